// The laws of decisions, the same for every noun that a person decides about: replay, order, dropping, rules, erasing.
import fc from "fast-check";
import { type Decision, explain, ledger, numbered, readLedger, report } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { signed } from "./cohorts.js";
import { type Noun, nouns, type Planned, type Run } from "./nouns.js";

const bytes = (value: unknown) => JSON.stringify(value);
const some = (cases: number, { cost }: Noun) => ({ seed, numRuns: Math.ceil((cases * effort) / cost) });

/** A list in which some supersede earlier ones by number, some all that contradict them, and some only drop. */
function historyOf({ decisions }: Noun): fc.Arbitrary<readonly Decision[]> {
  const one = fc.tuple(decisions, fc.nat(6), fc.nat(20));
  return fc.array(one, { maxLength: 7 }).map((list) =>
    list.map(([decision, kind, other], index): Decision => {
      if (kind === 0 && decision.decision !== "drop") return { ...decision, supersedes: "earlier" };
      if (kind === 1 && index > 0) return { ...decision, supersedes: (other % index) + 1 };
      if (kind === 2 && index > 0) return { decision: "drop", supersedes: (other % index) + 1, ...signed };
      return decision;
    }),
  );
}

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

describe.each(nouns)("decisions about $noun", (noun) => {
  const history = historyOf(noun);

  it("give the same review byte for byte: from a ledger, from its JSON, on the plan made anew, on a decided one", () => {
    fc.assert(
      fc.property(noun.runs, history, (run, decisions) => {
        const kept = ledger({ random });
        kept.appendAll(decisions);
        const one = run.review(kept);
        const read = readLedger(bytes(kept), { random });
        expect(bytes(run.review(read, { anew: true }))).toBe(bytes(one));
        expect(bytes(run.review(numbered(decisions), { from: one.outcome }))).toBe(bytes(one));
      }),
      some(60, noun),
    );
  });

  it("commute where nothing supersedes", () => {
    const shuffled = fc.array(noun.decisions, { maxLength: 6 }).chain((list) => {
      const order = fc.shuffledSubarray([...list.keys()], { minLength: list.length, maxLength: list.length });
      return fc.tuple(fc.constant(list), order);
    });
    fc.assert(
      fc.property(noun.runs, shuffled, (run, [list, order]) => {
        const one = run.review(numbered(list)).outcome;
        const other = run.review(numbered(order.flatMap((at) => list[at] ?? []))).outcome;
        // Who overruled a rule is told in the order of the decisions, with their numbers; nothing else may differ.
        const sorted = (of: Run["outcome"]) =>
          overruledOf(of)
            .map((told) => bytes({ ...told, entry: 0 }))
            .sort();
        expect({ ...other, overruled: sorted(other) }).toEqual({ ...one, overruled: sorted(one) });
      }),
      some(150, noun),
    );
  });

  it("that are dropped are as if they had never been written, and dropping the drop brings them back", () => {
    fc.assert(
      fc.property(noun.runs, history, noun.decisions, fc.nat(), (run, before, last, which) => {
        const entries = numbered([...before, last]);
        const drop = 1 + (which % entries.length);
        const gone = numbered([...before, last, { decision: "drop", supersedes: drop, ...signed }]);
        const back = numbered([
          ...before,
          last,
          { decision: "drop", supersedes: drop, ...signed },
          { decision: "drop", supersedes: entries.length + 1, ...signed },
        ]);
        const found = run.review(entries);
        const without = run.review(gone);
        expect(bytes(run.review(back).outcome)).toBe(bytes(found.outcome));
        expect(
          found.superseded.some(({ entry }) => entry === drop) ||
            without.inForce.every(({ number }) => number !== drop),
        ).toBe(true);
        if (found.superseded.some(({ entry }) => entry === drop)) return; // taken out already: by whom is told by the first
        const never = entries.filter(({ number }) => number !== drop);
        // What the dropped one took out holds again; what takes the dropped one out by its number has nothing to take out.
        if (never.some(({ supersedes }) => supersedes === drop)) return;
        expect(bytes(without.outcome)).toBe(bytes(run.review(never).outcome));
      }),
      some(120, noun),
    );
    fc.assert(
      fc.property(noun.runs, history, (run, decisions) => {
        const drops = decisions.map((_, at): Decision => ({ decision: "drop", supersedes: at + 1, ...signed }));
        expect(run.review(numbered([...decisions, ...drops.reverse()])).outcome).toBe(run.outcome);
      }),
      some(30, noun),
    );
  });

  it("that are erased are as if they had never been written, the chain holds, and nothing of the person is left in it", () => {
    let erased = 0;
    const id = fc.constantFrom("a1", "x2", "p0", "p3", "m2", "l1", "gone");
    fc.assert(
      fc.property(noun.runs, fc.array(noun.decisions, { maxLength: 6 }), id, (run, decisions, id) => {
        const kept = ledger({ random });
        kept.appendAll(decisions);
        const head = kept.head();
        const gone = kept.erase({ id }, { by: "Di", because: "Left and asked for it." }).erased;
        erased += gone.length;
        const left = numbered(decisions).filter(({ number }) => !gone.includes(number));
        expect(bytes(run.review(kept).outcome)).toBe(bytes(run.review(left).outcome));
        expect(run.review(kept).erased).toEqual(gone);
        expect(kept.verify(head)).toMatchObject({ ok: true, erased: gone });
        expect(bytes(kept)).not.toContain(`"${id}"`);
        expect(bytes(run.review(kept).decisions)).not.toContain(`"${id}"`);
      }),
      some(80, noun),
    );
    expect(erased).toBeGreaterThan(0);
  });

  it("never break a rule unseen, and whatever is in force is done", () => {
    let plans = 0;
    let overruled = 0;
    fc.assert(
      fc.property(noun.runs, history, (run, decisions) => {
        const found = run.review(numbered(decisions));
        accounted(found, decisions.length);
        const { outcome } = found;
        if (outcome.status === "infeasible") {
          expect(found.clash?.text).toMatch(/\w+ .*\./);
          return;
        }
        plans++;
        const entries = new Map(found.inForce.map((entry) => [entry.number, entry.decision]));
        for (const { people, rule, what } of run.broken(outcome, [...entries.values()])) {
          const told = overruledOf(outcome).filter(
            (one) => one.rule === rule && bytes(one.people.map(({ id }) => id)) === bytes(people),
          );
          expect([what, people, told.length > 0]).toEqual([what, people, true]);
          for (const { entry, by, because } of told) {
            const decision = entries.get(entry);
            expect([by, because]).toEqual([decision?.by, `not ${rule}`]);
            expect(decision?.overrules).toContainEqual({ rule, because });
          }
          overruled += told.length;
        }
        // The report of the plan says who broke which rule and why, and so does whoever asks about the two.
        const text = reported(outcome);
        for (const one of overruledOf(outcome)) {
          expect(text).toContain(one.text.replaceAll(/\s+/g, " "));
          expect(explained(outcome, one.people)).toContain(`which ${one.by} overruled, because: ${one.because}`);
        }
      }),
      some(400, noun),
    );
    expect(plans).toBeGreaterThan(20);
    if (noun.noun !== "circles") expect(overruled).toBeGreaterThan(5);
  });
});

function overruledOf(outcome: Run["outcome"]) {
  if (outcome.status === "infeasible" || outcome.format === "circles") return [];
  const list = outcome.overruled ?? [];
  return [...list];
}

/** The report of a plan of any noun, in one line. */
function reported(plan: Planned): string {
  const text = plan.format === "pairs" ? report(plan) : plan.format === "peers" ? report(plan) : report(plan);
  return text.replaceAll(/\s+/g, " "); // its lines are broken where the terminal ends
}

/** What is said of two people of a plan. */
function explained(plan: Planned, [one, other]: readonly { readonly id: string }[]): string {
  const [first = "", second = ""] = [one?.id, other?.id];
  if (plan.format === "pairs") return explain(plan, { mentee: first, mentor: second }).text;
  return plan.format === "peers" ? explain(plan, { one: first, other: second }).text : "";
}

/** Every entry is in one of the lists. */
function accounted(found: ReturnType<Run["review"]>, many: number): void {
  const numbers = new Set([
    ...found.inForce.map(({ number }) => number),
    ...found.refused.map(({ entry }) => entry),
    ...found.conflicts.flatMap(({ entries }) => entries),
    ...found.superseded.map(({ entry }) => entry),
    ...found.aboutPeopleWhoLeft.map(({ entry }) => entry),
    ...found.awaited.map(({ entry }) => entry),
    ...found.unfit.map(({ entry }) => entry),
    ...found.erased,
  ]);
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: many }, (_, at) => at + 1));
}

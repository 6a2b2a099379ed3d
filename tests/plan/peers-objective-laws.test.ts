// The objectives of `match` for peers against every way to group people, with brute force that shares nothing with the engine.
import fc from "fast-check";
import { compare, type Objective, type PeersPlan } from "pairwright";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { asked, type PeersQuestion, pairFit, questions } from "./peers-questions.js";

const nameOf = (index: number) => `p${String.fromCharCode(97 + index)}`;
const indexOf = (id: string) => id.charCodeAt(1) - 97;
type Groups = readonly (readonly number[])[];

/** Two people who must be together, or none. */
type Must = readonly number[];

const asking = fc.tuple(questions(8), fc.nat({ max: 2 })).map(([question, which]) => {
  const couples = question.fit.flatMap((_, one) =>
    question.fit.flatMap((__, other) =>
      one < other && pairFit(question.fit, one, other) !== undefined ? [[one, other]] : [],
    ),
  );
  return { question, must: which === 0 ? (couples[0] ?? []) : [] };
});

/** Every way to make pairs and at most one trio in which those who must be together are. */
function everyGrouping({ fit, odd }: PeersQuestion, must: Must): Groups[] {
  const found: Groups[] = [];
  const isAllowed = (group: readonly number[]) =>
    group.every((one, at) => group.slice(at + 1).every((other) => pairFit(fit, one, other) !== undefined));
  const from = (person: number, groups: Groups): void => {
    if (person === fit.length) {
      if (must.length === 0 || groups.some((group) => must.every((one) => group.includes(one)))) found.push(groups);
      return;
    }
    from(person + 1, groups);
    const taken = groups.flat();
    if (taken.includes(person)) return;
    const free = fit.map((_, at) => at).filter((at) => at > person && !taken.includes(at));
    for (const other of free) {
      if (!isAllowed([person, other])) continue;
      from(person + 1, [...groups, [person, other]]);
      if (odd !== "trio" || groups.some(({ length }) => length === 3)) continue;
      for (const third of free) {
        const trio = [person, other, third];
        if (third > other && isAllowed(trio)) from(person + 1, [...groups, trio]);
      }
    }
  };
  from(0, []);
  return found;
}

/** The scores of two people who are together and need not be, rising; and what everybody has in sum. */
function judged({ fit, byes }: PeersQuestion, must: Must, groups: Groups) {
  const couples = groups.flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other) => [one, other] as const)),
  );
  const worth = (one: number, other: number) => pairFit(fit, one, other) ?? Number.NaN;
  const scores = couples
    .filter(([one, other]) => !(must.includes(one) && must.includes(other)))
    .map(([one, other]) => worth(one, other))
    .sort((a, b) => a - b);
  const total = groups.reduce((sum, group) => {
    const own = couples.filter(([one]) => group.includes(one)).reduce((all, couple) => all + worth(...couple), 0);
    return sum + (group.length === 2 ? 2 : 1) * own;
  }, 0);
  const served = groups.flat();
  const had = byes.filter((one) => served.includes(one)).length;
  return { people: served.length, had, scores, total };
}

type Judged = ReturnType<typeof judged>;

/** The best of all groupings by an order; each is compared with the best so far. */
function best(all: readonly Judged[], better: (one: Judged, than: Judged) => number): Judged {
  return all.reduce((most, one) => (better(one, most) > 0 ? one : most));
}

const byPeople = (one: Judged, than: Judged) => one.people - than.people || one.had - than.had;
const lowest = ({ scores }: Judged) => scores[0] ?? Number.POSITIVE_INFINITY;
const byScores = (one: Judged, than: Judged) => {
  const at = one.scores.findIndex((score, place) => score !== than.scores[place]);
  return at < 0 ? 0 : (one.scores[at] ?? 0) - (than.scores[at] ?? 0);
};

function planOf(question: PeersQuestion, must: Must, objective: Objective): PeersPlan {
  const lists = must.length > 0 ? { must: [must.map(nameOf)] } : {};
  const outcome = asked(question, nameOf, { ...lists, objective });
  if (outcome.status === "infeasible") throw new Error("what may be made can be made");
  return outcome;
}

const groupsOf = (plan: PeersPlan): Groups => plan.groups.map(({ people }) => people.map(indexOf));
const runs = { seed, numRuns: 150 * effort };

describe("laws of the objectives for peers", () => {
  it("bottleneck: most people, then the lowest fit of two people, then the total; a trio and a must included", () => {
    fc.assert(
      fc.property(asking, ({ question, must }) => {
        const plan = planOf(question, must, "bottleneck");
        const all = everyGrouping(question, must).map((groups) => judged(question, must, groups));
        const wanted = best(all, (a, b) => byPeople(a, b) || Math.sign(lowest(a) - lowest(b)) || a.total - b.total);
        const { people, had, total, scores } = judged(question, must, groupsOf(plan));
        expect([people, had, scores[0], total]).toEqual([wanted.people, wanted.had, wanted.scores[0], wanted.total]);
        expect(plan.status).toBe("optimal");
        expect(plan).not.toHaveProperty("prices");
        expect(plan.objective).toMatchObject({ name: "bottleneck", proven: true });
        expect(plan.objective?.bestLowest).toBe(scores[0] === undefined ? undefined : scores[0] / 1_000_000);
        expect(plan.record.objective).toBe("bottleneck");
      }),
      runs,
    );
  });

  it("fair: none below the share of the best lowest fit, then the total", () => {
    fc.assert(
      fc.property(asking, fc.integer({ min: 0, max: 100 }), ({ question, must }, floor) => {
        const plan = planOf(question, must, { floor });
        const all = everyGrouping(question, must).map((groups) => judged(question, must, groups));
        const highest = best(all, (a, b) => byPeople(a, b) || Math.sign(lowest(a) - lowest(b)));
        const from = highest.scores[0] === undefined ? 0 : Math.ceil((highest.scores[0] * floor) / 100);
        const wanted = best(
          all.filter((one) => byPeople(one, highest) === 0 && lowest(one) >= from),
          (a, b) => a.total - b.total,
        );
        const { people, had, total, scores } = judged(question, must, groupsOf(plan));
        expect([people, had, total]).toEqual([wanted.people, wanted.had, wanted.total]);
        expect(scores[0] ?? from).toBeGreaterThanOrEqual(from);
        expect(plan.objective).toMatchObject({ name: "fair", floor, proven: true });
      }),
      runs,
    );
  });

  it("worst-off first: the sorted fits are as good as can be, or a trio makes it be refused in words", () => {
    let made = 0;
    fc.assert(
      fc.property(asking, ({ question, must }) => {
        const total = planOf(question, must, "total");
        if (total.groups.some(({ people }) => people.length === 3)) {
          expect(String(thrownBy(() => planOf(question, must, "worst-off first")))).toContain("group of three");
          return;
        }
        made++;
        const plan = planOf(question, must, "worst-off first");
        const all = everyGrouping(question, must).map((groups) => judged(question, must, groups));
        const wanted = best(all, (a, b) => byPeople(a, b) || byScores(a, b));
        const { people, had, scores } = judged(question, must, groupsOf(plan));
        expect([people, had, scores]).toEqual([wanted.people, wanted.had, wanted.scores]);
        expect(plan.status).toBe("optimal");
        expect(plan.objective).toMatchObject({ name: "worst-off first", proven: true });
      }),
      { ...runs, numRuns: 300 * effort },
    );
    expect(made).toBeGreaterThan(100);
  });

  it("stable: nothing blocks it, and whoever could join without unsettling anybody does", () => {
    fc.assert(
      fc.property(asking, ({ question, must }) => {
        const plan = planOf(question, must, "stable");
        const { plans } = compare({ plan });
        expect(blocking(question, must, groupsOf(plan))).toBe(0);
        expect(plans.plan?.blocking).toBe(0);
        expect(plans.plan?.sides.person.wishes?.envy.justified).toBe(0);
        expect(plan.objective).toMatchObject({ name: "stable", proven: true });
        const groups = groupsOf(plan);
        if (question.odd === "bye" || groups.some(({ length }) => length === 3)) return;
        const alone = question.fit.map((_, at) => at).filter((at) => !groups.flat().includes(at));
        for (const one of alone) {
          for (const group of groups) {
            if (group.some((other) => pairFit(question.fit, one, other) === undefined)) continue;
            const joined = groups.map((each) => (each === group ? [...each, one] : each));
            expect(blocking(question, must, joined)).toBeGreaterThan(0);
          }
        }
      }),
      { ...runs, numRuns: 300 * effort },
    );
  });

  it("the order and the names of people change nothing that is wanted", () => {
    fc.assert(
      fc.property(
        asking,
        fc.constantFrom<Objective>("bottleneck", "fair", "stable"),
        ({ question, must }, objective) => {
          const lists = { objective, ...(must.length > 0 ? { must: [must.map(nameOf)] } : {}) };
          expect(asked(question, nameOf, lists, true)).toEqual(asked(question, nameOf, lists));
        },
      ),
      { seed, numRuns: 60 },
    );
  });
});

/** How many pairs of different groups would both rather have each other. */
function blocking({ fit }: PeersQuestion, must: Must, groups: Groups): number {
  const people = fit.map((_, at) => at);
  const own = (one: number) => (groups.find((group) => group.includes(one)) ?? []).filter((other) => other !== one);
  const leaves = (one: number, value: number) => {
    const fits = own(one).map((other) => pairFit(fit, one, other) ?? Number.NaN);
    const has = fits.reduce((sum, each) => sum + each, 0) / fits.length;
    return fits.length === 0 || (!must.includes(one) && value > has);
  };
  return people
    .flatMap((one) => people.filter((other) => other > one && !own(one).includes(other)).map((other) => [one, other]))
    .filter(([one = 0, other = 0]) => {
      const value = pairFit(fit, one, other);
      return value !== undefined && leaves(one, value) && leaves(other, value);
    }).length;
}

// Replanning against every choice there is for the people there are now: what is chosen, counted, kept and told.
import fc from "fast-check";
import { approve, match, replan } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import {
  anyPrice,
  bestWorth,
  everyGroupingNow,
  everyNow,
  isMore,
  pairKey,
  pairsBefore,
  pairsTurnovers,
  peersBefore,
  peersTurnovers,
  quickly,
  twosOf,
  worthUnder,
} from "./replan-questions.js";

const runs = { seed, numRuns: 200 * effort };
const signed = { by: "Kim", because: "I went through all pairs." };
const millionths = (fit: number) => Math.round(fit * 1_000_000);

type PairsPlan = Extract<ReturnType<typeof pairsBefore>["outcome"], { readonly pairs: unknown }>;

/** A plan as the oracle sees it. */
const seen = (plan: PairsPlan) => ({
  people: plan.totals.matched.mentee,
  fit: millionths(plan.totals.fit),
  keys: plan.pairs.map(pairKey),
});

/** The pairs of a plan whose people are both there now. */
function standingIn(plan: PairsPlan, { now }: ReturnType<typeof pairsBefore>): string[] {
  const there = new Set([...now.people.mentee, ...now.people.mentor].map(({ id }) => id));
  return plan.pairs.filter(({ mentee, mentor }) => there.has(mentee) && there.has(mentor)).map(pairKey);
}

describe("replanning pairs", () => {
  it("is the best of every choice for those who are there, counted and charged, with approved pairs kept or told", () => {
    const count = { changed: 0, ended: 0, pinned: 0, released: 0, gains: 0 };
    fc.assert(
      fc.property(pairsTurnovers, anyPrice, fc.boolean(), (turnover, perChange, isApproved) => {
        const run = pairsBefore(turnover);
        const { outcome: plan } = run;
        if (plan.status === "infeasible") return;
        const given = isApproved ? approve(plan, signed) : plan;
        const found = replan(given, run.now, { perChange, gains: 2 });
        const standing = standingIn(plan, run);
        const choices = everyNow(turnover);
        const isAllowed = new Set(choices.flatMap(({ keys }) => keys));
        const pins = isApproved ? standing.filter((key) => isAllowed.has(key)) : [];
        const open = choices.filter(({ keys }) => pins.every((key) => keys.includes(key)));
        const after = found.outcome;
        if (after.status === "infeasible") {
          expect(open).toEqual([]);
          return;
        }
        expect(after.status).toBe("optimal");
        const mine = worthUnder(perChange, seen(after), standing);
        const best = bestWorth(open.map((choice) => worthUnder(perChange, choice, standing).worth));
        expect(mine.worth).toEqual(best);
        const told = (list: typeof found.changed | typeof found.kept | typeof found.ended) =>
          list.map(({ people }) => people.map(({ id }) => id).join(" ")).sort();
        expect(told(found.changed)).toEqual([...mine.changed].sort());
        expect(told(found.kept)).toEqual(standing.filter((key) => !mine.changed.includes(key)).sort());
        expect(told(found.ended)).toEqual(
          plan.pairs
            .map(pairKey)
            .filter((key) => !standing.includes(key))
            .sort(),
        );
        const counts = { kept: found.kept.length, changed: found.changed.length, ended: found.ended.length };
        expect(found.totals).toMatchObject({ ...counts, fit: after.totals.fit, matched: after.totals.matched.mentee });
        expect(after.objective?.standing).toMatchObject({ kept: counts.kept, changed: counts.changed });
        expect(after.objective?.standing?.brokenByLeaving).toBe(counts.ended);
        if (perChange !== "fewest first") {
          expect(millionths(found.totals?.charged ?? -1)).toBe(counts.changed * millionths(perChange));
          expect(millionths(found.totals?.worth ?? -1)).toBe(best.at(-1));
        }
        for (const { people, rules } of found.changed) {
          const key = people.map(({ id }) => id).join(" ");
          expect(rules).toEqual(isAllowed.has(key) ? [] : ["allowed"]);
        }
        // What keeping a changed pair would cost is the difference to the best choice that has it.
        for (const { people, keeping } of found.changed) {
          if (keeping === undefined) continue;
          const key = people.map(({ id }) => id).join(" ");
          const others = open.filter(({ keys }) => keys.includes(key));
          if (keeping === "impossible") {
            expect(others).toEqual([]);
            continue;
          }
          count.gains++;
          const other = bestWorth(others.map((choice) => worthUnder(perChange, choice, standing).worth));
          expect(keeping.people).toBe((best[0] ?? 0) - (other[0] ?? 0));
          if (keeping.worth !== undefined) expect(millionths(keeping.worth)).toBe((best[2] ?? 0) - (other[2] ?? 0));
        }
        for (const pin of found.pins) {
          const key = pin.people.map(({ id }) => id).join(" ");
          expect(pin.kept).toBe(pins.includes(key));
          expect(pin.rules).toEqual(standing.includes(key) && !pins.includes(key) ? ["allowed"] : []);
          expect(pin.left.length > 0).toBe(!standing.includes(key));
          if (pin.kept) expect(after.pairs.map(pairKey)).toContain(key);
        }
        expect(found.pins.length).toBe(isApproved ? plan.pairs.length : 0);
        count.changed += counts.changed;
        count.ended += counts.ended;
        count.pinned += pins.length;
        count.released += isApproved ? standing.length - pins.length : 0;
      }),
      runs,
    );
    expect(Math.min(...Object.values(count))).toBeGreaterThan(5);
  }, 120_000);

  it("is the plain match where changes cost nothing, and changes fewer pairs the more they cost", () => {
    fc.assert(
      fc.property(pairsTurnovers, (turnover) => {
        const run = pairsBefore(turnover);
        const { outcome: plan, program, now } = run;
        if (plan.status === "infeasible") return;
        const made = ([0, 0.05, 0.3, 1, 50, "fewest first"] as const).map((price) => replan(plan, now, quickly(price)));
        const plain = match(program, now, { seed: 3 });
        const [free] = made;
        if (plain.status === "infeasible" || free === undefined || free.outcome.status === "infeasible") return;
        expect(free.outcome.pairs).toEqual(plain.pairs);
        const changes = made.map(({ totals }) => totals?.changed ?? -1);
        expect([...changes].sort((a, b) => b - a)).toEqual(changes);
        // More than all fits together is as good as a level of its own.
        const [dear, first] = made.slice(-2).map(({ totals }) => totals);
        expect({ changed: dear?.changed, fit: dear?.fit }).toEqual({ changed: first?.changed, fit: first?.fit });
      }),
      runs,
    );
  }, 60_000);

  it("changes nothing where nothing changed, and is content with what it made", () => {
    fc.assert(
      fc.property(pairsTurnovers, anyPrice, (turnover, perChange) => {
        const run = pairsBefore(turnover);
        const { outcome: plan, before, now } = run;
        if (plan.status === "infeasible") return;
        const same = replan(plan, before, quickly(perChange));
        expect(same.totals).toMatchObject({ changed: 0, ended: 0, fit: plan.totals.fit });
        expect([same.joined, same.left, same.answeredAnew, same.changed]).toEqual([[], [], [], []]);
        if (same.outcome.status !== "infeasible") expect(same.outcome.pairs).toEqual(plan.pairs);
        const once = replan(plan, now, quickly(perChange));
        if (once.outcome.status === "infeasible") return;
        const twice = replan(once.outcome, now, { perChange, gains: 9 });
        expect(twice.totals?.matched).toBe(once.totals?.matched);
        if (perChange === "fewest first") expect(twice.totals?.changed).toBe(0);
        // What is changed all the same gains exactly its price: nothing is lost either way.
        else expect(millionths(twice.totals?.worth ?? 0)).toBe(millionths(once.totals?.fit ?? 0));
      }),
      runs,
    );
  }, 60_000);

  it("moves nobody where only some left and nothing better is there", () => {
    fc.assert(
      fc.property(pairsTurnovers, anyPrice, (turnover, perChange) => {
        const leaving = { ...turnover, mentors: { before: turnover.mentors.before, now: turnover.mentors.before } };
        const stay = turnover.mentees.before.filter(([at]) => turnover.mentees.now.some(([one]) => one === at));
        const run = pairsBefore({ ...leaving, mentees: { before: turnover.mentees.before, now: stay } });
        const { outcome: plan } = run;
        if (plan.status === "infeasible") return;
        const standing = standingIn(plan, run);
        const left = plan.pairs.filter((pair) => standing.includes(pairKey(pair)));
        const here = {
          people: new Set(left.map(({ mentee }) => mentee)).size,
          fit: left.reduce((sum, { fit }) => sum + millionths(fit), 0),
          keys: standing,
        };
        const found = replan(plan, run.now, quickly(perChange));
        const choices = everyNow({ ...leaving, mentees: { before: [], now: stay } });
        const best = bestWorth(choices.map((choice) => worthUnder(perChange, choice, standing).worth));
        const isBest = isMore(best, worthUnder(perChange, here, standing).worth) === 0;
        if (isBest && perChange !== 0) expect(found.changed).toEqual([]);
      }),
      runs,
    );
  }, 60_000);

  it("leaves what it was given as it was, and gives the same again", () => {
    fc.assert(
      fc.property(pairsTurnovers, anyPrice, (turnover, perChange) => {
        const run = pairsBefore(turnover);
        const { outcome: plan } = run;
        if (plan.status === "infeasible") return;
        const was = JSON.stringify([plan, run.now]);
        const options = Object.freeze({ perChange });
        const found = replan(plan, run.now, options);
        expect(JSON.stringify([plan, run.now])).toBe(was);
        expect(Object.isFrozen(found) && Object.isFrozen(found.changed) && Object.isFrozen(found.text)).toBe(true);
        expect(JSON.stringify(replan(plan, run.now, options))).toBe(JSON.stringify(found));
      }),
      { seed, numRuns: 40 * effort },
    );
  }, 60_000);
});

describe("replanning peers", () => {
  it("is the best of every grouping for those who are there, with trios, byes and approved groups", () => {
    const count = { changed: 0, ended: 0, pinned: 0, released: 0, trios: 0, gains: 0 };
    fc.assert(
      fc.property(peersTurnovers, anyPrice, fc.boolean(), (turnover, perChange, isApproved) => {
        const { outcome: plan, now } = peersBefore(turnover);
        if (plan.status === "infeasible") return;
        const given = isApproved ? approve(plan, signed) : plan;
        const found = replan(given, now, { perChange, gains: 1 });
        const there = new Set(now.people.person.map(({ id }) => id));
        const standing = twosOf(plan.groups).filter((key) => key.split(" ").every((id) => there.has(id)));
        const choices = everyGroupingNow(turnover);
        const pairsOnly = choices.filter(({ groups }) => groups.length === 1);
        const mayMeet = (ids: readonly string[]) =>
          twosOf([{ people: ids }]).every((key) => pairsOnly.some(({ keys }) => keys.join() === key));
        const pins = isApproved
          ? plan.groups
              .map(({ people }) => people.filter((id) => there.has(id)))
              .filter((ids) => ids.length > 1 && mayMeet(ids))
          : [];
        const open = choices.filter(({ groups }) =>
          pins.every((pin) => groups.some((group) => pin.every((id) => group.includes(id)))),
        );
        const after = found.outcome;
        if (after.status === "infeasible") throw new Error("peers have a plan");
        expect(after.status).toBe("optimal");
        const own = { people: after.totals.matched, fit: millionths(after.totals.fit), keys: twosOf(after.groups) };
        const mine = worthUnder(perChange, own, standing);
        const best = bestWorth(open.map((choice) => worthUnder(perChange, choice, standing).worth));
        expect(mine.worth).toEqual(best);
        expect(found.totals).toMatchObject({
          kept: standing.length - mine.changed.length,
          changed: mine.changed.length,
          ended: twosOf(plan.groups).length - standing.length,
        });
        for (const { people, keeping } of found.changed) {
          if (keeping === undefined) continue;
          const key = people.map(({ id }) => id).join(" ");
          const others = open.filter(({ keys }) => keys.includes(key));
          if (keeping === "impossible") continue;
          count.gains++;
          const other = bestWorth(others.map((choice) => worthUnder(perChange, choice, standing).worth));
          expect(keeping.people).toBe((best[0] ?? 0) - (other[0] ?? 0));
          if (keeping.worth !== undefined) expect(millionths(keeping.worth)).toBe((best[2] ?? 0) - (other[2] ?? 0));
        }
        expect(found.pins.filter(({ kept }) => kept).length).toBe(pins.length);
        count.changed += mine.changed.length;
        count.ended += found.ended.length;
        count.pinned += pins.length;
        count.released += found.pins.filter(({ rules }) => rules.length > 0).length;
        if (after.groups.some(({ people }) => people.length === 3)) count.trios++;
      }),
      runs,
    );
    expect(Math.min(...Object.values(count))).toBeGreaterThan(3);
  }, 120_000);

  it("changes fewer the more that costs, and nothing where nothing changed", () => {
    fc.assert(
      fc.property(peersTurnovers, (turnover) => {
        const { outcome: plan, before, now } = peersBefore(turnover);
        if (plan.status === "infeasible") return;
        const changes = ([0, 0.05, 0.3, 1, 50, "fewest first"] as const).map(
          (price) => replan(plan, now, quickly(price)).totals?.changed ?? -1,
        );
        expect([...changes].sort((a, b) => b - a)).toEqual(changes);
        expect(changes.at(-1)).toBe(changes.at(-2));
        for (const price of [0.000001, 1, "fewest first"] as const) {
          const same = replan(plan, before, quickly(price));
          if (same.outcome.status !== "infeasible") expect(same.outcome.groups).toEqual(plan.groups);
        }
      }),
      { seed, numRuns: 80 * effort },
    );
  }, 60_000);
});

// The law book of mixed runs: nobody twice, everybody somewhere or with a cause, shares kept and exactly best on tiny cases,
// each step the plan that `match` gives alone, and what must not change with names and orders.
import fc from "fast-check";
import { cohortOf, explain, match, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { asked, type FormatsQuestion, programsOf, questions } from "./formats-questions.js";

const runs = { seed, numRuns: 150 * effort };

/** The largest number of people that is at most this share of so many, by trying every number. */
function mostOf(limit: object, people: number): number {
  if ("most" in limit) return Number(limit.most);
  if (!("share" in limit)) return people;
  const share = Number(limit.share);
  return Math.max(
    ...Array.from({ length: people + 1 }, (_, count) => (count === 0 || count / people <= share ? count : 0)),
  );
}

/** What the first step can be worth: pairs within the limit, then fit in sum; every choice is tried. */
function bestPairs({ fit, places, limits }: FormatsQuestion) {
  const most = mostOf(limits.first, fit.length);
  const left = [...places];
  let best = { matched: -1, total: 0 };
  const from = (mentee: number, matched: number, total: number): void => {
    if (matched > most) return;
    if (mentee === fit.length) {
      if (matched > best.matched || (matched === best.matched && total > best.total)) best = { matched, total };
      return;
    }
    from(mentee + 1, matched, total);
    for (const [mentor, score] of (fit[mentee] ?? []).entries()) {
      if (score === undefined || (left[mentor] ?? 0) === 0) continue;
      left[mentor] = (left[mentor] ?? 0) - 1;
      from(mentee + 1, matched + 1, total + score);
      left[mentor] = (left[mentor] ?? 0) + 1;
    }
  };
  from(0, 0, 0);
  return best;
}

function planOf(question: FormatsQuestion, options: Parameters<typeof asked>[1] = {}) {
  return settled(asked(question, options));
}

const plain = <T>(data: T): unknown => JSON.parse(JSON.stringify(data));

describe("laws of mixed runs", () => {
  it("nobody has two places, and everybody has one or a cause from every step that speaks of them", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const plan = planOf(question);
        const people = [
          ...question.fit.map((_, at) => `mentee e${at}`),
          ...question.places.map((_, at) => `mentor o${at}`),
        ];
        const placed = plan.assigned.map(({ role, id }) => `${role} ${id}`);
        const left = plan.unmatched.map(({ role, id }) => `${role} ${id}`);
        expect([...placed, ...left].sort()).toEqual(people.sort());
        const inPairs = plan.steps["one-on-one"].pairs.flatMap(({ mentee, mentor }) => [mentee, mentor]);
        const inGroups = plan.steps.peers.groups.flatMap((group) => [...group.people]);
        expect(inGroups.filter((id) => inPairs.includes(id))).toEqual([]);
        expect(new Set([...inPairs, ...inGroups])).toEqual(new Set(plan.assigned.map(({ id }) => id)));
        for (const { role, causes } of plan.unmatched) {
          expect(causes.map(({ step }) => step)).toEqual(role === "mentee" ? ["one-on-one", "peers"] : ["one-on-one"]);
          for (const { text } of causes) expect(text).toMatch(/\.$/);
        }
        for (const { role, id, step, as } of plan.assigned) {
          expect(step === "peers" ? inGroups : inPairs).toContain(id);
          expect(as).toBe(step === "peers" ? "person" : role);
        }
        const { matched, people: all, steps } = plan.totals;
        expect(all).toEqual({ mentee: question.fit.length, mentor: question.places.length });
        expect(matched.mentee).toBe(steps["one-on-one"].matched + steps.peers.matched);
        expect(steps.peers.came).toBe(question.fit.length - steps["one-on-one"].matched);
      }),
      runs,
    );
  });

  it("shares are kept, and the first step is the best within its share (against brute force), proven", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const plan = planOf(question);
        expect(plan.proven).toBe(true);
        const { steps } = plan.totals;
        expect(steps["one-on-one"].matched).toBeLessThanOrEqual(mostOf(question.limits.first, question.fit.length));
        expect(steps.peers.matched).toBeLessThanOrEqual(mostOf(question.limits.second, question.fit.length));
        const { matched, fit } = plan.steps["one-on-one"].totals;
        expect({ matched: matched.mentee, total: Math.round(fit * 1_000_000) }).toEqual(bestPairs(question));
      }),
      runs,
    );
  });

  it("each step is the plan that match gives for its program and the people who are left", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const plan = planOf(question);
        const { mentoring, buddies, people } = programsOf(question);
        const limit = (given: object) =>
          Object.keys(given).length === 0 ? {} : { most: mostOf(given, question.fit.length) };
        const first = match(mentoring, cohortOf(mentoring, people), { seed: 9, ...limit(question.limits.first) });
        expect(plan.steps["one-on-one"]).toEqual(first);
        const taken = new Set(settled(first).pairs.map(({ mentee }) => mentee));
        const rest = people.mentee.filter(({ id }) => !taken.has(id));
        const then = match(buddies, cohortOf(buddies, { person: rest }), { seed: 9, ...limit(question.limits.second) });
        expect(plan.steps.peers).toEqual(then);
      }),
      runs,
    );
  });

  it("gives the same bytes in any order of the people, and again", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const bytes = JSON.stringify(asked(question));
        expect(JSON.stringify(asked(question, { turned: true }))).toBe(bytes);
        expect(JSON.stringify(asked(question))).toBe(bytes);
      }),
      runs,
    );
  });

  it("takes as many under other names, and the first step is as good", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const [one, other] = [planOf(question), planOf(question, { name: (at) => `Ω${9 - at}` })];
        const worth = ({ steps }: typeof one) => [steps["one-on-one"].totals.matched, steps["one-on-one"].totals.fit];
        expect(worth(other)).toEqual(worth(one));
      }),
      runs,
    );
  });

  it("survives JSON, is frozen through and through, and its plans can be asked", () => {
    const deeplyFrozen = (data: unknown): boolean =>
      typeof data !== "object" || data === null || (Object.isFrozen(data) && Object.values(data).every(deeplyFrozen));
    fc.assert(
      fc.property(questions, (question) => {
        const plan = planOf(question);
        expect(plain(plan)).toEqual(plan);
        expect(deeplyFrozen(plan)).toBe(true);
        const [pair] = plan.steps["one-on-one"].pairs;
        if (pair) expect(explain(plan.steps["one-on-one"], pair).verdict).toBe("chosen");
        const [one = "", other = ""] = plan.steps.peers.groups[0]?.people ?? [];
        if (one) expect(explain(plan.steps.peers, { one, other }).verdict).toBe("chosen");
        expect(Object.keys(plan.steps)).toEqual(["one-on-one", "peers"]);
      }),
      { seed, numRuns: 60 },
    );
  });

  it("keeps whom a list wants in a later step for it, and changes nothing for a pair that is made anyway", () => {
    fc.assert(
      fc.property(questions, fc.nat(), (question, which) => {
        const size = question.fit.length;
        const [a, b] = [which % Math.max(1, size), (which + 1) % Math.max(1, size)];
        const isLimited = mostOf(question.limits.second, size) < 2;
        if (size < 2 || isLimited || question.among[a]?.[b] === undefined) return;
        const plan = planOf(question, { steps: { peers: { must: [[`e${a}`, `e${b}`]] } } });
        const places = plan.assigned.filter(({ id }) => id === `e${a}` || id === `e${b}`);
        expect(places.map(({ step }) => step)).toEqual(["peers", "peers"]);
        const kept = plan.steps["one-on-one"];
        expect(kept.totals.people.mentee).toBe(size - 2);
        const [pair] = kept.pairs;
        if (pair === undefined) return;
        const again = planOf(question, {
          steps: { peers: { must: [[`e${a}`, `e${b}`]] }, "one-on-one": { must: [pair] } },
        });
        expect(again.steps["one-on-one"].totals.fit).toBe(kept.totals.fit);
      }),
      runs,
    );
  });
});

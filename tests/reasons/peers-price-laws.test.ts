// The laws of prices for peers: each is the difference of two full solves, exactly, with byes, must lists and groups of three.
import fc from "fast-check";
import {
  alternatives,
  explain,
  firmness,
  nextBest,
  type PeersMatchOptions,
  type PeersPlan,
  pairPrice,
  rulePrices,
  whyNobody,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { peersAgain } from "../../src/kernels/peers/again.js";
import { peersProblem } from "../../src/kernels/peers/build.js";
import { rankedPeers } from "../../src/kernels/peers/ranked.js";
import { codesOf } from "../mistakes.js";
import { asked, type PeersQuestion, pairFit, questions } from "../plan/peers-questions.js";
import { effort, seed } from "../seed.js";

const runs = { seed, numRuns: 120 * effort };
const MILLION = 1_000_000;
const nameOf = (index: number) => `p${String.fromCharCode(97 + index)}`;
const indexOf = (id: string) => id.charCodeAt(1) - 97;

function planOf(question: PeersQuestion, lists: PeersMatchOptions = {}): PeersPlan | undefined {
  const outcome = asked(question, nameOf, lists);
  return outcome.status === "infeasible" ? undefined : outcome;
}

function worthOf(plan: PeersPlan, { byes }: PeersQuestion) {
  const served = plan.groups.flatMap(({ people }) => people.map(indexOf));
  return {
    people: plan.totals.matched,
    byes: byes.filter((person) => served.includes(person)).length,
    fit: Math.round(plan.totals.fit * MILLION),
  };
}

function difference(plan: PeersPlan, other: PeersPlan | undefined, question: PeersQuestion) {
  if (other === undefined) return "impossible";
  const [one, two] = [worthOf(plan, question), worthOf(other, question)];
  const byes = one.byes - two.byes;
  return { people: one.people - two.people, ...(byes === 0 ? {} : { byes }), fit: (one.fit - two.fit) / MILLION + 0 };
}

/** All pairs that are allowed: what is forbidden has no score in these tables. */
function pairsOf({ fit }: PeersQuestion) {
  return fit.flatMap((_, one) =>
    fit.slice(one + 1).flatMap((_, at) => {
      const other = one + 1 + at;
      return pairFit(fit, one, other) === undefined ? [] : [{ one: nameOf(one), other: nameOf(other) }];
    }),
  );
}

const together = (plan: PeersPlan, one: string, other: string) =>
  plan.groups.some(({ people }) => [one, other].every((id) => people.some((own) => own === id)));

describe("prices of peers", () => {
  it("equal the difference of two full solves, made and parted, with groups of three and without", () => {
    const count = { cohorts: 0, made: 0, parted: 0, trios: 0 };
    fc.assert(
      fc.property(questions(7), (question) => {
        const plan = planOf(question);
        if (plan === undefined) throw new Error("peers have a plan");
        count.cohorts++;
        if (plan.groups.some(({ people }) => people.length === 3)) count.trios++;
        for (const pair of pairsOf(question)) {
          const price = pairPrice(plan, pair);
          const ids = [pair.one, pair.other];
          const isMade = together(plan, pair.one, pair.other);
          expect(price.change).toBe(isMade ? "part" : "make");
          const other = planOf(question, isMade ? { never: [ids] } : { must: [ids] });
          expect(price.cost).toEqual(difference(plan, other, question));
          expect(price.exact).toBe(true);
          expect(pairPrice(plan, { one: pair.other, other: pair.one }).cost).toEqual(price.cost);
          if (isMade) count.parted++;
          else {
            count.made++;
            expect(explain(plan, pair).price?.cost).toEqual(price.cost);
          }
        }
      }),
      runs,
    );
    expect(Math.min(count.made, count.parted)).toBeGreaterThan(20);
    expect(count.trios).toBeGreaterThan(5);
    expect(count.cohorts).toBe(runs.numRuns);
  }, 120_000);

  it("find the next best partner of everybody outside of groups of three, as trying all others does", () => {
    fc.assert(
      fc.property(questions(7), (question) => {
        const plan = planOf(question);
        if (plan === undefined) return;
        const all = pairsOf(question).map((pair) => pairPrice(plan, pair));
        for (const { id, partner, price } of nextBest(plan)) {
          const open = all.filter(({ change, pair }) => change === "make" && Object.values(pair).includes(id));
          const costs = open.flatMap(({ cost }) => (cost === "impossible" ? [] : [cost]));
          costs.sort((a, b) => a.people - b.people || (a.byes ?? 0) - (b.byes ?? 0) || a.fit - b.fit);
          expect(price?.cost).toEqual(costs[0]);
          if (partner !== undefined) expect(open.some(({ pair }) => Object.values(pair).includes(partner))).toBe(true);
        }
      }),
      { seed, numRuns: 80 * effort },
    );
  }, 120_000);

  it("of a rule is what match gives without it", () => {
    let worth = 0;
    fc.assert(
      fc.property(questions(7), fc.array(fc.nat(), { maxLength: 4 }), (question, which) => {
        const there = pairsOf(question);
        if (there.length === 0) return;
        const history = which.flatMap((at) => {
          const pair = there[at % there.length];
          return pair === undefined ? [] : [[pair.one, pair.other]];
        });
        const plan = planOf(question, { history });
        if (plan === undefined) return;
        for (const { rule, people, fit } of rulePrices(plan)) {
          if (rule !== "not with an earlier partner") continue;
          const other = planOf(question);
          if (other === undefined) throw new Error("there is a plan");
          const [one, two] = [worthOf(plan, question), worthOf(other, question)];
          expect([people, Math.round(fit * MILLION)]).toEqual([two.people - one.people, two.fit - one.fit]);
          if (people > 0 || fit > 0) worth++;
        }
      }),
      runs,
    );
    expect(worth).toBeGreaterThan(10);
  }, 60_000);
});

/** All ways to make pairs, best first; no groups of three. */
function everyMatching({ fit, byes }: PeersQuestion) {
  const had = fit.map((_, person) => byes.filter((one) => one === person).length);
  const found: { people: number; byes: number; fit: number; pairs: string }[] = [];
  const from = (
    person: number,
    taken: ReadonlySet<number>,
    pairs: readonly string[],
    byesOf: number,
    total: number,
  ): void => {
    if (person === fit.length) {
      found.push({ people: 2 * pairs.length, byes: byesOf, fit: total, pairs: pairs.join() });
      return;
    }
    from(person + 1, taken, pairs, byesOf, total);
    if (taken.has(person)) return;
    for (let other = person + 1; other < fit.length; other++) {
      const score = pairFit(fit, person, other);
      if (taken.has(other) || score === undefined) continue;
      const served = (had[person] ?? 0) + (had[other] ?? 0);
      from(
        person + 1,
        new Set([...taken, other]),
        [...pairs, `${nameOf(person)} ${nameOf(other)}`],
        byesOf + served,
        total + 2 * score,
      );
    }
  };
  from(0, new Set(), [], 0, 0);
  return found.sort((a, b) => b.people - a.people || b.byes - a.byes || b.fit - a.fit);
}

describe("firmness and alternatives of peers", () => {
  it("are those of trying every matching", () => {
    const seen = { firm: 0, flips: 0 };
    fc.assert(
      fc.property(questions(7), fc.integer({ min: 1, max: 5 }), fc.boolean(), (given, most, isTied) => {
        const fit = isTied
          ? given.fit.map((row) => row.map((value) => value && (value > 500_000 ? 1_000_000 : 500_000)))
          : given.fit;
        // With byes, plans with as many people are ranked by people and byes together.
        const question = { fit, odd: "bye" as const, byes: [] };
        const plan = planOf(question);
        if (plan === undefined) return;
        const all = everyMatching(question);
        const [best] = all;
        if (best === undefined) throw new Error("there is a plan");
        const top = all.filter(({ people, fit }) => people === best.people && fit === best.fit);
        const near = all.filter(({ people, fit }) => people === best.people && best.fit - fit <= 0.1 * best.fit);
        for (const { pair, stands, withinShare } of firmness(plan, { within: 0.1, weights: 0 }).pairs) {
          const cell = `${pair.one} ${pair.other}`;
          expect(stands === "firm").toBe(top.every(({ pairs }) => pairs.split(",").includes(cell)));
          expect(withinShare).toBe(near.every(({ pairs }) => pairs.split(",").includes(cell)));
          if (stands === "firm") seen.firm++;
          else seen.flips++;
        }
        const own = plan.groups
          .map(({ people }) => people.join(" "))
          .sort()
          .join();
        const others = all.filter(({ pairs }) => pairs !== own);
        const found = alternatives(plan, { most });
        expect(found.exact).toBe(true);
        expect(found.plans.map(({ cost }) => cost)).toEqual(
          others
            .slice(0, most)
            .map(({ people, fit }) => ({ people: best.people - people, fit: (best.fit - fit) / MILLION + 0 })),
        );
        const ids = found.plans.map(({ pairs }) => pairs.map(({ one, other }) => `${one} ${other}`).join());
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of ids) expect(others.map(({ pairs }) => pairs)).toContain(one);
      }),
      runs,
    );
    expect(Math.min(seen.firm, seen.flips)).toBeGreaterThan(2);
  }, 120_000);

  it("say that they are not exact where groups of three cannot be ranked", () => {
    const odd = { fit: [0, 1, 2].map(() => [1e6, 5e5, 1e6]), odd: "trio" as const, byes: [] };
    const plan = planOf(odd);
    if (plan === undefined) throw new Error("there is a plan");
    expect(plan.groups[0]?.people).toHaveLength(3);
    const found = alternatives(plan, { most: 2 });
    expect(found.exact).toBe(false);
    expect(found.text).toContain("not ranked exactly");
  });
});

describe("what cannot be asked", () => {
  const plan = planOf({ fit: [0, 1].map(() => [1e6, 1e6]), odd: "bye", byes: [] });
  if (plan === undefined) throw new Error("there is a plan");

  it("is refused with its name", () => {
    expect(codesOf(() => alternatives(plan, { most: 0 }))).toEqual(["alternatives-most"]);
    expect(codesOf(() => firmness(plan, { within: -1, weights: 1 }))).toEqual(["firmness-share", "firmness-share"]);
    expect(codesOf(() => nextBest(plan, { of: ["nobody", "pa"] }))).toEqual(["next-best-unknown"]);
    expect(codesOf(() => pairPrice(plan, { one: "pa", other: "pz" }))).toEqual(["explain-unknown"]);
    expect(codesOf(() => firmness(JSON.parse(JSON.stringify(plan))))).toEqual(["plan-detached"]);
    const idle = peersAgain(
      peersProblem({
        scores: [
          [null, 1],
          [1, null],
        ],
        priority: [1, 0],
      }),
    );
    expect(codesOf(() => [...rankedPeers(idle, 1)])).toEqual(["priority-zero"]);
  });

  it("speaks plainly, and is frozen data that survives JSON", () => {
    const found = [firmness(plan), nextBest(plan), alternatives(plan), rulePrices(plan), whyNobody(plan)];
    for (const one of found) {
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      expect(Object.isFrozen(one)).toBe(true);
    }
    expect(firmness(plan).pairs[0]?.text).toMatchInlineSnapshot(
      `"Parting pa and pb would leave 2 more without a partner, with 2.000 less fit in sum. Without the partner they have now: pa, pb. Every plan within 1 % of the best has this pair."`,
    );
    expect(nextBest(plan, { names: { person: (id) => id.toUpperCase() } })[0]?.text).toMatchInlineSnapshot(
      `"PA: nobody else is possible."`,
    );
  });
});

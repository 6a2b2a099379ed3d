// A review may be ended at any moment, also in the middle of a solve: what was answered is there, and a whole plan.
import {
  circles,
  cohortOf,
  type Decision,
  match,
  numbered,
  type Proposal,
  type ProposalAnswer,
  review,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { pairsRun, peersRun, signed } from "./cohorts.js";

const fits = [
  [90, 80, 10, 40],
  [85, 30, 20, 60],
  [60, null, 50, 30],
  [20, 70, 40, 35],
];
const even = (size: number) =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, at) => row * at));
const table = circles({
  of: z.object({ id: z.string(), at: z.number() }),
  size: { min: 2, max: 3 },
  criteria: { liking: (one, other) => ((one.at * 7 + other.at * 5) % 11) / 10 },
  weights: { liking: 1 },
});
const seats = cohortOf(table, { member: Array.from({ length: 8 }, (_, at) => ({ id: `member ${at}`, at })) });

const runs = {
  pairs: () => pairsRun({ fits }).outcome,
  peers: () => peersRun(even(6)).outcome,
  circles: () => match(table, seats, { steps: 200, seed: 3 }),
} as const;

/** A signal that is aborted once it was looked at so often, as one of another thread can be in the middle of work. */
function signalAfter(looks: number) {
  let seen = 0;
  return {
    get aborted() {
      return ++seen > looks;
    },
    addEventListener() {},
    removeEventListener() {},
    looked: () => seen,
  };
}

/** Parts the first two that it is asked about, and keeps the others. */
function answering() {
  const given: ProposalAnswer[] = [];
  const hook = (_: Proposal): ProposalAnswer => {
    const answer = { answer: given.length < 2 ? "part" : "keep", ...signed } as const;
    given.push(answer);
    return answer;
  };
  return { given, hook };
}

type Noun = keyof typeof runs;

/** The same for each noun: types tell them apart. */
async function reviewed(noun: Noun, hook: () => ProposalAnswer, options: object) {
  if (noun === "pairs") return review(runs.pairs(), hook, options);
  return noun === "peers" ? review(runs.peers(), hook, options) : review(runs.circles(), hook, options);
}

function replayed(noun: Noun, given: readonly Decision[]) {
  const decisions = numbered(given);
  if (noun === "pairs") return review(runs.pairs(), decisions);
  return noun === "peers" ? review(runs.peers(), decisions) : review(runs.circles(), decisions);
}

describe.each(["pairs", "peers", "circles"] as const)("a review of %s whose signal is aborted", (noun) => {
  it("at any look at it ends with what was answered and the last whole plan", async () => {
    const whole = signalAfter(Number.POSITIVE_INFINITY);
    const full = await reviewed(noun, answering().hook as () => ProposalAnswer, { signal: whole });
    expect(["all answered", "no plan"]).toContain(full.ended);
    const total = whole.looked();
    expect(total).toBeGreaterThan(10);
    const cut = { midway: 0, unplanned: 0 };
    const step = Math.max(1, Math.floor(total / 25));
    for (let looks = 0; looks < total; looks += step) {
      const { hook } = answering();
      const written: Decision[] = [];
      const found = await reviewed(noun, hook as () => ProposalAnswer, {
        signal: signalAfter(looks),
        onDecided: (decisions: readonly Decision[]) => void written.push(...decisions),
      });
      // The last looks are at costs and at what clashes: then all was answered, and only those are missing.
      expect(["ended", full.ended]).toContain(found.ended);
      expect(found.added).toEqual(written);
      const planned = found.added.slice(0, found.added.length - found.unplanned.length);
      expect(found.unplanned.map(({ decision }) => decision)).toEqual(found.added.slice(planned.length));
      expect(JSON.stringify(found.review.outcome)).toBe(JSON.stringify(replayed(noun, planned).outcome));
      if (found.ended !== "ended") continue;
      expect(found.review.costs).toEqual([]);
      if (planned.length > 0) cut.midway++;
      if (found.unplanned.length > 0) {
        cut.unplanned++;
        expect(found.text).toContain("does not have the last decisions yet");
      }
    }
    expect(cut.midway).toBeGreaterThan(0);
    expect(cut.unplanned).toBeGreaterThan(0);
  });
});

describe("what a hook may answer", () => {
  const { outcome } = pairsRun({ fits });
  const keep = { answer: "keep", ...signed } as const;
  const nameOf = ({ people }: Proposal) => people.map(({ id }) => id).join(" + ");

  it("a signal that is aborted while an answer is written down: the answer counts, the plan is the one before", async () => {
    const stop = new AbortController();
    const found = await review(outcome, () => keep, { signal: stop.signal, onDecided: () => stop.abort() });
    expect(found).toMatchObject({ ended: "ended", answered: 1, added: [{ decision: "keep" }] });
    expect(found.unplanned).toMatchObject([{ number: 1, decision: { decision: "keep" } }]);
    expect(found.review.outcome).toBe(outcome);
  });

  it("decisions from before are not lost either where there was no time to plan with them", async () => {
    const before = numbered([{ decision: "withdraw", person: { role: "mentee", id: "mentee 0" }, ...signed }]);
    const found = await review(outcome, () => keep, { signal: AbortSignal.abort(), decisions: before });
    expect(found).toMatchObject({ ended: "ended", answered: 0, added: [], unplanned: before });
    expect(found.review.outcome).toBe(outcome);
  });

  it("never, under a time limit", async () => {
    const never = () => new Promise<ProposalAnswer>(() => {});
    expect(await review(outcome, never, { signal: AbortSignal.timeout(5) })).toMatchObject({ ended: "ended" });
    const until = new Promise((settle) => setTimeout(settle, 5));
    expect(await review(outcome, never, { until })).toMatchObject({ ended: "ended", added: [] });
  });

  it("another partner: both decisions of it, and the plan is made around them", async () => {
    const asked: Proposal[] = [];
    const found = await review(outcome, (proposal) => {
      asked.push(proposal);
      const other = proposal.alternatives.find(({ people }) => people !== undefined)?.people ?? [];
      if (asked.length > 1) return { answer: "stop" };
      const pair = Object.fromEntries(other.map(({ role, id }) => [role, id]));
      return { answer: "decide", decisions: [{ decision: "keep", pair, ...signed }] };
    });
    expect(found).toMatchObject({ ended: "stopped", answered: 1, added: [{ decision: "keep" }] });
    const [kept] = found.added;
    expect(settled(found.review.outcome).pairs.filter(({ must }) => must)).toMatchObject([
      kept?.decision === "keep" ? (kept.pair ?? {}) : {},
    ]);
    expect(asked.map(nameOf)[1]).not.toBe(asked.map(nameOf)[0]);
  });

  it("something about others: the same proposal is asked again under its number, with fewer or as many to go", async () => {
    const asked: Proposal[] = [];
    const first = settled(outcome).unmatched.length;
    const found = await review(outcome, (proposal) => {
      asked.push(proposal);
      if (asked.length > 1) return { answer: "stop" };
      const [one] = proposal.people;
      const mentee = one?.id === "mentee 3" ? "mentee 2" : "mentee 3";
      const adjust = { decision: "adjust", pair: { mentee, mentor: "mentor 3" }, name: "team", fit: 0.01 } as const;
      return { answer: "decide", decisions: [{ ...adjust, ...signed }] };
    });
    expect(first).toBe(0);
    expect(found.answered).toBe(1);
    expect(asked.map(({ number }) => number)).toEqual([1, 1]);
    expect(asked.map(({ open }) => open)).toEqual([4, 4]);
    expect(asked.map(nameOf)[1]).toBe(asked.map(nameOf)[0]);
  });

  it("later: it is not asked again this time, and told", async () => {
    const asked: Proposal[] = [];
    const found = await review(outcome, (proposal) => {
      asked.push(proposal);
      return asked.length === 1 ? { answer: "later" } : keep;
    });
    expect(found).toMatchObject({ ended: "all answered", answered: 3 });
    expect(found.later).toEqual([asked[0]?.people]);
    expect(found.text).toContain("1 was put off.");
    expect(new Set(asked.map(nameOf)).size).toBe(4);
    const next: Proposal[] = [];
    const ask = (proposal: Proposal) => {
      next.push(proposal);
      return keep;
    };
    await review(outcome, ask, { decisions: numbered(found.added) });
    expect(next.map(nameOf)).toEqual([asked.map(nameOf)[0]]);
  });

  it("that an earlier answer is taken back: it is asked about again", async () => {
    const asked: string[] = [];
    const found = await review(outcome, (proposal) => {
      asked.push(nameOf(proposal));
      const drop: Decision = { decision: "drop", supersedes: 1, ...signed };
      if (asked.length === 2) return { answer: "decide", decisions: [drop] };
      return asked.length > 6 ? { answer: "stop" } : keep;
    });
    expect(found.review.superseded).toEqual([{ entry: 1, by: 2 }]);
    // Dropped, the first is the most fragile again.
    expect(asked[2]).toBe(asked[0]);
    expect(found.ended).toBe("all answered");
  });

  it("numbers are those of the ledger that keeps them", async () => {
    const numbers = [4, 7, 8, 9];
    let at = 0;
    const found = await review(outcome, () => keep, {
      onDecided: (decisions) => decisions.map((decision) => ({ number: numbers[at++], decision })),
    });
    expect(found.review.decisions.map(({ number }) => number)).toEqual(numbers);
    const odd = await review(outcome, () => keep, { onDecided: () => [{ number: 0 }, { number: "x" }] });
    expect(odd.review.decisions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["no list", { answer: "decide" }, "one or more"],
    ["an empty list", { answer: "decide", decisions: [] }, "one or more"],
    ["no decision", { answer: "decide", decisions: [{ decision: "keep", by: "Bo", because: "" }] }, "decisions[0]"],
  ])("%s is no answer, and says what is wrong", async (_, answer, words) => {
    const found = await review(outcome, () => answer as unknown as ProposalAnswer);
    expect(found).toMatchObject({ ended: "nonsense", added: [] });
    expect(found.text).toContain(words);
  });
});

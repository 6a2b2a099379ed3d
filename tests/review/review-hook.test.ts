import {
  cohortOf,
  type Decision,
  match,
  numbered,
  type Proposal,
  type ProposalAnswer,
  pairs,
  review,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { pairOf, pairsRun, peersRun, signed } from "./cohorts.js";

const fits = [
  [90, 80, 10],
  [85, 30, 20],
  [60, null, 50],
];
const { outcome } = pairsRun({ fits });
const keep = { answer: "keep", ...signed } as const;
const nameOf = ({ people }: Proposal) => people.map(({ id }) => id).join(" + ");

/** Answers one after the other, and what was asked. */
function answering(...answers: readonly unknown[]) {
  const asked: Proposal[] = [];
  const hook = async (proposal: Proposal): Promise<ProposalAnswer> => {
    const answer = answers[asked.length] ?? keep;
    asked.push(proposal);
    if (typeof answer === "function") return answer();
    return answer as ProposalAnswer;
  };
  return { asked, hook };
}

describe("review with somebody who is asked", () => {
  it("asks about each proposal once, the cheapest to part first, with reasons and other ways", async () => {
    const { asked, hook } = answering();
    const { ended, answered, added, review: found } = await review(outcome, hook);
    expect({ ended, answered }).toEqual({ ended: "all answered", answered: 3 });
    expect(new Set(asked.map(nameOf)).size).toBe(3);
    expect(asked.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(added.map(({ decision }) => decision)).toEqual(["keep", "keep", "keep"]);
    expect(settled(found.outcome).pairs.map(({ fit: _, must: __, ...pair }) => pair)).toEqual(
      settled(outcome).pairs.map(({ fit: _, must: __, ...pair }) => pair),
    );
    const [first] = asked;
    expect(first?.reasons[0]).toContain("were paired; their fit is");
    expect(first?.alternatives.length).toBeGreaterThan(1);
    const costs = asked.map(({ parting }) => (typeof parting?.cost === "object" ? parting.cost.people : 9));
    expect(costs).toEqual([...costs].sort());
  });

  it("plans around a pair that was parted, and never proposes it again", async () => {
    const { asked, hook } = answering({ answer: "part", ...signed });
    const { review: found, added } = await review(outcome, hook);
    const names = asked.map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    expect(added[0]?.decision).toBe("part");
    expect(settled(found.outcome).pairs.map(({ mentee, mentor }) => `${mentee} + ${mentor}`)).not.toContain(names[0]);
  });

  it("gives more other ways when they are asked for, under the same number", async () => {
    const more = { answer: "alternatives" };
    const { asked, hook } = answering(more, more, { answer: "stop" });
    const { ended, at, answered } = await review(outcome, hook);
    expect({ ended, answered }).toEqual({ ended: "stopped", answered: 0 });
    expect(asked.map(({ number }) => number)).toEqual([1, 1, 1]);
    const counts = asked.map(({ alternatives }) => alternatives.length);
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
    expect(at).toEqual(asked[0]?.people);
  });

  it("goes on where it was stopped, without asking again about what is settled", async () => {
    const one = answering(keep, { answer: "stop" });
    const before = await review(outcome, one.hook);
    const two = answering();
    const after = await review(outcome, two.hook, { decisions: numbered(before.added) });
    expect(two.asked.map(nameOf)).not.toContain(nameOf(one.asked[0] as Proposal));
    expect(after.answered).toBe(2);
    const whole = await review(outcome, answering().hook);
    const all: readonly Decision[] = [...before.added, ...after.added];
    expect(all).toEqual(whole.added);
    expect(after.review.outcome).toEqual(whole.review.outcome);
  });

  it("ends with what leaves no plan, and keeps the answer that did it", async () => {
    const { program, cohort } = pairsRun({ fits: [[90]] });
    const strict = match({ ...program, capacity: [() => ({ min: 1, max: 1 }), () => 1] }, cohort);
    const found = await review(strict, answering({ answer: "part", ...signed }).hook);
    expect(found).toMatchObject({ ended: "no plan", answered: 1, added: [{ decision: "part" }] });
    expect(found.review.clash?.entries).toEqual([1]);
  });

  it.each([
    ["throws", () => Promise.reject(new Error("lost the connection")), "failed", "lost the connection"],
    ["answers nothing", () => undefined, "nonsense", "An answer is"],
    ["answers something else", () => "keep", "nonsense", "An answer is"],
    ["does not say why", () => ({ answer: "keep", by: "Bo" }), "nonsense", "because"],
    [
      "parts somebody else",
      () => ({ answer: "part", people: ["x", "y"], ...signed }),
      "nonsense",
      "some of the proposal",
    ],
  ])("survives a hook that %s", async (_, answer, ended, words) => {
    const found = await review(outcome, answering(keep, answer).hook);
    expect(found).toMatchObject({ ended, answered: 1, added: [{ decision: "keep" }] });
    expect(found.text).toContain(words);
    expect(found.review.inForce).toHaveLength(1);
    expect(found.at).toHaveLength(2);
  });

  it("survives a hook that never answers, by a signal or a time limit of the caller", async () => {
    const never = () => new Promise<ProposalAnswer>(() => {});
    const stop = new AbortController();
    const waiting = review(outcome, answering(keep, never).hook, { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    expect(await waiting).toMatchObject({ ended: "ended", answered: 1, added: [{ decision: "keep" }] });
    const limited = await review(outcome, answering(never).hook, { until: Promise.reject(new Error("time is up")) });
    expect(limited).toMatchObject({ ended: "ended", answered: 0, added: [] });
    expect(await review(outcome, answering().hook, { signal: AbortSignal.abort() })).toMatchObject({ answered: 0 });
  });

  it("hands over each answer to be written down, and counts none that could not be", async () => {
    const written: Decision[] = [];
    const onDecided = (decisions: readonly Decision[]) => {
      if (written.length === 2) throw new Error("the disk is full");
      written.push(...decisions);
    };
    const found = await review(outcome, answering().hook, { onDecided });
    expect(found).toMatchObject({ ended: "failed", answered: 2, text: expect.stringContaining("the disk is full") });
    expect(found.added).toEqual(written);
  });

  it("ends with a hook that says the same for ever, though it never waits", async () => {
    const same = async (answer: unknown) => review(outcome, () => answer as ProposalAnswer, { costs: false });
    const found = await same({ answer: "alternatives" });
    expect(found).toMatchObject({ ended: "nonsense", answered: 0, text: expect.stringContaining("100 times") });
    const adjust = { decision: "adjust", pair: pairOf(2, 0), name: "for ever", fit: 0.1, ...signed };
    const decided = await same({ answer: "decide", decisions: [adjust] });
    expect(decided).toMatchObject({ ended: "nonsense", answered: 100 });
  });

  it("waits for what writes an answer down, and counts none that was not", async () => {
    const found = await review(outcome, answering().hook, { onDecided: () => Promise.reject(new Error("no network")) });
    expect(found).toMatchObject({ ended: "failed", answered: 0, text: expect.stringContaining("no network") });
    expect(found.added).toEqual([]);
    const onDecided = async (decisions: readonly Decision[]) => decisions.map((_, at) => ({ number: 7 + at }));
    const slow = await review(outcome, answering(keep, { answer: "stop" }).hook, { onDecided });
    expect(slow.review.inForce.map(({ number }) => number)).toEqual([7]);
  });

  it("keeps what was answered when the plan cannot be made again", async () => {
    let isBroken = false;
    const Person = z.object({ id: z.string() });
    const program = pairs({
      roles: { mentee: Person, mentor: Person },
      criteria: {
        liking: () => {
          if (isBroken) throw new Error("the scores are gone");
          return 0.5;
        },
      },
      weights: { liking: 1 },
    });
    const people = (ids: readonly string[]) => ids.map((id) => ({ id }));
    const plan = match(program, cohortOf(program, { mentee: people(["a", "b"]), mentor: people(["x", "y"]) }));
    const withdraw = { decision: "withdraw", person: { role: "mentee", id: "b" }, ...signed };
    const { hook } = answering(keep, () => {
      isBroken = true;
      return { answer: "decide", decisions: [withdraw] };
    });
    const found = await review(plan, hook, { costs: false });
    expect(found).toMatchObject({ ended: "failed", answered: 2, text: expect.stringContaining("the scores are gone") });
    expect(found.added).toMatchObject([{ decision: "keep" }, withdraw]);
    expect(found.unplanned).toMatchObject([{ number: 2, decision: withdraw }]);
    expect(settled(found.review.outcome).pairs).toHaveLength(2);
  });

  it("calls people by their names", async () => {
    const { asked, hook } = answering({ answer: "stop" });
    const named = (id: string) => id.replace(/mente. (\d)/, "Ada $1").replace(/mentor (\d)/, "Grace $1");
    const found = await review(outcome, hook, { names: { mentee: named, mentor: named } });
    expect(asked[0]?.reasons[0]).toMatch(/Ada \d/);
    expect(found.text).toMatch(/at mentee Ada \d and mentor Grace \d\./);
    expect(asked[0]?.alternatives.map(({ text }) => text).join()).not.toMatch(/ment(?:ee|or) \d/);
    // Of people of the same name it is said who is meant.
    const alike = answering({ answer: "stop" });
    await review(outcome, alike.hook, { names: { mentee: () => "Ada", mentor: () => "Grace" } });
    expect(alike.asked[0]?.alternatives[0]?.text).toMatch(/Ada \(mentee \d\) moves from Grace \(mentor \d\)/);
  });

  it("asks about groups of peers", async () => {
    const run = peersRun([
      [0, 90, 20],
      [0, 0, 80],
      [0, 0, 0],
    ]);
    const { asked, hook } = answering();
    const found = await review(run.outcome, hook);
    expect(asked.map(({ people }) => people.length)).toEqual([3]);
    expect(found.added).toMatchObject([{ decision: "keep", people: ["person 0", "person 1", "person 2"] }]);
  });
});

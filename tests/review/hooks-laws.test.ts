// What a hook may do, whatever it is: random answers about every noun.
import fc from "fast-check";
import { numbered, type Proposal, type ProposalAnswer } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { nouns, type Planned } from "./nouns.js";

type Word = "keep" | "part" | "part some" | "alternatives" | "later" | "stop";
const words = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Word>("keep") },
    { weight: 6, arbitrary: fc.constant<Word>("part") },
    { weight: 3, arbitrary: fc.constant<Word>("part some") },
    { weight: 2, arbitrary: fc.constant<Word>("alternatives") },
    { weight: 1, arbitrary: fc.constant<Word>("later") },
  ),
  { maxLength: 40 },
);
const signed = { by: "Bo", because: "They asked for it." };
const nameOf = ({ people }: Proposal) => people.map(({ role, id }) => `${role} ${id}`).join(" + ");

function answerTo({ people }: Proposal, word: Word): ProposalAnswer {
  if (word === "alternatives" || word === "later" || word === "stop") return { answer: word };
  if (word === "keep") return { answer: "keep", ...signed };
  const members = people.filter(({ role }) => role !== "lead").map(({ id }) => id);
  const [one, other] = members;
  const isSome = word === "part some" && people.every(({ role }) => role === people[0]?.role || role === "lead");
  return isSome && one !== undefined && other !== undefined
    ? { answer: "part", people: [one, other], ...signed }
    : { answer: "part", ...signed };
}

function overrules(plan: Planned, people: readonly string[], rule: string): boolean {
  if (plan.format === "circles") return false;
  const told = plan.overruled ?? [];
  return told.some((one) => one.rule === rule && one.people.map(({ id }) => id).join(" ") === people.join(" "));
}

describe.each(nouns)("a hook that is asked about $noun", (noun) => {
  it("ends whatever it answers, is never asked twice, contradicts nobody, and everything it said is done", async () => {
    let questions = 0;
    const before = fc.array(noun.decisions, { maxLength: 2 });
    const last = fc.constantFrom<Word>("keep", "part", "stop");
    await fc.assert(
      fc.asyncProperty(noun.runs, before, words, last, async (run, some, drawn, after) => {
        // What holds of some decisions: one that is refused would still contradict what somebody says later.
        const list = run.review(numbered(some)).inForce.map(({ decision }) => decision);
        const earlier = numbered(list);
        const at = run.review(earlier);
        const asked: string[] = [];
        const kept = new Set(
          list.flatMap((one) => ("pair" in one && one.pair ? [Object.values(one.pair).join(" ")] : [])),
        );
        for (const one of list) {
          const swapped = one.decision === "swap" ? (one.pairs ?? []) : [];
          for (const pair of swapped) for (const other of swapped) kept.add(`${pair.mentee} ${other.mentor}`);
        }
        let count = 0;
        const found = await run.ask((proposal) => {
          const drawnWord = drawn[count++] ?? after;
          const [one, other] = proposal.people.map(({ id }) => id);
          // Who keeps two in one way and parts them in the other contradicts themselves, and is told so.
          const isBack = noun.noun.includes("one list") && kept.has(`${other} ${one}`);
          const word = isBack && drawnWord.startsWith("part") ? "keep" : drawnWord;
          if (word === "keep") kept.add(`${one} ${other}`);
          expect(count).toBeLessThan(200);
          if (word !== "alternatives" && word !== "stop") asked.push(nameOf(proposal));
          return answerTo(proposal, word);
        }, earlier);
        questions += count;
        // Who parts just those whom they kept, or were kept before, contradicts a decision, and is told so.
        if (found.ended === "nonsense") expect(found.text).toContain("was put together by a decision");
        else expect(["all answered", "no plan", "stopped"]).toContain(found.ended);
        expect(new Set(asked).size).toBe(asked.length);
        const { outcome, inForce, conflicts, unfit, refused } = found.review;
        // What it said is in force, and contradicts neither itself nor what was decided before.
        expect({ conflicts, unfit, refused }).toEqual({
          conflicts: at.conflicts,
          unfit: at.unfit,
          refused: at.refused,
        });
        expect(inForce.map(({ decision }) => decision)).toEqual([
          ...at.inForce.map(({ decision }) => decision),
          ...found.added,
        ]);
        // The plan is the one that the same decisions give as a list.
        const all = numbered([...list, ...found.added]);
        expect(JSON.stringify(run.review(all).outcome)).toBe(JSON.stringify(outcome));
        if (outcome.status !== "infeasible") {
          const decisions = inForce.map(({ decision }) => decision);
          const unseen = run
            .broken(outcome, decisions)
            .filter(({ people, rule }) => !overrules(outcome, people, rule ?? "nobody may"));
          expect(unseen).toEqual([]);
        }
        // Going on asks nothing that is answered already.
        const again: string[] = [];
        const more = await run.ask((proposal) => {
          again.push(nameOf(proposal));
          return { answer: "stop" };
        }, all);
        if (found.later.length > 0) return; // is asked about next time
        if (found.ended === "all answered") expect([more.ended, again]).toEqual(["all answered", []]);
        if (found.ended === "nonsense") asked.pop(); // that answer was none
        for (const name of again) expect(asked).not.toContain(name);
      }),
      { seed, numRuns: Math.ceil((80 * effort) / noun.cost) },
    );
    expect(questions).toBeGreaterThan(20);
  });
});

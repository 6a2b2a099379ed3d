// What somebody who writes plain JavaScript, or a file that was made to do harm, may hand over.
import {
  type Decision,
  type DecisionEntry,
  ledger,
  numbered,
  readDecisions,
  readLedger,
  review,
  verifyLedger,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { caught, codesOf } from "../mistakes.js";
import { pairOf, pairsRun, signed } from "./cohorts.js";

const { outcome } = pairsRun({
  fits: [
    [90, 80],
    [85, 30],
  ],
});
const keep = { decision: "keep", pair: pairOf(0, 0), ...signed } as const;
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const anything = (value: unknown) => value as never;
const entries = (value: unknown) => review(outcome, value as readonly DecisionEntry[], { costs: false });

describe("entries from anywhere", () => {
  it.each([
    ["no number", Number.NaN],
    ["a part of a number", 1.5],
    ["a number before the first", 0],
    ["a number beyond counting", Number.POSITIVE_INFINITY],
  ])("with %s are refused", (_, number) => {
    expect(caught(() => review(outcome, [{ number, decision: keep }]))).toEqual([
      "entry-number at decisions[0].number",
    ]);
  });

  it("that supersede something else than their decision does are refused", () => {
    const at = "entry-supersedes at decisions[1].supersedes";
    const two = (supersedes: unknown, decision: Decision) => {
      return [
        { number: 1, decision: keep },
        { number: 2, decision, supersedes },
      ];
    };
    expect(caught(() => entries(two(1, keep)))).toEqual([at]);
    expect(caught(() => entries(two(undefined, { ...keep, supersedes: 1 })))).toEqual([at]);
    expect(caught(() => entries(two("earlier", { ...keep, supersedes: 1 })))).toEqual([at]);
    expect(entries(two(1, { ...keep, supersedes: 1 })).superseded).toEqual([{ entry: 1, by: 2 }]);
    // Of one whose content was erased nothing is left to compare it with; it still has to be a number.
    expect(
      entries([
        { number: 1, decision: keep },
        { number: 2, supersedes: 1 },
      ]).inForce,
    ).toEqual([]);
    expect(caught(() => entries([{ number: 1, supersedes: {} }]))).toEqual([
      "entry-supersedes at decisions[0].supersedes",
    ]);
  });

  it("are copied: the review is the same bytes in whatever order the keys were written", () => {
    const turned = {
      because: signed.because,
      pair: { mentor: "mentor 0", mentee: "mentee 0" },
      by: "Bo",
      decision: "keep",
    } as const;
    const one = JSON.stringify(review(outcome, [keep]));
    expect(JSON.stringify(review(outcome, [turned]))).toBe(one);
    expect(JSON.stringify(review(outcome, [{ number: 1, decision: turned }]))).toBe(one);
  });

  it("do not change under a review that waits for somebody", async () => {
    const own = { number: 1, decision: { ...keep, pair: { ...keep.pair } } };
    const found = await review(
      outcome,
      async () => {
        own.number = Number.NaN;
        own.decision.pair = anything(null);
        return { answer: "keep", ...signed };
      },
      { decisions: [own] },
    );
    expect(found.review.decisions.map(({ number }) => number)).toEqual([1, 2]);
    expect(found.review.inForce[0]?.decision).toEqual(keep);
  });

  it("a hole in a list is a mistake, and moves nobody's number up", () => {
    const list: never = anything(Object.assign(new Array(2), { 1: keep }));
    expect(caught(() => review(outcome, list))).toEqual(["decision-shape at decisions[0]"]);
    expect(caught(() => readDecisions(list))).toEqual(["decision-shape at decisions[0]"]);
    expect(caught(() => ledger({ random }).appendAll(list))).toEqual(["decision-shape at decisions[0]"]);
  });
});

describe("files from anywhere", () => {
  it("may begin with a byte order mark, as an editor of Windows writes it", () => {
    expect(readDecisions(`\ufeff${JSON.stringify([keep])}`)).toEqual([keep]);
    expect(readLedger(`\ufeff${JSON.stringify(ledger({ random }))}`, { random }).entries()).toEqual([]);
    expect(codesOf(() => readDecisions("\ufeff\ufeff[]"))).toEqual(["review-json"]);
  });

  it("cannot reach what JavaScript has by itself", () => {
    const decided = (text: string) => entries(numbered(readDecisions(text)));
    const by = '"by":"Bo","because":"For a reason."';
    expect(decided(`[{"decision":"withdraw","person":{"role":"constructor","id":"x"},${by}}]`).unfit).toHaveLength(1);
    expect(
      decided(`[{"decision":"withdraw","person":{"role":"mentee","id":"__proto__"},${by}}]`).aboutPeopleWhoLeft,
    ).toHaveLength(1);
    expect(
      decided(`[{"decision":"keep","pair":{"mentee":"toString","mentor":"valueOf"},${by}}]`).aboutPeopleWhoLeft,
    ).toHaveLength(1);
    expect(codesOf(() => decided(`[{"decision":"toString",${by}}]`))).toEqual(["decision-kind"]);
    expect(codesOf(() => decided(`[{"decision":"keep","pair":{"__proto__":"x","mentor":"y"},${by}}]`))).toEqual([
      "decision-value",
    ]);
  });
});

describe("files that are long", () => {
  it("are taken in a moment, and thousands who contradict each other are one conflict", () => {
    const part = { ...keep, decision: "part" } as const;
    const list = Array.from({ length: 3000 }, (_, at): Decision => (at % 2 === 0 ? keep : part));
    const found = entries(numbered(list));
    expect(found.conflicts).toHaveLength(1);
    expect(found.conflicts[0]?.entries).toHaveLength(3000);
    expect(found.conflicts[0]?.text).toContain("and 2990 more contradict each other");
    const last = entries(numbered([...list, { ...keep, supersedes: "earlier" }]));
    expect(last.inForce).toHaveLength(1501);
    expect(last.conflicts).toEqual([]);
    expect(last.superseded).toHaveLength(1500);
  });

  it("name no more people at once than can be compared with each other", () => {
    const people = (many: number) => Array.from({ length: many }, (_, at) => `p${at}`);
    const part = (many: number) => readDecisions([{ decision: "part", people: people(many), ...signed }]);
    expect(part(500)).toHaveLength(1);
    expect(caught(() => part(501))).toEqual(["decision-value at decisions[0].people"]);
  });
});

describe("a ledger in plain JavaScript", () => {
  it("says what it wants", () => {
    expect(codesOf(() => ledger(anything(undefined)))).toEqual(["ledger-random"]);
    expect(codesOf(() => ledger(anything({ random: "please" })))).toEqual(["ledger-random"]);
    expect(codesOf(() => readLedger(JSON.stringify(ledger({ random })), anything({})))).toEqual(["ledger-random"]);
    expect(codesOf(() => ledger({ random }).appendAll(anything(keep)))).toEqual(["decision-list"]);
    const note = { by: "Di", because: "Left." };
    for (const person of [null, "ada", { id: "ada", texts: "Ada Lovelace" }]) {
      expect(codesOf(() => ledger({ random }).erase(anything(person), note))).toEqual(["erase-person"]);
    }
  });

  it("of another kind of empty ledger is not taken for this one", () => {
    const empty = ledger({ random });
    expect(empty.verify(empty.head()).ok).toBe(true);
    expect(empty.verify({ entries: 0, hash: "0".repeat(64) })).toMatchObject({ ok: false, entry: 1 });
    empty.append(keep);
    expect(verifyLedger(empty.entries(), { entries: 0, hash: "0".repeat(64) }).ok).toBe(false);
    expect(numbered([keep])).toHaveLength(1);
  });

  it("finds a name with whatever blanks it was written", () => {
    const kept = ledger({ random });
    kept.append({ ...keep, because: "Ada\n  Lovelace asked for it." });
    kept.append({ ...keep, because: "Somebody asked for it." });
    expect(kept.erase({ id: "nobody", texts: [" ada lovelace "] }, { by: "Di", because: "Left." }).erased).toEqual([1]);
    expect(JSON.stringify(kept)).not.toContain("Lovelace");
  });
});

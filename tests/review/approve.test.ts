import fc from "fast-check";
import {
  type Approving,
  approve,
  circles,
  closeness,
  cohortOf,
  ledger,
  letters,
  match,
  planFingerprint,
  rounds,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { buddies, everybody, lastRound, Person, plan } from "../doc-examples/prelude.js";
import { caught } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const signed = { by: "Kim Berg", because: "I went through all of them." };
const pace = { by: closeness([1, 5]), of: (p: { readonly pace: number }) => p.pace };
const lunches = rounds({ of: Person, rounds: 2, criteria: { pace }, weights: { pace: 1 } });
const tables = circles({ of: Person, size: { min: 2, max: 2 }, criteria: { pace }, weights: { pace: 1 } });
const seated = cohortOf(tables, { member: everybody.people.person });

const outing = settled(match(lunches, everybody));
const seating = settled(match(tables, seated, { steps: 50 }));

/** A plan of each noun, and how it is approved. */
const plans = [
  ["pairs", plan, (given: Approving) => approve(plan, given)],
  ["peers", lastRound, (given: Approving) => approve(lastRound, given)],
  ["rounds", outing, (given: Approving) => approve(outing, given)],
  ["circles", seating, (given: Approving) => approve(seating, given)],
] as const;

const detached = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe("approve", () => {
  it.each(plans)("fixes a plan of %s with who and why", (_, one, approveIt) => {
    const approved = approveIt({ ...signed, at: "2026-09-01" });
    expect(approved.plan).toBe(one);
    expect(approved.approval).toEqual({
      decision: "approve",
      plan: planFingerprint(one),
      ...signed,
      at: "2026-09-01",
    });
    expect(Object.isFrozen(approved) && Object.isFrozen(approved.approval) && Object.isFrozen(one)).toBe(true);
    expect(detached(approved)).toEqual(approved);
  });

  it("gives a decision that a ledger keeps, and that approves the same plan again", () => {
    const { approval } = approve(plan, signed);
    const kept = ledger({ random: (bytes) => new Uint8Array(bytes).fill(1) });
    kept.append(approval);
    const [read] = kept.entries();
    expect(read).toMatchObject({ decision: approval });
    expect(approve(plan, detached(approval)).approval).toEqual(approval);
  });

  it("changes nothing that it is given", () => {
    const frozen = Object.freeze({ ...signed });
    expect(approve(plan, frozen).approval).toMatchObject(frozen);
  });

  it("does not take the approval of one plan for that of another", () => {
    const { approval } = approve(lastRound, signed);
    expect(caught(() => approve(plan, approval))).toEqual(["approve-other-plan at approving.plan"]);
    const other = settled(match(buddies, everybody, { seed: 7 }));
    expect(caught(() => approve(other, approval))).toEqual(["approve-other-plan at approving.plan"]);
  });

  it("refuses what is not said, all of it at once", () => {
    expect(caught(() => approve(plan, { by: " ", because: "", at: "soon" }))).toEqual([
      "decision-value at approving.by",
      "decision-value at approving.because",
      "decision-value at approving.at",
    ]);
    expect(caught(() => approve(plan, detached({ by: "Bo" }) as typeof signed))).toEqual([
      "decision-value at approving.because",
    ]);
    expect(caught(() => approve(plan, { ...signed, plan: "0f" }))).toEqual(["decision-value at approving.plan"]);
    const surplus = { ...signed, people: ["ada", "bo"] };
    expect(caught(() => approve(plan, surplus))).toEqual(["decision-form at approving"]);
  });

  it("refuses a plan from a file, and what is no plan", () => {
    expect(caught(() => approve(detached(plan), signed))).toEqual(["plan-detached at plan"]);
    const impossible = { ...detached(plan), status: "infeasible" } as unknown as typeof plan;
    expect(caught(() => approve(impossible, signed))).toEqual(["approve-infeasible at plan"]);
  });

  it("is what letters ask for: nothing that looks like it will do", () => {
    const approved = approve(plan, signed);
    const looksLike = [detached(approved), { ...approved }, plan as unknown as typeof approved];
    for (const one of looksLike) expect(caught(() => letters(one))).toEqual(["not-approved at approved"]);
    expect(letters(approved).letters).toHaveLength(2);
  });

  it("knows any change of a plan by its fingerprint", () => {
    const paths = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, part]) => paths(part, [...path, key]))
        : [path];
    const print = planFingerprint(lastRound);
    fc.assert(
      fc.property(fc.constantFrom(...paths(lastRound)), (path) => {
        const changed = detached<Record<string, unknown>>({ ...lastRound });
        const last = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as typeof at, changed);
        last[path.at(-1)!] = "changed";
        expect(planFingerprint(changed)).not.toBe(print);
      }),
      { seed, numRuns: 50 * effort },
    );
  });
});

// What becomes of decisions and plans when somebody leaves, stays away or comes back.
import fc from "fast-check";
import { cohortOf, type Decision, match, numbered, review } from "pairwright";
import { describe, expect, it } from "vitest";
import { effort, seed } from "../seed.js";
import { menteeId, pairOf, pairsRun, signed } from "./cohorts.js";

const size = 4;
const someFit = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }) }, fc.constant(null));
const fits = fc.array(fc.array(someFit, { minLength: size, maxLength: size }), { minLength: size, maxLength: size });
const places = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size, maxLength: size });
const at = fc.nat(size - 1);
/** About mentees from `least` to `most`, and any mentors. */
const decisionsOf = (least: number, most: number): fc.Arbitrary<Decision> => {
  const row = fc.integer({ min: least, max: most });
  const overrules = [{ rule: "team", because: "They asked." }];
  return fc.oneof(
    fc.tuple(row, at, fc.boolean()).map(
      ([one, other, isAgainst]): Decision => ({
        decision: "keep",
        pair: pairOf(one, other),
        ...signed,
        ...(isAgainst ? { overrules } : {}),
      }),
    ),
    fc.tuple(row, at).map(([one, other]): Decision => ({ decision: "part", pair: pairOf(one, other), ...signed })),
    fc.tuple(row, at).map(
      ([one, other]): Decision => ({
        decision: "adjust",
        pair: pairOf(one, other),
        name: "friends",
        fit: 0.2,
        ...signed,
      }),
    ),
    row.map((one): Decision => ({ decision: "withdraw", person: { role: "mentee", id: menteeId(one) }, ...signed })),
  );
};
const last = size - 1;
const runs = { seed, numRuns: 100 * effort };
const bytes = (value: unknown) => JSON.stringify(value);

/** The run with the last mentee, and without. */
function both(given: { readonly fits: readonly (readonly (number | null)[])[]; readonly places: readonly number[] }) {
  const { program, cohort, options, outcome } = pairsRun(given);
  const left = cohortOf(program, {
    mentee: cohort.people.mentee.filter(({ id }) => id !== menteeId(last)),
    mentor: cohort.people.mentor,
  });
  return { all: outcome, fewer: match(program, left, options) };
}

describe("somebody who leaves", () => {
  it("or is withdrawn: the plan of the others is the same, with whatever was decided about them", () => {
    fc.assert(
      fc.property(fits, places, fc.array(decisionsOf(0, last - 1), { maxLength: 4 }), (fits, places, decisions) => {
        const { all, fewer } = both({ fits, places });
        const out: Decision = {
          decision: "withdraw",
          person: { role: "mentee", id: menteeId(last) },
          ...signed,
        };
        const withdrawn = review(all, numbered([...decisions, out]), { costs: false }).outcome;
        const gone = review(fewer, numbered(decisions), { costs: false }).outcome;
        // Only the fingerprint of what came in knows the difference.
        const { record: _, ...one } = withdrawn;
        const { record: __, ...other } = gone;
        expect(bytes(one)).toBe(bytes(other));
      }),
      runs,
    );
  });

  it("takes the decisions about them along: they are told, change nothing, and hold again when they are back", () => {
    fc.assert(
      fc.property(fits, places, fc.array(decisionsOf(last, last), { maxLength: 4 }), (fits, places, decisions) => {
        const { all, fewer } = both({ fits, places });
        const found = review(fewer, numbered(decisions));
        expect(found.outcome).toBe(fewer);
        expect(found.aboutPeopleWhoLeft.map(({ entry }) => entry)).toEqual(decisions.map((_, index) => index + 1));
        expect(found.text.join(" ").includes(menteeId(last))).toBe(decisions.length > 0);
        const back = review(all, found.decisions);
        expect(bytes(back)).toBe(bytes(review(all, numbered(decisions))));
        expect(back.aboutPeopleWhoLeft).toEqual([]);
      }),
      runs,
    );
  });
});

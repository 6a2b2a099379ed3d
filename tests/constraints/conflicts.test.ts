import { describe, expect, it } from "vitest";
import { conflictsOf, reachOf } from "../../src/constraints/conflicts.js";
import { everythingAllowed, forbid } from "../../src/constraints/eligibility.js";
import { boundsFrom, lineupOf } from "./lineups.js";

const people = lineupOf(["a", "b", "c"], ["x", "y"]);
const open = [boundsFrom([0, 1], [0, 1], [0, 1]), boundsFrom([0, 2], [0, 1])] as const;

function constraints() {
  return {
    lineup: people,
    eligibility: everythingAllowed(3, 2, ["same lab", "same team"]),
    bounds: open,
    must: [{ row: 0, column: 0 }],
  };
}

describe("the constraint passes", () => {
  it("find nothing where nothing clashes", () => {
    expect(conflictsOf(constraints())).toEqual([]);
  });

  it("name the rules that forbid a pair which must be made", () => {
    const given = constraints();
    forbid(given.eligibility, 0, 0, 0);
    forbid(given.eligibility, 1, 0, 0);
    expect(conflictsOf(given)).toMatchObject([
      {
        code: "must-forbidden",
        text: 'mentee a and mentor x must be paired, but "same lab" and "same team" forbid it.',
        rules: ["same lab", "same team"],
      },
    ]);
  });

  it("find a pair that must be made twice, and a person with more such pairs than places", () => {
    const cell = { row: 0, column: 0 };
    const found = conflictsOf({ ...constraints(), must: [cell, cell, { row: 1, column: 1 }, { row: 2, column: 1 }] });
    expect(found.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      "must-twice: mentee a and mentor x must be paired twice, but a pair is made once.",
      "must-exceeds-places: mentee a must be in 2 pairs but has 1 place.",
      "must-exceeds-places: mentor y must be in 2 pairs but has 1 place.",
    ]);
  });

  it("stop early with the arithmetic where the places cannot suffice", () => {
    const bounds = [boundsFrom([2, 2], [1, 1], [1, 1]), open[1]] as const;
    expect(conflictsOf({ ...constraints(), bounds })).toMatchObject([
      {
        code: "too-few-places",
        text: "The mentee side needs at least 4 places, the mentor side has 3 at most.",
        needs: 4,
        has: 3,
        remedies: ["Find 1 more place on the mentor side.", "Lower the least number of partners on the mentee side."],
      },
    ]);
  });

  it("count no place that nobody could use", () => {
    const bounds = [boundsFrom([1, 1], [1, 1], [1, 1]), boundsFrom([0, 0], [0, 99])] as const;
    expect(conflictsOf({ ...constraints(), must: [], bounds })).toEqual([]);
    const mentors = [boundsFrom([0, 99], [0, 0], [0, 0]), boundsFrom([2, 2], [1, 1])] as const;
    expect(conflictsOf({ ...constraints(), must: [], bounds: mentors })).toMatchObject([{ needs: 3, has: 2 }]);
  });

  it("name who cannot reach as many people as they need, and what removed the others", () => {
    const given = { ...constraints(), must: [], bounds: [open[0], boundsFrom([2, 2], [0, 1])] as const };
    forbid(given.eligibility, 0, 0, 0);
    forbid(given.eligibility, 1, 0, 0);
    forbid(given.eligibility, 0, 1, 0);
    expect(conflictsOf(given)).toMatchObject([
      {
        code: "out-of-reach",
        text: 'mentor x needs 2 partners, but may meet 1 of 3 on the mentee side: "same lab" removes 2, "same team" removes 1.',
        people: [{ role: "mentor", id: "x" }],
        rules: ["same lab", "same team"],
      },
    ]);
    expect(reachOf(given.eligibility, 1, 0).allowed).toBe(1);
  });
});

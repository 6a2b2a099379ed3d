import fc from "fast-check";
import { expect, it } from "vitest";
import { skillSupply } from "../../src/criteria/index.js";
import { codesOf, frozen } from "../mistakes.js";
import { effort, seed } from "../seed.js";

it("counts wishes, places and what is missing, by hand", () => {
  const pool = frozen({
    wants: [["SQL", { skill: "R", weight: 3 }], ["sql ", "SQL"], undefined, [{ skill: "Go", weight: 0 }]],
    offers: [
      { skills: ["R", { skill: "SQL", level: 4 }], places: 2 },
      {
        skills: [
          { skill: "SQL", level: 2 },
          { skill: "Go", level: 1, teach: true },
        ],
        places: 1,
      },
      { skills: ["R"], places: 0 },
      { skills: undefined, places: 3 },
    ],
  });
  expect(skillSupply(pool)).toEqual([
    { skill: "R", demand: 3, wanting: 1, supply: 2, teaching: 2, deficit: 1 },
    { skill: "SQL", demand: 2, wanting: 2, supply: 2, teaching: 1, deficit: 0 }, // at level 2 nobody teaches unasked
    { skill: "Go", demand: 0, wanting: 0, supply: 1, teaching: 1, deficit: 0 },
  ]);
});

it("law: every wish and every place is counted", () => {
  const skill = fc.constantFrom("SQL", "R", "Go");
  const list = fc.uniqueArray(skill, { maxLength: 3 });
  const offer = fc.record({ skills: list, places: fc.nat(4) });
  const law = fc.property(fc.array(list, { maxLength: 6 }), fc.array(offer, { maxLength: 6 }), (wants, offers) => {
    const rows = skillSupply({ wants, offers });
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    expect(sum(({ demand }) => demand)).toBe(wants.flat().length);
    expect(sum(({ supply }) => supply)).toBe(
      offers.reduce((all, { skills, places }) => all + skills.length * places, 0),
    );
    expect(rows.map(({ deficit }) => deficit)).toEqual(rows.map((row) => Math.max(0, row.demand - row.supply)));
    expect(Object.isFrozen(rows) && JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });
  fc.assert(law, { seed, numRuns: 200 * effort });
});

it("places that cannot be", () => {
  expect(codesOf(() => skillSupply({ wants: [], offers: [{ skills: [], places: -1 }] }))).toEqual(["supply-places"]);
  expect(codesOf(() => skillSupply({ wants: [], offers: [{ skills: [], places: 0.5 }] }))).toEqual(["supply-places"]);
});

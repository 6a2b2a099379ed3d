import { cohortOf, compare, match, peers, settled } from "pairwright";
import { expect, it } from "vitest";
import { z } from "zod";

const source =
  "worked out by hand from the definitions in comparison.ts and wishes.ts: five people, a trio, and a plan of another seed of lists, every measure written out";

// Fits: a-b 0.9, a-c 0.6, a-d 0.7, b-c 0.3, b-e 0.8, c-d 0.5, c-e 0.4, d-e 0.1; b-d and a-e must not meet.
const fits: Readonly<Record<string, number>> = {
  "a-b": 0.9,
  "a-c": 0.6,
  "a-d": 0.7,
  "b-c": 0.3,
  "b-e": 0.8,
  "c-d": 0.5,
  "c-e": 0.4,
  "d-e": 0.1,
};
const Person = z.object({ id: z.string() });
const program = peers({
  of: Person,
  rules: { allowed: (one, other) => fits[[one.id, other.id].sort().join("-")] !== undefined },
  criteria: { table: (one, other) => fits[[one.id, other.id].sort().join("-")] },
  weights: { table: 1 },
  odd: "trio",
});
const cohort = cohortOf(program, { person: ["a", "b", "c", "d", "e"].map((id) => ({ id })) });
// The largest total: trio a, c, d (0.6 + 0.7 + 0.5 = 1.8) and b-e (twice 0.8): 3.4. Others: a-b-c with d-e 1.8 + 0.2,
// c-d-e with a-b 1.0 + 1.8 = 2.8, b-c-e with a-d 1.5 + 1.4 = 2.9.
const total = settled(match(program, cohort));
const other = settled(match(program, cohort, { must: [["a", "b"]] })); // a-b and the trio c, d, e
const person = (id: string) => ({ role: "person", id });

it(`measures of peers: ${source}`, () => {
  expect(total.groups.map(({ people }) => people.join())).toEqual(["a,c,d", "b,e"]);
  expect(other.groups.map(({ people }) => people.join())).toEqual(["a,b", "c,d,e"]);
  const { plans, changes, notes, of, roles } = compare({ total, other });
  expect([of, roles, notes]).toEqual(["peers", ["person"], []]);
  expect(plans.total).toEqual({
    objective: "total",
    proven: true,
    groups: 2,
    total: 3.4,
    mean: 0.68,
    worst: 0.5,
    price: 0,
    blocking: 1, // a and b: 0.9 is more than 0.65 (a: the mean of 0.6 and 0.7) and than 0.8 (b)
    sides: {
      person: {
        people: 5,
        matched: 5,
        // a 0.65, b 0.8, c 0.55, d 0.6, e 0.8; sorted 0.55, 0.6, 0.65, 0.8, 0.8: squares from the mean 0.68 sum to 0.053
        fit: { mean: 0.68, worst: 0.55, tenth: 0.55, deviation: 0.102956, gini: 0.082353 }, // (-4*.55-2*.6+2*.8+4*.8)/(5*3.4)
        giniOfAll: 0.082353,
        load: { least: 1, most: 2, mean: 1.6, deviation: 0.489898 },
        wishes: {
          blocking: 2,
          // a envies e, who has b (0.9 > 0.65): justified. b envies c and d, who have a: justified. c has 0.55 and envies
          // nobody: a and d are its own, b and e are worth 0.3 and 0.4. d has 0.6: e 0.1. e has 0.8: b is its own, c 0.4.
          envy: { people: 2, couples: 3, justified: 3 },
          // a 0.9 - 0.65, b 0.9 - 0.8, c 0.6 - 0.55, d 0.7 - 0.6, e 0
          regret: { people: 5, mean: 0.1, most: 0.25, large: 1 },
        },
      },
    },
  });
  // a-b is a must, and who must be together leaves for nobody; in the trio c has 0.45, d 0.3, e 0.25.
  expect(plans.other).toMatchObject({ total: 2.8, worst: 0.1, blocking: 0, price: 0.176471 });
  expect(plans.other?.sides.person.wishes?.envy).toEqual({ people: 3, couples: 3, justified: 0 }); // c, d: b has a; e: a has b
  expect(changes.other).toMatchObject({
    same: 0,
    gone: [
      ["a", "c", "d"],
      ["b", "e"],
    ],
    come: [
      ["a", "b"],
      ["c", "d", "e"],
    ],
    left: [],
    joined: [],
    sides: { person: { gain: 2, lose: 3 } },
  });
  expect(changes.other?.moves).toEqual([
    { ...person("e"), from: [person("b")], to: [person("c"), person("d")], before: 0.8, after: 0.25 },
    { ...person("d"), from: [person("a"), person("c")], to: [person("c"), person("e")], before: 0.6, after: 0.3 },
    { ...person("c"), from: [person("a"), person("d")], to: [person("d"), person("e")], before: 0.55, after: 0.45 },
    { ...person("b"), from: [person("e")], to: [person("a")], before: 0.8, after: 0.9 },
    { ...person("a"), from: [person("c"), person("d")], to: [person("b")], before: 0.65, after: 0.9 },
  ]);
});

it("the people of a trio are told apart only where the fits of its pairs are known", () => {
  const read: typeof total = JSON.parse(JSON.stringify(total));
  expect(compare({ total, read }).plans.read).toEqual(compare({ total }).plans.total);
  const { plans, notes } = compare({ read });
  expect(plans.read?.sides.person.fit?.worst).toBe(0.6); // the mean of the trio's three pairs
  expect(notes).toHaveLength(2);
  expect(plans.read).not.toHaveProperty("blocking");
});

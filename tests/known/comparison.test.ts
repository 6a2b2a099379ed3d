import { cohortOf, compare, match, pairs, settled } from "pairwright";
import { expect, it } from "vitest";
import { z } from "zod";

const source =
  "worked out by hand from the definitions in comparison.ts and wishes.ts: three mentees, two mentors, every measure written out";

// Fits: a-x 0.9, a-y 0.6, b-x 0.8, b-y 0.4, c-x 0.5, and c must not meet y; x has two places, everybody else one.
// The largest total matches all: a-y, b-x, c-x (1.9). Stable is the best pair first: a-x, b-x (1.7), then nobody fits.
const fits: Readonly<Record<string, number>> = { "a-x": 0.9, "a-y": 0.6, "b-x": 0.8, "b-y": 0.4, "c-x": 0.5 };
const Person = z.object({ id: z.string(), places: z.int() });
const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentor: ({ places }) => places },
  rules: { allowed: ({ mentee, mentor }) => fits[`${mentee.id}-${mentor.id}`] !== undefined },
  criteria: { table: ({ mentee, mentor }) => fits[`${mentee.id}-${mentor.id}`] },
  weights: { table: 1 },
});
const someone = (places: number) => (id: string) => ({ id, places });
const cohort = cohortOf(program, {
  mentee: ["a", "b", "c"].map(someone(1)),
  mentor: [someone(2)("x"), someone(1)("y")],
});
const total = settled(match(program, cohort));
const stable = settled(match(program, cohort, { objective: "stable" }));

it(`measures: ${source}`, () => {
  const { plans, changes, notes } = compare({ total, stable });
  expect(notes).toEqual([]);
  expect(plans).toEqual({
    total: {
      objective: "total",
      proven: true,
      groups: 3,
      total: 1.9,
      mean: 0.633333,
      worst: 0.5,
      price: 0,
      blocking: 1, // a and x
      sides: {
        mentee: {
          people: 3,
          matched: 3,
          // 0.5, 0.6, 0.8: squares of what they differ from 0.6333 sum to 0.046667; Gini (-2 * 0.5 + 2 * 0.8) / (3 * 1.9)
          fit: { mean: 0.633333, worst: 0.5, tenth: 0.5, deviation: 0.124722, gini: 0.105263 },
          giniOfAll: 0.105263,
          load: { least: 1, most: 1, mean: 1, deviation: 0 },
          wishes: {
            blocking: 1,
            envy: { people: 1, couples: 2, justified: 2 }, // a envies b and c; x would rather have a than either
            regret: { people: 3, mean: 0.1, most: 0.3, large: 1 }, // a could have had 0.9
          },
        },
        mentor: {
          people: 2,
          matched: 2,
          fit: { mean: 0.625, worst: 0.6, tenth: 0.6, deviation: 0.025, gini: 0.02 }, // x 0.65, y 0.6
          giniOfAll: 0.02,
          load: { least: 1, most: 2, mean: 1.5, deviation: 0.5 },
          wishes: {
            blocking: 1,
            envy: { people: 1, couples: 1, justified: 1 }, // x would rather have a than c
            regret: { people: 2, mean: 0.1, most: 0.2, large: 0 }, // x: mean of 0.9 and 0.8 less 0.65; y has its best
          },
        },
      },
    },
    stable: {
      objective: "stable",
      proven: true,
      groups: 2,
      total: 1.7,
      mean: 0.85,
      worst: 0.8,
      price: 0.105263, // 1 - 1.7 / 1.9
      blocking: 0,
      sides: {
        mentee: {
          people: 3,
          matched: 2,
          fit: { mean: 0.85, worst: 0.8, tenth: 0.8, deviation: 0.05, gini: 0.029412 }, // 0.1 / (2 * 1.7)
          giniOfAll: 0.352941, // 0, 0.8, 0.9: 2 * 0.9 / (3 * 1.7)
          load: { least: 0, most: 1, mean: 0.666667, deviation: 0.471405 }, // sqrt(2) / 3
          wishes: {
            blocking: 0,
            envy: { people: 1, couples: 2, justified: 0 }, // c envies a and b, and x would not have c instead
            regret: { people: 3, mean: 0.166667, most: 0.5, large: 1 },
          },
        },
        mentor: {
          people: 2,
          matched: 1,
          fit: { mean: 0.85, worst: 0.85, tenth: 0.85, deviation: 0, gini: 0 },
          giniOfAll: 0.5,
          load: { least: 0, most: 2, mean: 1, deviation: 1 },
          wishes: {
            blocking: 0,
            envy: { people: 1, couples: 1, justified: 0 }, // y envies x
            regret: { people: 2, mean: 0.3, most: 0.6, large: 1 },
          },
        },
      },
    },
  });
  expect(changes).toEqual({
    stable: {
      same: 1,
      text: "Against total: 1 fewer on the mentee side with a partner, 1 fewer on the mentor side with a partner, 0.200 less fit in sum, a lowest fit 0.300 higher, 1 gain and 1 lose on the mentee side, 1 gain and 1 lose on the mentor side. c leaves x and is without a partner; a moves from y to x.",
      gone: [
        ["a", "y"],
        ["c", "x"],
      ],
      come: [["a", "x"]],
      moves: [
        { role: "mentor", id: "y", from: [{ role: "mentee", id: "a" }], to: [], before: 0.6, after: 0 },
        { role: "mentee", id: "c", from: [{ role: "mentor", id: "x" }], to: [], before: 0.5, after: 0 },
        {
          role: "mentor",
          id: "x",
          from: ["b", "c"].map((id) => ({ role: "mentee", id })),
          to: ["a", "b"].map((id) => ({ role: "mentee", id })),
          before: 0.65,
          after: 0.85,
        },
        {
          role: "mentee",
          id: "a",
          from: [{ role: "mentor", id: "y" }],
          to: [{ role: "mentor", id: "x" }],
          before: 0.6,
          after: 0.9,
        },
      ],
      left: [],
      joined: [],
      people: [
        { role: "mentor", id: "y", before: 0.6, after: 0 },
        { role: "mentee", id: "c", before: 0.5, after: 0 },
        { role: "mentor", id: "x", before: 0.65, after: 0.85 },
        { role: "mentee", id: "a", before: 0.6, after: 0.9 },
      ],
      sides: { mentee: { gain: 1, lose: 1 }, mentor: { gain: 1, lose: 1 } },
    },
  });
});

it("somebody who would have to gain more than the given difference does not envy", () => {
  const wishes = (envyBeyond: number) => compare({ total }, { envyBeyond }).plans.total?.sides.mentee.wishes?.envy;
  expect(wishes(0.299999)).toEqual({ people: 1, couples: 2, justified: 2 });
  expect(wishes(0.3)).toEqual({ people: 0, couples: 0, justified: 0 });
});

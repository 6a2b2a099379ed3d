import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bandOf,
  communicationStyle,
  cronbachAlpha,
  ipipViaR,
  miniIpip,
  reliabilities,
  scaleMean,
  scoreInstrument,
} from "../../../src/cohort/index.js";
import { imputed } from "../../../src/cohort/instruments/imputation.js";
import { codesOf, frozen } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";

type Answers = Readonly<Record<string, number | undefined>>;

const everywhere = (point: number): Answers => Object.fromEntries(miniIpip.items.map(({ id }) => [id, point]));
const without = (answers: Answers, ...numbers: number[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !numbers.includes(Number(id.slice(1)))));
const scalesOf = (answers: Answers, settings: Parameters<typeof scoreInstrument>[2] = {}) =>
  scoreInstrument(miniIpip, [answers], { ...settings, careless: "scored" } as const).people[0]?.scales;
const flagsOf = (answers: Answers, settings: object = {}) =>
  scoreInstrument(miniIpip, [answers], settings).people[0]?.flags.map(({ flag, scale }) =>
    scale === undefined ? flag : `${flag}: ${scale}`,
  );
const halves = {
  Extraversion: 0.5,
  Agreeableness: 0.5,
  Conscientiousness: 0.5,
  Neuroticism: 0.5,
  "Intellect/Imagination": 0.5,
};

describe("the fixtures of the Mini-IPIP", () => {
  test("the middle everywhere is a half on every scale, and nobody's business", () => {
    const { people, acquiescence, followUp } = scoreInstrument(miniIpip, [everywhere(3)]);
    expect(people[0]?.scales).toEqual(halves);
    expect(acquiescence).toEqual([0]);
    // The same answer everywhere is one sign; the opposite items do add up.
    expect(people[0]?.flags).toEqual([{ flag: "the same answer everywhere" }]);
    expect(followUp).toEqual([]);
  });

  test("agreeing with everything is corrected by two points to a half on every scale", () => {
    expect(scalesOf(everywhere(5))).toEqual(halves);
    expect(scoreInstrument(miniIpip, [everywhere(5)]).acquiescence).toEqual([2]);
    expect(scalesOf(everywhere(1))).toEqual(halves);
    expect(scoreInstrument(miniIpip, [everywhere(1)]).acquiescence).toEqual([-2]);
  });

  test("uncorrected it would be a half, and a quarter where one item is for and three against", () => {
    // Each scale alone has fewer than eight balanced items, so nothing is corrected.
    for (const scale of ["Extraversion", "Agreeableness", "Conscientiousness", "Neuroticism"] as const) {
      expect(scalesOf(everywhere(5), { scales: [scale] })).toEqual({ [scale]: 0.5 });
    }
    const one = scoreInstrument(miniIpip, [everywhere(5)], { scales: ["Intellect/Imagination"], careless: "scored" });
    expect(one.people[0]?.scales).toEqual({ "Intellect/Imagination": 0.25 });
    expect(one.acquiescence).toEqual([undefined]);
    expect(one.people[0]?.flags).toContainEqual({ flag: "acquiescence not corrected" });
  });

  test("two balanced scales are enough to correct the third", () => {
    const scales = ["Extraversion", "Conscientiousness", "Intellect/Imagination"] as const;
    const { acquiescence } = scoreInstrument(miniIpip, [everywhere(5)], { scales });
    expect(acquiescence).toEqual([2]);
    expect(scalesOf(everywhere(5), { scales })?.["Intellect/Imagination"]).toBe(0.5);
  });

  test("one, two and three missing items of a scale", () => {
    const answers = { ...everywhere(3), m3: 5, m8: 1, m13: 4, m18: 2 }; // Conscientiousness: 5, 5, 4, 4
    expect(scalesOf(answers)?.Conscientiousness).toBe((4.5 - 1) / 4);
    const one = scoreInstrument(miniIpip, [without(answers, 18)]).people[0];
    expect(one?.scales.Conscientiousness).toBeCloseTo((14 / 3 - 1) / 4, 1);
    expect(one?.confidence.Conscientiousness).toBe(0.75);
    expect(one?.flags).toEqual([]);
    const two = scoreInstrument(miniIpip, [without(answers, 8, 18)]).people[0];
    expect(two?.confidence.Conscientiousness).toBe(0.5);
    expect(two?.flags).toEqual([{ flag: "half answered", scale: "Conscientiousness" }]);
    const three = scoreInstrument(miniIpip, [without(answers, 8, 13, 18)]).people[0];
    expect(three?.scales).not.toHaveProperty("Conscientiousness");
    expect(three?.confidence.Conscientiousness).toBe(0);
    expect(three?.flags).toEqual([{ flag: "too few answers", scale: "Conscientiousness" }]);
    expect(three?.scales.Extraversion).toBeCloseTo(0.5, 1);
  });

  test("who answered nothing has no score and confidence in none", () => {
    const { people, acquiescence } = scoreInstrument(miniIpip, [{}, everywhere(4)]);
    expect(people[0]?.scales).toEqual({});
    expect(Object.values(people[0]?.confidence ?? {})).toEqual([0, 0, 0, 0, 0]);
    expect(acquiescence[0]).toBeUndefined();
  });

  test("where answers are missing, both keys weigh the same: a missing answer is no sign of agreeing", () => {
    // Keyed items 5, reversed ones 1: the person agrees with nothing but what they mean.
    const meant = Object.fromEntries(miniIpip.items.map(({ id, key }) => [id, key === "+" ? 5 : 1]));
    expect(scoreInstrument(miniIpip, [without(meant, 6, 16, 7)]).acquiescence).toEqual([0]);
  });
});

test("agreeing with everything in balanced scales ends in the middle, corrected or not", () => {
  const answers = Object.fromEntries(ipipViaR.items.map(({ id }) => [id, 5]));
  for (const scales of [["Curiosity"], ["Curiosity", "Creativity", "Prudence"]] as const) {
    const { people } = scoreInstrument(ipipViaR, [answers], { scales, careless: "scored" });
    expect(Object.values(people[0]?.scales ?? {})).toEqual(scales.map(() => 0.5));
  }
});

describe("filling gaps", () => {
  test("from the person, the item, and all answers", () => {
    // Person means 4 and 3; item means 3.5, 4 and 2; all answers 17 / 5 = 3.4.
    const rows = [
      [4, 4, Number.NaN],
      [3, 4, 2],
    ];
    const filled = imputed(rows, [1, 5]);
    expect(filled[0]?.[2]).toBeCloseTo(4 + (2 - 3.4), 12);
    expect(filled[1]).toEqual([3, 4, 2]);
  });

  test("within the range of answers, and from the person alone where nobody answered the item", () => {
    expect(
      imputed(
        [
          [5, Number.NaN],
          [1, 5],
        ],
        [1, 5],
      )[0],
    ).toEqual([5, 5]); // 5 + 5 - 11 / 3 is above the range
    expect(imputed([[2, 4, Number.NaN]], [1, 5])[0]).toEqual([2, 4, 3]);
    expect(imputed([], [1, 5])).toEqual([]);
  });

  test("law: answered items never change, and less than half of a scale is not filled", () => {
    const cell = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(Number.NaN));
    const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 12 });
    const law = fc.property(table, (rows) => {
      const filled = imputed(frozen(rows), [1, 5]);
      for (const [at, row] of rows.entries()) {
        const answered = row.filter((answer) => !Number.isNaN(answer)).length;
        for (const [column, answer] of row.entries()) {
          const found = filled[at]?.[column] ?? Number.NaN;
          if (!Number.isNaN(answer)) expect(found).toBe(answer);
          else if (answered < 2) expect(found).toBeNaN();
          else expect(found >= 1 && found <= 5).toBe(true);
        }
      }
    });
    fc.assert(law, { seed, numRuns: 200 * effort });
  });
});

describe("signs of careless answering", () => {
  const careful = Object.fromEntries(miniIpip.items.map(({ id, key }, at) => [id, key === "+" ? 4 - (at % 2) : 2]));

  test("are kept apart from one another", () => {
    expect(flagsOf(careful)).toEqual([]);
    expect(flagsOf(careful, { pages: [[{ seconds: 39, items: 20 }]] })).toEqual(["fast answers"]);
    expect(flagsOf(careful, { pages: [[{ seconds: 40, items: 20 }]] })).toEqual([]);
    expect(flagsOf({ ...everywhere(5), m1: 4 })).toEqual(["inconsistent answers"]);
    // All pairs of opposites two points off, and one pair or the other more or less: the mean decides.
    expect(flagsOf({ ...everywhere(4), m1: 3 })).toEqual([]);
    expect(flagsOf({ ...everywhere(4), m1: 5 })).toEqual(["inconsistent answers"]);
    expect(flagsOf(everywhere(4))).toEqual(["the same answer everywhere"]);
  });

  test("the same answer everywhere is none in short forms, nor where all items are keyed alike", () => {
    const nine = Object.fromEntries(Object.entries(everywhere(4)).slice(0, 9));
    expect(flagsOf(nine)?.filter((flag) => flag.startsWith("the same"))).toEqual([]);
    const ten = Object.fromEntries(Object.entries(everywhere(4)).slice(0, 10));
    expect(flagsOf(ten)?.filter((flag) => flag.startsWith("the same"))).toHaveLength(1);
    const poles = Object.fromEntries(communicationStyle.items.map(({ id }) => [id, 5]));
    expect(scoreInstrument(communicationStyle, [poles]).people[0]?.flags).toEqual([]);
  });

  test("two of them make the scores unknown and call for a person, whom nobody leaves out", () => {
    const { people, followUp } = scoreInstrument(miniIpip, [careful, everywhere(5), careful]);
    expect(people).toHaveLength(3);
    expect(followUp).toEqual([1]);
    expect(people[1]).toEqual({
      scales: {},
      confidence: {
        Extraversion: 0,
        Agreeableness: 0,
        Conscientiousness: 0,
        Neuroticism: 0,
        "Intellect/Imagination": 0,
      },
      flags: [{ flag: "inconsistent answers" }, { flag: "the same answer everywhere" }, { flag: "careless" }],
    });
  });

  test("law: a flag changes nobody but its bearer, and never who is there", () => {
    const point = fc.integer({ min: 1, max: 5 });
    const person = fc.record(Object.fromEntries(miniIpip.items.map(({ id }) => [id, point])), { requiredKeys: [] });
    const law = fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), fc.nat(5), (pool, at) => {
      const hurried = pool.map((_, position) => (position === at ? [{ seconds: 1, items: 20 }] : []));
      const plain = scoreInstrument(miniIpip, pool);
      const flagged = scoreInstrument(miniIpip, pool, { pages: hurried });
      expect(flagged.people).toHaveLength(pool.length);
      expect(flagged.people.filter((_, position) => position !== at)).toEqual(
        plain.people.filter((_, position) => position !== at),
      );
    });
    fc.assert(law, { seed, numRuns: 60 * effort });
  });
});

describe("laws of scoring", () => {
  const point = fc.integer({ min: 1, max: 5 });
  const person = fc.record(Object.fromEntries(miniIpip.items.map(({ id }) => [id, point])), { requiredKeys: [] });
  const pool = fc.array(person, { minLength: 1, maxLength: 8 });

  test("scores are in [0, 1] or unknown, and known exactly where there is confidence", () => {
    const law = fc.property(pool, (answers) => {
      for (const { scales, confidence } of scoreInstrument(miniIpip, frozen(answers)).people) {
        for (const name of Object.keys(miniIpip.scales)) {
          const score = Reflect.get(scales, name);
          expect(score === undefined || (score >= 0 && score <= 1)).toBe(true);
          expect(Reflect.get(confidence, name) > 0).toBe(score !== undefined);
        }
      }
    });
    fc.assert(law, { seed, numRuns: 100 * effort });
  });

  test("the order of people and of items leaves no trace, bit for bit", () => {
    const shuffles = pool.chain((answers) =>
      fc.tuple(
        fc.constant(answers),
        fc.shuffledSubarray([...answers.keys()], { minLength: answers.length }),
        fc.shuffledSubarray([...miniIpip.items], { minLength: 20 }),
      ),
    );
    const law = fc.property(shuffles, ([answers, order, items]) => {
      const plain = scoreInstrument(miniIpip, answers).people;
      const shuffled = scoreInstrument(
        { ...miniIpip, items },
        order.map((at) => answers[at] ?? {}),
      ).people;
      const names = Object.keys(miniIpip.scales);
      const read = (one: (typeof plain)[number] | undefined) =>
        names.map((name) => Reflect.get(one?.scales ?? {}, name));
      expect(shuffled.map(read)).toEqual(order.map((at) => read(plain[at])));
    });
    fc.assert(law, { seed, numRuns: 60 * effort });
  });

  test("complete answers to balanced scales come out the same with and without the correction, by another way to add", () => {
    // Half of a balanced scale is reversed, so what is taken off the one half is put on the other. Intellect has one item
    // for and three against: two of its four answers move by the correction, up by half of it in points.
    const complete = fc.record(Object.fromEntries(miniIpip.items.map(({ id }) => [id, point])));
    const law = fc.property(complete, (answers) => {
      const { people, acquiescence } = scoreInstrument(miniIpip, [answers], { careless: "scored" });
      const plain = (scale: string) => {
        const items = miniIpip.items.filter((item) => item.scale === scale);
        return (
          items.reduce((sum, { id, key }) => sum + (key === "+" ? (answers[id] ?? 0) - 1 : 5 - (answers[id] ?? 0)), 0) /
          16
        );
      };
      const scores = people[0]?.scales;
      for (const scale of ["Extraversion", "Agreeableness", "Conscientiousness", "Neuroticism"] as const) {
        expect(scores?.[scale]).toBeCloseTo(plain(scale), 12);
      }
      const moved = plain("Intellect/Imagination") + (2 * (acquiescence[0] ?? Number.NaN)) / 16;
      expect(scores?.["Intellect/Imagination"]).toBeCloseTo(Math.min(1, Math.max(0, moved)), 12);
    });
    fc.assert(law, { seed, numRuns: 100 * effort });
  });

  test("a constant added to all answers changes nothing once acquiescence is taken out", () => {
    const narrow = fc.record(Object.fromEntries(ipipViaR.items.map(({ id }) => [id, fc.integer({ min: 1, max: 4 })])));
    const law = fc.property(fc.array(narrow, { minLength: 1, maxLength: 4 }), (answers) => {
      const raised = answers.map((one) => Object.fromEntries(Object.entries(one).map(([id, at]) => [id, at + 1])));
      const [plain, more] = [answers, raised].map((all) => scoreInstrument(ipipViaR, all, { careless: "scored" }));
      for (const [at, { scales }] of (plain?.people ?? []).entries()) {
        for (const [name, score] of Object.entries(scales)) {
          expect(Reflect.get(more?.people[at]?.scales ?? {}, name)).toBeCloseTo(score ?? Number.NaN, 12);
        }
        expect((more?.acquiescence[at] ?? Number.NaN) - (plain?.acquiescence[at] ?? Number.NaN)).toBeCloseTo(1, 12);
      }
    });
    fc.assert(law, { seed, numRuns: 40 * effort });
  });
});

describe("Cronbach's alpha", () => {
  test("of items that say the same is 1, of items that have nothing in common is 0", () => {
    expect(
      cronbachAlpha([
        [1, 3],
        [2, 4],
        [3, 5],
      ]),
    ).toBe(1);
    expect(
      cronbachAlpha([
        [1, 1],
        [1, 2],
        [2, 1],
        [2, 2],
      ]),
    ).toBeCloseTo(0, 12);
  });

  test("worked out by hand, with a gap", () => {
    // Variances 1 and 7 / 3 over three and two people … the pairs that both answered: (1, 2), (2, 5): covariance 1.5.
    expect(
      cronbachAlpha([
        [1, 2],
        [2, 5],
        [3, Number.NaN],
      ]),
    ).toBeCloseTo(2 * (1 - (1 + 4.5) / (1 + 4.5 + 3)), 12);
  });

  test("unknown where it means nothing", () => {
    expect(cronbachAlpha([])).toBeUndefined();
    expect(cronbachAlpha([[1], [2]])).toBeUndefined();
    expect(cronbachAlpha([[1, 2]])).toBeUndefined();
    expect(
      cronbachAlpha([
        [3, 3],
        [3, 3],
      ]),
    ).toBeUndefined();
    expect(codesOf(() => cronbachAlpha([[1, 2], [1]]))).toEqual(["alpha-row"]);
    expect(reliabilities(miniIpip, [everywhere(3)]).Extraversion).toBeUndefined();
  });
});

test("bands are thirds of the range", () => {
  expect([0, 0.33, 1 / 3, 0.5, 2 / 3, 0.67, 1].map((score) => bandOf(score))).toEqual([
    "low",
    "low",
    "mid",
    "mid",
    "mid",
    "high",
    "high",
  ]);
  expect(bandOf(undefined)).toBeUndefined();
});

test("the mean of several scales is that of the known ones", () => {
  const scores = { scales: { a: 0.2, b: undefined, c: 0.4 } };
  expect(scaleMean(scores, ["a", "b", "c"])).toBeCloseTo(0.3, 12);
  expect(scaleMean(scores, ["b"])).toBeUndefined();
  expect(scaleMean(undefined, ["b"])).toBeUndefined();
});

test("mistakes are told at once", () => {
  const wrong = () =>
    scoreInstrument(miniIpip, [{ m1: 6, m99: 1, m2: Number.NaN, m3: undefined }], {
      pages: [
        [
          { seconds: -1, items: 20 },
          { seconds: 3, items: 0 },
        ],
      ],
    });
  expect(codesOf(wrong)).toEqual(["score-range", "score-item", "score-range", "score-pages", "score-pages"]);
  const settings: object = { scales: ["Openness"], careless: "left out" };
  expect(codesOf(() => scoreInstrument(miniIpip, [], settings))).toEqual(["score-scale", "score-careless"]);
});

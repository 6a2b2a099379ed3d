import fc from "fast-check";
import { expect, it } from "vitest";
import type { Week } from "../../src/cohort/calendar/week.js";
import { communicationStyle, skillBook, workingStyle } from "../../src/cohort/index.js";
import type { OrgPath, ReportingLine, Scored, SkillAnswer, Skills } from "../../src/criteria/index.js";
import {
  agreement,
  both,
  closeness,
  coverage,
  different,
  gap,
  hours,
  measures,
  orgDistance,
  outOfLine,
  overlap,
  preference,
  profile,
  same,
} from "../../src/criteria/index.js";
import { weeks, windows } from "../cohort/weeks.js";
import { type Chapter, type Comparison, chapter } from "./law-book.js";

const maybe = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: undefined, freq: 6 });

const rating = fc.integer({ min: 1, max: 5 });
const anyRating = maybe(fc.oneof(rating, fc.double({ min: 1, max: 5, noNaN: true })));

const tag = fc.constantFrom("chess", "go", "cooking", "running", "films", "tea");
const tags = fc.array(tag, { maxLength: 8 });

const skillName = fc.constantFrom("SQL", "R", "Go", "Rust", "writing");
const level = fc.constantFrom(0, 1, 2, 2.5, 3, 4, 5);
const skillAnswer = fc.record(
  {
    skill: skillName,
    level,
    target: level,
    weight: fc.constantFrom(0, 0.5, 1, 3),
    teach: fc.boolean(),
  },
  { requiredKeys: ["skill"] },
);
const skillList = fc.array(fc.oneof(skillName, skillAnswer), { maxLength: 6 });

const id = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
const wishing = fc.record({ id, wishes: maybe(fc.array(id, { maxLength: 7 })) });

const choice = fc.oneof(fc.constantFrom("red", "1", ""), fc.constantFrom(0, -0, 1, 2.5), fc.boolean());

/** A teacher with one more skill, behind the others, is no worse for the learner. */
const moreOffered: fc.Arbitrary<Comparison<Skills>> = fc
  .tuple(skillList, skillList, fc.oneof(skillName, skillAnswer))
  .map(([wants, offers, more]) => ({ better: [wants, [...offers, more]], worse: [wants, offers] }));

/** The same offer at a higher level. */
const higherOffered: fc.Arbitrary<Comparison<Skills>> = fc
  .tuple(
    fc.array(fc.record({ skill: skillName, level, target: level }, { requiredKeys: ["skill"] })),
    skillName,
    level,
    level,
  )
  .map(([wants, skill, one, other]) => {
    const offer = (at: number): SkillAnswer[] => [{ skill, level: at, teach: true }];
    return { better: [wants, offer(Math.max(one, other))], worse: [wants, offer(Math.min(one, other))] };
  });

const swapped = <V>({ better, worse }: Comparison<V>): Comparison<V> => ({
  better: [better[1], better[0]],
  worse: [worse[1], worse[0]],
});

const sql = (level: number, target?: number): SkillAnswer[] => [
  { skill: "SQL", level, ...(target === undefined ? {} : { target }) },
];

const share = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), fc.double({ min: 0, max: 1, noNaN: true }));
/** Scores on named scales, some of them unknown. */
const scoresOn = <const S extends string>(...scales: readonly S[]) =>
  fc
    .array(maybe(share), { minLength: scales.length, maxLength: scales.length })
    .map((scores) => scoresOf(scales, scores));

function scoresOf<S extends string>(
  scales: readonly S[],
  scores: readonly (number | undefined)[],
): { readonly scales: { readonly [K in S]: number | undefined } };
function scoresOf(scales: readonly string[], scores: readonly (number | undefined)[]): object {
  return { scales: Object.fromEntries(scales.map((scale, at) => [scale, scores[at]])) };
}

const values = (creativity: number | undefined, prudence: number | undefined) => ({
  scales: { Creativity: creativity, Prudence: prudence },
});
const way = (feedback: number | undefined, rhythm: number | undefined) => ({
  scales: { Feedback: feedback, Rhythm: rhythm },
});
/** Seven weeks in which clocks change in America, Europe, Australia, the Near East and Morocco. */
const spring = { from: "2026-03-02", to: "2026-04-19" };
const springDates = Array.from({ length: 49 }, (_, day) =>
  new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10),
);
const nineToFive = (zone: string): Week => ({
  zone,
  windows: ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 540, to: 1020 })),
});
const tuesday = (zone: string, from: number, to: number): Week => ({ zone, windows: [{ day: 2, from, to }] });
const always: Week = {
  zone: "UTC",
  windows: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from: 0, to: 1440 })),
};
const awayInMarch = { from: "2026-03-16", to: "2026-03-22", windows: [] };

/** The same person with more hours. */
const freer: fc.Arbitrary<Comparison<Week | undefined>> = fc
  .tuple(weeks(15), weeks(15), windows(15))
  .map(([one, other, more]) => ({
    better: [{ ...one, windows: [...one.windows, ...more] }, other],
    worse: [one, other],
  }));

const unit = fc.constantFrom("Tech", "Sales", "Storage", "1");
const orgPath = fc.array(maybe(unit), { maxLength: 4 });
/** A path of four units that leaves the usual one after `shared` of them. */
const fourLevels = (shared: number, own: string) => ["w", "x", "y", "z"].map((unit, at) => (at < shared ? unit : own));
const line = (id: string, ...above: string[]): ReportingLine => ({ id, above, whole: true });
/** Lines as they may come: contradicting each other, too long, too short. */
const anyLine = fc.record({ id, above: fc.array(id, { maxLength: 4 }), whole: fc.boolean() });

const book: Readonly<Record<keyof typeof measures, Chapter>> = {
  agreement: chapter<Scored<"Feedback" | "Rhythm">>(
    {
      title: "of two items, alike",
      measure: agreement(communicationStyle, { scales: ["Feedback", "Rhythm"] }),
      values: maybe(scoresOn("Feedback", "Rhythm")),
      unknown: [undefined, way(undefined, undefined)],
      best: [[way(0.25, 1), way(0.25, 1)]],
      monotone: [],
      answers: [
        { of: [way(0, 0.25), way(1, 0.5)], is: 0.375, source: "(1 - 1 + 1 - 0.25) / 2" },
        { of: [way(0, undefined), way(0.25, 0.5)], is: 0.75, source: "one item is known of both: 1 - 0.25" },
        { of: [way(0, undefined), way(undefined, 0.5)], is: undefined, source: "no item is known of both" },
      ],
    },
    {
      title: "of two items, the second gives feedback",
      measure: agreement(communicationStyle, { scales: ["Feedback", "Rhythm"], giver: "second" }),
      values: maybe(scoresOn("Feedback", "Rhythm")),
      unknown: [undefined, way(undefined, undefined)],
      best: [
        [way(0.5, 0), way(0, 0)],
        [way(0.75, 0), way(1, 0)],
        [way(0.25, 0), way(0, 0)],
      ],
      exchanged: [way(0.5, 0), way(0, 0)],
      monotone: [
        {
          because: "to be given more of what one leans to is no worse",
          cases: fc.tuple(share, share, share).map(([wanted, one, other]) => {
            const [more, less] =
              wanted > 0.5
                ? [Math.max(one, other), Math.min(one, other)]
                : [Math.min(one, other), Math.max(one, other)];
            return { better: [way(wanted, 0), way(more, 0)], worse: [way(wanted, 0), way(less, 0)] };
          }),
        },
      ],
      answers: [
        { of: [way(1, undefined), way(0.25, undefined)], is: 0.25, source: "misses 1 - 0.25" },
        {
          of: [way(0.75, undefined), way(0, undefined)],
          is: 0.5,
          source: "misses 0.75, but leans by 0.25 only: 2 * 0.25",
        },
        { of: [way(0.25, undefined), way(0.5, undefined)], is: 0.75, source: "the other side: misses 0.5 - 0.25" },
        { of: [way(undefined, 0), way(1, 1)], is: 0, source: "a rhythm is not given: 1 - 1" },
      ],
    },
  ),
  both: chapter({
    title: "the smaller of two shares",
    measure: both({ of: "love of learning" }),
    values: maybe(share),
    unknown: [undefined],
    best: [[1, 1]],
    monotone: [
      {
        because: "more of it on either side is no worse",
        cases: fc.tuple(share, share, share).map(([a, b, c]) => ({
          better: [a, Math.max(b, c)],
          worse: [a, Math.min(b, c)],
        })),
      },
    ],
    answers: [
      { of: [0.2, 0.9], is: 0.2, source: "min" },
      { of: [0.2, 0.2], is: 0.2, source: "alike and both low is low" },
      { of: [undefined, 1], is: undefined, source: "no answer" },
    ],
  }),
  closeness: chapter(
    {
      title: "without a dead band",
      measure: closeness([1, 5]),
      values: anyRating,
      unknown: [undefined],
      best: [
        [1, 1],
        [5, 5],
      ],
      monotone: [
        {
          because: "what is closer on the same side is no worse",
          cases: fc.tuple(rating, rating, rating).map((three) => {
            const [a = 1, b = 1, c = 1] = three.sort((x, y) => x - y);
            return { better: [a, b], worse: [a, c] };
          }),
        },
      ],
      answers: [
        { of: [1, 5], is: 0, source: "the two ends: 1 - 4 / 4" },
        { of: [2, 4], is: 0.5, source: "1 - 2 / 4" },
        { of: [5, 4], is: 0.75, source: "1 - 1 / 4" },
        { of: [undefined, 4], is: undefined, source: "no answer" },
      ],
    },
    {
      title: "with a dead band",
      measure: closeness([0, 10], { deadBand: 2 }),
      values: maybe(fc.double({ min: 0, max: 10, noNaN: true })),
      unknown: [undefined],
      best: [[4, 6]],
      monotone: [],
      answers: [
        { of: [0, 2], is: 1, source: "within the dead band" },
        { of: [0, 6], is: 0.5, source: "1 - (6 - 2) / (10 - 0 - 2)" },
        { of: [10, 0], is: 0, source: "1 - (10 - 2) / 8" },
      ],
    },
  ),
  coverage: chapter<Skills>(
    {
      title: "the first learns",
      measure: coverage(),
      values: maybe(skillList),
      unknown: [undefined],
      best: [
        [sql(1), sql(5)],
        [["SQL"], ["SQL"]],
        [["SQL"], ["R", "Go", "Rust", "writing", "SQL"]],
      ],
      exchanged: [sql(1), sql(5)],
      monotone: [
        { because: "one more offered skill never lowers it", cases: moreOffered },
        { because: "a higher level of the teacher never lowers it", cases: higherOffered },
      ],
      answers: [
        {
          of: [sql(1, 3), [{ skill: "SQL", level: 2, teach: true }]],
          is: 0.5,
          source: "(2 - 1) / (3 - 1), taught below 3",
        },
        { of: [sql(1, 3), sql(2)], is: 0, source: "below level 3 nobody teaches unless they say so" },
        { of: [sql(1, 3), [{ skill: "SQL", level: 5, teach: false }]], is: 0, source: "does not want to teach" },
        { of: [sql(3), sql(3)], is: 0, source: "the teacher is not ahead: m <= c" },
        { of: [sql(5), sql(5)], is: 0, source: "nobody is ahead of the top: m <= c although m >= t" },
        { of: [sql(3), sql(4)], is: 1, source: "the target is one above the present level: m >= t = 4" },
        { of: [sql(2.75, 3.25), sql(3)], is: 0.5, source: "(3 - 2.75) / max(3.25 - 2.75, 0.5)" },
        { of: [sql(2.9, 3.1), sql(3)], is: 0.2, source: "(3 - 2.9) / 0.5: a step counts as half a level at least" },
        {
          of: [
            [
              { skill: "SQL", level: 0, target: 4, weight: 3 },
              { skill: "R", level: 2, target: 3 },
            ],
            sql(3),
          ],
          is: 0.5625,
          source: "(3 * 3 / 4 + 1 * 0) / (3 + 1)",
        },
        { of: [["sql ", "R"], ["SQL"]], is: 0.5, source: "blanks and capitals are forgiven: (1 + 0) / 2" },
        { of: [["SQL"], sql(4)], is: 1, source: "a wish without a level is met by who teaches it" },
        { of: [sql(2), ["SQL"]], is: undefined, source: "the only wish hangs on a level that was not said" },
        { of: [[...sql(2), "R"], ["SQL"]], is: 0.25, source: "(0.5 for the level not said + 0 for R) / 2" },
        {
          of: [[{ skill: "SQL", target: 4 }], sql(3)],
          is: undefined,
          source: "how far 3 is on the way to 4 is not known",
        },
        { of: [[{ skill: "SQL", target: 4 }], sql(4)], is: 1, source: "the target is reached from anywhere" },
        { of: [["SQL"], []], is: 0, source: "the teacher answered: nothing" },
        { of: [[], ["SQL"]], is: undefined, source: "the learner wants nothing" },
        { of: [[{ skill: "SQL", weight: 0 }], ["SQL"]], is: undefined, source: "a weight of 0 is no wish" },
        { of: [["SQL", { skill: "sql", level: 5 }], sql(4)], is: 1, source: "the first mention of a wish counts" },
        {
          of: [sql(1, 5), [...sql(3), ...sql(5)]],
          is: 0.5,
          source: "the first mention of an offer counts: (3 - 1) / 4",
        },
      ],
    },
    {
      title: "ranked, the second learns",
      measure: coverage({ learner: "second", ranked: true }),
      values: maybe(skillList),
      unknown: [undefined],
      best: [[["SQL", "R"], ["SQL"]]],
      exchanged: [["SQL"], ["SQL", "R"]],
      monotone: [
        { because: "one more offered skill never lowers it", cases: moreOffered.map(swapped) },
        { because: "a higher level of the teacher never lowers it", cases: higherOffered.map(swapped) },
      ],
      answers: [
        { of: [["SQL"], ["SQL", "R", "Go"]], is: 1 / 1.96, source: "1 / (1 + 0.6 + 0.36)" },
        {
          of: [
            ["R", "Go"],
            ["SQL", "R", "Go"],
          ],
          is: 0.96 / 1.96,
          source: "(0.6 + 0.36) / (1 + 0.6 + 0.36)",
        },
        { of: [["d"], ["a", "b", "c", "d"]], is: 0.216 / 2.176, source: "0.216 / (1 + 0.6 + 0.36 + 0.216)" },
      ],
    },
    {
      title: "ranked, the first learns",
      measure: coverage({ ranked: true }),
      values: maybe(skillList),
      unknown: [undefined],
      best: [[["SQL"], ["SQL"]]],
      exchanged: [["SQL", "R"], ["SQL"]],
      monotone: [{ because: "one more offered skill never lowers it", cases: moreOffered }],
      answers: [
        { of: [["SQL", "R"], ["SQL"]], is: 0.625, source: "1 / (1 + 0.6)" },
        { of: [["SQL", "R"], ["R"]], is: 0.375, source: "0.6 / (1 + 0.6)" },
        { of: [["SQL", "sql", "R"], ["R"]], is: 0.375, source: "the second mention takes no rank" },
      ],
    },
    ...(["first", "second"] as const).map((learner) => {
      const turn = <T>(wants: T, offers: T): readonly [T, T] =>
        learner === "first" ? [wants, offers] : [offers, wants];
      return {
        title: `related skills by a table, the ${learner} learns`,
        measure: coverage({ learner, related: { SQL: { R: 0.6, Go: 0.2, Rust: 1 }, r: { "sql ": 0.5 } } }),
        values: maybe(skillList),
        unknown: [undefined],
        best: [turn<Skills>(["SQL"], ["SQL"]), turn<Skills>(["SQL"], ["Rust"])],
        exchanged: turn<Skills>(["SQL"], ["R"]),
        monotone: [
          {
            because: "one more offered skill never lowers it",
            cases: learner === "first" ? moreOffered : moreOffered.map(swapped),
          },
          {
            because: "a higher level of the teacher never lowers it",
            cases: learner === "first" ? higherOffered : higherOffered.map(swapped),
          },
        ],
        answers: [
          { of: turn<Skills>(["SQL"], ["R"]), is: 0.6, source: "0.6 for the related skill" },
          {
            of: turn<Skills>(["SQL"], ["R", "Go"]),
            is: 0.6,
            source: "the better of two related skills, not their sum",
          },
          { of: turn<Skills>(["SQL"], ["R", "SQL"]), is: 1, source: "the wished skill is worth more" },
          { of: turn<Skills>(["R"], ["SQL"]), is: 0.5, source: "credits have a direction; keys are forgiven blanks" },
          { of: turn<Skills>(["writing"], ["SQL"]), is: 0, source: "not related" },
          {
            of: turn<Skills>(sql(1, 3), [{ skill: "R", level: 2, teach: true }]),
            is: 0.3,
            source: "0.6 * (2 - 1) / (3 - 1)",
          },
          {
            of: turn<Skills>(sql(3, 5), [...sql(3), { skill: "R", level: 5 }]),
            is: 0.6,
            source: "not ahead in the skill itself: max(0, 0.6 * 1)",
          },
          { of: turn<Skills>(sql(2), ["R"]), is: undefined, source: "the level of the related skill would decide" },
          {
            of: turn<Skills>(sql(2), ["SQL", { skill: "R", level: 5 }]),
            is: 0.6,
            source: "0.6 known beats 0.5 for a level not said",
          },
          {
            of: turn<Skills>([...sql(2), "writing"], ["Go"]),
            is: 0.05,
            source: "(0.2 * 0.5 for the level not said + 0) / 2",
          },
        ],
      };
    }),
    {
      title: "related skills by a book",
      measure: coverage({
        related: skillBook({
          skills: [
            { name: "SQL", parents: ["Databases"], categories: ["data"] },
            { name: "Go", parents: ["Coding"] },
            { name: "Rust", parents: ["Coding"], related: ["writing"] },
            { name: "R", categories: ["data"] },
            "writing",
            "Databases",
          ],
        }),
      }),
      values: maybe(skillList),
      unknown: [undefined],
      best: [[["SQL"], ["SQL"]]],
      exchanged: [["SQL", "R"], ["SQL"]],
      monotone: [{ because: "one more offered skill never lowers it", cases: moreOffered }],
      answers: [
        { of: [["SQL"], ["Databases"]], is: 0.6, source: "the broader skill" },
        { of: [["Databases"], ["SQL"]], is: 0.6, source: "the narrower skill" },
        { of: [["Go"], ["Rust"]], is: 0.4, source: "under the same broader skill" },
        { of: [["writing"], ["Rust"]], is: 0.4, source: "called related" },
        { of: [["SQL"], ["R"]], is: 0.2, source: "of the same category" },
        { of: [["SQL"], ["Rust"]], is: 0, source: "nothing in common" },
        { of: [["SQL", "Go"], ["R"]], is: 0.1, source: "(0.2 + 0) / 2" },
      ],
    },
    {
      title: "experts count less",
      measure: coverage({ expertsCountLess: true }),
      values: maybe(skillList),
      unknown: [undefined],
      best: [
        [sql(1), sql(4)],
        [["SQL"], ["SQL"]],
      ],
      exchanged: [sql(1), sql(4)],
      monotone: [{ because: "one more offered skill never lowers it", cases: moreOffered }],
      answers: [
        { of: [sql(1), sql(5)], is: 0.9, source: "more than three levels ahead: 1 * 0.9" },
        { of: [sql(1), sql(4)], is: 1, source: "three levels ahead" },
        { of: [sql(0, 5), sql(4)], is: 0.72, source: "4 / 5 * 0.9" },
        { of: [["SQL"], sql(5)], is: 1, source: "how far ahead is not known" },
      ],
    },
  ),
  different: chapter({
    title: "of all kinds",
    measure: different(),
    values: maybe(choice),
    unknown: [undefined],
    best: [
      ["red", "blue"],
      [1, "1"],
    ],
    monotone: [],
    answers: [
      { of: ["red", "red"], is: 0, source: "the same" },
      { of: [true, false], is: 1, source: "not the same" },
      { of: [undefined, undefined], is: undefined, source: "nobody knows" },
    ],
  }),
  gap: chapter(
    {
      title: "of seniority",
      measure: gap([0, 1, 3, 6]),
      values: maybe(fc.integer({ min: 0, max: 12 })),
      unknown: [undefined],
      best: [
        [2, 3],
        [2, 5],
      ],
      exchanged: [2, 3],
      monotone: [
        {
          because: "what is nearer to the plateau is no worse",
          cases: fc.tuple(fc.nat(9), fc.nat(9)).map(([one, other]) => ({
            better: [0, 3 + Math.min(one, other)],
            worse: [0, 3 + Math.max(one, other)],
          })),
        },
      ],
      answers: [
        { of: [2, 2], is: 0, source: "difference 0 is the corner a" },
        { of: [2, 2.25], is: 0.25, source: "(0.25 - 0) / (1 - 0)" },
        { of: [2, 6.5], is: 0.5, source: "(6 - 4.5) / (6 - 3)" },
        { of: [2, 8], is: 0, source: "difference 6 is the corner d" },
        { of: [2, 1], is: 0, source: "below a" },
        { of: [0, 12], is: 0, source: "above d" },
      ],
    },
    {
      title: "with steps",
      measure: gap([1, 1, 2, 2]),
      values: maybe(fc.double({ min: -4, max: 4, noNaN: true })),
      unknown: [undefined],
      best: [
        [0, 1],
        [0, 2],
      ],
      exchanged: [0, 1],
      monotone: [],
      answers: [
        { of: [0, 1], is: 1, source: "a step belongs to the good side" },
        { of: [0, 0.99], is: 0, source: "below the step" },
        { of: [0, 2.01], is: 0, source: "above the step" },
      ],
    },
  ),
  hours: chapter<Week | undefined>(
    {
      title: "in blocks of an hour",
      measure: hours({ programme: spring }),
      values: maybe(weeks(30, springDates)),
      unknown: [undefined],
      best: [
        [always, always],
        [nineToFive("Europe/London"), nineToFive("Europe/Berlin")],
      ],
      monotone: [{ because: "more free hours are never worse", cases: freer }],
      answers: [
        {
          of: [tuesday("Europe/Berlin", 540, 660), tuesday("Asia/Kolkata", 840, 960)],
          is: 0,
          source:
            "08:30-10:30 UTC in Kolkata; Berlin 08:00-10:00 UTC in winter, 07:00-09:00 in summer time: 30 minutes",
        },
        {
          of: [tuesday("Europe/Berlin", 540, 720), tuesday("Asia/Kolkata", 840, 960)],
          is: 0.5,
          source: "an hour longer in Berlin: 120 minutes in winter, 90 of 180 in summer time",
        },
        {
          of: [{ ...always, exceptions: [awayInMarch] }, nineToFive("UTC")],
          is: 1,
          source: "the week away is left out, the others have 40 hours",
        },
        {
          of: [
            { ...always, exceptions: [{ ...awayInMarch, from: "2026-01-01", to: "2026-12-31" }] },
            nineToFive("UTC"),
          ],
          is: 0,
          source: "away in every week: then they count as they are",
        },
      ],
    },
    {
      title: "enough is 20 hours, quarters count",
      measure: hours({ programme: spring, enough: 1200, session: 15, away: "counted" }),
      values: maybe(weeks(15, springDates)),
      unknown: [undefined],
      best: [[always, always]],
      monotone: [],
      answers: [
        {
          of: [nineToFive("Europe/London"), nineToFive("America/New_York")],
          is: 900 / 1200,
          source: "3 hours a day but for the weeks of 9 and 16 and 23 March, which have 4",
        },
        {
          of: [nineToFive("Pacific/Auckland"), nineToFive("America/Los_Angeles")],
          is: 720 / 1200,
          source: "2.4 hours a day from 6 April on (domain notes, golden vectors)",
        },
        {
          of: [{ ...always, exceptions: [awayInMarch] }, nineToFive("UTC")],
          is: 0,
          source: "a week away counts as it is, and is the worst",
        },
      ],
    },
    {
      title: "to the minute",
      measure: hours({ programme: { from: "2026-10-19", to: "2026-11-08" }, enough: 100, session: 25 }),
      values: maybe(weeks(1)),
      unknown: [undefined],
      best: [[always, always]],
      monotone: [],
      answers: [
        {
          of: [tuesday("UTC", 601, 651), tuesday("UTC", 610, 700)],
          is: 0.41,
          source: "10:10 to 10:51 is 41 minutes of 100",
        },
        {
          of: [tuesday("UTC", 601, 634), tuesday("UTC", 610, 700)],
          is: 0,
          source: "24 minutes are less than a session",
        },
        {
          of: [{ zone: "UTC", windows: [] }, always],
          is: 0,
          source: "never is an answer: 0, and not unknown",
        },
      ],
    },
  ),
  orgDistance: chapter<OrgPath>(
    {
      title: "far",
      measure: orgDistance(),
      values: maybe(orgPath),
      unknown: [undefined, [undefined], [undefined, "Storage"]],
      best: [
        [["Sales"], ["Finance", "Audit", "Europe"]],
        [
          ["Sales", undefined],
          ["Finance", "Support"],
        ],
        [[], ["Sales"]],
      ],
      monotone: [
        {
          because: "to part higher up is no nearer",
          cases: fc.tuple(fc.nat(3), fc.nat(3)).map(([one, other]) => ({
            better: [fourLevels(4, "a"), fourLevels(Math.min(one, other), "b")],
            worse: [fourLevels(4, "a"), fourLevels(Math.max(one, other), "b")],
          })),
        },
      ],
      answers: [
        {
          of: [
            ["Engineering", "Platform"],
            ["Engineering", "Platform"],
          ],
          is: 0,
          source: "same team 0 (domain knowledge, section 1.3)",
        },
        {
          of: [
            ["Engineering", "Platform"],
            ["Engineering", "Search"],
          ],
          is: 0.5,
          source: "same department .5 (the same section)",
        },
        {
          of: [
            ["Engineering", "Support"],
            ["Sales", "Support"],
          ],
          is: 1,
          source: "other department 1 (the same section), whatever the team is called",
        },
        {
          of: [
            ["Tech", "Engineering", "Platform"],
            ["Tech", "Engineering"],
          ],
          is: 1 / 3,
          source: "two of three levels shared",
        },
        { of: [["Tech", undefined], ["Tech"]], is: undefined, source: "in a team of Tech, or in none: not known" },
        { of: [["Tech", undefined], ["Sales"]], is: 1, source: "another department whatever the team" },
        {
          of: [
            ["Tech", undefined, "Search"],
            ["Tech", "Data", "Search"],
          ],
          is: undefined,
          source: "unknown between",
        },
        { of: [[], []], is: 0, source: "both at the top" },
      ],
    },
    {
      title: "near",
      measure: orgDistance({ best: "near" }),
      values: maybe(orgPath),
      unknown: [undefined, [undefined]],
      best: [
        [
          ["Engineering", "Platform"],
          ["Engineering", "Platform"],
        ],
        [[], []],
      ],
      monotone: [],
      answers: [
        {
          of: [
            ["Engineering", "Platform"],
            ["Engineering", "Search"],
          ],
          is: 0.5,
          source: "1 - .5",
        },
        {
          of: [
            ["Engineering", "Platform"],
            ["Engineering", undefined],
          ],
          is: undefined,
          source: ".5 or 1",
        },
        { of: [["Engineering", "Platform"], ["Sales"]], is: 0, source: "1 - 1" },
      ],
    },
  ),
  outOfLine: chapter<ReportingLine | undefined>(
    ...([1, 2] as const).map((depth) => ({
      title: `${depth} deep`,
      measure: outOfLine({ depth }),
      values: maybe(anyLine),
      unknown: [undefined],
      best: [[line("ada", "bo", "cy"), line("di", "bo", "cy")]] as const,
      monotone: [],
      answers: [
        { of: [line("ada", "bo"), line("bo")] as const, is: 0, source: "bo is ada's manager" },
        { of: [line("bo"), line("ada", "bo")] as const, is: 0, source: "the other way round" },
        {
          of: [line("ada", "bo", "cy"), line("cy")] as const,
          is: depth === 1 ? 1 : 0,
          source: "cy is ada's manager's manager",
        },
        { of: [line("ada", "bo", "cy", "di"), line("di")] as const, is: 1, source: "three steps" },
        {
          of: [{ id: "ada", above: ["bo"], whole: false }, line("cy")] as const,
          is: depth === 1 ? 1 : undefined,
          source: "who is above bo is not known",
        },
        {
          of: [{ id: "ada", above: [], whole: false }, line("bo", "ada")] as const,
          is: 0,
          source: "known from below",
        },
        { of: [{ id: "ada", above: [], whole: false }, line("bo")] as const, is: undefined, source: "not known" },
      ],
    })),
  ),
  overlap: chapter(
    ...(["union", "smaller", "larger"] as const).map((of) => ({
      title: of,
      measure: overlap({ of }),
      values: maybe(tags),
      unknown: [undefined],
      best: [
        [
          ["go", "tea"],
          ["tea", "go", "go"],
        ],
      ] as const,
      monotone: [],
      answers: [
        {
          of: [
            ["chess", "go"],
            ["go", "films", "tea"],
          ] as const,
          is: { union: 1 / 4, smaller: 1 / 2, larger: 1 / 3 }[of],
          source: "1 shared; 4 together, 2 and 3 alone",
        },
        { of: [[], ["go"]] as const, is: 0, source: "an empty answer shares nothing" },
        { of: [[], []] as const, is: 0, source: "two empty answers share nothing: never above a real one" },
      ],
    })),
    ...(["first", "second"] as const).map((of) => ({
      title: of,
      measure: overlap({ of }),
      values: maybe(tags),
      unknown: [undefined],
      best: [[["go"], ["go"]]] as const,
      exchanged: [["go"], ["go", "tea"]] as const,
      monotone: [],
      answers: [
        { of: [["go"], ["go", "tea"]] as const, is: { first: 1, second: 0.5 }[of], source: "1 of 1, 1 of 2" },
        {
          of: [
            ["go", "go", "tea"],
            ["tea", "films", "chess"],
          ] as const,
          is: { first: 1 / 2, second: 1 / 3 }[of],
          source: "1 of 2, 1 of 3",
        },
        { of: [[], ["go"]] as const, is: 0, source: "nothing shared, whatever it is divided by" },
      ],
    })),
    {
      title: "enough",
      measure: overlap({ enough: 2 }),
      values: maybe(tags),
      unknown: [undefined],
      best: [
        [
          ["go", "tea", "films"],
          ["films", "go", "tea"],
        ],
      ],
      monotone: [
        {
          because: "one more option never lowers it",
          cases: fc.tuple(tags, tags, tag).map(([a, b, more]) => ({ better: [a, [...b, more]], worse: [a, b] })),
        },
      ],
      answers: [
        { of: [["go", "tea"], ["tea"]], is: 0.5, source: "1 / 2" },
        {
          of: [
            ["go", "tea"],
            ["tea", "go"],
          ],
          is: 1,
          source: "2 / 2",
        },
        { of: [["go"], ["tea"]], is: 0, source: "0 / 2" },
      ],
    },
  ),
  preference: chapter({
    title: "ranked ids",
    measure: preference(),
    values: maybe(wishing),
    unknown: [undefined],
    best: [
      [
        { id: "a", wishes: ["b"] },
        { id: "b", wishes: ["a", "c"] },
      ],
      [{ id: "a", wishes: ["b"] }, { id: "b" }],
    ],
    monotone: [
      {
        because: "to be named earlier is no worse",
        cases: fc
          .tuple(fc.shuffledSubarray(["c", "d", "e", "f", "g"], { minLength: 5 }), fc.nat(5), fc.nat(5), wishing)
          .map(([others, one, other, back]) => {
            const named = (at: number) => ({ id: "a", wishes: [...others.slice(0, at), "b", ...others.slice(at)] });
            const second = { ...back, id: "b" };
            return { better: [named(Math.min(one, other)), second], worse: [named(Math.max(one, other)), second] };
          }),
      },
    ],
    answers: [
      {
        of: [
          { id: "a", wishes: ["b"] },
          { id: "b", wishes: ["c", "a"] },
        ],
        is: Math.sqrt(0.85),
        source: "sqrt(1 * 0.85)",
      },
      { of: [{ id: "a", wishes: ["c", "d", "b"] }, { id: "b" }], is: 0.7, source: "third wish; the other is silent" },
      {
        of: [
          { id: "a", wishes: ["c", "d", "e", "b"] },
          { id: "b", wishes: [] },
        ],
        is: 0.55,
        source: "fourth wish; silent",
      },
      {
        of: [{ id: "a", wishes: ["c", "d", "e", "f", "b"] }, { id: "b" }],
        is: 0.4,
        source: "fifth wish: as if not named",
      },
      {
        of: [
          { id: "a", wishes: ["c"] },
          { id: "b", wishes: ["c"] },
        ],
        is: 0.4,
        source: "sqrt(0.4 * 0.4)",
      },
      {
        of: [
          { id: "a", wishes: ["c"] },
          { id: "b", wishes: ["a"] },
        ],
        is: Math.sqrt(0.4),
        source: "sqrt(0.4 * 1)",
      },
      { of: [{ id: "a", wishes: ["c", "c", "b"] }, { id: "b" }], is: 0.85, source: "an id named twice takes one rank" },
      { of: [{ id: "a" }, { id: "b", wishes: [] }], is: undefined, source: "both are silent" },
    ],
  }),
  profile: chapter<Scored<"Creativity" | "Prudence">>(
    {
      title: "of two scales",
      measure: profile(["Creativity", "Prudence"]),
      values: maybe(scoresOn("Creativity", "Prudence")),
      unknown: [undefined, values(undefined, undefined)],
      best: [
        [values(0.5, 0.5), values(0.5, 0.5)],
        [values(0.5, 0.5), values(0.375, 0.625)],
      ],
      monotone: [
        {
          because: "what is closer on the same side is no worse",
          cases: fc.tuple(share, share, share, share).map(([one, other, third, prudence]) => {
            const [a = 0, b = 0, c = 0] = [one, other, third].sort((x, y) => x - y);
            return {
              better: [values(a, prudence), values(b, 0.5)],
              worse: [values(a, prudence), values(c, 0.5)],
            };
          }),
        },
      ],
      answers: [
        { of: [values(0, 0.5), values(0.275, 0.5)], is: 0.75, source: "(1 - (0.275 - 0.15) / 0.25 + 1) / 2" },
        { of: [values(0, 0.5), values(0.4, 0.5)], is: 0.5, source: "0.4 is far apart; the other scale is alike" },
        { of: [values(0, 1), values(1, 0)], is: 0, source: "nothing is worse than far apart" },
        { of: [values(0, undefined), values(0.1, 0.5)], is: 1, source: "only one scale is known of both" },
        { of: [values(0, undefined), values(undefined, 0.5)], is: undefined, source: "no scale is known of both" },
      ],
    },
    {
      title: "without a dead band",
      measure: profile(["Prudence"], { deadBand: 0, apart: 1 }),
      values: maybe(scoresOn("Creativity", "Prudence")),
      unknown: [undefined, values(1, undefined)],
      best: [[values(0, 0.5), values(1, 0.5)]],
      monotone: [],
      answers: [
        { of: [values(0, 0), values(0, 0.25)], is: 0.75, source: "1 - 0.25" },
        { of: [values(0, 0), values(0, 1)], is: 0, source: "1 - 1" },
        { of: [undefined, values(0, 1)], is: undefined, source: "no answers" },
      ],
    },
  ),
  same: chapter({
    title: "of all kinds",
    measure: same(),
    values: maybe(choice),
    unknown: [undefined],
    best: [
      ["red", "red"],
      [0, -0],
      [false, false],
    ],
    monotone: [],
    answers: [
      { of: ["red", "Red"], is: 0, source: "compared exactly" },
      { of: [1, "1"], is: 0, source: "a number is no text" },
      { of: ["red", undefined], is: undefined, source: "no answer" },
    ],
  }),
};

const exchange = fc.record({ wants: maybe(skillList), offers: maybe(skillList) });
const teach = (wants: string, offers: string) => ({ wants: [wants], offers: [offers] });

chapter(
  {
    title: "each learns from the other",
    measure: coverage({ learner: "each" }),
    values: maybe(exchange),
    unknown: [undefined, {}],
    best: [[teach("SQL", "R"), teach("R", "SQL")]],
    monotone: [],
    answers: [
      { of: [teach("SQL", "Go"), teach("R", "SQL")], is: 0, source: "1 one way, 0 back: 0.5 * 0 + 0.5 * 0" },
      {
        of: [{ wants: ["SQL", "Go"], offers: ["R"] }, teach("R", "SQL")],
        is: 7 / 12,
        source: "0.5 and 1: 0.5 * (2 * 0.5 * 1 / 1.5) + 0.5 * 0.5 = 1 / 3 + 1 / 4",
      },
      { of: [teach("SQL", "Go"), teach("R", "Rust")], is: 0, source: "0 and 0: the harmonic mean of nothing is 0" },
      { of: [{ offers: ["R"] }, teach("R", "SQL")], is: undefined, source: "what the first wants is not known" },
    ],
  },
  {
    title: "each learns from the other, also related skills",
    measure: coverage({ learner: "each", ranked: true, related: { SQL: { R: 0.5, Go: 0.2 }, Rust: { SQL: 0.9 } } }),
    values: maybe(exchange),
    unknown: [undefined, {}],
    best: [[teach("SQL", "R"), teach("R", "SQL")]],
    monotone: [],
    answers: [
      {
        of: [teach("SQL", "R"), teach("R", "R")],
        is: 7 / 12,
        source: "0.5 and 1: 0.5 * (2 * 0.5 * 1 / 1.5) + 0.5 * 0.5",
      },
      { of: [teach("SQL", "Go"), teach("R", "R")], is: 0, source: "0.5 one way, nothing back" },
      { of: [teach("SQL", "Go"), {}], is: undefined, source: "what the second wants is not known" },
    ],
  },
)("coverage");

chapter({
  title: "with the dead band of an instrument's own",
  measure: agreement(workingStyle, { giver: "first" }),
  values: maybe(scoresOn(...workingStyle.usual)),
  unknown: [undefined],
  best: [
    [
      scoresOf(workingStyle.usual, [0, 0.25, 0.5, 0.75, 1, 1]),
      scoresOf(workingStyle.usual, [0.25, 0.5, 0.25, 1, 0.75, 1]),
    ],
  ],
  monotone: [],
  answers: [
    {
      of: [scoresOf(workingStyle.usual, [0, 0.25]), scoresOf(workingStyle.usual, [1, 0.75])],
      is: 1 / 3,
      source: "four points and two points of four, one of which counts as none: (0 + 1 - 1 / 3) / 2",
    },
    { of: [scoresOf(workingStyle.usual, [0.5]), scoresOf(workingStyle.usual, [0.75])], is: 1, source: "one point" },
    {
      of: [scoresOf(workingStyle.usual, []), scoresOf(workingStyle.usual, [1])],
      is: undefined,
      source: "none known",
    },
  ],
})("agreement");

it("every measure of the table has its chapter", () => {
  expect(Object.keys(book)).toEqual(Object.keys(measures));
  expect(Object.isFrozen(measures)).toBe(true);
});

for (const [name, keep] of Object.entries(book)) keep(name);

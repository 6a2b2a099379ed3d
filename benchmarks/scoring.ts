// What scoring costs: plain `score` pair by pair against the prepared rows, each measure alone and the whole fit.
// `npx tsx benchmarks/scoring.ts [people per side]`. Answers are checked to be equal bit for bit before anything is timed;
// contenders take turns; medians of five runs, in nanoseconds per pair of this machine.
import { closeness, coverage, different, gap, type Measure, overlap, pairs, preference, same } from "pairwright";
import { z } from "zod";
import { lineup } from "../src/cohort/lineup.js";
import { everythingAllowed } from "../src/constraints/eligibility.js";
import { fitOf } from "../src/fit/score.js";
import { type Contribution, contributionsOf, pairValues } from "../src/fit/value.js";
import { type Chance, chance } from "../src/random.js";
import { medianOf } from "./contest.js";
import { tell } from "./figures.js";

const sizes = process.argv.slice(2).map(Number);
const rounds = 5;
/** Plain scoring is timed on this many rows at most: it is two orders of magnitude slower. */
const plainRows = 100;

const Person = z.object({
  id: z.string(),
  skills: z.array(z.object({ skill: z.string(), level: z.number() })),
  goals: z.array(z.string()).optional(),
  pace: z.number().optional(),
  talk: z.number(),
  hobbies: z.array(z.string()),
  level: z.number(),
  team: z.string(),
  city: z.string(),
  wishes: z.array(z.string()),
});
type Person = z.output<typeof Person>;

/** The people of one side: 4 to 9 of 60 skills, 2 to 5 of 30 hobbies, a tenth without a pace, half without a wish. */
function side(prefix: string, other: string, people: number, { below }: Chance): Person[] {
  const several = <T>(least: number, more: number, of: () => T) => Array.from({ length: least + below(more) }, of);
  return Array.from({ length: people }, (_, index) => ({
    id: `${prefix}${index}`,
    skills: several(4, 6, () => ({ skill: `skill ${below(60)}`, level: below(6) })),
    ...(below(10) === 0 ? {} : { pace: 1 + below(5) }),
    talk: 1 + below(5),
    hobbies: several(2, 4, () => `hobby ${below(30)}`),
    level: below(8),
    team: `team ${below(12)}`,
    city: `city ${below(9)}`,
    wishes: below(2) === 0 ? [] : several(1, 5, () => `${other}${below(people)}`),
  }));
}

/** One measure with what it reads; the types of the values stay inside. */
function contender<V>(name: string, by: Measure<V>, first: (person: Person) => V, second = first) {
  return {
    name,
    criterion: { by, mentee: first, mentor: second },
    /** Scores the first `count` rows either way; gives the time in milliseconds and the values. */
    plain(rows: readonly Person[], columns: readonly Person[], count: number) {
      const [ones, others] = [rows.slice(0, count).map(first), columns.map(second)];
      const values = new Float64Array(count * others.length);
      const start = performance.now();
      let at = 0;
      for (const one of ones) for (const other of others) values[at++] = by.score(one, other) ?? Number.NaN;
      return { spent: performance.now() - start, values };
    },
    prepared(rows: readonly Person[], columns: readonly Person[], count: number) {
      const values = new Float64Array(count * columns.length);
      const start = performance.now();
      const score = by.prepare?.(rows.map(first), columns.map(second));
      for (let row = 0; row < count; row++)
        score?.(row, values.subarray(row * columns.length, (row + 1) * columns.length));
      return { spent: performance.now() - start, values };
    },
  };
}

const skills = contender("coverage", coverage(), (p) => p.skills);
const pace = contender("closeness", closeness([1, 5]), (p) => p.pace);
const talk = contender("closeness, dead band", closeness([1, 5], { deadBand: 1 }), (p) => p.talk);
const hobbies = contender("overlap", overlap(), (p) => p.hobbies);
const level = contender("gap", gap([-1, 1, 3, 6]), (p) => p.level);
const city = contender("same", same(), (p) => p.city);
const team = contender("different", different(), (p) => p.team);
const wish = contender("preference", preference(), (p) => p);
const back = contender("coverage, second", coverage({ learner: "second" }), (p) => p.skills);
const contenders = [skills, back, pace, talk, hobbies, level, city, team, wish];

const roles = { mentee: Person, mentor: Person };
const programs = {
  "fit of 6 criteria": pairs({
    roles,
    criteria: {
      skills: skills.criterion,
      pace: pace.criterion,
      hobbies: hobbies.criterion,
      level: level.criterion,
      city: city.criterion,
      wish: wish.criterion,
    },
    weights: { skills: 3, pace: 1, hobbies: 1, level: 1, city: 1, wish: 2 },
  }),
  "fit of 8 criteria": pairs({
    roles,
    criteria: {
      skills: skills.criterion,
      pace: pace.criterion,
      talk: talk.criterion,
      hobbies: hobbies.criterion,
      level: level.criterion,
      city: city.criterion,
      team: team.criterion,
      wish: wish.criterion,
    },
    weights: { skills: 3, pace: 1, talk: 1, hobbies: 1, level: 1, city: 1, team: 1, wish: 2 },
  }),
};

/** The score of a pair from its contributions: known points first, then the means that stand for the rest. */
function summed(parts: readonly Contribution[]): number {
  let sum = 0;
  for (const { value, points } of parts) if (value !== undefined) sum += points;
  for (const { value, points } of parts) if (value === undefined) sum += points;
  return Math.round(sum * 1_000_000);
}

const table: string[][] = [];

function line(name: string, size: number, plain: readonly number[], fast: readonly number[], note: string): void {
  const [slow, quick] = [medianOf(plain), medianOf(fast)];
  const label = `${size.toLocaleString("en-US")} × ${size.toLocaleString("en-US")}`;
  table.push([name, label, slow.toFixed(1), quick.toFixed(1), `${(slow / quick).toFixed(0)}×`, note]);
}

for (const size of sizes.length > 0 ? sizes : [500, 2000]) {
  const source = chance(99);
  const people = lineup(["mentee", "mentor"], {
    mentee: side("e", "o", size, source),
    mentor: side("o", "e", size, source),
  });
  const [rows, columns] = [people.people[0].map((p) => Person.parse(p)), people.people[1].map((p) => Person.parse(p))];
  const count = Math.min(plainRows, size);
  for (const { name, plain, prepared } of contenders) {
    const [slow, fast] = [plain(rows, columns, count).values, prepared(rows, columns, count).values];
    if (!slow.every((value, at) => Object.is(value, fast[at])))
      throw new Error(`${name}: the rows differ from the definition`);
    const times = Array.from({ length: rounds }, () => [
      plain(rows, columns, count).spent,
      prepared(rows, columns, size).spent,
    ]);
    const perPair = (which: 0 | 1, pairs: number) => times.map((spent) => ((spent[which] ?? 0) * 1e6) / pairs);
    line(name, size, perPair(0, count * size), perPair(1, size * size), "");
  }
  for (const [name, program] of Object.entries(programs)) {
    const run = () => {
      const eligibility = everythingAllowed(size, size, []);
      const start = performance.now();
      const fit = fitOf(program, people, eligibility);
      return { spent: performance.now() - start, fit };
    };
    const { fit } = run();
    const byPairs = () => {
      const scores = new Float64Array(count * size);
      const start = performance.now();
      let at = 0;
      for (const row of rows.slice(0, count)) {
        for (const column of columns) scores[at++] = summed(contributionsOf(fit, pairValues(program, row, column)));
      }
      return { spent: performance.now() - start, scores };
    };
    if (!byPairs().scores.every((score, pair) => score === fit.scores[pair])) {
      throw new Error(`${name}: a score differs from its explanation`);
    }
    const times = Array.from({ length: rounds }, () => [byPairs().spent, run().spent] as const);
    const slow = times.map(([spent]) => (spent * 1e6) / count / size);
    const quick = times.map(([, spent]) => (spent * 1e6) / size / size);
    line(name, size, slow, quick, `${medianOf(times.map(([, spent]) => spent)).toFixed(0)} ms`);
  }
}
tell(
  {
    table: "scoring",
    title: "Scoring: each measure pair by pair against prepared rows, nanoseconds per pair",
    columns: ["what", "people", "plain, ns", "rows, ns", "faster", "whole"],
    rows: table,
    note: `Medians of five runs; equal bit for bit. Largest memory of the process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB.`,
  },
  sizes.length === 0,
);

// Source: none, the door through which numbers from outside become a problem of circles; see `problems/circles.ts` for what
// it holds. Cost: time and memory O(people * (people + circles + topics + slots)). Ties: none. Departures: none.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { isCount, type PlacesOfOne, readCount, readPlaces, readPriority } from "../pairs/sides.js";
import type { CirclesProblem, CountRule, Coverage, MeanAndWorst, SharedTime } from "../problem.js";

/** Numbers as rows of columns, `null` where something is ruled out, or flat and row-major, NaN there. */
export type TableInput = readonly (readonly (number | null)[])[] | Float64Array;

/** What `circlesProblem` takes. */
export interface CirclesInput {
  readonly people: number;
  readonly circles: number;
  /** Least and most members of a circle, one for all or one each; a number n means from 0 to n. */
  readonly sizes: PlacesOfOne | readonly PlacesOfOne[];
  /** One for all or one each: whether it may have no members although its least number is above 0; false unless given. */
  readonly mayBeEmpty?: boolean | readonly boolean[];
  /** Whole, the same from either side; ruled out: these two may not sit together. The diagonal is not read. All 0 unless given. */
  readonly together?: TableInput;
  /** `people` rows of `circles` columns, whole; ruled out: may not be in this circle. All 0 unless given. */
  readonly inCircle?: TableInput;
  /** One for all or one each, whole, 0 or more; 1 unless given: as many people as possible are in a circle. */
  readonly priority?: number | readonly number[];
  /** One for all or one each; true unless given, so that nobody makes a problem impossible. */
  readonly mayBeLeftOut?: boolean | readonly boolean[];
  /** `"sum"` unless given. */
  readonly worth?: "sum" | MeanAndWorst;
  /** Rows of topics; `circleOffers` all 0 unless given. */
  readonly coverage?: { readonly needs: TableInput; readonly offers: TableInput; readonly circleOffers?: TableInput };
  /** `least` 0, `most` everybody and `one` true unless given. */
  readonly counts?: readonly {
    readonly people: readonly number[];
    readonly least?: number;
    readonly most?: number;
    readonly one?: boolean;
  }[];
  /**
   * The slots everybody can, those of circles all unless given. `weeks` is 1 unless given and `slots` counts those of ONE week:
   * slot s of week w is position `w * slots + s`.
   */
  readonly time?: {
    readonly weeks?: number;
    readonly slots: number;
    readonly people: readonly (readonly number[])[];
    readonly circles?: readonly (readonly number[])[];
    readonly least: number;
    readonly share: { readonly of: number; readonly in: number };
  };
}

/** Of wrong numbers in tables, the first so many are listed and the rest counted. */
const listedMistakes = 100;

/**
 * Builds a problem of circles, copying everything; one without people or circles is legal.
 *
 * @throws PairwrightError listing everything that is wrong: tables of another shape, numbers that are not whole or too large
 * to be summed exactly, a pair whose two entries differ, people and slots that are not there.
 * @example
 * ```ts
 * const two = circlesProblem({
 *   people: 4,
 *   circles: 2,
 *   sizes: { min: 2, max: 2 },
 *   together: [[null, 9, 1, 1], [9, null, 1, 1], [1, 1, null, 5], [1, 1, 5, null]],
 * });
 * formCircles(two).total; // 14
 * ```
 */
export function circlesProblem(input: CirclesInput): CirclesProblem {
  const mistakes: Mistake[] = [];
  const people = readCount(input.people, "people", mistakes);
  const circles = readCount(input.circles, "circles", mistakes);
  if (mistakes.length > 0) refuse("circlesProblem", mistakes);
  const wrong: Mistake[] = [];
  const together = readTable("together", input.together, people, people, wrong);
  if (wrong.length === 0) settleDiagonal(together, people, wrong);
  const inCircle = readTable("inCircle", input.inCircle, people, circles, wrong);
  const coverage = input.coverage && readCoverage(input.coverage, people, circles, wrong);
  const problem: CirclesProblem = Object.freeze({
    kind: "circles",
    people,
    circles,
    sizes: readPlaces("sizes", input.sizes, circles, mistakes),
    ...(input.mayBeEmpty ? { mayBeEmpty: readFlags("mayBeEmpty", input.mayBeEmpty, circles, mistakes) } : {}),
    together,
    inCircle,
    priority: readPriority("priority", input.priority ?? 1, people, mistakes),
    mustJoin: readFlags("mayBeLeftOut", input.mayBeLeftOut ?? true, people, mistakes).map((may) => 1 - may),
    worth: readWorth(input.worth ?? "sum", mistakes),
    ...(coverage ? { coverage } : {}),
    counts: Object.freeze((input.counts ?? []).map((rule, at) => readCountRule(rule, at, people, mistakes))),
    ...(input.time ? { time: readTime(input.time, people, circles, mistakes) } : {}),
  });
  const found = [...shortened(wrong), ...mistakes];
  refuse("circlesProblem", found.length > 0 ? found : tooLargeForCircles(problem));
  return problem;
}

/** What is too large to be summed exactly; empty when nothing is. Cost O(people * (people + circles + topics)). */
function tooLargeForCircles(problem: CirclesProblem): readonly Mistake[] {
  const { people, together, inCircle, coverage, worth } = problem;
  const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  let own = people * largest(together) + largest(inCircle);
  if (coverage) {
    own +=
      coverage.topics * largest(coverage.needs) * Math.max(largest(coverage.offers), largest(coverage.circleOffers));
  }
  const weight = worth === "sum" ? 1 : worth.mean + worth.worst;
  // Bounds are computed in twice the worth, and prices of people may be as large again.
  const most = 4 * people * weight * own;
  if (most <= Number.MAX_SAFE_INTEGER) return [];
  const message = `sums over ${people} people would not be exact: up to ${most} where ${Number.MAX_SAFE_INTEGER} is the most.`;
  return [mistake("scores-too-large", "together", message, "Give smaller whole numbers, in a coarser unit.", own)];
}

function readTable(
  name: string,
  given: TableInput | undefined,
  rows: number,
  columns: number,
  mistakes: Mistake[],
): Float64Array {
  const table = new Float64Array(rows * columns);
  if (given === undefined) return table;
  const shape = (where: string, wanted: number, is: number) => {
    const remedy = "Give every person a row, and null (NaN in a flat table) where something is ruled out.";
    mistakes.push(mistake("table-shape", `${where}.length`, `${wanted} entries are wanted.`, remedy, is));
  };
  if (given instanceof Float64Array) {
    if (given.length !== table.length) shape(name, table.length, given.length);
    else for (let at = 0; at < table.length; at++) table[at] = readEntry(given[at], `${name}[${at}]`, mistakes);
    return table;
  }
  if (given.length !== rows) shape(name, rows, given.length);
  for (const [row, values] of given.slice(0, rows).entries()) {
    if (values.length !== columns) shape(`${name}[${row}]`, columns, values.length);
    else
      for (let at = 0; at < columns; at++)
        table[row * columns + at] = readEntry(values[at], `${name}[${row}][${at}]`, mistakes);
  }
  return table;
}

/** A whole number, or NaN where something is ruled out; adding 0 turns -0 into 0. */
function readEntry(value: unknown, where: string, mistakes: Mistake[]): number {
  if (value === null || Number.isNaN(value)) return Number.NaN;
  if (typeof value === "number" && Number.isInteger(value)) return value + 0;
  const remedy = "Convert decimals with whole(matrix, unit); give null where something is ruled out.";
  mistakes.push(mistake("table-number", where, "a whole number is wanted.", remedy, value));
  return 0;
}

/** Everybody may sit with themselves, as it were: NaN there, and a complaint where two entries of a pair differ. */
function settleDiagonal(together: Float64Array, people: number, mistakes: Mistake[]): void {
  for (let one = 0; one < people; one++) {
    together[one * people + one] = Number.NaN;
    for (let other = one + 1; other < people; other++) {
      const [here, there] = [together[one * people + other]!, together[other * people + one]!];
      if (Object.is(here, there)) continue;
      const message = `two people have one number, and ${other} and ${one} have ${there}.`;
      const remedy = "Give both entries the same number, for example their sum.";
      mistakes.push(mistake("asymmetric", `together of ${one} and ${other}`, message, remedy, here));
    }
  }
}

/** One for all or one each, as 1 for true and 0 for false. */
function readFlags(name: string, given: boolean | readonly boolean[], count: number, mistakes: Mistake[]): Uint8Array {
  if (typeof given === "boolean") return new Uint8Array(count).fill(given ? 1 : 0);
  if (given.length !== count) {
    const remedy = "Give one for each, or one for all.";
    mistakes.push(mistake("table-shape", `${name}.length`, `${count} entries are wanted.`, remedy, given.length));
  }
  return Uint8Array.from({ length: count }, (_, at) => (given[at] ? 1 : 0));
}

function readWorth(given: "sum" | MeanAndWorst, mistakes: Mistake[]): "sum" | MeanAndWorst {
  if (given === "sum") return given;
  const mean = readCount(given.mean, "worth.mean", mistakes);
  const worst = readCount(given.worst, "worth.worst", mistakes);
  if (given.mean === 0 && given.worst === 0) {
    const remedy = "Give mean 1 and worst 1, for example.";
    mistakes.push(mistake("circles-worth", "worth", "one of mean and worst must be above 0.", remedy, given));
  }
  return Object.freeze({ mean, worst });
}

function readCoverage(
  given: NonNullable<CirclesInput["coverage"]>,
  people: number,
  circles: number,
  mistakes: Mistake[],
): Coverage {
  const { needs: asked, offers: offered, circleOffers: led } = given;
  const topics = people > 0 ? widthOf(asked, people) : widthOf(led, circles);
  const needs = readTable("coverage.needs", asked, people, topics, mistakes);
  const offers = readTable("coverage.offers", offered, people, topics, mistakes);
  const circleOffers = readTable("coverage.circleOffers", led, circles, topics, mistakes);
  for (const [name, values] of Object.entries({ needs, offers, circleOffers })) {
    const at = values.findIndex((value) => !(value >= 0));
    if (at < 0) continue;
    const message = "needs and offers are 0 or more, and none is ruled out.";
    mistakes.push(mistake("coverage-number", `coverage.${name}`, message, "Give 0 where there is none.", values[at]));
  }
  return Object.freeze({ topics, needs, offers, circleOffers });
}

/** The columns of a table of so many rows. */
function widthOf(table: TableInput | undefined, rows: number): number {
  if (table instanceof Float64Array) return rows === 0 ? 0 : Math.floor(table.length / rows);
  return table?.[0]?.length ?? 0;
}

function readCountRule(
  given: NonNullable<CirclesInput["counts"]>[number],
  at: number,
  people: number,
  mistakes: Mistake[],
): CountRule {
  const where = `counts[${at}]`;
  const members = readPositions(given.people, people, `${where}.people`, mistakes);
  const least = readCount(given.least ?? 0, `${where}.least`, mistakes);
  const most = readCount(given.most ?? Math.max(people, least), `${where}.most`, mistakes);
  const one = given.one ?? true;
  const holdsNone = least > most || (least === 1 && most === 1 && !one);
  if (holdsNone) {
    mistakes.push(
      mistake("count-rule", where, "no number of people keeps this rule.", "Lower least or raise most.", given),
    );
  }
  return Object.freeze({ people: members, least, most, one });
}

/** Positions below `limit`, sorted, each once. */
function readPositions(given: readonly number[], limit: number, where: string, mistakes: Mistake[]): Int32Array {
  for (const [place, position] of given.entries()) {
    if (isCount(position) && position < limit) continue;
    const remedy = limit === 0 ? "There is none." : `Give a whole number from 0 to ${limit - 1}.`;
    mistakes.push(
      mistake("no-such-position", `${where}[${place}]`, "there is none with this number.", remedy, position),
    );
  }
  return Int32Array.from(new Set(given)).sort();
}

function readTime(
  given: NonNullable<CirclesInput["time"]>,
  people: number,
  circles: number,
  mistakes: Mistake[],
): SharedTime {
  const weeks = readCount(given.weeks ?? 1, "time.weeks", mistakes);
  if (given.weeks === 0) {
    const message = "a programme has at least one week.";
    mistakes.push(mistake("time-weeks", "time.weeks", message, "Give 1 where all weeks are alike.", given.weeks));
  }
  const slots = readCount(given.slots, "time.slots", mistakes);
  const least = readCount(given.least, "time.least", mistakes);
  const of = readCount(given.share.of, "time.share.of", mistakes);
  const whole = readCount(given.share.in, "time.share.in", mistakes);
  if (of > whole || whole === 0) {
    const remedy = "Give for example { of: 4, in: 5 }.";
    mistakes.push(
      mistake("time-share", "time.share", "a share is at most the whole, which is above 0.", remedy, given.share),
    );
  }
  const words = Math.ceil(slots / 32);
  const width = weeks * words;
  const bits = (name: string, rows: readonly (readonly number[])[], count: number) => {
    const table = new Int32Array(count * width);
    if (rows.length !== count) {
      mistakes.push(
        mistake("table-shape", `${name}.length`, `${count} entries are wanted.`, "Give one each.", rows.length),
      );
    }
    for (const [row, can] of rows.slice(0, count).entries()) {
      for (const position of readPositions(can, weeks * slots, `${name}[${row}]`, mistakes)) {
        const slot = position % slots;
        table[row * width + Math.floor(position / slots) * words + (slot >> 5)]! |= 1 << (slot & 31);
      }
    }
    return table;
  };
  const all = Array.from({ length: weeks * slots }, (_, position) => position);
  const every = Array.from({ length: circles }, () => all);
  return Object.freeze({
    weeks,
    words,
    people: bits("time.people", given.people, people),
    circles: bits("time.circles", given.circles ?? every, circles),
    least,
    share: Object.freeze({ of, in: whole }),
  });
}

/** The first mistakes, and how many more there are. */
function shortened(mistakes: readonly Mistake[]): Mistake[] {
  const more = mistakes.length - listedMistakes;
  if (more <= 0) return [...mistakes];
  const remedy = "Correct the ones above first.";
  return [
    ...mistakes.slice(0, listedMistakes),
    mistake("more-mistakes", "tables", "this many more mistakes are not listed one by one.", remedy, more),
  ];
}

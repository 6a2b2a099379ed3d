// How contenders are compared: the same instance for all, every answer checked, repetitions in turn within one run, so that
// whatever else the machine does falls on everybody; medians of what is left. Absolute times drift between runs by a factor
// of 2 on shared processors: trust ratios of one run.
import { performance } from "node:perf_hooks";
import type { Kind, Kinds } from "../src/kernels/problem.js";
import type { Forecast } from "./forecast.js";
import { type Judged, judged, magnitude } from "./judge.js";

/** Kinds of problems that are raced. */
export type RaceKind = "pairs" | "listed pairs" | "streamed pairs" | "peers";

/** One instance, with the names under which it stands in a table. */
export interface Question<K extends Kind> {
  readonly problem: Kinds[K]["problem"];
  /** The kind of scores. */
  readonly scores: string;
  /** As printed: `200 × 1,000`. */
  readonly label: string;
  /** The number by which growth is measured. */
  readonly size: number;
}

/** What one run gave. */
export interface Answer extends Judged {
  readonly milliseconds: number;
  /** The largest memory that the contender's own process ever had, in kB; 0 where it has none of its own. */
  readonly memory: number;
}

/** A contender that has the instance in the form that it wants. */
export interface Ready {
  run(): Promise<Answer>;
  end(): Promise<void>;
}

/** Whose a contender is; `outside` is what is neither of npm nor ours. */
export type Origin = "pairwright" | "npm" | "outside" | "you";

/** Somebody who solves problems of a kind. */
export interface Contender<K extends Kind> {
  readonly name: string;
  readonly version: string;
  readonly from: Origin;
  /** What its times leave out, or what else a reader must know. */
  readonly note?: string;
  /** Why it cannot take part, in words. */
  refuses(question: Question<K>): string | undefined;
  /** Everything that is not timed. */
  ready(question: Question<K>): Promise<Ready>;
  close(): Promise<void>;
}

/** A contender that is not on this machine, and why. */
export interface Absent {
  readonly name: string;
  readonly why: string;
}

/** One contender on one instance: timed in milliseconds, or not and why. */
export type Cell = Timed | { readonly skipped: string };

/** Milliseconds of several runs. */
export interface Timed {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
  /** Where the answer is worse than the best one: by what share of it. */
  readonly excess?: number;
  /** Where the answer is none at all. */
  readonly wrong?: string;
}

/** All contenders on one instance. */
export interface Measurement {
  readonly scores: string;
  readonly label: string;
  readonly size: number;
  /** The best total found; null where nobody was asked. */
  readonly total: number | null;
  /** Whether `check` accepted prices that prove it. */
  readonly proven: boolean;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** How long to go on; times in milliseconds. */
export interface Effort {
  /** A contender that is predicted to take longer for one run is skipped. */
  readonly limit: number;
  /** Each contender runs about this long on each instance, and at least twice. */
  readonly budget: number;
  /** At most so many timed runs; with 0, everybody is asked once and nobody is timed. */
  readonly rounds: number;
}

interface Entrant {
  readonly name: string;
  readonly ready: Ready;
  readonly first: Answer;
  readonly times: number[];
  readonly proven: boolean;
  total: number;
  fault: string | undefined;
}

/** Runs all contenders on one instance. `forecast` is asked before, and told what came of it. */
export async function contest<K extends RaceKind>(
  question: Question<K>,
  contenders: readonly Contender<K>[],
  effort: Effort,
  forecast: Forecast,
): Promise<Measurement> {
  const { problem, scores, label, size } = question;
  const skipped = new Map<string, string>();
  const entrants: Entrant[] = [];
  try {
    for (const contender of contenders) {
      // The first one is ours and meant for this; it is asked more patiently, for without it a table compares nothing.
      const patience = contender === contenders[0] ? 3 * effort.limit : effort.limit;
      const entered = await enter(question, contender, { ...effort, limit: patience }, forecast);
      if (typeof entered === "string") skipped.set(contender.name, entered);
      else entrants.push(entered);
    }
    await takeTurns(entrants, question, effort);
  } finally {
    for (const { ready } of entrants) await ready.end();
  }
  const valid = entrants.filter(({ fault }) => fault === undefined);
  const best = valid.reduce((most, { total }) => Math.max(most, total), Number.NEGATIVE_INFINITY);
  const cells = contenders.map(({ name }): [string, Cell] => {
    const entrant = entrants.find((one) => one.name === name);
    if (entrant === undefined) return [name, { skipped: skipped.get(name) ?? "-" }];
    const { total, fault, times } = entrant;
    // The least time is the one that other work on the machine disturbed least.
    if (times.length > 0) forecast.note(name, scores, size, Math.min(...times));
    const excess = (best - total) / Math.max(1, magnitude(problem, best));
    const mark = fault !== undefined ? { wrong: fault } : total < best ? { excess } : {};
    return [name, { ...spread(entrant.times), ...mark }];
  });
  const proven = valid.some((one) => one.proven && one.total === best);
  return { scores, label, size, total: valid.length > 0 ? best : null, proven, cells: Object.fromEntries(cells) };
}

/** A first run, checked and untimed; or why there is none. */
async function enter<K extends RaceKind>(
  question: Question<K>,
  contender: Contender<K>,
  { limit, rounds }: Effort,
  forecast: Forecast,
): Promise<Entrant | string> {
  const { name } = contender;
  const refusal = contender.refuses(question);
  if (refusal !== undefined) return refusal;
  const foreseen = forecast.of(name, question.scores, question.size);
  if (foreseen !== undefined && foreseen > limit) return `about ${Math.round(foreseen / 1000)} s foreseen`;
  const ready = await contender.ready(question);
  try {
    const first = await ready.run();
    // The first run of all compiles; a second one tells more about what a larger instance will take.
    const second = first.milliseconds < limit / 50 ? await ready.run() : first;
    const quick = Math.min(first.milliseconds, second.milliseconds);
    forecast.note(name, question.scores, question.size, quick);
    // Next to a run that long, compiling is nothing, so it counts.
    const times = rounds > 0 && first.milliseconds >= 1000 ? [first.milliseconds] : [];
    return { name, ready, first, times, ...judged(question.problem, first) };
  } catch (error) {
    await ready.end();
    forecast.note(name, question.scores, question.size, Number.POSITIVE_INFINITY);
    return `failed: ${(error instanceof Error ? error.message : String(error)).split("\n")[0]}`;
  }
}

async function takeTurns<K extends RaceKind>(
  all: readonly Entrant[],
  question: Question<K>,
  { budget, rounds }: Effort,
): Promise<void> {
  if (rounds === 0) return;
  const wanted: number[] = [];
  for (const entrant of all) {
    const runs = Math.max(2, Math.floor(budget / (await warm(entrant))));
    wanted.push(Math.min(rounds, runs) - entrant.times.length);
  }
  const most = Math.max(0, ...wanted);
  for (let round = 0; round < most; round++) {
    for (let turn = 0; turn < all.length; turn++) {
      // Another one begins each round, so that nobody always runs behind the same other one.
      const at = (turn + round) % all.length;
      const [entrant, own] = [all[at]!, wanted[at]!];
      // Those with fewer runs spread them over the rounds.
      if (Math.floor(((round + 1) * own) / most) === Math.floor((round * own) / most)) continue;
      const answer = entrant.fault?.startsWith("failed") ? undefined : await again(entrant);
      if (answer === undefined) continue;
      entrant.times.push(answer.milliseconds);
      if (samePairs(answer.pairs, entrant.first.pairs)) continue;
      // Another answer than the first one counts as much: the worst of all stands.
      const { total, fault } = judged(question.problem, answer);
      entrant.total = Math.min(entrant.total, total);
      entrant.fault ??= fault;
    }
  }
}

/** Another run; nothing where it fails, which is remembered: one contender's end is not everybody's. */
async function again(entrant: Entrant): Promise<Answer | undefined> {
  try {
    return await entrant.ready.run();
  } catch (error) {
    entrant.fault = `failed: ${(error instanceof Error ? error.message : String(error)).split("\n")[0]}`;
    return undefined;
  }
}

/** Code that was run once only is still being compiled. Gives the milliseconds of the last run. */
async function warm(entrant: Entrant): Promise<number> {
  const start = performance.now();
  let last = entrant.first.milliseconds;
  for (let run = 0; run < 20 && last < 20 && performance.now() - start < 150; run++) {
    last = (await again(entrant))?.milliseconds ?? last;
  }
  return last;
}

function samePairs(one: Int32Array, other: Int32Array): boolean {
  return one.length === other.length && one.every((person, at) => person === other[at]);
}

function spread(given: readonly number[]) {
  // A contender that failed after its first run has no times.
  const times = given.length > 0 ? given : [Number.NaN];
  const rising = times.toSorted((one, other) => one - other);
  return { median: medianOf(times), min: rising[0]!, max: rising.at(-1)!, rounds: times.length };
}

/** The middle number; of an even number of them, the mean of the two in the middle. */
export function medianOf(numbers: readonly number[]): number {
  const rising = numbers.toSorted((one, other) => one - other);
  const half = rising.length >> 1;
  return rising.length % 2 === 1 ? rising[half]! : (rising[half - 1]! + rising[half]!) / 2;
}

// One table: every kind of scores at every size, all contenders on each, printed as it goes and stored at the end.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { yourSolver } from "./contenders/ours.js";
import type { Surroundings } from "./contenders/programs.js";
import { yourProgram } from "./contenders/programs.js";
import { type Absent, type Contender, contest, type Origin, type Question, type RaceKind } from "./contest.js";
import { Forecast } from "./forecast.js";
import { isWhole, type Options } from "./options.js";
import { raceText, summaryText } from "./print.js";
import { growth, machine, type Race, type Results, store, today } from "./results.js";

/** What a table compares. */
export interface Table<K extends RaceKind> {
  readonly name: string;
  readonly title: string;
  readonly kind: K;
  /** The kinds of scores, and the sizes of each, rising. */
  readonly sizes: Readonly<Record<string, readonly number[]>>;
  /** Growth is measured from this size on. */
  readonly grownFrom: number;
  question(scores: string, size: number, seed: number): Question<K>;
  contenders(options: Options, around: Surroundings): Promise<readonly (Contender<K> | Absent)[]>;
  /** The solver of ours that the library itself would choose; the first that took part where nothing is said. */
  ours?(question: Question<K>): string;
}

/** Runs a table as the options say. */
export async function race<K extends RaceKind>(table: Table<K>, options: Options): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), "pairwright-bench-"));
  const around = { folder, patience: Math.max(30_000, 4 * options.limit) };
  const contenders: Contender<K>[] = [];
  const clear = () => rmSync(folder, { recursive: true, force: true });
  // Whoever stops a run must not find its files later; programs end with their input.
  const stop = () => {
    clear();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    const all = chosen(await table.contenders(options, around), options.only);
    contenders.push(...all.filter((one): one is Contender<K> => "ready" in one));
    for (const path of options.solvers) contenders.push(await yourSolver<K>(path));
    for (const given of options.commands) contenders.push(yourProgram<K>(given, around));
    const absent = all.filter((one): one is Absent => "why" in one);
    for (const { name, why } of absent) say(`skipped: ${name}: ${why}\n`);
    const [load = 0] = loadavg();
    if (load > 1.5)
      say(`the machine is busy (load ${load.toFixed(1)}): medians say little, and ratios less than usual\n`);
    const races = await racesOf(table, options, contenders);
    const results: Results = {
      table: table.name,
      title: table.title,
      date: today(),
      machine: machine(),
      load: Number(load.toFixed(1)),
      seed: options.seed,
      limit: options.limit,
      contenders: contenders.map(({ name, version, from, note }) => ({
        name,
        version,
        from,
        ...(note === undefined ? {} : { note }),
      })),
      absent,
      races,
      growth: growth(races, table.grownFrom),
    };
    say(summaryText(results));
    if (isWhole(options)) store(results);
    return results;
  } finally {
    for (const contender of contenders) await contender.close();
    clear();
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

/** Those who are named; all of ours where none of them is. */
function chosen<One extends { readonly name: string; readonly from?: Origin }>(
  all: readonly One[],
  only: readonly string[] | undefined,
): readonly One[] {
  if (only === undefined) return all;
  const isNamed = ({ name }: One) => only.some((part) => name.includes(part));
  const someOfOurs = all.some((one) => one.from === "pairwright" && isNamed(one));
  return all.filter((one) => isNamed(one) || (one.from === "pairwright" && !someOfOurs));
}

async function racesOf<K extends RaceKind>(
  table: Table<K>,
  options: Options,
  contenders: readonly Contender<K>[],
): Promise<Race[]> {
  const races: Race[] = [];
  for (const scores of options.scores ?? Object.keys(table.sizes)) {
    const known = table.sizes[scores];
    if (known === undefined) {
      throw new Error(
        `There are no scores ${scores} in ${table.name}; there are ${Object.keys(table.sizes).join(", ")}.`,
      );
    }
    const forecast = new Forecast();
    const sizes = options.sizes ?? known;
    // Smaller sizes that were not asked for tell who would take too long; nothing of them is kept.
    for (const size of known.filter((one) => one < Math.min(...sizes))) {
      await contest(table.question(scores, size, options.seed), contenders, { ...options, rounds: 0 }, forecast);
    }
    for (const size of sizes) {
      const question = table.question(scores, size, options.seed);
      const measured = await contest(question, contenders, options, forecast);
      const timed = (name: string | undefined) => name !== undefined && "median" in (measured.cells[name] ?? {});
      const chosen = table.ours?.(question);
      const first = contenders.find(({ name, from }) => from === "pairwright" && timed(name))?.name;
      const one: Race = { ...measured, ours: (timed(chosen) ? chosen : first) ?? "" };
      races.push(one);
      say(raceText(one));
    }
  }
  return races;
}

function say(text: string): void {
  process.stdout.write(text);
}

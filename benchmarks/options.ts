// What may be said on the command line after the name of a table.
import { parseArgs } from "node:util";

/** Everything that a race can be told; times in milliseconds. */
export interface Options {
  readonly sizes: readonly number[] | undefined;
  readonly scores: readonly string[] | undefined;
  readonly seed: number;
  readonly limit: number;
  readonly budget: number;
  readonly rounds: number;
  /** Modules with a solver of yours. */
  readonly solvers: readonly string[];
  /** Programs of yours, `name=path`. */
  readonly commands: readonly string[];
  /** Only contenders whose name contains one of these; all of ours where none of these is one of ours. */
  readonly only: readonly string[] | undefined;
  readonly python: string;
  readonly compiler: string;
}

/** Said with `--help`. */
export const usage = `npm run bench                              every table
npm run bench -- dense transport           these tables
npm run bench -- dense --sizes 100,500 --scores unif,score
  --limit 5         do not begin a run that is foreseen to take longer, seconds (sparse: 20)
  --budget 0.4       time for each contender on each instance, seconds; at least two runs
  --rounds 51       at most so many timed runs
  --seed 1          other instances of the same kinds
  --only scipy,munkres            fewer others; names of ours leave out the rest of ours
  --solver ./my-solver.ts         a module whose default export is a solver takes part (may be repeated)
  --command name=path             a program takes part; how it is asked: contenders/external.ts (may be repeated)
  --python python3 --compiler g++ what runs scipy and builds LEMON
A run of a whole table (no --sizes, --scores, --only, --solver, --command) writes benchmarks/results/<table>.json;
npm run bench:readme then writes the tables of the README.
`;

/** Reads them; throws where there is no such option. */
export function options(
  given: readonly string[],
  defaults: { readonly limit: number; readonly budget: number },
): Options {
  const one = { type: "string" } as const;
  const several = { type: "string", multiple: true } as const;
  const { values } = parseArgs({
    args: [...given],
    options: {
      sizes: one,
      scores: one,
      seed: one,
      limit: one,
      budget: one,
      rounds: one,
      only: one,
      solver: several,
      command: several,
      python: one,
      compiler: one,
    },
  });
  const list = (text: string | undefined) => text?.split(",");
  return {
    sizes: list(values.sizes)?.map((size) => number("sizes", size)),
    scores: list(values.scores),
    seed: number("seed", values.seed ?? "1"),
    limit: 1000 * number("limit", values.limit ?? String(defaults.limit)),
    budget: 1000 * number("budget", values.budget ?? String(defaults.budget)),
    rounds: number("rounds", values.rounds ?? "51"),
    solvers: values.solver ?? [],
    commands: values.command ?? [],
    only: list(values.only),
    python: values.python ?? "python3",
    compiler: values.compiler ?? "g++",
  };
}

/** Whether the run is one of the whole table, whose figures are worth keeping. */
export function isWhole({ sizes, scores, only, solvers, commands, seed }: Options): boolean {
  return !sizes && !scores && !only && solvers.length + commands.length === 0 && seed === 1;
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new Error(`--${name} ${text}: a number of 0 or more is wanted`);
  return value;
}

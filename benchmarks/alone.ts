// One solver of ours on one instance in a process of its own, for its time and memory: called by memory.ts with the kind of
// problem, the name of the solver, the kind of scores and the size; prints one line of JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { Solver } from "../src/kernels/problem.js";
import { solvers } from "../src/kernels/solvers.js";
import type { RaceKind } from "./contest.js";
import { dense, peers, sparse, streamed } from "./instances.js";
import { judged } from "./judge.js";

/** What the process prints; memory in MB. */
export interface Alone {
  readonly milliseconds: number;
  /** In use before the solver began: the instance, and Node itself. */
  readonly held: number;
  /** The most in use while it solved. */
  readonly peak: number;
  readonly proven: boolean;
  readonly fault?: string;
  /** Streamed only: milliseconds for computing all scores once. */
  readonly pass?: number;
}

const instances: { readonly [K in RaceKind]: (scores: string, size: number) => Parameters<Solver<K>["solve"]>[0] } = {
  pairs: (scores, size) => dense(scores === "unif" ? "unif" : "score", size, size, 1),
  "listed pairs": (_, size) => sparse("unif", size, 32, 1),
  "streamed pairs": (_, size) => streamed(size, 1),
  peers: (_, size) => peers("scoreint", size, 1),
};

/** Memory of this process from the system's own account, MB; `VmHWM` is the most since it was last reset. */
function memory(what: "VmRSS" | "VmHWM"): number {
  const [, kilobytes = "0"] = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function run<K extends RaceKind>(kind: K, name: string, scores: string, size: number): Alone {
  const table: { readonly [K in RaceKind]: Readonly<Record<string, Solver<K>>> } = solvers;
  const solver = Object.values(table[kind]).find((one) => one.name === name);
  if (solver === undefined) throw new Error(`there is no solver ${name} of ${kind}`);
  const problem = instances[kind](scores, size);
  // What building the instance left behind is not the solver's; giving it back takes the system a moment.
  globalThis.gc?.();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  const held = memory("VmRSS");
  writeFileSync("/proc/self/clear_refs", "5");
  const start = performance.now();
  const solution = solver.solve(problem);
  const milliseconds = performance.now() - start;
  const peak = memory("VmHWM");
  const { proven, fault } = judged(problem, { pairs: solution.pairs, solution });
  const pass = problem.kind === "streamed pairs" ? { pass: onePass(problem) } : {};
  return { milliseconds, held, peak, proven, ...(fault === undefined ? {} : { fault }), ...pass };
}

function onePass(problem: {
  rows: number;
  columns: number;
  read(first: number, count: number, into: Float64Array): void;
}): number {
  const count = Math.max(1, Math.min(problem.rows, Math.floor(2 ** 20 / problem.columns)));
  const block = new Float64Array(count * problem.columns);
  const start = performance.now();
  for (let first = 0; first < problem.rows; first += count)
    problem.read(first, Math.min(count, problem.rows - first), block);
  return performance.now() - start;
}

const [kind = "", name = "", scores = "", size = "0"] = process.argv.slice(2);
if (kind !== "") {
  const known = Object.keys(instances).find((one): one is RaceKind => one === kind);
  if (known === undefined) throw new Error(`there is no kind ${kind}`);
  process.stdout.write(`${JSON.stringify(run(known, name, scores, Number(size)))}\n`);
}

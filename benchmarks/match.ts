// What a whole match costs, stage by stage: rules, scores, solving, checking, decoding. `npx tsx benchmarks/match.ts`.
// Medians of five runs in one process after a warm-up; shares of a run matter more than milliseconds of this machine.
import { match, settled } from "pairwright";
import { cohort, program } from "./cohorts.js";

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const stages = ["rules", "scores", "solving", "checking", "decoding"] as const;

const sizes = process.argv.slice(2).map(Number);
const lines = [["people", "status", "whole ms", ...stages.map((stage) => `${stage} ms`)]];
for (const size of sizes.length > 0 ? sizes : [100, 500, 1000, 2000]) {
  const people = cohort(size, 7);
  const runs = Array.from({ length: 6 }, () => {
    const spent = new Map<string, number>();
    const start = performance.now();
    let last = start;
    const lap = (stage: string) => {
      const now = performance.now();
      spent.set(stage, (spent.get(stage) ?? 0) + now - last);
      last = now;
    };
    const plan = settled(match(program, people, { seed: 1, onProgress: ({ stage }) => lap(stage) }));
    lap("decoding");
    return { plan, whole: last - start, spent };
  }).slice(1);
  const plans = new Set(runs.map(({ plan }) => JSON.stringify(plan)));
  const [first] = runs;
  if (plans.size !== 1 || first?.plan.status !== "optimal") throw new Error("the runs differ, or are not proven");
  const cells = stages.map((stage) => median(runs.map(({ spent }) => spent.get(stage) ?? 0)).toFixed(0));
  lines.push([`${size} x ${size}`, first.plan.status, median(runs.map(({ whole }) => whole)).toFixed(0), ...cells]);
}
for (const line of lines) process.stdout.write(`${line.map((cell) => cell.padStart(12)).join("")}\n`);

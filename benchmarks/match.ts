// What a whole match costs, stage by stage: rules, scores, solving, checking, decoding. `npx tsx benchmarks/match.ts`.
// Medians of five runs in one process after a warm-up; shares of a run matter more than milliseconds of this machine.
import { match, settled } from "pairwright";
import { cohort, program } from "./cohorts.js";
import { medianOf } from "./contest.js";
import { tell } from "./figures.js";

const stages = ["rules", "scores", "solving", "checking", "decoding"] as const;

const sizes = process.argv.slice(2).map(Number);
const rows: string[][] = [];
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
  const cells = stages.map((stage) => medianOf(runs.map(({ spent }) => spent.get(stage) ?? 0)).toFixed(0));
  const label = `${size.toLocaleString("en-US")} × ${size.toLocaleString("en-US")}`;
  rows.push([label, medianOf(runs.map(({ whole }) => whole)).toFixed(0), ...cells]);
}
tell(
  {
    table: "match",
    title: "A whole match with six built-in criteria and one rule, ms",
    columns: ["people", "whole", ...stages],
    rows,
    note: "Medians of five runs, every plan proven.",
  },
  sizes.length === 0,
);

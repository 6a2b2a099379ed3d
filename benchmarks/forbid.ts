// Solving again after a change: a pair of the plan is forbidden, and the best plan is wanted again; against solving from
// nothing, on the same problem, in turn. `npm run bench -- forbid [people]`. Every tenth answer is proven and compared.
import { performance } from "node:perf_hooks";
import { check } from "../src/kernels/check.js";
import { resolvable } from "../src/kernels/dynamic/resolvable.js";
import { best } from "../src/kernels/pairs-solvers.js";
import { chance } from "../src/random.js";
import { medianOf } from "./contest.js";
import { tell } from "./figures.js";
import { dense, denseKinds } from "./instances.js";
import { digits } from "./print.js";

const given = process.argv.slice(2).map(Number);
const size = given[0] ?? 2000;
const changes = 100;
const comparedEvery = 10;

const rows = denseKinds.map((scores) => {
  const kept = resolvable(dense(scores, size, size, 1));
  const { below } = chance(7);
  const [again, anew]: [number[], number[]] = [[], []];
  const { pairs } = kept.solution();
  const partner = Int32Array.from({ length: size }, (_, row) => pairs[2 * row + 1]!);
  for (let change = 1; change <= changes; change++) {
    const row = below(size);
    const start = performance.now();
    const done = kept.forbid(row, partner[row]!);
    again.push(performance.now() - start);
    for (let at = 0; at < done.made.length; at += 2) partner[done.made[at]!] = done.made[at + 1]!;
    if (change % comparedEvery !== 0) continue;
    const now = kept.problem();
    const begun = performance.now();
    const whole = best(now).solve(now);
    anew.push(performance.now() - begun);
    const mine = kept.solution();
    const verdict = check(now, mine);
    if (!verdict.feasible || !verdict.optimal || mine.total !== whole.total || done.total !== whole.total) {
      throw new Error(`${scores}: after ${change} changes the plan is not the best one`);
    }
  }
  const rising = again.toSorted((one, other) => one - other);
  const [usual, most] = [medianOf(again), rising.at(-1)!];
  const late = rising[Math.floor(0.95 * rising.length)]!;
  return [
    scores,
    digits(medianOf(anew)),
    digits(usual),
    digits(late),
    digits(most),
    `${digits(medianOf(anew) / usual, 2)}×`,
  ];
});

tell(
  {
    table: "forbid",
    title: `Solving again after a pair of the plan is forbidden, ${size.toLocaleString("en-US")} × ${size.toLocaleString("en-US")}, ms`,
    columns: ["scores", "from nothing", "again, median", "95 of 100", "slowest", "faster"],
    rows,
    note: `${changes} changes, one after the other; every tenth answer proven, and equal to that from nothing.`,
  },
  given.length === 0,
);

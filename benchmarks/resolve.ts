// Solving again after one change of the best plan, against solving from nothing, on the same problem, in turn:
// `npm run bench -- resolve [people [scores …]]`. A pair of the plan is forbidden, a pair that is not in it is pinned, somebody joins,
// somebody leaves. Every tenth answer is proven and compared with the one from nothing.
import { performance } from "node:perf_hooks";
import { check } from "../src/kernels/check.js";
import { type Resolvable, resolvable } from "../src/kernels/dynamic/resolvable.js";
import type { Change } from "../src/kernels/dynamic/whole.js";
import { best } from "../src/kernels/pairs-solvers.js";
import type { Problem } from "../src/kernels/problem.js";
import { type Chance, chance } from "../src/random.js";
import { medianOf } from "./contest.js";
import { tell } from "./figures.js";
import { dense, denseKinds } from "./instances.js";
import { digits } from "./print.js";

const given = process.argv.slice(2);
const size = Number(given[0] ?? 2000);
const wanted = given.length > 1 ? denseKinds.filter((scores) => given.includes(scores)) : denseKinds;
const changes = 100;
const comparedEvery = 10;

interface Plan {
  readonly kept: Resolvable;
  readonly problem: Problem;
  /** The partner of each row, -1 for none. */
  readonly partner: Int32Array;
  readonly source: Chance;
  newcomers: number;
}

/** Scores of somebody new: those of somebody there is, with everybody one further, so that they are of the same kind. */
function newcomerOf({ problem, source }: Plan, people: number): Float64Array {
  const row = source.below(size);
  const shift = 1 + source.below(size - 1);
  return Float64Array.from({ length: people }, (_, at) => problem.scores[row * size + ((at + shift) % size)]!);
}

const kinds: Readonly<Record<string, (plan: Plan) => () => Change>> = {
  "pair forbidden": ({ kept, partner, source }) => {
    let row = source.below(size);
    while (partner[row]! < 0) row = source.below(size);
    return () => kept.forbid(row, partner[row]!);
  },
  "pair pinned": ({ kept, partner, source }) => {
    let row = source.below(size);
    while (partner[row]! < 0) row = source.below(size);
    let column = source.below(size);
    while (column === partner[row]! || !partner.includes(column)) column = source.below(size);
    return () => kept.pin(row, column);
  },
  "person joins": (plan) => {
    const scores = newcomerOf(plan, size);
    return () => plan.kept.add("row", { scores });
  },
  "person leaves": ({ kept, partner, source }) => {
    let row = source.below(size);
    while (partner[row]! < 0) row = source.below(size);
    return () => kept.remove("row", row);
  },
};

const rows = wanted.map((scores) => {
  const problem = dense(scores, size, size, 1);
  const again = Object.entries(kinds).map(([name, kind]) => {
    const kept = resolvable(problem);
    const { pairs } = kept.solution();
    const partner = new Int32Array(size + changes).fill(-1);
    for (let at = 0; at < pairs.length; at += 2) partner[pairs[at]!] = pairs[at + 1]!;
    const plan: Plan = { kept, problem, partner, source: chance(7), newcomers: 0 };
    const times: number[] = [];
    const anew: number[] = [];
    for (let change = 1; change <= changes; change++) {
      const run = kind(plan);
      const start = performance.now();
      const done = run();
      times.push(performance.now() - start);
      for (let at = 0; at < done.unmade.length; at += 2) partner[done.unmade[at]!] = -1;
      for (let at = 0; at < done.made.length; at += 2) partner[done.made[at]!] = done.made[at + 1]!;
      if (change % comparedEvery !== 0) continue;
      const now = kept.problem();
      const begun = performance.now();
      const whole = best(now).solve(now);
      anew.push(performance.now() - begun);
      const mine = kept.solution();
      const verdict = check(now, mine);
      const isBest = verdict.feasible && verdict.optimal && mine.total === whole.total && done.total === whole.total;
      if (!isBest || mine.priority !== whole.priority) {
        throw new Error(`${scores}, ${name}: after ${change} changes the plan is not the best one`);
      }
    }
    const [nothing, time] = [medianOf(anew), medianOf(times)];
    return `${digits(nothing)} / ${digits(time)} = ${digits(nothing / time, 2)}×`;
  });
  return [scores, ...again];
});

tell(
  {
    table: "resolve",
    title: `Solving again after one change, ${size.toLocaleString("en-US")} × ${size.toLocaleString("en-US")}, ms: from nothing / again`,
    columns: ["scores", ...Object.keys(kinds)],
    rows,
    note: `Medians of ${changes} changes of a kind, one after the other; every tenth answer proven, and equal to that from nothing.`,
  },
  given.length === 0,
);

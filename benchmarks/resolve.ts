// Solving again after one change of the best plan, against solving from nothing, in one run: `npm run bench -- resolve`, or
// `… resolve 500 cohort,geo` for other people and kinds of problems. Each kind of change begins from the same plan; after every
// few, the problem as it is then is solved from nothing by the faster of our two exact solvers, without those who left or are
// pinned, and all answers must agree and be proven.
import { check } from "../src/kernels/check.js";
import { resolvable } from "../src/kernels/dynamic/resolvable.js";
import type { Change } from "../src/kernels/dynamic/whole.js";
import { pairsSolvers } from "../src/kernels/pairs-solvers.js";
import type { Problem, Solution, Solver } from "../src/kernels/problem.js";
import { chance } from "../src/random.js";
import { changing, kindsOfChange, type Plan, withoutAbsent } from "./changes.js";
import { medianOf } from "./contest.js";
import { tell } from "./figures.js";
import { digits } from "./print.js";

/** What the plan is to be made again by, at least so many times as fast. */
const wanted = 50;
const rounds = 60;
const comparedEvery = 20;
/** A solver this many times as slow as the other one, once, takes no further part. */
const hopeless = 3;

interface Row {
  readonly cells: readonly string[];
  /** Kinds of changes that fall short, with how many times as fast they are. */
  readonly short: readonly string[];
}

/**
 * Milliseconds of processor time. By the clock a short change would seldom be interrupted on a busy machine and a long solve
 * always, which would flatter us.
 */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function planOf(problem: Problem): Plan {
  const kept = resolvable(problem);
  const { pairs } = kept.solution();
  const partner = new Int32Array(problem.rows + rounds).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) partner[pairs[at]!] = pairs[at + 1]!;
  return { kept, problem, partner, taken: [], forbidden: new Set(), source: chance(7) };
}

/** Does one change, and gives how long it took. */
function changeOnce(plan: Plan, choose: (plan: Plan) => () => Change): number {
  const change = choose(plan);
  const start = spent();
  const { made, unmade } = change();
  const time = spent() - start;
  for (let at = 0; at < unmade.length; at += 2) plan.partner[unmade[at]!] = -1;
  for (let at = 0; at < made.length; at += 2) plan.partner[made[at]!] = made[at + 1]!;
  return time;
}

function timed(solver: Solver, problem: Problem): { readonly solution: Solution; readonly time: number } {
  const start = spent();
  const solution = solver.solve(problem);
  return { solution, time: spent() - start };
}

/** Stops the run where the kept plan is not proven, or not as good as the ones from nothing. */
function compare(name: string, plan: Plan, now: Problem, anew: readonly Solution[]): void {
  const mine = plan.kept.solution();
  const verdict = check(now, mine);
  const isBest = anew.every(({ priority, total }) => priority === mine.priority && total === mine.total);
  if (verdict.feasible && verdict.optimal && isBest) return;
  throw new Error(`${name}: the plan that was kept is not the best one`);
}

/** The exact solvers for a problem: one that was much slower than the other falls out. */
type Racing = readonly { readonly solver: Solver; readonly times: number[] }[];

function racing(now: Problem): Racing {
  const exact = [pairsSolvers.transport, pairsSolvers.assignment];
  return exact.filter((solver) => solver.refuses(now) === undefined).map((solver) => ({ solver, times: [] }));
}

/** Changes of one kind, one after the other, beginning with the problem as it was made. */
function ofKind(name: string, problem: Problem, choose: (plan: Plan) => () => Change) {
  const plan = planOf(problem);
  const times: number[] = [];
  let full: Racing | undefined;
  for (let round = 1; round <= rounds; round++) {
    times.push(changeOnce(plan, choose));
    if (round % comparedEvery !== 0) continue;
    const now = plan.kept.problem();
    const anew = withoutAbsent(now);
    full ??= racing(anew);
    const solutions = full.map(({ solver, times: own }) => {
      const { solution, time } = timed(solver, anew);
      own.push(time);
      return solution;
    });
    compare(name, plan, now, solutions);
    const fastest = Math.min(...full.map(({ times: own }) => own.at(-1)!));
    full = full.filter(({ times: own }) => own.at(-1)! <= hopeless * fastest);
  }
  const [nothing = 0] = full!.map(({ times: own }) => medianOf(own)).sort((one, other) => one - other);
  return { nothing, again: medianOf(times) };
}

function measured(name: string, size: number): Row {
  const make = changing[name];
  if (make === undefined)
    throw new Error(`There are no problems ${name}; there are ${Object.keys(changing).join(", ")}.`);
  const people = size.toLocaleString("en-US");
  const problem = make(size);
  const found = Object.entries(kindsOfChange).map(([kind, choose]) => {
    const { nothing, again } = ofKind(`${name}, ${kind}`, problem, choose);
    return {
      kind,
      ratio: nothing / again,
      text: `${digits(nothing)} / ${digits(again)} = ${digits(nothing / again, 2)}×`,
    };
  });
  const short = found.filter(({ ratio }) => Number(ratio.toPrecision(2)) < wanted);
  return {
    cells: [`\`${name}\``, people, ...found.map(({ text }) => text)],
    short: short.map(({ kind, ratio }) => `\`${name}\` ${people} ${kind} (${digits(ratio, 2)}×)`),
  };
}

/** What is solved again at 2,000 people; the worst case of Machol and Wien takes half a minute from nothing there. */
const large = Object.keys(changing).filter((name) => name !== "mw");
const whole: readonly (readonly [name: string, size: number])[] = [
  ...large.map((name) => [name, 2000] as const),
  ["mw", 500],
  ["cohort", 1000],
  ["cohort", 200],
];

const [people, kinds] = process.argv.slice(2);
const plans =
  people === undefined
    ? whole
    : (kinds?.split(",") ?? Object.keys(changing)).map((name) => [name, Number(people)] as const);
// What runs for the first time is slower than it will be.
measured("cohort", 300);
measured("unif", 300);
const rows = plans.map(([name, size]) => {
  const row = measured(name, size);
  process.stderr.write(`${row.cells.join("  ")}\n`);
  return row;
});
const short = rows.flatMap((row) => row.short);

tell(
  {
    table: "resolve",
    title: "Solving again after one change: ms of a processor from nothing / again = how many times as fast",
    columns: ["problem", "people", ...Object.keys(kindsOfChange)],
    rows: rows.map(({ cells }) => cells),
    note:
      `Medians of ${rounds} changes of one kind, one after the other; after every ${comparedEvery}th the answer is proven and ` +
      "equal to that from nothing, which is by the faster of our solvers and without those who left or are pinned. " +
      `${short.length > 0 ? `Less than ${wanted}×: ${short.join("; ")}.` : `Nowhere less than ${wanted}×.`}`,
  },
  people === undefined,
);

// Source: simulated annealing with reheating, see `schedule.ts`, `anneal.ts` and `plain-state.ts`. Why annealing: on MDGPLIB
// (n = 120 and 240) it comes further in the same time than the tabu search of Gallego et al. (2013), whose values it was
// measured against; `benchmarks/tables/circles.ts` has the figures.
//
// Two walks under one schedule: where sums over pairs and sizes are all that counts (`refusesPlain`), the fast one of
// `plain-state.ts`; else that of `anneal.ts`, which looks at the circles it touches, after circles were gathered around the
// slots at which people can come (`gather.ts`): with narrow hours that alone seats more people than any walk did.
//
// Cost: time O(steps) tries, see the two files, and O(people^2 * circles) at the start; memory O(people * (people + circles)).
// Ties: the choice that was found first; alike circles in the order of their first members. The same problem, seed and steps
// give the same answer on every machine. Departures: none.
import { mistake, refuse } from "../../errors.js";
import { chance } from "../../random.js";
import type { CirclesProblem, CirclesSolution, SolveOptions, Solver } from "../problem.js";
import { Changes } from "./anneal.js";
import { streamFrom } from "./chance-table.js";
import { gathered } from "./gather.js";
import { better, type Incumbent } from "./incumbent.js";
import { climb, goTo, meanChange, type PlainState, plainState, refusesPlain, walk } from "./plain-state.js";
import { cool, type Plan, type Walker } from "./schedule.js";
import { isFlexible } from "./sizes.js";
import { circlesSolution } from "./solution.js";
import { construct, dealt, firstSizes, shuffle } from "./start.js";
import { emptyState, fillFrom, type State } from "./state.js";

/** What the search for circles may be told. */
export interface CirclesOptions extends SolveOptions {
  /** How many changes are tried; unless given, a million a person, or 50,000 under rules: 5 to 40 ms a person. */
  readonly steps?: number;
  /** Circles to begin with, one for each person, -1 for none: what is found is never worse. */
  readonly start?: ArrayLike<number>;
  /** Told whenever a better choice is found, at most once between two stretches of the search; a copy. */
  readonly onBetter?: (found: Incumbent) => void;
}

/** Annealing under any rules; no proof, but `check` bounds what it finds. */
export const annealing: Solver<"circles"> = Object.freeze({
  name: "annealing",
  exact: false,
  refuses: () => undefined,
  solve: searchCircles,
});

/** Tries for each person, of the fast walk and of the other. */
const stepsPerPerson = { plain: 1_000_000, ruled: 50_000 };
const samples = 4000;
/** The largest share of the tries under rules that goes into gathering circles; less where everybody is placed before. */
const gathering = 0.4;

/**
 * Circles by annealing: the best that was found within `steps` tries.
 *
 * @throws PairwrightError when `steps` is below 0 or has no end.
 * @throws whatever `signal.throwIfAborted` throws.
 * @example
 * ```ts
 * const pairs = circlesProblem({ people: 4, circles: 2, sizes: 2, together: [[0, 1, 7, 1], [1, 0, 1, 8], [7, 1, 0, 1], [1, 8, 1, 0]] });
 * searchCircles(pairs, { steps: 1000, seed: 1 }).circleOf; // Int32Array [0, 1, 0, 1]
 * ```
 */
export function searchCircles(problem: CirclesProblem, options: CirclesOptions = {}): CirclesSolution {
  options.signal?.throwIfAborted();
  const isPlain = refusesPlain(problem) === undefined;
  const steps = options.steps ?? problem.people * stepsPerPerson[isPlain ? "plain" : "ruled"];
  const judge = emptyState(problem);
  let kept = standing(judge, undefined);
  if (options.start !== undefined) {
    fillFrom(judge, readStart(problem, options.start));
    kept = standing(judge, kept);
  }
  if (!(Number.isFinite(steps) && steps >= 0)) {
    const remedy = "Give a whole number, 0 or more; without any, the search chooses one.";
    refuse("searchCircles", [mistake("circles-steps", "steps", "a number of tries must have an end.", remedy, steps)]);
  }
  const search = problem.people === 0 || problem.circles === 0 ? nothing : isPlain ? plainSearch : ruledSearch;
  const found = search(problem, steps, options, (circleOf) => {
    fillFrom(judge, circleOf);
    const next = standing(judge, kept);
    if (next !== kept) options.onBetter?.(next);
    kept = next;
  });
  const work = { phases: found.phases, scans: 0, augmentations: 0, steps: found.steps };
  return circlesSolution(problem, kept, kept.broken > 0 ? "none found" : "feasible", work);
}

type Found = { readonly phases: number; readonly steps: number };
type Search = (
  problem: CirclesProblem,
  steps: number,
  options: CirclesOptions,
  best: (circleOf: Int32Array) => void,
) => Found;

const nothing: Search = () => ({ phases: 0, steps: 0 });

function standing(state: State, kept: Incumbent | undefined): Incumbent {
  return better(kept, state, state.circleOf);
}

/** A start as it is; whoever is in a circle that is not there is out. */
function readStart({ people, circles }: CirclesProblem, start: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: people }, (_, person) => {
    const circle = start[person] ?? -1;
    return Number.isInteger(circle) && circle >= 0 && circle < circles ? circle : -1;
  });
}

/** Tries that a start is worth before another one is made, times people to the power of 2.5; measured on MDGPLIB. */
const triesPerStart = 2300;
const mostStarts = 30;
/** Up to so many people where sizes are free, the sizes to begin with are worth a doubt: there is a second start from others. */
const fewPeople = 60;

function planFor(problem: CirclesProblem, steps: number): Plan {
  const { people } = problem;
  const least = isFlexible(problem) && people <= fewPeople ? 2 : 1;
  const worthIt = Math.floor(steps / (triesPerStart * people * people * Math.sqrt(people)));
  const starts = Math.max(least, Math.min(mostStarts, worthIt));
  // With few starts each is taken further.
  const perStart = starts > 4 ? 3 : 5;
  // Few people have few exchanges, of which more must pass for any to be found; measured with 30, 60, 120 and 240 people.
  const hot = Math.max(0.005, Math.min(0.03, 108 / (people * people)));
  const shares = { hot, warm: Math.max(0.003, 0.4 * hot), cold: 0.0002 };
  return { cycles: perStart * starts, perStart, melts: least > 1, shares };
}

const plainSearch: Search = (problem, steps, options, best) => {
  const { people } = problem;
  const sizes = firstSizes(problem);
  const order = Int32Array.from({ length: people }, (_, person) => person);
  const stream = shuffle(order, streamFrom(chance(options.seed ?? 0).below(2 ** 31)));
  const state = plainState(problem, dealt(sizes, order), stream);
  let told = Number.NEGATIVE_INFINITY;
  let spent = 0;
  const walker: Walker = {
    unit: meanChange(state, samples),
    walk: (temperature, count) => {
      spent += count;
      return walk(state, temperature, count);
    },
    restart: (from) => {
      if (from === "new") state.stream = shuffle(order, state.stream);
      goTo(state, from === "best" ? state.best : dealt(sizes, order));
    },
  };
  const tell = (state: PlainState) => {
    if (state.bestTotal <= told) return;
    told = state.bestTotal;
    best(state.best);
  };
  const plan = planFor(problem, steps);
  cool(walker, steps, plan, (done) => {
    options.signal?.throwIfAborted();
    options.onProgress?.(done);
    tell(state);
  });
  if (steps >= 1) {
    goTo(state, state.best);
    spent += climb(state);
  }
  tell(state);
  return { phases: plan.cycles, steps: spent };
};

const ruledSearch: Search = (problem, steps, options, best) => {
  const { people } = problem;
  const sizes = firstSizes(problem);
  const order = Int32Array.from({ length: people }, (_, person) => person);
  const state = emptyState(problem);
  const changes = new Changes(state, shuffle(order, streamFrom(chance(options.seed ?? 0).below(2 ** 31))));
  const first = gathered(state, Math.floor(steps * gathering), changes.stream, () => options.signal?.throwIfAborted());
  changes.stream = first.stream;
  let spent = first.spent;
  let kept = first.found;
  fillFrom(state, new Int32Array(people).fill(-1));
  construct(state, sizes, order);
  kept = standing(state, kept);
  let told: Incumbent | undefined;
  const seen = (now: State) => {
    kept = standing(now, kept);
  };
  const walker: Walker = {
    unit: changes.meanChange(samples),
    walk: (temperature, count, coldness) => {
      spent += count;
      return changes.run({ slack: 1 - 0.9 * coldness, worth: temperature }, count, seen);
    },
    restart: (from) => {
      if (from === "best") return fillFrom(state, kept.circleOf);
      changes.stream = shuffle(order, changes.stream);
      fillFrom(state, new Int32Array(people).fill(-1));
      construct(state, sizes, order);
      seen(state);
    },
  };
  const plan = planFor(problem, 10 * steps);
  cool(walker, Math.max(0, steps - spent), plan, (done) => {
    options.signal?.throwIfAborted();
    options.onProgress?.(done);
    if (kept === told) return;
    told = kept;
    best(kept.circleOf);
  });
  best(kept.circleOf);
  return { phases: plan.cycles, steps: spent };
};

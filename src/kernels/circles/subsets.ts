// Source: set partitioning by dynamic programming over subsets, after M. Held and R. M. Karp, "A dynamic programming approach
// to sequencing problems", J. SIAM 10 (1962), pp. 196-210. Alike circles are filled together: the next of them takes the
// first person who is left, so that no division is looked at twice for the names of its circles.
//
// What each subset is worth in each kind of circle is found by one walk through all subsets that seats and unseats one person
// at a time (`state.ts`). Then, kind by kind: best[M] = the most that circles of the kinds so far can be worth with exactly
// the people M in them. Rules are kept by leaving out subsets that break one, levels by comparing the sets M at the end.
//
// Cost: time O(kinds * 2^people * the trial of `state.ts`) and O((circles + kinds) * 3^people / 2) for the program; memory
// O(circles * 2^people). About 40 ms for 15 people, 1 s for 18. Ties: the first subset found. Departures: none.
import type { CirclesProblem, CirclesSolution, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import type { Incumbent } from "./incumbent.js";
import { type CirclesOptions, searchCircles } from "./search.js";
import { circlesSolution, classesOf } from "./solution.js";
import { emptyState, fillFrom, out, type State, shift } from "./state.js";

/** The most people whose subsets are all looked at. */
const mostPeople = 18;
/** Tries for an answer that comes near, where no choice keeps all rules. */
const stepsForNone = 20_000;

/** Exact under any rules and any worth, for few people. */
export const subsets: Solver<"circles"> = Object.freeze({
  name: "subsets",
  exact: true,
  refuses: refusesSubsets,
  solve: divide,
});

function refusesSubsets({ people }: CirclesProblem): string | undefined {
  return people <= mostPeople ? undefined : `it looks at every subset of people, of ${mostPeople} at most`;
}

/**
 * The best division into circles by looking at all of them, of at most 18 people; or `infeasible`, which is then proven too.
 *
 * @throws PairwrightError when there are more people.
 * @throws whatever `signal.throwIfAborted` throws.
 */
export function divide(problem: CirclesProblem, options: CirclesOptions = {}): CirclesSolution {
  refuseUnfit("subsets", refusesSubsets(problem));
  options.signal?.throwIfAborted();
  const { people } = problem;
  const all = 1 << people;
  const classes = kindsOf(problem);
  const layers: Layer[] = [];
  let best: Float64Array = new Float64Array(all).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  let steps = 0;
  const state = emptyState(problem);
  for (const [kind, circles] of classes.entries()) {
    options.signal?.throwIfAborted();
    const worth = worths(state, circles[0]!);
    steps += all;
    let own = worth;
    const taken: Int32Array[] = [];
    for (let more = 1; more < circles.length; more++) {
      const next = withOneMore(worth, own);
      steps += next.steps;
      own = next.best;
      taken.push(next.taken);
      options.signal?.throwIfAborted();
    }
    if (kind === 0) layers.push({ circles, taken, share: undefined });
    else {
      const joined = together(best, own);
      steps += joined.steps;
      layers.push({ circles, taken, share: joined.share });
      own = joined.best;
    }
    best = own;
    options.onProgress?.((kind + 1) / classes.length);
  }
  const work = { phases: classes.length, scans: 0, augmentations: 0, steps };
  const chosen = bestSet(problem, best);
  if (chosen < 0) {
    const near = searchCircles(problem, { seed: options.seed ?? 0, steps: stepsForNone });
    return circlesSolution(problem, near, "infeasible", work);
  }
  fillFrom(state, circlesFrom(layers, chosen, people));
  const found: Incumbent = { ...standing(state), circleOf: state.circleOf };
  options.onBetter?.({ ...found, circleOf: state.circleOf.slice() });
  return circlesSolution(problem, found, "optimal", work);
}

/** One kind of circles, and how its sets were made. */
interface Layer {
  readonly circles: readonly number[];
  /** Of each circle but the last, the members that it takes of a set. */
  readonly taken: readonly Int32Array[];
  /** What of a set this kind takes, the rest being for the kinds before; all where it is the first. */
  readonly share: Int32Array | undefined;
}

function standing({ broken, priority, total }: State) {
  return { broken, priority, total };
}

function kindsOf(problem: CirclesProblem): number[][] {
  const kinds = new Map<number, number[]>();
  for (const [circle, first] of classesOf(problem).entries()) {
    const known = kinds.get(first);
    if (known === undefined) kinds.set(first, [circle]);
    else known.push(circle);
  }
  return [...kinds.values()];
}

/** What each set of people is worth as this circle; minus infinity where it breaks a rule. */
function worths(state: State, circle: number): Float64Array {
  const { people, problem } = state;
  const worth = new Float64Array(1 << people).fill(Number.NEGATIVE_INFINITY);
  const most = problem.sizes.max[circle]!;
  const visit = (from: number, set: number): void => {
    if (state.brokenOf[circle] === 0) worth[set] = state.worthOf[circle]!;
    if (state.size[circle] === most) return;
    for (let person = from; person < people; person++) {
      shift(state, person, circle);
      visit(person + 1, set | (1 << person));
      shift(state, person, out);
    }
  };
  visit(0, 0);
  return worth;
}

/** The most with one circle of the same kind more, which takes the first person of the set; what it takes of each set. */
function withOneMore(worth: Float64Array, before: Float64Array) {
  const best = new Float64Array(worth.length).fill(Number.NEGATIVE_INFINITY);
  const taken = new Int32Array(worth.length);
  best[0] = before[0]! + worth[0]!;
  let steps = 1;
  for (let set = 1; set < worth.length; set++) {
    const first = set & -set;
    const others = set ^ first;
    let most = Number.NEGATIVE_INFINITY;
    let own = 0;
    for (let rest = others; ; rest = (rest - 1) & others) {
      steps++;
      const value = worth[rest | first]! + before[others ^ rest]!;
      if (value > most) [most, own] = [value, rest | first];
      if (rest === 0) break;
    }
    best[set] = most;
    taken[set] = own;
  }
  return { best, taken, steps };
}

/** The most of two groups of kinds together, and what of each set the second one takes. */
function together(first: Float64Array, second: Float64Array) {
  const best = new Float64Array(first.length).fill(Number.NEGATIVE_INFINITY);
  const share = new Int32Array(first.length);
  let steps = 0;
  for (let set = 0; set < first.length; set++) {
    let most = Number.NEGATIVE_INFINITY;
    let own = 0;
    for (let part = set; ; part = (part - 1) & set) {
      steps++;
      const value = second[part]! + first[set ^ part]!;
      if (value > most) [most, own] = [value, part];
      if (part === 0) break;
    }
    best[set] = most;
    share[set] = own;
  }
  return { best, share, steps };
}

/** The set of people to place: everybody who must join, then priority, then worth; -1 where there is none. */
function bestSet({ people, priority, mustJoin }: CirclesProblem, best: Float64Array): number {
  let must = 0;
  for (let person = 0; person < people; person++) if (mustJoin[person] === 1) must |= 1 << person;
  let found = -1;
  let most = 0;
  for (let set = 0; set < best.length; set++) {
    if ((set & must) !== must || best[set] === Number.NEGATIVE_INFINITY) continue;
    let earned = 0;
    for (let person = 0; person < people; person++) if ((set >> person) & 1) earned += priority[person]!;
    if (found >= 0 && (earned < most || (earned === most && best[set]! <= best[found]!))) continue;
    found = set;
    most = earned;
  }
  return found;
}

function circlesFrom(layers: readonly Layer[], chosen: number, people: number): Int32Array {
  const circleOf = new Int32Array(people).fill(out);
  let left = chosen;
  const seat = (set: number, circle: number) => {
    for (let person = 0; person < people; person++) if ((set >> person) & 1) circleOf[person] = circle;
  };
  for (const { circles, taken, share } of [...layers].reverse()) {
    let own = share === undefined ? left : share[left]!;
    left ^= own;
    for (let at = circles.length - 1; at > 0; at--) {
      const part = own === 0 ? 0 : taken[at - 1]![own]!;
      seat(part, circles[at]!);
      own ^= part;
    }
    seat(own, circles[0]!);
  }
  return circleOf;
}

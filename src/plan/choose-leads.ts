import { transported } from "../kernels/pairs/transport.js";
import type { CirclesProblem, SolveOptions } from "../kernels/problem.js";
import type { CircleGround, PosedCircles } from "./pose-circles.js";

/** The groups of leads who lead the circles, in one or several choices to be tried. */
export interface LeadChoices {
  readonly choices: readonly (readonly (readonly number[])[])[];
  /** Whether no other choice is possible. */
  readonly isEvery: boolean;
}

/** How many subsets of people all choices together may make an exact solver look at. */
const effort = 2e7;

/**
 * Chooses who leads where fewer circles are wanted than there are leads for. With few people every choice is tried. Else those
 * go, one after the other, whom a relaxation uses least: everybody to the lead with whom the fit is largest, with no more than
 * the most members for each, which is solved exactly as transport. Whom a list names stays. Cost: one transport for each who
 * goes (all whom it does not use at all go at once).
 *
 * @param all The problem with every lead.
 * @param isExact Whether choices may be compared by exact solutions.
 */
export function chosenLeads(
  { shape, lists, program }: CircleGround,
  all: PosedCircles,
  isExact: boolean,
  options: SolveOptions,
): LeadChoices {
  const { leads } = all;
  if (program.leads === 0) return { choices: [Array.from({ length: shape.circles }, () => [])], isEvery: true };
  if (leads.length <= shape.circles) return { choices: [leads], isEvery: true };
  const people = all.order.length;
  const every = combinations(leads.length, shape.circles, effort / subsetsOf(people));
  if (isExact && every !== undefined) {
    return { choices: every.map((chosen) => chosen.map((group) => leads[group] ?? [])), isEvery: true };
  }
  const pinned = new Set(lists.leading.must.map(({ column }) => column));
  let left = [...leads.keys()];
  while (left.length > shape.circles) {
    const used = usesOf(all.problem, left, shape.max, options);
    const free = left
      .map((group, at) => ({ group, ...used[at] }))
      .filter(({ group }) => !hasPinned(leads[group], pinned));
    if (free.length === 0) break;
    // Of equals the last one in the order of the leads goes first.
    free.sort((a, b) => (a.people ?? 0) - (b.people ?? 0) || (a.fit ?? 0) - (b.fit ?? 0) || b.group - a.group);
    const unused = free.filter((group) => group.people === 0).slice(0, left.length - shape.circles);
    const gone = new Set((unused.length > 0 ? unused : free.slice(0, 1)).map(({ group }) => group));
    left = left.filter((group) => !gone.has(group));
  }
  return { choices: [left.slice(0, shape.circles).map((group) => leads[group] ?? [])], isEvery: false };
}

function hasPinned(leads: readonly number[] = [], pinned: ReadonlySet<number>): boolean {
  return leads.some((lead) => pinned.has(lead));
}

/** How many people each of these circles is given, and how much fit, where nothing but the fit with leads counts. */
function usesOf(problem: CirclesProblem, left: readonly number[], most: number, options: SolveOptions) {
  const { people, circles, inCircle } = problem;
  const scores = new Float64Array(people * left.length);
  let at = 0;
  for (let person = 0; person < people; person++) {
    for (const circle of left) scores[at++] = inCircle[person * circles + circle] ?? Number.NaN;
  }
  const { pairs } = transported(
    {
      kind: "pairs",
      objective: "total",
      rows: people,
      columns: left.length,
      rowPlaces: { min: new Int32Array(people), max: new Int32Array(people).fill(1) },
      columnPlaces: { min: new Int32Array(left.length), max: new Int32Array(left.length).fill(most) },
      rowPriority: new Int32Array(people).fill(1),
      columnPriority: new Int32Array(left.length),
      scores,
    },
    options.signal === undefined ? {} : { signal: options.signal },
  );
  const uses = left.map(() => ({ people: 0, fit: 0 }));
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const [person = 0, column = 0] = [pairs[pair], pairs[pair + 1]];
    const use = uses[column];
    if (use === undefined) continue;
    use.people++;
    use.fit += scores[person * left.length + column] ?? 0;
  }
  return uses;
}

/** All ways to choose `count` of `of`, each rising; undefined where there are more than `most`. */
function combinations(of: number, count: number, most: number): number[][] | undefined {
  let ways = 1;
  for (let at = 0; at < count; at++) ways = (ways * (of - at)) / (at + 1);
  if (ways > most) return undefined;
  const found: number[][] = [];
  const from = (first: number, chosen: readonly number[]): void => {
    if (chosen.length === count) found.push([...chosen]);
    else for (let next = first; next < of; next++) from(next + 1, [...chosen, next]);
  };
  from(0, []);
  return found;
}

/** Three to the power of the number of people: what an exact solver looks at. */
function subsetsOf(people: number): number {
  let product = 1;
  for (let one = 0; one < Math.min(people, 30); one++) product *= 3;
  return product;
}

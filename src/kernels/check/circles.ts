// Source: none, the order of the proofs: prices where only fit with circles counts (`pairs.ts`), every division where there
// are few people (`circle-divisions.ts`), else the Lagrangian bound by best partners (`circle-bound.ts`).
// Cost: time O(people^2) for the faults, and that of the proof. Ties: none. Departures: none. Knows the problem only: nothing
// of any solver is imported.
import type { CirclesProblem, CirclesSolution, Prices, Problem, Solution } from "../problem.js";
import { boundByPartners } from "./circle-bound.js";
import { withoutCompany } from "./circle-company.js";
import { bestDivision, fewPeople } from "./circle-divisions.js";
import { hasGaps, mostSeats } from "./circle-sizes.js";
import { breaches, circleWorth } from "./circle-worth.js";
import { checkPairs } from "./pairs.js";
import { refused, type Worth } from "./verdict.js";

/** How a bound was found: by the prices of the solution, by looking at every division, or by everybody's best partners. */
export type BoundBy = "prices" | "every division" | "best partners";

/** What `check` found of circles; the bound is of every choice that keeps the rules and reaches the same priority. */
export type CirclesVerdict =
  | { readonly feasible: true; readonly optimal: true; readonly bound: Worth; readonly by: BoundBy }
  | {
      readonly feasible: true;
      readonly optimal: false;
      readonly bound: Worth;
      readonly gap: Worth;
      readonly by: BoundBy;
    }
  | {
      readonly feasible: false;
      readonly faults: readonly string[];
      /** The rules that an honest answer breaks, each as "rule: explanation". */
      readonly broken?: readonly string[];
      /** Whether it is proven that no choice keeps all rules; absent where it is open. */
      readonly impossible?: true;
    };

/** See `check`. */
export function checkCircles(problem: CirclesProblem, solution: CirclesSolution): CirclesVerdict {
  const { people, circles } = problem;
  if (solution.circleOf.length !== people) {
    return refused([`circleOf: ${solution.circleOf.length} entries for ${people} people.`]);
  }
  const faults: string[] = [];
  const members: number[][] = Array.from({ length: circles }, () => []);
  const broken: string[] = [];
  let by = 0;
  let priority = 0;
  for (const [person, circle] of solution.circleOf.entries()) {
    if (circle === -1) {
      if (problem.mustJoin[person] === 0) continue;
      broken.push(`left out: ${person} must be in a circle.`);
      by++;
    } else if (members[circle] === undefined) faults.push(`circleOf: ${person} is in ${circle}, which is not there.`);
    else {
      members[circle].push(person);
      priority += problem.priority[person]!;
    }
  }
  if (faults.length > 0) return refused(faults);
  let total = 0;
  for (const [circle, own] of members.entries()) {
    total += circleWorth(problem, circle, own);
    for (const breach of breaches(problem, circle, own)) {
      broken.push(breach.text);
      by += breach.by;
    }
  }
  const stated = (name: "broken" | "priority" | "total", is: number) => {
    if (solution[name] !== is) faults.push(`${name}: stated ${solution[name]}, it is ${is}.`);
  };
  stated("broken", by);
  stated("priority", priority);
  stated("total", total);
  const isHonest = solution.status === "infeasible" || solution.status === "none found";
  if (isHonest !== by > 0)
    faults.push(...(broken.length > 0 ? broken : [`status: stated ${solution.status}, no rule is broken.`]));
  if (faults.length > 0) return refused(faults);
  return by > 0 ? unsolved(problem, solution, broken) : bounded(problem, solution, { priority, fit: total });
}

/** An answer that says itself that it breaks rules. */
function unsolved(problem: CirclesProblem, { status }: CirclesSolution, broken: readonly string[]): CirclesVerdict {
  if (problem.people > fewPeople) return Object.freeze({ feasible: false, faults: [], broken: Object.freeze(broken) });
  if (bestDivision(problem) === undefined) {
    return Object.freeze({ feasible: false, faults: [], broken: Object.freeze(broken), impossible: true });
  }
  if (status === "infeasible") return refused(["status: stated infeasible, there is a choice that keeps all rules."]);
  return Object.freeze({ feasible: false, faults: [], broken: Object.freeze(broken) });
}

function bounded(problem: CirclesProblem, solution: CirclesSolution, reached: Worth): CirclesVerdict {
  const { prices } = solution;
  if (prices !== undefined) return byPrices(problem, solution, prices);
  if (problem.people <= fewPeople) {
    // There is one: the solution itself.
    return compared(solution, reached, bestDivision(problem) ?? reached, "every division");
  }
  const left = Array.from(solution.circleOf.keys()).filter((person) => solution.circleOf[person] === -1);
  const priority = mostPriority(problem, withoutCompany(problem, left));
  const fit = boundByPartners(problem, fewestFor(problem, reached.priority), reached.fit);
  return compared(solution, reached, Object.freeze({ priority, fit }), "best partners");
}

function compared({ status }: CirclesSolution, reached: Worth, bound: Worth, by: BoundBy): CirclesVerdict {
  const gap = Object.freeze({
    priority: bound.priority - reached.priority,
    fit: Math.max(0, bound.fit - reached.fit),
  });
  if (gap.priority === 0 && gap.fit === 0) return Object.freeze({ feasible: true, optimal: true, bound, by });
  if (by === "every division" && status === "optimal") {
    return refused([`status: stated optimal, priority ${bound.priority} and total ${bound.fit} can be had.`]);
  }
  return Object.freeze({ feasible: true, optimal: false, bound, gap, by });
}

/** The proof of pairs, where people and circles are the two sides. */
function byPrices(problem: CirclesProblem, solution: CirclesSolution, prices: Prices): CirclesVerdict {
  const { people, circles, worth, coverage, counts, time, together } = problem;
  const isPairs =
    worth === "sum" &&
    coverage === undefined &&
    counts.length === 0 &&
    time === undefined &&
    !hasGaps(problem) &&
    together.every((value, at) => value === 0 || at % (people + 1) === 0);
  if (!isPairs) {
    return refused(["prices: they prove nothing where more counts than sizes without gaps and the fit with circles."]);
  }
  const sides: Problem = {
    kind: "pairs",
    objective: "total",
    rows: people,
    columns: circles,
    rowPlaces: { min: Int32Array.from(problem.mustJoin), max: new Int32Array(people).fill(1) },
    columnPlaces: problem.sizes,
    rowPriority: problem.priority,
    columnPriority: new Int32Array(circles),
    scores: problem.inCircle,
  };
  const pairs: number[] = [];
  for (const [person, circle] of solution.circleOf.entries()) if (circle >= 0) pairs.push(person, circle);
  const { priority, total, work } = solution;
  const claim: Solution = {
    status: "feasible",
    pairs: Int32Array.from(pairs),
    priority,
    total,
    shortfall: 0,
    prices,
    work,
  };
  const verdict = checkPairs(sides, claim);
  return Object.freeze({ ...verdict, by: "prices" as const });
}

/** At most so much priority: everybody who must join and then the highest, as many as the circles hold. */
function mostPriority(problem: CirclesProblem, cannot: Uint8Array): number {
  const { people, mustJoin, priority } = problem;
  let places = mostSeats(problem);
  const others: number[] = [];
  let sum = 0;
  for (let person = 0; person < people; person++) {
    if (cannot[person] === 1) continue;
    if (mustJoin[person] === 0) others.push(priority[person]!);
    else {
      sum += priority[person]!;
      places--;
    }
  }
  others.sort((one, other) => other - one);
  for (const one of others.slice(0, Math.max(0, places))) sum += one;
  return sum;
}

/** The fewest people who can have so much priority together. */
function fewestFor({ priority }: CirclesProblem, wanted: number): number {
  const falling = priority.slice().sort().reverse();
  let sum = 0;
  for (let count = 0; count < falling.length; count++) {
    if (sum >= wanted) return count;
    sum += falling[count]!;
  }
  return falling.length;
}

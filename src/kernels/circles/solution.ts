// Source: none, this is bookkeeping: what a solver found, laid out as `problems/circles.ts` promises it, and always the same
// of choices that differ only in which of several alike circles is which.
// Cost: time O(circles^2 * (people + slots + topics)), memory O(people + circles). Ties: alike circles are sorted by their
// first member, those without members last. Departures: none.
import type { CirclesProblem, CirclesSolution, CirclesWork, Prices } from "../problem.js";
import type { Incumbent } from "./incumbent.js";
import { isOptional } from "./sizes.js";

/** The class of each circle: the first circle that is like it in sizes, fit, slots and offers. */
export function classesOf(problem: CirclesProblem): Int32Array {
  const { circles } = problem;
  const first = new Int32Array(circles);
  for (let circle = 0; circle < circles; circle++) {
    first[circle] = circle;
    for (let other = 0; other < circle; other++) {
      if (first[other] !== other || !areAlike(problem, circle, other)) continue;
      first[circle] = other;
      break;
    }
  }
  return first;
}

function areAlike(problem: CirclesProblem, one: number, other: number): boolean {
  const { people, circles, sizes, inCircle, time, coverage } = problem;
  if (sizes.min[one] !== sizes.min[other] || sizes.max[one] !== sizes.max[other]) return false;
  if (isOptional(problem, one) !== isOptional(problem, other)) return false;
  for (let person = 0; person < people; person++) {
    if (!Object.is(inCircle[person * circles + one], inCircle[person * circles + other])) return false;
  }
  return (
    sameRow(time?.circles, time && time.weeks * time.words, one, other) &&
    sameRow(coverage?.circleOffers, coverage?.topics, one, other)
  );
}

function sameRow(table: Int32Array | Float64Array | undefined, width: number | undefined, one: number, other: number) {
  if (table === undefined || width === undefined) return true;
  for (let at = 0; at < width; at++) if (table[one * width + at] !== table[other * width + at]) return false;
  return true;
}

/** A solution of what was found. */
export function circlesSolution(
  problem: CirclesProblem,
  { circleOf, broken, priority, total }: Incumbent,
  claim: CirclesSolution["status"],
  work: CirclesWork,
  prices?: Prices,
): CirclesSolution {
  return Object.freeze({
    status: claim,
    // Prices are those of circles as they stand: then they stay.
    circleOf: prices === undefined ? inOrder(problem, circleOf) : circleOf.slice(),
    broken,
    priority,
    // Adding 0 turns -0 into 0.
    total: total + 0,
    ...(prices === undefined ? {} : { prices }),
    work: Object.freeze(work),
  });
}

function inOrder(problem: CirclesProblem, circleOf: Int32Array): Int32Array {
  const classes = classesOf(problem);
  const name = new Int32Array(problem.circles).fill(-1);
  const used = new Uint8Array(problem.circles);
  // People in turn: the first member of a circle takes the first name of its class that is left.
  return circleOf.map((circle) => {
    if (circle < 0) return -1;
    if (name[circle]! < 0) {
      const free = classes.findIndex((own, at) => own === classes[circle] && used[at] === 0);
      name[circle] = free;
      used[free] = 1;
    }
    return name[circle]!;
  });
}

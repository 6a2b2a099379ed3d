// Source: none, the sizes of circles as `problems/circles.ts` defines them, and sums of them by going through all circles.
// Cost: time O(circles * people * largest size), memory O(people). Ties: none. Departures: none. Knows the problem only.
import type { CirclesProblem } from "../problem.js";

/** Whether a circle may have so many members, none among them. */
export function mayHave({ sizes, mayBeEmpty }: CirclesProblem, circle: number, members: number): boolean {
  if (members === 0 && mayBeEmpty?.[circle] === 1) return true;
  return members >= sizes.min[circle]! && members <= sizes.max[circle]!;
}

/** Whether some circle must have either no members or several, so that not every number in between can be seated. */
export function hasGaps({ sizes, mayBeEmpty }: CirclesProblem): boolean {
  return sizes.min.some((least, circle) => least > 0 && mayBeEmpty?.[circle] === 1);
}

/** The most people that circles of allowed sizes hold in all, of those there are; 0 where no sizes fit so few. */
export function mostSeats(problem: CirclesProblem): number {
  const { people, circles, sizes } = problem;
  let reached = new Uint8Array(people + 1);
  reached[0] = 1;
  for (let circle = 0; circle < circles; circle++) {
    const next = new Uint8Array(people + 1);
    for (let before = 0; before <= people; before++) {
      if (reached[before] === 0) continue;
      for (let size = 0; size <= Math.min(sizes.max[circle]!, people - before); size++) {
        if (mayHave(problem, circle, size)) next[before + size] = 1;
      }
    }
    reached = next;
  }
  return Math.max(0, reached.lastIndexOf(1));
}

// Source: the exchange argument of C. Berge, "Two theorems in graph theory", Proc. Nat. Acad. Sci. 43 (1957), pp. 842-844
// (a choice that is not of most pairs has an augmenting path), for the numbers of pairs that may differ.
// Cost: time O(rows + columns). Ties: none. Departures: none.
import type { Places, Problem } from "../problem.js";

/**
 * Why the number of pairs is not settled by least numbers and priorities, in words; undefined when it is.
 *
 * It is settled where everybody on one side has a fixed number of partners (`min` = `max`), or at most one place and a
 * priority above 0: a choice with fewer pairs than possible could then be augmented by a path along which nobody loses a
 * place and one more person of that side finds their only partner, so it would earn more priority. The lowest score, or
 * the scores from the lowest up, can be compared only between choices of equally many pairs.
 */
export function unsettled(problem: Problem): string | undefined {
  const isSettled = (places: Places, priorities: Int32Array) =>
    priorities.every(
      (priority, person) => places.min[person] === places.max[person] || (places.max[person] === 1 && priority > 0),
    );
  if (isSettled(problem.rowPlaces, problem.rowPriority)) return undefined;
  if (isSettled(problem.columnPlaces, problem.columnPriority)) return undefined;
  return (
    "the number of pairs is open, and only choices of equally many pairs can be compared by their lowest scores; " +
    "give everybody on one side a fixed number of partners, or one place and a priority above 0"
  );
}

import type { Lineup } from "../cohort/lineup.js";
import { type Conflict, counted, moreOrFewer, person } from "../constraints/conflicts.js";
import type { ReadPeerLists } from "../constraints/peer-lists.js";
import { type Mistake, mistake } from "../errors.js";
import type { PeersProblem, Solver } from "../kernels/problem.js";
import { isCount } from "./pose-most.js";

/** A problem of peers with people at its end who stand for having no partner. */
export interface LimitedPeers {
  readonly problem: PeersProblem;
  /** How many they are. */
  readonly spares: number;
}

/**
 * Lets at most so many people be in pairs, exactly: as many as are beyond the limit are paired with somebody who stands for
 * having no partner, may be paired with everybody for a score of 0, and has twice the priority of a person. So every best
 * choice pairs all of those: were one of them alone, then so would be a person whom it could take, or it could take one of a
 * pair, which leaves one person alone and is more all the same. What is left are most pairs, and of these the best.
 *
 * Everybody counts the same, priority 1.
 */
export function limitedPeers(problem: PeersProblem, most: number): LimitedPeers {
  const { people, scores, priority } = problem;
  const spares = people - 2 * Math.floor(Math.max(0, most) / 2);
  if (spares <= 0) return { problem, spares: 0 };
  const size = people + spares;
  const wider = new Float64Array(size * size).fill(Number.NaN);
  for (let one = 0; one < people; one++) {
    wider.set(scores.subarray(one * people, (one + 1) * people), one * size);
    for (let spare = people; spare < size; spare++) {
      wider[one * size + spare] = 0;
      wider[spare * size + one] = 0;
    }
  }
  const priorities = new Int32Array(size).fill(2);
  priorities.set(priority);
  return { problem: { ...problem, people: size, scores: wider, priority: priorities }, spares };
}

/** Reads the limit on how many people may be in groups; what is wrong with it is added to `mistakes`. */
export function readMostPeers(
  most: number | undefined,
  lists: ReadPeerLists,
  solver: Solver<"peers">,
  mistakes: Mistake[],
): number | undefined {
  if (most === undefined || !isCount(most, mistakes)) return undefined;
  if (lists.byes.some((times) => times > 0)) {
    const message = "who waited before comes first, but not where only so many may take part.";
    mistakes.push(mistake("most-byes", "most", message, "Leave out the limit, or the byes.", most));
  }
  if (!solver.exact) {
    const message = "with a limit on people, a solver is wanted that is exact.";
    mistakes.push(mistake("most-solver", "solver", message, "Leave the solver to match.", solver.name));
  }
  return most;
}

/** No more people of the first side must have a place than may have one. */
export function beyondMostMembers(lineup: Lineup, must: readonly number[], most: number | undefined): Conflict[] {
  const wanting = [...new Set(must)];
  if (most === undefined || wanting.length <= most) return [];
  const people = wanting.map((at) => person(lineup, 0, at));
  const text = `${counted(wanting.length, "person", "people")} must have a place, but at most ${most} may.`;
  return [{ code: "most", text, people, rules: [], needs: wanting.length, has: most, remedies: [...moreOrFewer] }];
}

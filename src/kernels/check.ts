// Source: none, the one door to the proofs; each kind of problem has its own file in `check/`. Cost: see there.
import { type CirclesVerdict, checkCircles } from "./check/circles.js";
import { checkFair } from "./check/fair.js";
import { checkPairs } from "./check/pairs.js";
import { checkPeers } from "./check/peers.js";
import { checkRoommates } from "./check/roommates.js";
import { checkStable } from "./check/stable.js";
import type { StableVerdict, Verdict } from "./check/verdict.js";
import { shortage } from "./pairs/shortage.js";
import type {
  AnyPairs,
  AnyPeers,
  CirclesProblem,
  CirclesSolution,
  PeersSolution,
  RoommatesProblem,
  RoommatesSolution,
  Solution,
  StableProblem,
  StableSolution,
} from "./problem.js";

export type { BoundBy, CirclesVerdict } from "./check/circles.js";
export type { StableVerdict, Verdict, Worth } from "./check/verdict.js";

/**
 * Verifies a solution against its problem alone: places, forbidden pairs, the stated sums, and optimality by its prices.
 *
 * `optimal: true` is a proof; `optimal: false` says how far the bound is, which may be because the solution is not the best
 * or because its prices do not show it. Where the objective is not the total, the stages are the proof and `unproven` says
 * what they fail to prove. `feasible: false` lists what is wrong as "code: explanation". Without faults the
 * solution is an honest "infeasible", and `shortage`, where present, proves it; where absent the problem can be solved and
 * this solver did not manage.
 *
 * Of people who rank each other it counts the blocking pairs, and verifies the proof that no stable choice exists.
 *
 * Of circles it says by how much a bound exceeds them, and how that was found.
 *
 * Knows the problem and not the solver. Throws nothing, whatever the solution holds.
 */
export function check(problem: StableProblem, solution: StableSolution): StableVerdict;
export function check(problem: RoommatesProblem, solution: RoommatesSolution): StableVerdict;
export function check(problem: CirclesProblem, solution: CirclesSolution): CirclesVerdict;
export function check(problem: AnyPeers, solution: PeersSolution): Verdict;
export function check(problem: AnyPairs, solution: Solution): Verdict;
export function check(...given: Given): Verdict | StableVerdict | CirclesVerdict {
  if (isCircles(given)) return checkCircles(...given);
  if (isPeers(given)) return checkPeers(...given);
  if (isStable(given)) return checkStable(...given);
  if (isRoommates(given)) return checkRoommates(...given);
  const [problem, solution] = given;
  const isFair = problem.kind === "pairs" && problem.objective !== "total";
  const verdict = isFair ? checkFair(problem, solution) : checkPairs(problem, solution);
  if (verdict.feasible || verdict.faults.length > 0 || problem.kind !== "pairs") return verdict;
  const proof = shortage(problem);
  return Object.freeze({ ...verdict, ...(proof ? { shortage: proof } : {}) });
}

type GivenPairs = readonly [AnyPairs, Solution];
type GivenPeers = readonly [AnyPeers, PeersSolution];
type GivenStable = readonly [StableProblem, StableSolution];
type GivenRoommates = readonly [RoommatesProblem, RoommatesSolution];
type GivenCircles = readonly [CirclesProblem, CirclesSolution];
type Given = GivenCircles | GivenPairs | GivenPeers | GivenStable | GivenRoommates;

function isCircles(given: Given): given is GivenCircles {
  return given[0].kind === "circles";
}

function isPeers(given: Given): given is GivenPeers {
  return given[0].kind === "peers" || given[0].kind === "listed peers";
}

function isStable(given: Given): given is GivenStable {
  return given[0].kind === "stable";
}

function isRoommates(given: Given): given is GivenRoommates {
  return given[0].kind === "roommates";
}

import type { Cohort } from "../../cohort/cohort.js";
import { type Mistake, mistake, refuse } from "../../errors.js";
import { refuseHooks } from "../../plan/hooks/ask.js";
import { type MatchOptions, planned, prepared } from "../../plan/match-pairs.js";
import { type PeersMatchOptions, plannedPeers, preparedPeers, refuseMost } from "../../plan/match-peers.js";
import { type Objective, objectiveName, type ReadObjective, readObjective } from "../../plan/objective.js";
import type { PeersOutcome, PeersPlan } from "../../plan/peers-plan.js";
import type { Outcome, Plan } from "../../plan/plan.js";
import type { PairsProgram, PeersProgram, PersonSchema, Roles } from "../../program.js";
import { type CompareOptions, compare } from "./compare.js";
import type { Comparison } from "./comparison.js";

/** What `frontier` may be told: what `match` may be told of people and work, what `compare` may be told, and what to try. */
export interface FrontierOptions<Role extends string = string>
  extends Omit<MatchOptions<Role>, "objective" | "solver">,
    CompareOptions {
  /** The total, worst-off first, bottleneck, fair and stable unless said otherwise; in this order, each once. */
  readonly objectives?: readonly Objective[];
}

/** The same program and people under several objectives. */
export interface Frontier<Role extends string = string, C extends string = string, Q extends string = string> {
  /** By objective: its name, and `floor 80` for a floor of 80 percent. Each is what `match` gives for it. */
  readonly outcomes: Readonly<Record<string, Outcome<Role, C, Q>>>;
  /** Of those that are plans; absent where there is none. */
  readonly comparison?: Comparison<Role>;
}

/** The same for peers. */
export interface PeersFrontierOptions extends Omit<PeersMatchOptions, "objective" | "solver" | "most">, CompareOptions {
  /**
   * The total, worst-off first, bottleneck, fair and stable unless said otherwise; without the worst-off first where the plan
   * has a group of three, which is noted.
   */
  readonly objectives?: readonly Objective[];
}

/** The same group of peers under several objectives. */
export interface PeersFrontier<C extends string = string, Q extends string = string> {
  /** By objective: its name, and `floor 80` for a floor of 80 percent. Each is what `match` gives for it. */
  readonly outcomes: Readonly<Record<string, PeersOutcome<C, Q>>>;
  /** Of those that are plans; absent where there is none. */
  readonly comparison?: Comparison<"person">;
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

const everyObjective: readonly Objective[] = ["total", "worst-off first", "bottleneck", "fair", "stable"];

/**
 * Matches the same peers under several objectives and compares the plans. Rules and scores are worked out once.
 *
 * Cost: scores once, then one `match` without them for each objective.
 *
 * @throws PairwrightError for mistakes in what is given, as `match` and `compare` do.
 * @example
 * ```ts
 * const { outcomes, comparison } = frontier(buddies, everybody, { objectives: ["total", "bottleneck", "stable"] });
 * if (comparison) console.log(compareReport(comparison), outcomes.stable?.status);
 * ```
 */
export function frontier<P extends PersonSchema, C extends string, Q extends string>(
  program: PeersProgram<P, C, Q>,
  cohort: Cohort<{ readonly person: P }>,
  options?: PeersFrontierOptions,
): PeersFrontier<C, Q>;
/**
 * Matches the same people under several objectives and compares the plans: what more for the worst-off, or stability, costs
 * in sum, so that a coordinator chooses. Rules and scores are worked out once, each objective is solved and checked.
 *
 * Cost: scores once, then one `match` without them for each objective.
 *
 * @throws PairwrightError for mistakes in what is given, as `match` and `compare` do.
 * @example
 * ```ts
 * const { outcomes, comparison } = frontier(program, cohort, { objectives: ["total", "fair", { floor: 80 }] });
 * if (comparison) console.log(compareReport(comparison), outcomes["floor 80"]?.status);
 * ```
 */
export function frontier<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  cohort: Cohort<R>,
  options?: FrontierOptions<keyof R & string>,
): Frontier<keyof R & string, C, Q>;
export function frontier(...given: GivenPairs | GivenPeers): Frontier | PeersFrontier {
  if (isPeers(given)) return frontierOfPeers(...given);
  const format: string = given[0].format;
  if (format !== "pairs") {
    const remedy = "Make the program with pairs or peers.";
    const message = "other aims than the largest total are for pairs and peers.";
    refuse("frontier", [mistake("frontier-noun", "program", message, remedy, format)]);
  }
  return frontierOfPairs(...given);
}

type GivenPairs = [PairsProgram<Roles, string, string>, Cohort<Roles>, (FrontierOptions | undefined)?];
type GivenPeers = [PeersProgram<PersonSchema, string, string>, Cohort<Roles>, (PeersFrontierOptions | undefined)?];

function isPeers(given: GivenPairs | GivenPeers): given is GivenPeers {
  return given[0].format === "peers";
}

function frontierOfPairs(program: GivenPairs[0], cohort: Cohort<Roles>, options: FrontierOptions = {}): Frontier {
  const mistakes: Mistake[] = [];
  const { objectives, against, envyBeyond, ...matching } = options;
  refuseHooks("frontier", options);
  const wanted = wantedOf(objectives, mistakes);
  const ready = prepared(program, cohort, matching, mistakes);
  const outcomes: Record<string, Outcome> = Object.fromEntries(
    wanted.map(([name, objective]) => [name, planned(ready, objective, matching)]),
  );
  const plans = plansOf<Outcome, Plan>(outcomes, (outcome) => (outcome.status === "infeasible" ? [] : [outcome]));
  // The plans themselves and not copies: `explain` knows them again.
  return Object.freeze({
    outcomes: Object.freeze(outcomes),
    ...(plans === undefined ? {} : { comparison: compare(plans, comparingBy(against, envyBeyond)) }),
  });
}

function frontierOfPeers(
  program: GivenPeers[0],
  cohort: Cohort<Roles>,
  options: PeersFrontierOptions = {},
): PeersFrontier {
  const mistakes: Mistake[] = [];
  const { objectives, against, envyBeyond, ...matching } = options;
  refuseHooks("frontier", options);
  const wanted = wantedOf(objectives, mistakes);
  refuseMost(
    matching,
    wanted.some(([, objective]) => objective !== "total"),
    mistakes,
  );
  const ready = preparedPeers(program, cohort, matching, mistakes);
  const total = plannedPeers(ready, "total", matching);
  // Asked for by name it is refused; among all of them it is left out.
  const isLeftOut = (objective: ReadObjective) =>
    objectives === undefined && objective === "worst-off first" && hasTrioOfItsOwn(total, ready);
  const outcomes: Record<string, PeersOutcome> = Object.fromEntries(
    wanted
      .filter(([, objective]) => !isLeftOut(objective))
      .map(([name, objective]) => [name, objective === "total" ? total : plannedPeers(ready, objective, matching)]),
  );
  const left = wanted.filter(([, objective]) => isLeftOut(objective)).map(([name]) => name);
  const plans = plansOf<PeersOutcome, PeersPlan>(outcomes, (one) => (one.status === "infeasible" ? [] : [one]));
  return Object.freeze({
    outcomes: Object.freeze(outcomes),
    ...(plans === undefined ? {} : { comparison: compare(plans, comparingBy(against, envyBeyond)) }),
    notes: Object.freeze(
      left.map((name) => `"${name}" is left out: it cannot be found and proven where a group of three is made.`),
    ),
  });
}

/** Whether a plan has a group of three that no list asked for. */
function hasTrioOfItsOwn(total: PeersOutcome, ready: ReturnType<typeof preparedPeers>): boolean {
  const isAsked = ready.status === "ready" && ready.lists.groups.some(({ length }) => length === 3);
  return total.status !== "infeasible" && !isAsked && total.groups.some(({ people }) => people.length === 3);
}

/** Reads the objectives, each once by its name. */
function wantedOf(
  objectives: readonly Objective[] = everyObjective,
  mistakes: Mistake[],
): (readonly [string, ReadObjective])[] {
  if (!Array.isArray(objectives) || objectives.length === 0) {
    const remedy = 'Give for example ["total", "fair"].';
    mistakes.push(mistake("objectives", "objectives", "a list of objectives is wanted.", remedy, objectives));
  }
  return (Array.isArray(objectives) ? objectives : []).map((given: unknown, at) => {
    const read = readObjective(given, `objectives[${at}]`, mistakes);
    return [given === "fair" ? given : objectiveName(read), read];
  });
}

/** The outcomes that are plans, by name; undefined without any. */
function plansOf<O, P>(
  outcomes: Readonly<Record<string, O>>,
  planIn: (outcome: O) => readonly P[],
): Readonly<Record<string, P>> | undefined {
  const plans = Object.entries(outcomes).flatMap(([name, outcome]) => planIn(outcome).map((plan) => [name, plan]));
  return plans.length > 0 ? Object.fromEntries(plans) : undefined;
}

function comparingBy(against: string | undefined, envyBeyond: number | undefined): CompareOptions {
  return {
    ...(against === undefined ? {} : { against }),
    ...(envyBeyond === undefined ? {} : { envyBeyond }),
  };
}

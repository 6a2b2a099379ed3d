import type { Cohort } from "../cohort/cohort.js";
import type {
  CircleRoles,
  CirclesProgram,
  FormatsProgram,
  PairsProgram,
  PeersProgram,
  PersonSchema,
  Roles,
  RoundsProgram,
  StepPrograms,
} from "../program.js";
import type { AnyOutcome } from "./any-plan.js";
import type { CirclesMatchOptions, CirclesRunOptions } from "./circles-options.js";
import type { CirclesOutcome } from "./circles-plan.js";
import type { FormatsOutcome } from "./formats-plan.js";
import type { CirclesHooks, Hooked, PairsHooks, PeersHooks, RoundsHooks } from "./hooks/hooks.js";
import { matchedCircles } from "./match-circles.js";
import { type FormatsMatchOptions, matchedFormats } from "./match-formats.js";
import { type MatchOptions, matchedPairs, type PairsRunOptions } from "./match-pairs.js";
import { matchedPeers, type PeersMatchOptions, type PeersRunOptions } from "./match-peers.js";
import { matchedRounds, type RoundsMatchOptions, type RoundsRunOptions } from "./match-rounds.js";
import { withOrigin } from "./origin.js";
import type { PeersOutcome } from "./peers-plan.js";
import type { Outcome } from "./plan.js";
import type { RoundsOutcome } from "./rounds-plan.js";

/**
 * Pairs the people of one group with each other: the plan that keeps every rule, lets as many people as possible take part
 * and, among those plans, has the most fit, summed over the people: everybody's fit is the mean of those with their group.
 * One group of three is made where it lets one more person take part and the program says `odd: "trio"`; else those who had
 * no bye before are left out first.
 *
 * Cost: every rule and criterion once or twice per pair, then one matching (people³ at worst), with a trio a few of them.
 *
 * @example
 * ```ts
 * const outcome = match(buddies, everybody, { seed: 2026, history: lastRound.groups, byes: lastRound.byes });
 * if (outcome.status !== "infeasible") for (const { people, fit } of outcome.groups) console.log(people.join(", "), fit);
 * ```
 */
export function match<P extends PersonSchema, C extends string, Q extends string>(
  program: PeersProgram<P, C, Q>,
  cohort: Cohort<{ readonly person: P }>,
  options?: PeersMatchOptions & Hooked<PeersHooks<NoInfer<P>, NoInfer<C>, NoInfer<Q>>>,
): PeersOutcome<C, Q>;
/**
 * Divides people into circles, with leads or without: circles that keep every rule and have time in common hold as many people
 * as possible and, among those plans, have the most worth, summed over the members (see `worth` of `circles`). Who was
 * left out before is left out last. With few people, and where only the fit with leads counts, the plan is proven; else it
 * states how much better a plan could be at most.
 *
 * Cost: every rule and criterion once or twice per pair, then a search: 5 to 40 ms a person, or as many `steps` as you say.
 *
 * @example
 * ```ts
 * const outcome = match(groups, members, { seed: 2026, history: lastCircles.circles, byes: lastCircles.byes });
 * if (outcome.status !== "infeasible") for (const { leads, people } of outcome.circles) console.log(leads, people);
 * ```
 */
export function match<P extends PersonSchema, L extends PersonSchema, C extends string, Q extends string>(
  program: CirclesProgram<P, L, C, Q>,
  cohort: Cohort<CircleRoles<P, L>>,
  options?: CirclesMatchOptions & Hooked<CirclesHooks<NoInfer<P>, NoInfer<L>, NoInfer<C>, NoInfer<Q>>>,
): CirclesOutcome<C, Q>;
/**
 * Plans several rounds for the people of one group: everybody in one group a round (or sitting it out, where the program says
 * so), every rule kept in every round. Wanted in this order: few meetings again, evenly spread, earlier rounds (`history`)
 * included, and turns that go round (in the order that the program's `first` says), then as much fit as possible in sum over all
 * meetings. `possible` says how many rounds without a repeat there can be at all. Who may meet too few people for a group
 * is set aside with the cause, and everybody else is planned.
 *
 * Equal inputs and seed give the same plan; `steps` bounds the search. Cost: every rule and criterion once or twice per pair,
 * then the search; seconds for a hundred people.
 *
 * @example
 * ```ts
 * const outcome = match(lunches, everybody, { seed: 2026, history: lastLunches.rounds, byes: lastLunches.turns });
 * if (outcome.status !== "infeasible") for (const { groups } of outcome.rounds) console.log(groups[0]?.people.join(", "));
 * ```
 */
export function match<P extends PersonSchema, C extends string, Q extends string>(
  program: RoundsProgram<P, C, Q>,
  cohort: Cohort<{ readonly person: P }>,
  options?: RoundsMatchOptions & Hooked<RoundsHooks<NoInfer<P>, NoInfer<C>, NoInfer<Q>>>,
): RoundsOutcome<C, Q>;
/**
 * Matches the people of a run in several formats, one after the other: each step gives its best plan for those whom the steps
 * before it left, within its share, and nobody has a place in two. Whoever a list wants in one step is kept for it by the
 * others. A person whom no step took has the cause of each.
 *
 * Each plan under `steps` is the very plan that `match` gives for its program and those who came to it: `explain` takes it.
 * Cost: that of the steps.
 *
 * @returns `in order`, with a plan for each step; or `infeasible`, with the first step that has none, and what clashes.
 * @throws PairwrightError for mistakes in what is given; never because no plan exists.
 * @example
 * ```ts
 * const outcome = match(mixed, intake(mixed, { mentee: rows, mentor: rows }), { seed: 2026 });
 * if (outcome.status !== "infeasible") console.log(outcome.steps["one-on-one"].pairs, outcome.unmatched);
 * ```
 */
export function match<R extends Roles, S extends StepPrograms>(
  program: FormatsProgram<R, S>,
  cohort: Cohort<R>,
  options?: FormatsMatchOptions<S>,
): FormatsOutcome<keyof R & string, S>;
/**
 * Matches the people of a cohort: the plan that keeps every rule, gives everybody their least number of partners, matches
 * as many people of the first role as possible and, among those plans, has the most fit in sum, or serves the `objective`
 * best. Equally good plans are told apart by the seed, with the load spread evenly. Nothing is changed in what is given.
 *
 * Cost: one evaluation of every rule and criterion per pair, then the solver (about rows² · columns at worst).
 *
 * @returns An outcome to be asked for its `status`: `optimal` (proven), `feasible` (with the gap to a bound: when a solver
 * was chosen that claims no optimum, or when there were too many mutual loops to try all ways out of them) or `infeasible`
 * (with what clashes).
 * @throws PairwrightError for mistakes in what is given; never because no plan exists.
 * @example
 * ```ts
 * const outcome = match(program, cohort, { seed: 2026, history: lastTerm });
 * if (outcome.status === "infeasible") console.log(outcome.conflicts[0]?.text);
 * else console.log(outcome.pairs);
 * ```
 */
export function match<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  cohort: Cohort<R>,
  options?: MatchOptions<keyof R & string> & Hooked<PairsHooks<NoInfer<R>, NoInfer<C>, NoInfer<Q>>>,
): Outcome<keyof R & string, C, Q>;
export function match(...given: Given): AnyOutcome | FormatsOutcome {
  if (isFormats(given)) return matchedFormats(...given);
  if (isPeers(given)) {
    const [program] = given;
    const run = matchedPeers(...given);
    return withOrigin(run.outcome, { format: "peers", program, ...run });
  }
  if (isRounds(given)) return matchedRounds(...given);
  if (isCircles(given)) {
    const [program] = given;
    const run = matchedCircles(...given);
    return withOrigin(run.outcome, { format: "circles", program, ...run });
  }
  const [program] = given;
  const run = matchedPairs(...given);
  return withOrigin(run.outcome, { format: "pairs", program, ...run });
}

type GivenPairs = [PairsProgram<Roles, string, string>, Cohort<Roles>, (PairsRunOptions | undefined)?];
type GivenPeers = [PeersProgram<PersonSchema, string, string>, Cohort<Roles>, (PeersRunOptions | undefined)?];
type GivenCircles = [
  CirclesProgram<PersonSchema, PersonSchema, string, string>,
  Cohort<Roles>,
  (CirclesRunOptions | undefined)?,
];
type GivenRounds = [RoundsProgram<PersonSchema, string, string>, Cohort<Roles>, (RoundsRunOptions | undefined)?];
type GivenFormats = [FormatsProgram<Roles, StepPrograms>, Cohort<Roles>, (FormatsMatchOptions | undefined)?];
type Given = GivenPairs | GivenPeers | GivenCircles | GivenRounds | GivenFormats;

function isFormats(given: Given): given is GivenFormats {
  return given[0].format === "formats";
}

function isPeers(given: GivenPairs | GivenPeers | GivenRounds | GivenCircles): given is GivenPeers {
  return given[0].format === "peers";
}

function isRounds(given: GivenPairs | GivenRounds | GivenCircles): given is GivenRounds {
  return given[0].format === "rounds";
}

function isCircles(given: GivenPairs | GivenCircles): given is GivenCircles {
  return given[0].format === "circles";
}

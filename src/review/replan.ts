import type { Cohort } from "../cohort/cohort.js";
import { lineup } from "../cohort/lineup.js";
import { byId } from "../constraints/who-words.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import { type ApprovedPlan, refuseUnapproved } from "../plan/approved.js";
import { type Context, contextOf, type PeersContext } from "../plan/context.js";
import { isFewChanges, readPerChange } from "../plan/few-changes.js";
import { originOf } from "../plan/origin.js";
import type { PeersOutcome, PeersPlan } from "../plan/peers-plan.js";
import type { Outcome, Plan } from "../plan/plan.js";
import type { PersonSchema, Roles } from "../program.js";
import { calledByName, groupsOf } from "./decidable.js";
import type { DecisionEntry } from "./decision.js";
import { entriesOf } from "./entries.js";
import { type MatchedNow, pairsNow, peersNow } from "./matched-now.js";
import { pinsOf } from "./pins.js";
import type { ReplanOptions, ReplanPairsOptions, ReplanPeersOptions } from "./replan-options.js";
import { replanTold } from "./replan-told.js";
import type { Replan, TwoPeople } from "./replanned.js";
import { type ReviewOptions, review } from "./review.js";
import type { Review } from "./reviewed.js";
import { everybodyIn, isDecided, type PairedPlan, twosOf } from "./standing.js";

/** The same for peers, of whom every two people of a group stand. */
export function replan<P extends PersonSchema, C extends string, Q extends string>(
  plan: PeersPlan<C, Q> | ApprovedPlan<PeersPlan<C, Q>>,
  cohort: Cohort<{ readonly person: P }>,
  options: ReplanPeersOptions<NoInfer<C>>,
): Replan<PeersOutcome<C, Q>>;
/**
 * Makes a plan again in mid-programme, when people joined, left, or answered anew, so that little is changed: as many people as
 * possible are matched, and then the sum of the fits, less `perChange` for every pair that stood and is changed, is as large as
 * possible. That is solved and proven as an objective of its own (`FewChanges`); the fits of the new plan are the plain ones.
 * What ended because somebody left is no change.
 *
 * The pairs of an approved plan are kept whatever that costs, unless somebody left or a rule forbids them now: `approved` says so,
 * with the rule's name. So are pairs that were approved or kept one by one, where the decisions are given. The lists, the seed and
 * the limit of the plan hold on; pairs that stand are not taken for pairs who have met before.
 *
 * Cost: that of `match`, a few more solves under `fewest first`, and one for each changed pair whose gain is told (`gains`).
 *
 * @param plan The plan that stands, or an approved plan.
 * @param cohort The people there are now, all of them.
 * @throws PairwrightError for a plan that was not made in this process, for circles, rounds and several formats, for a plan with
 * another aim than the sum of the fits, and for a plan that was made with decisions where none are given.
 * @example
 * ```ts
 * const newcomer = { id: "eve@example.org", manager: "bo", goals: ["SQL"] };
 * const now = cohortOf(program, { ...cohort.people, mentee: [...cohort.people.mentee, newcomer] });
 * const { outcome, totals, text } = replan(plan, now, { perChange: 0.1 });
 * totals?.kept; // 1
 * ```
 */
export function replan<R extends Roles, C extends string, Q extends string>(
  plan: Plan<keyof R & string, C, Q> | ApprovedPlan<Plan<keyof R & string, C, Q>>,
  cohort: Cohort<R>,
  options: ReplanPairsOptions<NoInfer<keyof R & string>, NoInfer<C>>,
): Replan<Outcome<keyof R & string, C, Q>>;
export function replan(...given: GivenPairs | GivenPeers): Replan<Outcome | PeersOutcome> {
  if (isPeers(given)) {
    const [standing, cohort, options] = given;
    const plan = planOf(standing);
    const { origin, context, twos } = standingOf(plan, options);
    if (origin.format !== "peers") throw new Error(`replan: a plan of peers was made from ${origin.format}`);
    return replanned(standing, plan, peersNow(origin, cohort, options, plan, twos), { context, twos, options });
  }
  const [standing, cohort, options] = given;
  const plan = planOf(standing);
  const { origin, context, twos } = standingOf(plan, options);
  if (origin.format !== "pairs") throw new Error(`replan: a plan of pairs was made from ${origin.format}`);
  return replanned(standing, plan, pairsNow(origin, cohort, options, plan, twos), { context, twos, options });
}

type GivenPairs = [plan: Plan | ApprovedPlan<Plan>, cohort: Cohort<Roles>, options: ReplanPairsOptions];
type GivenPeers = [plan: PeersPlan | ApprovedPlan<PeersPlan>, cohort: Cohort<Roles>, options: ReplanPeersOptions];

function isPeers(given: GivenPairs | GivenPeers): given is GivenPeers {
  const [standing] = given;
  return (standing.format === "approved" ? standing.plan : standing).format === "peers";
}

function isApproved<P extends PairedPlan>(given: P | ApprovedPlan<P>): given is ApprovedPlan<P> {
  return given.format === "approved";
}

/** The plan that stands. */
function planOf<P extends PairedPlan>(given: P | ApprovedPlan<P>): P {
  if (!isApproved(given)) return given;
  refuseUnapproved("replan", given);
  return given.plan;
}

/** What a plan that stands was made from; refuses plans that cannot be replanned, and options that are wrong. */
function standingOf(plan: PairedPlan, { perChange, decisions, gains = 0 }: ReplanOptions) {
  refuseOthers(plan);
  const origin = originOf("replan", plan);
  const context = plan.format === "pairs" ? contextOf("replan", plan) : contextOf("replan", plan);
  const mistakes: Mistake[] = [];
  readPerChange(perChange, "perChange", mistakes);
  if (!(Number.isInteger(gains) && gains >= 0)) {
    const message = "of how many changed pairs the gain is told is a whole number.";
    mistakes.push(mistake("replan-gains", "gains", message, "Give for example 10.", gains));
  }
  const isForFit = context.objective === "total" || isFewChanges(context.objective);
  if (!isForFit) {
    const message = "it was made for another aim than the sum of the fits, and changes are weighed against that sum.";
    const remedy = "Match again with its objective; or match for the total, and replan that plan.";
    mistakes.push(mistake("replan-objective", "plan", message, remedy, plan.objective?.name));
  }
  if (decisions === undefined && isDecided(context)) {
    const message = "the plan was made with decisions, which would be lost.";
    const remedy = "Give the list or the ledger that it was reviewed with; or [] to let them go.";
    mistakes.push(mistake("replan-decisions", "decisions", message, remedy));
  }
  refuse("replan", mistakes);
  return { origin, context, twos: twosOf(plan) };
}

/** JavaScript may hand over anything that has a format. */
function refuseOthers({ format, status }: { readonly format: string; readonly status: string }): void {
  if (format === "pairs" || format === "peers") {
    const remedy = "Match again: see its conflicts for what would help.";
    refuse(
      "replan",
      status === "infeasible"
        ? [mistake("replan-infeasible", "plan", "there is no plan in this outcome.", remedy, status)]
        : [],
    );
    return;
  }
  const remedies: Readonly<Record<string, string>> = {
    circles: "Match the people there are now with start: plan.circles: the search begins with the circles there are.",
    rounds: "Match the people there are now, with the rounds that were held as history and their turns as byes.",
    formats: "Match the people there are now with the lists of each step; replan the steps one by one.",
  };
  const message = "changed pairs are counted in plans of pairs and of peers.";
  const remedy = Object.hasOwn(remedies, format) ? remedies[format] : "Give a plan that match or review made.";
  refuse("replan", [mistake("replan-noun", "plan", message, remedy ?? "", format)]);
}

/** Pins, match, decisions, and what became of the pairs that stood. */
function replanned<P extends PairedPlan, O extends Outcome | PeersOutcome>(
  standing: P | ApprovedPlan<P>,
  plan: P,
  now: MatchedNow<O>,
  { context, twos, options }: StandsFor,
): Replan<Outcome | PeersOutcome> {
  const { decisions, signal, perChange, gains = 10, names } = options;
  const { roleNames } = now.origin.program;
  const everybody = [context.lineup, lineup(roleNames, now.origin.cohort.people)].flatMap(everybodyIn);
  const called = names === undefined ? byId : calledByName("replan", roleNames, everybody, names);
  const entries = entriesOf("replan", decisions ?? []);
  const approved = isApproved(standing) ? groupsOf(plan) : [];
  const wanted = [
    ...approved.map((people) => ({ people, by: "approval" as const })),
    ...now.must.map((people) => ({ people, by: "list" as const })),
  ];
  const pins = pinsOf(wanted, now.origin, entries, called, signal);
  const base = now.matched(pins.groups);
  const quiet = { costs: false, ...(names ? { names } : {}), ...(signal ? { signal } : {}) };
  const reviewed = decisions === undefined ? undefined : reviewedAs(base, entries, quiet);
  return replanTold({
    before: context.lineup,
    origin: now.origin,
    answers: now.answers,
    twos,
    pins,
    perChange,
    gains,
    outcome: reviewed?.outcome ?? base,
    called,
    ...(reviewed ? { reviewed } : {}),
    ...(signal ? { signal } : {}),
  });
}

interface StandsFor {
  readonly context: Context | PeersContext;
  readonly twos: readonly TwoPeople[];
  readonly options: ReplanOptions;
}

function reviewedAs(
  base: Outcome | PeersOutcome,
  entries: readonly DecisionEntry[],
  options: ReviewOptions,
): Review<Outcome | PeersOutcome> {
  return base.format === "pairs" ? review(base, entries, options) : review(base, entries, options);
}

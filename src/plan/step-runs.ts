import type { Cohort } from "../cohort/cohort.js";
import { lineup } from "../cohort/lineup.js";
import { readCircleLists } from "../constraints/circle-lists.js";
import type { PersonRef } from "../constraints/conflicts.js";
import { readLists } from "../constraints/lists.js";
import { readPeerLists } from "../constraints/peer-lists.js";
import { type Mistake, show } from "../errors.js";
import type { CirclesProgram, PairsProgram, PeersProgram, PersonSchema, Roles, StepProgram } from "../program.js";
import type { CirclesMatchOptions, CirclesRunOptions } from "./circles-options.js";
import type { PeopleByRole } from "./formats-people.js";
import type { AnyStepOutcome, AnyStepPlan } from "./formats-plan.js";
import { type HookStop, isStop, type LeaveOut } from "./hooks/answers.js";
import { checkHooks } from "./hooks/ask.js";
import type { CirclesHooks, Hooked, PairsHooks, PeersHooks } from "./hooks/hooks.js";
import { matchedCircles, mustsOfCircles } from "./match-circles.js";
import { type MatchOptions, matchedPairs, mustsOfPairs, type PairsRunOptions } from "./match-pairs.js";
import { matchedPeers, mustsOfPeers, type PeersMatchOptions, type PeersRunOptions } from "./match-peers.js";
import type { RunOptions } from "./run.js";
import { type IsElsewhere, keptCircleLists, keptGroups, keptLists } from "./step-lists.js";

/** What a step has for itself: lists, objective, solver; seed and limit are those of the run. */
type Own<O> = Omit<O, keyof RunOptions | "most">;

/** What a program may be told as a step. */
export type StepOptions<X extends StepProgram> = StepProgram extends X
  ? AnyStepOptions
  : X extends PairsProgram<infer R, infer C, infer Q>
    ? Own<MatchOptions<keyof R & string>> & Hooked<PairsHooks<R, C, Q>>
    : X extends PeersProgram<infer P, infer C, infer Q>
      ? Own<PeersMatchOptions> & Hooked<PeersHooks<P, C, Q>>
      : X extends CirclesProgram<infer P, infer L, infer C, infer Q>
        ? Own<CirclesMatchOptions> & Hooked<CirclesHooks<P, L, C, Q>>
        : never;

/** What any step may be told. */
export type AnyStepOptions = Own<PairsRunOptions> | Own<PeersRunOptions> | Own<CirclesRunOptions>;

/** How a step works, whatever its noun. */
export interface StepRun {
  /** Who must be in it, by the roles of the step; asked when nothing is wrong with its lists. */
  musts(): readonly PersonRef[];
  /** Adds what is wrong with its lists, held against everybody in the run, to `mistakes`. */
  complain(everybody: PeopleByRole, mistakes: Mistake[]): void;
  /** Runs it for those who come. */
  run(people: PeopleByRole, isElsewhere: IsElsewhere, options: RunOptions & { readonly most?: number }): AnyStepOutcome;
}

type Given = readonly [StepProgram, AnyStepOptions];
type GivenPairs = readonly [PairsProgram<Roles, string, string>, Own<PairsRunOptions>];
type GivenPeers = readonly [PeersProgram<PersonSchema, string, string>, Own<PeersRunOptions>];
type GivenCircles = readonly [CirclesProgram<PersonSchema, PersonSchema, string, string>, Own<CirclesRunOptions>];

/** The way of a step through its noun. */
export function stepRun(program: StepProgram, options: AnyStepOptions, report: Cohort<Roles>["report"]): StepRun {
  const given: Given = [program, options];
  if (isPairs(given)) return pairsRun(given, report);
  if (isPeers(given)) return peersRun(given, report);
  if (isCircles(given)) return circlesRun(given, report);
  throw new Error(`nothing is known of ${program.format} as a step`);
}

function pairsRun([program, own]: GivenPairs, report: Cohort<Roles>["report"]): StepRun {
  return {
    musts: () => mustsOfPairs(program, own),
    complain(everybody, mistakes) {
      checkHooks(own.hooks, mistakes);
      readLists(lineup(program.roleNames, everybody), own, program.identity === "shared", mistakes);
    },
    run: (people, isElsewhere, options) =>
      matchedPairs(program, { people, report }, { ...own, ...keptLists(own, isElsewhere), ...options }).outcome,
  };
}

function peersRun([program, own]: GivenPeers, report: Cohort<Roles>["report"]): StepRun {
  return {
    musts: () => mustsOfPeers(own),
    complain(everybody, mistakes) {
      checkHooks(own.hooks, mistakes);
      readPeerLists(lineup(program.roleNames, everybody), own, mistakes);
    },
    run: (people, isElsewhere, options) =>
      matchedPeers(program, { people, report }, { ...keptGroups(own, isElsewhere), ...options }).outcome,
  };
}

function circlesRun([program, own]: GivenCircles, report: Cohort<Roles>["report"]): StepRun {
  return {
    musts: () => mustsOfCircles(own),
    complain(everybody, mistakes) {
      checkHooks(own.hooks, mistakes);
      const leads = program.leading === undefined ? undefined : lineup(["member", "lead"], everybody);
      readCircleLists(lineup(["member", "member"], everybody), leads, own, mistakes);
    },
    run: (people, isElsewhere, options) =>
      matchedCircles(program, { people, report }, { ...keptCircleLists(own, isElsewhere), ...options }).outcome,
  };
}

function isPairs(given: Given): given is GivenPairs {
  return given[0].format === "pairs";
}

function isPeers(given: Given): given is GivenPeers {
  return given[0].format === "peers";
}

function isCircles(given: Given): given is GivenCircles {
  return given[0].format === "circles";
}

/** Everybody with a place in a plan, by the roles of its program, each once. */
export function placedIn(plan: AnyStepPlan): PersonRef[] {
  switch (plan.format) {
    case "pairs":
      return plan.roles.flatMap((role) =>
        [...new Set(plan.pairs.map((pair) => pair[role] ?? ""))].map((id) => ({ role, id })),
      );
    case "peers":
      return plan.groups.flatMap(({ people }) => people.map((id) => ({ role: "person", id })));
    case "circles":
      return plan.circles.flatMap(({ people, leads }) => [
        ...people.map((id) => ({ role: "member", id })),
        ...leads.map((id) => ({ role: "lead", id })),
      ]);
  }
}

/** Why a plan has no place for somebody; undefined for whom it has one, or of whom it knows nothing. */
export function causesIn(
  plan: AnyStepPlan,
): readonly (PersonRef & { readonly cause: string; readonly text: string })[] {
  const left = [
    ...plan.unmatched.map(({ role, id, cause, text }) => ({ role, id, cause, text })),
    ...leftOutIn(plan.hooks?.afterIntake),
  ];
  if (plan.format !== "circles") return left;
  return [...left, ...plan.freeLeads.map(({ id, text }) => ({ role: "lead", id, cause: "free-lead", text }))];
}

/** Whom a hook left out of a step, and why. */
function leftOutIn(intake: readonly LeaveOut[] | HookStop | undefined) {
  return (intake === undefined || isStop(intake) ? [] : intake).map(({ role, id, name, because }) => {
    return { role, id, cause: "left-out-by-hook", text: `${id} was left out by hook, for ${show(name)}: ${because}` };
  });
}

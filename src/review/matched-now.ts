import type { Cohort } from "../cohort/cohort.js";
import type { PersonRef } from "../constraints/conflicts.js";
import { idsOf } from "../constraints/peer-lists.js";
import { hooksAgain } from "../plan/hooks/still-there.js";
import { leftIn } from "../plan/hooks/take-in.js";
import { match } from "../plan/match.js";
import type { PairsOrigin, PeersOrigin } from "../plan/origin.js";
import type { PeersOutcome, PeersPlan } from "../plan/peers-plan.js";
import type { Outcome, Plan } from "../plan/plan.js";
import { canonical } from "../plan/record.js";
import type { PersonSchema, Roles } from "../program.js";
import type { ReplanPairsOptions, ReplanPeersOptions } from "./replan-options.js";
import type { TwoPeople } from "./replanned.js";
import { withoutStanding, withoutStandingPeers } from "./standing.js";

/** The people there are now, to be matched as a plan before was. */
export interface MatchedNow<O> {
  /** The people and lists there are now; its outcome is that of the run before. */
  readonly origin: PairsOrigin | PeersOrigin;
  /** Who is there still and answered otherwise than before. */
  readonly answers: readonly PersonRef[];
  /** The groups that had to be made before. */
  readonly must: readonly (readonly PersonRef[])[];
  /** The outcome for few changes, where these groups are made in any case. */
  readonly matched: (pins: readonly (readonly PersonRef[])[]) => O;
}

/** One-on-one: the lists of the plan go on, without who left; pairs that stand have not met before. */
export function pairsNow(
  before: PairsOrigin,
  cohort: Cohort<Roles>,
  { history = [], never = [], perChange, signal }: ReplanPairsOptions,
  plan: Plan,
  standing: readonly TwoPeople[],
): MatchedNow<Outcome> {
  const { program } = before;
  const { signal: _, onProgress: __, solver: ___, objective: ____, hooks, ...rest } = before.options;
  const asked = hooksAgain(hooks, cohort.people);
  const options = {
    ...rest,
    history: withoutStanding([...(rest.history ?? []), ...history], program.roleNames, standing),
    never: [...(rest.never ?? []), ...never],
    must: [],
    ...asked,
    ...(signal ? { signal } : {}),
  };
  return {
    origin: { ...before, cohort: { ...cohort, people: leftIn(cohort.people, asked.hooks?.afterIntake) }, options },
    answers: answeredAnew(before.cohort, cohort),
    must: (rest.must ?? []).map((pair) => program.roleNames.map((role) => ({ role, id: pair[role] ?? "" }))),
    matched: (pins) => {
      const must = pins.map((pin) => Object.fromEntries(pin.map(({ role, id }) => [role, id])));
      const objective = { standing: plan.pairs, perChange };
      return match<Roles, string, string>(program, cohort, { ...options, must, objective });
    },
  };
}

/** The same for peers. */
export function peersNow(
  before: PeersOrigin,
  cohort: Cohort<Roles>,
  { history = [], never = [], byes = [], perChange, signal }: ReplanPeersOptions,
  plan: PeersPlan,
  standing: readonly TwoPeople[],
): MatchedNow<PeersOutcome> {
  const { signal: _, onProgress: __, solver: ___, objective: ____, hooks, ...rest } = before.options;
  const asked = hooksAgain(hooks, cohort.people);
  const allByes = [...(rest.byes ?? []), ...byes];
  const options = {
    ...rest,
    history: withoutStandingPeers([...(rest.history ?? []), ...history], standing),
    never: [...(rest.never ?? []), ...never],
    must: [],
    ...(allByes.length > 0 ? { byes: allByes } : {}),
    ...asked,
    ...(signal ? { signal } : {}),
  };
  const people: Cohort<{ readonly person: PersonSchema }> = {
    ...cohort,
    people: { person: cohort.people.person ?? [] },
  };
  return {
    origin: { ...before, cohort: { ...cohort, people: leftIn(cohort.people, asked.hooks?.afterIntake) }, options },
    answers: answeredAnew(before.cohort, cohort),
    must: (rest.must ?? []).map((group) => (idsOf(group) ?? []).map((id) => ({ role: "person", id }))),
    matched: (pins) => {
      const must = pins.map((pin) => pin.map(({ id }) => id));
      const objective = { standing: plan.groups, perChange };
      return match(before.program, people, { ...options, must, objective });
    },
  };
}

function answeredAnew(before: Cohort<Roles>, now: Cohort<Roles>): PersonRef[] {
  return Object.entries(now.people).flatMap(([role, list]) => {
    const known = new Map((before.people[role] ?? []).map((person) => [person.id, person]));
    return list.flatMap((person) => {
      const earlier = known.get(person.id);
      if (earlier === undefined || earlier === person || canonical(earlier) === canonical(person)) return [];
      return [{ role, id: person.id }];
    });
  });
}

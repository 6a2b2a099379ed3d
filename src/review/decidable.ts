import type { PersonRef } from "../constraints/conflicts.js";
import type { Called } from "../constraints/who-words.js";
import { mistake, refuse } from "../errors.js";
import type { Stop } from "../kernels/problem.js";
import type { ComparablePlan, OutcomeOf } from "../plan/any-plan.js";
import type { Again, Decided } from "../plan/decided.js";
import { circlesAgain } from "../plan/decided-circles.js";
import { pairsAgain } from "../plan/decided-pairs.js";
import { peersAgain } from "../plan/decided-peers.js";
import { isStopped } from "../plan/hooks/still-there.js";
import { type AnyOrigin, originOf, withOrigin } from "../plan/origin.js";
import { overruledInWords } from "../plan/overruled.js";
import { canonical } from "../plan/record.js";
import type { Roles } from "../program.js";
import type { Names } from "../reasons/names.js";
import { callAll, unknownRoles } from "../report/shown.js";
import { type AgainstRules, heldAgainstRules, type Refusal } from "./against-rules.js";
import type { DecisionEntry } from "./decision.js";
import { type Effects, effectsOf } from "./effects.js";
import { type Ground, groundOf } from "./ground.js";
import { decisionsInForce, type HeldEntry, type InForce } from "./in-force.js";

/** An outcome that a person can decide about. */
export type DecidedOutcome = OutcomeOf["pairs" | "peers" | "circles"];

/** What makes an outcome again, as often as it is asked, with whatever is decided. */
export interface Decidable {
  readonly ground: Ground;
  /** Whether what a plan loses is exact: circles are found by a search. */
  readonly isExact: boolean;
  decided(entries: readonly DecisionEntry[]): Taken;
  /** The outcome with decisions that are permitted; each set of them is solved once. */
  made(permitted: readonly HeldEntry[], against: Pick<AgainstRules, "overruled">): DecidedOutcome;
}

/** What became of a list of decisions. */
export interface Taken {
  readonly held: InForce;
  readonly against: AgainstRules;
  readonly effects: Effects;
  readonly outcome: DecidedOutcome;
}

/**
 * Makes an outcome of `match` decidable. Decisions that were made about it before are not part of it: a list is always replayed
 * from the plan that nobody decided about.
 *
 * @throws PairwrightError for an outcome that `match` did not make in this process.
 */
export function decidable(
  call: string,
  outcome: DecidedOutcome,
  { signal, names }: { readonly signal?: Stop | undefined; readonly names?: Names | undefined } = {},
): Decidable {
  const format: unknown = Reflect.get(Object(outcome), "format");
  if (format !== "pairs" && format !== "peers" && format !== "circles") {
    const message = "decisions are about plans for pairs, peers and circles so far.";
    const remedy = "Decide with the lists of match, such as never.";
    refuse(call, [mistake("review-noun", "plan", message, remedy, format)]);
  }
  const origin = originOf(call, outcome);
  const again = againOf(origin, signal);
  const ground = named(groundOfOrigin(origin), origin, call, names);
  const known = new Map<string, DecidedOutcome>();

  // Whoever stopped the run is asked by whoever starts it again: decisions do not let it go on.
  const isHeld = isStopped(origin.options.hooks);

  function made(permitted: readonly HeldEntry[], { overruled }: Pick<AgainstRules, "overruled">): DecidedOutcome {
    if (isHeld) return origin.outcome;
    const effects = effectsOf(permitted, ground);
    const numbers = new Set(permitted.map(({ number }) => number));
    // By ids: what people are called when somebody reads is no part of a plan.
    const told = overruled
      .filter(({ entry }) => numbers.has(entry))
      .map((one) => {
        return { ...one, text: overruledInWords(one) };
      });
    const decided: Decided = { ...effects, overruled: told };
    const key = canonical({ ...decided, joined: undefined, approved: undefined, approvedPlans: undefined });
    const found = known.get(key) ?? again.made(decided);
    known.set(key, found);
    return found === origin.outcome ? origin.outcome : withOrigin(found, origin);
  }

  return {
    ground,
    isExact: origin.format !== "circles",
    made,
    decided(entries) {
      const held = decisionsInForce(entries, ground);
      const against = againstRules(held.inForce, again, ground);
      const effects = effectsOf(against.permitted, ground);
      return { held, against, effects, outcome: made(against.permitted, against) };
    },
  };
}

/** What makes an outcome again, for the noun of its origin. */
export function againOf(origin: AnyOrigin, signal?: Stop): Again<DecidedOutcome> {
  if (origin.format === "pairs") return pairsAgain(origin, signal);
  return origin.format === "peers" ? peersAgain(origin, signal) : circlesAgain(origin, signal);
}

/** The ground for decisions about what was made from an origin. */
export function groundOfOrigin(origin: AnyOrigin): Ground {
  // Each noun by itself: types tell programs of one noun from those of another.
  if (origin.format === "pairs") return groundOf<Roles>(origin.program, origin.cohort);
  if (origin.format === "peers") return groundOf<Roles>(origin.program, origin.cohort);
  return groundOf<Roles>(origin.program, origin.cohort);
}

/** The same ground that calls people by name. */
function named(ground: Ground, { cohort }: AnyOrigin, call: string, names: Names | undefined): Ground {
  if (names === undefined) return ground;
  const people = Object.entries(cohort.people).flatMap(([role, list]) => list.map(({ id }) => ({ role, id })));
  return { ...ground, called: calledByName(call, ground.roles, people, names) };
}

/** How these people are called: two of the same name are told apart. */
export function calledByName(
  call: string,
  roles: readonly string[],
  people: readonly PersonRef[],
  names: Names,
): Called {
  refuse(call, unknownRoles(names, roles));
  const person = callAll(people, names);
  return ({ role, id }) => person(role, id);
}

/** What puts people together is held against the rules as they are when all other decisions hold. */
function againstRules(inForce: readonly HeldEntry[], again: Again<DecidedOutcome>, ground: Ground): AgainstRules {
  const others = inForce.filter(({ decision }) => decision.decision !== "swap");
  const decided: Decided = { ...effectsOf(others, ground), overruled: [] };
  const asked = ground.isFixed ? inForce.map(withoutOverrules) : inForce;
  const against = heldAgainstRules(asked, ground, (people) => again.rulesAgainst(people, decided));
  if (!ground.isFixed) return against;
  const given = new Map(inForce.map((entry) => [entry.number, entry]));
  return {
    ...against,
    permitted: against.permitted.map((entry) => given.get(entry.number) ?? entry),
    refused: against.refused.map(fixedRefusal),
  };
}

/** Nobody can overrule a rule of circles: a decision that breaks one is refused whatever it says. */
function withoutOverrules(entry: HeldEntry): HeldEntry {
  return { ...entry, decision: { ...entry.decision, overrules: [] } };
}

function fixedRefusal(refusal: Refusal): Refusal {
  const remedy = "Rules of circles cannot be overruled: change the program, or keep to the rule.";
  return { ...refusal, remedy };
}

/** The people of each group of a plan, pairs by the roles. */
export function groupsOf(plan: ComparablePlan): readonly (readonly PersonRef[])[] {
  if (plan.format === "pairs") {
    return plan.pairs.map((pair) => plan.roles.map((role) => ({ role, id: pair[role] ?? "" })));
  }
  if (plan.format === "peers") {
    return plan.groups.map(({ people }) => people.map((id) => ({ role: "person", id })));
  }
  return plan.circles.map(({ people, leads }) => [
    ...leads.map((id) => ({ role: "lead", id })),
    ...people.map((id) => ({ role: "member", id })),
  ]);
}

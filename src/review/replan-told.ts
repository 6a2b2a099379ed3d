import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import type { PersonRef } from "../constraints/conflicts.js";
import type { Cell } from "../constraints/lists.js";
import type { Called } from "../constraints/who-words.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import { contextOf } from "../plan/context.js";
import { cellOf } from "../plan/decided.js";
import type { PerChange } from "../plan/few-changes.js";
import type { PairsOrigin, PeersOrigin } from "../plan/origin.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome } from "../plan/plan.js";
import { questionsOf } from "../reasons/questions.js";
import { personKey, twoKey } from "./ground.js";
import type { Pins } from "./pins.js";
import { changedInWords, endedInWords, replanInWords } from "./replan-words.js";
import type { ChangedPair, EndedPair, NewPair, Replan, TwoPeople } from "./replanned.js";
import type { Review } from "./reviewed.js";
import { everybodyIn, type PairedPlan, partnersIn, twosOf } from "./standing.js";

/** All that is known when the new plan is there. */
export interface Replanning {
  /** Who took part in the plan that stood, and who was together. */
  readonly before: Lineup;
  readonly twos: readonly TwoPeople[];
  /** The people there are now. */
  readonly origin: PairsOrigin | PeersOrigin;
  readonly answers: readonly PersonRef[];
  readonly pins: Pins;
  readonly perChange: PerChange;
  readonly gains: number;
  readonly outcome: Outcome | PeersOutcome;
  readonly reviewed?: Review<Outcome | PeersOutcome>;
  readonly called: Called;
  readonly signal?: Stop;
}

/** What became of the pairs that stood, as data and in words. */
export function replanTold(replanning: Replanning): Replan<Outcome | PeersOutcome> {
  const { before, origin, answers, pins, perChange, outcome, reviewed, called } = replanning;
  const isThere = pins.isThere;
  const was = new Set(everybodyIn(before).map(personKey));
  const people = everybodyIn(lineup(origin.program.roleNames, origin.cohort.people)).filter(isThere);
  const now = new Set(people.map(personKey));
  const told = {
    perChange,
    joined: people.filter((one) => !was.has(personKey(one))),
    left: everybodyIn(before).filter((one) => !now.has(personKey(one))),
    answeredAnew: answers.filter((one) => now.has(personKey(one)) && was.has(personKey(one))),
    pins: pins.told,
    ...(outcome.status === "infeasible" ? withoutPlan : ofPlan(replanning, outcome)),
  };
  const text = replanInWords(told, outcome, reviewed, called);
  // The outcome itself and no copy of it: what it was made from is known by the object.
  return Object.freeze({
    format: "replan",
    outcome,
    ...frozenCopy({ ...told, text }),
    ...(reviewed === undefined ? {} : { review: withoutOutcome(reviewed) }),
  });
}

function withoutOutcome<O>({ outcome: _, ...rest }: Review<O>): Omit<Review<O>, "outcome"> {
  return Object.freeze(rest);
}

const withoutPlan = { kept: [], changed: [], ended: [], made: [], unmatched: [] } as const;

function ofPlan(replanning: Replanning, plan: PairedPlan) {
  const { twos, pins, perChange, before, called } = replanning;
  const fitOf = fitsIn(plan);
  const made = twosOf(plan);
  const isMade = new Set(made.map(twoKey));
  const stood = new Set(twos.map(twoKey));
  const partners = partnersIn(made);
  const nowWith = (person: PersonRef) => partners.get(personKey(person)) ?? [];
  const was = new Set(everybodyIn(before).map(personKey));
  const isMust = mustIn(plan);
  const there = twos.filter((two) => two.every(pins.isThere));
  const kept = there
    .filter((two) => isMade.has(twoKey(two)))
    .map((two) => ({ people: two, fit: fitOf(two) ?? 0, must: isMust(two) }));
  const changed = changedOf(
    replanning,
    plan,
    there.filter((two) => !isMade.has(twoKey(two))),
    fitOf,
    nowWith,
  );
  const ended = twos
    .filter((two) => !two.every(pins.isThere))
    .map((two): EndedPair => {
      const left = two.filter((person) => !pins.isThere(person));
      const stay = two.filter(pins.isThere).map((person) => ({ person, now: nowWith(person) }));
      return { people: two, left, text: endedInWords(two, left, stay, called) };
    });
  const fresh = made
    .filter((two) => !stood.has(twoKey(two)))
    .map((two): NewPair => {
      return { people: two, fit: fitOf(two) ?? 0, joined: two.filter((person) => !was.has(personKey(person))) };
    });
  const charge = perChange === "fewest first" ? undefined : chargeOf(changed.length, perChange);
  const fit = Math.round(plan.totals.fit * MILLION);
  return {
    kept,
    changed,
    ended,
    made: fresh,
    unmatched: plan.unmatched.map(({ role, id, text }) => ({ role, id, text })),
    totals: {
      matched: plan.format === "pairs" ? (plan.totals.matched[plan.roles[0]] ?? 0) : plan.totals.matched,
      fit: plan.totals.fit,
      kept: kept.length,
      changed: changed.length,
      ended: ended.length,
      ...(charge === undefined ? {} : { charged: charge / MILLION, worth: (fit - charge) / MILLION }),
    },
  };
}

/** Those who are together no longer: by a rule, or because the plan is better without them, and by how much. */
function changedOf(
  { pins, perChange, gains, twos, called, signal }: Replanning,
  plan: PairedPlan,
  gone: readonly TwoPeople[],
  fitOf: (two: TwoPeople) => number | undefined,
  nowWith: (person: PersonRef) => readonly PersonRef[],
): ChangedPair[] {
  const stood = new Set(twos.map(twoKey));
  let asked = 0;
  return gone.map((people): ChangedPair => {
    const rules = pins.rulesAgainst(people);
    const fit = rules.length > 0 ? undefined : fitOf(people);
    const now = [nowWith(people[0]), nowWith(people[1])] as const;
    const keeping = fit === undefined || ++asked > gains ? undefined : keepingOf(people);
    const told = {
      people,
      rules,
      now,
      ...(fit === undefined ? {} : { fit }),
      ...(keeping === undefined ? {} : { keeping }),
    };
    return { ...told, text: changedInWords(told, perChange, called) };
  });

  function keepingOf(people: TwoPeople): ChangedPair["keeping"] {
    const { lineup: now } = contextOfPaired(plan);
    const cell = cellOf(now, people);
    if (cell === undefined) return undefined;
    const { lost, made, unmade } = questionsOf("replan", plan, signal).forced(cell);
    if (lost === undefined) return "impossible";
    const isStanding = ({ row, column }: Cell) => {
      const two = [
        { role: now.roles[0], id: now.ids[0][row] ?? "" },
        { role: now.roles[1], id: now.ids[1][column] ?? "" },
      ] as const;
      return stood.has(twoKey(two));
    };
    const more = unmade.filter(isStanding).length - made.filter(isStanding).length;
    const worth = perChange === "fewest first" ? {} : { worth: (lost.fit + chargeOf(more, perChange)) / MILLION + 0 };
    return { people: lost.people, fit: lost.fit / MILLION + 0, changed: more + 0, ...worth };
  }
}

/** What changes are charged, in millionths. */
function chargeOf(changes: number, perChange: number): number {
  return changes * Math.round(perChange * MILLION);
}

function contextOfPaired(plan: PairedPlan) {
  return plan.format === "pairs" ? contextOf("replan", plan) : contextOf("replan", plan);
}

/** The fit of two people as the plan has it; undefined where rules forbid them. */
function fitsIn(plan: PairedPlan): (two: TwoPeople) => number | undefined {
  const { lineup: now, fit } = contextOfPaired(plan);
  return (two) => {
    const cell = cellOf(now, two);
    const score = cell === undefined ? Number.NaN : (fit.scores[cell.row * fit.columns + cell.column] ?? Number.NaN);
    return Number.isNaN(score) ? undefined : score / MILLION;
  };
}

/** Whether two people are together because they must be. */
function mustIn(plan: PairedPlan): (two: TwoPeople) => boolean {
  const keys = new Set(contextOfPaired(plan).ready.lists.must.map(({ row, column }) => `${row} ${column}`));
  const { lineup: now } = contextOfPaired(plan);
  return (two) => {
    const cell = cellOf(now, two);
    return cell !== undefined && keys.has(`${cell.row} ${cell.column}`);
  };
}

import type { Stop } from "../kernels/problem.js";
import type { ComparablePlan } from "../plan/any-plan.js";
import { changesOf } from "../report/compare/changes.js";
import { seen } from "../report/compare/known-plans.js";
import { movesInWords } from "../report/compare/move-words.js";
import type { Decidable, DecidedOutcome, Taken } from "./decidable.js";
import type { Decision, DecisionEntry } from "./decision.js";
import type { HeldEntry } from "./in-force.js";
import type { DecisionClash, DecisionCost } from "./reviewed.js";
import { calledBy, entryWords, inNames } from "./words.js";

/** So many people who move are named. */
const MOVES = 3;

/** What each decision in force changed and costs: the plan there is, held against the one with that decision dropped. */
export function costsOf(
  engine: Decidable,
  entries: readonly DecisionEntry[],
  taken: Taken,
  signal?: Stop,
): readonly DecisionCost[] {
  const { outcome } = taken;
  if (outcome.status === "infeasible") return [];
  const number = (entries.at(-1)?.number ?? 0) + 1;
  // What a drop does is that another decision is as if it had never been taken: that is in the plan, and has no price of its own.
  const priced = taken.against.permitted.filter(({ decision }) => decision.decision !== "drop");
  return priced.map((entry) => {
    signal?.throwIfAborted();
    const drop: Decision = { decision: "drop", supersedes: entry.number, by: "review", because: "what it costs" };
    const without = engine.decided([...entries, { number, decision: drop, supersedes: entry.number }]).outcome;
    return costOf(engine, entry, outcome, without);
  });
}

function costOf(
  { isExact, ground }: Decidable,
  entry: HeldEntry,
  now: ComparablePlan,
  without: DecidedOutcome,
): DecisionCost {
  const who = capital(entryWords(entry, ground));
  if (without.status === "infeasible") {
    const text = `${who}: without it there is no plan.`;
    return { entry: entry.number, exact: isExact, gone: [], come: [], text };
  }
  const [had, has] = [seen(without), seen(now)];
  const lost = {
    people: matchedOf(without) - matchedOf(now),
    fit: (had.total - has.total) / 1_000_000 + 0,
  };
  const { gone, come, moves } = changesOf(had, has);
  const exact = isExact && now.status === "optimal" && without.status === "optimal";
  // Of pairs one side tells it all: where somebody moves, so does a partner.
  const told = now.format === "pairs" ? moves.filter(({ role }) => role === now.roles[0]) : moves;
  const moved = told.length === 0 ? "nobody moves" : movesInWords(has.noun, told, calledBy(ground), MOVES);
  const text = `${who} ${lossInWords(lost)}${exact ? "" : " (of two plans of which one is not proven best)"}: ${moved}.`;
  return { entry: entry.number, lost, exact, gone, come, text };
}

/** What is lost between two plans, in words. */
function lossInWords({ people, fit }: { readonly people: number; readonly fit: number }): string {
  const one = (count: number) => (count === 1 ? "1 person" : `${count} people`);
  const parts = [
    ...(people === 0 ? [] : [`${one(Math.abs(people))} ${people > 0 ? "fewer" : "more"} with a partner`]),
    ...(fit === 0 ? [] : [`${Math.abs(fit).toFixed(3)} ${fit > 0 ? "less" : "more"} fit in sum`]),
  ];
  if (parts.length === 0) return "costs nothing";
  const isGain = people < 0 || (people === 0 && fit < 0);
  return `${isGain ? "gains" : "costs"}: ${parts.join(" and ")}`;
}

/** How many people are matched: of pairs those of the first role, of circles the members. */
function matchedOf(plan: ComparablePlan): number {
  return plan.format === "pairs" ? (plan.totals.matched[plan.roles[0]] ?? 0) : plan.totals.matched;
}

/** The fewest decisions that clash, found by leaving out one after the other, newest first. */
export function clashOf(engine: Decidable, taken: Taken, signal?: Stop): DecisionClash | undefined {
  if (taken.outcome.status !== "infeasible") return undefined;
  let left = taken.against.permitted;
  let { conflicts } = taken.outcome;
  for (const entry of [...left].reverse()) {
    signal?.throwIfAborted();
    const fewer = left.filter((one) => one !== entry);
    const outcome = engine.made(fewer, taken.against);
    if (outcome.status !== "infeasible") continue;
    left = fewer;
    conflicts = outcome.conflicts;
  }
  const why = conflicts.map(({ text, people }) => inNames(text, people, engine.ground)).join(" ");
  const text =
    left.length === 0
      ? `There is no plan without decisions, either. ${why}`
      : `${left.length === 1 ? "This decision does" : `These ${left.length} decisions do`} not go together with the rules and places: ${left.map((entry) => entryWords(entry, engine.ground)).join("; ")}. ${why}`;
  return { entries: left.map(({ number }) => number), conflicts, text };
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}

import { type Mistake, mistake, refuse } from "../errors.js";
import { type Decision, type DecisionEntry, numbered } from "./decision.js";
import type { Ledger } from "./ledger.js";
import { checkedDecision } from "./read-decisions.js";

/** Decisions, oldest first; or a ledger, or entries: what was saved, `numbered(readDecisions(json))`, is of no known program. */
export type Decisions<Role extends string = string, C extends string = string> =
  | readonly Decision<Role, C>[]
  | readonly DecisionEntry[]
  | Pick<Ledger, "decisions">;

/** Decisions with their numbers, checked: JavaScript may hand over anything. */
export function entriesOf(call: string, decisions: Decisions): readonly DecisionEntry[] {
  const given: unknown = isLedger(decisions) ? decisions.decisions() : decisions;
  const mistakes: Mistake[] = [];
  if (!Array.isArray(given)) {
    const remedy = "Give a list of decisions, or a ledger.";
    mistakes.push(mistake("review-decisions", "decisions", "these are no decisions.", remedy, decisions));
  }
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const isNumbered = list.length > 0 && list.every(isEntry);
  const entries = isNumbered ? list.filter(isEntry) : undefined;
  const checked = (entries?.map(({ decision }) => decision) ?? list).flatMap((one, index) =>
    one === undefined && isNumbered ? [] : (checkedDecision(one, `decisions[${index}]`, mistakes) ?? []),
  );
  refuse(call, mistakes);
  return entries ?? numbered(checked);
}

function isLedger(decisions: Decisions): decisions is Pick<Ledger, "decisions"> {
  return typeof decisions === "object" && decisions !== null && "decisions" in decisions;
}

function isEntry(one: unknown): one is DecisionEntry {
  return typeof one === "object" && one !== null && "number" in one && typeof one.number === "number";
}

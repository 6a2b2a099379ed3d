import { type Mistake, mistake, refuse } from "../errors.js";
import { type Decision, type DecisionEntry, numbered } from "./decision.js";
import type { Ledger } from "./ledger.js";
import { checkedDecision } from "./read-decisions.js";

/** Decisions, oldest first; or a ledger, or entries: what was saved, `numbered(readDecisions(json))`, is of no known program. */
export type Decisions<Role extends string = string, C extends string = string> =
  | readonly Decision<Role, C>[]
  | readonly DecisionEntry[]
  | Pick<Ledger, "decisions">;

/** Decisions with their numbers, checked and copied: JavaScript may hand over anything, and change it later. */
export function entriesOf(call: string, decisions: Decisions): readonly DecisionEntry[] {
  const given: unknown = isLedger(decisions) ? decisions.decisions() : decisions;
  const mistakes: Mistake[] = [];
  if (!Array.isArray(given)) {
    const remedy = "Give a list of decisions, or a ledger.";
    mistakes.push(mistake("review-decisions", "decisions", "these are no decisions.", remedy, decisions));
  }
  // Holes in a list are entries as well: nobody's number moves up.
  const list: readonly unknown[] = Array.isArray(given) ? Array.from(given) : [];
  const isNumbered = list.length > 0 && list.every(isEntry);
  const entries = isNumbered
    ? list.filter(isEntry).flatMap((one, index) => checkedEntry(one, `decisions[${index}]`, mistakes) ?? [])
    : numbered(list.flatMap((one, index) => checkedDecision(one, `decisions[${index}]`, mistakes) ?? []));
  refuse(call, mistakes);
  return entries;
}

/** An entry as `numbered` and ledgers give it, copied; what is wrong with it is added to `mistakes`, and then there is none. */
function checkedEntry(one: DecisionEntry, where: string, mistakes: Mistake[]): DecisionEntry | undefined {
  const { number, supersedes } = one;
  const decision = one.decision === undefined ? undefined : checkedDecision(one.decision, where, mistakes);
  if (!isNumber(number)) {
    const remedy = "Number a list with numbered(list).";
    mistakes.push(mistake("entry-number", `${where}.number`, "an entry has a whole number from 1.", remedy, number));
  }
  const isSame = decision === undefined || decision.supersedes === supersedes;
  if (!isSame || !(supersedes === undefined || supersedes === "earlier" || isNumber(supersedes))) {
    const message = "this is not what its decision supersedes.";
    const remedy = "Number a list with numbered(list), or leave it as the ledger gives it.";
    mistakes.push(mistake("entry-supersedes", `${where}.supersedes`, message, remedy, supersedes));
  }
  return Object.freeze({
    number,
    ...(decision === undefined ? {} : { decision }),
    ...(supersedes === undefined ? {} : { supersedes }),
  });
}

function isNumber(given: unknown): given is number {
  return typeof given === "number" && Number.isSafeInteger(given) && given >= 1;
}

function isLedger(decisions: Decisions): decisions is Pick<Ledger, "decisions"> {
  return typeof decisions === "object" && decisions !== null && "decisions" in decisions;
}

function isEntry(one: unknown): one is DecisionEntry {
  return typeof one === "object" && one !== null && "number" in one && typeof one.number === "number";
}

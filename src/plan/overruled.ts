import type { PersonRef } from "../constraints/conflicts.js";
import { type Called, whoWords } from "../constraints/who-words.js";
import { show } from "../errors.js";

/** A rule that decisions knowingly broke: it stays with the plan for as long as the decision holds. */
export interface OverruledRule {
  /** The number of the decision in its list or ledger. */
  readonly entry: number;
  readonly rule: string;
  readonly people: readonly PersonRef[];
  /** Who overruled it, and why. */
  readonly by: string;
  readonly because: string;
  /** The same in one sentence. */
  readonly text: string;
}

/** Who was put together against which rule, by whom and why, in one sentence. */
export function overruledInWords(
  { people, rule, by, because }: Omit<OverruledRule, "entry" | "text">,
  called?: Called,
): string {
  return `${whoWords(people, called)} are put together against ${show(rule)}: ${by} decided so, because: ${because}`;
}

/** The rules that were overruled for these people, whoever else is with them: all of a rule's people are among them. */
export function overruledFor(overruled: readonly OverruledRule[], people: readonly PersonRef[]): OverruledRule[] {
  const has = ({ role, id }: PersonRef) => people.some((one) => one.role === role && one.id === id);
  return overruled.filter((one) => one.people.every(has));
}

// What a decision would do, found out before it is written down.
import { compare, type Decision, type DecisionEntry, type Outcome, review } from "pairwright";
import type { People } from "./people.js";

export type Mentoring = Outcome<"mentee" | "mentor">;

/** What would come of decisions. */
export type WhatIf =
  /** They would do nothing, or leave no plan: why, in sentences. */
  | { readonly kind: "impossible"; readonly texts: readonly string[] }
  /** Rules forbid it, and nobody overrules them yet. */
  | { readonly kind: "against rules"; readonly texts: readonly string[]; readonly rules: readonly string[] }
  /** Earlier decisions say otherwise. */
  | { readonly kind: "contradicting"; readonly texts: readonly string[] }
  /** They can be taken: what that costs and who moves. */
  | { readonly kind: "possible"; readonly text: string; readonly moves: number };

/** Entries that could follow those of a ledger: `next` is the number that it would give the first of them. */
export function following(
  entries: readonly DecisionEntry[],
  next: number,
  added: readonly Decision[],
): readonly DecisionEntry[] {
  const numbered = added.map((decision, at): DecisionEntry => {
    const { supersedes } = decision;
    return { number: next + at, decision, ...(supersedes === undefined ? {} : { supersedes }) };
  });
  return [...entries, ...numbered];
}

/** Tries decisions out: nothing is committed. */
export function whatIf(
  plan: Mentoring,
  entries: readonly DecisionEntry[],
  next: number,
  added: readonly Decision[],
  { names }: Pick<People, "names">,
): WhatIf {
  const options = { costs: false, names };
  const now = review(plan, entries, options);
  const then = review(plan, following(entries, next, added), options);
  const isNew = ({ entry }: { readonly entry: number }) => entry >= next;
  const refused = then.refused.filter(isNew);
  if (refused.length > 0) {
    const rules = [...new Set(refused.flatMap((one) => one.rules))];
    return { kind: "against rules", texts: refused.map(({ text }) => text), rules };
  }
  const conflicts = then.conflicts.filter(({ entries }) => entries.some((entry) => entry >= next));
  if (conflicts.length > 0) return { kind: "contradicting", texts: conflicts.map(({ text }) => text) };
  const idle = [
    ...then.unfit.filter(isNew).map(({ text, remedy }) => `${text} ${remedy}`),
    ...then.aboutPeopleWhoLeft.filter(isNew).map(({ text }) => text),
    ...(then.outcome.status === "infeasible" ? [then.clash?.text ?? "No plan would be left."] : []),
  ];
  if (idle.length > 0) return { kind: "impossible", texts: idle };
  const change = compare(now, then, { names }).changes.after;
  return { kind: "possible", text: change?.text ?? "", moves: change?.moves.length ?? 0 };
}

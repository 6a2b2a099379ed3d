import { type Eligibility, forbid } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import type { Fit } from "../fit/fit.js";

/** Who may meet and how good it is, as numbers that may be changed: a copy, whatever is done to it. */
export function copiedJudgment({ eligibility, fit }: { readonly eligibility: Eligibility; readonly fit: Fit }) {
  return {
    eligibility: { ...eligibility, forbiddenBy: eligibility.forbiddenBy.slice() },
    fit: { ...fit, scores: fit.scores.slice() },
  };
}

/** Forbids pairs by a rule that is known, and takes their scores away. */
export function ban(eligibility: Eligibility, fit: Fit, rule: string, cells: readonly Cell[]): void {
  for (const cell of cells) {
    forbid(eligibility, eligibility.rules.indexOf(rule), cell.row, cell.column);
    setScore(eligibility, fit, cell, Number.NaN);
  }
}

/** Takes all rules against a pair away. */
export function allow({ forbiddenBy, columns, words, mirrored }: Eligibility, { row, column }: Cell): void {
  forbiddenBy.fill(0, (row * columns + column) * words, (row * columns + column + 1) * words);
  if (mirrored) forbiddenBy.fill(0, (column * columns + row) * words, (column * columns + row + 1) * words);
}

/** Sets what a pair scores, both ways round where everybody is of one kind. */
export function setScore(
  { mirrored }: Eligibility,
  { scores, columns }: Fit,
  { row, column }: Cell,
  score: number,
): void {
  scores[row * columns + column] = score;
  if (mirrored) scores[column * columns + row] = score;
}

import { known, meanOf } from "./sums.js";

/** The share of a scale that must be answered. */
export const leastAnswered = 0.5;

/**
 * Fills the gaps in the answers to one scale by two-way imputation: the person's mean, plus how far the item's mean lies
 * from the mean of all answers, held to the range of answers. An item that nobody answered counts as an average one. There is
 * no chance in it. People with less than half of the scale answered stay as they are; answers are never changed.
 *
 * @param answers One row for each person, one column for each item of the scale; NaN for no answer. All rows have been
 * turned the same way, so that more means more of the scale.
 *
 * Source: Bernaards & Sijtsma 2000, two-way imputation without the error term, which an audit could not repeat.
 */
export function imputed(
  answers: readonly (readonly number[])[],
  [from, to]: readonly [number, number],
): readonly (readonly number[])[] {
  const width = Math.max(0, ...answers.map((row) => row.length));
  const overall = meanOf(known(answers.flat()));
  const itemMeans = Array.from({ length: width }, (_, column) =>
    meanOf(known(answers.map((row) => row[column] ?? Number.NaN))),
  );
  const shifts = itemMeans.map((mean) => (Number.isNaN(mean) ? 0 : mean - overall));
  return answers.map((row) => {
    const own = known(row);
    if (own.length === row.length || own.length < leastAnswered * row.length) return row;
    const mean = meanOf(own);
    return row.map((answer, column) => {
      return Number.isNaN(answer) ? Math.min(to, Math.max(from, mean + (shifts[column] ?? 0))) : answer;
    });
  });
}

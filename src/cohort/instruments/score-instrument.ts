import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { ItemAnswers, PageTime, Sitting } from "../survey/sitting.js";
import { type Instrument, scaleNames } from "./instrument.js";
import { type ScoredInstrument, scored } from "./scored.js";

/** How an instrument is scored. */
export interface ScoringSettings<S extends string> {
  /** The scales that were asked; all of them unless said otherwise. */
  readonly scales?: readonly S[];
  /** For each person, how long the pages took. */
  readonly pages?: readonly (readonly PageTime[])[];
  /** What becomes of people with two signs of carelessness: `unknown` (default) scores, or scores as if there were none. */
  readonly careless?: "unknown" | "scored";
}

/**
 * Scores an instrument for everybody at once: takes out acquiescence where the scales are balanced, reverses, fills gaps
 * from the person and the item (half of a scale must be answered), and gives the share of the maximum possible. Scores end
 * at 0 and 1 where a correction would carry them beyond.
 * The order of people and of items leaves no trace. Cost: people × items × log people.
 *
 * @throws PairwrightError for unknown scales and items, answers outside the range, and page times that are none.
 * @example
 * ```ts
 * const everythingAgreed = Object.fromEntries(miniIpip.items.map((item) => [item.id, 5]));
 * const scored = scoreInstrument(miniIpip, [everythingAgreed], { careless: "scored" });
 * scored.acquiescence; // [2]
 * scored.people[0]?.scales["Intellect/Imagination"]; // 0.5: one item for and three against would have made it 0.25
 * scoreInstrument(miniIpip, [everythingAgreed]).followUp; // [0]
 * ```
 */
export function scoreInstrument<S extends string>(
  instrument: Instrument<S>,
  answersOfEverybody: readonly ItemAnswers[],
  settings: ScoringSettings<S> = {},
): ScoredInstrument<S> {
  const scales = settings.scales ?? scaleNames(instrument);
  refuse("scoreInstrument", faults(instrument, answersOfEverybody, scales, settings));

  const sittings = answersOfEverybody.map(
    (answers, at): Sitting => ({ answers, pages: settings.pages?.[at] ?? [], scales }),
  );
  return scored(instrument, sittings, settings.careless !== "scored");
}

function faults<S extends string>(
  instrument: Instrument<S>,
  everybody: readonly ItemAnswers[],
  scales: readonly S[],
  { pages, careless }: ScoringSettings<S>,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const [from, to] = instrument.range;
  const names = scaleNames(instrument);
  const ids = new Set(instrument.items.map(({ id }) => id));
  for (const scale of scales.filter((scale) => !names.includes(scale))) {
    const message = "the instrument has no such scale.";
    mistakes.push(mistake("score-scale", "settings.scales", message, suggestion(scale, names), scale));
  }
  if (careless !== undefined && careless !== "unknown" && careless !== "scored") {
    const remedy = 'Use "unknown" or "scored".';
    mistakes.push(mistake("score-careless", "settings.careless", "two choices are possible.", remedy, careless));
  }
  for (const [at, answers] of everybody.entries()) {
    for (const [id, answer] of Object.entries(answers)) {
      const where = `answers[${at}].${id}`;
      if (!ids.has(id)) {
        mistakes.push(mistake("score-item", where, "the instrument has no such item.", suggestion(id, [...ids])));
      } else if (answer !== undefined && !(Number.isFinite(answer) && answer >= from && answer <= to)) {
        const remedy = "Correct the answer, or leave it out when it is missing.";
        mistakes.push(mistake("score-range", where, `a number from ${from} to ${to} is expected.`, remedy, answer));
      }
    }
  }
  for (const [at, times] of (pages ?? []).entries()) {
    for (const [page, { seconds, items }] of times.entries()) {
      if (Number.isFinite(seconds) && seconds >= 0 && Number.isSafeInteger(items) && items > 0) continue;
      const message = "a page takes some seconds and holds some items.";
      const remedy = "Write for example { seconds: 84.5, items: 20 }.";
      mistakes.push(mistake("score-pages", `settings.pages[${at}][${page}]`, message, remedy, { seconds, items }));
    }
  }
  return mistakes;
}

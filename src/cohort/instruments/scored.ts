import type { Sitting } from "../survey/sitting.js";
import { acquiescence } from "./acquiescence.js";
import { carelessSigns, signsOfCarelessness } from "./careless.js";
import { imputed, leastAnswered } from "./imputation.js";
import type { Instrument, InstrumentItem } from "./instrument.js";
import type { InventoryFlag, InventoryScores } from "./scores.js";
import { known, meanOf } from "./sums.js";

/** The scores of everybody who answered an instrument, in the order given. */
export interface ScoredInstrument<S extends string> {
  readonly people: readonly InventoryScores<S>[];
  /** Points by which each person's answers were corrected; undefined where nothing was corrected. */
  readonly acquiescence: readonly (number | undefined)[];
  /** Positions of those whom a person should ask again; nobody is left out because of them. */
  readonly followUp: readonly number[];
}

/** A sitting with its answers corrected and turned the same way. */
interface Turned {
  readonly scales: readonly string[];
  readonly shift: number | undefined;
  readonly flags: InventoryFlag[];
  readonly careless: boolean;
  /** NaN where there is no answer. */
  turned(item: InstrumentItem): number;
}

interface ScaleScore {
  /** NaN for unknown. */
  readonly score: number;
  readonly answered: number;
  readonly items: number;
}

/**
 * Scores people who may have been asked different scales of one instrument; the means of items are those of all who
 * answered them. With `doubts`, the scales of people with two signs of carelessness are unknown; their answers still count
 * in the means of items, so that a flag on one person changes nobody else.
 */
export function scored<S extends string>(
  instrument: Instrument<S>,
  sittings: readonly Sitting[],
  doubts: boolean,
): ScoredInstrument<S>;
export function scored(
  instrument: Instrument,
  sittings: readonly Sitting[],
  doubts: boolean,
): ScoredInstrument<string> {
  const itemsBy = new Map<string, readonly InstrumentItem[]>();
  const itemsOf = (scales: readonly string[]) => {
    const key = scales.join("\n");
    const items = itemsBy.get(key) ?? instrument.items.filter((item) => scales.includes(item.scale));
    itemsBy.set(key, items);
    return items;
  };
  const people = sittings.map((sitting) => turnedSitting(instrument, sitting, itemsOf(sitting.scales)));
  const found = people.map(() => new Map<string, ScaleScore>());
  for (const scale of new Set(instrument.items.map((item) => item.scale))) {
    const asked = [...people.keys()].filter((at) => people[at]?.scales.includes(scale));
    const items = instrument.items.filter((item) => item.scale === scale);
    const rows = asked.map((at) => items.map((item) => people[at]?.turned(item) ?? Number.NaN));
    for (const [position, filled] of imputed(rows, instrument.range).entries()) {
      const answered = known(rows[position] ?? []).length;
      found[asked[position] ?? -1]?.set(scale, {
        score: shareOfRange(meanOf(filled), instrument.range),
        answered,
        items: items.length,
      });
    }
  }
  const settled = people.map((person, at) => settledScores(person, found[at] ?? new Map(), doubts));
  return Object.freeze({
    people: Object.freeze(settled),
    acquiescence: Object.freeze(people.map(({ shift }) => shift)),
    followUp: Object.freeze([...people.keys()].filter((at) => people[at]?.careless)),
  });
}

function turnedSitting(instrument: Instrument, { answers, pages }: Sitting, items: readonly InstrumentItem[]): Turned {
  const [from, to] = instrument.range;
  const answer = (item: InstrumentItem) => answers[item.id] ?? Number.NaN;
  const shift = acquiescence(instrument.range, items, answer);
  const signs = carelessSigns(items, answer, instrument.range, pages);
  const flags: InventoryFlag[] = signs.map((flag) => ({ flag }));
  const careless = signs.length >= signsOfCarelessness;
  if (careless) flags.push({ flag: "careless" });
  // Where all items are keyed alike, agreeing cannot be told from meaning it, and nobody expects a correction.
  if (shift === undefined && items.some(({ key }) => key === "-")) flags.push({ flag: "acquiescence not corrected" });
  return {
    scales: [...new Set(items.map((item) => item.scale))],
    shift,
    flags,
    careless,
    turned(item) {
      const content = answer(item) - (shift ?? 0);
      return item.key === "+" ? content : from + to - content;
    },
  };
}

/** 0 at the least answer, 1 at the greatest; a corrected score that would lie beyond ends there. NaN for unknown. */
function shareOfRange(mean: number, [from, to]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (mean - from) / (to - from)));
}

function settledScores(
  { scales: asked, flags, careless }: Turned,
  found: ReadonlyMap<string, ScaleScore>,
  doubts: boolean,
): InventoryScores {
  const scales: Record<string, number> = {};
  const confidence: Record<string, number> = {};
  const all = [...flags];
  for (const scale of asked) {
    const { score = Number.NaN, answered = 0, items = 1 } = found.get(scale) ?? {};
    const share = answered / items;
    if (share < leastAnswered) all.push({ flag: "too few answers", scale });
    if (share === leastAnswered) all.push({ flag: "half answered", scale });
    const isKnown = !Number.isNaN(score) && !(careless && doubts);
    if (isKnown) scales[scale] = score;
    confidence[scale] = isKnown ? share : 0;
  }
  return Object.freeze({
    scales: Object.freeze(scales),
    confidence: Object.freeze(confidence),
    flags: Object.freeze(all.map((flag) => Object.freeze(flag))),
  });
}

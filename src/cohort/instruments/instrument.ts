import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import { folded } from "../text.js";

/** Languages for which an instrument may bring the labels of its answers along. */
export const languages = ["en", "de", "es", "fr"] as const;

/** One of `languages`. */
export type Language = (typeof languages)[number];

/** Labels of answers, each with its point; several labels may stand for one point. */
export type AnswerLabels = Readonly<Record<string, number>>;

/** One item of a questionnaire. */
export interface InstrumentItem<S extends string = string> {
  /** Short and stable; a column may be headed by it. */
  readonly id: string;
  /** From 1 up, as the instrument numbers its items; a column of a grid may be headed by it. */
  readonly number: number;
  readonly text: string;
  readonly scale: S;
  /** Whether agreeing speaks for the scale or against it. */
  readonly key: "+" | "-";
  /** What the two ends of the answer mean, for items that ask to choose between two poles. */
  readonly ends?: readonly [string, string];
  /** Whether one person gives what the item is about and the other receives it, such as feedback. */
  readonly given?: boolean;
}

/** What is known of a scale. */
export interface ScaleFacts {
  /** Cronbach's alpha as published, one for each sample. */
  readonly alphas?: readonly number[];
  /** What to know before using the scale. */
  readonly note?: string;
}

/**
 * A questionnaire as data. `S` names its scales, `D` those that are asked unless others are named, `G` those that are asked
 * only for a stated reason.
 */
export interface Instrument<S extends string = string, D extends S = S, G extends S = S> {
  readonly id: string;
  readonly name: string;
  readonly licence: string;
  readonly source: string;
  /** Whether anybody has shown that it measures what it says. */
  readonly validated: boolean;
  /** The least and the greatest point of an answer; points are whole numbers. */
  readonly range: readonly [number, number];
  /** Labels by language; none where the points have no words of their own. */
  readonly labels: Readonly<Partial<Record<Language, AnswerLabels>>>;
  readonly scales: { readonly [K in S]: ScaleFacts };
  readonly usual: readonly D[];
  readonly onlyForReason: readonly G[];
  readonly items: readonly InstrumentItem<S>[];
  /** Differences between two answers to an item that count as none, in points; 0 unless said otherwise. */
  readonly deadBand?: number;
}

/**
 * Checks and freezes an instrument of your own, such as one whose texts must not be shipped with a library.
 *
 * @throws PairwrightError for ids, numbers or texts that occur twice, unknown scales, scales without items, and ranges that
 * do not run up in whole numbers.
 * @example
 * ```ts
 * const pace = instrument({
 *   id: "pace", name: "Pace", licence: "CC0-1.0", source: "ourselves", validated: false, range: [1, 7], labels: {},
 *   scales: { Pace: {} }, usual: ["Pace"], onlyForReason: [],
 *   items: [
 *     { id: "p1", number: 1, text: "I work fast.", scale: "Pace", key: "+" },
 *     { id: "p2", number: 2, text: "I take my time.", scale: "Pace", key: "-" },
 *   ],
 * });
 * scoreInstrument(pace, [{ p1: 7, p2: 1 }]).people[0]?.scales.Pace; // 1
 * ```
 */
export function instrument<S extends string, D extends S, G extends S = never>(
  given: Instrument<S, D, G>,
): Instrument<S, D, G> {
  refuse("instrument", faults(given));
  const items = given.items.map((item) => Object.freeze({ ...item }));
  return Object.freeze({
    ...given,
    range: Object.freeze([given.range[0], given.range[1]] as const),
    scales: Object.freeze({ ...given.scales }),
    usual: Object.freeze([...given.usual]),
    onlyForReason: Object.freeze([...given.onlyForReason]),
    items: Object.freeze(items),
  });
}

/** The names of the scales in the order in which the instrument lists them. */
export function scaleNames<S extends string>(given: Instrument<S>): readonly S[] {
  const names = new Set<S>(given.items.map((item) => item.scale));
  return [...names];
}

function faults(given: Instrument): Mistake[] {
  const mistakes: Mistake[] = [];
  const [from, to] = given.range;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from >= to) {
    const message = "answers run from one whole number up to another.";
    mistakes.push(mistake("instrument-range", "range", message, "Write for example [1, 5].", given.range));
  }
  const scales = Object.keys(given.scales);
  const used = new Set(given.items.map(({ scale }) => scale));
  for (const [at, { scale, key }] of given.items.entries()) {
    if (!scales.includes(scale)) {
      const message = "the instrument has no such scale.";
      mistakes.push(mistake("instrument-scale", `items[${at}].scale`, message, suggestion(scale, scales), scale));
    }
    if (key !== "+" && key !== "-") {
      const message = "agreeing speaks for the scale or against it.";
      mistakes.push(mistake("instrument-key", `items[${at}].key`, message, 'Write "+" or "-".', key));
    }
  }
  for (const scale of scales.filter((scale) => !used.has(scale))) {
    const remedy = "Give it an item, or take it out.";
    mistakes.push(mistake("instrument-empty-scale", `scales.${scale}`, "no item belongs to this scale.", remedy));
  }
  const named = [["usual", given.usual] as const, ["onlyForReason", given.onlyForReason] as const];
  for (const [place, names] of named) {
    for (const name of names.filter((name) => !scales.includes(name))) {
      const message = "the instrument has no such scale.";
      mistakes.push(mistake("instrument-scale", place, message, suggestion(name, scales), name));
    }
  }
  const twice = (field: "id" | "number" | "text") => {
    const seen = new Set<string>();
    for (const [at, item] of given.items.entries()) {
      const key = folded(String(item[field]));
      if (seen.has(key)) {
        const remedy = "Give each item its own.";
        const message = "another item has it already.";
        mistakes.push(mistake("instrument-item-twice", `items[${at}].${field}`, message, remedy, item[field]));
      }
      seen.add(key);
    }
  };
  twice("id");
  twice("number");
  twice("text");
  return mistakes;
}

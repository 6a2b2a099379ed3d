import { z } from "zod";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  unanswered,
  understood,
} from "../survey/question.js";
import type { Settled, Sitting } from "../survey/sitting.js";
import { isMissing } from "../text.js";
import { type Instrument, scaleNames } from "./instrument.js";
import { type CodingSettings, itemCoding } from "./item-answers.js";
import { itemNames } from "./item-names.js";
import { scored } from "./scored.js";
import { type InventoryScores, isScores } from "./scores.js";
import { missingItems, pageOf, readSitting, type SittingReader, type TimedPage } from "./sitting-reader.js";

/** Why scales are asked that need a reason; nothing where none of them is. */
export type Reasons<G extends string, P extends string> = [Extract<P, G>] extends [never]
  ? { readonly reasons?: undefined }
  : { readonly reasons: { readonly [K in Extract<P, G>]: string } };

/** How an instrument stands in a form. */
export interface InventorySettings<P extends string> extends CodingSettings {
  /** The scales that are asked and kept; those that the instrument calls usual unless said otherwise. */
  readonly scales?: readonly P[];
  /** Further wordings of items, by their id: translations, or a form's own spelling. */
  readonly texts?: Readonly<Record<string, Question>>;
  /** Columns with the seconds that a page took, and how many items it holds (all that are asked unless said otherwise). */
  readonly pages?: readonly { readonly question: string; readonly items?: number }[];
}

type Given = InventorySettings<string> & { readonly reasons?: Readonly<Record<string, string>> | undefined };

/**
 * Answers to a questionnaire, kept as scores of its scales: no answer to an item gets into the people. `intake` finds the
 * items in columns `Question [I am the life of the party.]`, or headed by the item's text or id, or by the question and the
 * item's number ("Q12_3"), and scores everybody together, over both roles where both answer the same instrument.
 *
 * Blank, "N/A", "Prefer not to say" and -99 are missing; a label that was not declared is a mistake.
 *
 * @throws PairwrightError for unknown scales, scales without the reason that they need, wordings of items that are not
 * there, and labels that cannot be told apart.
 * @example
 * ```ts
 * const Person = z.object({
 *   id: z.string(),
 *   personality: inventory("How accurately does this describe you?", miniIpip).optional(),
 *   values: inventory("And this?", ipipViaR, { scales: ["Creativity", "Prudence"] }).optional(),
 * });
 * Person.parse({ id: "ada", values: { "creativity-1": 5, "creativity-2": "Moderately accurate" } });
 * ```
 */
export function inventory<S extends string, D extends S, G extends S>(
  question: Question,
  instrument: Instrument<S, D, G>,
): Answer<InventoryScores<D>>;
export function inventory<S extends string, D extends S, G extends S, const P extends S = D>(
  question: Question,
  instrument: Instrument<S, D, G>,
  settings: InventorySettings<P> & Reasons<G, P>,
): Answer<InventoryScores<P>>;
export function inventory(question: Question, instrument: Instrument, settings: Given = {}): Answer<InventoryScores> {
  const scales = settings.scales ?? instrument.usual;
  refuse("inventory", faults(instrument, scales, settings));
  const items = instrument.items.filter(({ scale }) => scales.includes(scale));
  const texts = Object.fromEntries(Object.entries(settings.texts ?? {}).map(([id, text]) => [id, [text].flat()]));
  const pages = (settings.pages ?? []).map(
    ({ question: header, items: shown = items.length }): TimedPage => ({ header, items: shown }),
  );
  const parts: SittingReader = {
    coding: itemCoding(instrument, settings),
    names: itemNames(items, [question].flat(), texts),
    allNames: itemNames(instrument.items, [question].flat(), texts),
    items,
    pages,
    scales,
  };
  refuse("inventory", parts.names.clashes.map(wordedTwice));
  const reader = {
    kind: "inventory",
    grid: true,
    about: { instrument: instrument.id, scales, reasons: settings.reasons ?? {} },
    read: (input: unknown, context: ReadingContext) => readInventory(input, context, instrument, parts),
    columns: {
      owns: (header: string) => parts.names.alone(header) !== undefined || pageOf(header, pages) !== undefined,
      ownsPart: (part: string) => parts.names.inGrid(part) !== undefined,
      missing: (found: readonly string[]) => missingItems(found, parts),
    },
    together: {
      key: instrument,
      gather: (input: unknown, decimalComma: boolean) => sittingOf(input, decimalComma, parts),
      settle: (sittings: readonly Sitting[]) => settled(instrument, sittings),
    },
  };
  const strict = z.custom<InventoryScores>((value) => isScores(value, scales), "scores of the scales are expected.");
  return answer("inventory", question, reader, strict);
}

function wordedTwice([id, text]: readonly [string, string]): Mistake {
  const message = "another item is worded so, apart from case and punctuation.";
  const remedy = "Give each item words of its own.";
  return mistake("item-worded-twice", `settings.texts[${JSON.stringify(id)}]`, message, remedy, text);
}

function readInventory(
  input: unknown,
  context: ReadingContext,
  instrument: Instrument,
  reader: SittingReader,
): Reading {
  if (isScores(input, reader.scales)) return understood(input);
  if (isMissing(input)) return unanswered;
  const parts = partsOf(input);
  if (parts === undefined) {
    const message = "the answers to the items of a questionnaire are expected.";
    const remedy = `Give them by item, for example { "${reader.items[0]?.id}": 4 }.`;
    return misread(mistake("not-an-inventory", context.where(), message, remedy, input));
  }
  const mistakes: Mistake[] = [];
  const sitting = readSitting(parts, context, reader, mistakes);
  if (mistakes.length > 0) return misread(...mistakes);
  // Alone for now: gaps are filled from this person only, until everybody is known.
  return sitting === undefined ? unanswered : understood(scored(instrument, [sitting], true).people[0]);
}

/** Answers by item: the columns of a form, or an object from JSON; undefined for anything else. */
function partsOf(input: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
  return new Map<string, unknown>(input instanceof Map ? input : Object.entries(input));
}

function sittingOf(input: unknown, decimalComma: boolean, reader: SittingReader): Sitting | undefined {
  const parts = isScores(input, reader.scales) ? undefined : partsOf(input);
  return parts && readSitting(parts, { where: () => "", decimalComma }, reader, []);
}

function settled(instrument: Instrument, sittings: readonly Sitting[]): readonly Settled[] {
  return scored(instrument, sittings, true).people.map((value) => {
    if (!value.flags.some(({ flag }) => flag === "careless")) return { value };
    const signs = value.flags.flatMap(({ flag }) => (carelessness.has(flag) ? [flag] : []));
    return { value, followUp: `${instrument.name} may have been answered without reading: ${signs.join(", ")}` };
  });
}

const carelessness: ReadonlySet<string> = new Set([
  "fast answers",
  "inconsistent answers",
  "the same answer everywhere",
]);

function faults(instrument: Instrument, scales: readonly string[], { reasons, texts, pages }: Given): Mistake[] {
  const mistakes: Mistake[] = [];
  const known = scaleNames(instrument);
  if (scales.length === 0) {
    const remedy = `Use some of ${known.join(", ")}.`;
    mistakes.push(mistake("no-scales", "settings.scales", "at least one scale is asked.", remedy, scales));
  }
  for (const scale of scales) {
    if (!known.includes(scale)) {
      const message = `${instrument.name} has no such scale.`;
      mistakes.push(mistake("unknown-scale", "settings.scales", message, suggestion(scale, known), scale));
    } else if (instrument.onlyForReason.includes(scale) && !reasons?.[scale]?.trim()) {
      const message = `${scale} is close to protected data and is asked only for a stated reason.`;
      const remedy = `Take it out, or write reasons: { ${JSON.stringify(scale)}: "…" }.`;
      mistakes.push(mistake("scale-reason", "settings.reasons", message, remedy));
    }
  }
  const ids = instrument.items.map(({ id }) => id);
  for (const id of Object.keys(texts ?? {}).filter((id) => !ids.includes(id))) {
    const message = `${instrument.name} has no such item.`;
    mistakes.push(mistake("unknown-item", `settings.texts[${JSON.stringify(id)}]`, message, suggestion(id, ids)));
  }
  for (const [at, { question, items = 1 }] of (pages ?? []).entries()) {
    if (question.trim() !== "" && Number.isSafeInteger(items) && items > 0) continue;
    const message = "a page has a column with its seconds and at least one item.";
    const remedy = 'Write for example { question: "Q5_Page Submit", items: 20 }.';
    mistakes.push(mistake("inventory-page", `settings.pages[${at}]`, message, remedy, { question, items }));
  }
  return mistakes;
}

import { folded } from "../text.js";
import type { InstrumentItem } from "./instrument.js";

/** Headers are shorter; a cell of 100 MB is none. */
const longestHeader = 1000;

/** Finds the item that a header of a column speaks of. */
export interface ItemNames {
  /** In the brackets of a grid: the item's text, id or number. */
  readonly inGrid: (part: string) => InstrumentItem | undefined;
  /** Wordings that say the same as those of another item, as `[id, wording]`: no header could tell the two apart. */
  readonly clashes: readonly (readonly [id: string, text: string])[];
  /** As a header of its own: the item's text or id, or the question with text, id or number behind it ("Q12_3"). */
  readonly alone: (header: string) => InstrumentItem | undefined;
}

/** What may stand between the two poles of an item. */
const between = ["", "or", "vs", "versus", "to", "and"];

/**
 * Headers by what they say: case, punctuation, a number in front, and "I" do not matter, so that "3. I get chores done right
 * away" is "Get chores done right away." `texts` are further wordings of items, such as translations, by id.
 */
export function itemNames(
  items: readonly InstrumentItem[],
  questions: readonly string[],
  texts: Readonly<Record<string, readonly string[]>>,
): ItemNames {
  const byWords = new Map<string, InstrumentItem>();
  const byMark = new Map<string, InstrumentItem>();
  const clashes: [string, string][] = [];
  const enter = (key: string, text: string, item: InstrumentItem) => {
    if ((byWords.get(key) ?? item) !== item) clashes.push([item.id, text]);
    byWords.set(key, item);
  };
  for (const item of items) {
    const poles = item.ends ? between.map((word) => item.ends?.join(` ${word} `) ?? "") : [];
    for (const text of [item.text, ...poles, ...(texts[item.id] ?? [])]) enter(statement(words(text)), text, item);
    enter(words(item.id), item.id, item);
    byMark.set(`${item.number}`, item);
  }
  byWords.delete("");
  const behind = (text: string) => byWords.get(text) ?? byWords.get(statement(text)) ?? byMark.get(text);
  const prefixes = questions.map(words).filter((prefix) => prefix !== "");
  return {
    clashes,
    inGrid: (part) => (part.length > longestHeader ? undefined : behind(words(part))),
    alone(header) {
      if (header.length > longestHeader) return undefined;
      const text = words(header);
      const own = byWords.get(text) ?? byWords.get(statement(text));
      if (own !== undefined) return own;
      const prefix = prefixes.find((prefix) => text.startsWith(`${prefix} `));
      return prefix === undefined ? undefined : behind(text.slice(prefix.length + 1));
    },
  };
}

/** Lower case, letters and digits only, one blank between words; apostrophes join what they stand in. */
function words(text: string): string {
  return folded(text)
    .replaceAll("'", "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** The words without a number in front and without the person who says them. */
function statement(text: string): string {
  return text
    .replace(/^\d+ (?=\p{L})/u, "")
    .replace(/^im /, "am ")
    .replace(/^i /, "");
}

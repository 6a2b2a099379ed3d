import { type Mistake, mistake, show } from "../../errors.js";
import type { ReadingContext } from "../survey/question.js";
import type { PageTime, Sitting } from "../survey/sitting.js";
import { folded, isMissing, trimmed } from "../text.js";
import type { InstrumentItem } from "./instrument.js";
import { type Coding, unknownAnswer } from "./item-answers.js";
import type { ItemNames } from "./item-names.js";

/** What is needed to read somebody's answers to an instrument. */
export interface SittingReader {
  readonly coding: Coding;
  /** The items that are asked. */
  readonly items: readonly InstrumentItem[];
  readonly names: ItemNames;
  /** All items of the instrument: answers to those that are not asked are left out, not taken for mistakes. */
  readonly allNames: ItemNames;
  readonly pages: readonly TimedPage[];
  readonly scales: readonly string[];
}

/** A column with the seconds that a page took. */
export interface TimedPage {
  readonly header: string;
  readonly items: number;
}

/** Reads answers by item; undefined where no item is answered. Adds a mistake for everything that cannot be read. */
export function readSitting(
  parts: ReadonlyMap<string, unknown>,
  context: ReadingContext,
  reader: SittingReader,
  mistakes: Mistake[],
): Sitting | undefined {
  const answers: Record<string, number> = Object.create(null);
  const pages: PageTime[] = [];
  for (const [part, cell] of parts) {
    const page = pageOf(part, reader.pages);
    const item = reader.names.inGrid(part) ?? reader.names.alone(part);
    if (page !== undefined) {
      const seconds = secondsOf(cell, context);
      if (seconds === undefined) mistakes.push(notSeconds(cell, context.where(part)));
      else if (!Number.isNaN(seconds)) pages.push({ seconds, items: page.items });
    } else if (item !== undefined) {
      const point = reader.coding.code(cell, item);
      if (point === undefined) mistakes.push(unknownAnswer(cell, context.where(part), reader.coding));
      else if (!Number.isNaN(point)) {
        if ((answers[item.id] ?? point) !== point) mistakes.push(answeredTwice(item, context.where(part), cell));
        answers[item.id] = point;
      }
    } else if (reader.allNames.inGrid(part) === undefined && reader.allNames.alone(part) === undefined) {
      const remedy = "Write the item as the instrument does, or give its wording with texts.";
      mistakes.push(mistake("unknown-item", context.where(part), "the instrument has no such item.", remedy, part));
    }
  }
  return Object.keys(answers).length === 0 ? undefined : { answers, pages, scales: reader.scales };
}

/** The page whose time stands under this header. */
export function pageOf(header: string, pages: readonly TimedPage[]): TimedPage | undefined {
  return pages.find((page) => folded(page.header) === folded(header));
}

/** The texts of the items that are asked and that none of these parts is about. */
export function missingItems(parts: readonly string[], { items, names }: SittingReader): readonly string[] {
  const there = new Set(parts.map((part) => (names.inGrid(part) ?? names.alone(part))?.id));
  return items.filter(({ id }) => !there.has(id)).map(({ text }) => text);
}

/** NaN for no answer, undefined for what is no number of seconds. */
function secondsOf(cell: unknown, { decimalComma }: ReadingContext): number | undefined {
  if (isMissing(cell)) return Number.NaN;
  const text = typeof cell === "string" && cell.length < 40 ? trimmed(cell) : "";
  const plain = decimalComma ? text.replace(",", ".") : text;
  const seconds = typeof cell === "number" ? cell : /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function notSeconds(cell: unknown, where: string): Mistake {
  return mistake("not-seconds", where, "the seconds that the page took are expected.", "Give for example 84.5.", cell);
}

function answeredTwice({ text }: InstrumentItem, where: string, cell: unknown): Mistake {
  const message = `${show(text)} has another answer in another column.`;
  return mistake("item-answered-twice", where, message, "Leave one of the two blank.", cell);
}

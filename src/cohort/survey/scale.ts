import { z } from "zod";
import { type Mistake, mistake, refuse, show } from "../../errors.js";
import { isMissing, trimmed } from "../text.js";
import { checkedOptions, type Options, optionFor } from "./options.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  unanswered,
  understood,
} from "./question.js";

/** The ends of a scale and, where the form has words for its points, those words from `from` to `to`. */
export interface ScaleRange {
  readonly from: number;
  readonly to: number;
  readonly labels?: readonly string[];
}

/**
 * A point on a scale of whole numbers: reads 4, "4", "4 - Agree", "4. Agree" and, where labels are given, "Agree".
 *
 * @throws PairwrightError when the ends are not whole numbers in order, or there is not one label for each point.
 * @example `scale("How often would you like to meet?", { from: 1, to: 5 })`
 */
export function scale(question: Question, range: ScaleRange): Answer<number> {
  const { from, to } = range;
  refuse("scale", mistakesOf(range));
  const labels = range.labels === undefined ? undefined : checkedOptions("scale", range.labels);
  const reader = {
    kind: "scale",
    grid: false,
    read: (input: unknown, context: ReadingContext) => readPoint(input, context, { from, to }, labels),
  };
  return answer("scale", question, reader, z.int().min(from).max(to));
}

function mistakesOf({ from, to, labels }: ScaleRange): readonly Mistake[] {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from >= to) {
    const remedy = "Write for example { from: 1, to: 5 }.";
    return [mistake("scale-ends", "range", "a scale runs from one whole number up to another.", remedy, { from, to })];
  }
  if (labels === undefined || labels.length === to - from + 1) return [];
  const message = `a scale from ${from} to ${to} has ${to - from + 1} points, and each needs a label.`;
  return [
    mistake("scale-labels", "range.labels", message, "List the labels from the lowest to the highest point.", labels),
  ];
}

function readPoint(
  input: unknown,
  context: ReadingContext,
  { from, to }: ScaleRange,
  labels: Options | undefined,
): Reading {
  const labelled = typeof input === "string" && labels ? pointOf(input, from, labels) : undefined;
  if (labelled !== undefined) return understood(labelled);
  if (isMissing(input)) return unanswered;
  const point = typeof input === "string" ? leadingNumber(input, from, labels) : input;
  if (typeof point === "number" && Number.isInteger(point) && point >= from && point <= to) return understood(point);
  const words = labels === undefined ? "" : `, or one of ${labels.declared.map((label) => show(label)).join(", ")}`;
  const message = `a whole number from ${from} to ${to} is expected${words}.`;
  return misread(mistake("not-on-scale", context.where(), message, `Give a number from ${from} to ${to}.`, input));
}

function pointOf(text: string, from: number, labels: Options): number | undefined {
  const label = optionFor(text, labels);
  return label === undefined ? undefined : from + labels.declared.indexOf(label);
}

/** The number of "4", "4.0" and "4 - Agree"; undefined for other texts, and where the words belong to another number. */
function leadingNumber(input: string, from: number, labels: Options | undefined): number | undefined {
  const text = trimmed(input.slice(0, 1000));
  const bare = /^([+-]?\d{1,15})(?:[.,]0+)?$/.exec(text);
  if (bare) return Number(bare[1]);
  const found = /^([+-]?\d{1,15})(?:\s*[-–—.:=)]\s*|\s+)\(?([^\d\s].*?)\)?$/s.exec(text);
  const words = found?.[2];
  if (!found || words === undefined || !/\p{L}/u.test(words)) return undefined;
  const labelled = labels ? pointOf(words, from, labels) : undefined;
  return labelled === undefined || labelled === Number(found[1]) ? Number(found[1]) : undefined;
}

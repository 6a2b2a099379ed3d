import type { z } from "zod";
import { mistake } from "../../errors.js";
import { folded, isMissing, trimmed } from "../text.js";
import { searchable } from "./options.js";
import { misread, type Reader, type Reading, type ReadingContext, unanswered, understood } from "./question.js";
import { readChoice, readChoices } from "./read-choice.js";
import { longestList } from "./segment.js";

/**
 * How cells become the value of a plain zod schema: text by the declared kind of the schema, anything else unchanged.
 * Kinds that have no usual text form (objects, unions, …) get the trimmed text, and the schema judges it.
 */
export function plainReader(schema: z.core.$ZodType): Reader {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "number":
      return textReader("number", readNumber);
    case "boolean":
      return textReader("yes or no", readTruth);
    case "date":
      return textReader("date", readDate);
    case "enum":
      return optionReader(Object.values(def.entries));
    case "literal":
      return optionReader(def.values);
    case "array":
      return listReader(def.element);
    default:
      return textReader("text", (text) => understood(trimmed(text)));
  }
}

function textReader(kind: string, read: (text: string, context: ReadingContext) => Reading): Reader {
  return {
    kind,
    grid: false,
    read: (input, context) => {
      if (isMissing(input)) return unanswered;
      return typeof input === "string" ? read(input, context) : understood(input);
    },
  };
}

function readNumber(input: string, context: ReadingContext): Reading {
  const text = input.length > 400 ? "" : trimmed(input);
  const plain = context.decimalComma ? text.replace(/^([^.,]*),([^.,]*)$/, "$1.$2") : text;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return understood(Number(plain));
  const example = context.decimalComma ? "3,5" : "3.5";
  const remedy = `Write digits only, for example 3 or ${example}.`;
  return misread(mistake("not-a-number", context.where(), "a number is expected.", remedy, input));
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...["yes", "y", "true", "1", "checked", "x"].map((word) => [word, true] as const),
  ...["no", "n", "false", "0", "unchecked"].map((word) => [word, false] as const),
]);

function readTruth(text: string, context: ReadingContext): Reading {
  const found = text.length > 100 ? undefined : truths.get(folded(text));
  if (found !== undefined) return understood(found);
  return misread(mistake("not-yes-or-no", context.where(), "yes or no is expected.", 'Write "yes" or "no".', text));
}

/** Only ISO 8601 dates, and times with their zone: other forms mean different days in different countries. */
const isoDate = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

function readDate(input: string, context: ReadingContext): Reading {
  const text = input.length > 100 ? "" : trimmed(input);
  const date = isoDate.test(text) ? new Date(text.replace(" ", "T")) : undefined;
  // JavaScript takes the 30th of February for a day in March.
  const real = date && !Number.isNaN(date.getTime()) && realDay(text);
  if (real) return understood(date);
  const remedy = "Write it like 2026-09-30, or 2026-09-30T18:00Z.";
  return misread(mistake("not-a-date", context.where(), "a date is expected, year first.", remedy, input));
}

function realDay(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}

function optionReader(values: readonly unknown[]): Reader {
  const known = searchable(values.map(String));
  const byText = new Map(values.map((value) => [String(value), value]));
  return {
    kind: "option",
    grid: false,
    read: (input, context) => {
      if (values.includes(input)) return understood(input);
      const reading = readChoice(input, context, known);
      return typeof reading.value === "string" ? { ...reading, value: byText.get(reading.value) } : reading;
    },
  };
}

function listReader(element: z.core.$ZodType): Reader {
  const { def } = (element as z.core.$ZodTypes)._zod;
  if (def.type === "enum") {
    const known = searchable(Object.values(def.entries).map(String));
    return { kind: "options", grid: false, read: (input, context) => readChoices(input, context, known, false) };
  }
  const one = plainReader(element);
  return textReader("list", (text, context) => {
    if (text.length > longestList) {
      const remedy = "Write the answers with semicolons between them.";
      return misread(mistake("not-a-list", context.where(), "a list of answers is expected.", remedy, text));
    }
    const pieces = text.split(/[;\n]/).filter((piece) => !isMissing(piece));
    const readings = pieces.map((piece) => one.read(piece, context));
    const mistakes = readings.flatMap((reading) => reading.mistakes);
    if (mistakes.length > 0) return misread(...mistakes);
    return understood(readings.map((reading) => reading.value));
  });
}

import { z } from "zod";
import { mistake, refuse, saidBy } from "../../errors.js";
import { bookOf, type SkillBook, type SkillDecision } from "./skill-book.js";
import { stemLanguages } from "./stems.js";

const texts = z.array(z.string()).readonly();

const knownSkill = z.strictObject({
  name: z.string(),
  aliases: texts.exactOptional(),
  parents: texts.exactOptional(),
  categories: texts.exactOptional(),
  related: texts.exactOptional(),
});

const decision = z.strictObject({
  text: z.string().min(1),
  skill: z.string().min(1).nullable(),
  by: z.string().min(1),
  when: z.string().exactOptional(),
  confirmed: z.literal(true).exactOptional(),
});

const savedBook = z.strictObject({
  format: z.literal("skill book"),
  language: z.enum(stemLanguages),
  skills: z.array(knownSkill),
  ambiguous: z.record(z.string(), texts),
  apart: z.array(texts),
  decisions: z.array(decision),
  embedded: z.array(z.strictObject({ text: z.string(), skill: z.string(), confidence: z.number().min(0).max(1) })),
  notices: texts,
});

/**
 * Reads a book of skills that was saved as JSON.
 *
 * @param json The text of the file, or what `JSON.parse` made of it.
 * @throws PairwrightError for what is no JSON or no book, listing every place that is wrong.
 * @example `readSkillBook(JSON.stringify(book))`
 */
export function readSkillBook(json: unknown): SkillBook {
  return bookOf("readSkillBook", checked("readSkillBook", "book", savedBook, json));
}

/**
 * Reads decisions about texts that were saved as JSON (the alias file of last term), for `withDecisions`.
 *
 * @param json The text of the file, or what `JSON.parse` made of it.
 * @throws PairwrightError for what is no JSON or no list of decisions, listing every place that is wrong.
 * @example
 * ```ts
 * const saved = JSON.stringify([{ text: "snakes", skill: "Python", by: "Ada" }]);
 * withDecisions(book, readSkillDecisions(saved));
 * ```
 */
export function readSkillDecisions(json: unknown): readonly SkillDecision[] {
  return Object.freeze(checked("readSkillDecisions", "decisions", z.array(decision.readonly()), json));
}

function checked<T>(call: string, name: string, schema: z.ZodType<T>, json: unknown): T {
  const judged = schema.safeParse(typeof json === "string" ? parsed(call, name, json) : json);
  if (judged.success) return judged.data;
  const mistakes = judged.error.issues.map(({ path, message }) =>
    mistake(
      "skill-file",
      [name, ...path.map(String)].join("."),
      `${message}.`,
      "Save it again, or correct the file there.",
    ),
  );
  refuse(call, mistakes);
  throw judged.error;
}

function parsed(call: string, name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const remedy = "Give the text that was saved, unchanged.";
    refuse(call, [mistake("skill-json", name, `this is no JSON (${saidBy(error)}).`, remedy, text)]);
    return undefined;
  }
}

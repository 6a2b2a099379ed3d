import { type Block, heading, list, paragraph, table, title } from "../document.js";
import { type DocumentForm, written } from "../written.js";
import type { DataUse, FieldUse } from "./data-use.js";
import type { FieldReader } from "./field-readers.js";

/** How the use of data is told. */
export interface DataUseReportOptions {
  /** `text` (default) for a terminal, `markdown` for documents. */
  readonly form?: DocumentForm;
}

/**
 * Tells which answers a program uses and for what, which are asked and used by nothing, and which columns of the files
 * were left out: the record of data minimisation.
 *
 * @throws PairwrightError for an unknown form.
 * @example
 * ```ts
 * console.log(dataUseReport(dataUse(program, cohort)));
 * ```
 */
export function dataUseReport(use: DataUse, { form = "text" }: DataUseReportOptions = {}): string {
  return written("dataUseReport", form, dataUseDocument(use));
}

/** The use of data as the pieces of a report. */
export function dataUseDocument({ roles, fields, unclear, dropped, sealed }: DataUse): readonly Block[] {
  const unread = fields.filter(({ readBy }) => readBy.length === 0);
  const undeclared = fields.filter(({ declared }) => !declared);
  return [
    title(`What is read of people: ${roles.join(" with ")}`),
    paragraph(`${fields.length - unread.length} of ${fields.length} fields are used.`),
    ...roles.flatMap((role) => [
      heading(`Answers of the ${role} side`),
      table(
        ["field", "question", "used by"],
        fields
          .filter((use) => use.role === role)
          .map((use) => [use.field, use.question ?? "", use.readBy.map(readerInWords).join("; ") || "nothing"]),
      ),
    ]),
    ...section(
      "Asked, but used by nothing",
      unread.map(named),
      "Drop these questions, or write down what else they are for: a name in letters, an address to write to.",
    ),
    ...section(
      "Used, but not in the schema",
      undeclared.map(named),
      "Nobody has such an answer; correct the spelling, or declare the field.",
    ),
    ...section(
      "May read more than was seen",
      unclear.map((one) => `${readerInWords(one)}: ${one.because}`),
      "Let them name the fields that they need.",
    ),
    ...section(
      "Columns that were left out",
      dropped.map(({ file, column }) => `${file}: ${column}`),
      "They reached nobody. A survey that does not ask for them is shorter.",
    ),
    ...section(
      "Columns under seal",
      sealed.map(({ file, column }) => `${file}: ${column}`),
      "No rule and no criterion can read them; only the audit counts them, by group.",
    ),
  ];
}

/** "the rule “…”", "the places of a mentor". */
function readerInWords({ kind, name }: FieldReader): string {
  switch (kind) {
    case "criterion":
      return `criterion ${name}`;
    case "rule":
      return `rule "${name}"`;
    case "places":
      return `places of the ${name} side`;
    case "identity":
      return "telling people apart";
  }
}

function named({ role, field, question }: FieldUse): string {
  return `${role}.${field}${question === undefined ? "" : ` (${question})`}`;
}

function section(words: string, items: readonly string[], advice: string): Block[] {
  return items.length === 0 ? [] : [heading(words), list(items), paragraph(advice)];
}

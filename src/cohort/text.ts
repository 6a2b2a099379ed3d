const zeroWidth = /\u200B|\u200C|\u200D|\u2060|\uFEFF|\u00AD/g;
const formulaGuard = /^'(?=[=+\-@])/;

/** Printable ASCII with single blanks: most cells are clean already, and four passes over each would be half of the work. */
const tidy = /^[!-~]+(?: [!-~]+)*$/;

function isTidy(text: string): boolean {
  return text.length < 1000 && tidy.test(text); // a pattern with a repeated group needs memory for each repetition
}

/**
 * The text of a header or an option as a person sees it: NFC, no zero-width characters, every run of blanks (NBSP and line
 * breaks included) one blank, none at the ends.
 */
export function cleaned(text: string): string {
  if (isTidy(text)) return text;
  return text.normalize("NFC").replace(zeroWidth, "").replace(/\s+/g, " ").trim();
}

/** The form in which two spellings of the same words are equal: cleaned, lower case, straight quotes, plain hyphens. */
export function folded(text: string): string {
  if (isTidy(text)) return text.toLowerCase();
  return cleaned(text)
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-");
}

/**
 * The text of an answer: NFC and trimmed, line breaks kept. The apostrophe that survey tools put before `=`, `+`, `-` and
 * `@` as a guard against spreadsheet formulas is taken off.
 */
export function trimmed(text: string): string {
  const whole = text.normalize("NFC").trim();
  return whole.startsWith("'") ? whole.replace(formulaGuard, "") : whole;
}

/** The answers that say nothing. A declared option or label spelled like one of them stays an answer. */
export const missingAnswers: readonly string[] = Object.freeze([
  "",
  "-",
  "N/A",
  "n.a.",
  "Not applicable",
  "Prefer not to say",
  "Prefer not to answer",
  "Don't know",
  "I don't know",
]);

const missing = new Set(missingAnswers.map(folded));
const longestMissing = Math.max(...missingAnswers.map((text) => text.length));

/** Whether a cell holds no answer: blank, or one of `missingAnswers` in any spelling; null and undefined as well. */
export function isMissing(cell: unknown): boolean {
  if (cell === undefined || cell === null) return true;
  if (typeof cell !== "string") return false;
  const text = cell.trim();
  // Long cells are answers; folding them only to find that out would cost a pass over each of their letters.
  return text.length <= 2 * longestMissing && missing.has(folded(text));
}

const ink = /[^\s\u200B\u200C\u2060\uFEFF\u00AD]/;

/** Whether nothing but blanks and zero-width characters is there. */
export function isBlank(cell: unknown): boolean {
  if (cell === undefined || cell === null) return true;
  if (typeof cell !== "string") return false;
  const found = ink.exec(cell);
  return found === null || (found[0] === "\u200D" && cleaned(cell) === "");
}

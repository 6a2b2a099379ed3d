import { cleaned, folded, isMissing } from "../text.js";
import { alwaysWords, neverWords } from "./day-words.js";
import { bare } from "./week-tokens.js";

const ticks: ReadonlySet<string> = new Set([
  "x",
  "1",
  "y",
  "yes",
  "true",
  "checked",
  "selected",
  "available",
  "free",
  "✓",
  "✔",
  "ja",
  "si",
  "oui",
  "sim",
  "tak",
]);

const crosses: ReadonlySet<string> = new Set([
  "0",
  "n",
  "no",
  "false",
  "unchecked",
  "not selected",
  "busy",
  "nein",
  "non",
  "nao",
  "nee",
  "-",
]);

/**
 * What the cell of a grid says together with its part, as one text: day and hours ("Monday", "9-12"), hours and days
 * ("09:00-10:00", "Monday;Tuesday"), or both in the part and a tick in the cell. Undefined where it says no, or nothing.
 */
export function gridText(part: string, cell: unknown): string | undefined {
  if (isMissing(cell)) return undefined;
  const text = typeof cell === "string" ? cell : String(cell);
  const key = text.length > 1000 ? "" : bare(folded(text));
  if (crosses.has(key) || neverWords.has(key)) return undefined;
  if (ticks.has(key) || key === bare(folded(part))) return cleaned(part);
  if (alwaysWords.has(key) || key === "all day") return `${cleaned(part)} 00:00-24:00`;
  return `${cleaned(part)} ${text.replace(/[;\r\n]+/g, ", ")}`;
}

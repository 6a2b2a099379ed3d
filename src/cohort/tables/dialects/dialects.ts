import type { Line } from "../lines.js";
import { airtable } from "./airtable.js";
import type { Dialect, DialectName } from "./dialect.js";
import { googleForms } from "./google-forms.js";
import { googleSheet } from "./google-sheet.js";
import { microsoftForms } from "./microsoft-forms.js";
import { plain } from "./plain.js";
import { qualtrics } from "./qualtrics.js";
import { surveyMonkey } from "./surveymonkey.js";
import { typeform } from "./typeform.js";

/** The survey tools whose exports are known, by name; the first that recognises a file reads it. */
export const dialects: Readonly<Record<DialectName, Dialect>> = Object.freeze({
  qualtrics,
  surveymonkey: surveyMonkey,
  "microsoft-forms": microsoftForms,
  typeform,
  "google-forms": googleForms,
  "google-sheet": googleSheet,
  airtable,
  plain,
});

/** The dialect of the rows from the header on; `plain` where no tool left its marks. */
export function recognised(lines: readonly Line[]): Dialect {
  return Object.values(dialects).find((dialect) => dialect.recognises(lines)) ?? plain;
}

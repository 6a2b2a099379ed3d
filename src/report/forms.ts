import { csv } from "./csv.js";
import { markdown } from "./markdown.js";
import type { Shown } from "./shown.js";
import { text } from "./text.js";

/** Writes what is shown as one text. */
export type Form = (shown: Shown) => string;

/** The name of a form of report. */
export type FormName = "text" | "markdown" | "csv";

/** Every form of report by name. The law book runs over this table. */
export const forms: Readonly<Record<FormName, Form>> = Object.freeze({ text, markdown, csv });

import { mistake, refuse, suggestion } from "../errors.js";
import type { Block } from "./document.js";
import { markdownOf } from "./markdown.js";
import { textOf } from "./text.js";

/** The forms in which a document that is no plan can be written. */
export type DocumentForm = "text" | "markdown";

const writers: Readonly<Record<DocumentForm, (document: readonly Block[]) => string>> = Object.freeze({
  text: textOf,
  markdown: markdownOf,
});

/**
 * Writes a document in a form.
 *
 * @throws PairwrightError for an unknown form.
 */
export function written(call: string, form: DocumentForm, document: readonly Block[]): string {
  if (!Object.hasOwn(writers, form)) {
    const remedy = suggestion(String(form), Object.keys(writers));
    refuse(call, [mistake("document-form", "form", "there is no such form.", remedy, form)]);
  }
  return writers[form](document);
}

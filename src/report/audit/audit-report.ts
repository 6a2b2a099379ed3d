import { mistake, refuse, suggestion } from "../../errors.js";
import type { FormName } from "../forms.js";
import { markdownOf } from "../markdown.js";
import { textOf } from "../text.js";
import { auditCsv } from "./audit-csv.js";
import type { Audit } from "./audit-data.js";
import { auditDocument, changesDocument } from "./audit-document.js";
import type { AuditChanges } from "./compare-audits.js";

/** What `auditReport` may be told. */
export interface AuditReportOptions {
  /** `text` (default) for a terminal, `markdown` for documents, `csv` for spreadsheets and programs. */
  readonly form?: FormName;
}

const blocksOf = (audit: Audit | AuditChanges) =>
  audit.format === "audit" ? auditDocument(audit) : changesDocument(audit);

const auditForms: Readonly<Record<FormName, (audit: Audit | AuditChanges) => string>> = Object.freeze({
  text: (audit: Audit | AuditChanges) => textOf(blocksOf(audit)),
  markdown: (audit: Audit | AuditChanges) => markdownOf(blocksOf(audit)),
  csv: auditCsv,
});

/**
 * Shows an audit, or two with what changed between them: on what its thresholds rest, every group with its figures, each
 * comparison in a sentence with ratio, p and interval, and whether other answers stand in for the sealed ones.
 *
 * @throws PairwrightError for an unknown form.
 * @example
 * ```ts
 * const sealed = sealOf(program, { mentee: [{ id: "ada@example.org", gender: "Woman" }] });
 * console.log(auditReport(audit(plan, sealed, { thresholds: thresholdPresets.fourFifths }), { form: "markdown" }));
 * ```
 */
export function auditReport(audit: Audit | AuditChanges, options: AuditReportOptions = {}): string {
  const { form = "text" } = options;
  if (!Object.hasOwn(auditForms, form)) {
    const remedy = suggestion(form, Object.keys(auditForms));
    refuse("auditReport", [mistake("report-form", "form", "there is no such form.", remedy, form)]);
  }
  return auditForms[form](audit);
}

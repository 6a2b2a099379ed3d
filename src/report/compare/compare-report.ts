import type { PersonRef } from "../../constraints/conflicts.js";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { NameOf } from "../../reasons/names.js";
import { csvOf } from "../csv.js";
import type { FormName } from "../forms.js";
import { markdownOf } from "../markdown.js";
import { brief } from "../printable.js";
import { unknownRoles } from "../shown.js";
import { textOf } from "../text.js";
import { compareDocument } from "./compare-document.js";
import { measureRows } from "./compare-rows.js";
import type { Comparison } from "./comparison.js";

/** What `compareReport` may be told. */
export interface CompareReportOptions<Role extends string = string> {
  /** `text` (default) for a terminal, `markdown` for documents, `csv` for spreadsheets and programs. */
  readonly form?: FormName;
  /** Finds the name of a person by id; it is shown with the id behind it. */
  readonly names?: { readonly [K in Role]?: NameOf };
}

type Called = (person: PersonRef) => string;

const compareForms: Readonly<Record<FormName, (comparison: Comparison, called: Called) => string>> = Object.freeze({
  text: (comparison: Comparison, called: Called) => textOf(compareDocument(comparison, called)),
  markdown: (comparison: Comparison, called: Called) => markdownOf(compareDocument(comparison, called)),
  csv: compareCsv,
});

/**
 * Shows a comparison, so that a coordinator can choose: each plan in a sentence, all measures side by side, what they mean,
 * which pairs, groups or circles change, and who moves from whom to whom. As `csv`: one row a measure and role, one column a plan, measures only.
 *
 * @throws PairwrightError for an unknown form and names of an unknown role.
 * @example
 * ```ts
 * const { comparison } = frontier(program, cohort, { seed: 2026 });
 * if (comparison) console.log(compareReport(comparison, { names: { mentee: (id) => menteeNames.get(id) } }));
 * ```
 */
export function compareReport<Role extends string>(
  comparison: Comparison<Role>,
  options?: CompareReportOptions<NoInfer<Role>>,
): string;
export function compareReport(comparison: Comparison, options: CompareReportOptions = {}): string {
  const { form = "text", names = {} } = options;
  const mistakes: Mistake[] = [];
  if (!Object.hasOwn(compareForms, form)) {
    const remedy = suggestion(form, Object.keys(compareForms));
    mistakes.push(mistake("report-form", "form", "there is no such form.", remedy, form));
  }
  mistakes.push(...unknownRoles(names, comparison.roles));
  refuse("compareReport", mistakes);
  const called: Called = ({ role, id }) => {
    const name = brief(names[role]?.(id) ?? "");
    return name === "" ? brief(id) : `${name} (${brief(id)})`;
  };
  return compareForms[form](comparison, called);
}

function compareCsv(comparison: Comparison): string {
  return csvOf(
    ["measure", "role", ...Object.keys(comparison.plans)],
    measureRows(comparison).map(({ measure, role, cells }) => [measure, role, ...cells.map((cell) => cell ?? "")]),
  );
}

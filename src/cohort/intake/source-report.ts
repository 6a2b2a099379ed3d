import { shortened } from "../../errors.js";
import type { ReadSheet } from "./forms.js";
import type { Repair, SourceReport } from "./intake-report.js";

/** Repairs are examples for a person to judge; a hundred of them are enough, the number is always the true one. */
const listedRepairs = 100;

/** Long answers would make the report as large as the file. */
const longest = 200;

/** Tells what was read from a sheet, of which `people` became part of the cohort. */
export function sourceReport({ sheet, plan, forms, blankRows }: ReadSheet, people: number): SourceReport {
  const header = (column: number) => sheet.headers[column] ?? "";
  const listed: Repair[] = [];
  const unanswered = new Map<string, number>();
  let count = 0;
  for (const { answers } of forms) {
    for (const [field, { value, mistakes, taken, where }] of answers) {
      if (value === undefined && mistakes.length === 0) unanswered.set(field, (unanswered.get(field) ?? 0) + 1);
      for (const { from, to } of taken) {
        if (count++ < listedRepairs) listed.push({ where, from: shortened(from, longest), to: shortened(to, longest) });
      }
    }
  }
  const fields = plan.fields.map(({ field, whole, parts }) => ({
    field: field.name,
    columns: [...whole, ...parts.map((part) => part.column)],
  }));
  return {
    role: sheet.role,
    file: sheet.file,
    rows: forms.length,
    people,
    blankRows,
    shortRows: sheet.shortRows,
    columns: fields.flatMap(({ field, columns }) => columns.map((column) => ({ column: header(column), field }))),
    ignored: plan.ignored.map(header),
    unused: plan.unused.map(header),
    withoutColumn: fields.filter(({ columns }) => columns.length === 0).map(({ field }) => field),
    unanswered: [...unanswered].map(([field, rows]) => ({ field, rows })),
    repairs: { count, listed },
  };
}

import { shortened } from "../../errors.js";
import type { ReadSheet } from "./forms.js";
import type { Repair, SourceReport } from "./intake-report.js";
import type { SheetRow } from "./sheet.js";

/** Repairs are examples for a person to judge; a hundred of them are enough, the number is always the true one. */
const listedRepairs = 100;

/** Long answers would make the report as large as the file. */
const longest = 200;

/** How many people a sheet gave to the cohort, or that there is no cohort. */
type Taken = { readonly people: number } | { readonly refused: true };

/**
 * Tells what was read from a sheet and what became of each of its rows: `replaced` by another form of the same person,
 * `faulty` where it has a mistake of its own. Where intake refused, the other rows were held back.
 */
export function sourceReport(
  { sheet, plan, forms, blankRows }: ReadSheet,
  taken: Taken,
  replaced: ReadonlySet<SheetRow>,
  faulty: ReadonlySet<SheetRow>,
): SourceReport {
  const header = (column: number) => sheet.headers[column] ?? "";
  const listed: Repair[] = [];
  const unanswered = new Map<string, number>();
  let count = 0;
  for (const { answers } of forms) {
    for (const [field, { value, mistakes, taken: repaired, where }] of answers) {
      if (value === undefined && mistakes.length === 0) unanswered.set(field, (unanswered.get(field) ?? 0) + 1);
      for (const { from, to } of repaired) {
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
    rowsIn: sheet.rows.length + sheet.blankRows + sheet.setAside.length + sheet.misfits,
    rows: forms.length,
    people: "people" in taken ? taken.people : 0,
    replaced: forms.filter(({ row }) => replaced.has(row)).length,
    faulty: sheet.misfits + forms.filter(({ row }) => faulty.has(row) && !replaced.has(row)).length,
    heldBack: "people" in taken ? 0 : forms.filter(({ row }) => !faulty.has(row) && !replaced.has(row)).length,
    setAside: sheet.setAside,
    warnings: sheet.warnings ?? [],
    blankRows,
    shortRows: sheet.shortRows,
    columns: fields.flatMap(({ field, columns }) => columns.map((column) => ({ column: header(column), field }))),
    ignored: plan.ignored.map(({ column }) => header(column)),
    reasons: [...plan.ignored, ...plan.sealed].flatMap(({ column, because }) =>
      because === undefined ? [] : [{ column: header(column), because }],
    ),
    sealed: plan.sealed.map(({ column }) => header(column)),
    ofTool: plan.ofTool.map(header),
    unused: plan.unused.map(header),
    withoutColumn: fields.filter(({ columns }) => columns.length === 0).map(({ field }) => field),
    unanswered: [...unanswered].map(([field, rows]) => ({ field, rows })),
    repairs: { count, listed },
  };
}

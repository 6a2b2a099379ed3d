import { shortened } from "../../errors.js";

/** One repaired or specially understood cell. */
export interface Repair {
  readonly where: string;
  readonly from: string;
  readonly to: string;
}

/** A form that another form of the same person replaced or completed. */
export interface Duplicate {
  readonly id: string;
  readonly kept: string;
  readonly replaced: string;
  /** The times of the two forms, where they decided otherwise than the order of the rows would have. */
  readonly againstRows?: string;
}

/**
 * What became of one table or list of rows. Nothing is lost on the way: `rowsIn` is the sum of `people`, `replaced`,
 * `faulty`, `heldBack`, `blankRows` and the number of rows in `setAside`.
 */
export interface SourceReport {
  readonly role: string;
  readonly file: string;
  /** All rows below the header, the blank ones and those set aside included. */
  readonly rowsIn: number;
  /** Rows with at least one answer. */
  readonly rows: number;
  /** People of the cohort whose form (with duplicates: the kept one) came from here; 0 where intake refused. */
  readonly people: number;
  /** Rows that another form of the same person replaced or completed. */
  readonly replaced: number;
  /** Rows with a mistake; 0 unless intake refused. */
  readonly faulty: number;
  /** Rows without a mistake of their own that are no people yet, because intake refused; 0 otherwise. */
  readonly heldBack: number;
  /** Rows that the reader of the file left out, such as previews, with the number a spreadsheet shows. */
  readonly setAside: readonly { readonly row: number; readonly reason: string }[];
  /** What the reader of the file says a person should know, in sentences. */
  readonly warnings: readonly string[];
  readonly blankRows: number;
  /** Rows that had fewer cells than the header and were filled up. */
  readonly shortRows: number;
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  /** Columns that were ignored because the caller said so. */
  readonly ignored: readonly string[];
  /** Columns with protected attributes: nothing of them is in the people. */
  readonly sealed: readonly string[];
  /** Why columns were ignored or sealed, where the mapping says. */
  readonly reasons: readonly { readonly column: string; readonly because: string }[];
  /** Columns that the survey tool wrote itself, such as times, and that no field asks for. */
  readonly ofTool: readonly string[];
  /** Columns that no field asks for. */
  readonly unused: readonly string[];
  /** Optional fields that no column holds. */
  readonly withoutColumn: readonly string[];
  /** How many rows have no answer to a field, for the fields where some have none. */
  readonly unanswered: readonly { readonly field: string; readonly rows: number }[];
  /** All repairs are counted, the first hundred listed. */
  readonly repairs: { readonly count: number; readonly listed: readonly Repair[] };
}

/** Somebody whose answers a person should have a look at, or ask for again; they are in the cohort like everybody. */
export interface FollowUp {
  readonly role: string;
  readonly id: string;
  readonly field: string;
  readonly because: string;
}

/** What intake did with what it was given: plain data that survives JSON. */
export interface IntakeReport {
  readonly sources: readonly SourceReport[];
  readonly duplicates: readonly Duplicate[];
  /** Ids that occur in more than one role: one person with two parts. */
  readonly inSeveralRoles: readonly string[];
  /** Sorted by role, field and id. */
  readonly followUps: readonly FollowUp[];
}

/** How many examples of a kind a sentence lists. */
const listed = 10;

/** The report in words for a coordinator: one paragraph for each source, then duplicates and people with two roles. */
export function describeIntake(report: IntakeReport): string {
  return [
    ...report.sources.map(describeSource),
    ...(report.duplicates.length > 0
      ? [
          `${some(report.duplicates.length, "repeated form was", "repeated forms were")} settled:`,
          ...items(
            report.duplicates,
            ({ id, kept, replaced, againstRows }) =>
              `  ${id}: kept ${kept}, instead of ${replaced}${againstRows === undefined ? "" : ` (${againstRows})`}`,
          ),
        ]
      : []),
    ...(report.inSeveralRoles.length > 0
      ? [
          `${some(report.inSeveralRoles.length, "person is", "people are")} in both roles: ${few(report.inSeveralRoles)}.`,
        ]
      : []),
    ...(report.followUps.length > 0
      ? [
          `${some(report.followUps.length, "answer needs", "answers need")} a look; nobody was left out because of it:`,
          ...items(report.followUps, ({ role, id, field, because }) => `  ${id} (${role}.${field}): ${because}`),
        ]
      : []),
  ].join("\n");
}

function describeSource(source: SourceReport): string {
  const lines = [
    `${source.file} (${source.role}): ${some(source.rows, "row", "rows")} read, ${some(source.people, "person", "people")} taken in.`,
  ];
  const say = (count: number, line: () => string) => {
    if (count > 0) lines.push(`  ${line()}`);
  };
  say(source.faulty, () => `${some(source.faulty, "row has a mistake", "rows have mistakes")}.`);
  say(
    source.heldBack,
    () => `${some(source.heldBack, "row has no mistake, but waits", "rows have no mistake, but wait")} for the rest.`,
  );
  say(
    source.replaced,
    () => `${some(source.replaced, "row gave", "rows gave")} way to another form of the same person.`,
  );
  for (const [reason, rows] of rowsByReason(source)) {
    say(
      rows.length,
      () => `${some(rows.length, "row was", "rows were")} set aside (${reason}): ${few(rows.map(String))}.`,
    );
  }
  for (const warning of source.warnings) lines.push(`  ${warning}`);
  say(source.blankRows, () => `${some(source.blankRows, "blank row was", "blank rows were")} skipped.`);
  say(
    source.shortRows,
    () =>
      `${some(source.shortRows, "row was", "rows were")} shorter than the header; the missing cells count as blank.`,
  );
  say(source.columns.length, () => `Used: ${usedColumns(source.columns).slice(0, 50).join(", ")}.`);
  say(source.unused.length, () => `Not read, because no field asks for them: ${few(source.unused.map(quoted))}.`);
  const because = new Map(source.reasons.map((reason) => [reason.column, ` (${shortened(reason.because, 80)})`]));
  const withReason = (column: string) => `${quoted(column)}${because.get(column) ?? ""}`;
  say(source.ignored.length, () => `Not read, as you asked: ${few(source.ignored.map(withReason))}.`);
  say(source.sealed.length, () => `Sealed, so no score can use them: ${few(source.sealed.map(withReason))}.`);
  say(source.ofTool.length, () => `Written by the survey tool: ${few(source.ofTool.map(quoted))}.`);
  say(source.withoutColumn.length, () => `Without a column, so nobody has an answer: ${few(source.withoutColumn)}.`);
  say(
    source.unanswered.length,
    () => `Unanswered: ${few(source.unanswered.map(({ field, rows }) => `${field} in ${some(rows, "row", "rows")}`))}.`,
  );
  say(
    source.repairs.count,
    () => `${some(source.repairs.count, "answer was", "answers were")} read in a tidier spelling or as free text:`,
  );
  return [
    ...lines,
    ...items(
      source.repairs.listed,
      ({ where, from, to }) => `    ${where}: ${quoted(from)} read as ${to}`,
      source.repairs.count,
    ),
  ].join("\n");
}

function rowsByReason({ setAside }: SourceReport): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const { row, reason } of setAside) {
    const same = rows.get(reason);
    if (same) same.push(row);
    else rows.set(reason, [row]);
  }
  return rows;
}

function items<T>(all: readonly T[], line: (item: T) => string, count = all.length): string[] {
  return [...all.slice(0, listed).map(line), ...(count > listed ? [`    … and ${count - listed} more`] : [])];
}

function few(texts: readonly string[]): string {
  return `${texts.slice(0, listed).join(", ")}${texts.length > listed ? ` and ${texts.length - listed} more` : ""}`;
}

function some(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function quoted(text: string): string {
  return `"${shortened(text, 80)}"`;
}

/** Which column fills which field; the columns of a grid, which fill one field together, in one phrase. */
function usedColumns(columns: SourceReport["columns"]): string[] {
  const byField = new Map<string, string[]>();
  for (const { column, field } of columns) byField.set(field, [...(byField.get(field) ?? []), column]);
  return [...byField].map(([field, [first = "", ...rest]]) => {
    if (rest.length === 0) return `${quoted(first)} as ${field}`;
    return `${rest.length + 1} columns from ${quoted(first)} to ${quoted(rest.at(-1) ?? "")} as ${field}`;
  });
}

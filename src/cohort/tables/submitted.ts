import { show } from "../../errors.js";
import { isBlank } from "../text.js";
import { type DateOrder, orderOf } from "./date-order.js";
import { isoText, readMoment } from "./dates.js";
import type { DialectColumn } from "./dialects/dialect.js";
import type { Line } from "./lines.js";

/** When the forms of a table were sent, as far as the tool says. */
export interface SubmittedTimes {
  /** By row number: ISO text in the wall time of the export, or with `Z` where the tool writes UTC. */
  readonly of: ReadonlyMap<number, string>;
  readonly warnings: readonly string[];
}

/**
 * Reads the column in which the tool wrote when a form was sent. The order of day and month is decided from it and from
 * the column of starting times together.
 */
export function submittedTimes(
  lines: readonly Line[],
  columns: readonly DialectColumn[],
  headers: readonly string[],
  told: { readonly order: DateOrder | undefined; readonly timeZone: string | undefined },
): SubmittedTimes {
  const at = columns.findIndex(({ about }) => about === "submitted");
  if (at === -1) return { of: new Map(), warnings: [] };
  const times = columns.flatMap(({ about }, column) => (about === "submitted" || about === "started" ? [column] : []));
  const found = orderOf(everyCell(lines, times));
  const order = told.order ?? found.order;
  const header = show(headers[at] ?? "");
  if (order === undefined && (found.ambiguous !== undefined || found.clash !== undefined)) {
    const seen = found.clash ?? [found.ambiguous ?? ""];
    const warning =
      `The order of day and month in the column ${header} cannot be told from ${seen.map(show).join(" and ")}, ` +
      'so no row has a time. Give dateOrder: "day first" or "month first".';
    return { of: new Map(), warnings: [warning] };
  }
  const of = new Map<number, string>();
  let unread: Line | undefined;
  for (const line of lines) {
    const cell = line.cells[at] ?? "";
    const moment = readMoment(cell, order);
    if (moment !== undefined && moment !== "ambiguous") {
      of.set(
        line.number,
        isoText(told.timeZone === "UTC" && moment.zone === undefined ? { ...moment, zone: "Z" } : moment),
      );
    } else if (!isBlank(cell)) unread ??= line;
  }
  const warnings =
    unread === undefined
      ? []
      : [`Row ${unread.number} has no readable time in the column ${header}: ${show(unread.cells[at])}.`];
  return { of, warnings };
}

function* everyCell(lines: readonly Line[], columns: readonly number[]): Generator<string> {
  for (const { cells } of lines) for (const column of columns) yield cells[column] ?? "";
}

import { cleaned, folded, isBlank } from "../../text.js";
import type { Line } from "../lines.js";
import type { About, Dialect, DialectColumn, OptionRun, SetAsideReason } from "./dialect.js";
import { headerAt } from "./looks.js";
import { isOtherPart } from "./words.js";

const abouts: ReadonlyMap<string, About> = new Map([
  ["#", "tool"],
  ["response type", "tool"],
  ["start date (utc)", "started"],
  ["stage date (utc)", "tool"],
  ["submit date (utc)", "submitted"],
  ["network id", "tool"],
  ["tags", "tool"],
  ["ending", "tool"],
]);

/**
 * Typeform: `#` first, its own columns last, times in UTC. Old exports have one column for each option of a question
 * without saying of which question; newer ones say in `Response Type` whether a form was finished.
 */
export const typeform: Dialect = {
  name: "typeform",
  title: "Typeform",
  recognises: (lines) => headerAt(lines[0], 0) === "#" && hasOwnColumns(lines[0]),
  fits: (lines) => headerAt(lines[0], 0) === "#" || hasOwnColumns(lines[0]),
  headerRows: [1],
  read: (_file, lines) => {
    const headers = (lines[0]?.cells ?? []).map((_, column) => headerAt(lines[0], column));
    const type = headers.findIndex((header) => folded(header) === "response type");
    const runs = optionRuns(headers, lines);
    return {
      headerRows: 1,
      columns: columnsOf(headers, runs),
      joiner: ", ",
      timeZone: "UTC",
      reasonOf: (cells) => reasonOf(cells[type]),
      optionRuns: runs,
      warnings: [],
      mistakes: [],
    };
  },
};

function hasOwnColumns(line: Line | undefined): boolean {
  const headers = new Set((line?.cells ?? []).map((_, column) => folded(headerAt(line, column))));
  return headers.has("submit date (utc)") || (headers.has("start date (utc)") && headers.has("network id"));
}

function reasonOf(type: string | undefined): SetAsideReason | undefined {
  const text = folded(type ?? "");
  return text === "partial" || text === "started" ? "unfinished" : undefined;
}

/** Neighbouring columns in which every answer is the header itself, with the column for other answers at their end. */
function optionRuns(headers: readonly string[], lines: readonly Line[]): readonly OptionRun[] {
  const isOption = headers.map((header, column) => header !== "" && holdsOnly(header, lines, column));
  const runs: { from: number; to: number }[] = [];
  for (const [at, is] of isOption.entries()) {
    const open = runs.at(-1);
    if (is && open?.to === at - 1) open.to = at;
    else if (is) runs.push({ from: at, to: at });
    else if (open?.to === at - 1 && open.to > open.from && isOtherPart(headers[at] ?? "")) open.to = at;
  }
  return runs.filter(({ from, to }) => to > from);
}

function holdsOnly(header: string, lines: readonly Line[], column: number): boolean {
  let filled = 0;
  for (const { cells } of lines.slice(1)) {
    const cell = cells[column] ?? "";
    if (isBlank(cell)) continue;
    filled++;
    if (cell.length > 4 * header.length + 100 || folded(cell) !== folded(header)) return false;
  }
  return filled > 0;
}

function columnsOf(headers: readonly string[], runs: readonly OptionRun[]): readonly DialectColumn[] {
  return headers.map((header, at): DialectColumn => {
    const about = at === 0 || at > 1 ? abouts.get(folded(header)) : undefined;
    if (about !== undefined) return { question: header, about };
    const left = cleaned(headers[at - 1] ?? "");
    // Alone, "Other" is what somebody wrote instead of an option of the question to its left.
    const alone = isOtherPart(header) && at > 1 && !runs.some(({ from, to }) => at >= from && at <= to);
    return alone && left !== "" ? { question: left, part: header } : { question: header };
  });
}

import { cleaned, folded, isBlank } from "../../text.js";
import type { Line } from "../lines.js";
import type { About, Dialect, DialectColumn } from "./dialect.js";
import { headerAt } from "./looks.js";
import { wholeQuestionWords } from "./words.js";

const abouts: ReadonlyMap<string, About> = new Map([
  ["respondent id", "tool"],
  ["respondentid", "tool"],
  ["collector id", "tool"],
  ["collectorid", "tool"],
  ["start date", "started"],
  ["startdate", "started"],
  ["date created", "started"],
  ["end date", "submitted"],
  ["enddate", "submitted"],
  ["date modified", "submitted"],
  ["ip address", "tool"],
  ["email address", "email"],
  ["first name", "tool"],
  ["last name", "tool"],
  ["language", "tool"],
]);

/** What a table program writes where a header cell is blank. */
const madeUp = /^Unnamed: \d{1,6}(?:_level_\d{1,2})?$/;

/**
 * SurveyMonkey: two header rows, the question and below it the option or `Response`; only the first column of a question
 * repeats it. Condensed exports have one header row; in older or mangled ones the second is empty, or the blanks of the
 * first were filled up.
 */
export const surveyMonkey: Dialect = {
  name: "surveymonkey",
  title: "SurveyMonkey",
  recognises: startsWithRespondent,
  fits: (lines) => lines.length > 0,
  headerRows: [2, 1],
  read: (_file, lines, told) => {
    const headerRows = told ?? (isSecondHeader(lines[0], lines[1]) ? 2 : 1);
    const columns = headerRows === 2 ? twoRows(lines[0], lines[1]) : oneRow(lines[0]);
    return { headerRows, columns, joiner: ", ", warnings: [], mistakes: [] };
  },
};

function startsWithRespondent(lines: readonly Line[]): boolean {
  return /^respondent ?id$/.test(folded(headerAt(lines[0], 0)));
}

/** Below the tool's own columns, which every answer fills, a second header row is blank. */
function isSecondHeader(first: Line | undefined, second: Line | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const isOwn = (column: number) => aboutOf(blankHeader(first, column)) !== undefined;
  return first.cells.every((_, column) => !isOwn(column) || blankHeader(second, column) === "");
}

function oneRow(line: Line | undefined): readonly DialectColumn[] {
  return (line?.cells ?? []).map((_, column): DialectColumn => {
    const question = blankHeader(line, column);
    const about = aboutOf(question);
    return about === undefined ? { question } : { question, about };
  });
}

function twoRows(first: Line | undefined, second: Line | undefined): readonly DialectColumn[] {
  const width = Math.max(first?.cells.length ?? 0, second?.cells.length ?? 0);
  const tops = Array.from({ length: width }, (_, column) => blankHeader(first, column));
  const belows = Array.from({ length: width }, (_, column) => blankHeader(second, column));
  const columns: DialectColumn[] = [];
  let question = "";
  let ordinal = 0;
  for (const [column, top] of tops.entries()) {
    const below = belows[column] ?? "";
    const about = below === "" ? aboutOf(top) : undefined;
    ordinal = top === "" || top === question ? ordinal + 1 : 1;
    if (top !== "") question = top;
    if (about !== undefined) {
      columns.push({ question: top, about });
      question = "";
    } else if (wholeQuestionWords.has(folded(below)) || question === "")
      columns.push({ question: question === "" ? below : question });
    else if (below !== "") columns.push({ question, part: below });
    // Without sub-headings the further columns of a question are told apart by their number; their cells name the options.
    else columns.push(ordinal > 1 ? { question, part: String(ordinal) } : { question });
  }
  return columns;
}

function aboutOf(header: string): About | undefined {
  return abouts.get(folded(header)) ?? (/^custom data(?: \d{1,3})?$/.test(folded(header)) ? "tool" : undefined);
}

function blankHeader(line: Line | undefined, column: number): string {
  const header = headerAt(line, column);
  return isBlank(header) || madeUp.test(header) ? "" : cleaned(header);
}

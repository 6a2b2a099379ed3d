import { folded } from "../../text.js";
import type { Line } from "../lines.js";
import type { About, DialectColumn } from "./dialect.js";
import { answersIn, gridParts, headerAt, mostly } from "./looks.js";
import { emailWords, quizWords, timestampWords } from "./words.js";

/** A timestamp as the form itself writes it: `2020/10/30 3:08:44 PM GMT+1`; a sheet writes those of its own country. */
const ofForms = /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d\d:\d\d ?[AP]M\b/i;

/** Three numbers with something between them: every country's way to write a day. */
const someDate = /\d{1,4}\D{1,3}\d{1,2}\D{1,3}\d{1,4}/;

/** Whether the first column is Google's timestamp: by its name in some language, and by what is in it. */
export function isGoogle(lines: readonly Line[]): boolean {
  const times = answersIn(lines, 0);
  return (
    startsWithTimestamp(lines) && (times.length === 0 || mostly(times, (cell) => someDate.test(cell.slice(0, 80))))
  );
}

/** Whether the timestamps were written by the form, so that semicolons join options; a sheet joins them by commas. */
export function isOfForms(lines: readonly Line[]): boolean {
  return mostly(answersIn(lines, 0), (cell) => ofForms.test(cell));
}

/** Whether the first header is the one of Google's timestamps. */
export function startsWithTimestamp(lines: readonly Line[]): boolean {
  return timestampWords.has(folded(headerAt(lines[0], 0)));
}

/** The columns of a Google form: timestamp, address, scores of a quiz, questions, and the rows of grids in brackets. */
export function googleColumns(line: Line | undefined): readonly DialectColumn[] {
  const headers = (line?.cells ?? []).map((_, column) => headerAt(line, column));
  const isQuiz = headers.slice(0, 4).some((header) => quizWords.has(folded(header)));
  return headers.map((header, at): DialectColumn => {
    const about = aboutOf(header, at);
    if (about !== undefined) return { question: header, about };
    const column = gridParts(header);
    const { question, part } = column;
    // A quiz has two columns more for each question: `Question [Score]` and `Question [Feedback]`.
    const isMark = isQuiz && part !== undefined && ["score", "feedback"].includes(part.toLowerCase());
    if (isMark && (headers[at - 1] === question || headers[at - 2] === question))
      return { question: header, about: "tool" };
    return column;
  });
}

function aboutOf(header: string, at: number): About | undefined {
  const text = folded(header);
  if (at === 0 && timestampWords.has(text)) return "submitted";
  if (at === 1 && emailWords.has(text)) return "email";
  return at <= 3 && quizWords.has(text) ? "tool" : undefined;
}

import { show } from "../../../errors.js";
import { emailAddress } from "../../survey/email.js";
import { folded } from "../../text.js";
import { readMoment } from "../dates.js";
import type { Line } from "../lines.js";
import type { About, Dialect, DialectColumn } from "./dialect.js";
import { answersIn, headerAt, mostly } from "./looks.js";
import { completionWords, idWords, quizPrefixes, quizWords, startWords } from "./words.js";

/**
 * Microsoft Forms: its workbook, or the same saved as CSV. Every option ends with a semicolon, repeated questions have a
 * number at their end, a quiz adds columns, and whoever answers without signing in is "anonymous".
 */
export const microsoftForms: Dialect = {
  name: "microsoft-forms",
  title: "Microsoft Forms",
  recognises: (lines) => fiveColumns(lines) && (inWords(lines) || inShape(lines)),
  fits: fiveColumns,
  headerRows: [1],
  read: (_file, lines) => {
    const headers = (lines[0]?.cells ?? []).map((_, column) => headerAt(lines[0], column));
    const addresses = answersIn(lines, 3);
    const anonymous = addresses.length > 0 && addresses.every((cell) => emailAddress(cell) === undefined);
    const warnings: string[] = [];
    const columns = headers.map((header, at) => columnOf(headers, header, at, anonymous, warnings));
    return { headerRows: 1, columns, joiner: ";", warnings, mistakes: [] };
  },
};

function fiveColumns(lines: readonly Line[]): boolean {
  return (lines[0]?.cells.length ?? 0) >= 5 && idWords.has(folded(headerAt(lines[0], 0)));
}

function inWords(lines: readonly Line[]): boolean {
  return startWords.has(folded(headerAt(lines[0], 1))) && completionWords.has(folded(headerAt(lines[0], 2)));
}

/** In a language that is not listed: a number, two times, and an address or "anonymous". */
function inShape(lines: readonly Line[]): boolean {
  const isTime = (cell: string) => {
    const moment = readMoment(cell, "day first") ?? readMoment(cell, "month first");
    return moment !== undefined && moment !== "ambiguous" && moment.time !== undefined;
  };
  return (
    mostly(answersIn(lines, 0), (cell) => /^\d{1,9}$/.test(cell.trim())) &&
    mostly(answersIn(lines, 1), isTime) &&
    mostly(answersIn(lines, 2), isTime) &&
    mostly(answersIn(lines, 3), (cell) => emailAddress(cell) !== undefined || /^[\p{L}]{4,20}$/u.test(cell.trim()))
  );
}

const firstFive: readonly About[] = ["tool", "started", "submitted", "email", "tool"];

function columnOf(
  headers: readonly string[],
  header: string,
  at: number,
  anonymous: boolean,
  warnings: string[],
): DialectColumn {
  const about = firstFive[at];
  if (about !== undefined) return { question: header, about: about === "email" && anonymous ? "tool" : about };
  if (quizWords.has(folded(header)) || isQuizColumn(headers, header, at)) return { question: header, about: "tool" };
  const question = unnumbered(headers, header, at);
  if (question === header) return { question };
  warnings.push(`The column ${show(header)} was read as the question ${show(question)}, asked again.`);
  return { question, header };
}

/** `Points - Question` and `Feedback - Question` follow the question of a quiz. */
function isQuizColumn(headers: readonly string[], header: string, at: number): boolean {
  const before = headers.slice(Math.max(0, at - 2), at);
  return before.some((question) => {
    const prefix = question !== "" && header.endsWith(` - ${question}`) ? header.slice(0, -question.length - 3) : "";
    return quizPrefixes.has(folded(prefix));
  });
}

/** `When2` is the question `When` asked for the second time, where `When` stands to its left. */
function unnumbered(headers: readonly string[], header: string, at: number): string {
  const found = /^(.*[^\s\d])(\d{1,3})$/s.exec(header.length > 5000 ? "" : header);
  const [, question = "", number = ""] = found ?? [];
  if (question === "" || Number(number) < 2 || String(Number(number)) !== number) return header;
  const earlier = number === "2" ? question : `${question}${Number(number) - 1}`;
  const left = headers.slice(5, at);
  return left.includes(earlier) && left.includes(question) ? question : header;
}

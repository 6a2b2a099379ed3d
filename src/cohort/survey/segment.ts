import { cleaned, folded } from "../text.js";
import type { Options } from "./options.js";

/** A joined cell cut into its options. */
export interface Segments {
  /** Options in the order of the cell, in the declared spelling, each once. */
  readonly found: readonly string[];
  /** What is left: runs of text that are no option, each with the pieces between its separators. */
  readonly rest: readonly { readonly text: string; readonly pieces: readonly string[] }[];
}

/** Characters that a list in one cell may have; no person ticks or types more, and cutting remembers each separator. */
export const longestList = 100_000;

/**
 * Cuts a joined cell ("a;b;" or "a, b") into options, which may contain the separators themselves.
 *
 * Among all ways to cut, one with the fewest unknown pieces is taken, and among those the one whose options are longest
 * from the left. Where semicolons join, commas do not separate: "for fun, and profit" stays one text. Cost: pieces ×
 * options that share a first letter.
 */
export function segment(cell: string, options: Options): Segments {
  if (cell.length > longestList) return { found: [], rest: [{ text: cell, pieces: [cell] }] };
  const lines = cell
    .split("\n")
    .map(cleaned)
    .filter((line) => line !== "");
  const text = lines.join("\n");
  const bySemicolon = text.includes(";") || !text.includes(",") ? cut(text, ";", options) : undefined;
  const unknown = bySemicolon?.rest.length ?? Number.POSITIVE_INFINITY;
  if (bySemicolon && unknown === 0) return bySemicolon;
  const byComma = cut(text, ",", options);
  const pieces = byComma.rest.reduce((sum, run) => sum + run.pieces.length, 0);
  return bySemicolon && unknown <= pieces ? bySemicolon : byComma;
}

/** The best way on from a position of the text: its option (or undefined for an unknown piece) and where that one ends. */
interface Step {
  readonly unknown: number;
  readonly option: string | undefined;
  readonly end: number;
}

function cut(text: string, joiner: string, options: Options): Segments {
  const matched = text.split("\n").map(folded).join("\n");
  // Lower case may change a text's length ("İ"); then positions only fit the folded text itself.
  const shown = matched.length === text.length ? text : matched;
  const separates = (at: number) => at >= matched.length || matched[at] === joiner || matched[at] === "\n";
  const steps = new Map<number, Step>();
  const starts = pieceStarts(matched, separates);
  for (const start of starts.reverse()) {
    steps.set(start, bestStep(matched, start, separates, options, steps));
  }
  return followed(shown, joiner, steps);
}

function pieceStarts(text: string, separates: (at: number) => boolean): number[] {
  const starts = [afterBlanks(text, 0)];
  for (let at = 0; at < text.length; at++) if (separates(at)) starts.push(afterBlanks(text, at + 1));
  return starts;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

function bestStep(
  text: string,
  start: number,
  separates: (at: number) => boolean,
  options: Options,
  steps: ReadonlyMap<number, Step>,
): Step {
  const after = (end: number) => (end >= text.length ? 0 : (steps.get(afterBlanks(text, end + 1))?.unknown ?? 0));
  let end = start;
  while (!separates(end)) end++;
  let best: Step = { unknown: after(end) + (end === start ? 0 : 1), option: undefined, end };
  let isOption = false;
  for (const candidate of options.byFirst.get(text[start] ?? "") ?? []) {
    if (!text.startsWith(candidate, start)) continue;
    const close = afterBlanks(text, start + candidate.length);
    // Candidates come longest first, so an equally good shorter one does not replace a longer one.
    if (!separates(close) || (isOption ? after(close) >= best.unknown : after(close) > best.unknown)) continue;
    best = { unknown: after(close), option: options.byFolded.get(candidate), end: close };
    isOption = true;
  }
  return best;
}

function followed(text: string, joiner: string, steps: ReadonlyMap<number, Step>): Segments {
  const found = new Set<string>();
  const rest: { start: number; end: number; pieces: string[] }[] = [];
  let inRun = false;
  for (let at = afterBlanks(text, 0); at < text.length; ) {
    const step = steps.get(at);
    if (step === undefined) break;
    const piece = text.slice(at, step.end).trim();
    const run = rest.at(-1);
    if (step.option !== undefined) found.add(step.option);
    // Only commas may belong to the text of a person; a semicolon or a line break always ends what they wrote.
    else if (inRun && run && joiner === "," && piece !== "" && text[run.end] === ",") {
      run.pieces.push(piece);
      run.end = step.end;
    } else if (piece !== "") rest.push({ start: at, end: step.end, pieces: [piece] });
    if (piece !== "") inRun = step.option === undefined;
    at = afterBlanks(text, step.end + 1);
  }
  return {
    found: [...found],
    rest: rest.map((run) => ({ text: text.slice(run.start, run.end).trim(), pieces: run.pieces })),
  };
}

import { type Mistake, mistake, PairwrightError, shortened } from "../../errors.js";
import { canonical } from "../../plan/record.js";
import { header, type LedgerEntry, type LedgerHead } from "../../review/ledger-entry.js";
import { checkedEntry } from "../../review/read-ledger.js";
import { verifyLedger } from "../../review/verify-ledger.js";

/*
 * A ledger as a file: a line that says what it is, then a line of JSON for each entry, all in the one form that JSON of equal
 * content has (sorted keys, no blanks). So every byte is accounted for: a line that reads otherwise was not written here.
 */

const newline = 10;
const headerLine = canonical(header);
const encoder = new TextEncoder();

/** The lines of entries as bytes, for the end of the file. */
export function linesOf(entries: readonly LedgerEntry[]): Uint8Array {
  return encoder.encode(entries.map((entry) => `${canonical(entry)}\n`).join(""));
}

/** A whole file as bytes. */
export function fileOf(entries: readonly LedgerEntry[]): Uint8Array {
  const [first, rest] = [encoder.encode(`${headerLine}\n`), linesOf(entries)];
  const bytes = new Uint8Array(first.length + rest.length);
  bytes.set(first);
  bytes.set(rest, first.length);
  return bytes;
}

/** What stands in a file. */
export interface ReadLines {
  readonly entries: readonly LedgerEntry[];
  /** How many bytes of the file are whole lines, from its beginning. */
  readonly whole: number;
  /**
   * What stands after the last whole line, where a write was cut off: `complete` when only the line break is missing, so that
   * the entry counts; otherwise the write was never acknowledged.
   */
  readonly rest?: { readonly text: string; readonly bytes: number; readonly complete: boolean };
}

/**
 * Reads a file and verifies the chain.
 *
 * @throws PairwrightError for a file that is no ledger, and for one that was changed, with the number of the entry.
 */
export function readLines(bytes: Uint8Array, file: string, head?: LedgerHead): ReadLines {
  const ends = lineEnds(bytes);
  const [firstEnd] = ends;
  if (firstEnd === undefined) return withoutHeader(bytes, file, head);
  refuseOther(textOf(bytes.subarray(0, firstEnd)), file);

  const entries: LedgerEntry[] = [];
  for (const [index, end] of ends.slice(1).entries()) {
    const start = (ends[index] ?? 0) + 1;
    entries.push(entryOf(bytes.subarray(start, end), index + 1, file));
  }
  const whole = (ends.at(-1) ?? 0) + 1;
  const tail = bytes.subarray(whole);
  if (tail.length === 0) return verified({ entries, whole }, file, head);
  const text = new TextDecoder().decode(tail);
  if (isUnfinished(text))
    return verified({ entries, whole, rest: { text, bytes: tail.length, complete: false } }, file, head);
  const last = entryOf(tail, entries.length + 1, file);
  return verified(
    { entries: [...entries, last], whole, rest: { text, bytes: tail.length, complete: true } },
    file,
    head,
  );
}

function verified(read: ReadLines, file: string, head: LedgerHead | undefined): ReadLines {
  const found = verifyLedger(read.entries, head);
  if (!found.ok) throw changed(file, found.entry, found.text);
  return read;
}

/** An empty file, or one whose first line was cut off: a ledger that was being made. */
function withoutHeader(bytes: Uint8Array, file: string, head: LedgerHead | undefined): ReadLines {
  const text = textOf(bytes);
  if (text === undefined || !headerLine.startsWith(text)) refuseOther(text, file);
  const rest = bytes.length === 0 ? {} : { rest: { text: text ?? "", bytes: bytes.length, complete: false } };
  return verified({ entries: [], whole: 0, ...rest }, file, head);
}

function refuseOther(first: string | undefined, file: string): void {
  if (first === headerLine) return;
  const shown = first === undefined ? "bytes that are no text" : shortened(first);
  throw new PairwrightError("openLedger", [otherFile(first, file, shown)]);
}

function otherFile(first: string | undefined, file: string, shown: string): Mistake {
  if (first !== undefined && /^\{"format":"pairwright ledger","version":\d+\}$/.test(first)) {
    const remedy = "Use the pairwright that wrote it.";
    return mistake("ledger-version", file, "this ledger is of another version.", remedy, shown);
  }
  if (first?.replace(/^\ufeff/, "").trim() === headerLine) {
    const message = "this is a ledger whose line breaks or first bytes something else wrote anew.";
    const remedy = "Go back to a copy from before an editor, or a tool that turns line breaks, had it.";
    return mistake("ledger-file", file, message, remedy, shown);
  }
  const remedy = "Name the file of a ledger, or one that is not there yet.";
  return mistake("ledger-file", file, "this is no ledger.", remedy, shown);
}

function entryOf(line: Uint8Array, number: number, file: string): LedgerEntry {
  const text = textOf(line);
  const mistakes: Mistake[] = [];
  const given = text === undefined ? undefined : parsed(text);
  const entry = given === undefined ? undefined : checkedEntry(given, "entry", mistakes);
  // Equal content in another form is a change, too: whoever made it can have meant anything.
  if (entry !== undefined && canonical(entry) === text) return entry;
  const [first] = mistakes;
  throw changed(
    file,
    number,
    first === undefined ? "Its line is not as it was written." : `${first.where}: ${first.message}`,
  );
}

function changed(file: string, number: number, what: string): PairwrightError {
  const remedy = "Go back to a copy from before the change, or ask who changed it.";
  return new PairwrightError("openLedger", [mistake("ledger-broken", `${file}, entry ${number}`, what, remedy)]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is told by the caller, as a line that was changed.
    return undefined;
  }
}

/** Whether a text is the beginning of a JSON object that never ends, or bytes that were reserved and never written. */
function isUnfinished(text: string): boolean {
  if (/^\0+$/.test(text)) return true;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isInText) {
      if (sign === "\\") at++;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    if (depth === 0) return false;
  }
  return true;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Bytes that are no UTF-8: the caller tells where.
    return undefined;
  }
}

function lineEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) ends.push(at);
  return ends;
}

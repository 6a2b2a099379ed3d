import { open, readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { kindOf } from "../cohort/tables/kinds.js";
import { beyond, defaultLimits } from "../cohort/tables/limits.js";
import { checkedLimits } from "../cohort/tables/lines.js";
import { readTable, type Table } from "../cohort/tables/table.js";
import type { TableOptions } from "../cohort/tables/table-options.js";
import { type Mistake, mistake, nearest, PairwrightError, show } from "../errors.js";
import type { WorkbookLimits } from "../workbook/limits.js";
import { readWorkbook, type WorkbookOptions } from "../workbook/read-workbook.js";
import { refusal } from "./refusal.js";

/** What `readTableFile` may be told: what `readTable` and `readWorkbook` may; what does not fit the file is a mistake. */
export interface TableFileOptions extends Omit<TableOptions, "limits">, Omit<WorkbookOptions, "limits"> {
  /** The most that is read; what is not given is as in `TableLimits` and `WorkbookLimits`. */
  readonly limits?: Partial<WorkbookLimits>;
}

/**
 * Reads a CSV file (.csv, .tsv, .txt) or a sheet of an Excel workbook (.xlsx): what it is, is told by its content, not by
 * its name. Messages call it by its name without folders unless `file` says otherwise.
 *
 * @throws PairwrightError for a missing file (with the nearest name in the folder), a folder, no permission, a file of more
 * bytes than allowed (before it is read), a sheet of a file that has none, and for all that `readTable` and `readWorkbook`
 * throw.
 * @example
 * ```ts
 * const cohort = intake(program, {
 *   mentee: await readTableFile("answers/mentees.csv"),
 *   mentor: await readTableFile("answers/mentors.csv"),
 * });
 * ```
 */
export async function readTableFile(path: string, options: TableFileOptions = {}): Promise<Table> {
  const named = { file: basename(path), ...options };
  const most = checkedLimits("readTableFile", bytesOnly(options.limits)).bytes;
  const bytes = await bytesOf(path, most, named.file);
  const { sheet, limits, delimiter, encoding, ...rest } = named;
  if (kindOf(bytes) === "workbook") {
    const useless = Object.entries({ delimiter, encoding }).filter(([, value]) => value !== undefined);
    refuseUseless(useless, named.file, "a workbook has none of that");
    return readWorkbook(bytes, { ...rest, ...(sheet === undefined ? {} : { sheet }), ...(limits ? { limits } : {}) });
  }
  refuseUseless(sheet === undefined ? [] : [["sheet", sheet]], named.file, "this is no workbook, and has no sheets");
  return readTable(bytes, {
    ...rest,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(limits === undefined ? {} : { limits: forText(limits) }),
  });
}

function bytesOnly(limits: Partial<WorkbookLimits> | undefined): { readonly bytes?: number } {
  return limits?.bytes === undefined ? {} : { bytes: limits.bytes };
}

/** Limits of archives say nothing about a text. */
function forText({ parts: _parts, unpackedBytes: _unpacked, ratio: _ratio, ...limits }: Partial<WorkbookLimits>) {
  return limits;
}

function refuseUseless(given: readonly (readonly [string, unknown])[], file: string, why: string): void {
  const mistakes = given.map(([name, value]) =>
    mistake("useless-option", `${file}, option ${show(name)}`, `${why}.`, "Leave this option out.", value),
  );
  if (mistakes.length > 0) throw new PairwrightError("readTableFile", mistakes);
}

/** A file that is too large is refused by its size, before it fills the memory. */
async function bytesOf(path: string, most: number, file: string): Promise<Uint8Array> {
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size > most)
        throw new PairwrightError("readTableFile", [beyond(file, "bytes", { ...defaultLimits, bytes: most })]);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof PairwrightError) throw error;
    const found = refusal(error, "read", path);
    throw new PairwrightError("readTableFile", [
      found.code === "file-missing" ? await withNearest(found, path) : found,
    ]);
  }
}

/** A slip of the keyboard is the usual reason for a missing file. */
async function withNearest(found: Mistake, path: string): Promise<Mistake> {
  // Where the folder cannot be listed either, there is no better advice, and the mistake itself is told all the same.
  const names = await readdir(dirname(path)).catch((): string[] => []);
  const near = nearest(basename(path), names);
  return near === undefined ? found : { ...found, remedy: `Did you mean ${show(near)}?` };
}

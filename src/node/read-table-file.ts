import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { readTable, type Table } from "../cohort/tables/table.js";
import type { TableOptions } from "../cohort/tables/table-options.js";
import { type Mistake, nearest, PairwrightError, show } from "../errors.js";
import { refusal } from "./refusal.js";

/**
 * Reads a CSV file; messages call it by its name without folders unless `file` says otherwise.
 *
 * @throws PairwrightError for a missing file (with the nearest name in the folder), a folder, no permission, and for all
 * that `readTable` throws.
 * @example
 * ```ts
 * const cohort = intake(program, {
 *   mentee: await readTableFile("answers/mentees.csv"),
 *   mentor: await readTableFile("answers/mentors.csv"),
 * });
 * ```
 */
export async function readTableFile(path: string, options: TableOptions = {}): Promise<Table> {
  return readTable(await bytesOf(path), { file: basename(path), ...options });
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
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

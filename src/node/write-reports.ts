import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Mistake, mistake, PairwrightError, refuse } from "../errors.js";
import { refusal } from "./refusal.js";

/**
 * Writes texts as UTF-8 files into one folder, which is made when it is not there; files of the same names are replaced.
 * All are written under temporary names first and then renamed, so that no reader ever finds half a file.
 *
 * @param files Text by file name. Names are plain: no folders, not `.` and not `..`.
 * @returns The paths of the files, in the order of `files`.
 * @throws PairwrightError for names that could lead out of the folder, a file in the place of the folder, a folder in the
 * place of a file, and no permission.
 * @example
 * ```ts
 * await writeReports("out", { "plan.md": report(plan, { form: "markdown" }), "plan.json": JSON.stringify(plan) });
 * ```
 */
export async function writeReports(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  refuse("writeReports", Object.keys(files).flatMap(faults));
  const draft = await during(folder, async () => {
    await mkdir(folder, { recursive: true });
    return mkdtemp(join(folder, ".pairwright-"));
  });
  try {
    for (const [name, text] of Object.entries(files)) {
      await during(join(folder, name), () => writeFile(join(draft, name), text, "utf8"));
    }
    for (const name of Object.keys(files)) {
      await during(join(folder, name), () => rename(join(draft, name), join(folder, name)));
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return Object.keys(files).map((name) => join(folder, name));
}

function faults(name: string): Mistake[] {
  const isPlain = !/[/\\:\p{Cc}]/u.test(name) && name.trim() !== "" && name !== "." && name !== "..";
  if (isPlain) return [];
  const message = "a report is written into the folder itself, under a plain name.";
  return [mistake("report-name", "files", message, 'Give a name such as "plan.md".', name)];
}

async function during<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new PairwrightError("writeReports", [refusal(error, "write", path)]);
  }
}

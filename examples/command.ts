// What the commands of these examples share: how they end, how they show progress, how they read lists and write plans.
import { fileURLToPath } from "node:url";
import { PairwrightError, type Progress } from "pairwright";
import { readTableFile, writeReports } from "pairwright/node";

/** Where the survey files of the examples are. */
export const here = (file: string) => fileURLToPath(new URL(`answers/${file}`, import.meta.url));

/**
 * Runs a command and sets the code with which it ends: that of `main`, or 1 where something in the files or options is wrong,
 * which is printed without a trace of the code. `help` is how the options are listed.
 */
export async function command(main: () => number | Promise<number>, help: string): Promise<void> {
  // A reader who has seen enough, such as head, is no mistake.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    const ofOptions = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    const ofSystem = error instanceof Error && "syscall" in error; // a file that cannot be read, a full disk
    if (!(error instanceof PairwrightError) && !ofOptions && !ofSystem) throw error;
    process.stderr.write(`${error.message}\n${ofOptions ? `\n${help} lists the options.\n` : ""}`);
    process.exitCode = 1;
  }
}

/** Refuses an option that is none of the known words. */
export function wordOf<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const known = words.find((word) => word === given);
  if (known !== undefined) return known;
  const remedy = `Use ${words.join(" or ")}.`;
  const message = "there is no such choice.";
  throw new PairwrightError("example", [
    { code: "option", where: option, value: JSON.stringify(given), message, remedy },
  ]);
}

/** Tells on the error stream how far long work has come; short work stays quiet. */
export function teller(): (progress: Progress) => void {
  const start = performance.now();
  let told = "";
  return ({ stage, done }) => {
    const line = `${stage}: ${Math.round(done * 10) * 10} of 100`;
    if (line === told || performance.now() - start < 1000) return;
    told = line;
    process.stderr.write(`… ${line}\n`);
  };
}

/** An option as a number; what is none is left to `match`, which says so. */
export function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** Prints what is explained, each under a blank line. */
export function tell(title: string, texts: readonly string[]): void {
  process.stdout.write(`\n${title}\n${"=".repeat(title.length)}\n`);
  for (const text of texts) process.stdout.write(`\n${text}\n`);
}

/**
 * Reads a list: the addresses in these columns, row by row, empty texts where there are none. The first `needed` of the columns
 * have to be there; `what` says in a message what is listed.
 */
export async function readAddresses(
  file: string | undefined,
  what: string,
  columns: readonly string[],
  needed: number,
): Promise<string[][]> {
  if (file === undefined) return [];
  const { headers, rows, file: name } = await readTableFile(file);
  const places = columns.map((header) => headers.indexOf(header));
  if (places.slice(0, needed).includes(-1)) {
    const message = `a list of ${what} has the columns ${columns.slice(0, needed).join(" and ")}.`;
    const remedy = "Name the two columns so in the first row.";
    throw new PairwrightError("readAddresses", [{ code: "list-columns", where: name, message, remedy }]);
  }
  return rows.map(({ cells }) => places.map((at) => (cells[at] ?? "").trim().toLowerCase()));
}

/** Writes files into a folder, where one is given, and says so. */
export async function writeInto(folder: string | undefined, files: Readonly<Record<string, string>>): Promise<void> {
  if (folder === undefined) return;
  const written = await writeReports(folder, { ...files });
  process.stdout.write(`\nWritten: ${written.join(", ")}\n`);
}

/** A row of a list of groups: the addresses in it, and what a plan.csv says of it (`matched`, `bye`, `unmatched`). */
export interface ListedGroup {
  readonly people: readonly string[];
  readonly status: string;
}

/** Reads groups: the columns person, with, and, and 2, … hold an address each; the first two must be there. */
export async function readGroups(file: string | undefined): Promise<ListedGroup[]> {
  if (file === undefined) return [];
  const { headers, rows, file: name } = await readTableFile(file);
  if (!headers.includes("person") || !headers.includes("with")) {
    const message = "a list of groups has the columns person and with.";
    const remedy = "Name the two columns so in the first row.";
    throw new PairwrightError("readGroups", [{ code: "groups-columns", where: name, message, remedy }]);
  }
  const columns = headers.flatMap((header, at) => (/^(?:person|with|and(?: \d+)?)$/.test(header) ? [at] : []));
  const status = headers.indexOf("status");
  const address = (cell = "") => cell.trim().toLowerCase();
  return rows.map(({ cells }) => ({
    people: columns.map((at) => address(cells[at])).filter((id) => id !== ""),
    status: status < 0 ? "" : (cells[status] ?? ""),
  }));
}

// What every example needs besides its programme: how it is run from a terminal, and how lists of groups are read.
import { fileURLToPath } from "node:url";
import { PairwrightError, type Progress } from "pairwright";
import { readTableFile } from "pairwright/node";

/** Where the survey files of the examples are. */
export const here = (file: string) => fileURLToPath(new URL(`answers/${file}`, import.meta.url));

/** Runs an example: its number is the exit code, and what is wrong in files and options is told without a trace. */
export async function run(main: () => Promise<number>, howToAsk: string): Promise<void> {
  // A reader who has seen enough, such as head, is no mistake.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    const ofOptions = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (!(error instanceof PairwrightError) && !ofOptions) throw error;
    process.stderr.write(`${error.message}\n${ofOptions ? `\n${howToAsk} --help lists the options.\n` : ""}`);
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

/** A whole number of an option; what is none becomes NaN, which the library names. */
export const numberOf = (given: string) => (given.trim() === "" ? Number.NaN : Number(given));

/** Tells on the error stream how far long work has come; short work stays quiet. */
export function teller() {
  const start = performance.now();
  let told = "";
  return ({ stage, done }: Progress) => {
    const line = `${stage}: ${Math.round(done * 10) * 10} of 100`;
    if (line === told || performance.now() - start < 1000) return;
    told = line;
    process.stderr.write(`… ${line}\n`);
  };
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

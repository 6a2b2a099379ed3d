/*
 * What becomes of every fixture and of every real file beside the checkout, as a table for people:
 *
 *   npx tsx tests/cohort/tables/dialect-table.ts
 */
import { pathToFileURL } from "node:url";
import { readTable } from "../../../src/cohort/tables/table.js";
import type { TableOptions } from "../../../src/cohort/tables/table-options.js";
import { sharedFile } from "../../shared-data.js";
import { fixtures } from "./fixtures.js";
import { realFiles } from "./real-files.js";

interface File {
  readonly name: string;
  readonly text: string;
  readonly options?: TableOptions;
}

const head = ["file", "dialect", "header rows", "rows in", "people", "set aside", "blank", "warnings"];

/** A Markdown table with a line for each file. */
export function dialectTable(files: readonly File[]): string {
  const lines = files.map(({ name, text, options }) => {
    const { dialect, titleRows, headerRows, rows, setAside, blankRows, warnings } = readTable(text, options);
    const rowsIn = rows.length + setAside.length + blankRows;
    const header = titleRows > 0 ? `${titleRows} above + ${headerRows}` : headerRows;
    const reasons = [...new Set(setAside.map(({ reason }) => reason))];
    const aside = reasons.map((reason) => `${setAside.filter((row) => row.reason === reason).length} ${reason}`);
    return [name, dialect, header, rowsIn, rows.length, aside.join(", ") || 0, blankRows, warnings.length];
  });
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** The made files, in the order of the fixtures. */
export function madeFiles(): readonly File[] {
  return fixtures.map(({ name, lines, options }) => ({ name, text: lines.join("\n"), ...(options && { options }) }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const real = realFiles.flatMap(({ path }): File[] => {
    const text = sharedFile(path);
    return text === undefined ? [] : [{ name: path, text }];
  });
  process.stdout.write(dialectTable([...real, ...madeFiles()]));
}

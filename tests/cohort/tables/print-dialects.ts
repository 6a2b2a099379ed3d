/*
 * Prints what becomes of every fixture and of every real file beside the checkout:
 *
 *   npx tsx tests/cohort/tables/print-dialects.ts
 */
import { readTable } from "../../../src/cohort/tables/table.js";
import type { TableOptions } from "../../../src/cohort/tables/table-options.js";
import { sharedFile } from "../../shared-data.js";
import { fixtures } from "./fixtures.js";
import { realFiles } from "./real-files.js";

interface Row {
  readonly name: string;
  readonly text: string;
  readonly options?: TableOptions;
}

const real = realFiles.flatMap(({ path }): Row[] => {
  const text = sharedFile(path);
  return text === undefined ? [] : [{ name: path, text }];
});
const made = fixtures.map(
  ({ name, lines, options }): Row => ({ name, text: lines.join("\n"), ...(options && { options }) }),
);

const out = [
  "| file | dialect | header rows | rows in | people | set aside | blank | problems |",
  "|---|---|---|---|---|---|---|---|",
];
for (const { name, text, options } of [...real, ...made]) {
  const table = readTable(text, options);
  const { dialect, titleRows, headerRows, rows, setAside, blankRows, warnings } = table;
  const rowsIn = rows.length + setAside.length + blankRows;
  const header = titleRows > 0 ? `${titleRows} + ${headerRows}` : headerRows;
  const aside = [...new Set(setAside.map(({ reason }) => reason))].map(
    (reason) => `${setAside.filter((row) => row.reason === reason).length} ${reason}`,
  );
  out.push(
    `| ${name} | ${dialect} | ${header} | ${rowsIn} | ${rows.length} | ${aside.join(", ") || 0} | ${blankRows} | ${warnings.length} |`,
  );
}
process.stdout.write(`${out.join("\n")}\n`);

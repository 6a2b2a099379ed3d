// Tables that are no races: rows of figures, printed, stored and shown as they are.
import { writeFileSync } from "node:fs";
import { type Machine, machine, resultsFile, today } from "./results.js";

/** A table as it is stored. */
export interface Figures {
  readonly table: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly machine: Machine;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know. */
  readonly note: string;
}

/** Prints a table, and stores it where the run was one of the whole table. */
export function tell(given: Pick<Figures, "table" | "title" | "columns" | "rows" | "note">, isWhole: boolean): void {
  const { table, title, columns, rows, note } = given;
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)) + 2);
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("");
  process.stdout.write(`\n${title}\n${[columns, ...rows].map(line).join("\n")}\n${note}\n`);
  if (!isWhole) return;
  const figures: Figures = { table, title, date: today(), machine: machine(), columns, rows, note };
  writeFileSync(resultsFile(table), `${JSON.stringify(figures, null, 1)}\n`);
}

/** The table in Markdown. */
export function figuresTable({ columns, rows, note, date, machine }: Figures): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = columns.map((_, at) => (at === 0 ? "---" : "---:"));
  const { processor, cores, memory, system, node } = machine;
  const where = `${date}, ${processor}, ${cores} processors, ${memory} GiB, ${system}, Node ${node.slice(1)}.`;
  return [...[columns, rule, ...rows].map(line), "", `${note} ${where}`].join("\n");
}

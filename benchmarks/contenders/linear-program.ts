// Transport as a linear program in the text form that HiGHS reads (CPLEX LP format): the variable `r3c5` says how much of
// row 3 goes to column 5. The constraints are those of a network, so a corner of them is whole.
import type { Problem } from "../../src/kernels/problem.js";

/** Costs as small as possible; every row gets one column, no column more rows than it has places. */
export function linearProgram(problem: Problem): string {
  const { rows, columns, scores, columnPlaces } = problem;
  const names = Array.from(scores, (_, at) => `r${Math.floor(at / columns)}c${at % columns}`);
  const lines = ["maximize", sum(names.map((name, at) => `${scores[at]} ${name}`)), "subject to"];
  for (let row = 0; row < rows; row++) lines.push(`${sum(names.slice(row * columns, (row + 1) * columns))} = 1`);
  for (let column = 0; column < columns; column++) {
    const own = Array.from({ length: rows }, (_, row) => names[row * columns + column]!);
    lines.push(`${sum(own)} <= ${columnPlaces.max[column]}`);
  }
  return [...lines, "end"].join("\n");
}

/** The column of each row, from the values of the variables. */
export function readColumns(found: Readonly<Record<string, object>>, { rows }: Problem): Int32Array {
  const columns = new Int32Array(rows).fill(-1);
  for (const [name, value] of Object.entries(found)) {
    const [, row, column] = /^r(\d+)c(\d+)$/.exec(name) ?? [];
    if ("Primal" in value && Math.round(Number(value.Primal)) === 1) columns[Number(row)] = Number(column);
  }
  return columns;
}

/** Lines of the format are short. */
function sum(terms: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 10) lines.push(terms.slice(at, at + 10).join(" + "));
  return lines.join("\n + ");
}

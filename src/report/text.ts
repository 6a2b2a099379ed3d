import type { Block, Column } from "./document.js";
import { documentOf } from "./plan-document.js";
import { printable } from "./printable.js";
import type { Shown } from "./shown.js";
import { widthOf, wrapped } from "./width.js";

/** Columns of a terminal. */
const screen = 100;
const margin = "  ";

/** Writes a report for a terminal: tables in columns, at most 100 columns wide, no colours. */
export function text(shown: Shown): string {
  return textOf(documentOf(shown));
}

/** Writes the pieces of any report for a terminal. */
export function textOf(blocks: readonly Block[]): string {
  return `${blocks.map(written).join("\n\n")}\n`;
}

function written(block: Block): string {
  switch (block.kind) {
    case "title":
      return underlined(printable(block.text), "=");
    case "heading":
      return underlined(printable(block.text), "-");
    case "paragraph":
      return wrapped(printable(block.text), screen).join("\n");
    case "list":
      return block.items.map((item) => `- ${hanging(printable(item))}`).join("\n");
    case "table":
      return columns(block.columns, block.rows);
  }
}

function underlined(words: string, rule: string): string {
  const lines = wrapped(words, screen);
  return [...lines, rule.repeat(Math.max(...lines.map(widthOf)))].join("\n");
}

function hanging(item: string): string {
  return wrapped(item, screen - margin.length).join(`\n${margin}`);
}

/** Lays cells out in columns; what does not fit the screen is wrapped within its column. */
function columns(heads: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = heads.map(({ title }) => printable(title));
  const cells = rows.map((row) => row.map(printable));
  const widths = fitted(
    titles.map((title, at) => Math.max(...[title, ...cells.map((row) => row[at] ?? "")].map(widthOf))),
    screen - margin.length * (heads.length - 1),
  );
  const rule = widths.map((width) => "-".repeat(width));
  return [titles, rule, ...cells].map((row) => laidOut(row, heads, widths)).join("\n");
}

function laidOut(row: readonly string[], heads: readonly Column[], widths: readonly number[]): string {
  const lines = row.map((cell, at) => wrapped(cell, widths[at] ?? screen));
  const height = Math.max(...lines.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    lines
      .map((cell, at) => padded(cell[line] ?? "", widths[at] ?? 0, heads[at]?.align ?? "left"))
      .join(margin)
      .trimEnd(),
  ).join("\n");
}

function padded(cell: string, width: number, align: Column["align"]): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(cell)));
  return align === "right" ? blanks + cell : cell + blanks;
}

/** Takes from the widest columns until all fit together. */
function fitted(natural: readonly number[], room: number): readonly number[] {
  const widths = natural.map((width) => Math.min(width, room));
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

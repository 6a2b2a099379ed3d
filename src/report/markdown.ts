import type { Block, Column } from "./document.js";
import { documentOf } from "./plan-document.js";
import { printable } from "./printable.js";
import type { Shown } from "./shown.js";

/** Writes a report as Markdown with the tables of GitHub; nothing in a name or an answer can become markup. */
export function markdown(shown: Shown): string {
  return markdownOf(documentOf(shown));
}

/** Writes the pieces of any report as Markdown. */
export function markdownOf(blocks: readonly Block[]): string {
  return `${blocks.map(written).join("\n\n")}\n`;
}

function written(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${escaped(block.text)}`;
    case "heading":
      return `## ${escaped(block.text)}`;
    case "paragraph":
      return escaped(block.text);
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      return [
        line(block.columns.map(({ title }) => escaped(title))),
        line(block.columns.map(ruler)),
        ...block.rows.map((row) => line(row.map(escaped))),
      ].join("\n");
  }
}

function ruler({ align }: Column): string {
  return align === "right" ? "---:" : "---";
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

const entities: Readonly<Record<string, string>> = Object.freeze({ "&": "&amp;", "<": "&lt;", ">": "&gt;" });

/**
 * A text that Markdown shows as it is: on one line, HTML as entities, a backslash before what could be markup (CommonMark
 * 0.31, section 2.4), also where it opens a list, a heading or a rule.
 */
export function escaped(given: string): string {
  return printable(given)
    .replace(/[\\`*_[\]|~#]/g, "\\$&")
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)([.)])(?= |$)/, "$1\\$2");
}

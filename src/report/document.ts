/** A column of a table: its title, and whether its cells are numbers that line up on the right. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** A piece of a report, free of any form: texts hold no markup, each form makes them harmless in its own way. */
export type Block =
  | { readonly kind: "title" | "heading" | "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      /** As many cells in each row as there are columns. */
      readonly rows: readonly (readonly string[])[];
    };

/** The opening of a report, one a report. */
export function title(text: string): Block {
  return { kind: "title", text };
}

/** The opening of a section. */
export function heading(text: string): Block {
  return { kind: "heading", text };
}

/** One or more sentences. */
export function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** Points in their order. */
export function list(items: readonly string[]): Block {
  return { kind: "list", items };
}

/** A table; a title that starts with `>` is that of a column of numbers. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): Block {
  const columns = titles.map(
    (given): Column =>
      given.startsWith(">") ? { title: given.slice(1), align: "right" } : { title: given, align: "left" },
  );
  return { kind: "table", columns, rows };
}

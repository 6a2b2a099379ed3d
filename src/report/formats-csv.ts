import type { Field, Row, Table } from "./rows.js";
import type { Shown, ShownFormats } from "./shown.js";

/** Where a person stands whom no step took. */
const left = ["left over", "left over name", "left over as"] as const;

/**
 * The tables of all steps in one, with the step in front: the columns of each, what several have once; and of everybody whom
 * no step took one row for each step, with its cause. `tableOf` makes the table of a step.
 */
export function formatsTable({ outcome, names, steps }: ShownFormats, tableOf: (shown: Shown) => Table): Table {
  const tables = steps.map(({ name, shown }) => ({ name, ...tableOf(shown) }));
  const fields = new Map<string, Field>();
  const apart = new Set(["status", "cause", "text"]);
  for (const { key, title } of tables.flatMap((table) => table.fields)) {
    if (!apart.has(key)) fields.set(key, { key, title });
  }
  const isNamed = Object.values(names).some((name) => name !== undefined);
  const plain = (keys: readonly string[]) => keys.map((key): Field => ({ key, title: key }));
  const made = tables.flatMap(({ name, rows }) =>
    rows.filter(({ status }) => status === "matched").map((row): Row => ({ ...row, step: name })),
  );
  const unmatched = outcome.status === "infeasible" ? [] : outcome.unmatched;
  const over = unmatched.flatMap(({ role, id, causes }) =>
    causes.map(
      ({ step, cause, text }): Row => ({
        step,
        status: "unmatched",
        "left over": id,
        "left over name": names[role]?.(id) ?? "",
        "left over as": role,
        cause,
        text,
      }),
    ),
  );
  return {
    fields: [
      ...plain(["step", "status"]),
      ...fields.values(),
      ...plain(left.filter((key) => isNamed || key !== "left over name")),
      ...plain(["cause", "text"]),
    ],
    rows: [...made, ...over],
  };
}

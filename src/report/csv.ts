import Papa from "papaparse";
import type { Infeasible, Noun, Plan } from "../plan/plan.js";
import type { Field, Row } from "./group-csv.js";
import { peersFields, peersRows } from "./peers-csv.js";
import { printable } from "./printable.js";
import { roundsFields, roundsRows } from "./rounds-csv.js";
import type { Shown, ShownPairs } from "./shown.js";

/**
 * Writes a report as a table for a spreadsheet or a program: one row for each pair and one for each person without a
 * partner, told apart by the column `status` (`matched`, `unmatched`, and `bye` in rounds); where there is no plan one row for each clash
 * (`no plan`).
 *
 * RFC 4180 with CRLF; a byte order mark comes first, because Excel takes accents apart without it. `readTable` reads it
 * back. A cell that a spreadsheet would take for a formula gets an apostrophe in front: one whose first visible character
 * is `=`, `+`, `-` or `@` or a full-width form of these; tabs and line breaks are taken out of all cells.
 */
export function csv(shown: Shown): string {
  const fields = columnsOf(shown);
  const rows = shown.outcome.status === "infeasible" ? clashRows(shown.outcome) : planRows(shown);
  return csvOf(
    fields.map(({ title }) => title),
    rows.map((row) => fields.map(({ key }) => row[key] ?? "")),
  );
}

function columnsOf(shown: Shown): Field[] {
  if (shown.format === "rounds") return roundsFields(shown);
  return shown.format === "peers" ? peersFields(shown) : fieldsOf(shown);
}

function planRows(shown: Shown): Row[] {
  if (shown.format === "rounds") return roundsRows(shown);
  if (shown.format === "peers") return peersRows(shown);
  const { outcome } = shown;
  return outcome.status === "infeasible" ? [] : [...pairRows(outcome, shown), ...leftRows(outcome, shown)];
}

/** Writes any table in the same way; numbers are no text that could be a formula, and stay numbers. */
export function csvOf(titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const data = rows.map((row) => row.map((cell) => (typeof cell === "number" ? String(cell) : harmless(cell))));
  const body = Papa.unparse({ fields: titles.map(harmless), data }, { newline: "\r\n" });
  return `\uFEFF${body}\r\n`;
}

const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** A cell that is text to every spreadsheet. */
export function harmless(cell: string): string {
  const text = printable(cell);
  return formula.test(text) ? `'${text}` : text;
}

function fieldsOf({ roles, names, reasonsOf }: ShownPairs): Field[] {
  const people = roles.flatMap((role) => [
    { key: `id of ${role}`, title: role },
    ...(names[role] ? [{ key: `name of ${role}`, title: `${role} name` }] : []),
  ]);
  const plain = (title: string) => ({ key: title, title });
  const learnt = roles.map((role) => ({ key: `learns ${role}`, title: `${role} can learn` }));
  return [
    plain("status"),
    ...people,
    ...["fit", "known", "required"].map(plain),
    ...(reasonsOf ? [plain("they share"), ...learnt, plain("unknown")] : []),
    ...["cause", "text"].map(plain),
  ];
}

function pairRows({ roles, pairs }: Plan, { names, reasonsOf }: ShownPairs): Row[] {
  return pairs.map((pair) => {
    const reasons = reasonsOf?.(pair);
    return {
      status: "matched",
      ...Object.fromEntries(roles.flatMap((role) => personCells(role, pair[role] ?? "", names))),
      fit: pair.fit.toFixed(6),
      known: pair.known.toFixed(6),
      required: pair.must ? "yes" : "no",
      ...(reasons
        ? {
            "they share": reasons.shared.join("; "),
            ...Object.fromEntries(roles.map((role) => [`learns ${role}`, (reasons.learns[role] ?? []).join("; ")])),
            unknown: reasons.unknown.join("; "),
          }
        : {}),
    };
  });
}

function leftRows({ unmatched }: Plan, { names }: ShownPairs): Row[] {
  return unmatched.map(({ role, id, cause, text }) => ({
    status: "unmatched",
    ...Object.fromEntries(personCells(role, id, names)),
    cause,
    text,
  }));
}

function clashRows({ conflicts }: Infeasible<string, Noun>): Row[] {
  return conflicts.map(({ code, text, remedies }) => ({
    status: "no plan",
    cause: code,
    text: [text, ...remedies].join(" "),
  }));
}

function personCells(role: string, id: string, names: Shown["names"]): (readonly [string, string])[] {
  return [
    [`id of ${role}`, id],
    [`name of ${role}`, names[role]?.(id) ?? ""],
  ];
}

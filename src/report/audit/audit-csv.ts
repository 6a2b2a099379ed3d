import { csvOf } from "../csv.js";
import type { Audit, AuditGroup, AuditProxy, AuditTable } from "./audit-data.js";
import { bounds } from "./audit-document.js";
import type { AuditChanges } from "./compare-audits.js";
import { groupName } from "./words.js";

const titles = [
  "audit",
  "kind",
  "role",
  "attribute",
  "group",
  "people",
  "matched",
  "rate",
  "rate low",
  "rate high",
  "reference",
  "ratio",
  "unmatched ratio",
  "p",
  "p corrected",
  "difference",
  "difference low",
  "difference high",
  "g",
  "g low",
  "g high",
  "flag",
  "significant",
  "small",
  "partners",
  "places",
  "mean fit",
  "worst-off people",
  "worst-off fit",
  "rank",
  "waiting",
  "alone",
  "alone by lot",
  "area under the curve",
  "text",
] as const;

type Row = { readonly [K in (typeof titles)[number]]?: string | number | boolean | undefined };

/**
 * Writes audits as a table for a spreadsheet: one row for each group (`kind` is `group`), for what is not shown together
 * (`not shown`) and for each check of a proxy (`proxy`); `audit` tells before and after apart.
 */
export function auditCsv(audit: Audit | AuditChanges): string {
  const rows =
    audit.format === "audit" ? rowsOf(audit, "") : [...rowsOf(audit.before, "before"), ...rowsOf(audit.after, "after")];
  return csvOf(
    titles,
    rows.map((row) => titles.map((title) => cell(row[title]))),
  );
}

function cell(value: Row[keyof Row]): string | number {
  return typeof value === "boolean" ? (value ? "yes" : "no") : (value ?? "");
}

function rowsOf({ tables, proxies }: Audit, audit: string): Row[] {
  return [...tables.flatMap((table) => tableRows(table, audit)), ...proxies.map((proxy) => proxyRow(proxy, audit))];
}

function tableRows({ role, attributes, groups, notShown, reference }: AuditTable, audit: string): Row[] {
  const place = { audit, role, attribute: groupName(attributes) };
  return [
    ...groups.map((group): Row => ({ ...place, kind: "group", ...groupCells(group, reference) })),
    ...(notShown ? [{ ...place, kind: "not shown", ...notShown }] : []),
  ];
}

function groupCells(
  { group, people, matched, rate, comparison, load, fit, waiting, alone }: AuditGroup,
  reference?: readonly string[],
): Row {
  return {
    group: groupName(group),
    people,
    matched,
    rate: rate.value,
    "rate low": rate.low,
    "rate high": rate.high,
    partners: load.partners,
    places: load.places,
    "mean fit": fit?.mean,
    "worst-off people": fit?.worstOff.people,
    "worst-off fit": fit?.worstOff.mean,
    rank: fit?.rank,
    waiting: waiting?.mean,
    ...(alone === undefined ? {} : { alone: bounds(alone), "alone by lot": alone.byLot }),
    ...(comparison
      ? {
          reference: groupName(reference ?? []),
          ratio: comparison.ratio,
          "unmatched ratio": comparison.unmatchedRatio,
          p: comparison.p,
          "p corrected": comparison.pCorrected,
          difference: comparison.difference.value,
          "difference low": comparison.difference.low,
          "difference high": comparison.difference.high,
          g: comparison.fit?.g,
          "g low": comparison.fit?.low,
          "g high": comparison.fit?.high,
          flag: comparison.flag,
          significant: comparison.significant,
          small: comparison.small,
          text: comparison.text,
        }
      : {}),
  };
}

function proxyRow({ role, attribute, group, auc, flag, criteria }: AuditProxy, audit: string): Row {
  const text = criteria.map((one) => `${one.criterion} ${one.auc.toFixed(2)}`).join("; ");
  return { audit, kind: "proxy", role, attribute, group, "area under the curve": auc, flag, text };
}

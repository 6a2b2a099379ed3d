import type { AuditComparison, AuditGroup } from "./audit-data.js";
import type { AuditThresholds } from "./thresholds.js";

/** What a group is called: its answers, joined where it has several. */
export function groupName(group: readonly string[]): string {
  return group.join(" and ");
}

/** A p value as people read it. */
function chanceInWords(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

/** A figure to hundredths, without a minus before zero. */
export function hundredths(value: number): string {
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

/** The verdict on a group: always with ratio, p and interval, since a ratio alone misleads in small groups. */
export function verdict(
  found: Omit<AuditComparison, "text">,
  group: Omit<AuditGroup, "comparison">,
  reference: Omit<AuditGroup, "comparison">,
  { ratio: least, unmatchedRatio: most, confidence }: AuditThresholds,
): string {
  const { ratio, unmatchedRatio, pCorrected, difference } = found;
  const counts = ({ matched, people }: Omit<AuditGroup, "comparison">) => `${matched} of ${people} matched`;
  const threshold = (value: number) => (value > 0 ? ` (threshold ${value})` : "");
  const [low, high] = [difference.low, difference.high].map(hundredths);
  const parts = [
    ratio === undefined
      ? "no ratio, since nobody of the other is matched"
      : `ratio ${hundredths(ratio)}${threshold(least)}`,
    ...(unmatchedRatio === undefined
      ? []
      : [`left over ${hundredths(unmatchedRatio)} times as often${threshold(most ?? 0)}`]),
    pCorrected === found.p
      ? chanceInWords(found.p)
      : `${chanceInWords(found.p)} (${chanceInWords(pCorrected)} for all comparisons together)`,
    `difference ${hundredths(difference.value)} (${confidence} interval ${low} to ${high})`,
  ];
  return `${groupName(group.group)}: ${counts(group)}, against ${counts(reference)} of ${groupName(reference.group)}; ${parts.join(", ")}: ${conclusion(found)}.`;
}

/** The verdict in a few words: "flag, not significant, small n". */
export function conclusion({
  flag,
  significant,
  small,
}: Pick<AuditComparison, "flag" | "significant" | "small">): string {
  return [
    flag ? "flag" : "no flag",
    significant ? "significant" : "not significant",
    ...(small ? ["small n"] : []),
  ].join(", ");
}

import { type Block, heading, list, paragraph, table, title } from "../document.js";
import type { Audit, AuditAlone, AuditGroup, AuditProxy, AuditTable } from "./audit-data.js";
import type { AuditChanges } from "./compare-audits.js";
import type { AuditThresholds } from "./thresholds.js";
import { groupName, hundredths } from "./words.js";

/** An audit as the pieces of a report: on what it rests, the tables with a sentence for each comparison, the proxies. */
export function auditDocument(audit: Audit): readonly Block[] {
  return [title("Fairness audit"), ...basisBlocks(audit.thresholds), ...bodyBlocks(audit), ...recordBlocks(audit)];
}

/** Two audits as one report: what changed, then both whole. */
export function changesDocument({ before, after, tables, notes }: AuditChanges): readonly Block[] {
  return [
    title("Fairness audit, before and after"),
    ...basisBlocks(before.thresholds),
    list(notes),
    ...tables.flatMap(({ role, attributes, groups }) => [
      heading(`What changed: ${role} by ${groupName(attributes)}`),
      groups.length > 0 ? list(groups.map(({ text }) => text)) : paragraph("No group can be shown."),
    ]),
    ...bodyBlocks(before, "Before: "),
    ...recordBlocks(before, "Before: "),
    ...bodyBlocks(after, "After: "),
    ...recordBlocks(after, "After: "),
  ];
}

function basisBlocks({ jurisdiction, legalBasis, ratio, unmatchedRatio, smallest, caution }: AuditThresholds): Block[] {
  const flags = [
    ...(ratio > 0 ? [`a match rate below ${ratio} of the reference group's`] : []),
    ...(unmatchedRatio === undefined ? [] : [`being left over more than ${unmatchedRatio} times as often`]),
  ];
  return [
    paragraph(`Jurisdiction: ${jurisdiction}. Basis: ${legalBasis}`),
    paragraph(
      `${flags.length > 0 ? `A flag means ${flags.join(" or ")}` : "Nothing is flagged"}. A flag is a reason to look, not a finding: read it with the p value and the interval. Groups below ${smallest} people are not shown; below ${caution} people chance alone moves the figures a lot.`,
    ),
  ];
}

const legend =
  "Rate is the share of people with a partner, ratio that rate over the reference group's. Partners and places are per person. Mean fit, worst-off (the lowest tenth, at least as many people as a group must have) and rank (1 is the best allowed partner) are of people with a partner; g is the difference of mean fits in standard deviations. From and to are the ends of the interval.";

const circlesLegend =
  "In a plan for circles a member with a place counts as one with a partner; the partners of a member are the others of the circle, those of a lead its members. The fit of a member is their own in their circle, and places are those of the largest circle.";

function bodyBlocks({ tables, proxies, invariance, notes, thresholds }: Audit, prefix = ""): Block[] {
  return [
    ...tables.flatMap((one) => tableBlocks(one, prefix)),
    paragraph(legend),
    ...(tables.some(({ groups }) => groups.some(({ alone }) => alone !== undefined)) ? [paragraph(circlesLegend)] : []),
    heading(`${prefix}Can other answers stand in for the sealed ones?`),
    ...proxyBlocks(proxies, thresholds),
    heading(`${prefix}Notes`),
    list([invariance.text, ...notes]),
  ];
}

function tableBlocks({ role, attributes, people, matched, groups, notShown, reference }: AuditTable, prefix: string) {
  const opening = heading(`${prefix}${role} by ${groupName(attributes)}`);
  const all = `${matched} of ${people} are matched.`;
  const left =
    notShown === undefined ? "" : ` Not shown: ${notShown.people} people in groups too small, or needed to hide these.`;
  if (groups.length === 0) return [opening, paragraph(all + left)];
  const compared = groups.flatMap(({ comparison }) => (comparison ? [comparison.text] : []));
  const against = reference ? ` Compared with ${groupName(reference)}.` : "";
  return [
    opening,
    paragraph(all + left + against),
    table(["group", ">people", ">matched", ">rate", ">from", ">to", ">ratio"], groups.map(rateRow)),
    ...(compared.length > 0 ? [list(compared)] : []),
    table(
      ["group", ">partners", ">places", ">mean fit", ">worst-off", ">rank", ">waiting", ">g", ">from", ">to"],
      groups.map(partnerRow),
    ),
    ...aloneBlocks(groups),
  ];
}

/** Who is the only one of their group in a circle; nothing for plans without circles. */
function aloneBlocks(groups: readonly AuditGroup[]): Block[] {
  const rows = groups.flatMap(({ group, alone }) =>
    alone === undefined ? [] : [[groupName(group), bounds(alone), hundredths(alone.byLot)]],
  );
  if (rows.length === 0) return [];
  return [
    table(["group", ">alone in their circle", ">by lot"], rows),
    paragraph(
      "Alone are those who are the only one of their group in their circle; by lot is how many would be on average if the same people had been dealt to these circles at random. Nothing in the plan looks at this: whether it matters is for a person to judge. Small numbers are given as a range.",
    ),
  ];
}

/** One number, or a range where the number is not told. */
export function bounds({ least, most }: AuditAlone): string {
  return least === most ? String(least) : `${least} to ${most}`;
}

function rateRow({ group, people, matched, rate, comparison }: AuditGroup): string[] {
  const figures = [rate.value, rate.low, rate.high].map(hundredths);
  return [groupName(group), String(people), String(matched), ...figures, shown(comparison?.ratio)];
}

function partnerRow({ group, load, fit, waiting, comparison }: AuditGroup): string[] {
  const effect = comparison?.fit;
  const figures = [fit?.mean, fit?.worstOff.mean, fit?.rank, waiting?.mean, effect?.g, effect?.low, effect?.high];
  return [groupName(group), hundredths(load.partners), ...[load.places, ...figures].map(shown)];
}

function shown(value: number | undefined): string {
  return value === undefined ? "-" : hundredths(value);
}

function proxyBlocks(proxies: readonly AuditProxy[], { proxy }: AuditThresholds): Block[] {
  if (proxies.length === 0) return [paragraph("Not checked, or no group is large enough for it.")];
  const flagged = proxies.filter(({ flag }) => flag);
  const checked = `${proxies.length} ${proxies.length === 1 ? "group was" : "groups were"} checked.`;
  if (flagged.length === 0)
    return [
      paragraph(`${checked} From what the criteria read, none can be told better than ${proxy} (0.5 is chance).`),
    ];
  return [
    paragraph(`${checked} Those below can be told from what the criteria read, better than ${proxy} (0.5 is chance).`),
    table(
      ["role", "attribute", "group", ">area under the curve", "criteria that tell most"],
      flagged.map(({ role, attribute, group, auc, criteria }) => [
        role,
        attribute,
        group,
        hundredths(auc),
        criteria
          .slice(0, 3)
          .map(({ criterion, auc: alone }) => `${criterion} ${hundredths(alone)}`)
          .join(", "),
      ]),
    ),
  ];
}

function recordBlocks({ record }: Audit, prefix = ""): Block[] {
  const { pairwright, seed, inputs } = record;
  return [
    heading(`${prefix}Record of the audited plan`),
    table(
      ["what", "value"],
      [
        ["pairwright", pairwright],
        ["seed", String(seed)],
        ["inputs (SHA-256)", inputs],
      ],
    ),
  ];
}

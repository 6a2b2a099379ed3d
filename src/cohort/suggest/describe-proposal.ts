import { shortened } from "../../errors.js";
import type { MappingProposal, ProposedLine } from "./suggest-mapping.js";

/**
 * A proposal in words, for the person who confirms it: first what needs a decision, then what fields would be filled with,
 * what would be sealed, and what would be ignored, each with its reason.
 *
 * @example `describeProposal(suggestMapping(["id", "goals"], ["Your goals", "Phone"]))`
 */
export function describeProposal({ lines, undecided, missing }: MappingProposal): string {
  const filled = lines.filter(({ use }) => use === "field");
  const without = missing.filter(({ required }) => !required).map(({ field }) => field);
  return [
    ...section("Please decide:", [
      ...undecided.map(({ columns, candidates, why }) => {
        const fields = candidates.map(({ field, sure }) => `${field} (${sure.toFixed(2)})`);
        return `${named(columns)}: ${why}; perhaps ${fields.join(" or ")}.`;
      }),
      ...missing
        .filter(({ required }) => required)
        .map(({ field, near }) => {
          const nearest = near.length > 0 ? `; the nearest is ${named([near[0]?.column ?? ""])}` : "";
          return `${field} needs a column, and none is near enough${nearest}.`;
        }),
    ]),
    ...section(
      "Proposed:",
      filled.map(
        (line) => `${line.field} from ${named(line.columns)} (${line.sure.toFixed(2)}: ${line.why.join("; ")}).`,
      ),
    ),
    ...section("Sealed, so that no score can use them:", reasons(lines, "sealed")),
    ...section("Ignored:", reasons(lines, "ignored")),
    ...(without.length > 0 ? [`Without a column: ${without.join(", ")}.`] : []),
  ].join("\n");
}

function reasons(lines: readonly ProposedLine[], use: ProposedLine["use"]): readonly string[] {
  return lines.filter((line) => line.use === use).map(({ columns, why }) => `${named(columns)}: ${why.join("; ")}.`);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

/** The header of one column; of several, the first and how many there are. */
function named([first = "", ...others]: readonly string[]): string {
  const header = `"${shortened(first, 80)}"`;
  return others.length === 0 ? header : `${header} and ${others.length} more of its question`;
}

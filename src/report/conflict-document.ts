import type { Conflict } from "../constraints/conflicts.js";
import type { Infeasible, Noun } from "../plan/plan.js";
import { type Block, heading, list, paragraph, title } from "./document.js";
import { recordBlocks, warningBlocks } from "./record-blocks.js";

/** What did not happen. */
const nothing: Readonly<Record<Noun, string>> = {
  pairs: "Nobody was paired.",
  peers: "Nobody was paired.",
  circles: "Nobody was put into a circle.",
  rounds: "No round was planned.",
};

/** An outcome without a plan as the pieces of a report: each clash with what would resolve it. */
export function conflictDocument({ format, conflicts, warnings, record }: Infeasible<string, Noun>): readonly Block[] {
  const isStopped = conflicts.every(({ code }) => code === "stopped-by-hook");
  const clashes = conflicts.length === 1 ? "1 clash" : `${conflicts.length} clashes`;
  return [
    title("No plan"),
    paragraph(
      isStopped
        ? `A hook stopped this run before a plan left. ${nothing[format]}`
        : `No plan keeps every rule and every number of places: ${clashes}. ${nothing[format]}`,
    ),
    ...clashBlocks(conflicts),
    ...warningBlocks(warnings),
    ...recordBlocks(record),
  ];
}

/** Each clash with what would resolve it. */
export function clashBlocks(conflicts: readonly Conflict[]): Block[] {
  return conflicts.flatMap(({ text, remedies }, at) => [
    heading(`Clash ${at + 1}`),
    paragraph(text),
    paragraph("Any of these would help:"),
    list(remedies),
  ]);
}

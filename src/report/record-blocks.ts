import { recordedName } from "../plan/objective.js";
import type { Warning } from "../plan/plan.js";
import type { PlanRecord } from "../plan/record.js";
import { type Block, heading, list, table } from "./document.js";

/** What the coordinator should know, or nothing. */
export function warningBlocks(warnings: readonly Warning[]): Block[] {
  return warnings.length === 0 ? [] : [heading("Worth knowing"), list(warnings.map(({ text }) => text))];
}

/** All that is needed to repeat the run. */
export function recordBlocks(record: PlanRecord<string>): Block[] {
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ");
  return [
    heading("Record"),
    table(
      ["what", "value"],
      [
        ["pairwright", record.pairwright],
        ["seed", String(record.seed)],
        ["solver", record.solver],
        ...((record.objective ?? record.fewChanges) ? [["objective", recordedName(record)]] : []),
        ...(record.most === undefined ? [] : [["most people", String(record.most)]]),
        ...(record.steps === undefined ? [] : [["steps", String(record.steps)]]),
        ["people", counts(record.people)],
        ["weights", counts(record.weights)],
        ["inputs (SHA-256)", record.inputs],
        ["time-zone data", record.timeZoneData],
      ],
    ),
  ];
}

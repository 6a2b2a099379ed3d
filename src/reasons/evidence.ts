import type { Evidence } from "../measure.js";
import type { PairsProgram, Roles } from "../program.js";

/** Gathers what all measures say about two people; each thing once, in the order of the criteria. */
export function evidenceOf(program: PairsProgram<Roles, string, string>, first: unknown, second: unknown): Evidence {
  const all = Object.values(program.criteria).flatMap((criterion) => {
    if (criterion.form !== "measure" || criterion.by.evidence === undefined) return [];
    return [criterion.by.evidence(criterion.read[0](first), criterion.read[1](second))];
  });
  const once = (of: (evidence: Evidence) => readonly string[]) => [...new Set(all.flatMap(of))];
  return {
    shared: once(({ shared }) => shared),
    firstLearns: once(({ firstLearns }) => firstLearns),
    secondLearns: once(({ secondLearns }) => secondLearns),
  };
}

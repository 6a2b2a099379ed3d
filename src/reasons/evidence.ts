import type { Evidence } from "../measure.js";
import type { Judging } from "../program.js";

/**
 * Gathers what all measures say about two people; each thing once, in the order of the criteria. A criterion that is asked
 * both ways speaks both ways: what the second learns then is what they would learn as the first.
 */
export function evidenceOf(program: Pick<Judging, "criteria">, first: unknown, second: unknown): Evidence {
  const all = Object.values(program.criteria).flatMap((criterion): Evidence[] => {
    if (criterion.form !== "measure" || criterion.by.evidence === undefined) return [];
    const forth = criterion.by.evidence(criterion.read[0](first), criterion.read[1](second));
    if (criterion.both === undefined) return [forth];
    const back = criterion.by.evidence(criterion.read[0](second), criterion.read[1](first));
    return [forth, { shared: back.shared, firstLearns: back.secondLearns, secondLearns: back.firstLearns }];
  });
  const once = (of: (evidence: Evidence) => readonly string[]) => [...new Set(all.flatMap(of))];
  return {
    shared: once(({ shared }) => shared),
    firstLearns: once(({ firstLearns }) => firstLearns),
    secondLearns: once(({ secondLearns }) => secondLearns),
  };
}

import type { PlanChanges, PlanMeasures } from "./comparison.js";

/** Each plan in one sentence about itself and, held against another, about what it gives and takes. */
export function choiceInWords(
  roles: readonly string[],
  measures: readonly (readonly [string, PlanMeasures])[],
  changes: ReadonlyMap<string, PlanChanges>,
  against: string,
): string[] {
  const reference = measures.find(([name]) => name === against)?.[1];
  return measures.map(([name, measured]) => {
    const change = changes.get(name);
    if (change === undefined || reference === undefined) return `${name}: ${itself(roles, measured)}.`;
    return `${name}: ${itself(roles, measured)}. ${held(roles, measured, reference, change, against)}`;
  });
}

function itself(roles: readonly string[], { sides, total, worst, blocking }: PlanMeasures): string {
  const matched = roles.map((role) => `${sides[role]?.matched} of ${sides[role]?.people} on the ${role} side`);
  const parts = [`${matched.join(" and ")} have a partner`, `fit in sum ${total.toFixed(3)}`];
  if (worst !== undefined) parts.push(`lowest ${worst.toFixed(3)}`);
  if (blocking !== undefined) parts.push(blocking === 1 ? "1 pair blocks it" : `${blocking} pairs block it`);
  return parts.join(", ");
}

function held(
  roles: readonly string[],
  measured: PlanMeasures,
  reference: PlanMeasures,
  { gone, come, sides }: PlanChanges,
  against: string,
): string {
  if (gone.length + come.length === 0) return `The same pairs as ${against}.`;
  const more = measured.total - reference.total;
  const [lowest, before] = [measured.worst, reference.worst];
  const parts = [
    `${amount(more)} in sum`,
    ...(lowest === undefined || before === undefined ? [] : [`a lowest fit ${difference(lowest - before)}`]),
    ...roles.map((role) => `${sides[role]?.gain} gain and ${sides[role]?.lose} lose on the ${role} side`),
  ];
  return `Against ${against}: ${parts.join(", ")}.`;
}

function amount(more: number): string {
  if (more === 0) return "the same fit";
  return `${Math.abs(more).toFixed(3)} ${more > 0 ? "more" : "less"} fit`;
}

function difference(more: number): string {
  if (more === 0) return "just as high";
  return `${Math.abs(more).toFixed(3)} ${more > 0 ? "higher" : "lower"}`;
}

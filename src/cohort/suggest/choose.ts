import type { Evidence } from "./evidence.js";

/** Below this no column is proposed for a field. */
export const enough = 0.6;

/** How much surer the best must be than the next best, on both sides. */
export const margin = 0.1;

/** A field and a unit, by their positions. */
export interface Choice {
  readonly field: number;
  readonly unit: number;
}

/**
 * Pairs fields with units, each at most once: the surest pair first, and only where it is surer by a margin than every
 * other free unit for the field and every other free field for the unit. Pairs that are too close stay free.
 *
 * This is less than an optimal assignment on purpose. The best total may give a field its second choice, so that another
 * field gets something; a person who confirms a list needs lines that are right by themselves. Cost: fields × units for
 * each pair that is made.
 */
export function surest(
  evidence: readonly (readonly Evidence[])[],
  allowed: (choice: Choice) => boolean,
  collide: (one: number, other: number) => boolean,
): readonly Choice[] {
  const made: Choice[] = [];
  const units = evidence[0]?.length ?? 0;
  for (;;) {
    const freeFields = [...evidence.keys()].filter((field) => made.every((pair) => pair.field !== field));
    const freeUnits = Array.from({ length: units }, (_, unit) => unit).filter((unit) =>
      made.every((pair) => pair.unit !== unit && !collide(pair.unit, unit)),
    );
    const sure = (field: number, unit: number) => (allowed({ field, unit }) ? (evidence[field]?.[unit]?.sure ?? 0) : 0);
    const next = bestPair(freeFields, freeUnits, sure, collide);
    if (next === undefined) return made;
    made.push(next);
  }
}

function bestPair(
  fields: readonly number[],
  units: readonly number[],
  sure: (field: number, unit: number) => number,
  collide: (one: number, other: number) => boolean,
): Choice | undefined {
  let best: (Choice & { readonly sure: number }) | undefined;
  for (const field of fields) {
    for (const unit of units) {
      const own = sure(field, unit);
      if (own < enough || own <= (best?.sure ?? 0)) continue;
      // Parts of one grid are no rivals of the grid itself for a field: whoever takes the grid takes them all.
      const otherUnits = units
        .filter((other) => other !== unit && !collide(other, unit))
        .map((other) => sure(field, other));
      const otherFields = fields.filter((other) => other !== field).map((other) => sure(other, unit));
      if (Math.max(0, ...otherUnits, ...otherFields) <= own - margin) best = { field, unit, sure: own };
    }
  }
  return best === undefined ? undefined : { field: best.field, unit: best.unit };
}

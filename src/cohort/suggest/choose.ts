import type { Evidence } from "./evidence.js";

/** Below this no column is proposed for a field. */
export const enough = 0.6;

/** How much surer the best must be than the next best, on both sides. */
const margin = 0.1;

/** A field and a unit, by their positions. */
export interface Choice {
  readonly field: number;
  readonly unit: number;
}

/**
 * Pairs fields with units, each at most once: the surest pair first, and only where it is surer by a margin than every
 * other free unit for the field and every other free field for the unit. Pairs that are too close stay free. `collide`
 * says which units share columns; they are taken together or not at all, and are no rivals of each other for a field.
 *
 * This is less than an optimal assignment on purpose. The best total may give a field its second choice, so that another
 * field gets something; a person who confirms a list needs lines that are right by themselves. Cost: fields × (fields +
 * units) for each pair that is made.
 */
export function surest(
  evidence: readonly (readonly Evidence[])[],
  allowed: (choice: Choice) => boolean,
  collide: (one: number, other: number) => boolean,
): readonly Choice[] {
  const sure = (field: number, unit: number) => (allowed({ field, unit }) ? (evidence[field]?.[unit]?.sure ?? 0) : 0);
  const made: Choice[] = [];
  let fields = [...evidence.keys()];
  let units = [...(evidence[0] ?? []).keys()];
  for (let next = bestPair(fields, units, sure, collide); next !== undefined; ) {
    const taken = next;
    made.push(taken);
    fields = fields.filter((field) => field !== taken.field);
    units = units.filter((unit) => unit !== taken.unit && !collide(taken.unit, unit));
    next = bestPair(fields, units, sure, collide);
  }
  return made;
}

/** The surest pair that is surer by the margin than whatever competes with it; the first of equals. */
function bestPair(
  fields: readonly number[],
  units: readonly number[],
  sure: (field: number, unit: number) => number,
  collide: (one: number, other: number) => boolean,
): Choice | undefined {
  let best: (Choice & { readonly sure: number }) | undefined;
  for (const field of fields) {
    const unit = bestOf(units, (other) => sure(field, other));
    if (unit === undefined) continue;
    const own = sure(field, unit);
    if (own < enough || own <= (best?.sure ?? 0)) continue;
    const rivals = [
      ...units.filter((other) => other !== unit && !collide(other, unit)).map((other) => sure(field, other)),
      ...fields.filter((other) => other !== field).map((other) => sure(other, unit)),
    ];
    if (rivals.every((rival) => rival <= own - margin)) best = { field, unit, sure: own };
  }
  return best === undefined ? undefined : { field: best.field, unit: best.unit };
}

function bestOf(units: readonly number[], sure: (unit: number) => number): number | undefined {
  let best: number | undefined;
  for (const unit of units) if (best === undefined || sure(unit) > sure(best)) best = unit;
  return best;
}

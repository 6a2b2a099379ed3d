import { mistake, refuse } from "../errors.js";
import type { RowScorer } from "../measure.js";
import { numberOf } from "./encode.js";

/** A person's scores on named scales, each in [0, 1], undefined for unknown; undefined when the person has none. */
export type Scored<S extends string> = { readonly scales: { readonly [K in S]: number | undefined } } | undefined;

/** What two known scores on one scale are worth together, in [0, 1]. */
export type Compare = (first: number, second: number) => number;

const SHARE = [0, 1] as const;

/** Refuses an empty list of scales, and one that names a scale twice. */
export function checkScales(call: string, scales: readonly string[]): void {
  if (scales.length > 0 && new Set(scales).size === scales.length) return;
  const message = "different scales are compared, at least one.";
  refuse(call, [mistake("measure-scales", "scales", message, "Name each scale once.", scales)]);
}

/** The mean worth over the scales that are known of both people; undefined when none is. */
export function meanWorth<S extends string>(
  call: string,
  scales: readonly S[],
  worth: readonly Compare[],
  first: Scored<S>,
  second: Scored<S>,
): number | undefined {
  let sum = 0;
  let known = 0;
  for (const [at, scale] of scales.entries()) {
    const one = numberOf(call, first?.scales[scale], SHARE);
    const other = numberOf(call, second?.scales[scale], SHARE);
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    sum += worth[at]?.(one, other) ?? 0;
    known++;
  }
  return known === 0 ? undefined : sum / known;
}

/** The same by rows: scores are read once into one array a side, person by person. */
export function meanWorthRows<S extends string>(
  call: string,
  scales: readonly S[],
  worth: readonly Compare[],
  first: readonly Scored<S>[],
  second: readonly Scored<S>[],
): RowScorer {
  const rows = encoded(call, scales, first);
  const columns = encoded(call, scales, second);
  const width = scales.length;
  return (row, out) => {
    for (let column = 0; column < second.length; column++) {
      let sum = 0;
      let known = 0;
      for (let at = 0; at < width; at++) {
        const one = rows[row * width + at] ?? Number.NaN;
        const other = columns[column * width + at] ?? Number.NaN;
        if (Number.isNaN(one) || Number.isNaN(other)) continue;
        sum += worth[at]?.(one, other) ?? 0;
        known++;
      }
      out[column] = known === 0 ? Number.NaN : sum / known;
    }
  };
}

function encoded<S extends string>(call: string, scales: readonly S[], people: readonly Scored<S>[]): Float64Array {
  const scores = new Float64Array(people.length * scales.length);
  for (const [at, person] of people.entries()) {
    for (const [position, scale] of scales.entries()) {
      scores[at * scales.length + position] = numberOf(call, person?.scales[scale], SHARE);
    }
  }
  return scores;
}

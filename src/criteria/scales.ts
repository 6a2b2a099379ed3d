import { mistake, refuse } from "../errors.js";
import type { RowScorer } from "../measure.js";
import { numberOf } from "./encode.js";

/** A person's scores on named scales, each in [0, 1], undefined for unknown; undefined when the person has none. */
export type Scored<S extends string> = { readonly scales: { readonly [K in S]: number | undefined } } | undefined;

/** How the scores of two people on one scale are compared. */
export interface ScaleComparison<S extends string> {
  readonly scale: S;
  /** Differences up to this one count as none, in [0, 1). */
  readonly deadBand: number;
  /** Differences from this one on count as complete; above the dead band, at most 1. */
  readonly apart: number;
  /** Who gives what the other receives, where not the difference counts but what the receiver misses. */
  readonly giver?: "first" | "second" | undefined;
}

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
  comparisons: readonly ScaleComparison<S>[],
  first: Scored<S>,
  second: Scored<S>,
): number | undefined {
  let sum = 0;
  let known = 0;
  for (const { scale, deadBand, apart, giver } of comparisons) {
    const one = numberOf(call, first?.scales[scale], SHARE);
    const other = numberOf(call, second?.scales[scale], SHARE);
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    sum += worth(distance(one, other, giver), deadBand, apart - deadBand);
    known++;
  }
  return known === 0 ? undefined : sum / known;
}

/** The same by rows: scale by scale over all columns, in the order of the scales, so that sums come out the same. */
export function meanWorthRows<S extends string>(
  call: string,
  comparisons: readonly ScaleComparison<S>[],
  first: readonly Scored<S>[],
  second: readonly Scored<S>[],
): RowScorer {
  const ready = comparisons.map(({ scale, deadBand, apart, giver }) => {
    const scoresOf = (people: readonly Scored<S>[]) =>
      Float64Array.from(people, (person) => numberOf(call, person?.scales[scale], SHARE));
    return { rows: scoresOf(first), columns: scoresOf(second), deadBand, width: apart - deadBand, giver };
  });
  const known = new Float64Array(second.length);
  return (row, out) => {
    known.fill(0);
    out.fill(0, 0, known.length);
    for (const { rows, columns, deadBand, width, giver } of ready) {
      const own = rows[row] ?? Number.NaN;
      if (!Number.isNaN(own)) addWorth(own, columns, deadBand, width, giver, out, known);
    }
    // 0 / 0 is NaN: where nothing is known, the value is unknown.
    for (let column = 0; column < known.length; column++) out[column] = (out[column] ?? 0) / (known[column] ?? 0);
  };
}

/** One scale of one row. A function of its own with two loops, which engines keep free of calls. */
function addWorth(
  own: number,
  columns: Float64Array,
  deadBand: number,
  width: number,
  giver: "first" | "second" | undefined,
  out: Float64Array,
  known: Float64Array,
): void {
  if (giver === undefined) {
    for (let column = 0; column < columns.length; column++) {
      const value = worth(Math.abs(own - (columns[column] ?? Number.NaN)), deadBand, width);
      const isKnown = value >= 0;
      out[column] = (out[column] ?? 0) + (isKnown ? value : 0);
      known[column] = (known[column] ?? 0) + (isKnown ? 1 : 0);
    }
    return;
  }
  for (let column = 0; column < columns.length; column++) {
    const other = columns[column] ?? Number.NaN;
    if (Number.isNaN(other)) continue;
    out[column] = (out[column] ?? 0) + worth(distance(own, other, giver), deadBand, width);
    known[column] = (known[column] ?? 0) + 1;
  }
}

/** 1 within the dead band, 0 from its end on by a width, linear between; NaN for an unknown distance. */
function worth(distance: number, deadBand: number, width: number): number {
  return positive(1 - positive((distance - deadBand) / width));
}

/** The number, or 0 where it is below; exact, and without a branch, which would cost more than all of the arithmetic. */
function positive(value: number): number {
  return (value + Math.abs(value)) * 0.5;
}

function distance(first: number, second: number, giver: "first" | "second" | undefined): number {
  if (giver === undefined) return Math.abs(first - second);
  return giver === "second" ? missed(first, second) : missed(second, first);
}

/**
 * How much less of what they lean to a receiver gets than they want, in [0, 1]: how far the giver stays behind on the side
 * that the receiver leans to, and never more than twice as much as the receiver leans.
 */
function missed(wanted: number, offered: number): number {
  const lean = 2 * wanted - 1;
  const behind = lean > 0 ? wanted - offered : offered - wanted;
  return Math.min(Math.abs(lean), Math.max(0, behind));
}

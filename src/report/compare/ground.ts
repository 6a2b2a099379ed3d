import type { PersonRef } from "../../constraints/conflicts.js";
import type { Context } from "../../plan/context.js";

/** The people of one role: positions `from` to `to - 1`, who meet people at `meets[0]` to `meets[1] - 1`. */
export interface Side {
  readonly role: string;
  readonly from: number;
  readonly to: number;
  readonly meets: readonly [number, number];
}

/**
 * What the measures of wishes know of a cohort, whatever the noun of its program: people by position, how many partners each
 * may have, and what each would be worth to each. Two roles or one group are the same to them.
 */
export interface Ground {
  readonly people: readonly PersonRef[];
  readonly sides: readonly Side[];
  /** Most partners of each person. */
  readonly most: Int32Array;
  /** What `other` is worth to `person`, whole millionths; NaN where the two may not meet. */
  readonly worth: (person: number, other: number) => number;
  /**
   * The same two people as a pair the other way round, where one pair rules the other out; by position, as the first of the
   * two people and the second.
   */
  readonly mirror: (person: number, other: number) => readonly [number, number] | undefined;
}

/** The ground of a plan of two roles. */
export function groundOf({ lineup, bounds, fit, program }: Context): Ground {
  const { rows, columns, scores } = fit;
  const [first, second] = lineup.roles;
  const refs = ([0, 1] as const).flatMap((side) => lineup.ids[side].map((id) => ({ role: lineup.roles[side], id })));
  const most = new Int32Array(rows + columns);
  most.set(bounds[0].max);
  most.set(bounds[1].max, rows);
  const worth = (person: number, other: number): number => {
    const isRow = person < rows;
    const [row, column] = isRow ? [person, other - rows] : [other, person - rows];
    return scores[row * columns + column] ?? Number.NaN;
  };
  const mirror = (person: number, other: number): readonly [number, number] | undefined => {
    const [row, column] = person < rows ? [person, other] : [other, person];
    const mentoring = lineup.positions[0].get(refs[column]?.id ?? "");
    const mentored = lineup.positions[1].get(refs[row]?.id ?? "");
    return mentoring === undefined || mentored === undefined ? undefined : [mentoring, rows + mentored];
  };
  return {
    people: refs,
    sides: [
      { role: first, from: 0, to: rows, meets: [rows, rows + columns] },
      { role: second, from: rows, to: rows + columns, meets: [0, rows] },
    ],
    most,
    worth,
    mirror: program.mutual === "forbidden" ? mirror : () => undefined,
  };
}

/** The partners of each person by position; a partner who must be is one whom nobody can take. */
export interface Held {
  readonly partners: readonly (readonly number[])[];
  readonly isFixed: (person: number, other: number) => boolean;
}

import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, refuse, show } from "../errors.js";

/** The people of both roles, in the order of the rows and columns. */
export type Sides = Pick<Lineup, "roles" | "people" | "ids">;

/** What criteria did wrong: counted to the end, listed up to a limit, so that one bad function cannot fill the memory. */
export interface Faults {
  readonly listed: Mistake[];
  count: number;
}

const LISTED = 10;
const REASON = 300;

/** Nothing wrong so far. */
export function noFaults(): Faults {
  return { listed: [], count: 0 };
}

/** Notes a value that is neither in [0, 1] nor undefined. */
export function notValue(faults: Faults, where: () => string, value: unknown): void {
  note(faults, () => {
    const remedy = "Give a number from 0 to 1, or undefined for unknown.";
    return mistake("criterion-value", where(), "a criterion is a number from 0 to 1.", remedy, value);
  });
}

/** Notes that something threw. */
export function failed(faults: Faults, where: () => string, error: unknown): void {
  note(faults, () => {
    const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, REASON) : show(error);
    const remedy = "Correct the function or the answers that it reads.";
    return mistake("criterion-failed", where(), `it could not be computed: ${reason}.`, remedy);
  });
}

/** Throws when there is a fault, with those listed and the number of all. */
export function refuseFaults(call: string, { listed, count }: Faults): void {
  if (count <= LISTED) {
    refuse(call, listed);
    return;
  }
  const message = `faults were found in all; the first ${LISTED} are listed.`;
  refuse(call, [...listed, mistake("criterion-more", "criteria", message, "Correct these first.", count)]);
}

/** One person or one pair under a criterion, as the caller would point at it; a side without a position is left out. */
export function placeOf(criterion: string, { roles, ids }: Sides, row?: number, column?: number): string {
  const named = ([0, 1] as const).flatMap((side) => {
    const at = side === 0 ? row : column;
    return at === undefined ? [] : [`${roles[side]} ${show(ids[side][at])}`];
  });
  return named.length === 0 ? `criteria.${criterion}` : `criteria.${criterion} for ${named.join(" and ")}`;
}

function note(faults: Faults, made: () => Mistake): void {
  faults.count++;
  if (faults.listed.length < LISTED) faults.listed.push(made());
}

import { mistake, refuse } from "../errors.js";

/** Gives each distinct key a whole number: 0, 1, 2 … in order of first appearance. */
export interface Codes {
  readonly size: number;
  /** The keys in the order of their numbers. */
  keys(): readonly string[];
  /** The number of a key, a new one when it was never seen. */
  of(key: string): number;
  /** The number of a key, or -1 when it was never seen. */
  known(key: string): number;
}

/** Opens an empty numbering. */
export function codes(): Codes {
  const numbers = new Map<string, number>();
  return {
    get size() {
      return numbers.size;
    },
    keys: () => [...numbers.keys()],
    of(key) {
      const found = numbers.get(key);
      if (found !== undefined) return found;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    },
    known: (key) => numbers.get(key) ?? -1,
  };
}

/** Lists laid end to end: list `g` is entries `starts[g]` to `starts[g + 1] - 1`. */
export interface Lists {
  /** One entry more than there are lists. */
  readonly starts: Int32Array;
  /** Positions into whatever was grouped, ascending within a list. */
  readonly entries: Int32Array;
}

/** Groups positions by the number at each position (0 … groups - 1). Cost: two passes. */
export function grouped(groupOf: readonly number[], groups: number): Lists {
  const starts = new Int32Array(groups + 1);
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const next = starts.slice();
  const entries = new Int32Array(groupOf.length);
  groupOf.forEach((group, position) => {
    const at = next[group] ?? 0;
    entries[at] = position;
    next[group] = at + 1;
  });
  return { starts, entries };
}

/**
 * A number as it was answered, NaN for unknown.
 *
 * @throws PairwrightError for what is not a finite number, or lies outside the range.
 */
export function numberOf(call: string, value: number | undefined, [from, to]: readonly [number, number]): number {
  if (value === undefined) return Number.NaN;
  if (typeof value === "number" && Number.isFinite(value) && value >= from && value <= to) return value;
  const wanted = Number.isFinite(to - from) ? `a number from ${from} to ${to}` : "a finite number";
  refuse(call, [
    mistake(
      "value-range",
      "value",
      `${wanted} is wanted.`,
      "Correct the answer, or give undefined for unknown.",
      value,
    ),
  ]);
  return Number.NaN;
}

/** The same for many people. */
export function numbersOf(
  call: string,
  values: readonly (number | undefined)[],
  range: readonly [number, number],
): Float64Array {
  return Float64Array.from(values, (value) => numberOf(call, value, range));
}

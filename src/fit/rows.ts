import { type Eligibility, forbid } from "../constraints/eligibility.js";
import type { CompiledCriterion } from "./compile.js";
import { MILLION } from "./fit.js";
import { addMoments, type Moments } from "./moments.js";

/** What a pass over all rows writes. */
export interface Tally {
  /** Row-major: the weighted sum of what is known, in [0, 1]; NaN where the pair is forbidden. */
  readonly sums: Float64Array;
  /** One bit per criterion, `words` per pair, row-major: unknown. Made when the first unknown value is met. */
  unknown: Uint32Array | undefined;
  readonly words: number;
  readonly moments: Moments;
}

/** What a pass needs to know of each criterion besides its values, and of the pair as a whole. */
export interface Weighing {
  readonly shares: readonly number[];
  /** By criterion: the least value and the position of its rule. */
  readonly floors: readonly ({ readonly least: number; readonly rule: number } | undefined)[];
  /** The least share of the weight that must be known and the position of its rule. */
  readonly evidence: { readonly least: number; readonly rule: number } | undefined;
}

/** Scratch memory of one row, reused: a few arrays as long as a row stay in the processor's cache. */
interface Scratch {
  readonly open: Int32Array;
  readonly values: readonly Float64Array[];
  readonly sums: Float64Array;
  /** Share of the weight that is unknown. */
  readonly lost: Float64Array;
  readonly unknownIn: Int32Array;
}

/** Scratch memory for rows of a number of columns. */
export function scratchFor(columns: number, criteria: number): Scratch {
  return {
    open: new Int32Array(columns),
    values: Array.from({ length: criteria }, () => new Float64Array(columns)),
    sums: new Float64Array(columns),
    lost: new Float64Array(columns),
    unknownIn: new Int32Array(criteria),
  };
}

/** Scores one row: sums what is known, marks what is not, and forbids pairs below a floor or with too little evidence. */
export function scoreRow(
  row: number,
  criteria: readonly CompiledCriterion[],
  weighing: Weighing,
  eligibility: Eligibility,
  tally: Tally,
  scratch: Scratch,
): void {
  const { open, values, sums, lost, unknownIn } = scratch;
  const count = openColumns(eligibility, row, open);
  if (count === 0) return;
  const from = row * eligibility.columns;
  sums.fill(0, 0, count);
  lost.fill(0, 0, count);
  criteria.forEach((criterion, k) => {
    const block = values[k]!;
    criterion.fill(row, open, count, block);
    const share = weighing.shares[k]!;
    unknownIn[k] = weighted(block, share, sums, count);
    if (unknownIn[k]! > 0) markUnknown(tally, block, share, lost, open, count, from, k);
  });
  for (let at = 0; at < count; at++) tally.sums[from + open[at]!] = sums[at]!;
  weighing.floors.forEach((floor, k) => {
    if (floor === undefined) return;
    const block = values[k]!;
    for (let at = 0; at < count; at++)
      if (block[at]! < floor.least) bar(eligibility, tally, floor.rule, row, open[at]!);
  });
  if (weighing.evidence !== undefined) {
    const least = Math.round(weighing.evidence.least * MILLION);
    for (let at = 0; at < count; at++) {
      if (Math.round((1 - lost[at]!) * MILLION) < least)
        bar(eligibility, tally, weighing.evidence.rule, row, open[at]!);
    }
  }
  addMoments(tally.moments, values, count, unknownIn);
}

function bar(eligibility: Eligibility, tally: Tally, rule: number, row: number, column: number): void {
  forbid(eligibility, rule, row, column);
  tally.sums[row * eligibility.columns + column] = Number.NaN;
}

/** Lists the allowed columns of a row and gives their number; where a pair stands twice, only once. */
function openColumns({ columns, words, forbiddenBy, mirrored }: Eligibility, row: number, open: Int32Array): number {
  let count = 0;
  for (let column = mirrored ? row + 1 : 0; column < columns; column++) {
    const at = (row * columns + column) * words;
    let bits = 0;
    for (let word = 0; word < words; word++) bits |= forbiddenBy[at + word]!;
    if (bits === 0) open[count++] = column;
  }
  return count;
}

/** Adds what is known and gives the number of unknown values. */
function weighted(block: Float64Array, share: number, sums: Float64Array, count: number): number {
  let unknown = 0;
  for (let at = 0; at < count; at++) {
    const value = block[at]!;
    if (Number.isNaN(value)) unknown++;
    else sums[at] = sums[at]! + share * value;
  }
  return unknown;
}

function markUnknown(
  tally: Tally,
  block: Float64Array,
  share: number,
  lost: Float64Array,
  open: Int32Array,
  count: number,
  from: number,
  criterion: number,
): void {
  tally.unknown ??= new Uint32Array(tally.sums.length * tally.words);
  const { unknown, words } = tally;
  for (let at = 0; at < count; at++) {
    if (!Number.isNaN(block[at]!)) continue;
    lost[at] = lost[at]! + share;
    const word = (from + open[at]!) * words + (criterion >>> 5);
    unknown[word] = unknown[word]! | (1 << (criterion & 31));
  }
}

import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure, RowScorer } from "../measure.js";
import { codes, grouped } from "./encode.js";

/** The options that a person chose; `[]` is the answer "none", undefined is no answer. */
export type ChosenOptions = readonly string[] | undefined;

/** What the shared options are measured against. */
export interface OverlapSettings {
  /** What the number of shared options is divided by: how many the two chose together (default), or one of them. */
  readonly of?: "union" | "smaller" | "larger" | "first" | "second";
  /** Instead of a share: this many shared options are enough for 1. A whole number, 1 or more. */
  readonly enough?: number;
}

type Divide = (shared: number, first: number, second: number) => number;

/** By the number of options, each at least as large as the shared number; nothing shared gives 0 before they are asked. */
const divisions: Readonly<Record<NonNullable<OverlapSettings["of"]>, Divide>> = Object.freeze({
  union: (shared, first, second) => shared / (first + second - shared),
  smaller: (shared, first, second) => shared / Math.min(first, second),
  larger: (shared, first, second) => shared / Math.max(first, second),
  first: (shared, first) => shared / first,
  second: (shared, _first, second) => shared / second,
});

/**
 * The share of options that two people chose alike: shared / all chosen by either (Jaccard), unless `of` or `enough` say
 * otherwise. Options are compared exactly and count once. Nothing in common gives 0, also when one list or both are empty:
 * an empty answer never outranks a real one. Unknown when either answer is.
 *
 * @throws PairwrightError for unknown settings, or for both of them.
 * @example
 * ```ts
 * overlap().score(["chess", "go"], ["go", "cooking"]); // 1 shared of 3
 * overlap({ enough: 2 }).score(["chess", "go"], ["go", "cooking"]); // 0.5
 * ```
 */
export function overlap(settings: OverlapSettings = {}): Measure<ChosenOptions> {
  const { of = "union", enough } = settings;
  refuse("overlap", faults(settings));
  const share: Divide = enough === undefined ? divisions[of] : (shared) => Math.min(1, shared / enough);
  return Object.freeze<Measure<ChosenOptions>>({
    name: "overlap",
    settings: Object.freeze(enough === undefined ? { of } : { enough }),
    symmetric: enough !== undefined || (of !== "first" && of !== "second"),
    score(first, second) {
      if (first === undefined || second === undefined) return undefined;
      const [one, other] = [new Set(first), new Set(second)];
      const shared = [...one].filter((option) => other.has(option)).length;
      return shared === 0 ? 0 : share(shared, one.size, other.size);
    },
    prepare: (first, second) => rowsOf(first, second, share),
    evidence(first = [], second = []) {
      const other = new Set(second);
      return { shared: [...new Set(first)].filter((option) => other.has(option)), firstLearns: [], secondLearns: [] };
    },
  });
}

/** Counts through lists of who chose an option, so that only what is shared costs time: a column pass and the hits. */
function rowsOf(first: readonly ChosenOptions[], second: readonly ChosenOptions[], share: Divide): RowScorer {
  const options = codes();
  const chosen: number[] = [];
  const chooser: number[] = [];
  const sizes = Float64Array.from(second, (answer, column) => {
    if (answer === undefined) return Number.NaN;
    const distinct = new Set(answer);
    for (const option of distinct) {
      chosen.push(options.of(option));
      chooser.push(column);
    }
    return distinct.size;
  });
  const { starts, entries } = grouped(chosen, options.size);
  const columnsBy = entries.map((position) => chooser[position] ?? 0);
  const rows = first.map((answer) => answer && Int32Array.from(new Set(answer), (option) => options.known(option)));
  const counts = new Int32Array(second.length);
  return (row, out) => {
    const own = rows[row];
    if (own === undefined) {
      out.fill(Number.NaN, 0, counts.length);
      return;
    }
    counts.fill(0);
    for (const option of own) {
      if (option < 0) continue;
      const end = starts[option + 1] ?? 0;
      for (let at = starts[option] ?? 0; at < end; at++) {
        const column = columnsBy[at] ?? 0;
        counts[column] = (counts[column] ?? 0) + 1;
      }
    }
    for (let column = 0; column < counts.length; column++) {
      const size = sizes[column] ?? Number.NaN;
      const shared = counts[column] ?? 0;
      out[column] = Number.isNaN(size) ? Number.NaN : shared === 0 ? 0 : share(shared, own.length, size);
    }
  };
}

function faults({ of, enough }: OverlapSettings): Mistake[] {
  const found: Mistake[] = [];
  if (of !== undefined && !Object.hasOwn(divisions, of)) {
    const remedy = `Use one of ${Object.keys(divisions).join(", ")}.`;
    found.push(mistake("overlap-of", "of", "this is nothing to divide by.", remedy, of));
  }
  if (enough !== undefined && !(Number.isSafeInteger(enough) && enough >= 1)) {
    found.push(
      mistake("overlap-enough", "enough", "a whole number, 1 or more, is wanted.", "Give for example 3.", enough),
    );
  }
  if (of !== undefined && enough !== undefined) {
    const message = "`of` and `enough` are two ways to say what 1 means.";
    found.push(mistake("overlap-both", "settings", message, "Give one of them."));
  }
  return found;
}

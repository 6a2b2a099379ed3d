import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure, Requirement, RowScorer } from "../measure.js";
import { atLeast, type RequirementSettings } from "./at-least.js";
import { codes, grouped } from "./encode.js";

/** Somebody's place in the reporting line; made for everybody at once by `reportingLines`. */
export interface ReportingLine {
  readonly id: string;
  /** Ids from the own manager upwards. */
  readonly above: readonly string[];
  /** Whether the last of `above` has nobody above; otherwise who comes next is not known. */
  readonly whole: boolean;
}

/** How much of the line counts. */
export interface OutOfLineSettings {
  /** How many steps up or down are in line: 1 is one's own manager, 2 (default) also the manager's manager. 1 to 16. */
  readonly depth?: number;
}

/** No line that is made has more steps. */
export const deepest = 16;

/**
 * Whether two people are out of each other's reporting line: 1, or 0 where either is above the other by at most `depth`
 * steps. Two people under the same manager are out of line. Unknown where a line is not known far enough to say.
 *
 * @throws PairwrightError for a depth that is no whole number from 1 to 16.
 * @example
 * ```ts
 * const ada = { id: "ada", above: ["bo", "cy"], whole: true };
 * const cy = { id: "cy", above: [], whole: true };
 * outOfLine().score(ada, cy); // 0: the manager's manager
 * outOfLine({ depth: 1 }).score(ada, cy); // 1
 * ```
 *
 * Source: a direct line mixes assessment with mentoring; excluded up to two steps (domain knowledge, sections 1.1 and 1.3).
 */
export function outOfLine(settings: OutOfLineSettings = {}): Measure<ReportingLine | undefined> {
  const depth = settings.depth ?? 2;
  refuse("outOfLine", faults(depth));
  return Object.freeze<Measure<ReportingLine | undefined>>({
    name: "outOfLine",
    settings: Object.freeze({ depth }),
    symmetric: true,
    score(first, second) {
      if (first === undefined || second === undefined) return undefined;
      if (above(first, depth).includes(second.id) || above(second, depth).includes(first.id)) return 0;
      return isKnown(first, depth) && isKnown(second, depth) ? 1 : undefined;
    },
    prepare: (first, second) => rowsOf(first, second, depth),
  });
}

/**
 * The rule that nobody meets someone from their own reporting line, in either direction.
 *
 * @throws PairwrightError as `outOfLine` and `atLeast` do.
 * @example
 * ```ts
 * const line = reportingLines([{ id: "ada", manager: "bo" }, { id: "bo", manager: null }], (p) => p.manager);
 * pairs({ ...given, rules: { "not in line": { by: notInLine(), mentee: line, mentor: line } } });
 * ```
 */
export function notInLine(
  settings: OutOfLineSettings & RequirementSettings = {},
): Requirement<ReportingLine | undefined> {
  return atLeast(1, outOfLine(settings), settings);
}

function above(line: ReportingLine, depth: number): readonly string[] {
  return line.above.slice(0, depth);
}

function isKnown({ above, whole }: ReportingLine, depth: number): boolean {
  return whole || above.length >= depth;
}

/** Starts from what most pairs are, and then only visits those in line. */
function rowsOf(
  first: readonly (ReportingLine | undefined)[],
  second: readonly (ReportingLine | undefined)[],
  depth: number,
): RowScorer {
  const ids = codes();
  const columnIds = second.map((line) => (line === undefined ? 0 : 1 + ids.of(line.id)));
  const chiefs: number[] = []; // who is above somebody of the second role
  const chiefOf: number[] = []; // the column of that somebody
  second.forEach((line, column) => {
    for (const id of line === undefined ? [] : above(line, depth)) {
      chiefs.push(ids.of(id));
      chiefOf.push(column);
    }
  });
  const named = grouped(columnIds, ids.size + 1);
  const under = grouped(chiefs, ids.size);
  const usual = Float64Array.from(second, (line) => (line !== undefined && isKnown(line, depth) ? 1 : Number.NaN));
  return (row, out) => {
    const line = first[row];
    if (line === undefined || !isKnown(line, depth)) out.fill(Number.NaN, 0, usual.length);
    else out.set(usual);
    if (line === undefined) return;
    for (const id of above(line, depth)) {
      const code = 1 + ids.known(id);
      if (code === 0) continue;
      const end = named.starts[code + 1] ?? 0;
      for (let at = named.starts[code] ?? 0; at < end; at++) out[named.entries[at] ?? 0] = 0;
    }
    const own = ids.known(line.id);
    if (own < 0) return;
    const end = under.starts[own + 1] ?? 0;
    for (let at = under.starts[own] ?? 0; at < end; at++) out[chiefOf[under.entries[at] ?? 0] ?? 0] = 0;
  };
}

function faults(depth: unknown): Mistake[] {
  if (typeof depth === "number" && Number.isInteger(depth) && depth >= 1 && depth <= deepest) return [];
  const message = `a whole number of steps from 1 to ${deepest} is wanted.`;
  return [mistake("line-depth", "depth", message, "Give 2 for managers and their managers.", depth)];
}

import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { lineup } from "../cohort/lineup.js";
import { type Conflict, type Constraints, conflictsOf, counted, named, person } from "../constraints/conflicts.js";
import { type Eligibility, isAllowed } from "../constraints/eligibility.js";
import { type Cell, readLists } from "../constraints/lists.js";
import { type Mistake, refuse, refuseOtherNouns } from "../errors.js";
import { fitOf } from "../fit/score.js";
import { refuseHooks } from "../plan/hooks/ask.js";
import { constrained, type MatchOptions } from "../plan/match-pairs.js";
import { posed } from "../plan/pose.js";
import { watching } from "../plan/run.js";
import { lackOf } from "../plan/shortage.js";
import type { PairsProgram, Roles } from "../program.js";
import { alwaysTrue } from "./price.js";

/** One of the things that cannot all be kept. Plain data. */
export interface ClashMember {
  readonly kind: "rule" | "must" | "least";
  /** The rule, the pair that must be made, or the person who must have partners, in words. */
  readonly text: string;
  /** Whether a plan exists once this one is given up and everything else is kept: also what is not part of this clash. */
  readonly enough: boolean;
}

/** A smallest set of things that cannot all be kept. */
export interface Clash {
  readonly members: readonly ClashMember[];
  /** The arithmetic of these members alone. */
  readonly conflict: Conflict;
  /**
   * `minimum`: no set with fewer members clashes. `minimal`: each member is needed for this clash, but another clash could have
   * fewer members, which was not looked for.
   */
  readonly size: "minimum" | "minimal";
  readonly text: string;
}

type Item =
  | { readonly kind: "rule"; readonly rule: number }
  | { readonly kind: "must"; readonly cell: Cell }
  | { readonly kind: "least"; readonly side: 0 | 1; readonly at: number };

/** Up to so many things are tried one by one, to show that no set with fewer members clashes. */
const TRIED = 300;

/**
 * Of a program that leaves no plan, a smallest set of rules, pairs that must be made and least numbers that cannot all be kept,
 * with the arithmetic and what would help; undefined where these do not clash: there is a plan, or only mutual loops stand in
 * the way of one.
 *
 * Found by dividing the set and asking of ever smaller parts whether they still clash (U. Junker, "QUICKXPLAIN: preferred
 * explanations and relaxations for over-constrained problems", AAAI 2004, pp. 167-172).
 *
 * Cost: that of `match` without solving, and for each member about as many flows as the logarithm of all rules and people.
 *
 * @throws PairwrightError for mistakes in what is given, as `match` does.
 * @example
 * ```ts
 * const outcome = match(program, cohort);
 * if (outcome.status === "infeasible") console.log(smallestClash(program, cohort)?.text);
 * ```
 */
export function smallestClash<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  cohort: Cohort<R>,
  options?: MatchOptions<keyof R & string>,
): Clash | undefined;
export function smallestClash(
  program: PairsProgram<Roles, string, string>,
  cohort: Cohort<Roles>,
  options: MatchOptions = {},
): Clash | undefined {
  refuseOtherNouns("smallestClash", "program", program);
  refuseHooks("smallestClash", options);
  const mistakes: Mistake[] = [];
  const people = lineup(program.roleNames, cohort.people);
  const lists = readLists(people, options, program.identity === "shared", mistakes);
  const constraints = constrained(program, people, lists, undefined, mistakes, options);
  refuse("smallestClash", mistakes);
  // Floors and minimum evidence are found while scoring, which is not needed where there is a clash without them.
  if (conflictsOf(constraints).length === 0)
    fitOf(program, people, constraints.eligibility, watching("scores", options));
  const all = itemsOf(constraints);
  const clashes = (items: readonly Item[]) => {
    options.signal?.throwIfAborted();
    return clashOf(constraints, items) !== undefined;
  };
  if (!clashes(all)) return undefined;
  const members = clashes([]) ? [] : smallest([], all, false, clashes);
  const conflict = clashOf(constraints, members);
  if (conflict === undefined) throw new Error("pairwright: a clash was lost on the way");
  const isMinimum =
    members.length <= 1 || (members.length === 2 && all.length <= TRIED && !all.some((item) => clashes([item])));
  const told = members.map((item): ClashMember => {
    return { kind: item.kind, text: inWords(constraints, item), enough: !clashes(all.filter((one) => one !== item)) };
  });
  return frozenCopy({
    members: told,
    conflict,
    size: isMinimum ? "minimum" : "minimal",
    text: summary(told, conflict, isMinimum),
  });
}

/** Everything that could be given up: pairs that must be made, least numbers, and rules, in this order. */
function itemsOf({ eligibility, bounds, must }: Constraints): Item[] {
  const leasts = ([0, 1] as const).flatMap((side) =>
    Array.from(bounds[side].min, (min, at) => ({ min, at })).flatMap(({ min, at }): Item[] =>
      min > 0 ? [{ kind: "least", side, at }] : [],
    ),
  );
  const rules = eligibility.rules.flatMap((name, rule): Item[] =>
    alwaysTrue.includes(name) ? [] : [{ kind: "rule", rule }],
  );
  return [...must.map((cell): Item => ({ kind: "must", cell })), ...leasts, ...rules];
}

/** A smallest part of `open` that clashes together with `kept`, which clashes with all of it and not alone. */
function smallest(
  kept: readonly Item[],
  open: readonly Item[],
  isNew: boolean,
  clashes: (items: readonly Item[]) => boolean,
): readonly Item[] {
  if (isNew && clashes(kept)) return [];
  if (open.length === 1) return open;
  const half = Math.floor(open.length / 2);
  const [first, second] = [open.slice(0, half), open.slice(half)];
  const ofSecond = smallest([...kept, ...first], second, first.length > 0, clashes);
  const ofFirst = smallest([...kept, ...ofSecond], first, ofSecond.length > 0, clashes);
  return [...ofFirst, ...ofSecond];
}

/** What clashes where only these are kept; undefined where nothing does. */
function clashOf(constraints: Constraints, items: readonly Item[]): Conflict | undefined {
  const { eligibility, bounds } = constraints;
  const only = { ...constraints, eligibility: withRules(eligibility, items), must: [] as Cell[] };
  const min = [new Int32Array(eligibility.rows), new Int32Array(eligibility.columns)] as const;
  for (const item of items) {
    if (item.kind === "must") only.must.push(item.cell);
    else if (item.kind === "least") min[item.side][item.at] = bounds[item.side].min[item.at] ?? 0;
  }
  const left: Constraints = {
    ...only,
    bounds: [
      { min: min[0], max: bounds[0].max },
      { min: min[1], max: bounds[1].max },
    ],
  };
  const [conflict] = conflictsOf(left);
  if (conflict !== undefined) return conflict;
  const fit = withoutScores(left.eligibility);
  return lackOf(left, posed(left, fit, 0), fit, 0);
}

/** The eligibility with the bits of these rules, and of those that are always true. */
function withRules(eligibility: Eligibility, items: readonly Item[]): Eligibility {
  const keep = new Uint32Array(eligibility.words);
  const rules = items.flatMap((item) => (item.kind === "rule" ? [item.rule] : []));
  for (const rule of [...rules, ...alwaysTrue.map((name) => eligibility.rules.indexOf(name))]) {
    if (rule >= 0) keep[rule >>> 5] = (keep[rule >>> 5] ?? 0) | (1 << (rule & 31));
  }
  const { words } = eligibility;
  return { ...eligibility, forbiddenBy: eligibility.forbiddenBy.map((bits, at) => bits & (keep[at % words] ?? 0)) };
}

/** Who may meet whom, where no score matters. */
function withoutScores(eligibility: Eligibility) {
  const { rows, columns } = eligibility;
  const scores = Float64Array.from({ length: rows * columns }, (_, cell) =>
    isAllowed(eligibility, Math.floor(cell / columns), cell % columns) ? 0 : Number.NaN,
  );
  return { rows, columns, scores };
}

function inWords({ lineup: people, eligibility, bounds }: Constraints, item: Item): string {
  if (item.kind === "rule") return `the rule "${eligibility.rules[item.rule] ?? ""}"`;
  if (item.kind === "must") {
    return `that ${named([person(people, 0, item.cell.row), person(people, 1, item.cell.column)])} must be paired`;
  }
  const least = counted(bounds[item.side].min[item.at] ?? 0, "partner");
  return `that ${named([person(people, item.side, item.at)])} must have ${least} at least`;
}

function summary(members: readonly ClashMember[], conflict: Conflict, isMinimum: boolean): string {
  if (members.length === 0) return conflict.text;
  const listed = members.map(({ text }) => text).join("; ");
  const enough = members.filter((member) => member.enough).map(({ text }) => text);
  const sure = isMinimum
    ? "No smaller set clashes."
    : "Each of them is needed for this clash; another clash could be smaller.";
  const help =
    enough.length > 0
      ? `There is a plan once one of these is given up: ${enough.join("; ")}.`
      : "Giving up one of them solves this clash, but something else clashes as well.";
  return `These cannot all be kept: ${listed}. ${conflict.text} ${sure} ${help}`;
}

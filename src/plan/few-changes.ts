import type { Lineup } from "../cohort/lineup.js";
import type { Cell } from "../constraints/lists.js";
import { cellsOf, idsOf } from "../constraints/peer-lists.js";
import { type Mistake, mistake } from "../errors.js";
import { MILLION } from "../fit/fit.js";

/**
 * What a changed pair costs: so much fit, 0 or more, in whole millionths; or `fewest first`: as few pairs as possible are
 * changed, whatever fit that costs, and only then the sum of the fits counts.
 */
export type PerChange = number | "fewest first";

/**
 * An objective for a plan that comes in the place of one that stands: as many people matched as possible, then the sum of the
 * fits, less `perChange` for every two people who are together in what stands, are both still there, and would be no longer.
 * The fits of the plan are the plain ones; its `objective` says what was kept, and what the changes were charged.
 */
export interface FewChanges<Group> {
  /** The pairs, or groups of peers, that stand: those of the plan. Who is not there any more is passed over. */
  readonly standing: readonly Group[];
  readonly perChange: PerChange;
}

/** The same, read: what stands is read with the people. */
export type ReadFewChanges = FewChanges<unknown>;

/** What became of the pairs that stood; of peers, of every two people who were together. Plain data. */
export interface StandingCounts {
  /** How many stood, by two people who are both still there; and how many do not, because somebody left. */
  readonly pairs: number;
  readonly brokenByLeaving: number;
  readonly kept: number;
  readonly changed: number;
  /** How many of the changed ones rules forbid now: they could not be kept. */
  readonly forbidden: number;
  /** What the changes take off the sum of the fits; absent under `fewest first`, which has no price. */
  readonly charged?: number;
}

/** Pairs that cost more than this are asked for as `fewest first`: kernels sum whole numbers below 2^53. */
const DEAREST = 1000;

/** Reads an objective of few changes; what is wrong with it is added to `mistakes`. */
export function readFewChanges(given: object, where: string, mistakes: Mistake[]): ReadFewChanges {
  const perChange: unknown = Reflect.get(given, "perChange");
  const standing: unknown = Reflect.get(given, "standing");
  if (!Array.isArray(standing)) {
    const message = "the pairs that stand are wanted, to be kept where it does not cost too much.";
    const remedy = "Give those of the plan: plan.pairs, or plan.groups of peers.";
    mistakes.push(mistake("standing", `${where}.standing`, message, remedy, standing));
  }
  return {
    standing: Array.isArray(standing) ? standing : [],
    perChange: readPerChange(perChange, `${where}.perChange`, mistakes),
  };
}

/** Reads what a change costs; what is wrong with it is added to `mistakes`, and nothing stands in. */
export function readPerChange(given: unknown, where: string, mistakes: Mistake[]): PerChange {
  if (given === "fewest first") return given;
  if (typeof given === "number" && given >= 0 && given <= DEAREST) {
    const millionths = Math.round(given * MILLION);
    if (millionths / MILLION === given) return given;
  }
  const message = `the price of a changed pair is a fit from 0 to ${DEAREST} in whole millionths, or "fewest first".`;
  mistakes.push(mistake("per-change", where, message, 'Give for example 0.1, or "fewest first".', given));
  return 0;
}

/** Pairs that stand, by positions: those of people who are all there, and how many others there are. */
export interface Standing {
  readonly cells: readonly Cell[];
  readonly brokenByLeaving: number;
}

/** The pairs that stand, by role; what is no pair is added to `mistakes`. */
export function standingPairs(
  lineup: Lineup,
  { standing }: ReadFewChanges,
  where: string,
  mistakes: Mistake[],
): Standing {
  const found = standing.map((pair, index) => {
    const ids = lineup.roles.map((role): unknown =>
      typeof pair === "object" && pair ? Reflect.get(pair, role) : undefined,
    );
    const [first, second] = ids;
    if (typeof first !== "string" || typeof second !== "string") {
      const remedy = `Write { ${lineup.roles[0]}: id, ${lineup.roles[1]}: id }, or give plan.pairs.`;
      mistakes.push(mistake("standing-entry", `${where}[${index}]`, "this is no pair of two people.", remedy, pair));
      return [];
    }
    return [{ key: JSON.stringify(ids), row: lineup.positions[0].get(first), column: lineup.positions[1].get(second) }];
  });
  return counted(found.flat());
}

/** Every two people who are together in the groups that stand; what is no group is added to `mistakes`. */
export function standingPeers(
  { positions: [positions] }: Lineup,
  { standing }: ReadFewChanges,
  where: string,
  mistakes: Mistake[],
): Standing {
  const found = standing.map((group, index) => {
    const ids = idsOf(group);
    if (ids === undefined) {
      const remedy = "Write [id, id], or give plan.groups.";
      mistakes.push(mistake("standing-entry", `${where}[${index}]`, "this is no group of people.", remedy, group));
      return [];
    }
    return cellsOf([...ids.keys()]).map(({ row, column }) => {
      const two = [ids[row] ?? "", ids[column] ?? ""].sort();
      const at = two.map((id) => positions.get(id));
      const [low, high] = at.every((one) => one !== undefined) ? [...at].sort((a = 0, b = 0) => a - b) : at;
      return { key: JSON.stringify(two), row: low, column: high };
    });
  });
  return counted(found.flat());
}

function counted(
  found: readonly { readonly key: string; readonly row: number | undefined; readonly column: number | undefined }[],
): Standing {
  const each = [...new Map(found.map((one) => [one.key, one])).values()];
  const cells = each.flatMap(({ row, column }) => (row === undefined || column === undefined ? [] : [{ row, column }]));
  return { cells, brokenByLeaving: each.length - cells.length };
}

/** What became of the pairs that stood, held against those that are made. */
export function standingCounts(
  { cells, brokenByLeaving }: Standing,
  perChange: PerChange,
  isMade: (cell: Cell) => boolean,
  isForbidden: (cell: Cell) => boolean,
): StandingCounts {
  const gone = cells.filter((cell) => !isMade(cell));
  const charged = perChange === "fewest first" ? {} : { charged: (gone.length * millionthsOf(perChange)) / MILLION };
  return {
    pairs: cells.length,
    brokenByLeaving,
    kept: cells.length - gone.length,
    changed: gone.length,
    forbidden: gone.filter(isForbidden).length,
    ...charged,
  };
}

/** The price of a change in millionths. */
export function millionthsOf(perChange: number): number {
  return Math.round(perChange * MILLION);
}

/**
 * Finds what has the fewest changes, and of that the most fit, exactly, with no number that stands for "more than everything":
 * a level of its own tells how many pairs can be kept at most; then a pair that is kept is rewarded, and the reward is raised
 * until as many are kept. What has the most of fit and reward together, and keeps as many as can be kept, has the most fit of all
 * that keep as many: H. Everett III, "Generalized Lagrange multiplier method for solving problems of optimum allocation of
 * resources", Operations Research 11 (1963), pp. 399-417, theorem 1.
 *
 * @param mostKept What is found where only the pairs that stand count, each for 1.
 * @param rewarded What is found with so many millionths more for each pair that is kept.
 * @param keptBy How many pairs something keeps.
 * @param people How many pairs there can be at most: a reward above all their fits together keeps as many as can be.
 */
export function fewestFirst<T>(
  mostKept: T,
  rewarded: (millionths: number) => T,
  keptBy: (found: T) => number,
  people: number,
): T {
  const most = keptBy(mostKept);
  for (let reward = 1; ; reward *= 4) {
    const found = rewarded(reward * MILLION);
    if (keptBy(found) >= most || reward > people) return found;
  }
}

/** Whether an objective, as it was read, is one of few changes. */
export function isFewChanges(objective: unknown): objective is ReadFewChanges {
  return typeof objective === "object" && objective !== null && "perChange" in objective;
}

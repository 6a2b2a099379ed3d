import { type Cohort, cohortOf } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import type { Lineup } from "../cohort/lineup.js";
import { conflictsOf } from "../constraints/conflicts.js";
import type { Cell } from "../constraints/lists.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import { scoreIfAllowed } from "../fit/value.js";
import { type Resolvable, resolvable } from "../kernels/dynamic/resolvable.js";
import type { Solution, Stop } from "../kernels/problem.js";
import type { PersonSchema, Roles } from "../program.js";
import { type Differences, different } from "./again.js";
import { type ReadChanges, readChanges, sideOf } from "./changes.js";
import { type Context, contextOf, keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { hooksAbout } from "./hooks/still-there.js";
import { hookWarnings } from "./hooks/words.js";
import { loopsIn, twinsOf } from "./loops.js";
import { planned, prepared } from "./match-pairs.js";
import type { Outcome, Plan } from "./plan.js";
import type { PairNamed, PlanChanges } from "./plan-changes.js";
import { layout, posed } from "./pose.js";
import type { Prepared } from "./prepared.js";
import { recordOf } from "./record.js";

/** A plan made again after changes, and how. */
export interface Replanned<O> {
  readonly outcome: O;
  /**
   * `warm`: from the prices of the plan before, in a moment, and proven like any plan; of several plans that are equally good it
   * is one that is near to the plan before, and which one may depend on the way that led there. `full`: what `match` gives for
   * the changed inputs, the same every time.
   */
  readonly how: "warm" | "full";
}

/** How to make a plan again. */
export interface ReplanOptions {
  /** `full` for the plan that does not depend on the way that led there; warm where possible unless said otherwise. */
  readonly how?: "warm" | "full";
  readonly signal?: Stop;
}

/** The network of a plan that is kept to be solved again: it belongs to the plan that was made last, and moves on with it. */
interface Kept {
  readonly network: Resolvable;
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
}

const kept = new WeakMap<Context, Kept>();

/**
 * Makes a one-on-one plan again after changes, for the same objective: from the prices of the plan where it is for the total,
 * proven, and nobody joins or leaves; else from nothing. The new plan can be asked and changed like any other.
 *
 * A decision about one pair does not change what others are worth: fits stay those of the plan, also where an answer is unknown
 * and counts as the mean of the pairs that were allowed. Where people join or leave, all is scored anew, as `match` does.
 *
 * Cost: warm, one short search for each change, and a look at all pairs for the check and the plan itself; the first time one
 * copy of all scores more. Full, a solve; where people join or leave, scoring as well.
 *
 * @throws PairwrightError when the plan was not made in this process, or changes name people or numbers that are none.
 */
export function replannedPairs<Role extends string, C extends string, Q extends string>(
  plan: Plan<Role, C, Q>,
  changes: PlanChanges,
  options?: ReplanOptions,
): Replanned<Outcome<Role, C, Q>>;
export function replannedPairs(plan: Plan, changes: PlanChanges, options: ReplanOptions = {}): Replanned<Outcome> {
  const context = contextOf("replan", plan);
  const { signal } = options;
  const isMoved = (changes.leave ?? []).length + (changes.join ?? []).length > 0;
  const { before, lists } = isMoved
    ? movedPeople(context, changes, signal)
    : { before: context.ready, lists: context.given };
  if (before.status === "infeasible") return { outcome: before, how: "full" };
  const { lineup } = before.constraints;
  // Where people move, the lists have been read with them.
  const rest = isMoved ? { ...changes, must: [], never: [] } : changes;
  const read = readChanges("replan", lineup, lineup.roles, rest, before.program.identity === "shared");
  const ready = different(before, { ...read, allowed: waivedCells(before, read.waive) });
  const given = { ...lists, ...listsOf(lists, lineup, read, rest) };
  const work = { ...given, ...(signal ? { signal } : {}) };
  const conflicts = conflictsOf(ready.constraints);
  if (conflicts.length > 0) {
    const { hooks } = ready;
    const record = recordOf(ready.program, lineup, given, ready.seed, "none", hooks);
    const warnings = [...warningsOf(ready.lists, []), ...hookWarnings(hooks)];
    const none = { status: "infeasible", format: "pairs", conflicts, warnings, ...(hooks ? { hooks } : {}) } as const;
    return { outcome: frozenCopy({ ...none, record }), how: "full" };
  }
  const warm = options.how === "full" || isMoved ? undefined : warmSolution(context, ready, read);
  const outcome = planned(warm ? { ...ready, known: warm.solution } : ready, context.objective, work);
  if (outcome.status === "infeasible") return { outcome, how: "full" };
  const whole: Context = { ...contextOf("replan", outcome), ready, given };
  keepContext(outcome, whole);
  if (warm === undefined) return { outcome, how: "full" };
  kept.set(whole, warm.kept);
  return { outcome, how: "warm" };
}

/** Pairs that are allowed though rules forbid them, with what they score. */
function waivedCells({ program, fit, constraints }: Prepared, cells: readonly Cell[]) {
  const { people } = constraints.lineup;
  return cells
    .filter(({ row, column }) => Number.isNaN(fit.scores[row * fit.columns + column] ?? Number.NaN))
    .map((cell) => {
      const at = cell.row * fit.columns + cell.column;
      return { ...cell, score: scoreIfAllowed(program, fit, at, people[0][cell.row], people[1][cell.column]) };
    });
}

/** What is prepared for the people who are there then, read and scored again with all lists. */
function movedPeople(context: Context, changes: PlanChanges, signal?: Stop) {
  const { leave = [], join = [] } = changes;
  const { ready, lineup, given, program } = context;
  const mistakes: Mistake[] = [];
  const gone = ([0, 1] as const).map(
    (side) =>
      new Set(
        leave.flatMap(({ role, id }, index) => {
          if (sideOf(lineup, role, `leave[${index}].role`, mistakes) !== side) return [];
          if (lineup.positions[side].has(id)) return [id];
          const remedy = "Leave it out: they are not there.";
          mistakes.push(
            mistake("change-unknown", `leave[${index}].id`, "nobody in this role has this id.", remedy, id),
          );
          return [];
        }),
      ),
  );
  for (const [index, { role }] of join.entries()) sideOf(lineup, role, `join[${index}].role`, mistakes);
  refuse("replan", mistakes);
  const people = Object.fromEntries(
    lineup.roles.map((role, side) => [
      role,
      [
        ...(ready.cohort.people[role] ?? []).filter(({ id }) => gone[side]?.has(id) !== true),
        ...join.filter((one) => one.role === role).map(({ person }) => person),
      ],
    ]),
  );
  const cohort: Pick<Cohort<Roles>, "people"> = cohortOf<Record<string, PersonSchema>>(program, people);
  const isThere = (pair: PairNamed) => lineup.roles.every((role, side) => gone[side]?.has(pair[role] ?? "") !== true);
  const lists = {
    ...given,
    must: [...(given.must ?? []).filter(isThere), ...(changes.must ?? [])],
    never: [...(given.never ?? []), ...(changes.never ?? [])],
  };
  const options = {
    ...lists,
    seed: ready.seed,
    ...hooksAbout(ready.hooks, cohort.people),
    ...(signal ? { signal } : {}),
  };
  const again = prepared(program, cohort, ready.solver ? { ...options, solver: ready.solver } : options, []);
  if (again.status === "infeasible") return { before: again, lists };
  // Decisions about people who are still there go on.
  const there = again.constraints.lineup;
  const stays = (pair: PairNamed) =>
    there.roles.every((role, side) => there.positions[side === 0 ? 0 : 1].has(pair[role] ?? ""));
  const before = (given.changes ?? []).reduce<Prepared>((so, { waive, fits, places }) => {
    const still = {
      waive: waive.filter(stays),
      fits: fits.filter(({ pair }) => stays(pair)),
      places: places.filter(({ role, id }) => there.positions[role === there.roles[0] ? 0 : 1].has(id)),
    };
    const read = readChanges("replan", there, there.roles, still, false);
    return different(so, { ...read, allowed: waivedCells(so, read.waive) });
  }, again);
  return { before, lists };
}

/** The changed lists as they would be written for `match`; what cannot be written there goes into the record besides. */
function listsOf(
  given: Context["given"],
  { roles, ids }: Lineup,
  { scores, places }: ReadChanges,
  { must = [], never = [], waive = [], fits = [] }: PlanChanges,
) {
  const more = {
    waive,
    fits: fits.map(({ pair }, at) => ({ pair, fit: (scores[at]?.score ?? 0) / MILLION })),
    places: places.map(({ side, at, min, max }) => ({ role: roles[side], id: ids[side][at] ?? "", min, max })),
  };
  const isAny = more.waive.length + more.fits.length + more.places.length > 0;
  return {
    must: [...(given.must ?? []), ...must],
    never: [...(given.never ?? []), ...never],
    ...(isAny ? { changes: [...(given.changes ?? []), more] } : {}),
  };
}

/** The best solution after the changes, from the network of the plan before; undefined where that is not possible. */
function warmSolution(context: Context, ready: Prepared, changes: ReadChanges) {
  const { proof, objective } = context;
  if (proof === undefined || objective !== "total" || ready.solver !== undefined) return undefined;
  if (ready.constraints.most !== undefined) return undefined;
  const network = kept.get(context) ?? laidOut(context, proof);
  // Whatever becomes of it, it no longer belongs to the plan before.
  kept.delete(context);
  apply(network, context, ready, changes);
  const solution = network.network.solution();
  if (solution.status !== "optimal") return undefined;
  const { lineup } = ready.constraints;
  const twins = ready.program.mutual === "forbidden" ? twinsOf(lineup, layout(lineup, ready.seed)) : undefined;
  if (twins !== undefined && loopsIn(solution.pairs, twins).length > 0) return undefined;
  return { kept: network, solution };
}

function laidOut({ ready }: Context, solution: Solution): Kept {
  const { problem, order } = posed(ready.constraints, ready.fit, ready.seed);
  return { network: resolvable(problem, { solution }), rowAt: inverse(order[0]), columnAt: inverse(order[1]) };
}

/** Does to the network what makes the new problem of the old one: wherever the two differ. */
function apply({ network, rowAt, columnAt }: Kept, before: Context, ready: Prepared, changes: Differences): void {
  const [old, now] = [before.ready, ready];
  const { columns } = now.fit;
  const pinned = new Set(old.lists.must.map(({ row, column }) => row * columns + column));
  if (old.fit !== now.fit) {
    for (let cell = 0; cell < now.fit.scores.length; cell++) {
      const had = old.fit.scores[cell] ?? Number.NaN;
      const has = now.fit.scores[cell] ?? Number.NaN;
      if (had === has || (Number.isNaN(had) && Number.isNaN(has)) || pinned.has(cell)) continue;
      network.changeScore(rowAt[Math.floor(cell / columns)] ?? 0, columnAt[cell % columns] ?? 0, has);
    }
  }
  for (const { side, at, min, max } of changes.places ?? []) {
    const place = (side === 0 ? rowAt : columnAt)[at] ?? 0;
    network.changePlaces(side === 0 ? "row" : "column", place, { min, max });
  }
  for (const { row, column } of changes.must ?? []) network.pin(rowAt[row] ?? 0, columnAt[column] ?? 0);
}

function inverse(order: Int32Array): Int32Array {
  const at = new Int32Array(order.length);
  for (const [position, one] of order.entries()) at[one] = position;
  return at;
}

import type { Cell } from "../constraints/lists.js";
import { MILLION } from "../fit/fit.js";
import { type Resolvable, resolvable } from "../kernels/dynamic/resolvable.js";
import { best } from "../kernels/pairs-solvers.js";
import type { Solution } from "../kernels/problem.js";
import type { Moves } from "../kernels/ranking/forcing.js";
import { forcedByScores, forcedPrice, nearestOther, type OneCost, placedByPlace } from "../kernels/ranking/one.js";
import { type Proven, proven } from "../kernels/ranking/proven.js";
import { type Differences, plannedAgain } from "../plan/again.js";
import type { Context } from "../plan/context.js";
import { type Twins, twinsOf } from "../plan/loops.js";
import { plannedWithPlace } from "../plan/one-more-place.js";
import type { Plan } from "../plan/plan.js";
import { type Posed, posed } from "../plan/pose.js";
import { answerOf } from "./against.js";
import { type Answer, bestOf, nothing, type Questions } from "./answer.js";
import { between, cellsOfPlan, cellWith, keyOf } from "./moves.js";

/**
 * The best solution of the posed problem when mutual loops do not count, laid out for questions; the row and column of the
 * problem at each position of the lineup. It is the plan itself where its prices prove it, and bounds it otherwise.
 */
interface LaidOut {
  readonly question: Posed;
  readonly proof: Proven;
  /** The same with lists of near people, for questions about one pair; made when it is first asked. */
  readonly network: () => Resolvable;
  readonly rowAt: Int32Array;
  readonly columnAt: Int32Array;
  readonly twins: Twins | undefined;
  /** What the plan loses against that solution. */
  readonly behind: { readonly people: number; readonly fit: number };
}

/**
 * Questions about a one-on-one plan: one short search each in the network of its prices. Where the answer would close a mutual
 * loop, which prices know nothing of, and for plans of another objective than the total, the plan is made again instead.
 */
export function questionsOfPairs(plan: Plan, context: Context): Questions {
  const { lineup, ready, objective, fit } = context;
  const must = new Set(ready.lists.must.map(({ row, column }) => keyOf(row, column)));
  const pairs = cellsOfPlan(plan, context);
  const chosen = new Set(pairs.map(({ row, column }) => keyOf(row, column)));
  // A limit on people is posed as more than pairs of two people.
  const laid = objective === "total" && ready.constraints.most === undefined ? laidOut(plan, context) : undefined;
  const again = (differences: Differences) => answerOf(plan, pairs, context, plannedAgain(context, differences));
  const isMust = ({ row, column }: Cell) => must.has(keyOf(row, column));
  const isChosen = ({ row, column }: Cell) => chosen.has(keyOf(row, column));
  const impossible: Answer = { exact: plan.status === "optimal" && objective === "total", made: [], unmade: [] };

  const told = (known: LaidOut, cost: OneCost, otherwise: () => Answer): Answer => {
    if (Number.isNaN(cost.priority)) return impossible;
    if (closesLoop(known, cost.moves)) return otherwise();
    const after = { people: cost.priority - known.behind.people, byes: 0, fit: cost.fit - known.behind.fit };
    const exact = plan.status === "optimal";
    // The solution that bounds a plan may differ from it, so that what moves is seen from the plan.
    if (context.proof === undefined) return { ...changeOf(known, pairs, cost.moves), lost: after, exact };
    return { lost: after, exact, made: cells(known, cost.moves.made), unmade: cells(known, cost.moves.unmade) };
  };
  const forced = (cell: Cell): Answer => {
    if (isChosen(cell)) return nothing;
    const otherwise = () => again({ must: [cell] });
    if (laid === undefined) return otherwise();
    const [row, column] = [laid.rowAt[cell.row] ?? 0, laid.columnAt[cell.column] ?? 0];
    return told(laid, laid.network().peekForced(row, column), otherwise);
  };
  const partedAnew = (cell: Cell): Answer => {
    if (isMust(cell)) return impossible;
    if (!isChosen(cell)) return nothing;
    const otherwise = () => again({ never: [cell] });
    if (laid === undefined) return otherwise();
    const [row, column] = [laid.rowAt[cell.row] ?? 0, laid.columnAt[cell.column] ?? 0];
    return told(laid, laid.network().peekForbidden(row, column), otherwise);
  };
  const known = new Map<number, Answer>();
  const parted = (cell: Cell): Answer => {
    const key = keyOf(cell.row, cell.column);
    const answer = known.get(key) ?? partedAnew(cell);
    known.set(key, answer);
    return answer;
  };
  const waived = (cell: Cell, score: number): Answer => {
    const otherwise = () => again({ must: [cell], allowed: [{ ...cell, score }] });
    if (laid === undefined) return otherwise();
    const [row, column] = [laid.rowAt[cell.row] ?? 0, laid.columnAt[cell.column] ?? 0];
    return told(laid, forcedPrice(laid.proof, row, column, score), otherwise);
  };
  return {
    context,
    ...(objective !== "total"
      ? {
          inexact:
            "The plan was made for another aim than the sum of the fits: people and fit of two plans for that aim are compared.",
        }
      : plan.status === "optimal"
        ? {}
        : { inexact: "The plan itself is not proven best, so that another one may be better." }),
    pairs,
    isMust,
    forced,
    parted,
    waived,
    nearest: (side, person) => {
      const own = pairs.filter((cell) => (side === 0 ? cell.row : cell.column) === person);
      const [only] = own;
      if (only !== undefined && own.length === 1 && context.bounds[side].max[person] === 1 && !isMust(only)) {
        // Without their pair the best plan gives them somebody else, or leaves them alone.
        const answer = parted(only);
        const next = answer.made.find((cell) => (side === 0 ? cell.row : cell.column) === person);
        if (next !== undefined) return { ...answer, partner: side === 0 ? next.column : next.row };
      }
      if (laid === undefined || context.proof === undefined) return nearestBySolving();
      const at = side === 0 ? laid.rowAt[person] : laid.columnAt[person];
      const found = nearestOther(laid.proof, side === 0 ? "row" : "column", at ?? 0);
      if (found === undefined) return undefined;
      const partner = laid.question.order[side === 0 ? 1 : 0][found.partner] ?? 0;
      if (!closesLoop(laid, found.moves)) return { ...told(laid, found, () => impossible), partner };
      return nearestBySolving();

      /** Everybody else in turn, those who cost least when loops do not count first, until no other can cost less. */
      function nearestBySolving() {
        const others = side === 0 ? fit.columns : fit.rows;
        const open = Array.from({ length: others }, (_, partner) => partner).filter((partner) => {
          const { row, column } = cellWith(side, person, partner);
          return !chosen.has(keyOf(row, column)) && !Number.isNaN(fit.scores[row * fit.columns + column] ?? Number.NaN);
        });
        const scored = open.map((partner) => {
          const { row, column } = cellWith(side, person, partner);
          return { partner, score: fit.scores[row * fit.columns + column] ?? 0 };
        });
        return bestOf(bounded(side, person, scored), (partner) => forced(cellWith(side, person, partner)));
      }
    },
    nearestWaived: (side, person, others) => {
      const scoreOf = new Map(others.map(({ partner, score }) => [partner, score]));
      const ask = (partner: number) => waived(cellWith(side, person, partner), scoreOf.get(partner) ?? 0);
      return bestOf(bounded(side, person, others), ask);
    },
    ownPlace: (side, person) => {
      const other = plannedWithPlace(context, side, person, 1);
      const answer = answerOf(plan, pairs, context, other);
      const now = answer.made.find((cell) => (side === 0 ? cell.row : cell.column) === person);
      return now && { ...answer, partner: side === 0 ? now.column : now.row };
    },
    placed: (side, person) => {
      if (laid === undefined || context.proof === undefined) return undefined;
      const at = side === 0 ? laid.rowAt[person] : laid.columnAt[person];
      const found = placedByPlace(laid.proof, side === 0 ? "row" : "column", at ?? 0);
      // Where a mutual loop would close, another place may help, which is not looked for.
      if (found === undefined || closesLoop(laid, found.moves)) return undefined;
      const partner = laid.question.order[side === 0 ? 1 : 0][found.partner] ?? 0;
      return { ...told(laid, found, () => impossible), partner };
    },
  };

  /** What each of some pairs of a person costs at least: exactly, where no mutual loop comes of it; one search for all. */
  function bounded(
    side: 0 | 1,
    person: number,
    others: readonly { readonly partner: number; readonly score: number }[],
  ) {
    if (laid === undefined) return others.map(({ partner }) => ({ partner, bound: undefined }));
    const { proof, behind, rowAt, columnAt } = laid;
    const place = (of: 0 | 1, at: number) => (of === 0 ? rowAt : columnAt)[at] ?? 0;
    const other = side === 0 ? 1 : 0;
    const there = others.map(({ partner, score }) => ({ partner: place(other, partner), score }));
    const costs = forcedByScores(proof, side === 0 ? "row" : "column", place(side, person), there);
    return costs.flatMap(({ priority, fit: ofFit }, at) => {
      const partner = others[at]?.partner ?? 0;
      if (Number.isNaN(priority)) return [];
      return [{ partner, bound: { people: priority - behind.people, byes: 0, fit: ofFit - behind.fit } }];
    });
  }

  function cells({ question: { order } }: LaidOut, moved: Int32Array): Cell[] {
    return Array.from({ length: moved.length / 2 }, (_, at) => ({
      row: order[0][moved[2 * at] ?? 0] ?? 0,
      column: order[1][moved[2 * at + 1] ?? 0] ?? 0,
    }));
  }

  function changeOf(known: LaidOut, before: readonly Cell[], { made, unmade }: Moves) {
    const gone = new Set(cells(known, unmade).map(({ row, column }) => keyOf(row, column)));
    const base = [...cells(known, known.proof.solution.pairs), ...ready.lists.must];
    const after = [...base.filter(({ row, column }) => !gone.has(keyOf(row, column))), ...cells(known, made)];
    return between(before, after);
  }

  function laidOut(made: Plan, { proof: solution }: Context): LaidOut {
    const question = posed(ready.constraints, fit, ready.seed);
    const found = solution ?? best(question.problem).solve(question.problem);
    // A pair that rules forbid may score more than all that are allowed.
    const known = proven(question.problem, found, MILLION);
    const forbidsLoops = ready.program.mutual === "forbidden";
    let network: Resolvable | undefined;
    return {
      question,
      proof: known,
      network: () => {
        network ??= resolvable(question.problem, { solution: found });
        return network;
      },
      rowAt: inverse(question.order[0]),
      columnAt: inverse(question.order[1]),
      twins: forbidsLoops ? twinsOf(lineup, question.order) : undefined,
      behind: solution === undefined ? behindOf(made, found) : { people: 0, fit: 0 },
    };
  }

  function behindOf(made: Plan, { priority, total }: Solution) {
    const fixed = ready.lists.must;
    const ofMust = fixed.reduce((sum, { row, column }) => sum + (fit.scores[row * fit.columns + column] ?? 0), 0);
    const served = new Set(fixed.map(({ row }) => row)).size;
    const has = made.totals.matched[lineup.roles[0]] ?? 0;
    return { people: priority + served - has, fit: total + ofMust - Math.round(made.totals.fit * MILLION) };
  }
}

/** Whether a change would make two people each other's partner in both roles. */
function closesLoop({ twins, proof }: LaidOut, { made, unmade }: Moves): boolean {
  if (twins === undefined) return false;
  const { columns } = proof.problem;
  const gone = new Set<number>();
  for (let at = 0; at < unmade.length; at += 2) gone.add((unmade[at] ?? 0) * columns + (unmade[at + 1] ?? 0));
  const now = new Set<number>();
  for (const list of [proof.solution.pairs, made]) {
    for (let at = 0; at < list.length; at += 2) {
      const cell = (list[at] ?? 0) * columns + (list[at + 1] ?? 0);
      if (list === made || !gone.has(cell)) now.add(cell);
    }
  }
  for (const cell of now) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const [back, forth] = [twins.rowOfColumn[column] ?? -1, twins.columnOfRow[row] ?? -1];
    if (back >= 0 && forth >= 0 && now.has(back * columns + forth)) return true;
  }
  return false;
}

function inverse(order: Int32Array): Int32Array {
  const at = new Int32Array(order.length);
  for (const [position, one] of order.entries()) at[one] = position;
  return at;
}

import { frozenCopy } from "../cohort/frozen.js";
import type { Cell } from "../constraints/lists.js";
import { cellsOf } from "../constraints/peer-lists.js";
import { mistake, refuse } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import { peersAgain } from "../kernels/peers/again.js";
import { rankedPeers } from "../kernels/peers/ranked.js";
import type { Stop } from "../kernels/problem.js";
import { ranked } from "../kernels/ranking/ranked.js";
import { type Context, contextOf, type PeersContext } from "../plan/context.js";
import { loopsIn, twinsOf } from "../plan/loops.js";
import type { PricedPlan } from "../plan/otherwise.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import { posed } from "../plan/pose.js";
import type { PairIds } from "../program.js";
import { type Answer, type Lost, losesLess, type Questions } from "./answer.js";
import { between } from "./moves.js";
import {
  type ChangePrice,
  costInWords,
  costOf,
  movesInWords,
  type NamesOption,
  type Teller,
  tellerOf,
} from "./price.js";
import { isOfPeers, questionsOf } from "./questions.js";
import { isForTotal, matchedIn } from "./rule-prices.js";
import { refuseUnpriced } from "./unpriced.js";

/** Another whole plan. Plain data. */
export interface Alternative<Role extends string = string> extends Omit<ChangePrice<Role>, "exact"> {
  /** All its pairs; of a group of three all three. */
  readonly pairs: readonly PairIds<Role>[];
}

/** The best other plans, the best first. */
export interface Alternatives<Role extends string = string> {
  readonly plans: readonly Alternative<Role>[];
  /**
   * Whether these are the best other plans there are, in their order. If not, others may lie between them: each is then the best
   * plan without one pair of this plan.
   */
  readonly exact: boolean;
  /** Whether there are no others. */
  readonly complete: boolean;
  readonly text: string;
}

/** How many, and how to work. */
export interface AlternativesOptions extends NamesOption {
  /** How many other plans at most, from 1 to 1000; 3 unless said otherwise. */
  readonly most?: number;
  readonly signal?: Stop;
}

/** Plans with a mutual loop are passed over; after so many of them for each one wanted the search gives up. */
const PASSED = 200;

/** The same for peers. */
export function alternatives(plan: PeersPlan, options?: AlternativesOptions): Alternatives<"one" | "other">;
/**
 * The best whole plans besides this one, with what differs: as many people matched first, then the most fit in sum. A plan that
 * is as good as this one costs 0.
 *
 * Cost: about one search for each pair of each plan given; where plans cannot be ranked (groups of three, another aim than the
 * total) one solve for each pair of this plan.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or `most` is no such number.
 * @example
 * ```ts
 * for (const { text } of alternatives(plan, { most: 2 }).plans) console.log(text);
 * ```
 */
export function alternatives<Role extends string>(plan: Plan<Role>, options?: AlternativesOptions): Alternatives<Role>;
export function alternatives(plan: PricedPlan, options: AlternativesOptions = {}): Alternatives {
  refuseUnpriced("alternatives", plan, ["pairs", "peers"], {
    circles: "Ask nextBest for the cheapest change for each member, or match again with another seed and compare.",
  });
  const { most = 3, signal } = options;
  if (!Number.isInteger(most) || most < 1 || most > 1000) {
    const message = "a number of plans is wanted.";
    refuse("alternatives", [
      mistake("alternatives-most", "most", message, "Give a whole number from 1 to 1000.", most),
    ]);
  }
  const questions = questionsOf("alternatives", plan, signal);
  const teller = tellerOf(plan, questions.context, options);
  const others = isOfPeers(plan)
    ? othersOfPeers(plan, contextOf("alternatives", plan), most, signal)
    : othersOfPairs(plan, contextOf("alternatives", plan), most, signal);
  const found = others ?? withoutOnePair(questions, most, signal);
  const exact = others !== undefined && plan.status === "optimal";
  return frozenCopy({
    plans: found.plans.map((other) => told(other, questions, teller)),
    exact,
    complete: exact && found.complete,
    text: summary(found, most, exact),
  });
}

interface Other {
  readonly cells: readonly Cell[];
  readonly lost: Lost;
}

interface Others {
  readonly plans: readonly Other[];
  readonly complete: boolean;
}

function othersOfPairs(plan: Plan, context: Context, most: number, signal?: Stop): Others | undefined {
  if (!isForTotal(plan) || context.ready.constraints.most !== undefined) return undefined;
  const { ready, fit, lineup } = context;
  const { problem, order } = posed(ready.constraints, fit, ready.seed);
  const twins = ready.program.mutual === "forbidden" ? twinsOf(lineup, order) : undefined;
  const served = new Set(ready.lists.must.map(({ row }) => row)).size;
  const ofMust = ready.lists.must.reduce(
    (sum, { row, column }) => sum + (fit.scores[row * fit.columns + column] ?? 0),
    0,
  );
  const own = ownCells(questionsOf("alternatives", plan));
  const plans: Other[] = [];
  let passed = 0;
  for (const { pairs, priority, total } of ranked(problem, PASSED * (most + 1), signal ? { signal } : {})) {
    if (twins !== undefined && loopsIn(pairs, twins).length > 0) {
      if (++passed > PASSED * most) return undefined;
      continue;
    }
    const cells = Array.from({ length: pairs.length / 2 }, (_, at) => ({
      row: order[0][pairs[2 * at] ?? 0] ?? 0,
      column: order[1][pairs[2 * at + 1] ?? 0] ?? 0,
    }));
    const all = [...cells, ...ready.lists.must].sort((a, b) => a.row - b.row || a.column - b.column);
    if (keyOf(all) === own) continue;
    const lost = {
      people: matchedIn(plan) - priority - served,
      byes: 0,
      fit: Math.round(plan.totals.fit * MILLION) - total - ofMust,
    };
    plans.push({ cells: all, lost });
    if (plans.length === most) return { plans, complete: false };
  }
  return { plans, complete: true };
}

function othersOfPeers(plan: PeersPlan, context: PeersContext, most: number, signal?: Stop): Others | undefined {
  if (!isForTotal(plan) || context.ready.most !== undefined) return undefined;
  const { answer, lists, fit, program, lineup } = context;
  const { problem, order } = answer.question;
  const mayTrio = program.odd === "trio" && lists.groups.every(({ length }) => length === 2);
  const own = ownCells(questionsOf("alternatives", plan));
  const plans: Other[] = [];
  for (const { pairs } of rankedPeers(peersAgain(problem.peers), most + 1, signal ? { signal } : {})) {
    const free = Array.from({ length: pairs.length / 2 }, (_, at) =>
      [order[pairs[2 * at] ?? 0] ?? 0, order[pairs[2 * at + 1] ?? 0] ?? 0].sort((a, b) => a - b),
    );
    const groups = [...lists.groups, ...free];
    // Where somebody is left over a group of three may be better, and those are not ranked.
    if (mayTrio && groups.flat().length < lineup.ids[0].length) return undefined;
    const cells = groups.flatMap(cellsOf).sort((a, b) => a.row - b.row || a.column - b.column);
    if (keyOf(cells) === own) continue;
    const total = groups.reduce(
      (sum, group) =>
        sum +
        (group.length === 2 ? 2 : 1) *
          cellsOf(group).reduce((all, { row, column }) => all + (fit.scores[row * fit.columns + column] ?? 0), 0),
      0,
    );
    const byes = (people: readonly number[]) => people.reduce((sum, person) => sum + (lists.byes[person] ?? 0), 0);
    const lost = {
      people: plan.totals.matched - groups.flat().length,
      byes: byes(answer.groups.flat()) - byes(groups.flat()),
      fit: Math.round(plan.totals.fit * MILLION) - total,
    };
    plans.push({ cells, lost });
    if (plans.length === most) return { plans, complete: false };
  }
  return { plans, complete: true };
}

/** The best plan without each pair of this one, each plan once. */
function withoutOnePair({ pairs, isMust, parted }: Questions, most: number, signal?: Stop): Others {
  const found = new Map<string, Other>();
  for (const cell of pairs) {
    if (isMust(cell)) continue;
    signal?.throwIfAborted();
    const { lost, made, unmade } = parted(cell);
    if (lost === undefined) continue;
    const gone = new Set(unmade.map((one) => keyOf([one])));
    const cells = [...pairs.filter((one) => !gone.has(keyOf([one]))), ...made];
    cells.sort((a, b) => a.row - b.row || a.column - b.column);
    found.set(keyOf(cells), { cells, lost });
  }
  const plans = [...found.values()].sort((one, other) =>
    losesLess(one.lost, other.lost) ? -1 : losesLess(other.lost, one.lost) ? 1 : 0,
  );
  return { plans: plans.slice(0, most), complete: false };
}

function told({ cells, lost }: Other, { pairs }: Questions, teller: Teller): Alternative {
  const moves: Pick<Answer, "made" | "unmade"> = between(pairs, cells);
  return {
    pairs: cells.map(teller.ids),
    cost: costOf(lost),
    made: moves.made.map(teller.ids),
    unmade: moves.unmade.map(teller.ids),
    text: [`This plan instead ${costInWords(lost)}.`, ...movesInWords(moves, teller)].join(" "),
  };
}

function summary({ plans, complete }: Others, most: number, exact: boolean): string {
  if (plans.length === 0) return "There is no other plan.";
  const [first] = plans;
  const how = first === undefined ? "" : ` The best of them ${costInWords(first.lost)}.`;
  if (!exact) {
    return `Plans of this kind are not ranked exactly: these are the best plans found without one pair of this one, and others may lie between them.${how}`;
  }
  return complete && plans.length < most
    ? `There ${plans.length === 1 ? "is only 1 other plan" : `are only ${plans.length} other plans`}.${how}`
    : `${plans.length === 1 ? "The best other plan" : `The ${plans.length} best other plans`}.${how}`;
}

function ownCells({ pairs }: Questions): string {
  return keyOf([...pairs].sort((a, b) => a.row - b.row || a.column - b.column));
}

function keyOf(cells: readonly Cell[]): string {
  return cells.map(({ row, column }) => `${row} ${column}`).join();
}

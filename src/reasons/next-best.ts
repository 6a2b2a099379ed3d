import { frozenCopy } from "../cohort/frozen.js";
import type { Cell } from "../constraints/lists.js";
import { mistake, refuse, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import type { PricedPlan } from "../plan/otherwise.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { Answer, Questions } from "./answer.js";
import { type NextBestCircle, nextBestCircles } from "./circle-next-best.js";
import { amountOf, type ChangePrice, type NamesOption, priced, type Teller, tellerOf } from "./price.js";
import { isOfPeers, questionsOf } from "./questions.js";
import { refuseUnpriced } from "./unpriced.js";

/** The next best partner of one person. Plain data. */
export interface NextBest<Role extends string = string, Keys extends string = Role> {
  readonly role: Role;
  readonly id: string;
  /** Whom they have now. */
  readonly now: readonly string[];
  /** Whom they would have besides or instead; absent where nobody else is possible, or none was found. */
  readonly partner?: string;
  /** What their own fit would gain, below 0 where it would lose, in [-1, 1] for one partner; absent without a partner. */
  readonly own?: number;
  /** What all others together would lose for it: the price for the plan and the own gain. Absent without a partner. */
  readonly others?: number;
  /** The price for the whole plan; absent without a partner. */
  readonly price?: ChangePrice<Keys>;
  readonly text: string;
}

/** Whom to ask about, and how to work. */
export interface NextBestOptions extends NamesOption {
  /** Ids of the people to ask about; all of them, of both roles, unless said otherwise. */
  readonly of?: readonly string[];
  readonly signal?: Stop;
}

/**
 * The next best circle of each member of circles: the cheapest single move there, or exchange with somebody of it, and what it
 * does to the plan and to their own fit. That is the most it costs; where more people move, it may cost less. Cost: two circles
 * are judged for each member and each place of another circle.
 */
export function nextBest(plan: CirclesPlan, options?: NextBestOptions): readonly NextBestCircle[];
/** The same for peers. */
export function nextBest(plan: PeersPlan, options?: NextBestOptions): readonly NextBest<"person", "one" | "other">[];
/**
 * For each person, the partner besides those they have whom the plan could give them at the least price, and what that would
 * cost all others together. By role, then by id.
 *
 * Cost: a short search for each person of a proven plan; for peers a re-solve from the prices for each.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or an id of `of` is not in the cohort.
 * @example
 * ```ts
 * for (const { text } of nextBest(plan, { of: ["ada@example.org"] })) console.log(text);
 * ```
 */
export function nextBest<Role extends string>(plan: Plan<Role>, options?: NextBestOptions): readonly NextBest<Role>[];
export function nextBest(
  plan: PricedPlan | CirclesPlan,
  options: NextBestOptions = {},
): readonly NextBest[] | readonly NextBestCircle[] {
  refuseUnpriced("nextBest", plan, ["pairs", "peers", "circles"]);
  return plan.format === "circles" ? nextBestCircles(plan, options) : nextBestOf(plan, options);
}

function nextBestOf(plan: PricedPlan, options: NextBestOptions): readonly NextBest[] {
  const questions = questionsOf("nextBest", plan, options.signal);
  const { lineup } = questions.context;
  const teller = tellerOf(plan, questions.context, options);
  const sides = isOfPeers(plan) ? ([0] as const) : ([0, 1] as const);
  const known = (id: string) => sides.some((side) => lineup.positions[side].has(id));
  const unknown = (options.of ?? []).filter((id) => !known(id));
  refuse(
    "nextBest",
    unknown.map((id) => {
      const remedy = suggestion(id, [...lineup.ids[0], ...lineup.ids[1]]);
      return mistake("next-best-unknown", "of", "nobody has this id.", remedy, id);
    }),
  );
  const wanted = options.of === undefined ? undefined : new Set(options.of);
  const found = sides.flatMap((side) =>
    lineup.ids[side].flatMap((id, at) => {
      if (wanted !== undefined && !wanted.has(id)) return [];
      options.signal?.throwIfAborted();
      return [nextOf(questions, teller, lineup.roles[side], side, at)];
    }),
  );
  return frozenCopy(found);
}

function nextOf(questions: Questions, teller: Teller, role: string, side: 0 | 1, at: number): NextBest {
  const isOwn = ({ row, column }: Cell) =>
    teller.isOneGroup ? row === at || column === at : (side === 0 ? row : column) === at;
  const otherSide = teller.isOneGroup ? 0 : side === 0 ? 1 : 0;
  const partnerIn = ({ row, column }: Cell) =>
    teller.isOneGroup ? (row === at ? column : row) : side === 0 ? column : row;
  const own = questions.pairs.filter(isOwn);
  const now = own.map((cell) => teller.idOf(otherSide, partnerIn(cell)));
  const base = { role, id: teller.idOf(side, at), now };
  const who = teller.called(side, at);
  const answer = questions.nearest(side, at);
  if (answer?.lost === undefined) {
    const why = questions.inexact === undefined ? "nobody else is possible" : "nobody else was found";
    return { ...base, text: `${who}: ${why}.` };
  }
  const gain = gainOf(questions, own, answer, isOwn, teller.isOneGroup);
  const partner = teller.called(otherSide, answer.partner);
  const others = (answer.lost.fit + gain) / MILLION + 0;
  const price = priced(answer, teller, `Giving ${partner} to ${who}`, questions.inexact);
  const ofOwn =
    own.length === 0
      ? `with a fit of ${amountOf(gain)} on a scale from 0 to 1`
      : gain === 0
        ? "with the same fit as now"
        : `with ${amountOf(gain)} ${gain > 0 ? "more" : "less"} fit than now`;
  const ofOthers =
    others === 0
      ? "all others together would neither gain nor lose"
      : `all others together would ${others > 0 ? "lose" : "gain"} ${amountOf(answer.lost.fit + gain)} fit`;
  return {
    ...base,
    partner: teller.idOf(otherSide, answer.partner),
    own: gain / MILLION + 0,
    others,
    price,
    text: `${who}: next best is ${partner}, ${ofOwn}; ${ofOthers}. ${price.text}`,
  };
}

/** By how much a person's own fit would be higher: the sum over their pairs, of a peer the mean with their group. */
function gainOf(
  { context: { fit } }: Questions,
  own: readonly Cell[],
  { made, unmade }: Answer,
  isOwn: (cell: Cell) => boolean,
  isMean: boolean,
): number {
  const key = ({ row, column }: Cell) => `${row} ${column}`;
  const gone = new Set(unmade.map(key));
  const worth = (cells: readonly Cell[]) => {
    const sum = cells.reduce((total, { row, column }) => total + (fit.scores[row * fit.columns + column] ?? 0), 0);
    return isMean && cells.length > 0 ? Math.round(sum / cells.length) : sum;
  };
  const after = [...own.filter((cell) => !gone.has(key(cell))), ...made.filter(isOwn)];
  return worth(after) - worth(own);
}

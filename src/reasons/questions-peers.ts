import type { Cell } from "../constraints/lists.js";
import { cellsOf } from "../constraints/peer-lists.js";
import { type PeersAgain, type PeersChange, peersAgain } from "../kernels/peers/again.js";
import { answeredAgain, type Differences } from "../plan/again.js";
import type { PeersContext } from "../plan/context.js";
import { mayHaveTrio } from "../plan/match-peers.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import { type Answer, bestOf, type Lost, nothing, type Questions } from "./answer.js";
import { between } from "./moves.js";

/** The pairs that are free to choose, kept for questions, and the place in their problem of each position of the lineup. */
interface LaidOut {
  readonly again: PeersAgain;
  readonly order: Int32Array;
  readonly placeAt: ReadonlyMap<number, number>;
  /** The best plan of pairs alone, which the plan loses nothing against where it is proven best. */
  readonly behind: Lost;
}

/**
 * Questions about a plan for peers: two or three searches each, from its prices. Where a group of three takes part or could,
 * and about people of groups that must be made, the plan is made again instead.
 */
export function questionsOfPeers(plan: PeersPlan, context: PeersContext): Questions {
  const { lists, answer, fit, ready, objective } = context;
  const must = new Set(lists.must.map(keyOf));
  const fixed = new Set(lists.groups.flat());
  const pairs = answer.groups.flatMap(cellsOf);
  const chosen = new Set(pairs.map(keyOf));
  const worth = worthOf(context, answer.groups);
  const isExact = plan.status === "optimal" && objective === "total";
  const mayTrio = mayHaveTrio(ready.program, lists);
  // A limit on people is posed as more than pairs of two people.
  const isPlain = objective === "total" && ready.most === undefined;
  const laid = !isPlain || answer.groups.some(({ length }) => length === 3) ? undefined : laidOut();
  const isMust = (cell: Cell) => must.has(keyOf(cell));
  const isChosen = (cell: Cell) => chosen.has(keyOf(cell));
  const isFixed = ({ row, column }: Cell) => fixed.has(row) || fixed.has(column);
  const impossible: Answer = { exact: isExact, made: [], unmade: [] };

  const bySolving = (differences: Omit<Differences, "places">): Answer => {
    const again = answeredAgain(context, differences);
    if (again === undefined || !again.verdict.feasible) return impossible;
    const { groups, verdict } = again;
    const other = groups.flatMap(cellsOf);
    // What rules forbid has no score in the plan.
    const scores = new Map((differences.allowed ?? []).map((cell) => [keyOf(cell), cell.score]));
    const lost = lostBetween(worth, worthOf(context, groups, scores));
    return { lost, exact: isExact && verdict.optimal, ...between(pairs, other) };
  };
  /** From the prices: with this pair besides, if any; undefined where a group of three might be better. */
  const byPrices = (
    known: LaidOut,
    change: PeersChange,
    pair?: Cell & { readonly score: number },
  ): Answer | undefined => {
    const { pairs: found } = known.again.solve(change);
    const free = Array.from({ length: found.length / 2 }, (_, at) => {
      const people = [known.order[found[2 * at] ?? 0] ?? 0, known.order[found[2 * at + 1] ?? 0] ?? 0];
      return people.sort((one, other) => one - other);
    });
    const groups = [...lists.groups, ...free, ...(pair === undefined ? [] : [[pair.row, pair.column]])];
    if (mayTrio && groups.flat().length < context.lineup.ids[0].length) return undefined;
    const scores = new Map(pair === undefined ? [] : [[keyOf(pair), pair.score]]);
    const lost = lostBetween(worth, worthOf(context, groups, scores));
    return { lost, exact: isExact, ...between(pairs, groups.flatMap(cellsOf)) };
  };
  const placesOf = ({ row, column }: Cell, { placeAt }: LaidOut) =>
    [placeAt.get(row) ?? 0, placeAt.get(column) ?? 0] as const;
  const forced = (cell: Cell, score?: number): Answer => {
    if (isChosen(cell)) return nothing;
    const own = score ?? fit.scores[cell.row * fit.columns + cell.column] ?? Number.NaN;
    if (Number.isNaN(own) || (isFixed(cell) && !mayTrio)) return impossible;
    // Somebody of a pair that must be made could only be in a group of three: that is not looked for.
    if (isFixed(cell)) return { ...impossible, exact: false };
    const allowed = score === undefined ? {} : { allowed: [{ ...cell, score }] };
    const found = laid && byPrices(laid, { without: placesOf(cell, laid) }, { ...cell, score: own });
    return found ?? bySolving({ must: [cell], ...allowed });
  };
  const parted = (cell: Cell): Answer => {
    if (isMust(cell)) return impossible;
    if (!isChosen(cell)) return nothing;
    if (laid === undefined || isFixed(cell)) return bySolving({ never: [cell] });
    return byPrices(laid, { forbidden: [placesOf(cell, laid)] }) ?? bySolving({ never: [cell] });
  };
  return {
    context,
    ...(isExact
      ? {}
      : {
          inexact:
            objective === "total"
              ? "The plan itself is not proven best, so that another one may be better."
              : "The plan was made for another aim than the sum of the fits: people and fit of two plans for that aim are compared.",
        }),
    pairs,
    isMust,
    forced: (cell) => forced(cell),
    parted,
    waived: forced,
    nearest: (_, person) => {
      const cellWith = (other: number) => ({ row: Math.min(person, other), column: Math.max(person, other) });
      const partners = pairs.flatMap(({ row, column }) => (row === person ? [column] : column === person ? [row] : []));
      if (fixed.has(person)) return undefined;
      const [own] = partners;
      if (own !== undefined && partners.length === 1) {
        // Without this pair the best plan gives them somebody else, or leaves them alone. A group of three could keep it, which
        // is worse only where nobody is left over otherwise.
        const answered = parted(cellWith(own));
        const now = answered.made.find(({ row, column }) => row === person || column === person);
        const isBest = !mayTrio || (laid !== undefined && answered.lost !== undefined && answered.lost.people <= 0);
        if (now !== undefined && isBest) return { ...answered, partner: now.row === person ? now.column : now.row };
      }
      const open = Array.from({ length: fit.columns }, (_, other) => other)
        .filter((other) => other !== person && !fixed.has(other) && !partners.includes(other))
        .map((other) => ({ other, score: fit.scores[person * fit.columns + other] ?? Number.NaN }))
        .filter(({ score }) => !Number.isNaN(score))
        .map(({ other, score }) => ({ partner: other, bound: boundOf(cellWith(other), score) }));
      return bestOf(open, (other) => forced(cellWith(other)));
    },
    nearestWaived: (_, person, others) => {
      if (fixed.has(person)) return undefined;
      const cellWith = (other: number) => ({ row: Math.min(person, other), column: Math.max(person, other) });
      const scoreOf = new Map(others.map(({ partner, score }) => [partner, score]));
      const open = others
        .filter(({ partner }) => !fixed.has(partner))
        .map(({ partner, score }) => ({ partner, bound: boundOf(cellWith(partner), score) }));
      return bestOf(open, (other) => forced(cellWith(other), scoreOf.get(other) ?? 0));
    },
  };

  /** What a plan of pairs with this pair loses at least; unknown where priorities are not people, or where three may meet. */
  function boundOf(cell: Cell, score: number): Lost | undefined {
    if (laid === undefined || mayTrio || lists.byes.some((byes) => byes > 0)) return undefined;
    const [one, other] = placesOf(cell, laid);
    const lack = laid.again.lack(one, other, score);
    // In halves, and in people, who count 1 each; the fit of a plan counts a pair twice.
    return {
      people: Math.ceil(lack.priority / 2) - laid.behind.people,
      byes: 0,
      fit: lack.priority % 2 === 0 ? lack.fit - laid.behind.fit : Number.NEGATIVE_INFINITY,
    };
  }

  function laidOut(): LaidOut {
    const { problem, order } = answer.question;
    const again = peersAgain(problem.peers);
    const { pairs: found } = again.solution;
    const free = Array.from({ length: found.length / 2 }, (_, at) => [
      order[found[2 * at] ?? 0] ?? 0,
      order[found[2 * at + 1] ?? 0] ?? 0,
    ]);
    return {
      again,
      order,
      placeAt: new Map(Array.from(order, (position, place) => [position, place])),
      behind: lostBetween(worthOf(context, [...lists.groups, ...free]), worth),
    };
  }
}

/** People, byes and fit of groups; scores may be replaced. */
function worthOf(
  { fit, lists }: PeersContext,
  groups: readonly (readonly number[])[],
  scores: ReadonlyMap<string, number> = new Map(),
): Lost {
  const ofGroup = (group: readonly number[]) =>
    cellsOf(group).reduce(
      (sum, cell) => sum + (scores.get(keyOf(cell)) ?? fit.scores[cell.row * fit.columns + cell.column] ?? 0),
      0,
    );
  return {
    people: groups.flat().length,
    byes: groups.flat().reduce((sum, person) => sum + (lists.byes[person] ?? 0), 0),
    fit: groups.reduce((sum, group) => sum + (group.length === 2 ? 2 : 1) * ofGroup(group), 0),
  };
}

function lostBetween(one: Lost, other: Lost): Lost {
  return { people: one.people - other.people, byes: one.byes - other.byes, fit: one.fit - other.fit };
}

function keyOf({ row, column }: Cell): string {
  return `${row} ${column}`;
}

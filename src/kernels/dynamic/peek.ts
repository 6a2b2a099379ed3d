// Source: a search of `search.ts` whose way is read instead of turned: what a change would lose is the length of the cycle that
// it closes, R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 9.11.
// Cost: one search, and O(pairs that would change). Ties: those of the search. Departures: nothing is changed but which near
// people are listed.
import type { Moves } from "../ranking/forcing.js";
import { levelsOfLoss } from "../ranking/proven.js";
import { otherWave, seek } from "./search.js";
import { isPaired, mostOf, type Side, type State } from "./state.js";
import { clear, giverKind, hubItem, hubKind, type Search, takerKind, unreached, type Wave } from "./wave.js";

/** What a change would lose, as in `ranking/one.ts`. */
export interface Peeked {
  readonly priority: number;
  readonly fit: number;
  readonly moves: Moves;
}

const impossible = { priority: Number.NaN, fit: Number.NaN };
const none: Moves = Object.freeze({ made: new Int32Array(0), unmade: new Int32Array(0) });

/** What forbidding a pair would lose; nothing where it is not chosen. */
export function peekForbidden(state: State, search: Search, row: number, column: number): Peeked {
  if (!isPaired(state, row, column)) return { priority: 0, fit: 0, moves: none };
  const loss = peeked(state, search, 4 * row + giverKind, 4 * column + giverKind, -lossOf(state, row, column), [
    row,
    column,
  ]);
  return loss;
}

/** What making a pair would lose; nothing where it is chosen. */
export function peekForced(state: State, search: Search, row: number, column: number): Peeked {
  if (isPaired(state, row, column)) return { priority: 0, fit: 0, moves: none };
  const length = lossOf(state, row, column);
  const hasPlaces = mostOf(state.rows, row) > 0 && mostOf(state.columns, column) > 0;
  if (Number.isNaN(length) || !hasPlaces) return { ...impossible, moves: none };
  return peeked(state, search, 4 * column + takerKind, 4 * row + takerKind, length, [row, column]);
}

function lossOf({ rows, columns }: State, row: number, column: number): number {
  return rows.price[row]! + columns.price[column]! - rows.scores[row * columns.capacity + column]!;
}

function peeked(
  state: State,
  search: Search,
  from: number,
  to: number,
  closing: number,
  pair: readonly [number, number],
): Peeked {
  const wave = search.fromRows;
  const other = otherWave(search, wave);
  seek(state, search, wave, from, to);
  const loss = search.best === unreached ? Number.NaN : search.best + closing;
  const way: (readonly [number, number])[] = [pair];
  let isPossible = search.best !== unreached;
  if (isPossible) {
    const turned = search.meeting === hubItem ? hubItem : search.meeting ^ 1;
    isPossible = collect(wave, search.meeting, way);
    if (!collect(other, turned, way)) isPossible = false;
  }
  clear(wave);
  clear(other);
  if (!isPossible) return { ...impossible, moves: none };
  return { ...levelsOfLoss(loss, state.steps.priority), moves: movesOf(state, way) };
}

/**
 * The pairs along the way back from the end of a wave to its start; false where somebody would give up a partner whom their
 * least number asks for, which happens only where nothing else is possible.
 */
function collect(wave: Wave, end: number, into: (readonly [number, number])[]): boolean {
  const { givers, takers } = wave;
  const add = (giver: number, taker: number) => into.push(givers.isRows ? [giver, taker] : [taker, giver]);
  const isNeeded = (side: Side, person: number) => side.load[person]! <= side.min[person]! - side.pins[person]!;
  let isKept = true;
  for (let item = end; ; ) {
    const person = item >> 2;
    const kind = item & 3;
    const from =
      kind === hubKind ? wave.hubFrom : kind === giverKind ? wave.giverFrom[person]! : wave.takerFrom[person]!;
    if (from === -2) return isKept;
    if (kind === hubKind) {
      if ((from & 3) === giverKind && isNeeded(givers, from >> 2)) isKept = false;
      item = from;
    } else if (from === -1) {
      if (kind === takerKind && isNeeded(takers, person)) isKept = false;
      item = hubItem;
    } else if (kind === giverKind) {
      add(person, from);
      item = 4 * from + takerKind;
    } else {
      add(from, person);
      item = 4 * from + giverKind;
    }
  }
}

function movesOf(state: State, way: readonly (readonly [number, number])[]): Moves {
  const sorted = [...way].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const isChosen = ([row, column]: readonly [number, number]) => isPaired(state, row, column);
  return Object.freeze({
    made: Int32Array.from(sorted.filter((pair) => !isChosen(pair)).flat()),
    unmade: Int32Array.from(sorted.filter(isChosen).flat()),
  });
}

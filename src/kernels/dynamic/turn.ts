// Source: what is done with the shortest way once it is found, see `search.ts`. Cost: time O(nodes met), and O(other side) for
// each price that falls far; memory none. Ties: none. Departures: none.
import { priceChanged } from "./near.js";
import { changeLoad, pair, type State, unpair } from "./state.js";
import { giverKind, hubItem, hubKind, type Search, takerKind, type Wave } from "./wave.js";

/** Moves the prices of everybody nearer than `radius` to the end of a wave; the potential of a taker is its price, negative. */
export function movePrices(state: State, wave: Wave, radius: number): void {
  const { givers, takers } = wave;
  givers.near.entered = 0;
  for (let at = 0; at < wave.giversMet; at++) {
    const giver = wave.metGivers[at]!;
    if (wave.giverLabel[giver]! >= radius) continue;
    givers.price[giver]! -= radius - wave.giverLabel[giver]!;
    priceChanged(state, givers, takers, giver);
  }
  for (let at = 0; at < wave.takersMet; at++) {
    const taker = wave.metTakers[at]!;
    if (wave.takerLabel[taker]! >= radius) continue;
    takers.price[taker]! += radius - wave.takerLabel[taker]!;
    priceChanged(state, takers, givers, taker);
  }
  if (wave.hubLabel < radius) state.hub -= (givers.isRows ? 1 : -1) * (radius - wave.hubLabel);
}

/** Exchanges chosen and not chosen pairs along the way found, from the meeting to both ends. */
export function turn(state: State, search: Search, wave: Wave, other: Wave): void {
  const { meeting } = search;
  // The meeting as an item of the wave from rows; a giver of one wave is a taker of the other.
  const turned = meeting === hubItem ? hubItem : meeting ^ 1;
  const [own, others] = wave.givers.isRows ? [meeting, turned] : [turned, meeting];
  // The arcs next to the meeting are the last of both ways; which way is turned first does not matter, because no pair
  // and no step to the hub is on both.
  turnBack(state, wave, own);
  turnBack(state, other, others);
}

function turnBack(state: State, wave: Wave, end: number): void {
  const { givers, takers } = wave;
  for (let item = end; ; ) {
    const person = item >> 2;
    const kind = item & 3;
    if (kind === hubKind) {
      const from = wave.hubFrom;
      if (from === -2) return;
      // A giver gives a unit back to the hub; a taker takes one more.
      if ((from & 3) === giverKind) changeLoad(state, givers, from >> 2, -1);
      else changeLoad(state, takers, from >> 2, 1);
      item = from;
    } else if (kind === giverKind) {
      const from = wave.giverFrom[person]!;
      if (from === -2) return;
      if (from === -1) changeLoad(state, givers, person, 1);
      else exchange(state, wave, person, from, false);
      item = from === -1 ? hubItem : 4 * from + takerKind;
    } else {
      const from = wave.takerFrom[person]!;
      if (from === -2) return;
      if (from === -1) changeLoad(state, takers, person, -1);
      else exchange(state, wave, from, person, true);
      item = from === -1 ? hubItem : 4 * from + giverKind;
    }
  }
}

function exchange(state: State, { givers }: Wave, giver: number, taker: number, isMade: boolean): void {
  const [row, column] = givers.isRows ? [giver, taker] : [taker, giver];
  if (isMade) pair(state, row, column);
  else unpair(state, row, column);
}

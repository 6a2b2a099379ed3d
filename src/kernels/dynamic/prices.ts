// Source: `levels.ts` for what an encoded price says. That the fit of a price is small enough to be told from its priority
// holds for the worth of ways from the hub; a search that starts elsewhere moves prices by lengths between other nodes, so
// after many changes that may fail. It is looked at whenever prices are asked for: with all fits of at most 3(m + 1)F the fit
// of the worth of a pair is at most 7(m + 1)F, less than a step of 8(m + 1)F, so an encoded worth has the sign of its highest
// level and the prices at two levels prove what the encoded ones do.
// Cost: time O(rows + columns) and O(others) per person without a place; memory O(rows + columns).
// Ties: none. Departures: none.
import type { LevelPrices, Prices } from "../problem.js";
import { forgetNear, shiftPrices } from "./near.js";
import { hubFor, mostOf, type Side, type State } from "./state.js";

/** Beyond this the hub's price is moved back to 0, so that all sums stay below 2^53. */
const largestHub = 2 ** 50;

/**
 * The prices at their levels, with prices for people without a place at which nobody would want them; undefined where they
 * have moved so far that their levels cannot be told apart.
 */
export function decodedPrices(state: State): Prices | undefined {
  const rows = apart(state, state.rows);
  const columns = apart(state, state.columns);
  if (rows === undefined || columns === undefined) return undefined;
  priceOutsiders(state.rows, state.columns, rows, columns);
  priceOutsiders(state.columns, state.rows, columns, rows);
  return Object.freeze({ rows: Object.freeze(rows), columns: Object.freeze(columns) });
}

/** Takes over prices that prove the choice of a state; false, and nothing changed, where the steps cannot tell them apart. */
export function adopt(state: State, prices: Prices): boolean {
  let largest = 0;
  for (const side of [prices.rows, prices.columns])
    for (const fit of side.fit) largest = Math.max(largest, Math.abs(fit));
  if (2 * largest + state.largestScore > state.steps.priority) return false;
  state.hub = 0;
  for (const side of [state.rows, state.columns]) {
    const { priority, fit } = side.isRows ? prices.rows : prices.columns;
    for (let person = 0; person < side.people; person++) {
      const price = priority[person]! * state.steps.priority + fit[person]!;
      side.price[person] = mostOf(side, person) > 0 ? price : Number.POSITIVE_INFINITY;
    }
  }
  forgetNear(state);
  return true;
}

/** Moves the hub's price back to 0 where it has gone far; to be called between changes. */
export function bringHubBack(state: State): void {
  const { hub, rows, columns } = state;
  if (Math.abs(hub) <= largestHub) return;
  shiftPrices(rows, columns, 0 - hub);
  shiftPrices(columns, rows, hub);
  state.hub = 0;
}

/** The levels of a side's prices, 0 for people without a place; undefined where a fit is too large to be told apart. */
function apart(state: State, side: Side): LevelPrices | undefined {
  const largest = 3 * (state.people + 1) * state.largestScore;
  const hub = hubFor(state, side);
  const priority = new Float64Array(side.people);
  const fit = new Float64Array(side.people);
  for (let person = 0; person < side.people; person++) {
    if (side.price[person] === Number.POSITIVE_INFINITY) continue;
    const price = side.price[person]! - hub;
    // Adding 0 turns -0 into 0, so that equal prices are the same for every way of comparing them.
    priority[person] = Math.round(price / state.steps.priority) + 0;
    fit[person] = price - priority[person]! * state.steps.priority;
    if (Math.abs(fit[person]!) > largest) return undefined;
  }
  return { priority, fit };
}

/** The least price, priority first, at which no pair of somebody without a place is worth anything. */
function priceOutsiders(side: Side, other: Side, prices: LevelPrices, others: LevelPrices): void {
  for (let person = 0; person < side.people; person++) {
    if (mostOf(side, person) > 0) continue;
    let priority = Number.NEGATIVE_INFINITY;
    let fit = 0;
    for (let one = 0; one < other.people; one++) {
      const score = side.scores[person * other.capacity + one]!;
      // Rows come first; pairs of two people without a place are the columns' business.
      if (Number.isNaN(score) || (side.isRows && mostOf(other, one) <= 0)) continue;
      const worthPriority = 0 - others.priority[one]!;
      const worthFit = score - others.fit[one]!;
      if (worthPriority < priority || (worthPriority === priority && worthFit <= fit)) continue;
      priority = worthPriority;
      fit = worthFit;
    }
    if (priority === Number.NEGATIVE_INFINITY) continue;
    prices.priority[person] = priority;
    prices.fit[person] = fit;
  }
}

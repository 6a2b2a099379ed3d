// Source: Lagrangian relaxation of set partitioning (M. L. Fisher, "The Lagrangian relaxation method for solving integer
// programming problems", Management Science 27 (1981), pp. 1-18; subgradients with Polyak's step), over circles whose members
// choose their partners on their own: the bound by best partners.
//
// Everything is doubled, so that halves are whole. In a circle c of k members, person i has with the others at most P(i, k),
// the sum of their k - 1 best numbers. So
// - where the worth is a sum, 2 * worth of c <= the sum over members of a(i) = P(i, k) + 2 * own(i), because each pair counts
//   once for either of its two people;
// - where it is mean and worst, u(i) <= U(i) = floor(P(i, k) / (k - 1)) + own(i), and worth <= mean * (sum of U) + worst * k *
//   (least U): over all sets of k people, the largest is found by trying each U as the least one.
// `own` takes what the best of all others offer. NaN pairs are no partners, NaN circles are not chosen from; counts and time
// are left out.
//
// For ANY whole prices y of people: 2 * total = sum over circles of (2 * worth - prices of members) + prices of all who are
// placed, and with V(c, k) the most that the first bracket can be for k members, chosen freely by each circle, it is at most
//   max over sizes of (sum of V(c, k(c))) + sum of y - the least prices of as many people as are left out,
// found by a dynamic program over circles and the number of people placed. The prices make people whom several circles
// choose dearer, step by step; the least bound of all steps counts, and each of them is valid.
//
// Cost: time O(people^2 log people) once and O(turns * (kinds of circles * sizes * people * log people + circles * sizes *
// people)); memory O(people * (largest size + circles)). Ties: none matter. Departures: none. Knows the problem only.
import type { CirclesProblem } from "../problem.js";
import { mostCovered } from "./circle-cover.js";
import { mayHave } from "./circle-sizes.js";

const turns = 60;
/** Sorting steps that all turns together may take. */
const effort = 4e7;

/** An upper bound of the total of every choice that keeps the rules and places at least so many people. */
export function boundByPartners(problem: CirclesProblem, leastPlaced: number, reached: number): number {
  const { people, circles } = problem;
  const table = tableOf(problem);
  const price = new Float64Array(people);
  let best = Number.POSITIVE_INFINITY;
  let scale = 1;
  let since = 0;
  const cost = people * table.kinds * table.largest * 8 + circles * people * table.largest;
  const most = Math.max(1, Math.min(turns, Math.floor(effort / Math.max(1, cost))));
  for (let turn = 0; turn < most; turn++) {
    const found = evaluate(table, price, leastPlaced);
    if (found === undefined) return Number.NEGATIVE_INFINITY;
    since++;
    if (found.bound < best) [best, since] = [found.bound, 0];
    if (since > 5) [scale, since] = [scale / 2, 0];
    let square = 0;
    for (const times of found.chosen) square += (times - 1) * (times - 1);
    if (square === 0 || best <= 2 * reached + 1) break;
    const step = (scale * (found.bound - 2 * reached)) / square;
    for (let person = 0; person < people; person++) {
      const raised = price[person]! + Math.round(step * (found.chosen[person]! - 1));
      price[person] = Math.max(-table.extent, Math.min(table.extent, raised));
    }
  }
  return Math.floor(best / 2);
}

/** What does not depend on prices. */
interface Table {
  readonly problem: CirclesProblem;
  /** The largest size that any circle can have. */
  readonly largest: number;
  /** By kind and person: the doubled own of a circle of this kind; NaN where it may not hold the person. */
  readonly own: Float64Array;
  readonly kinds: number;
  readonly kindOf: Int32Array;
  /** By person and size: the sum of their best size - 1 numbers; NaN where so many partners are not there. */
  readonly partners: Float64Array;
  /** No price needs to be larger. */
  readonly extent: number;
  readonly optional: Int32Array;
}

function tableOf(problem: CirclesProblem): Table {
  const { people, circles, sizes, together, mustJoin } = problem;
  let largest = 0;
  for (const most of sizes.max) largest = Math.max(largest, Math.min(most, people));
  const width = largest + 1;
  const partners = new Float64Array(people * width).fill(Number.NaN);
  let extent = 1;
  for (let person = 0; person < people; person++) {
    const numbers = together
      .slice(person * people, (person + 1) * people)
      .filter((value) => !Number.isNaN(value))
      .sort();
    let sum = 0;
    partners[person * width] = 0;
    for (let size = 1; size <= largest && size - 1 <= numbers.length; size++) {
      partners[person * width + size] = sum;
      extent = Math.max(extent, Math.abs(sum));
      sum += numbers[numbers.length - size] ?? 0;
    }
  }
  const kindOf = new Int32Array(circles);
  const rows: Float64Array[] = [];
  for (let circle = 0; circle < circles; circle++) {
    const row = Float64Array.from({ length: people }, (_, person) => {
      return problem.inCircle[person * circles + circle]! + mostCovered(problem, circle, person);
    });
    const known = rows.findIndex((other) => other.every((value, at) => Object.is(value, row[at])));
    kindOf[circle] = known < 0 ? rows.push(row) - 1 : known;
    for (const value of row) if (!Number.isNaN(value)) extent = Math.max(extent, Math.abs(value));
  }
  const own = new Float64Array(rows.length * people);
  for (const [kind, row] of rows.entries()) own.set(row, kind * people);
  const weight = problem.worth === "sum" ? 1 : problem.worth.mean + problem.worth.worst;
  const optional = Int32Array.from(mustJoin.keys()).filter((person) => mustJoin[person] === 0);
  return { problem, largest, own, kinds: rows.length, kindOf, partners, extent: 4 * weight * extent, optional };
}

/** The bound under these prices, and how often each person is chosen where it is reached; undefined where no sizes fit. */
function evaluate(table: Table, price: Float64Array, leastPlaced: number) {
  const { problem, largest, kinds, kindOf } = table;
  const { people, circles, sizes } = problem;
  const width = largest + 1;
  const worth = new Float64Array(kinds * width).fill(Number.NaN);
  const sets: Int32Array[] = [];
  for (let kind = 0; kind < kinds; kind++) {
    for (let size = 0; size <= largest; size++) {
      const isAsked = kindOf.some((own, at) => own === kind && mayHave(problem, at, size));
      const found =
        size === 0 ? { worth: 0, members: new Int32Array(0) } : isAsked ? bestSet(table, kind, size, price) : undefined;
      sets.push(found?.members ?? new Int32Array(0));
      worth[kind * width + size] = found?.worth ?? Number.NaN;
    }
  }
  const stride = people + 1;
  const best = new Float64Array((circles + 1) * stride).fill(Number.NEGATIVE_INFINITY);
  const chosenSize = new Int32Array((circles + 1) * stride);
  best[0] = 0;
  for (let circle = 0; circle < circles; circle++) {
    const row = kindOf[circle]! * width;
    for (let size = 0; size <= Math.min(largest, sizes.max[circle]!); size++) {
      const value = worth[row + size]!;
      if (Number.isNaN(value) || !mayHave(problem, circle, size)) continue;
      for (let before = 0; before + size <= people; before++) {
        const sum = best[circle * stride + before]! + value;
        const to = (circle + 1) * stride + before + size;
        if (sum > best[to]!) [best[to], chosenSize[to]] = [sum, size];
      }
    }
  }
  const least = Float64Array.from(table.optional, (person) => price[person]!).sort();
  let all = 0;
  for (const one of price) all += one;
  let bound = Number.NEGATIVE_INFINITY;
  let placed = -1;
  let left = 0;
  for (let out = 0; out <= least.length && people - out >= leastPlaced; out++) {
    const value = best[circles * stride + people - out]! + all - left;
    if (value > bound) [bound, placed] = [value, people - out];
    left += least[out] ?? 0;
  }
  if (placed < 0) return undefined;
  const chosen = new Int32Array(people);
  // Nobody is pushed either way for being left out, where some are.
  const rest = people - placed;
  let at = placed;
  for (let circle = circles - 1; circle >= 0; circle--) {
    const size = chosenSize[(circle + 1) * stride + at]!;
    for (const person of sets[kindOf[circle]! * width + size]!) chosen[person]!++;
    at -= size;
  }
  if (rest > 0) {
    const cheapest = Array.from(table.optional).sort((one, other) => price[one]! - price[other]! || one - other);
    for (const person of cheapest.slice(0, rest)) chosen[person]!++;
  }
  return { bound, chosen };
}

/** The most that a circle of this kind and size can be worth, doubled, less the prices of its members. */
function bestSet({ problem, own, partners, largest }: Table, kind: number, size: number, price: Float64Array) {
  const { people, worth } = problem;
  const width = largest + 1;
  const fits = new Float64Array(people).fill(Number.NaN);
  const gains = new Float64Array(people).fill(Number.NaN);
  const able: number[] = [];
  for (let person = 0; person < people; person++) {
    const most = partners[person * width + size]!;
    const itself = own[kind * people + person]!;
    if (Number.isNaN(most) || Number.isNaN(itself)) continue;
    able.push(person);
    if (worth === "sum") gains[person] = most + 2 * itself - price[person]!;
    else {
      fits[person] = (size > 1 ? Math.floor(most / (size - 1)) : 0) + itself;
      gains[person] = 2 * worth.mean * fits[person]! - price[person]!;
    }
  }
  if (able.length < size) return undefined;
  if (worth === "sum") {
    able.sort((one, other) => gains[other]! - gains[one]! || one - other);
    const members = Int32Array.from(able.slice(0, size));
    return { worth: members.reduce((sum, person) => sum + gains[person]!, 0), members };
  }
  // By falling fit; `inside` holds the size best gains of those so far, rising.
  able.sort((one, other) => fits[other]! - fits[one]! || one - other);
  const inside: number[] = [];
  let sum = 0;
  let best = Number.NEGATIVE_INFINITY;
  let members = new Int32Array(0);
  for (const person of able) {
    const gain = gains[person]!;
    if (inside.length === size && gain <= gains[inside[0]!]!) continue;
    if (inside.length === size) sum -= gains[inside.shift()!]!;
    const place = inside.findIndex((other) => gains[other]! > gain);
    inside.splice(place < 0 ? inside.length : place, 0, person);
    sum += gain;
    if (inside.length < size) continue;
    const value = sum + 2 * worth.worst * size * fits[person]!;
    if (value > best) [best, members] = [value, Int32Array.from(inside)];
  }
  return { worth: best, members };
}

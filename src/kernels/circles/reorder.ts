// Source: none, bookkeeping of ours. Cost: time and memory O(people * (people + circles + topics + weeks * words)) for a problem,
// O(people + circles) for circles. Ties: none. Departures: none.
import type { CirclesProblem, Coverage, SharedTime } from "../problem.js";
import type { CirclesOrder } from "./canonical.js";

/** The same problem with its people and circles in another order. */
export function reordered(problem: CirclesProblem, order: CirclesOrder): CirclesProblem {
  const { people, circles } = order;
  const { sizes, mayBeEmpty, together, inCircle, priority, mustJoin, counts, coverage, time } = problem;
  const placeOf = placesIn(people);
  return Object.freeze({
    ...problem,
    sizes: Object.freeze({
      min: circles.map((circle) => sizes.min[circle]!),
      max: circles.map((circle) => sizes.max[circle]!),
    }),
    ...(mayBeEmpty && { mayBeEmpty: Uint8Array.from(circles, (circle) => mayBeEmpty[circle]!) }),
    together: table(together, people, people),
    inCircle: table(inCircle, people, circles),
    priority: people.map((person) => priority[person]!),
    mustJoin: Uint8Array.from(people, (person) => mustJoin[person]!),
    counts: Object.freeze(
      counts.map((rule) => Object.freeze({ ...rule, people: rule.people.map((person) => placeOf[person]!).sort() })),
    ),
    ...(coverage && { coverage: coverageIn(coverage, order) }),
    ...(time && { time: timeIn(time, order) }),
  });
}

/** The circle of each person as they are given, of circles that were found for a reordered problem. */
export function restored({ people, circles }: CirclesOrder, circleOf: Int32Array): Int32Array {
  const given = new Int32Array(people.length);
  for (const [place, person] of people.entries()) {
    const circle = circleOf[place]!;
    given[person] = circle < 0 ? -1 : circles[circle]!;
  }
  return given;
}

/** The circle of each person of a reordered problem, of circles as they are given: a start for a search, for instance. */
export function arranged({ people, circles }: CirclesOrder, circleOf: Int32Array): Int32Array {
  const placeOf = placesIn(circles);
  return people.map((person) => (circleOf[person]! < 0 ? -1 : placeOf[circleOf[person]!]!));
}

/** At which place of an order each position stands. */
function placesIn(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (const [place, position] of order.entries()) places[position] = place;
  return places;
}

function table(given: Float64Array, rows: Int32Array, columns: Int32Array): Float64Array {
  const width = columns.length;
  const found = new Float64Array(rows.length * width);
  for (const [place, row] of rows.entries()) {
    for (let at = 0; at < width; at++) found[place * width + at] = given[row * width + columns[at]!]!;
  }
  return found;
}

function rowsOf<T extends Float64Array | Int32Array>(given: T, order: Int32Array, width: number): T {
  const found = given.slice() as T;
  for (const [place, row] of order.entries()) found.set(given.subarray(row * width, (row + 1) * width), place * width);
  return found;
}

function coverageIn({ topics, needs, offers, circleOffers }: Coverage, { people, circles }: CirclesOrder): Coverage {
  return Object.freeze({
    topics,
    needs: rowsOf(needs, people, topics),
    offers: rowsOf(offers, people, topics),
    circleOffers: rowsOf(circleOffers, circles, topics),
  });
}

function timeIn(time: SharedTime, { people, circles }: CirclesOrder): SharedTime {
  const width = time.weeks * time.words;
  return Object.freeze({
    ...time,
    people: rowsOf(time.people, people, width),
    circles: rowsOf(time.circles, circles, width),
  });
}

// Source: deferred acceptance: D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
// Mathematical Monthly 69 (1962), pp. 9-15, section 3; partial lists and places: D. Gusfield and R. W. Irving, "The Stable
// Marriage Problem" (MIT Press 1989), sections 1.4.2 and 1.6.
// Several places on both sides: A. E. Roth, "Stability and polarization of interests in job matching", Econometrica 52
// (1984), pp. 47-57 (offers go to the best who have not refused yet, up to one's places); M. Baiou and M. Balinski,
// "Many-to-many matching: stable polyandrous polygamy (or polygamous polyandry)", Discrete Applied Mathematics 101 (2000),
// pp. 1-12. People are taken to judge partners one by one (responsive preferences): a free place or a better partner in the
// place of a worse one is always welcome. Then the outcome is stable in pairs, and with strict ranks it is the best stable
// one for everybody who offers and the worst for everybody who answers.
// Cost: each pair of the lists is offered at most once: time O(offers * log(places of one who answers) + people), where
// offers is at most the length of all lists; memory O(people + places of those who answer, at most people each).
// Ties: whoever answers prefers the lower position among equals; whoever offers has strict lists.
// Departures: those held by one person are a heap with the worst on top instead of a pointer along that person's own list,
// so that the lists of those who answer are never sorted. The order of offers is free (it changes nothing in the outcome).
import type { SolveOptions } from "../problem.js";
import type { Lists } from "./lists.js";

/** What is asked and answered. */
export interface Offers {
  /** The strict lists of those who offer. */
  readonly lists: Lists;
  /** Most partners of each of them. */
  readonly most: Int32Array;
  /** Most partners of each of those who answer. */
  readonly answeringMost: Int32Array;
  /** What an offer of p is worth to q: `grades[p * person + q * other]`; the lower, the better. */
  readonly grades: Int32Array | Float64Array;
  readonly person: number;
  readonly other: number;
}

/** The pairs held at the end, as `offering * answering people + answering`, in no order, and how many offers were made. */
export interface Held {
  readonly cells: Float64Array;
  readonly offers: number;
}

/** How many offers lie between two looks at the signal. */
const offersPerLook = 2 ** 16;

/** Runs deferred acceptance to its end; `onProgress` hears the share of people who have offered, and 1 at the end. */
export function deferredAcceptance(given: Offers, options: SolveOptions = {}): Held {
  const { lists, most, answeringMost, grades } = given;
  const people = most.length;
  const others = answeringMost.length;
  // heap[first[q]] is the worst that q holds, and holds[q] how many.
  const first = new Int32Array(others + 1);
  for (let other = 0; other < others; other++) {
    first[other + 1] = first[other]! + Math.min(people, answeringMost[other]!);
  }
  const heap = new Int32Array(first[others]!);
  const holds = new Int32Array(others);
  const next = new Int32Array(people);
  const has = new Int32Array(people);
  const waiting = new Int32Array(people);
  const isWaiting = new Uint8Array(people).fill(1);
  for (let at = 0; at < people; at++) waiting[at] = people - 1 - at;
  let queued = people;
  let offers = 0;
  let begun = 0;

  while (queued > 0) {
    const person = waiting[--queued]!;
    isWaiting[person] = 0;
    if (next[person] === 0) begun++;
    while (has[person]! < most[person]!) {
      const other = lists.entry(person, next[person]!);
      if (other < 0) break;
      next[person]!++;
      if (offers % offersPerLook === 0) {
        options.signal?.throwIfAborted();
        options.onProgress?.(begun / (people + 1));
      }
      offers++;
      const places = first[other + 1]! - first[other]!;
      if (holds[other]! < places) {
        rise(other, holds[other]!++, person);
        has[person]!++;
      } else if (places > 0 && isBetter(other, person, heap[first[other]!]!)) {
        const refused = heap[first[other]!]!;
        sink(other, person);
        has[person]!++;
        has[refused]!--;
        if (isWaiting[refused] === 0) {
          isWaiting[refused] = 1;
          waiting[queued++] = refused;
        }
      }
    }
  }
  const cells = new Float64Array(holds.reduce((sum, count) => sum + count, 0));
  let pairs = 0;
  for (let other = 0; other < others; other++) {
    for (let at = 0; at < holds[other]!; at++) cells[pairs++] = heap[first[other]! + at]! * others + other;
  }
  options.onProgress?.(1);
  return { cells, offers };

  function isBetter(other: number, one: number, two: number): boolean {
    const difference =
      grades[one * given.person + other * given.other]! - grades[two * given.person + other * given.other]!;
    return difference < 0 || (difference === 0 && one < two);
  }

  /** Puts somebody at the end of a heap and lets them rise past all who are better. */
  function rise(other: number, end: number, person: number): void {
    const base = first[other]!;
    let at = end;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBetter(other, heap[base + parent]!, person)) break;
      heap[base + at] = heap[base + parent]!;
      at = parent;
    }
    heap[base + at] = person;
  }

  /** Puts somebody in the place of the worst and lets them sink below all who are worse. */
  function sink(other: number, person: number): void {
    const base = first[other]!;
    const size = holds[other]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isBetter(other, heap[base + child]!, heap[base + child + 1]!)) child++;
      if (!isBetter(other, person, heap[base + child]!)) break;
      heap[base + at] = heap[base + child]!;
      at = child;
    }
    heap[base + at] = person;
  }
}

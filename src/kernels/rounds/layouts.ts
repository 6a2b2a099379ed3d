// Source: the ways to lay people out for which `starters.ts` finds as many rounds as counting allows: one copy fixed for
// Kirkman systems, two for nearly Kirkman ones (A. Kotzig and A. Rosa, "Nearly Kirkman systems", Congressus Numerantium 10
// (1974), pp. 607-614; C. J. Colbourn and J. H. Dinitz, "Handbook of Combinatorial Designs" (2007), II.7 and IV.5). Which
// layout works was found by trying: the figures here are where to look, what is found is verified by the search itself.
// Cost: O(1). Ties: in the order of the list. Departures: none.
import type { Turning } from "./starters.js";

/** A layout to try, and how many people may be placed in trying. */
export interface Layout {
  readonly turning: Turning;
  readonly steps: number;
  /** With which draws it is found soon. */
  readonly seed: number;
}

/** Layouts worth trying for groups of a size that divides the people, the most rounds first. */
export function layoutsFor(people: number, size: number): readonly Layout[] {
  const known = special.get(`${people}/${size}`);
  if (known !== undefined) return [known];
  return size === 3 && people % 3 === 0 ? triples(people) : [];
}

/** Layouts that no family has. */
const special: ReadonlyMap<string, Layout> = new Map([
  ["18/3", layout({ modulus: 4, orbits: 4, fixed: 2, size: 3, starters: 2 })],
  ["24/4", layout({ modulus: 7, orbits: 3, fixed: 3, size: 4 })],
  ["28/4", layout({ modulus: 9, orbits: 3, fixed: 1, size: 4, multiplier: 2, shift: 1 })],
  ["36/4", layout({ modulus: 11, orbits: 3, fixed: 3, size: 4, shift: 1 })],
  ["40/4", layout({ modulus: 13, orbits: 3, fixed: 1, size: 4, multiplier: 3 })],
  ["30/5", layout({ modulus: 6, orbits: 5, fixed: 0, size: 5 })],
]);

/** Groups of 3: (people - 1) / 2 rounds, rounded down. */
function triples(people: number): Layout[] {
  if (people % 2 === 0) return [layout({ modulus: (people - 2) / 2, orbits: 2, fixed: 2, size: 3 })];
  const half = (people - 1) / 2;
  if (half % 2 === 1) return [layout({ modulus: half, orbits: 2, fixed: 1, size: 3 })];
  const third = people / 3;
  return [layout({ modulus: third, orbits: 3, fixed: 0, size: 3, extra: (third - 1) / 2 }, 34)];
}

function layout(given: Pick<Turning, "modulus" | "orbits" | "fixed" | "size"> & Partial<Turning>, seed = 1): Layout {
  return Object.freeze({
    turning: Object.freeze({ starters: 1, multiplier: 1, shift: 0, extra: 0, ...given }),
    steps: 2_000_000,
    seed,
  });
}

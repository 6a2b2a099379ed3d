import { gramsOf } from "./grams.js";

/** Likenesses are whole millionths: so sums are exact, and ties are ties on every machine. */
const WHOLE = 1_000_000;
/** Below this mean likeness two groups of texts stay apart. */
const LEAST = WHOLE / 2;

/** How many texts are compared with each other; further ones stay alone, since comparing costs the square of their number. */
export const mostClustered = 2000;

/**
 * Groups texts that look alike: positions of the texts, in their order, each in one group.
 *
 * Source: agglomerative clustering with average linkage (Sokal and Michener 1958, UPGMA) on the Dice likeness of trigrams;
 * groups are joined until the mean likeness of every two is below one half. Of equally alike groups the ones that come
 * first are joined first, so that the result is the same on every machine. Cost: texts squared in time and memory for the
 * likenesses, and as much again for each joining; at most `mostClustered` texts.
 */
export function clustersOf(texts: readonly string[]): readonly (readonly number[])[] {
  const compared = Math.min(texts.length, mostClustered);
  const sums = likenesses(texts.slice(0, compared));
  const groups: (number[] | undefined)[] = [...Array(compared).keys()].map((at) => [at]);
  const best = new Int32Array(compared).fill(-1);
  const mean = (one: number, other: number) => {
    const size = (groups[one]?.length ?? 1) * (groups[other]?.length ?? 1);
    return (sums[one * compared + other] ?? 0) / size;
  };
  /** The later group that a group is most alike to. */
  const findBest = (one: number) => {
    best[one] = -1;
    for (let other = one + 1; other < compared; other++) {
      const nearer = best[one] === -1 ? LEAST <= mean(one, other) : mean(one, other) > mean(one, best[one] ?? 0);
      if (groups[other] !== undefined && nearer) best[one] = other;
    }
  };
  for (let one = 0; one < compared; one++) findBest(one);
  for (;;) {
    let first = -1;
    for (let one = 0; one < compared; one++) {
      if (groups[one] === undefined || (best[one] ?? -1) < 0) continue;
      if (first < 0 || mean(one, best[one] ?? 0) > mean(first, best[first] ?? 0)) first = one;
    }
    const second = best[first] ?? -1;
    if (first < 0 || second < 0) break;
    groups[first]?.push(...(groups[second] ?? []));
    groups[second] = undefined;
    best[second] = -1;
    for (let other = 0; other < compared; other++) {
      const joined = (sums[first * compared + other] ?? 0) + (sums[second * compared + other] ?? 0);
      sums[first * compared + other] = joined;
      sums[other * compared + first] = joined;
    }
    for (let one = 0; one < compared; one++) {
      if (groups[one] === undefined) continue;
      const other = best[one] ?? -1;
      if (one === first || other === first || other === second) findBest(one);
      else if (one < first && mean(one, first) >= LEAST && (other < 0 || mean(one, first) > mean(one, other))) {
        best[one] = first;
      }
    }
  }
  const alone = [...texts.keys()].slice(compared).map((at) => [at]);
  return [...groups.flatMap((group) => (group ? [group.sort((a, b) => a - b)] : [])), ...alone];
}

/** Likeness of every two texts in whole millionths, row by row; 0 on the diagonal. */
function likenesses(texts: readonly string[]): Float64Array {
  const grams = texts.map((text) => new Set(gramsOf(text)));
  const table = new Float64Array(texts.length * texts.length);
  for (const [one, own] of grams.entries()) {
    for (let other = one + 1; other < texts.length; other++) {
      const others = grams[other] ?? new Set();
      let shared = 0;
      for (const gram of own) if (others.has(gram)) shared++;
      const dice = Math.round((2 * WHOLE * shared) / (own.size + others.size));
      table[one * texts.length + other] = dice;
      table[other * texts.length + one] = dice;
    }
  }
  return table;
}

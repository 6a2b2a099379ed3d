// The instances of MDGPLIB (Gallego, Laguna, Marti, Duarte 2013) as problems of circles, values in whole thousandths.
import { circlesProblem } from "../src/kernels/circles/build.js";
import type { CirclesProblem } from "../src/kernels/problem.js";

/** One instance with one kind of sizes, and what is known of it, in thousandths. */
export interface MdgpCase {
  readonly name: string;
  readonly people: number;
  readonly problem: CirclesProblem;
  readonly optimum: number | undefined;
  readonly published: number | undefined;
  readonly found: number | undefined;
}

interface Reference {
  readonly provenOptimum?: number;
  readonly publishedHeuristicValue?: number;
  readonly bestFoundHere?: number;
}

interface Stored {
  readonly id: string;
  readonly n: number;
  readonly groups: number;
  readonly upperTriangle: readonly number[];
  readonly ss: { readonly size: number; readonly reference: Reference };
  readonly ds: { readonly min: readonly number[]; readonly max: readonly number[]; readonly reference: Reference };
}

/** Every instance of a stored file, once with equal and once with bounded sizes. */
export function mdgpCases(text: string): MdgpCase[] {
  const { cases }: { cases: Stored[] } = JSON.parse(text);
  return cases.flatMap(({ id, n, groups, upperTriangle, ss, ds }) => {
    const together = new Float64Array(n * n);
    let at = 0;
    for (let one = 0; one < n; one++) {
      for (let other = one + 1; other < n; other++) {
        const value = thousandths(upperTriangle[at++] ?? Number.NaN);
        together[one * n + other] = value;
        together[other * n + one] = value;
      }
    }
    const kinds = {
      ss: { sizes: { min: ss.size, max: ss.size }, reference: ss.reference },
      ds: { sizes: ds.min.map((min, circle) => ({ min, max: ds.max[circle] ?? min })), reference: ds.reference },
    };
    return Object.entries(kinds).map(([kind, { sizes, reference }]) => ({
      name: `${id} ${kind}`,
      people: n,
      problem: circlesProblem({ people: n, circles: groups, sizes, together }),
      optimum: maybe(reference.provenOptimum),
      published: maybe(reference.publishedHeuristicValue),
      found: maybe(reference.bestFoundHere),
    }));
  });
}

function maybe(value: number | undefined): number | undefined {
  return value === undefined ? undefined : thousandths(value);
}

function thousandths(value: number): number {
  return Math.round(1000 * value);
}

// Source: the package munkres-js 1.2.2 (Munkres 1957 as told by R. Pilgrim); cost about n^3.3 to n^4 (measured).
/** The package ships no types: this is the part that is used. */
declare module "munkres-js" {
  /** Row and column of each pair of a cheapest assignment; hangs on NaN and Infinity, throws on an empty matrix. */
  export default function munkres(costs: number[][]): [number, number][];
}

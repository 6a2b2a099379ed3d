/** The package ships no types: this is the part that is used. */
declare module "munkres-js" {
  /** Row and column of each pair of a cheapest assignment; hangs on NaN and Infinity, throws on an empty matrix. */
  export default function munkres(costs: number[][]): [number, number][];
}

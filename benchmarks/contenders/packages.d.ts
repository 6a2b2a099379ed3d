// What is used of packages that come without types.

declare module "hungarian-on3" {
  /** Row and column of each pair. */
  export default function hungarian(costs: readonly (readonly number[])[]): [row: number, column: number][];
}

declare module "munkres-algorithm" {
  export interface Found {
    /** The column of each row. */
    readonly assignments: (number | null)[];
  }
  export function minWeightAssign(costs: {
    data: Float64Array;
    shape: readonly [rows: number, columns: number];
  }): Found;
}

declare module "edmonds-blossom" {
  /** The partner of each person, -1 for none. */
  export default function blossom(
    edges: readonly (readonly [one: number, other: number, weight: number])[],
    maxCardinality: boolean,
  ): number[];
}

declare module "edmonds-blossom-fixed" {
  export { default } from "edmonds-blossom";
}

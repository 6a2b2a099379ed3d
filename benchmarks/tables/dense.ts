// Dense one-to-one: square, and rectangular with twice as many columns.
import { best } from "../../src/kernels/pairs-solvers.js";
import { packagesForPairs } from "../contenders/npm.js";
import { ourSolvers } from "../contenders/ours.js";
import { lemon, scipy } from "../contenders/programs.js";
import { type DenseKind, dense, denseKinds } from "../instances.js";
import type { Table } from "../race.js";

const squares = [100, 200, 500, 1000, 2000, 5000];
const wide = [100, 200, 500, 1000, 2000];

/** The table `dense`. */
export const denseTable: Table<"pairs"> = {
  name: "dense",
  title: "Dense one-to-one assignment",
  kind: "pairs",
  sizes: {
    ...Object.fromEntries(denseKinds.map((scores) => [scores, squares])),
    "unif n x 2n": wide,
    "score n x 2n": wide,
  },
  grownFrom: 500,
  question(scores, size, seed) {
    const [kind = "", shape] = scores.split(" ", 2);
    const columns = shape === undefined ? size : 2 * size;
    const known = denseKinds.find((one): one is DenseKind => one === kind) ?? "unif";
    const label = `${size.toLocaleString("en-US")} × ${columns.toLocaleString("en-US")}`;
    return { problem: dense(known, size, columns, seed), scores, label, size };
  },
  async contenders({ python, compiler }, around) {
    const { contenders, absent } = await packagesForPairs();
    return [...ourSolvers("pairs"), scipy(python, around), lemon(compiler, around), ...contenders, ...absent];
  },
  ours: ({ problem }) => `pairwright ${best(problem).name}`,
};

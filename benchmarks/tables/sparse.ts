// Candidate lists: 32 columns a row, in which everybody can be matched.
import { ourSolvers } from "../contenders/ours.js";
import { lemon, scipy } from "../contenders/programs.js";
import { type SparseKind, sparse, sparseKinds } from "../instances.js";
import type { Table } from "../race.js";

const candidates = 32;
const sizes = [1000, 10_000, 100_000];

/** The table `sparse`. No package of npm takes candidate lists. */
export const sparseTable: Table<"listed pairs"> = {
  name: "sparse",
  title: `Candidate lists, ${candidates} a row`,
  kind: "listed pairs",
  sizes: Object.fromEntries(sparseKinds.map((scores) => [scores, sizes])),
  grownFrom: 1000,
  question(scores, size, seed) {
    const kind = sparseKinds.find((one): one is SparseKind => one === scores) ?? "unif";
    const label = `${size.toLocaleString("en-US")} rows`;
    return { problem: sparse(kind, size, candidates, seed), scores, label, size };
  },
  async contenders({ python, compiler }, around) {
    return [...ourSolvers("listed pairs"), scipy(python, around), lemon(compiler, around)];
  },
};

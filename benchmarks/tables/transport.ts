// Many-to-one: mentors with five places each, as many mentees as places.
import { best } from "../../src/kernels/pairs-solvers.js";
import { packagesForPairs } from "../contenders/npm.js";
import { ourSolvers } from "../contenders/ours.js";
import { lemon, scipy } from "../contenders/programs.js";
import { type DenseKind, denseKinds, transport } from "../instances.js";
import type { Table } from "../race.js";

const places = 5;

/** The table `transport`; a size is the number of mentors. */
export const transportTable: Table<"pairs"> = {
  name: "transport",
  title: `Many-to-one: mentors with ${places} places × mentees`,
  kind: "pairs",
  sizes: Object.fromEntries(denseKinds.map((scores) => [scores, [50, 200, 500]])),
  grownFrom: 50,
  question(scores, size, seed) {
    const label = `${size.toLocaleString("en-US")} × ${(size * places).toLocaleString("en-US")}`;
    const kind = denseKinds.find((one): one is DenseKind => one === scores) ?? "score";
    return { problem: transport(size, places, seed, kind), scores, label, size };
  },
  async contenders({ python, compiler }, around) {
    const { contenders, absent } = await packagesForPairs();
    const byCopies = { note: "a copy of the column for each place" };
    const others = contenders.map((one) => (one.name === "highs" ? one : { ...one, ...byCopies }));
    const fromPython = scipy<"pairs">(python, around);
    return [
      ...ourSolvers("pairs"),
      "ready" in fromPython ? { ...fromPython, ...byCopies } : fromPython,
      lemon(compiler, around),
      ...others,
      ...absent,
    ];
  },
  ours: ({ problem }) => `pairwright ${best(problem).name}`,
};

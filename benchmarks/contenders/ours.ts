// The solvers of this library's own table, and one of yours in their place.
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { Kinds, Solver } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { version } from "../../src/version.js";
import type { Contender, Origin, RaceKind } from "../contest.js";

/** `munkres` is the package munkres-js, which takes part by itself; `fair` hands problems of this objective on to others. */
const leftOut = ["munkres", "fair"];

/** Every exact solver of a kind. */
export function ourSolvers<K extends RaceKind>(kind: K): Contender<K>[] {
  const table: { readonly [K in RaceKind]: Readonly<Record<string, Solver<K>>> } = solvers;
  return Object.values<Solver<K>>(table[kind])
    .filter(({ exact, name }) => exact && !leftOut.includes(name))
    .map((solver) => solverContender(solver, `pairwright ${solver.name}`, "pairwright"));
}

/** A module whose default export is a solver takes part beside the others. */
export async function yourSolver<K extends RaceKind>(path: string): Promise<Contender<K>> {
  const module: { default?: Solver<K> } = await import(pathToFileURL(resolve(path)).href);
  const solver = module.default;
  if (typeof solver?.solve !== "function" || typeof solver.refuses !== "function") {
    throw new Error(`${path} must export a solver by default: { name, exact, refuses(problem), solve(problem) }`);
  }
  return solverContender(solver, `${solver.name} (yours)`, "you");
}

/** A solver as a contender. */
export function solverContender<K extends RaceKind>(solver: Solver<K>, name: string, from: Origin): Contender<K> {
  return {
    name,
    version: from === "pairwright" ? version : "-",
    from,
    refuses: ({ problem }) => solver.refuses(problem),
    async ready({ problem }) {
      return {
        async run() {
          const start = performance.now();
          const solution: Kinds[K]["solution"] = solver.solve(problem);
          return { milliseconds: performance.now() - start, memory: 0, pairs: solution.pairs, solution };
        },
        end: async () => {},
      };
    },
    close: async () => {},
  };
}

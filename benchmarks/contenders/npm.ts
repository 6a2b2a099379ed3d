// The packages of npm that solve the same problems. Each gets its instance in the form in which it was fastest when tried;
// making it is not timed, and neither is reading what it found.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Matrix } from "ml-matrix";
import type { PeersProblem, Problem } from "../../src/kernels/problem.js";
import type { Absent, Contender, Question } from "../contest.js";
import { largest } from "../judge.js";
import { linearProgram, readColumns } from "./linear-program.js";
import { pairsOfColumns, pairsOfPartners } from "./pairs.js";

/** Contenders that are here, and those that are not. */
export interface Present<K extends "pairs" | "peers"> {
  readonly contenders: readonly Contender<K>[];
  readonly absent: readonly Absent[];
}

/** The packages for dense pairs and transport. */
export function packagesForPairs(): Promise<Present<"pairs">> {
  return present([
    contender("munkres", {
      load: async () => {
        const { munkres } = await import("munkres");
        return (costs: ArrayLike<ArrayLike<number>>) => munkres(costs);
      },
      given: ({ problem }) => rowsOf(problem),
      pairs: (found, { problem }) => byPlace(problem, found),
    }),
    contender("linear-sum-assignment", {
      load: async () => {
        const { linearSumAssignment } = await import("linear-sum-assignment");
        return (costs: Matrix) => linearSumAssignment(costs, { maximaze: false });
      },
      given: ({ problem }) => new Matrix(rowsOf(problem)),
      pairs: ({ rowAssignments }, { problem }) => byPlace(problem, Array.from(rowAssignments).entries()),
    }),
    contender("hungarian-on3", {
      load: async () => (await import("hungarian-on3")).default,
      given: ({ problem }) => rowsOf(problem).map((row) => Array.from(row)),
      pairs: (found, { problem }) => byPlace(problem, found),
    }),
    contender("munkres-algorithm", {
      load: async () => (await import("munkres-algorithm")).minWeightAssign,
      given({ problem }) {
        const [data, columns] = [costsOf(problem), ownersOf(problem).length];
        return { data, shape: [problem.rows, columns] as const };
      },
      pairs: ({ assignments }, { problem }) => byPlace(problem, assignments.map((column) => column ?? -1).entries()),
    }),
    contender("munkres-js", {
      load: async () => (await import("munkres-js")).default,
      given: ({ problem }) => rowsOf(problem).map((row) => Array.from(row)),
      pairs: (found, { problem }) => byPlace(problem, found),
    }),
    contender("highs", {
      note: "a linear program, given as text",
      load: async () => {
        const highs = await (await import("highs")).default();
        return (text: string) => highs.solve(text, { output_flag: false });
      },
      refuses: ({ problem }) =>
        problem.rows * problem.columns > 250_000 ? "a text of more than 250,000 variables" : undefined,
      given: ({ problem }) => linearProgram(problem),
      pairs: ({ Columns }, { problem }) => pairsOfColumns(readColumns(Columns, problem)),
    }),
  ]);
}

/** The packages for peers. */
export function packagesForPeers(): Promise<Present<"peers">> {
  const loads = {
    "edmonds-blossom": async () => (await import("edmonds-blossom")).default,
    "edmonds-blossom-fixed": async () => (await import("edmonds-blossom-fixed")).default,
  };
  return present(
    Object.entries(loads).map(([name, load]) =>
      contender(name, {
        load: async () => {
          const blossom = await load();
          return (edges: readonly Edge[]) => blossom(edges, true);
        },
        given: ({ problem }: Question<"peers">) => edgesOf(problem),
        pairs: pairsOfPartners,
      }),
    ),
  );
}

/** How a package is loaded and asked, what it is given and what it finds. */
interface Use<K extends "pairs" | "peers", Given, Found> {
  readonly note?: string;
  load(): Promise<(given: Given) => Found>;
  refuses?(question: Question<K>): string | undefined;
  given(question: Question<K>): Given;
  pairs(found: Found, question: Question<K>): Int32Array;
}

/** The package as a contender, or why it cannot be one here. */
type Loading<K extends "pairs" | "peers"> = () => Promise<Contender<K> | Absent>;

/** Loads the package when it is called. */
export function contender<K extends "pairs" | "peers" = "pairs", Given = never, Found = never>(
  name: string,
  use: Use<K, Given, Found>,
): Loading<K> {
  return async () => {
    let solve: (given: Given) => Found;
    try {
      solve = await use.load();
    } catch (error) {
      const missing = error instanceof Error && "code" in error && /MODULE_NOT_FOUND/.test(String(error.code));
      if (!missing) throw error;
      return { name, why: "the package is not installed; npm install brings it" };
    }
    const { version } = JSON.parse(
      readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), "utf8"),
    );
    return {
      name,
      version: String(version),
      from: "npm",
      ...(use.note === undefined ? {} : { note: use.note }),
      refuses: (question) => use.refuses?.(question),
      async ready(question) {
        const given = use.given(question);
        return {
          async run() {
            const start = performance.now();
            const found = solve(given);
            const milliseconds = performance.now() - start;
            return { milliseconds, memory: 0, pairs: use.pairs(found, question) };
          },
          end: async () => {},
        };
      },
      close: async () => {},
    };
  };
}

/** Loads them all. */
export async function present<K extends "pairs" | "peers">(loadings: readonly Loading<K>[]): Promise<Present<K>> {
  const all = await Promise.all(loadings.map((load) => load()));
  return {
    contenders: all.filter((one): one is Contender<K> => "ready" in one),
    absent: all.filter((one): one is Absent => "why" in one),
  };
}

/** The column that owns each place: packages know no places, so a column stands there once for each of its own. */
function ownersOf({ columnPlaces }: Problem): number[] {
  return Array.from(columnPlaces.max).flatMap((places, column) => new Array<number>(places).fill(column));
}

function costsOf(problem: Problem): Float64Array {
  const dearest = largest(problem);
  const owners = ownersOf(problem);
  const costs = new Float64Array(problem.rows * owners.length);
  for (let at = 0; at < costs.length; at++) {
    const row = Math.floor(at / owners.length);
    costs[at] = dearest - problem.scores[row * problem.columns + owners[at % owners.length]!]!;
  }
  return costs;
}

function rowsOf(problem: Problem): Float64Array[] {
  const costs = costsOf(problem);
  const width = costs.length / problem.rows;
  return Array.from({ length: problem.rows }, (_, row) => costs.subarray(row * width, (row + 1) * width));
}

/** Pairs from row and place. */
function byPlace(problem: Problem, found: Iterable<readonly [number, number]>): Int32Array {
  const owners = ownersOf(problem);
  const columns = new Int32Array(problem.rows).fill(-1);
  for (const [row, place] of found) columns[row] = owners[place] ?? -1;
  return pairsOfColumns(columns);
}

type Edge = readonly [one: number, other: number, weight: number];

function edgesOf({ people, scores }: PeersProblem): Edge[] {
  const edges: Edge[] = [];
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) edges.push([one, other, scores[one * people + other]!]);
  }
  return edges;
}

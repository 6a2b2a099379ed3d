import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { external } from "../benchmarks/contenders/external.js";
import { contender, packagesForPairs, present } from "../benchmarks/contenders/npm.js";
import { ourSolvers, solverContender, yourSolver } from "../benchmarks/contenders/ours.js";
import { pairsOfColumns, pairsOfPartners } from "../benchmarks/contenders/pairs.js";
import { lemon, scipy } from "../benchmarks/contenders/programs.js";
import { type Contender, contest, medianOf, type Question } from "../benchmarks/contest.js";
import { Forecast, growthOf } from "../benchmarks/forecast.js";
import * as instances from "../benchmarks/instances.js";
import { losses, shortTable } from "../benchmarks/markdown.js";
import { options } from "../benchmarks/options.js";
import { raceText } from "../benchmarks/print.js";
import { allTables, withTables, written } from "../benchmarks/readme.js";
import type { Race, Results } from "../benchmarks/results.js";
import { check } from "../src/kernels/check.js";
import { best } from "../src/kernels/pairs-solvers.js";

const short = { limit: 10_000, budget: 0, rounds: 2 };
const folder = mkdtempSync(join(tmpdir(), "pairwright-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A dense question of 12 people a side. */
function question(scores: instances.DenseKind = "unif", columns = 12): Question<"pairs"> {
  return { problem: instances.dense(scores, 12, columns, 1), scores, label: `12 × ${columns}`, size: 12 };
}

/** Gives row i the column that `of` says. */
function fixed(name: string, of: (row: number) => number): Contender<"pairs"> {
  return {
    name,
    version: "0",
    from: "you",
    refuses: () => undefined,
    ready: async ({ problem: { rows } }) => ({
      run: async () => ({
        milliseconds: 1,
        memory: 0,
        pairs: pairsOfColumns(Int32Array.from({ length: rows }, (_, row) => of(row))),
      }),
      end: async () => {},
    }),
    close: async () => {},
  };
}

describe("instances", () => {
  const digest = (...arrays: readonly (Float64Array | Int32Array)[]) => {
    const hash = createHash("sha256");
    for (const array of arrays) hash.update(array.join());
    return hash.digest("hex").slice(0, 12);
  };

  test("are the same everywhere and for ever", () => {
    const dense = instances.denseKinds.flatMap((kind) => [
      [kind, digest(instances.dense(kind, 20, 20, 1).scores)],
      [`${kind}, wide`, digest(instances.dense(kind, 10, 20, 1).scores)],
    ]);
    const lists = instances.sparseKinds.map((kind) => {
      const { start, column, score } = instances.sparse(kind, 60, 8, 1);
      return [`${kind}, lists`, digest(start, column, score)];
    });
    const groups = instances.peersKinds.map((kind) => [`${kind}, peers`, digest(instances.peers(kind, 20, 1).scores)]);
    const block = new Float64Array(7 * 50);
    instances.streamed(50, 1).read(3, 7, block);
    const all = Object.fromEntries([
      ...dense,
      ...lists,
      ...groups,
      ["transport", digest(instances.transport(4, 5, 1).scores)],
      ["streamed", digest(block)],
    ]);
    expect(all).toMatchInlineSnapshot(`
      {
        "geo": "d5804158a0d4",
        "geo, wide": "7cf070b48d9d",
        "geoint, peers": "99b7420c6c68",
        "int100": "641ec51b150a",
        "int100, lists": "2e2f33701258",
        "int100, peers": "240808fe476d",
        "int100, wide": "79a1ef130ae0",
        "mw": "2cde2db46a14",
        "mw, wide": "dd99829380a8",
        "pop, lists": "f3a9f7e8a43d",
        "score": "4737d7b886ab",
        "score, wide": "2a98a55f8d17",
        "scoreint, peers": "0703f3615c28",
        "scoreq": "3a9988cf5f27",
        "scoreq, wide": "a79b7cef132f",
        "streamed": "07fe80bf9969",
        "transport": "d80fa2ee71e7",
        "uint, peers": "b70e3a60e7c3",
        "unif": "c1aeb4dd3f6d",
        "unif, lists": "6595afafaf0a",
        "unif, wide": "d33c21978930",
      }
    `);
  });

  test("differ by seed, and by size", () => {
    const some = [1, 2].map((seed) => digest(instances.dense("score", 9, 9, seed).scores));
    expect(new Set(some).size).toBe(2);
  });

  test.each([...instances.denseKinds])("%s has whole scores of 0 or more, and an answer that can be proven", (kind) => {
    const given = instances.dense(kind, 30, 40, 3);
    expect(given.scores.every((score) => Number.isInteger(score) && score >= 0)).toBe(true);
    const solved = best(given).solve(given);
    expect(check(given, solved)).toMatchObject({ feasible: true, optimal: true });
    expect(solved.pairs).toHaveLength(60);
  });

  test.each([...instances.sparseKinds])("lists of %s rise, and everybody can be matched", (kind) => {
    const { rows, start, column, score } = instances.sparse(kind, 80, 5, 2);
    const scores = Array.from({ length: rows }, () => new Array<number | null>(rows).fill(null));
    for (let row = 0; row < rows; row++) {
      const own = column.subarray(start[row], start[row + 1]);
      expect([...own]).toEqual([...new Set(own)].sort((one, other) => one - other));
      for (const [at, to] of own.entries()) scores[row]![to] = score[start[row]! + at]!;
    }
    const given = {
      ...instances.dense("unif", rows, rows, 1),
      scores: Float64Array.from(scores.flat(), (s) => s ?? NaN),
    };
    expect(best(given).solve(given).pairs).toHaveLength(2 * rows);
  });

  test("what is streamed is the same row by row and in blocks, and keeps to its largest score", () => {
    const given = instances.streamed(20, 5);
    const whole = new Float64Array(400);
    given.read(0, 20, whole);
    const one = new Float64Array(20);
    given.read(7, 1, one);
    expect(one).toEqual(whole.slice(140, 160));
    expect(Math.max(...whole)).toBeLessThanOrEqual(given.largestScore);
  });
});

describe("a contest", () => {
  test("shows a worse answer with its excess, and what is no answer with the reason; it drops neither", async () => {
    const given = question();
    const [ours] = ourSolvers("pairs");
    const fakes = [fixed("diagonal", (row) => row), fixed("all in one", () => 0), fixed("idle", (row) => row - 1)];
    const { cells, total, proven } = await contest(given, [ours!, ...fakes], short, new Forecast());
    const solved = best(given.problem).solve(given.problem);
    expect(proven).toBe(true);
    expect(total).toBe(solved.total);
    const cost = (sum: number) => 12 * Math.max(...given.problem.scores) - sum;
    const diagonal = Array.from({ length: 12 }, (_, row) => given.problem.scores[13 * row]!).reduce((a, b) => a + b);
    expect(cells).toMatchObject({
      [ours!.name]: { rounds: 2 },
      diagonal: { excess: (cost(diagonal) - cost(solved.total)) / cost(solved.total), rounds: 2 },
      "all in one": { wrong: expect.stringContaining("places") },
      idle: { wrong: "1 of 12 left over" },
    });
    expect(cells[ours!.name]).not.toHaveProperty("excess");
    const text = raceText({ scores: "unif", label: "12 × 12", size: 12, total, proven, cells, ours: ours!.name });
    expect(text).toMatch(/diagonal .*† \+\d+ %/);
    expect(text).toMatch(/idle .*† 1 of 12 left over/);
  });

  test("says when nobody proved the best answer", async () => {
    const { proven } = await contest(question(), [fixed("diagonal", (row) => row)], short, new Forecast());
    expect(proven).toBe(false);
  });

  test("judges every answer, not only the first", async () => {
    let run = 0;
    const second = fixed("moody", (row) => (run++ < 12 ? row : (row + 1) % 12));
    const steady = fixed("steady", (row) => row);
    const given = question("geo");
    const { cells } = await contest(given, [steady, second], { ...short, limit: 0.5 }, new Forecast());
    const [one, other] = [0, 1].map((by) =>
      Array.from({ length: 12 }, (_, row) => given.problem.scores[row * 12 + ((row + by) % 12)]!).reduce(
        (a, b) => a + b,
      ),
    );
    expect("excess" in cells.moody!).toBe(other! < one!);
    expect("excess" in cells.steady!).toBe(false);
  });

  test("goes on when a contender throws, or refuses", async () => {
    const broken: Contender<"pairs"> = {
      ...fixed("broken", () => 0),
      ready: async () => ({
        run: async () => {
          throw new Error("out of memory\nand more");
        },
        end: async () => {},
      }),
    };
    const shy = { ...fixed("shy", () => 0), refuses: () => "not today" };
    const { cells } = await contest(question(), [broken, shy, fixed("diagonal", (r) => r)], short, new Forecast());
    expect(cells).toMatchObject({
      broken: { skipped: "failed: out of memory" },
      shy: { skipped: "not today" },
      diagonal: { rounds: 2 },
    });
  });

  test("does not begin what would take too long", async () => {
    const forecast = new Forecast();
    forecast.note("diagonal", "unif", 6, 2000);
    const { cells } = await contest(
      question(),
      [ourSolvers("pairs")[0]!, fixed("diagonal", (row) => row)],
      short,
      forecast,
    );
    expect(cells).toMatchObject({ diagonal: { skipped: "about 16 s foreseen" } });
  });

  test("takes peers: pairs named twice and lowest first", async () => {
    const problem = instances.peers("int100", 8, 1);
    expect(pairsOfPartners([1, 0, 3, 2, -1, 6, 5, 6])).toEqual(Int32Array.of(0, 1, 2, 3, 5, 6));
    const standIn: Contender<"peers"> = {
      ...fixed("neighbours", () => 0),
      refuses: () => undefined,
      ready: async ({ problem: { people } }) => ({
        run: async () => ({ milliseconds: 1, memory: 0, pairs: Int32Array.from({ length: people }, (_, one) => one) }),
        end: async () => {},
      }),
    };
    const { cells, total } = await contest(
      { problem, scores: "int100", label: "8", size: 8 },
      [standIn],
      short,
      new Forecast(),
    );
    expect(cells).toMatchObject({ neighbours: { rounds: 2 } });
    expect(total).toBe([1, 19, 37, 55].map((cell) => problem.scores[cell]!).reduce((a, b) => a + b));
  });
});

describe("contenders", () => {
  test("a package that is not installed is named, and nothing else is hidden", async () => {
    const absent = contender<"pairs", unknown, unknown>("no-such-package", {
      load: () => import(["no", "such", "package"].join("-")),
      given: () => undefined,
      pairs: () => new Int32Array(0),
    });
    expect(await present([absent])).toEqual({
      contenders: [],
      absent: [{ name: "no-such-package", why: "the package is not installed; npm install brings it" }],
    });
    const broken = contender<"pairs", unknown, unknown>("broken", {
      load: () => Promise.reject(new Error("broken")),
      given: () => undefined,
      pairs: () => new Int32Array(0),
    });
    await expect(present([broken])).rejects.toThrow("broken");
  });

  test("programs that are not here are named", () => {
    const around = { folder, patience: 1000 };
    expect(scipy("no-such-python", around)).toEqual({ name: "scipy", why: "there is no no-such-python here" });
    expect(scipy(process.execPath, around)).toMatchObject({
      name: "scipy",
      why: expect.stringContaining("has no scipy"),
    });
    expect(lemon("no-such-compiler", around)).toMatchObject({ why: "there is no C++ compiler no-such-compiler here" });
  });

  test("every installed package solves small instances of every kind as well as ours, places included", async () => {
    const { contenders, absent } = await packagesForPairs();
    expect(absent).toEqual([]);
    const many = { problem: instances.transport(3, 4, 1), scores: "score", label: "3 × 12", size: 3 };
    for (const given of [question("scoreq"), question("int100", 20), many]) {
      const { cells, proven } = await contest(given, [...ourSolvers("pairs"), ...contenders], short, new Forecast());
      expect(proven).toBe(true);
      for (const { name } of contenders) {
        expect(cells[name], name).toMatchObject({ rounds: 2 });
        expect(cells[name], name).not.toHaveProperty("wrong");
        expect(cells[name], name).not.toHaveProperty("excess");
      }
    }
  });

  /** A program after the protocol: row i gets the column after the one that it had in the last answer. */
  const script = `
    const { readFileSync } = require("node:fs");
    let turn = 0;
    require("node:readline").createInterface({ input: process.stdin }).on("line", (path) => {
      const [form, rows, columns] = new Int32Array(readFileSync(path).buffer, 0, 4);
      if (process.argv[2] === "die") throw new Error("no more");
      if (process.argv[2] === "sleep") return;
      console.log([0.25, 4096, ...Array.from({ length: rows }, (_, row) => (row + turn) % columns)].join(" "));
      turn++;
    });`;

  test.each([
    ["answers", 30_000, { rounds: 2, median: 0.25 }],
    ["die", 30_000, { skipped: expect.stringContaining("failed: ended with 1") }],
    ["sleep", 1000, { skipped: "failed: no answer within 1 s" }],
  ])("a program of its own %s", async (how, patience, expected) => {
    const file = join(folder, "program.cjs");
    writeFileSync(file, script);
    const [command, name, version] = [process.execPath, "mine", "-"];
    const mine = external<"pairs">({
      name,
      version,
      from: "you",
      command,
      given: [file, how],
      forms: [1],
      folder,
      patience,
    });
    const { cells } = await contest(question(), [mine], short, new Forecast());
    await mine.close();
    expect(cells.mine).toMatchObject(expected);
    expect(readdirSync(folder).filter((left) => left !== "program.cjs")).toEqual([]);
  });

  test("a solver of yours takes part", async () => {
    const file = join(folder, "my-solver.mjs");
    writeFileSync(
      file,
      `export default { name: "mine", exact: true, refuses: () => undefined,
        solve: ({ rows }) => ({ status: "feasible", pairs: new Int32Array(0), priority: 0, total: 0, shortfall: 0,
          work: { phases: 0, scans: 0, augmentations: 0 } }) };`,
    );
    const { cells } = await contest(question(), [await yourSolver<"pairs">(file)], short, new Forecast());
    expect(cells).toMatchObject({ "mine (yours)": { wrong: "12 of 12 left over" } });
    await expect(yourSolver(fileURLToPath(new URL("./seed.ts", import.meta.url)))).rejects.toThrow("export a solver");
  });

  test("a claim that is not so is found out", async () => {
    const liar = solverContender<"pairs">(
      {
        name: "liar",
        exact: true,
        refuses: () => undefined,
        solve: (problem) => ({ ...best(problem).solve(problem), total: 10 ** 9 }),
      },
      "liar",
      "you",
    );
    const { cells } = await contest(question(), [liar], short, new Forecast());
    expect(cells.liar).toMatchObject({ wrong: expect.stringContaining("total") });
  });
});

describe("figures", () => {
  test("growth is the exponent of size, the median the middle", () => {
    const known = [500, 1000, 4000].map((size) => ({ size, milliseconds: 3 * size * size }));
    expect(growthOf(known)).toBeCloseTo(2, 10);
    expect(medianOf([9, 1, 5])).toBe(5);
    expect(medianOf([9, 1, 5, 6])).toBe(5.5);
  });

  test("losses are named, wrong answers do not win, ratios below 1 are bold", () => {
    const time = (median: number) => ({ median, min: median, max: median, rounds: 3 });
    const race: Race = {
      scores: "unif",
      label: "100 × 100",
      size: 100,
      total: 1,
      proven: true,
      ours: "pairwright assignment",
      cells: {
        "pairwright assignment": time(2),
        scipy: time(1),
        quick: { ...time(0.5), excess: 0.03 },
        slow: time(8),
        never: { skipped: "about 70 s foreseen" },
      },
    };
    const who = (name: string, from: "npm" | "outside" | "pairwright") => ({ name, version: "1", from });
    const results: Results = {
      table: "dense",
      title: "Dense",
      date: "2026-01-01",
      machine: { processor: "P", cores: 2, memory: 4, node: "v20.0.0", system: "S" },
      load: 0,
      seed: 1,
      limit: 10_000,
      contenders: [
        who("pairwright assignment", "pairwright"),
        who("scipy", "outside"),
        who("quick", "npm"),
        who("slow", "npm"),
        who("never", "npm"),
      ],
      absent: [{ name: "LEMON", why: "not here" }],
      races: [race],
      growth: { unif: {} },
    };
    expect(losses(results)).toEqual(["scipy: `unif` 100 (0.5×)"]);
    const text = shortTable(results);
    expect(text).toContain("| `unif` | pairwright | 2 ms |");
    expect(text).toContain("| scipy | **0.5×** |");
    expect(text).toContain("| best of npm | 4× slow |");
    expect(text).toContain("Where we lose, by who is faster. scipy: `unif` 100 (0.5×).");
    expect(text).toContain("Absent: LEMON (not here).");
  });

  test("options are read, and unknown ones refused", () => {
    const read = options(["--sizes", "100,500", "--limit", "3"], { limit: 10, budget: 1 });
    expect(read).toMatchObject({ sizes: [100, 500], limit: 3000, budget: 1000, seed: 1 });
    expect(() => options(["--size", "100"], { limit: 10, budget: 1 })).toThrow("--size");
    expect(() => options(["--sizes", "many"], { limit: 10, budget: 1 })).toThrow("--sizes many");
  });
});

describe("what was measured", () => {
  test("stands in the README as it is stored; npm run bench:readme writes it anew", () => {
    const readme = readFileSync(written.readme, "utf8");
    expect(readme).toContain("<!-- bench:dense -->");
    expect(withTables(readme)).toBe(readme);
    expect(readFileSync(written.tables, "utf8")).toBe(allTables());
  });

  test("names no machine, no user and no path", () => {
    const text =
      allTables() +
      readdirSync(new URL("../benchmarks/results/", import.meta.url))
        .map((file) => readFileSync(new URL(`../benchmarks/results/${file}`, import.meta.url), "utf8"))
        .join();
    for (const secret of [hostname(), homedir(), tmpdir()]) expect(text).not.toContain(secret);
  });

  test("a table says who is skipped and why", async () => {
    const { race } = await import("../benchmarks/race.js");
    const said: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    try {
      const results = await race(
        {
          name: "tiny",
          title: "Tiny",
          kind: "pairs",
          sizes: { unif: [6, 12] },
          grownFrom: 6,
          question: (scores, size, seed) => ({
            problem: instances.dense("unif", size, size, seed),
            scores,
            label: `${size} × ${size}`,
            size,
          }),
          contenders: async () => [...ourSolvers("pairs"), { name: "ghost", why: "not on this machine" }],
        },
        options(["--sizes", "6,12", "--rounds", "3"], { limit: 10, budget: 0.001 }),
      );
      expect(said.join("")).toContain("skipped: ghost: not on this machine\n");
      expect(results.absent).toEqual([{ name: "ghost", why: "not on this machine" }]);
      expect(results.races.map(({ size, proven }) => [size, proven])).toEqual([
        [6, true],
        [12, true],
      ]);
      expect(results.growth.unif).toHaveProperty("pairwright assignment");
    } finally {
      write.mockRestore();
    }
  });
});

import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as house from "./rules-of-the-house.js";
import { parsed, root, type Source, sourcesIn } from "./sources.js";

const sources = sourcesIn("src");
const entries = ["src/index.ts", "src/kernels/index.ts", "src/node/index.ts", "src/workbook/index.ts"];

/** Each rule that looks at one file at a time, with a small wrong file that it must complain about, and a right one. */
const rules: ReadonlyArray<{
  readonly name: string;
  readonly rule: (source: Source) => string[];
  readonly wrong: readonly (readonly [path: string, text: string])[];
  readonly right: readonly (readonly [path: string, text: string])[];
}> = [
  {
    name: "a file imports only what comes before it",
    rule: house.order,
    wrong: [
      ["src/cohort/intake.ts", 'import { match } from "../plan/match.js";'],
      ["src/cohort/intake.ts", 'import type { Plan } from "../plan/plan.js";'],
      ["src/cohort/intake.ts", 'type P = import("../plan/plan.js").Plan;'],
      ["src/plan/match.ts", 'export * from "../kernels/index.js";'],
      ["src/plan/match.ts", 'const files = await import("../node/files.js");'],
      ["src/cohort/tables/table.ts", 'import { workbookLines } from "../../workbook/read-workbook.js";'],
      ["src/plan/match.ts", 'import { readRule } from "../definition.js";'],
      ["src/random.ts", 'import { intake } from "./cohort/intake.js";'],
      ["src/program.ts", 'import { pairs } from "./index.js";'],
    ],
    right: [
      ["src/plan/match.ts", 'import "./plan.js"; import "../cohort/intake.js"; import "../random.js"; import "zod";'],
      ["src/program.ts", 'import "./definition.js";'],
      ["src/index.ts", 'export * from "./kernels/index.js";'],
      ["src/node/files.ts", 'import "../index.js"; import "../tuning/learn.js";'],
      ["src/workbook/read.ts", 'import "../cohort/tables/table.js"; import "read-excel-file/universal";'],
    ],
  },
  {
    name: "zod is imported only at the doors",
    rule: house.zodAtTheDoor,
    wrong: [
      ["src/plan/plan.ts", 'import type { z } from "zod";'],
      ["src/fit/fit.ts", 'import { z } from "zod/mini";'],
      ["src/review/in-force.ts", 'import { z } from "zod";'],
    ],
    right: [
      ["src/review/decision-schemas.ts", 'import { z } from "zod";'],
      ["src/cohort/intake.ts", 'import { z } from "zod";'],
      ["src/program.ts", 'import type { z } from "zod";'],
    ],
  },
  {
    name: "no module of Node outside src/node",
    rule: house.noNode,
    wrong: [
      ["src/plan/plan.ts", 'import { readFileSync } from "node:fs";'],
      ["src/plan/plan.ts", 'import { readFile } from "fs/promises";'],
      ["src/plan/plan.ts", 'const os = require("os");'],
      ["src/index.ts", 'export * from "path";'],
    ],
    right: [
      ["src/node/files.ts", 'import { readFileSync } from "node:fs";'],
      ["src/plan/plan.ts", 'import Papa from "papaparse";'],
    ],
  },
  {
    name: "protected answers are read by the audit alone",
    rule: house.sealedAnswers,
    wrong: [
      ["src/criteria/same.ts", 'import { answersOf } from "../cohort/sealed/vault.js";'],
      ["src/report/report.ts", 'import { answersOf } from "../cohort/sealed/vault.js";'],
      ["src/cohort/intake/intake.ts", 'import * as vault from "../sealed/vault.js";'],
      ["src/cohort/index.ts", 'export { answersOf, type Sealed } from "./sealed/vault.js";'],
      ["src/index.ts", 'export * from "./cohort/sealed/vault.js";'],
      ["src/report/audit/audit.ts", 'export { answersOf } from "../../cohort/sealed/vault.js";'],
      ["src/plan/match.ts", 'const { answersOf } = await import("../cohort/sealed/vault.js");'],
    ],
    right: [
      ["src/report/audit/audit.ts", 'import { answersOf, type Sealed } from "../../cohort/sealed/vault.js";'],
      ["src/cohort/sealed/seal.ts", 'import { lockedAway } from "./vault.js";'],
      ["src/cohort/index.ts", 'export type { Sealed } from "./sealed/vault.js";'],
      ["src/report/report.ts", 'import type { Sealed } from "../cohort/sealed/vault.js";'],
    ],
  },
  {
    name: "kernels know only numbers and name their source",
    rule: house.kernels,
    wrong: [
      ["src/kernels/flow.ts", "export const flow = 1;"],
      ["src/kernels/flow.ts", '// Source: a paper, page 3.\nimport type { Fit } from "../fit/fit.js";'],
      ["src/kernels/flow.ts", '// Source: a paper, page 3.\nimport type { Measure } from "../measure.js";'],
    ],
    right: [
      [
        "src/kernels/flow.ts",
        '// Source: a paper, page 3.\nimport "../random.js"; import "./problem.js"; import "munkres-js";',
      ],
    ],
  },
  {
    name: "files are short",
    rule: house.size,
    wrong: [
      ["src/plan/plan.ts", "\n".repeat(250).concat("export {};")],
      ["src/kernels/flow.ts", "\n".repeat(400).concat("export {};")],
    ],
    right: [
      ["src/plan/plan.ts", "\n".repeat(249).concat("export {};\n")],
      ["src/kernels/flow.ts", "\n".repeat(399).concat("export {};\n")],
    ],
  },
  {
    name: "no chance, clock, locale or printing",
    rule: house.sameEverywhere,
    wrong: [
      "Math.random()",
      "const random = Math.random;",
      "Date.now()",
      "globalThis.Date.now()",
      "new Date()",
      "Date()",
      "performance.now()",
      "a.localeCompare(b)",
      "a?.toLocaleLowerCase()",
      "new Intl.Collator()",
      'console.log("x")',
      "crypto.randomUUID()",
    ].map((text) => ["src/plan/plan.ts", text] as const),
    right: [["src/plan/plan.ts", 'new Date(0); Date.UTC(2026, 0); a.toLowerCase(); "Math.random" /* Date.now() */']],
  },
  {
    name: "scores are made of operations that are the same on every machine",
    rule: house.exactArithmetic,
    wrong: ["Math.pow(a, 2)", "Math.exp(a)", "Math.hypot(a, b)", "a ** 2", "a **= 2"].map(
      (text) => ["src/fit/fit.ts", text] as const,
    ),
    right: [
      ["src/fit/fit.ts", "Math.sqrt(Math.max(a * b, 2 ** 53, Math.PI))"],
      ["src/tuning/learn.ts", "Math.exp(a)"],
    ],
  },
  {
    name: "types have no holes",
    rule: house.wholeTypes,
    wrong: [
      ["src/plan/plan.ts", "const a = b as unknown as string;"],
      ["src/plan/plan.ts", "// @ts-ignore\nconst a = 1;"],
      ["src/plan/plan.ts", "// @ts-expect-error\nconst a = 1;"],
    ],
    right: [["src/plan/plan.ts", "const a = b as unknown;"]],
  },
];

describe.each(rules)("$name", ({ rule, wrong, right }) => {
  it("in every source", () => {
    expect(sources.flatMap(rule)).toEqual([]);
  });

  it.each(wrong)("is noticed where it is not so: %s, %j", (path, text) => {
    expect(rule(parsed(path, text))).toHaveLength(1);
  });

  it.each(right)("lets pass: %s, %j", (path, text) => {
    expect(rule(parsed(path, text))).toEqual([]);
  });
});

describe("imports", () => {
  it("name files that are there", () => {
    expect(house.missing(sources)).toEqual([]);
    expect(house.missing([parsed("src/a.ts", 'import "./b.js";')])).toHaveLength(1);
  });

  it("never lead back to where they started, not even those of types", () => {
    expect(house.cycles(sources)).toEqual([]);
    const circle = [
      parsed("src/a.ts", 'import type { B } from "./b.js";'),
      parsed("src/b.ts", 'export * from "./a.js";'),
    ];
    expect(house.cycles(circle)).toEqual(["src/a.ts -> src/b.ts -> src/a.ts"]);
  });
});

describe("tests", () => {
  it("all run", () => {
    expect(sourcesIn("tests").flatMap(house.everyTestRuns)).toEqual([]);
    for (const word of ["only", "skip", "todo", "fails"]) {
      expect(house.everyTestRuns(parsed("tests/a.test.ts", `it.${word}("x", () => {});`))).toHaveLength(1);
    }
  });
});

describe("the root", () => {
  const wanted = ["README.md", "benchmarks", "examples", "package.json", "src", "tests", "tsconfig.json"];
  const welcome = ["CHANGELOG.md", "LICENSE", "package-lock.json"];
  const forced = [".ci", ".git", ".gitignore", ".npmrc", "biome.json", "tsup.config.ts", "vitest.config.ts"];

  it("has what a reader looks for, and what tools force on it", () => {
    const ignored = readFileSync(`${root}.gitignore`, "utf8")
      .split("\n")
      .map((line) => line.replace(/\/$/, ""));
    const present = readdirSync(root).filter((name) => !ignored.includes(name) && !name.endsWith(".tgz"));
    expect(present.filter((name) => ![...wanted, ...welcome, ...forced].includes(name))).toEqual([]);
    expect([...wanted, ...welcome].filter((name) => !present.includes(name))).toEqual([]);
  });

  it("has a lock file that names no registry", () => {
    expect(readFileSync(`${root}package-lock.json`, "utf8")).not.toMatch(/"resolved": *"https?:/);
  });
});

describe("what the package exports", () => {
  const program = ts.createProgram(
    entries.map((entry) => root + entry),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    },
  );
  const checker = program.getTypeChecker();

  it.each(entries)("%s: each name has a doc comment", (entry) => {
    const file = program.getSourceFile(root + entry);
    if (file === undefined) throw new Error(`${entry} is missing`);
    const module = checker.getSymbolAtLocation(file);
    const names = module === undefined ? [] : checker.getExportsOfModule(module);
    expect(names.length).toBeGreaterThan(0);
    const silent = names.filter((name) => {
      const meant = name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name;
      return meant.getDocumentationComment(checker).length === 0;
    });
    expect(silent.map((name) => name.name)).toEqual([]);
  });
});

it("every known answer says where it comes from", () => {
  const known = sourcesIn("tests/known").filter(({ path }) => path.endsWith(".test.ts"));
  expect(known.length).toBeGreaterThan(0);
  expect(known.filter(({ tree }) => !/const source =\s*"[^"]{10,}/.test(tree.text)).map(({ path }) => path)).toEqual(
    [],
  );
});

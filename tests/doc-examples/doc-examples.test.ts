// Every example in a doc comment of src/ is compiled and run, and the values that its comments promise are compared.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as main from "../../src/index.js";
import * as kernels from "../../src/kernels/index.js";
import { root, sourcesIn } from "../sources.js";
import * as prelude from "./prelude.js";

interface Example {
  readonly place: string;
  readonly code: string;
}

/** The fenced examples, and those of one line between backticks. */
function examples(): Example[] {
  return sourcesIn("src").flatMap(({ path, tree }) => {
    const text = tree.text.replaceAll(/^\s*\* ?/gm, "");
    const fenced = [...text.matchAll(/@example\n```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
    const short = [...text.matchAll(/@example `([\s\S]*?)`(?=[\n ]*(?:\n|\*\/))/g)].map(
      ([, code = ""]) => `${code};\n`,
    );
    return [...fenced, ...short].map((code, index) => ({ place: `${path} #${index + 1}`, code }));
  });
}

/** Turns `call; // 0.5: because` into a comparison, and an example that is a property of a definition into a call. */
function runnable(code: string): string {
  if (/^\w+: \{/.test(code)) return `pairs({ ...given, ${code.trim()} });`;
  return code
    .replaceAll(/;\n\/\/ (\{.*\})$/gm, "; // $1")
    .split("\n")
    .map((line) => {
      const [, call, said = ""] = /^(.+?); \/\/ (.+)$/.exec(line) ?? [];
      const value = /^(\[.*\]|\{.*\}|"[^"]*"|sqrt\([^)]*\)|-?\d+(\.\d+)?)(?=$|:| )/.exec(said)?.[1];
      if (call === undefined || value === undefined || / shared of /.test(said)) return line;
      return `same(${call}, ${value.replace(/^sqrt/, "Math.sqrt")});`;
    })
    .join("\n");
}

/** Everything that the main entry exports; `same` is a name of this test too. */
const mainNames = Object.keys(main);

const PRELUDE = `
import { deepStrictEqual } from "node:assert";
import { z } from "zod";
import * as main from "pairwright";
import type { CirclesHooks, Hooks, PairsHooks, PeersHooks, RoundsHooks } from "pairwright";
import * as kernels from "pairwright/kernels";
import * as node from "pairwright/node";
import * as workbooks from "pairwright/workbook";
import * as prelude from "../doc-examples/prelude.js";
const { ${mainNames.map((name) => (name === "same" ? "same: sameMeasure" : name)).join(", ")} } = main;
void [${mainNames.map((name) => (name === "same" ? "sameMeasure" : name)).join(", ")}];
const { ${Object.keys(kernels).join(", ")} } = kernels;
const { openLedger, readTableFile, writeReports } = node;
const { readWorkbook } = workbooks;
const { ${Object.keys(prelude).join(", ")} } = prelude;
const given = { roles: { mentee: Mentee, mentor: Mentor }, criteria: { any: () => 1 }, weights: { any: 1 } };
const same = (found: unknown, promised: unknown) => deepStrictEqual(JSON.parse(JSON.stringify(found)), JSON.parse(JSON.stringify(promised)));
void z;
void [${Object.keys(kernels).join(", ")}];
void [openLedger, readTableFile, writeReports, readWorkbook, ${Object.keys(prelude).join(", ")}];
void [given, same];
`;

describe("the examples of doc comments", () => {
  const found = examples();

  it("are there", () => {
    expect(found.length).toBeGreaterThan(20);
  });

  it("compile, run, and give what their comments promise", () => {
    const folder = mkdtempSync(join(root, "tests", ".examples-"));
    try {
      const file = join(folder, "all.ts");
      const functions = found.map(({ place, code }) => {
        const ask = `async function example() {\n${runnable(code)}\n}\nawait told(${JSON.stringify(place)}, example);`;
        return `{\n${ask}\n}`;
      });
      const told = `
const told = async (place: string, example: () => Promise<void>) => {
  try { await example(); } catch (error) { process.stdout.write(place + ": " + String(error) + "\\n"); process.exitCode = 1; }
};
console.log = () => undefined;`;
      writeFileSync(file, `${PRELUDE}${told}\n${functions.join("\n")}\nexport {};\n`);
      expect(complaints(file)).toEqual([]);
      // A folder with the files that the examples name.
      const env = { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") };
      mkdirSync(join(folder, "answers"));
      for (const name of ["mentees.csv", "mentors.csv"]) writeFileSync(join(folder, "answers", name), `id\n${name}\n`);
      let output = "";
      try {
        output = execFileSync(process.execPath, ["--import", "tsx", file], {
          cwd: folder,
          env,
          encoding: "utf8",
          stdio: "pipe",
        });
      } catch (error) {
        output =
          error instanceof Error && "stdout" in error && "stderr" in error
            ? `${error.stdout}${error.stderr}`
            : String(error);
      }
      expect(output).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
    // A compiler reads the whole library, and another process runs it.
  }, 180_000);
});

/** Declarations of packages that ship no types. */
const untyped = ["src/kernels/pairs/munkres-js.d.ts", "src/cohort/skills/damerau-levenshtein.d.ts"].map(
  (path) => root + path,
);

function complaints(file: string): string[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram([file, ...untyped], {
    ...options,
    module: ts.ModuleKind.ESNext,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      (one) =>
        `${one.file?.text.slice(0, one.start).split("\n").length}: ${ts.flattenDiagnosticMessageText(one.messageText, "\n")}`,
    );
}

import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "../sources.js";
import { sheetOf } from "./workbooks.js";

async function bundled(entry: string): Promise<{ readonly text: string; readonly inputs: readonly string[] }> {
  const result = await build({
    entryPoints: [root + entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    globalName: "entry",
    logLevel: "silent",
  });
  return { text: result.outputFiles[0]?.text ?? "", inputs: Object.keys(result.metafile.inputs) };
}

const carries = (inputs: readonly string[], name: string) =>
  inputs.some((path) => path.includes(`node_modules/${name}/`));

test("the main entry carries no reader of workbooks", async () => {
  const { inputs } = await bundled("src/index.ts");
  expect(carries(inputs, "papaparse")).toBe(true);
  expect(["read-excel-file", "fflate", "saxen"].filter((name) => carries(inputs, name))).toEqual([]);
  expect(inputs.filter((path) => path.includes("src/workbook/"))).toEqual([]);
});

test("the workbook entry runs where there is nothing of Node, and starts no workers", async () => {
  const { text, inputs } = await bundled("src/workbook/index.ts");
  expect(carries(inputs, "read-excel-file")).toBe(true);
  const worker = () => {
    throw new Error("a worker was started");
  };
  const page = createContext({
    TextDecoder,
    TextEncoder,
    Blob,
    setTimeout,
    Worker: worker,
    bytes: sheetOf([["Name"], ["Zoë"]]),
  });
  // The lists and numbers of the page are not those of the test: what comes out is compared as text.
  const run = `${text}; entry.readWorkbook(Uint8Array.from(bytes)).then((table) => JSON.stringify(table.rows.map(({ cells }) => cells)))`;
  expect(await runInContext(run, page)).toBe('[["Zoë"]]');
});

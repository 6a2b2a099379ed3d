import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PairwrightError } from "pairwright";
import { readTableFile, writeReports } from "pairwright/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../src/node/refusal.js";
import { utf16 } from "../cohort/bytes.js";
import { workbook } from "../workbook/workbooks.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pairwright-test-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("readTableFile", () => {
  it("reads a file and calls it by its name without folders", async () => {
    const path = join(folder, "mentees.csv");
    writeFileSync(path, "\uFEFFName;Pace\r\nZoë;4\r\n");
    const table = await readTableFile(path);
    expect(table).toMatchObject({ file: "mentees.csv", delimiter: ";", headers: ["Name", "Pace"] });
    expect(table.rows).toEqual([{ number: 2, cells: ["Zoë", "4"] }]);
  });

  it("takes the options of readTable", async () => {
    const path = join(folder, "mentees.csv");
    writeFileSync(path, "a;b,c\n1;2,3\n");
    expect(await readTableFile(path, { file: "autumn", delimiter: "," })).toMatchObject({
      file: "autumn",
      headers: ["a;b", "c"],
    });
  });

  it("names what is missing, and a name that is near", async () => {
    writeFileSync(join(folder, "mentees.csv"), "Name\nZoë\n");
    const path = join(folder, "mentes.csv");
    expect(await mistakesOf(readTableFile(path))).toEqual([
      { code: "file-missing", where: path, message: "there is no such file.", remedy: 'Did you mean "mentees.csv"?' },
    ]);
    expect(await mistakesOf(readTableFile(join(folder, "else")))).toMatchObject([{ remedy: "Check the path." }]);
    expect(await codesOf(readTableFile(join(folder, "nowhere", "mentees.csv")))).toEqual(["file-missing"]);
  });

  it("says that a folder is no file", async () => {
    expect(await codesOf(readTableFile(folder))).toEqual(["file-is-folder"]);
  });

  it("says that a file is no folder", async () => {
    const path = join(folder, "file");
    writeFileSync(path, "Name\nZoë\n");
    expect(await codesOf(readTableFile(join(path, "mentees.csv")))).toEqual(["folder-is-file"]);
  });

  it("reads workbooks and Unicode text, whatever they are called", async () => {
    const rows = [
      ["Name", "Pace"],
      ["Zoë", 4],
    ];
    const sheets = [
      { name: "A", rows },
      { name: "B", rows: [["Name"], ["Bo"]] },
    ];
    for (const name of ["mentees.xlsx", "mentees.csv", "mentees"]) {
      writeFileSync(join(folder, name), workbook({ sheets }));
      const table = await readTableFile(join(folder, name), { sheet: "b" });
      expect(table).toMatchObject({ file: `${name}, sheet "B"`, headers: ["Name"] });
      expect(table.rows).toEqual([{ number: 2, cells: ["Bo"] }]);
      expect((await readTableFile(join(folder, name), { limits: { parts: 100 } })).headers).toEqual(["Name", "Pace"]);
    }
    writeFileSync(join(folder, "mentees.xlsx"), utf16("\uFEFFName\tPace\r\nZoë\t4\r\n", "le"));
    const table = await readTableFile(join(folder, "mentees.xlsx"), { limits: { rows: 2, parts: 3 } });
    expect(table).toMatchObject({ delimiter: "\t", headers: ["Name", "Pace"] });
  });

  it("refuses options that do not fit the file, and files that are too large before it reads them", async () => {
    const path = join(folder, "mentees.csv");
    writeFileSync(path, "Name\nZoë\n");
    expect(await codesOf(readTableFile(path, { sheet: "A" }))).toEqual(["useless-option"]);
    expect(await mistakesOf(readTableFile(path, { limits: { bytes: 5 } }))).toMatchObject([
      { code: "table-limit", where: "mentees.csv" },
    ]);
    expect(await codesOf(readTableFile(path, { limits: { bytes: 0 } }))).toEqual(["limit-value"]);
    writeFileSync(path, workbook({ sheets: [{ name: "A", rows: [["Name"], ["Bo"]] }] }));
    expect(await mistakesOf(readTableFile(path, { delimiter: ";", encoding: "utf-8" }))).toMatchObject([
      { code: "useless-option", where: 'mentees.csv, option "delimiter"', remedy: "Leave this option out." },
      { code: "useless-option", where: 'mentees.csv, option "encoding"' },
    ]);
  });

  it("leaves what is wrong inside the file to readTable", async () => {
    const path = join(folder, "mentees.csv");
    writeFileSync(path, "");
    expect(await codesOf(readTableFile(path))).toEqual(["empty-file"]);
  });
});

describe("writeReports", () => {
  it("makes the folder, replaces what is there, and leaves nothing else behind", async () => {
    const out = join(folder, "a", "b");
    expect(await writeReports(out, { "plan.md": "old", "plan.csv": "\uFEFFstatus\r\n" })).toEqual([
      join(out, "plan.md"),
      join(out, "plan.csv"),
    ]);
    await writeReports(out, { "plan.md": "neu für Zoë" });
    expect(readFileSync(join(out, "plan.md"), "utf8")).toBe("neu für Zoë");
    expect(readFileSync(join(out, "plan.csv"), "utf8")).toBe("\uFEFFstatus\r\n");
    expect(readdirSync(out).sort()).toEqual(["plan.csv", "plan.md"]);
  });

  it.each(["../plan.md", "/plan.md", "sub/plan.md", "sub\\plan.md", "C:plan.md", "", " ", ".", "..", "a\u0000b"])(
    "refuses the name %j, and then writes nothing at all",
    async (name) => {
      const out = join(folder, "out");
      expect(await codesOf(writeReports(out, { "plan.md": "text", [name]: "text" }))).toEqual(["report-name"]);
      expect(existsSync(out)).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it("lists every name that it refuses", async () => {
    expect(await codesOf(writeReports(folder, { "../a": "", "../b": "" }))).toEqual(["report-name", "report-name"]);
  });

  it("says that a file is in the place of the folder", async () => {
    const path = join(folder, "out");
    writeFileSync(path, "mine");
    expect(await codesOf(writeReports(path, { "plan.md": "text" }))).toEqual(["folder-is-file"]);
    expect(await codesOf(writeReports(join(path, "deeper"), { "plan.md": "text" }))).toEqual(["folder-is-file"]);
    expect(readFileSync(path, "utf8")).toBe("mine");
  });

  it("says that a folder is in the place of a file, and cleans up", async () => {
    mkdirSync(join(folder, "plan.md"));
    expect(await mistakesOf(writeReports(folder, { "plan.md": "text" }))).toMatchObject([
      { code: "report-is-folder", where: join(folder, "plan.md") },
    ]);
    expect(readdirSync(folder)).toEqual(["plan.md"]);
  });
});

describe("what the system says", () => {
  const said = (code: string) => Object.assign(new Error(`${code}: as the system says it`), { code });

  it.each([
    ["EACCES", "read", "file-permission", "Ask for read access, or copy the file."],
    ["EPERM", "write", "file-permission", "Name a folder that is yours."],
    ["EROFS", "write", "file-permission", "Name a folder that is yours."],
    ["ENOSPC", "write", "file-failed", "Resolve that and try again."],
  ] as const)("%s while trying to %s becomes %s", (code, attempt, expected, remedy) => {
    expect(refusal(said(code), attempt, "plans")).toMatchObject({ code: expected, where: "plans", remedy });
  });

  it("is repeated where nobody has met it before", () => {
    expect(refusal(said("ENOSPC"), "write", "plans").message).toContain("ENOSPC: as the system says it");
    expect(refusal("no error at all", "read", "plans").message).toContain("no error at all");
  });
});

async function mistakesOf(work: Promise<unknown>): Promise<PairwrightError["mistakes"]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes;
    throw error;
  }
  return [];
}

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  return (await mistakesOf(work)).map(({ code }) => code);
}

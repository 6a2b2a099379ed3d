import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openLedger } from "pairwright/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";

// In memory where there is such a folder: a killed process leaves the same behind, and more kills hit a line half written when
// it does not wait for a disk most of the time. What a disk forgets is the matter of power-cut.test.ts.
const shared = "/dev/shm";
const folder = mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), "pairwright-test-"));
const writer = join(folder, "writer.mjs");

beforeAll(async () => {
  // One file, so that a process is up in a moment and is killed while it writes, not while it loads.
  const entryPoints = [fileURLToPath(new URL("./writer.ts", import.meta.url))];
  await build({ entryPoints, bundle: true, platform: "node", format: "esm", outfile: writer, logLevel: "silent" });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A writer and what it said; `at` is called with the number of lines each time there are more. */
function started(args: readonly string[], at: (lines: readonly string[]) => void = () => undefined) {
  const child: ChildProcess = spawn(process.execPath, [writer, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  let rest = "";
  let errors = "";
  child.stdout?.on("data", (data) => {
    const parts = `${rest}${data}`.split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    at(lines);
  });
  child.stderr?.on("data", (data) => {
    errors += data;
  });
  const ended = new Promise<{
    readonly lines: readonly string[];
    readonly errors: string;
    readonly signal: string | null;
  }>((resolve) => {
    child.on("close", (_code, signal) => resolve({ lines, errors, signal }));
  });
  return { child, ended };
}

/** The numbers and hashes that were acknowledged. */
function acknowledged(lines: readonly string[]): (readonly [number, string])[] {
  return lines.flatMap((line) => {
    const [word, number, hash = ""] = line.split(" ");
    return word === "ack" ? [[Number(number), hash] as const] : [];
  });
}

describe("a process that is killed", () => {
  it(
    "at any moment loses nothing that was acknowledged",
    async () => {
      let path = "";
      const random = chance(seed);
      const known = new Map<number, string>();
      const erased: string[] = [];
      const told = new Map<string, number>();
      const kills = 40 * effort;
      let acks = 0;
      for (let kill = 0; kill < kills; kill++) {
        if (kill % 6 === 0) {
          path = join(folder, `killed-${kill}.ledger`);
          known.clear();
          erased.length = 0;
        }
        // Half of them from outside: while it opens the ledger, after so many decisions, or a few milliseconds later; the others
        // from inside, after so many bytes that were written.
        const dieAt = kill % 2 === 0 ? "0" : String(1 + random.below(600));
        const after = random.below(4) === 0 ? 1 : 1 + random.below(60);
        const later = random.below(2) === 0 ? 0 : random.below(8);
        const step = random.below(5) === 0 ? "1000000" : String(1 + random.below(40));
        let isSet = false;
        const { child, ended } = started(["until killed", path, step, "0", dieAt], (lines) => {
          if (lines.length < after || isSet || dieAt !== "0") return;
          isSet = true;
          if (later === 0) child.kill("SIGKILL");
          else setTimeout(() => child.kill("SIGKILL"), later);
        });
        const { lines, errors, signal } = await ended;
        expect([errors, signal]).toEqual(["", "SIGKILL"]);
        for (const [number, hash] of acknowledged(lines)) known.set(number, hash);
        acks += acknowledged(lines).length;
        for (const line of lines) {
          const [word, code = ""] = line.split(" ");
          if (word === "told") told.set(code, (told.get(code) ?? 0) + 1);
        }
        for (const line of lines) if (line.startsWith("erased ")) erased.push(line.slice("erased ".length));
        if (kill % 3 === 2) continue; // the next writer finds it as it is

        const open = openLedger(path);
        for (const { code } of open.told) told.set(code, (told.get(code) ?? 0) + 1);
        const entries = open.entries();
        for (const [number, hash] of known) expect(entries[number - 1]?.hash).toBe(hash);
        expect(open.verify().ok).toBe(true);
        open.close();
        const text = readFileSync(path, "utf8");
        for (const id of erased) expect(text).not.toContain(`"${id}"`);
      }
      const figures = [...told].map(([code, count]) => `${count} ${code}`).join(", ");
      process.stdout.write(`ledger: ${kills} kills, ${acks} acknowledged, none lost; found on opening: ${figures}\n`);
      expect(acks).toBeGreaterThan(kills);
      expect(told.get("dead-writer")).toBeGreaterThan(kills / 4);
      // Otherwise no kill would have hit what this is about.
      expect(told.get("torn-line")).toBeGreaterThan(0);
    },
    120_000 * effort,
  );
});

describe("several processes", () => {
  it("write in turns, whoever of them is killed: never two at once, and nothing is lost", async () => {
    const path = join(folder, "shared.ledger");
    const writers = Array.from({ length: 4 }, () => started(["in turns", path, "37", "12"]));
    const ends = await Promise.all(writers.map(({ ended }) => ended));
    expect(ends.map(({ errors }) => errors)).toEqual(["", "", "", ""]);
    const open = openLedger(path);
    const said = ends.flatMap(({ lines }) => acknowledged(lines)).sort(([a], [b]) => a - b);
    // Each number once, in one chain: two writers at once would have given one number twice.
    expect(said.map(([number]) => number)).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
    expect(said.map(([, hash]) => hash)).toEqual(open.entries().map(({ hash }) => hash));
    expect(open.verify().ok).toBe(true);
    expect(open.told).toEqual([]);
    open.close();
  });

  it("go on when one of them is killed with the ledger open", async () => {
    const path = join(folder, "taken.ledger");
    const first = started(["until killed", path, "1000000"], (lines) => {
      if (lines.length > 5) first.child.kill("SIGKILL");
    });
    const { lines } = await first.ended;
    const next = [started(["in turns", path, "37", "6"]), started(["in turns", path, "37", "6"])];
    const ends = await Promise.all(next.map(({ ended }) => ended));
    expect(ends.map(({ errors }) => errors)).toEqual(["", ""]);
    const open = openLedger(path);
    const said = [lines, ...ends.map((end) => end.lines)].flatMap(acknowledged);
    for (const [number, hash] of said) expect(open.entries()[number - 1]?.hash).toBe(hash);
    expect(new Set(said.map(([number]) => number)).size).toBe(said.length);
    open.close();
  });
});

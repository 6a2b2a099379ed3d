// The coordinator's round at a real terminal: prompts, lines that are edited, Ctrl-D and Ctrl-C.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLedger } from "pairwright/node";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { atTerminal, ctrlC, ctrlD, noTerminal, type Terminal } from "./terminal.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pairwright-terminal-"));
const missing = noTerminal();
const open: Terminal[] = [];

afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...options: string[]): Terminal {
  const terminal = atTerminal([process.execPath, "--import", "tsx", "examples/review.ts", ...options], root);
  open.push(terminal);
  return terminal;
}

const prompt = "or ? for all: ";
const decisionsIn = (file: string) => {
  const kept = openLedger(file);
  try {
    expect(kept.verify().ok).toBe(true);
    return kept.decisions().map(({ decision }) => `${decision?.decision}: ${decision?.because}`);
  } finally {
    kept.close();
  }
};

describe.skipIf(missing !== undefined)(`at a terminal${missing === undefined ? "" : ` (${missing})`}`, () => {
  it("asks, lets a line be edited, shows what it would cost, and ends in good order with Ctrl-D", async () => {
    const ledger = join(folder, "edited.ledger");
    const terminal = run("--ledger", ledger);
    expect(await terminal.until("Your name? ")).toContain("The most fragile pairs");
    terminal.type("Kim Berg\r");
    expect(await terminal.until(prompt)).toMatch(/1\. .* with .*, fit/);
    // Two letters too many are taken back before the line is sent.
    terminal.type("k They know each otherXY\x7f\x7f.\r");
    await terminal.until("Decided; nobody moves.");
    await terminal.until(prompt);
    terminal.type("p\r");
    await terminal.until("Why? ");
    terminal.type("They share a manager.\r");
    expect(await terminal.until("(y or n) ")).toMatch(/less fit in sum.*moves from/s);
    // What is shown is not taken yet.
    expect(readFileSync(ledger, "utf8")).not.toContain("They share a manager.");
    terminal.type("y\r");
    await terminal.until(prompt);
    expect(readFileSync(ledger, "utf8")).toContain("They share a manager.");
    terminal.type(ctrlD);
    expect(await terminal.until("Decisions: 2 in force.")).toContain("The review was stopped at");
    expect(await terminal.ended).toBe(0);
    expect(decisionsIn(ledger)).toEqual(["keep: They know each other.", "part: They share a manager."]);
    // Nothing else is typed than what was sent.
    expect(terminal.screen()).not.toContain("\x1b");
  });

  it("leaves nothing half written with Ctrl-C in the middle, and goes on from there", async () => {
    const [ledger, out] = [join(folder, "stopped.ledger"), join(folder, "stopped")];
    const options = ["--by", "Kim Berg", "--ledger", ledger, "--out", out];
    const first = run(...options);
    const asked = /1\. (.*), fit/.exec(await first.until(prompt))?.[1] ?? "";
    first.type("k They know each other.\r");
    await first.until(prompt);
    first.type("p They share a manager.\r");
    await first.until("(y or n) ");
    first.type(ctrlC);
    expect(await first.until("Stopped. ")).not.toContain("Decided.");
    expect(await first.ended).toBe(130);
    expect(first.screen()).toContain(`1 decision, kept in ${ledger}.`);
    expect(existsSync(out)).toBe(false);
    expect(decisionsIn(ledger)).toEqual(["keep: They know each other."]);

    const second = run(...options);
    const next = await second.until(prompt);
    expect(next).not.toContain(`1. ${asked}, fit`);
    // The claim of whoever was there before is gone, so that nobody is kept out.
    expect(next).not.toContain("ended with the ledger open");
    second.type("s\r");
    await second.until("nothing to leave it open: ");
    second.type("I went through them.\r");
    expect(await second.until("Written: ")).toContain("calendar files can be sent");
    expect(await second.ended).toBe(0);
    expect(decisionsIn(ledger)).toEqual(["keep: They know each other.", "approve: I went through them."]);
  });

  it("can be ended while it computes, without a trace", async () => {
    const ledger = join(folder, "computing.ledger");
    const terminal = run("--by", "Kim Berg", "--ledger", ledger);
    await terminal.until("The plan\n");
    terminal.type(ctrlC);
    // Whether the key came while it computed or at the prompt, it ends, and the ledger can be opened.
    expect(await terminal.ended).toBe(130);
    expect(decisionsIn(ledger)).toEqual([]);
  });
});

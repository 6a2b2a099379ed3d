// What the README shows is what happens: its code is run, and what it says is printed is compared with what was printed.
// `PAIRWRIGHT_README=write npx vitest run tests/readme.test.ts` writes the printed blocks anew.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = () => readFileSync(join(root, "README.md"), "utf8");

/** Runs TypeScript as a user's file beside the sources would run, and gives what it printed. */
function printedBy(code: string): string {
  const folder = mkdtempSync(join(root, "tests", ".readme-"));
  try {
    writeFileSync(join(folder, "block.ts"), code);
    return execFileSync(process.execPath, ["--import", "tsx", join(folder, "block.ts")], {
      cwd: root,
      encoding: "utf8",
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function blocks(language: string, text = readme()): string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(([, code = ""]) => code);
}

/** The text block after a marker such as `<!-- printed -->`; written anew when asked to. */
function expectShown(marker: string, printed: string): void {
  const pattern = new RegExp(`(<!-- ${marker} -->\n\`\`\`text\n)[^]*?(\`\`\`)`);
  // The version of the time-zone data is that of the machine.
  const steady = (text: string) => text.replace(/(time-zone data +)\S+/, "$1(of the machine)");
  const shown = printed.replaceAll(/ +$/gm, "").trimEnd();
  if (process.env.PAIRWRIGHT_README === "write") {
    writeFileSync(
      join(root, "README.md"),
      readme().replace(pattern, (_, before, after) => `${before}${shown}\n${after}`),
    );
  }
  expect(steady(pattern.exec(readme())?.[0] ?? "")).toContain(steady(`\n${shown}\n`));
}

/** Runs the demo as `npm run demo` does; its mistakes go to the error stream. */
function demo(...options: string[]): { readonly out: string; readonly err: string } {
  const given = ["--import", "tsx", join("examples", "one-on-one.ts"), ...options];
  try {
    return { out: execFileSync(process.execPath, given, { cwd: root, encoding: "utf8", stdio: "pipe" }), err: "" };
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "stderr" in error) {
      return { out: String(error.stdout), err: String(error.stderr) };
    }
    throw error;
  }
}

describe("the README", () => {
  it("shows what its examples print", () => {
    const examples = blocks("ts").filter((code) => code.includes('from "pairwright"'));
    const markers = ["printed", "surveys", "peers", "circles", "rounds", "hooks", "replan"];
    // One more that nobody compares would be a claim that nothing runs.
    expect(examples).toHaveLength(markers.length);
    for (const [at, marker] of markers.entries()) expectShown(marker, printedBy(examples[at] ?? ""));
  });

  it("runs every other block of code", () => {
    const others = blocks("ts").filter((code) => !code.includes('from "pairwright"'));
    expect(others.length).toBeGreaterThan(0);
    for (const code of others) expect(printedBy(code)).not.toBe("");
  });

  it("shows the demo's own lines, in their order, with … for what it leaves out", () => {
    const { out } = demo();
    const [shown = ""] = blocks("text", readme().slice(readme().indexOf("<!-- demo -->")));
    const lines = shown.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("…"));
    expect(lines.length).toBeGreaterThan(10);
    let from = 0;
    for (const line of lines) {
      const at = out.indexOf(line.trimEnd(), from);
      expect(at, `not printed by the demo, or not there: ${line}`).toBeGreaterThanOrEqual(0);
      from = at + line.length;
    }
  });

  it("shows mistakes as they are told", () => {
    const { err } = demo("--mentees", join("examples", "answers", "mentees-broken.csv"));
    expect(err).toContain("mentees-broken.csv");
    expectShown("mistakes", err);
  });
});

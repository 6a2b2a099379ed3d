// What solving takes in memory, each solver alone in a fresh process: `npm run bench -- memory [streamed size]`. Only where the
// system gives account of a process (Linux).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Alone } from "./alone.js";
import { ourSolvers } from "./contenders/ours.js";
import type { RaceKind } from "./contest.js";
import { tell } from "./figures.js";
import { digits } from "./print.js";

const given = process.argv.slice(2).map(Number);
/** Seconds for one solver; a size that was asked for may take its time. */
const patience = given.length === 0 ? 300 : 7200;
const jobs: readonly (readonly [kind: RaceKind, scores: string, size: number])[] = [
  ["pairs", "score", 5000],
  ["listed pairs", "unif", 100_000],
  ["streamed pairs", "traits", given[0] ?? 10_000],
  ["peers", "scoreint", 2000],
];

if (!existsSync("/proc/self/clear_refs")) {
  process.stdout.write("skipped: memory: this system gives no account of the memory of a process\n");
} else {
  const rows = jobs.flatMap(([kind, scores, size]) =>
    // The first of the table is the one that is meant for it; the others are there to agree with it.
    ourSolvers(kind)
      .slice(0, 1)
      .map(({ name }) => row(kind, name.replace("pairwright ", ""), scores, size)),
  );
  tell(
    {
      table: "memory",
      title: "Memory and time, each solver alone in a fresh process",
      columns: ["problem", "size", "solver", "ms", "held, MB", "peak, MB", "one pass over all scores, ms", "answer"],
      rows,
      note: "Held: the instance and Node itself, before the solver begins. Peak: the most of the whole process while it solves.",
    },
    given.length === 0,
  );
}

function row(kind: RaceKind, name: string, scores: string, size: number): string[] {
  const file = fileURLToPath(new URL("alone.ts", import.meta.url));
  const flags = [
    "--expose-gc",
    "--max-old-space-size=12000",
    "--import",
    "tsx",
    file,
    kind,
    name,
    scores,
    String(size),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, flags, { encoding: "utf8", timeout: 1000 * patience });
  const start = [`${kind}, ${scores}`, size.toLocaleString("en-US"), name];
  if (status !== 0) {
    const why = status === null ? `more than ${patience} s` : (/^\w*Error: .*/m.exec(stderr)?.[0] ?? "failed");
    return [...start, "-", "-", "-", "", why];
  }
  const { milliseconds, held, peak, pass, proven, fault }: Alone = JSON.parse(stdout);
  const said = fault ?? (proven ? "proven" : "not proven");
  return [...start, digits(milliseconds), digits(held), digits(peak), pass === undefined ? "" : digits(pass), said];
}

// The long run, in pieces that can be run one by one, each with its own seed:
//   npm run test:long                          everything
//   npm run test:long -- kernels               only the solvers: 10^5 random small problems for each of their laws
//   npm run test:long -- kernels --piece 3/8   one of the pieces
//   npm run test:long -- prices                prices against full solves: 48 times the usual number of random cohorts
//   npm run test:long -- rest                  everything else, 50 times the usual number of cases
// A failing piece prints its seed and effort; PAIRWRIGHT_SEED and PAIRWRIGHT_EFFORT run it again with vitest alone.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { seed } from "./seed.js";

/** A law of solvers tries 250 problems in a usual run, so 8 pieces of 50 times as many try 10^5. */
const parts = {
  kernels: { given: ["tests/kernels"], pieces: 8, effort: 50 },
  prices: { given: ["tests/reasons"], pieces: 4, effort: 12 },
  rest: {
    given: ["tests", "--exclude", "tests/kernels/**", "--exclude", "tests/reasons/**"],
    pieces: 1,
    effort: 50,
  },
} as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { piece: { type: "string" } },
});
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const names = Object.keys(parts).filter((name): name is keyof typeof parts => name in parts);
const unknown = positionals.filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}; there are ${names.join(", ")}.`);

const failed: string[] = [];
for (const name of names.filter((known) => positionals.length === 0 || positionals.includes(known))) {
  const { given, pieces, effort } = parts[name];
  for (const piece of chosen(pieces)) {
    const own = seed + piece - 1;
    const title = `${name}, piece ${piece} of ${pieces}: PAIRWRIGHT_SEED=${own} PAIRWRIGHT_EFFORT=${effort}`;
    process.stdout.write(`\n== ${title}\n`);
    const start = performance.now();
    const env = { ...process.env, PAIRWRIGHT_SEED: String(own), PAIRWRIGHT_EFFORT: String(effort) };
    const { status } = spawnSync(process.execPath, [vitest, "run", ...given], { stdio: "inherit", env });
    process.stdout.write(`${title}: ${((performance.now() - start) / 60_000).toFixed(1)} minutes\n`);
    if (status !== 0) failed.push(title);
  }
}
for (const title of failed) process.stdout.write(`failed: ${title}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** All pieces, or the one asked for as `3/8`. */
function chosen(pieces: number): number[] {
  const all = Array.from({ length: pieces }, (_, at) => at + 1);
  if (values.piece === undefined) return all;
  const [which, of] = values.piece.split("/").map(Number);
  const found = all.filter((piece) => piece === which && (of === undefined || of === pieces));
  if (found.length === 0)
    throw new Error(`--piece ${values.piece}: there are pieces 1/${pieces} to ${pieces}/${pieces}`);
  return found;
}

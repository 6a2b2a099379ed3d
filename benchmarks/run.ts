// `npm run bench`: every benchmark in turn, or those named, with what is to be said to them; `npm run bench -- --help`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { usage } from "./options.js";
import { races } from "./tables/index.js";

const alone = ["match", "circles", "rounds", "scoring", "hours", "memory", "forbid", "resolve"];
const all = [...alone, ...Object.keys(races)];
const given = process.argv.slice(2);
const from = given.findIndex((word) => !all.includes(word));
const [named, rest] = from < 0 ? [given, []] : [given.slice(0, from), given.slice(from)];
if (given.includes("--help")) {
  process.stdout.write(`${usage}Tables: ${all.join(", ")}.\n`);
  process.exit(0);
}
const unknown =
  rest[0] !== undefined && !rest[0].startsWith("-") && !alone.includes(named[0] ?? "") ? rest[0] : undefined;
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark ${unknown}; there are ${all.join(", ")}.\n`);
  process.exit(1);
}
for (const name of named.length > 0 ? named : all) {
  process.stdout.write(`\n== ${name}\n`);
  // A process for each, so that one's garbage and compiled code do not slow the next.
  const script = alone.includes(name) ? [`${name}.ts`] : ["one.ts", name];
  const file = fileURLToPath(new URL(script[0] ?? "", import.meta.url));
  const started = ["--import", "tsx", "--max-old-space-size=12000", file, ...script.slice(1), ...rest];
  const { status } = spawnSync(process.execPath, started, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

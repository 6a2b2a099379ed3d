// `npm run bench`: every benchmark in turn, or those named: `npm run bench -- match scoring`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const all = ["match", "scoring", "assignment"];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(", ")}; there are ${all.join(", ")}.\n`);
  process.exit(1);
}
for (const name of named.length > 0 ? named : all) {
  process.stdout.write(`\n== ${name}\n`);
  // A process for each, so that one's garbage and compiled code do not slow the next.
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--import", "tsx", file], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

// `npm run bench:readme`: writes the stored tables between the README's markers, and all of them into results/README.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { figuresTable } from "./figures.js";
import { fullTable, shortTable } from "./markdown.js";
import { stored } from "./results.js";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The README with every table between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` as it is stored. */
export function withTables(readme: string): string {
  return readme.replace(
    /(<!-- bench:([\w-]+) -->\n)[\s\S]*?(<!-- \/bench:\2 -->)/g,
    (_, before: string, table: string, after: string) => `${before}${short(table)}\n${after}`,
  );
}

function short(table: string): string {
  const results = stored(table);
  return "rows" in results ? figuresTable(results) : shortTable(results);
}

function full(table: string): string {
  const results = stored(table);
  return "rows" in results ? `## ${results.title}\n\n${figuresTable(results)}\n` : fullTable(results);
}

/** All stored tables in full. */
export function allTables(): string {
  const files = readdirSync(path("results")).filter((file) => file.endsWith(".json"));
  const tables = files.sort().map((file) => full(file.replace(".json", "")));
  return ["# Benchmarks\n", "Written by `npm run bench:readme` from the files beside this one.\n", ...tables, ""].join(
    "\n",
  );
}

/** Where they stand. */
export const written = { readme: path("../README.md"), tables: path("results/README.md") };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(path("results"))) throw new Error("There are no results yet: npm run bench.");
  writeFileSync(written.readme, withTables(readFileSync(written.readme, "utf8")));
  writeFileSync(written.tables, allTables());
}

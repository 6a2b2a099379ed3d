import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../shared/data/", import.meta.url);

/** The text of a file of real data that is kept beside the checkout, or undefined (with a printed line) where it is not. */
export function sharedFile(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, folder));
  if (existsSync(file)) return readFileSync(file, "utf8");
  process.stdout.write(`skipped: ${path} is not beside this checkout\n`);
  return undefined;
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../sources.js";

/** What a command printed; a failing command throws with everything it printed. */
export interface Ran {
  readonly out: string;
}

/** Runs a program in a folder; Node's own flags and settings of the test run are not handed down. */
export function run(file: string, given: readonly string[], folder: string): Ran {
  const { NODE_OPTIONS: _options, ...environment } = process.env;
  try {
    const out = execFileSync(file, given, { cwd: folder, env: environment, encoding: "utf8", stdio: "pipe" });
    return { out };
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${file} ${given.join(" ")} failed:\n${stdout ?? ""}\n${stderr ?? String(error)}`);
  }
}

/** A folder with the packed package and zod installed in it, as a user would have them, and the tarball's size in bytes. */
export interface Consumer {
  readonly folder: string;
  readonly tarball: number;
}

/**
 * Packs and installs, from what `npm ci` has put into node_modules: without a network, and with the exact versions of the
 * lock file. Only dependencies that package.json promises to users are there, so that a forgotten one is noticed.
 */
export function consumer(): Consumer {
  buildIfOld();
  const folder = mkdtempSync(join(tmpdir(), "pairwright-consumer-"));
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], root);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack made no tarball");
  const given = Object.fromEntries(runtimePackages().map((name) => [name, `file:${root}node_modules/${name}`]));
  write(
    folder,
    "package.json",
    JSON.stringify({ private: true, dependencies: { ...given, pairwright: `file:${tarball}` } }),
  );
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", ["install", "--offline", "--install-links", "--cache", join(folder, "cache"), ...quietly], folder);
  return { folder, tarball: statSync(join(folder, tarball)).size };
}

/** Puts a file into a folder and gives its whole path. */
export function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The packages that a user of pairwright gets: dependencies, theirs too, and the peer zod. */
function runtimePackages(): string[] {
  const lock = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const paths = Object.entries(lock.packages).filter(([path, { dev }]) => path !== "" && !dev);
  return paths.map(([path]) => path.replace(/^.*node_modules\//, "")).concat("zod");
}

/** The chain of `npm test` has just built; who runs this test alone may not have. */
function buildIfOld(): void {
  const newest = (folder: string) =>
    Math.max(
      0,
      ...readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    );
  const built = readdirSync(root).includes("dist") ? newest("dist") : 0;
  if (built < newest("src")) run(process.execPath, [`${root}node_modules/tsup/dist/cli-default.js`], root);
}

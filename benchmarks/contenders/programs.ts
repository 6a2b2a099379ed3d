// The contenders from outside npm, where this machine has what they need: scipy through python3, LEMON through a C++
// compiler and Debian's liblemon-dev. Elsewhere they are named, with the reason.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Absent, Contender, RaceKind } from "../contest.js";
import { external } from "./external.js";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Where programs keep their files, and how long they are waited for. */
export interface Surroundings {
  readonly folder: string;
  readonly patience: number;
}

/** scipy, by a command that runs Python. */
export function scipy<K extends RaceKind>(python: string, around: Surroundings): Contender<K> | Absent {
  const program = here("with_scipy.py");
  const asked = spawnSync(python, [program, "--version"], { encoding: "utf8" });
  if (asked.error) return { name: "scipy", why: `there is no ${python} here` };
  if (asked.status !== 0) return { name: "scipy", why: `${python} has no scipy` };
  return external({
    name: "scipy",
    version: asked.stdout.trim(),
    from: "outside",
    command: python,
    given: [program],
    forms: [1, 2, 3],
    ...around,
  });
}

/** LEMON, compiled into the folder. */
export function lemon<K extends RaceKind>(compiler: string, around: Surroundings): Contender<K> | Absent {
  const name = "LEMON";
  const probe = spawnSync(compiler, ["-fsyntax-only", "-x", "c++", "-"], {
    input: "#include <lemon/core.h>\n",
    encoding: "utf8",
  });
  if (probe.error) return { name, why: `there is no C++ compiler ${compiler} here` };
  if (probe.status !== 0) return { name, why: "its headers are not here (Debian: liblemon-dev)" };
  const command = join(around.folder, "lemon");
  if (!existsSync(command)) {
    execFileSync(compiler, ["-O3", "-march=native", "-std=c++17", "-o", command, here("lemon.cpp")], { stdio: "pipe" });
  }
  const [version = "unknown"] = /"(.*)"/.exec(macroOf(compiler))?.slice(1) ?? [];
  return external({
    name,
    version,
    from: "outside",
    note: "without building the graph",
    command,
    forms: [1, 2, 3, 4],
    ...around,
  });
}

/** The version as LEMON's own configuration states it. */
function macroOf(compiler: string): string {
  const input = "#include <lemon/config.h>\nLEMON_VERSION\n";
  return spawnSync(compiler, ["-E", "-P", "-x", "c++", "-"], { input, encoding: "utf8" }).stdout ?? "";
}

/** A program of yours, after the protocol in external.ts: `name=path`. */
export function yourProgram<K extends RaceKind>(given: string, around: Surroundings): Contender<K> {
  const [name = "", command = ""] = given.split(/=(.*)/s);
  if (name === "" || command === "") throw new Error(`--command ${given}: give it as name=path`);
  return external({ name, version: "-", from: "you", command, forms: [1, 2, 3, 4], ...around });
}

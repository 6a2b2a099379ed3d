import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll } from "vitest";
import { root } from "../sources.js";

/** What an example left behind: its exit code and what it wrote to both outputs. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A survey file of the examples. */
export const answers = (file: string) => join(root, "examples", "answers", file);

/**
 * A file of `examples/` to be run as `npm run` does, as a process of its own, with a folder for what it writes that is gone after
 * the tests of the file that asked.
 */
export function exampleOf(file: string) {
  const folder = mkdtempSync(join(tmpdir(), `pairwright-${basename(file, ".ts")}-`));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    run(options: readonly string[] = [], input = ""): Ran {
      const given = ["--import", "tsx", join("examples", file), ...options];
      const how = { cwd: root, encoding: "utf8", input } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, given, how);
      // Slow machines are told how far it has come.
      return { code: status, out: stdout, err: stderr.replaceAll(/^… .*\n/gm, "") };
    },
    /** What depends on the machine and the version made the same everywhere. */
    steady(printed: string): string {
      return printed
        .replaceAll(folder, "(folder)")
        .replace(/(time-zone data +)\S+/, "$1(of the machine)")
        .replace(/^(pairwright +)\S+$/m, "$1(version)");
    },
    /** What stands in the `plan.json` of a folder that the example wrote, as the type that it is known to have. */
    planIn<P>(name: string): P {
      return JSON.parse(readFileSync(join(folder, name, "plan.json"), "utf8"));
    },
  };
}

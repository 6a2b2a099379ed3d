import { randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { mistake, PairwrightError, saidBy, shortened } from "../../errors.js";
import { keptLedger, type Ledger } from "../../review/ledger.js";
import type { LedgerHead } from "../../review/ledger-entry.js";
import { refusal } from "../refusal.js";
import { type Disk, disk, writeAll } from "./disk.js";
import { fileOf, readLines } from "./lines.js";
import { claimed } from "./lock.js";
import { ledgerStore } from "./store.js";

/** Something that was found and put right when a ledger was opened. */
export interface LedgerNotice {
  /**
   * `torn-line`: the last write was cut off before it was acknowledged, and what there was of it is gone. (Whoever cuts off the end
   * of a file leaves the same behind: only a `head` that was kept tells it.) `unended-line`: the last entry lacked its line
   * break, and has it now. `unfinished-file`: the ledger was being made, and is there now.
   * `dead-writer`: a process ended with the ledger open. `unfinished-erasure`: the rest of an erasure that did not happen.
   */
  readonly code: "torn-line" | "unended-line" | "unfinished-file" | "dead-writer" | "unfinished-erasure";
  readonly text: string;
}

/** A ledger on disk, open for this process alone. */
export interface LedgerFile extends Ledger {
  readonly path: string;
  /** What was found and put right on opening; empty as a rule. */
  readonly told: readonly LedgerNotice[];
  /** Lets others open it. Nothing can be added afterwards; twice is once. */
  close(): void;
}

/**
 * Opens a ledger on disk, and makes it where it is not there: one line of JSON for each entry. An `append` returns when its
 * line is on the disk, so what was acknowledged survives that the process is killed and that the power fails. While it is
 * open, a file beside it keeps other writers away; that of a dead process is removed. The file is readable by its owner only.
 * What is erased is gone from the file; that the disk itself may keep old blocks for a while is beyond its reach.
 *
 * Cost: reading and verifying, two hashes per entry; each `append` waits for the disk (milliseconds).
 *
 * @param options `head`: how far the ledger had come, where that was kept elsewhere; a ledger without that is refused.
 * @throws PairwrightError when somebody else has it open, for a file that is no ledger, for one that was changed (with the
 * number of the entry), and for a disk that refuses.
 * @example
 * ```ts
 * const decided = openLedger("decisions.ledger");
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * decided.append({ decision: "keep", pair, by: "Bo", because: "They asked for each other." });
 * decided.close();
 * ```
 */
export function openLedger(path: string, options: { readonly head?: LedgerHead } = {}): LedgerFile {
  return openLedgerOn(disk, path, options.head);
}

/** The same on any disk. */
export function openLedgerOn(on: Disk, given: string, head?: LedgerHead): LedgerFile {
  const path = during(given, () => realPath(given));
  const claim = during(given, () => claimed(on, path));
  const told: LedgerNotice[] = claim.dead.map((pid) => {
    return { code: "dead-writer", text: `Process ${pid} ended with the ledger open; its claim was removed.` };
  });
  try {
    return during(given, () => opened(on, path, head, claim.release, told));
  } catch (error) {
    claim.release();
    throw error;
  }
}

function opened(
  on: Disk,
  path: string,
  head: LedgerHead | undefined,
  release: () => void,
  told: LedgerNotice[],
): LedgerFile {
  const draft = `${path}.draft`;
  if (on.list(dirname(path)).includes(basename(draft))) {
    on.remove(draft);
    told.push({ code: "unfinished-erasure", text: "An erasure was cut off before anything had changed; do it again." });
  }
  const { file, isNew } = openOrMake(on, path);
  try {
    if (!on.facts(file).isFile) {
      const remedy = "Name a file.";
      throw new PairwrightError("openLedger", [mistake("ledger-file", path, "this is no file with lines.", remedy)]);
    }
    const { entries, whole, rest } = readLines(on.read(file), basename(path), head);
    let size = whole;
    if (rest !== undefined && !rest.complete) {
      on.truncate(file, whole);
      if (whole > 0) {
        const cut = `The last line was cut off, as one is that was never acknowledged; ${rest.bytes} bytes were removed: ${shortened(rest.text, 200)}`;
        told.push({ code: "torn-line", text: cut });
      }
    }
    if (rest?.complete) {
      size = whole + rest.bytes;
      writeAll(on, file, new Uint8Array([10]), size++);
      told.push({
        code: "unended-line",
        text: `Entry ${entries.length} lacked its line break; it is whole and stays.`,
      });
    }
    if (whole === 0) {
      const bytes = fileOf([]);
      writeAll(on, file, bytes, 0);
      size = bytes.length;
      if (!isNew)
        told.push({ code: "unfinished-file", text: "The file was being made when that was cut off; it is made now." });
    }
    // What a process that was killed wrote stands in the file but perhaps not on the disk yet, and neither does the name.
    on.sync(file);
    on.syncFolderOf(path);
    const store = ledgerStore(on, path, file, size, release);
    const kept = keptLedger(entries, { random: randomBytes }, store);
    return Object.freeze({ ...kept, path, told: Object.freeze(told), close: store.close });
  } catch (error) {
    on.close(file);
    throw error;
  }
}

/** One path for one file, by whatever links it was reached: who claims it must meet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return join(realpathSync(dirname(path)), basename(path));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function openOrMake(on: Disk, path: string): { readonly file: number; readonly isNew: boolean } {
  try {
    return { file: on.open(path), isNew: false };
  } catch (error) {
    if (!isMissing(error)) throw error;
    // Decisions name people: nobody else on this machine needs to read them.
    return { file: on.open(path, { mode: 0o600 }), isNew: true };
  }
}

/** Whatever the disk says, as a mistake with the path as it was given. */
function during<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PairwrightError) throw error;
    if (!(error instanceof Error && "code" in error)) throw error;
    const found = refusal(error, "write", path);
    if (found.code !== "report-is-folder") throw new PairwrightError("openLedger", [found]);
    throw new PairwrightError("openLedger", [
      mistake("ledger-file", path, "this is a folder, no ledger.", "Name a file in it.", saidBy(error)),
    ]);
  }
}

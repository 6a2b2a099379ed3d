import { mistake, PairwrightError, saidBy } from "../../errors.js";
import type { LedgerStore } from "../../review/ledger.js";
import type { LedgerEntry } from "../../review/ledger-entry.js";
import { type Disk, writeAll } from "./disk.js";
import { fileOf, linesOf } from "./lines.js";

/** Keeps the entries of an open ledger on disk. */
export interface FileStore extends LedgerStore {
  close(): void;
}

/**
 * The store of a ledger whose file is open and `size` bytes long. What fails leaves the file as it was; where even that cannot
 * be known (the disk did not confirm), nothing more is written until the ledger is opened again, which reads what is there.
 */
export function ledgerStore(on: Disk, path: string, open: number, length: number, release: () => void): FileStore {
  let [file, size] = [open, length];
  let state: "open" | "closed" | "doubtful" = "open";

  function ready(call: string): void {
    if (state === "closed") {
      const remedy = "Open it again with openLedger.";
      throw new PairwrightError(call, [mistake("ledger-closed", path, "the ledger was closed.", remedy)]);
    }
    if (state === "doubtful") {
      const message = "an earlier write failed in the middle.";
      throw new PairwrightError(call, [mistake("ledger-doubtful", path, message, "Close it, and open it again.")]);
    }
    if (isAsLeft()) return;
    const message = "the file was replaced, removed or changed while it was open.";
    const remedy = "Find out by whom, then open it again.";
    throw new PairwrightError(call, [mistake("ledger-changed", path, message, remedy)]);
  }

  function isAsLeft(): boolean {
    try {
      const [mine, there] = [on.facts(file), on.facts(path)];
      return mine.ino === there.ino && mine.dev === there.dev && mine.size === size;
    } catch {
      // What is no longer there cannot be asked, and is not as it was left.
      return false;
    }
  }

  /** Tells why a write failed, and what is known of the file. */
  function unwritten(call: string, error: unknown): PairwrightError {
    const isFull = error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
    const what = isFull ? "the disk is full" : `the disk refused (${saidBy(error)})`;
    const message =
      state === "open" ? `${what}; nothing was changed.` : `${what}, and whether anything was written is not known.`;
    const remedy =
      state === "open"
        ? "Make room or resolve that, and try again."
        : "Resolve that, close the ledger and open it again: that reads what is there.";
    return new PairwrightError(call, [mistake("ledger-unwritten", path, message, remedy)]);
  }

  return Object.freeze({
    add(entries: readonly LedgerEntry[]): void {
      ready("append");
      const bytes = linesOf(entries);
      // Until the disk has confirmed, nobody knows what stands there.
      state = "doubtful";
      try {
        writeAll(on, file, bytes, size);
      } catch (error) {
        try {
          on.truncate(file, size);
          on.sync(file);
          state = "open";
        } catch {
          // The first failure is the one to tell; the ledger stays in doubt, which the remedy says.
        }
        throw unwritten("append", error);
      }
      try {
        on.sync(file);
      } catch (error) {
        // After a failed sync the system may have dropped what it could not write, so a second one proves nothing.
        throw unwritten("append", error);
      }
      size += bytes.length;
      state = "open";
    },

    replaceAll(entries: readonly LedgerEntry[]): void {
      ready("erase");
      const draft = `${path}.draft`;
      const bytes = fileOf(entries);
      let next: number | undefined;
      try {
        next = on.open(draft, { mode: on.facts(file).mode });
        writeAll(on, next, bytes, 0);
        on.sync(next);
      } catch (error) {
        if (next !== undefined) on.close(next);
        on.remove(draft);
        throw unwritten("erase", error);
      }
      try {
        on.rename(draft, path);
      } catch (error) {
        on.close(next);
        on.remove(draft);
        throw unwritten("erase", error);
      }
      on.close(file);
      [file, size, state] = [next, bytes.length, "doubtful"];
      try {
        on.syncFolderOf(path);
      } catch (error) {
        throw unwritten("erase", error);
      }
      state = "open";
    },

    close(): void {
      if (state === "closed") return;
      state = "closed";
      try {
        on.close(file);
      } finally {
        release();
      }
    },
  });
}

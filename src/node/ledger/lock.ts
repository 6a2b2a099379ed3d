import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { mistake, PairwrightError } from "../../errors.js";
import { fingerprint } from "../../random.js";
import type { Disk } from "./disk.js";

/*
 * Who may write to a ledger: whoever has claimed it. A claim is an empty file beside the ledger whose name says which process
 * made it, and no two processes ever make the same name. To claim is to make one's own file first and to look for others
 * afterwards: of two who do so at once, at least the one who looks later sees the other, so never do both go on; at worst
 * neither does. A claim whose process is dead holds nobody up and is removed; since its name never comes back, removing it
 * twice harms nobody. (A lock file with one name for all cannot be taken over from a dead process without a moment in which
 * two believe that they have it.)
 */

/** A process, as a name that no other process ever has. */
interface Claimant {
  /** The machine, and which start of it; the space in which process numbers count, such as a container. */
  readonly host: string;
  readonly boot: string;
  readonly space: string;
  readonly pid: number;
  /** When it was started, since numbers of processes come again. "0" here and above: this system does not tell. */
  readonly start: string;
}

/** A claim that is held. */
export interface Claim {
  /** Processes that died with the ledger open, whose claims were removed. */
  readonly dead: readonly number[];
  release(): void;
}

// Two handles of one process are two writers as well.
let turns = 0;

/**
 * Claims a ledger for this process.
 *
 * @throws PairwrightError when another process, or another handle of this one, has it open.
 */
export function claimed(on: Disk, path: string): Claim {
  const own = thisProcess();
  const prefix = `${basename(path)}.lock.`;
  const [name, file] = ownClaim(on, dirname(path), prefix, own);
  const dead: number[] = [];
  try {
    for (const other of on.list(dirname(path))) {
      if (!other.startsWith(prefix) || other === name) continue;
      const claimant = claimantOf(other.slice(prefix.length));
      // A name that is no claim was made by nobody we know: better to stop than to write into somebody's ledger.
      if (claimant === undefined || mayLive(claimant, own))
        throw inUse(path, join(dirname(path), other), claimant, own);
      on.remove(join(dirname(path), other));
      dead.push(claimant.pid);
    }
  } catch (error) {
    on.remove(file);
    throw error;
  }
  return Object.freeze({ dead: Object.freeze(dead), release: () => on.remove(file) });
}

function ownClaim(on: Disk, folder: string, prefix: string, own: Claimant): readonly [name: string, file: string] {
  for (;;) {
    const name = `${prefix}${[own.host, own.boot, own.space, own.pid, own.start, ++turns].join("-")}`;
    const file = join(folder, name);
    try {
      on.close(on.open(file, { mode: 0o600 }));
      return [name, file];
    } catch (error) {
      // A second copy of this library in the same process counts its turns on its own: take the next.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}

function claimantOf(name: string): Claimant | undefined {
  const [host, boot, space, pid, start, turn] = name.split("-");
  const isClaim = host && boot && space && start && turn && pid !== undefined && /^\d+$/.test(pid);
  return isClaim ? { host, boot, space, pid: Number(pid), start } : undefined;
}

/** Whether a process may still be there; only those of this machine can be asked after. */
function mayLive(one: Claimant, own: Claimant): boolean {
  if (one.host !== own.host) return true;
  if (one.boot !== own.boot) return false; // the machine was started anew since
  if (one.space !== own.space) return true;
  if (!isRunning(one.pid)) return false;
  const start = startOf(one.pid);
  return start === undefined || start === one.start;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // sends nothing, only asks
    return true;
  } catch (error) {
    // It is there but somebody else's.
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}

function thisProcess(): Claimant {
  const boot = told(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  const space = told(() => readlinkSync("/proc/self/ns/pid"));
  return {
    host: fingerprint(hostname()).slice(0, 12),
    boot: boot === undefined ? "0" : fingerprint(boot).slice(0, 12),
    space: space === undefined ? "0" : fingerprint(space).slice(0, 12),
    pid: process.pid,
    start: startOf(process.pid) ?? "0",
  };
}

/**
 * When a process was started, in ticks since the machine was: field 22 of /proc/<pid>/stat, behind the name in brackets
 * (proc(5)). "gone" for one that ended and was not collected yet; undefined where the system does not tell.
 */
function startOf(pid: number): string | undefined {
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat === undefined) return undefined;
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return state === "Z" || state === "X" ? "gone" : rest[18];
}

/** What the system tells; undefined on one that does not know the question. */
function told(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    // Only Linux has these files; without them a claim says less and more of them count as alive.
    return undefined;
  }
}

function inUse(path: string, file: string, other: Claimant | undefined, own: Claimant): PairwrightError {
  const isHere = other !== undefined && other.host === own.host && other.space === own.space;
  const isOwn = isHere && other.pid === own.pid;
  const who = isOwn
    ? "this process"
    : isHere
      ? `process ${other.pid}`
      : "a process that cannot be asked after from here";
  const remedy = isOwn
    ? "Use the ledger that is open, or close it first."
    : isHere
      ? "Try again when it is done."
      : `Try again when it is done. If nobody has it open any more, remove ${file}.`;
  return new PairwrightError("openLedger", [mistake("ledger-locked", path, `${who} has it open.`, remedy)]);
}

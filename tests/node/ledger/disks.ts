import { basename, dirname } from "node:path";
import type { Disk } from "../../../src/node/ledger/disk.js";

/** Thrown where the power fails; after that every call fails. */
class PowerCut extends Error {}

interface Stored {
  readonly ino: number;
  /** What a reader sees, and what is on the disk for sure: the content at the last sync. */
  seen: Uint8Array;
  safe: Uint8Array;
  mode: number;
}

/** What is left of a disk after the power failed: what was synced, and as much of the rest as luck had it. */
export type Luck = "synced only" | "everything" | "names only" | "contents only" | "half of what was not synced";

/**
 * A disk in memory that forgets what was not synced, as POSIX allows it to: contents since the last fsync of the file, names
 * since the last fsync of their folder. `cutAt` is the call during which the power fails; a write is then half done.
 */
export function memoryDisk(cutAt = Number.POSITIVE_INFINITY) {
  let calls = 0;
  let inodes = 0;
  const names = new Map<string, Stored>();
  let safeNames = new Map<string, Stored>();
  const open = new Map<number, Stored>();
  let files = 0;
  let isCut = false;

  /** Counts a call; the one that is cut does `half` of its work first. */
  function call<T>(work: () => T, half: () => void = () => undefined): T {
    if (isCut) throw new PowerCut();
    if (++calls === cutAt) {
      half();
      isCut = true;
      throw new PowerCut();
    }
    return work();
  }

  const missing = (path: string) => Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
  const stored = (of: number | string): Stored => {
    const found = typeof of === "number" ? open.get(of) : names.get(of);
    if (found === undefined) throw missing(String(of));
    return found;
  };
  const place = (one: Stored, bytes: Uint8Array, at: number) => {
    const next = new Uint8Array(Math.max(one.seen.length, at + bytes.length));
    next.set(one.seen);
    next.set(bytes, at);
    one.seen = next;
  };

  const disk: Disk = {
    open: (path, make) =>
      call(() => {
        const known = names.get(path);
        if (make === undefined && known === undefined) throw missing(path);
        if (make !== undefined && known !== undefined)
          throw Object.assign(new Error(`EEXIST: ${path}`), { code: "EEXIST" });
        const one = known ?? { ino: ++inodes, seen: new Uint8Array(0), safe: new Uint8Array(0), mode: make?.mode ?? 0 };
        names.set(path, one);
        open.set(++files, one);
        return files;
      }),
    read: (file) => call(() => stored(file).seen.slice()),
    facts: (of) => {
      const { ino, seen, mode } = stored(of);
      return { ino, dev: 1, size: seen.length, mode, isFile: true };
    },
    write: (file, bytes, at) =>
      call(
        () => {
          place(stored(file), bytes, at);
          return bytes.length;
        },
        () => place(stored(file), bytes.subarray(0, bytes.length >> 1), at),
      ),
    truncate: (file, size) =>
      call(() => {
        stored(file).seen = stored(file).seen.slice(0, size);
      }),
    sync: (file) =>
      call(() => {
        stored(file).safe = stored(file).seen.slice();
      }),
    syncFolderOf: () =>
      call(() => {
        safeNames = new Map(names);
      }),
    close: (file) => call(() => void open.delete(file)),
    rename: (from, to) =>
      call(() => {
        names.set(to, stored(from));
        names.delete(from);
      }),
    remove: (path) => call(() => void names.delete(path)),
    list: (folder) =>
      call(() => [...names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path))),
  };

  /** The disk as it is found when the power is back; claims of the process that is gone are taken away. */
  function afterwards(luck: Luck) {
    const found = luck === "everything" || luck === "names only" ? names : safeNames;
    const next = memoryDisk();
    for (const [path, one] of found) {
      if (path.includes(".lock.")) continue;
      const half = one.seen.slice(0, one.safe.length + ((one.seen.length - one.safe.length) >> 1));
      const isSafe = luck === "synced only" || luck === "names only";
      next.put(path, isSafe ? one.safe : luck === "half of what was not synced" ? half : one.seen);
    }
    return next;
  }

  function put(path: string, seen: Uint8Array, safe = seen): void {
    const one = { ino: ++inodes, seen, safe, mode: 0o600 };
    names.set(path, one);
    safeNames.set(path, one);
  }

  /** The disk when only the process was killed: what was not synced is there for others, and may still be lost. */
  function killed(nextCut: number) {
    const next = memoryDisk(nextCut);
    for (const [path, { seen, safe }] of names) if (!path.includes(".lock.")) next.put(path, seen, safe);
    return next;
  }

  const bytesOf = (path: string) => names.get(path)?.seen ?? new Uint8Array(0);
  const textOf = (path: string) => new TextDecoder().decode(bytesOf(path));
  return {
    disk,
    afterwards,
    killed,
    put,
    textOf,
    bytesOf,
    /** Whether the power failed; what the ledger throws then is a mistake like others. */
    isCut: () => isCut,
    calls: () => calls,
    names: () => [...names.keys()].map((path) => basename(path)),
  };
}

/** A disk that fails at one kind of call, when `when` says so. */
export function failing<K extends keyof Disk>(over: Disk, kind: K, code: string, when: () => boolean, half = 0): Disk {
  const fail = () => Object.assign(new Error(`${code}: as the system says it`), { code });
  const broken = (...given: unknown[]): unknown => {
    if (!when()) return Reflect.apply(over[kind], over, given);
    const [file, bytes, at] = given;
    if (kind === "write" && typeof file === "number" && bytes instanceof Uint8Array && typeof at === "number") {
      over.write(file, bytes.subarray(0, half), at);
    }
    throw fail();
  };
  return { ...over, [kind]: broken };
}

/** A disk that takes only a few bytes at a time, so that a line is written in many steps. */
export function slow(over: Disk, step: number): Disk {
  return { ...over, write: (file, bytes, at) => over.write(file, bytes.subarray(0, step), at) };
}

import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Which file something is, and how long it is. */
export interface FileFacts {
  readonly ino: number;
  readonly dev: number;
  readonly size: number;
  readonly mode: number;
  readonly isFile: boolean;
}

/**
 * What a ledger asks of a disk; every call is done when it returns. An interface, so that tests can cut the power at each
 * call.
 */
export interface Disk {
  /** Opens for reading and writing; `make` makes a file that must not be there yet. */
  open(path: string, make?: { readonly mode: number }): number;
  read(file: number): Uint8Array;
  facts(of: number | string): FileFacts;
  /** Writes some of the bytes at a place and tells how many. */
  write(file: number, bytes: Uint8Array, at: number): number;
  truncate(file: number, size: number): void;
  /** Returns when everything that was written is on the disk. */
  sync(file: number): void;
  /** The same for the names in the folder that holds this path. */
  syncFolderOf(path: string): void;
  close(file: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  list(folder: string): readonly string[];
}

/** The disk of this machine. */
export const disk: Disk = Object.freeze({
  open: (path, make) => (make === undefined ? openSync(path, "r+") : openSync(path, "wx+", make.mode)),
  // By its number and not by its path: the file may have been replaced since.
  read: (file) => readFileSync(file),
  facts: (of) => {
    const found = typeof of === "number" ? fstatSync(of) : statSync(of);
    const { ino, dev, size, mode } = found;
    return { ino, dev, size, mode: mode & 0o777, isFile: found.isFile() };
  },
  write: (file, bytes, at) => writeSync(file, bytes, 0, bytes.length, at),
  truncate: ftruncateSync,
  sync: fsyncSync,
  syncFolderOf: (path) => {
    // Windows opens no folders; it writes names through by itself.
    if (process.platform === "win32") return;
    const folder = openSync(dirname(path), "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  close: closeSync,
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  list: (folder) => readdirSync(folder),
} satisfies Disk);

/** Writes all bytes at a place, in as many steps as the disk wants. */
export function writeAll(to: Disk, file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) done += to.write(file, bytes.subarray(done), at + done);
}

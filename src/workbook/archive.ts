import { Inflate } from "fflate";
import { mistake, PairwrightError } from "../errors.js";
import { archiveBeyond, damagedWorkbook, harmless, type WorkbookLimits } from "./limits.js";

/** A part of a workbook, packed. */
interface Entry {
  readonly method: number;
  readonly packed: number;
  /** What the archive says about the unpacked size; it may lie. */
  readonly declared: number;
  readonly crc: number;
  /** Where its local header stands. */
  readonly offset: number;
}

/** The parts of a workbook, unpacked one by one, each at most once. */
export interface Archive {
  readonly names: readonly string[];
  /**
   * The bytes of a part; undefined where there is none of this name.
   *
   * @throws PairwrightError when they are more than the limits allow, or not what the archive says.
   */
  readonly part: (name: string) => Uint8Array | undefined;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/**
 * Opens a ZIP archive by its directory, unpacking nothing yet. What the directory says is checked before, and what really
 * comes out is counted while a part is unpacked: directories lie. Parts that nobody asks for (images, archives inside the
 * archive) stay packed.
 *
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16 and 4.4.
 *
 * @throws PairwrightError for archives that are cut off, protected, or of more parts than the limits allow.
 */
export function openedArchive(bytes: Uint8Array, file: string, limits: WorkbookLimits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = inside(file, () => directory(view, file, limits));
  let unpacked = 0;
  const part = (name: string): Uint8Array | undefined => {
    const entry = entries.get(name);
    if (entry === undefined) return undefined;
    const where = `${file}, part ${name}`;
    const allowed = limits.unpackedBytes - unpacked;
    if (entry.declared > allowed) fail(archiveBeyond(where, "unpackedBytes", limits));
    const packed = inside(file, () => dataOf(view, bytes, entry));
    const whole = inside(where, () => unpack(entry, packed, where, allowed, limits));
    if (whole.length !== entry.declared || crc32(whole) !== entry.crc) {
      fail(damagedWorkbook(where, "its content is not what the archive says"));
    }
    unpacked += whole.length;
    return whole;
  };
  return { names: [...entries.keys()], part };
}

function directory(view: DataView, file: string, limits: WorkbookLimits): Map<string, Entry> {
  let end = view.byteLength - 22;
  // A comment of at most 65,535 bytes may stand behind the end mark.
  const last = Math.max(0, end - 65_535);
  while (end >= last && view.getUint32(end, true) !== endMark) end--;
  if (end < last) fail(damagedWorkbook(file, "its end is missing"));
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) fail(archiveBeyond(file, "parts", limits));
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entryMark) fail(damagedWorkbook(file, "its directory is broken"));
    const flags = view.getUint16(at + 8, true);
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
    if ((flags & 1) === 1) fail(lockedPart(file));
    if (entries.has(name)) fail(damagedWorkbook(file, `it has two parts named ${name.slice(0, 100)}`));
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes(view, at, at + 46 + nameLength, extraLength),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Sizes of four bytes; where one is all ones, it stands as eight bytes in the extra field 1 (some writers always do that). */
function sizes(
  view: DataView,
  at: number,
  extra: number,
  length: number,
): Pick<Entry, "packed" | "declared" | "offset"> {
  let field = extra;
  while (field + 4 <= extra + length && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
  let next = field + 4;
  const size = (position: number) => {
    const short = view.getUint32(position, true);
    if (short !== 0xffffffff || next + 8 > extra + length) return short;
    next += 8;
    return view.getUint32(next - 8, true) + 2 ** 32 * view.getUint32(next - 4, true);
  };
  const declared = size(at + 24);
  const packed = size(at + 20);
  return { packed, declared, offset: size(at + 42) };
}

function dataOf(view: DataView, bytes: Uint8Array, { offset, packed }: Entry): Uint8Array {
  if (view.getUint32(offset, true) !== localMark) throw new RangeError("no part stands where one should");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new RangeError("a part is cut off");
  return bytes.subarray(start, start + packed);
}

/** How many packed bytes are unpacked between two looks at how much came out: at most 16 MB come out of so many. */
const step = 16_384;

function unpack(entry: Entry, packed: Uint8Array, where: string, allowed: number, limits: WorkbookLimits): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new RangeError(`it is packed by a method that workbooks do not use (${entry.method})`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  for (let at = 0; at < packed.length; at += step) {
    const end = Math.min(at + step, packed.length);
    inflate.push(packed.subarray(at, end), end === packed.length);
    if (length > allowed) fail(archiveBeyond(where, "unpackedBytes", limits));
    if (length > harmless && length > limits.ratio * end) fail(archiveBeyond(where, "ratio", limits));
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The check sum of ZIP (CRC-32, ISO 3309), by a table of the remainders of all bytes. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = (remainders[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** What is wrong inside the archive is a mistake of the file, never a crash. */
function inside<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PairwrightError) throw error;
    return fail(damagedWorkbook(where, error instanceof Error ? error.message : String(error)));
  }
}

function lockedPart(file: string) {
  const remedy = "Unpack it with the password, or save the workbook again without one.";
  return mistake("locked-workbook", file, "the archive is protected by a password.", remedy);
}

function fail(found: ReturnType<typeof mistake>): never {
  throw new PairwrightError("readWorkbook", [found]);
}

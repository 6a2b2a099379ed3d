/**
 * What the bytes 0x80 to 0x9F mean in windows-1252; a blank stands for the five that mean nothing. A table of our own,
 * because a JavaScript engine with small language data has no decoder for it, and some versions of Node decode these bytes
 * as Latin-1.
 *
 * Source: WHATWG Encoding Standard, index windows-1252.
 */
const upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** Whether a byte has a meaning in windows-1252. */
function isWindows1252(byte: number): boolean {
  return byte < 0x80 || byte > 0x9f || upper[byte - 0x80] !== " ";
}

/** How many bytes are turned into text at a time, so that there is no second copy of a large file. */
const chunk = 65_536;

/** The text of bytes in windows-1252; bytes without a meaning become U+FFFD. Cost: linear. */
export function fromWindows1252(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-16le");
  const pieces: string[] = [];
  const units = new Uint8Array(2 * Math.min(chunk, bytes.length));
  for (let start = 0; start < bytes.length; start += chunk) {
    const length = Math.min(chunk, bytes.length - start);
    for (let at = 0; at < length; at++) {
      const unit = unitOf(bytes[start + at] ?? 0);
      units[2 * at] = unit & 0xff;
      units[2 * at + 1] = unit >> 8;
    }
    pieces.push(decoder.decode(units.subarray(0, 2 * length)));
  }
  return pieces.join("");
}

function unitOf(byte: number): number {
  if (byte < 0x80 || byte > 0x9f) return byte;
  return isWindows1252(byte) ? upper.charCodeAt(byte - 0x80) : 0xfffd;
}

/** What stands in bytes that are not UTF-8. */
export interface UpperBytes {
  /** Sequences of bytes above 0x7F that are characters in UTF-8. */
  readonly sequences: number;
  /** Bytes above 0x7F that belong to no such sequence. */
  readonly loose: number;
  /** Of the loose ones, those that mean nothing in windows-1252. */
  readonly meaningless: number;
  /** Letters of the English alphabet. */
  readonly plainLetters: number;
  /** How often each loose byte stands there, in the order in which they first appear. */
  readonly counts: ReadonlyMap<number, number>;
  /** The first lines, from 1, that hold a loose byte; at most ten. */
  readonly lines: readonly number[];
  /** The first line that holds a loose byte without a meaning in windows-1252. */
  readonly meaninglessLine: number;
}

/** Takes stock of bytes that are not UTF-8. Cost: one pass. */
export function upperBytes(bytes: Uint8Array): UpperBytes {
  const counts = new Map<number, number>();
  const lines: number[] = [];
  let [sequences, loose, meaningless, meaninglessLine, plainLetters, line] = [0, 0, 0, 0, 0, 1];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) line++;
    const folded = byte | 0x20;
    if (byte < 0x80) {
      if (folded >= 0x61 && folded <= 0x7a) plainLetters++;
      continue;
    }
    const length = sequenceAt(bytes, at);
    if (length > 0) {
      sequences++;
      at += length - 1;
      continue;
    }
    loose++;
    counts.set(byte, (counts.get(byte) ?? 0) + 1);
    if (lines.length < 10 && lines.at(-1) !== line) lines.push(line);
    if (!isWindows1252(byte) && meaningless++ === 0) meaninglessLine = line;
  }
  return { sequences, loose, meaningless, plainLetters, counts, lines, meaninglessLine };
}

/** How many bytes a character above 0x7F has in UTF-8; 0 where there is none. Overlong forms of three bytes may pass. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  const length =
    byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

import { firstFew, mistake, PairwrightError, refuse } from "../../errors.js";
import { noPage, notText } from "./kinds.js";
import { fromWindows1252, type UpperBytes, upperBytes } from "./windows-1252.js";

/** How the letters of a file are written as bytes. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** All of them. */
export const encodings: readonly Encoding[] = Object.freeze(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);

/** The text of a file. */
export interface Decoded {
  /** LF line ends, no byte order mark. */
  readonly text: string;
  /** "text" where a text was given. */
  readonly encoding: Encoding | "text";
  /** What a person should know about how the bytes were read, in whole sentences. */
  readonly warnings: readonly string[];
}

/** What is known of a file before its letters are. */
interface Opened {
  readonly encoding: Encoding;
  /** Without the byte order mark. */
  readonly bytes: Uint8Array;
  /** Whether the mark or the caller named the encoding: then nothing else is tried. */
  readonly certain: boolean;
}

/**
 * The text of a file. The encoding is that of the byte order mark; else UTF-16 where that is plain, else UTF-8, else
 * windows-1252, with a warning that shows which characters were read so. Cost: linear.
 *
 * @throws PairwrightError for bytes that are no text in any of them, and for files of other kinds (workbooks, web pages …).
 */
export function decoded(given: string | Uint8Array, file: string, told?: Encoding): Decoded {
  const found: Decoded =
    typeof given === "string" ? { text: given, encoding: "text", warnings: [] } : fromBytes(given, file, told);
  const bare = found.text.startsWith("\uFEFF") ? found.text.slice(1) : found.text;
  const page = noPage(bare, file);
  refuse("readTable", page === undefined ? [] : [page]);
  const nul = bare.indexOf("\0");
  if (nul !== -1) damaged(file, bare.slice(0, nul), "the file holds bytes that are no text (NUL)");
  return { ...found, text: bare.includes("\r") ? bare.replace(/\r\n?/g, "\n") : bare };
}

function fromBytes(given: Uint8Array, file: string, told: Encoding | undefined): Decoded {
  const other = notText(given, file);
  refuse("readTable", other === undefined ? [] : [other]);
  const { encoding, bytes, certain } = opened(given, told);
  if (encoding === "windows-1252") return westernText(bytes, file, true);
  const text = encoding === "utf-8" ? strict("utf-8", bytes) : utf16(bytes, encoding);
  if (text !== undefined) return { text, encoding, warnings: [] };
  if (encoding === "utf-8") return certain ? brokenUtf8(bytes, file) : westernText(bytes, file, false);
  const lenient = new TextDecoder("utf-16le").decode(encoding === "utf-16be" ? swapped(bytes) : bytes);
  return damaged(file, beforeDamage(lenient), "the file must be UTF-16 text, but holds broken characters");
}

function opened(given: Uint8Array, told: Encoding | undefined): Opened {
  const [first, second, third] = given;
  const marked: Encoding | undefined =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : first === 0xef && second === 0xbb && third === 0xbf
          ? "utf-8"
          : undefined;
  if (told !== undefined) return { encoding: told, bytes: given, certain: true };
  if (marked !== undefined)
    return { encoding: marked, bytes: given.subarray(marked === "utf-8" ? 3 : 2), certain: true };
  return { encoding: unmarkedUtf16(given) ?? "utf-8", bytes: given, certain: false };
}

/** How many bytes are looked at for UTF-16 without a mark; plenty for the header of a survey. */
const sampled = 4096;

/**
 * UTF-16 without a mark is plain where zero bytes stand at odd places only (little end first) or at even ones, and half of
 * the separators and line ends, or more, have a zero beside them: text of other encodings has no zeros, or a stray one.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const zeros = [0, 0];
  let [separators, beside] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, sampled); at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    if (!separating.has(byte)) continue;
    separators++;
    if (bytes[at ^ 1] === 0) beside++;
  }
  const [even = 0, odd = 0] = zeros;
  if (beside === 0 || 2 * beside < separators || (even > 0 && odd > 0)) return undefined;
  return odd > 0 ? "utf-16le" : "utf-16be";
}

const separating = new Set([..."\t\n\r,;|"].map((letter) => letter.charCodeAt(0)));

/** The only two decoders used are those that every engine has, whatever language data it was built with. */
function strict(encoding: "utf-8" | "utf-16le", bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the caller says what is wrong, and where
  }
}

function utf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string | undefined {
  return strict("utf-16le", encoding === "utf-16be" ? swapped(bytes) : bytes);
}

function swapped(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) copy[at] = bytes[at ^ 1] ?? 0;
  return copy;
}

function westernText(bytes: Uint8Array, file: string, told: boolean): Decoded {
  const found = upperBytes(bytes);
  if (found.meaningless > 0 && (told || found.sequences === 0)) {
    const where = `${file}, line ${found.meaninglessLine}`;
    const message = "the bytes are neither UTF-8 nor windows-1252 text.";
    refuse("readTable", [mistake("encoding", where, message, utf8Remedy)]);
  }
  if (told) return { text: fromWindows1252(bytes), encoding: "windows-1252", warnings: [] };
  if (found.sequences > 0) return brokenUtf8(bytes, file);
  // Western European words are mostly plain letters; Greek or Cyrillic ones would be read as nonsense.
  if (found.loose > 10 && found.loose > found.plainLetters) {
    const message = "the letters are neither UTF-8 nor western European ones.";
    const remedy = `${utf8Remedy} Where windows-1252 is right, say encoding: "windows-1252".`;
    refuse("readTable", [mistake("encoding", `${file}, line ${found.lines[0]}`, message, remedy)]);
  }
  return { text: fromWindows1252(bytes), encoding: "windows-1252", warnings: [readAsWestern(file, found)] };
}

const utf8Remedy = 'Save the file again as "CSV UTF-8".';

function readAsWestern(file: string, { loose, counts, lines }: UpperBytes): string {
  const shown = [...counts].map(([byte, count]) => {
    const letter = JSON.stringify(fromWindows1252(Uint8Array.of(byte)));
    return count === 1 ? letter : `${letter} ${count} times`;
  });
  const many = loose === 1 ? "1 character was" : `${loose} characters were`;
  const places =
    lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, 5).join(", ")}${lines.length > 5 ? ", …" : ""}`;
  return `${file}: the file is not UTF-8; ${many} read as windows-1252 in ${places}: ${firstFew(shown)}. Save it as "CSV UTF-8" if they look wrong.`;
}

function brokenUtf8(bytes: Uint8Array, file: string): never {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  return damaged(file, beforeDamage(lenient), "the file must be UTF-8 text, but holds broken characters");
}

/** What stands before the first broken character; a decoder writes U+FFFD for it. */
function beforeDamage(lenient: string): string {
  return lenient.slice(0, Math.max(lenient.indexOf("\uFFFD"), 0));
}

function damaged(file: string, before: string, message: string): never {
  const where = `${file}, line ${before.split(/\r\n?|\n/).length}`;
  throw new PairwrightError("readTable", [mistake("encoding", where, `${message}.`, utf8Remedy)]);
}

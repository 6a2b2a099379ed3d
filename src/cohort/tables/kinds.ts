import { type Mistake, mistake } from "../../errors.js";

/** What the first bytes of a file say that it is; "text" where they say nothing. */
export type FileKind = "text" | "workbook" | "old workbook" | "locked workbook" | "else";

interface Signature {
  readonly kind: FileKind;
  readonly bytes: readonly number[];
  /** What a person calls such a file, with its article. */
  readonly name: string;
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

// Source of the marks: the formats' own specifications (ZIP APPNOTE 4.3, MS-CFB 2.2, ISO 32000, RFC 2083, RFC 1952, …).
const signatures: readonly Signature[] = [
  { kind: "workbook", bytes: [0x50, 0x4b, 0x03, 0x04], name: "an Excel workbook" },
  { kind: "else", bytes: [0x50, 0x4b, 0x05, 0x06], name: "an empty ZIP archive" },
  {
    kind: "old workbook",
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    name: "an old Excel workbook (.xls)",
  },
  { kind: "else", bytes: ascii("%PDF-"), name: "a PDF document" },
  { kind: "else", bytes: ascii("\u0089PNG"), name: "an image" },
  { kind: "else", bytes: [0xff, 0xd8, 0xff], name: "an image" },
  { kind: "else", bytes: ascii("GIF8"), name: "an image" },
  { kind: "else", bytes: [0x1f, 0x8b], name: "a compressed file (gzip)" },
  { kind: "else", bytes: ascii("7z\u00bc\u00af"), name: "a compressed file (7z)" },
  { kind: "else", bytes: ascii("Rar!"), name: "a compressed file (RAR)" },
  { kind: "else", bytes: ascii("SQLite format 3"), name: "a database" },
  { kind: "else", bytes: ascii("{\\rtf"), name: "a text document (RTF)" },
];

/** Texts that are no tables: web pages saved under the name of a table, and XML of other programs. */
const pages = /^\s{0,1000}<(?:!doctype|html|head|body|table|\?xml|svg)\b/i;

/** What a file is by its content, never by its name. Cost: the first bytes; all of them only for old workbooks. */
export function kindOf(bytes: Uint8Array): FileKind {
  const found = signatures.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (found?.kind === "old workbook") return isLocked(bytes) ? "locked workbook" : found.kind;
  return found?.kind ?? "text";
}

/** The mistake of giving a file that is no text to `readTable`; undefined for text. */
export function notText(bytes: Uint8Array, file: string): Mistake | undefined {
  const kind = kindOf(bytes);
  if (kind === "text") return undefined;
  if (kind === "locked workbook" || kind === "old workbook") return oldWorkbook(kind, file);
  if (kind === "workbook") {
    const remedy = 'Read it by readWorkbook of "pairwright/workbook", or save the sheet as "CSV UTF-8".';
    return mistake("workbook", file, "this is an Excel workbook, not a CSV file.", remedy);
  }
  const found = signatures.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  return noTable(file, found?.name ?? "no text");
}

/** The mistake of a workbook of the time before .xlsx, or of one with a password. */
export function oldWorkbook(kind: "old workbook" | "locked workbook", file: string): Mistake {
  return kind === "locked workbook"
    ? mistake(
        "locked-workbook",
        file,
        "this workbook is protected by a password.",
        "Open it with the password, remove the protection, and save it again.",
      )
    : mistake(
        "old-workbook",
        file,
        "this is an old Excel workbook (.xls).",
        'Open it and save it as "Excel workbook (.xlsx)" or "CSV UTF-8".',
      );
}

/** The mistake of a text that is a web page or the like; undefined for others. */
export function noPage(text: string, file: string): Mistake | undefined {
  return pages.test(text) ? noTable(file, "a web page or another kind of markup") : undefined;
}

function noTable(file: string, name: string): Mistake {
  const remedy = 'Export the answers as "CSV UTF-8" or as an Excel workbook, and read that file.';
  return mistake("no-table", file, `this is ${name}, not a table.`, remedy);
}

/** Workbooks with a password are kept in a stream of this name (MS-OFFCRYPTO 2.3.1), written in UTF-16. */
const lockedStream = ascii("EncryptedPackage").flatMap((byte) => [byte, 0]);

function isLocked(bytes: Uint8Array): boolean {
  const [first = 0] = lockedStream;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (lockedStream.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

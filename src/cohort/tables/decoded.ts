import { mistake, refuse } from "../../errors.js";

const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/** Excel workbooks are ZIP archives, which open with "PK" and two control characters. */
const workbookMark = [0x50, 0x4b, 0x03, 0x04] as const;

/**
 * The text of a file with LF line ends and without a byte order mark.
 *
 * @throws PairwrightError for bytes that are not UTF-8, with the line of the first bad byte, and for Excel workbooks.
 */
export function decoded(given: string | Uint8Array, file: string): string {
  const text = typeof given === "string" ? given : fromBytes(given, file);
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return bare.includes("\r") ? bare.replace(/\r\n?/g, "\n") : bare;
}

function fromBytes(bytes: Uint8Array, file: string): string {
  if (startsWith(bytes, workbookMark)) {
    const remedy = 'Save the sheet as "CSV UTF-8" and read that file.';
    refuse("readTable", [mistake("workbook", file, "this is an Excel workbook, not a CSV file.", remedy)]);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const remedy = 'Save the file again as "CSV UTF-8".';
    refuse("readTable", [mistake("encoding", placeOfDamage(bytes, file), "the file must be UTF-8 text.", remedy)]);
    return "";
  }
}

function placeOfDamage(bytes: Uint8Array, file: string): string {
  if (utf16Marks.some((mark) => startsWith(bytes, mark))) return `${file} (UTF-16)`;
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const before = lenient.slice(0, lenient.indexOf("\uFFFD"));
  return `${file}, line ${before.split(/\r\n?|\n/).length}`;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

import { defaultLimits, type TableLimits } from "../cohort/tables/limits.js";
import { type Mistake, mistake } from "../errors.js";

/**
 * The most that is read of one workbook. A workbook is a ZIP archive, and a small archive may unpack to more than a memory
 * holds, so what comes out of it is counted while it comes.
 */
export interface WorkbookLimits extends TableLimits {
  /** Files inside the archive; 10,000 unless given. */
  readonly parts: number;
  /** Bytes of the parts that are read, unpacked; 268,435,456 unless given. */
  readonly unpackedBytes: number;
  /** How many times larger than packed a part of more than a megabyte may be; 200 unless given. */
  readonly ratio: number;
}

/** What `limits` of a workbook are where nothing is said. */
export const defaultWorkbookLimits: WorkbookLimits = Object.freeze({
  ...defaultLimits,
  parts: 10_000,
  unpackedBytes: 268_435_456,
  ratio: 200,
});

/** Parts below this many bytes may be packed as tightly as they like: a megabyte does no harm. */
export const harmless = 1_048_576;

/** The mistake of an archive that is a trap, or far too large; the message names the limit. */
export function archiveBeyond(
  where: string,
  name: "parts" | "unpackedBytes" | "ratio",
  limits: WorkbookLimits,
): Mistake {
  const most = limits[name];
  const message = {
    parts: `the workbook has more than ${most} parts`,
    unpackedBytes: `the workbook unpacks to more than ${most} bytes`,
    ratio: `a part of the workbook unpacks to more than ${most} times its size`,
  }[name];
  return mistake(
    "workbook-limit",
    where,
    `${message} (limits.${name}).`,
    `Save only the sheet with the answers, or raise limits.${name} if you trust the file.`,
  );
}

/** The mistake of a workbook that cannot be read: cut off, changed on its way, or written wrongly. */
export function damagedWorkbook(where: string, what: string): Mistake {
  const remedy = 'Open it in a spreadsheet program and save it again, or save the sheet as "CSV UTF-8".';
  return mistake("workbook-damaged", where, `the workbook is damaged: ${what}.`, remedy);
}

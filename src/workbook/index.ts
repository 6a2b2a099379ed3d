/** Pairwright for Excel workbooks (.xlsx): an entry of its own, so that programs without them do not carry the reader. */
export type { WorkbookLimits } from "./limits.js";
export { readWorkbook, type WorkbookOptions } from "./read-workbook.js";

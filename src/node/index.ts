/** Pairwright for Node.js: survey files in, report files out, decisions kept on disk. */
export { type LedgerFile, type LedgerNotice, openLedger } from "./ledger/open-ledger.js";
export { readTableFile, type TableFileOptions } from "./read-table-file.js";
export { writeReports } from "./write-reports.js";

/** Pairwright for Node.js: survey files in, report files out. */
export { readTableFile, type TableFileOptions } from "./read-table-file.js";
export { writeReports } from "./write-reports.js";

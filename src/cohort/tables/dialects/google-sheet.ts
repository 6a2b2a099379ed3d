import type { Dialect } from "./dialect.js";
import { googleColumns, isGoogle, isOfForms, startsWithTimestamp } from "./google.js";

/**
 * The sheet that a Google form fills, downloaded as CSV: timestamps as the sheet's country writes them, ticked options
 * joined by commas, which options may contain themselves.
 */
export const googleSheet: Dialect = {
  name: "google-sheet",
  title: "Google Sheets",
  recognises: (lines) => isGoogle(lines) && !isOfForms(lines),
  fits: startsWithTimestamp,
  headerRows: [1],
  read: (_file, lines) => ({
    headerRows: 1,
    columns: googleColumns(lines[0]),
    joiner: ", ",
    warnings: [],
    mistakes: [],
  }),
};

import type { Dialect } from "./dialect.js";
import { googleColumns, isGoogle, isOfForms, startsWithTimestamp } from "./google.js";

/**
 * Google Forms, "Download responses (.csv)": timestamps such as `2020/10/30 3:08:44 PM GMT+1` in the zone of whoever
 * downloads, ticked options joined by semicolons.
 */
export const googleForms: Dialect = {
  name: "google-forms",
  title: "Google Forms",
  recognises: (lines) => isGoogle(lines) && isOfForms(lines),
  fits: startsWithTimestamp,
  headerRows: [1],
  read: (_file, lines) => ({
    headerRows: 1,
    columns: googleColumns(lines[0]),
    joiner: ";",
    warnings: [],
    mistakes: [],
  }),
};

/** Names and ids longer than this are shortened where people read them; files for programs hold them whole. */
const longest = 200;

/** Kept of the invisible characters: the two joiners, which Persian and Indic names and some emoji are spelt with. */
const invisible = /(?![\u200C\u200D])\p{Cf}/gu;

/**
 * A text on one line that a terminal, a browser and a spreadsheet show as what it is: control characters and line breaks
 * become one blank, invisible characters (text direction, byte order marks) are taken out, halves of a character become
 * U+FFFD. Making a printable text printable changes nothing.
 */
export function printable(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(invisible, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .normalize("NFC");
}

/** The same, at most 200 characters long and then ending in "…". */
export function brief(text: string): string {
  // A text of a hundred megabytes is cut before it is looked at.
  const most = 10 * longest;
  const characters = [...printable(text.slice(0, most))];
  if (text.length <= most && characters.length <= longest) return characters.join("");
  return `${characters.slice(0, longest - 1).join("")}…`;
}

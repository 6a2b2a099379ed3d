/** Names and ids longer than this are shortened where people read them; files for programs hold them whole. */
const longest = 200;

/** Kept of the invisible characters: the two joiners, which Persian and Indic names and some emoji are spelt with. */
const invisible = /(?![\u200C\u200D])\p{Cf}/gu;

/**
 * A text on one line that a terminal, a browser and a spreadsheet show as what it is: control characters and line breaks
 * become one blank, invisible characters (text direction, byte order marks) are taken out, halves of a character become
 * U+FFFD.
 */
export function printable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(invisible, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** The same, at most 200 characters long and then ending in "…". */
export function brief(text: string): string {
  // Characters of two code units are never halved; a text of a hundred megabytes is cut before it is looked at.
  const whole = printable(text.slice(0, 10 * longest));
  const characters = [...whole];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : whole;
}

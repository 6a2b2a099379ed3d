/** Characters that take no column of their own: marks on the letter before them, joiners. */
const none = /^[\p{M}\p{Cf}]$/u;

/**
 * Characters that terminals draw two columns wide: East Asian wide and full-width ones (Unicode Standard Annex #11) and
 * emoji. Coarse: within a block, characters that are not assigned count as wide too.
 */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}])$/u;

/** How many columns of a terminal a printable text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (character >= " " && character <= "~") return 1;
  return none.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Cuts a text into lines of at most `width` columns (2 or more), between words where it can; at least one line. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").flatMap((word) => chopped(word, width))) {
    const size = widthOf(word);
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line = used > 0 ? `${line} ${word}` : word;
    used += (used > 0 ? 1 : 0) + size;
  }
  return [...lines, line];
}

/** The pieces of a word that is wider than a line. */
function chopped(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const character of word) {
    const size = widthOfCharacter(character);
    if (used + size > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += character;
    used += size;
  }
  return [...pieces, piece];
}

import { cleaned, folded } from "../text.js";

/** Stands for a star while a pattern is folded; nobody types it (a private-use character of Unicode). */
const mark = "\uE000";

/** What a text that fits a pattern has in place of its last star; "" where the pattern has none. */
export interface Fit {
  readonly star: string;
}

/**
 * A pattern in which `*` stands for any run of characters and `\*` for a star itself, in any case and spacing. No regular
 * expressions: a pattern comes from a file, and the worst of these costs text × pattern, where a careless expression would
 * never end. Gives undefined for texts that do not fit.
 */
export function wildcard(pattern: string): (text: string) => Fit | undefined {
  const pieces = folded(pattern.replaceAll(/\\\*|\*/g, (found) => (found === "*" ? mark : "*"))).split(mark);
  const [first = "", ...others] = pieces;
  const last = others.at(-1);
  return (text) => {
    const wanted = folded(text);
    if (last === undefined) return wanted === first ? { star: "" } : undefined;
    if (!wanted.startsWith(first)) return undefined;
    let from = first.length;
    // The leftmost place of each piece leaves most for the pieces behind it, so there is nothing to try again.
    for (const piece of others.slice(0, -1)) {
      const at = wanted.indexOf(piece, from);
      if (at === -1) return undefined;
      from = at + piece.length;
    }
    const to = wanted.length - last.length;
    if (to < from || !wanted.endsWith(last)) return undefined;
    // In its own spelling, unless folding changed the length so that places mean something else.
    const spelled = cleaned(text);
    return { star: (spelled.length === wanted.length ? spelled : wanted).slice(from, to).trim() };
  };
}

import { type Mistake, mistake, refuse } from "../../errors.js";
import { folded } from "../text.js";

/** The declared answers of a question, looked up by any spelling. */
export interface Options {
  /** In the declared order and spelling. */
  readonly declared: readonly string[];
  /** From the folded to the declared spelling. */
  readonly byFolded: ReadonlyMap<string, string>;
  /** Folded spellings that may stand at the start of a cell, by their first character, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
}

/** Makes options searchable. Further `spellings` lead to a declared answer or to any other text. */
export function searchable(declared: readonly string[], spellings: Iterable<readonly [string, string]> = []): Options {
  const byFolded = new Map<string, string>();
  for (const [spelling, meant] of [...declared.map((option) => [option, option] as const), ...spellings]) {
    if (!byFolded.has(folded(spelling))) byFolded.set(folded(spelling), meant);
  }
  byFolded.delete("");
  const byFirst = new Map<string, string[]>();
  for (const text of [...byFolded.keys()].sort((a, b) => b.length - a.length)) {
    const first = text.slice(0, 1);
    const group = byFirst.get(first);
    if (group) group.push(text);
    else byFirst.set(first, [text]);
  }
  return { declared: Object.freeze([...declared]), byFolded, byFirst };
}

/** The declared spelling of an answer, or undefined when it is none of the options. */
export function optionFor(text: string, options: Options): string | undefined {
  const longest = 4 * Math.max(16, ...(options.byFolded.size > 0 ? [longestOf(options)] : []));
  return text.length > longest ? undefined : options.byFolded.get(folded(text));
}

const lengths = new WeakMap<Options, number>();

/** Cells far longer than every option are none of them; folding a cell of 100 MB only to learn that takes seconds. */
function longestOf(options: Options): number {
  const known = lengths.get(options);
  if (known !== undefined) return known;
  let longest = 0;
  for (const text of options.byFolded.keys()) longest = Math.max(longest, text.length);
  lengths.set(options, longest);
  return longest;
}

/**
 * Checks the options of a question.
 *
 * @throws PairwrightError when there are none, or when two differ only in case, blanks or quotes.
 */
export function checkedOptions(call: string, declared: readonly string[]): Options {
  const mistakes: Mistake[] = [];
  if (declared.length === 0) {
    mistakes.push(
      mistake("no-options", "options", "a question needs options to choose from.", "List the options of the form."),
    );
  }
  const seen = new Map<string, string>();
  for (const [at, option] of declared.entries()) {
    const earlier = seen.get(folded(option));
    if (folded(option) === "") {
      mistakes.push(mistake("blank-option", `options[${at}]`, "an option must have words.", "Remove it.", option));
    } else if (earlier !== undefined) {
      const message = "the same option is listed before, apart from case, blanks and quotes.";
      mistakes.push(mistake("option-twice", `options[${at}]`, message, "Keep one of the two.", option));
    }
    seen.set(folded(option), option);
  }
  refuse(call, mistakes);
  return searchable(declared);
}

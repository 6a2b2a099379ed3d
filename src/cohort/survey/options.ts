import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import { folded } from "../text.js";

/** The declared answers of a question, looked up by any spelling. */
export interface Options {
  /** In the declared order and spelling. */
  readonly declared: readonly string[];
  /** From the folded to the declared spelling. */
  readonly byFolded: ReadonlyMap<string, string>;
  /** Folded spellings that may stand at the start of a cell, by their first character, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  /** Codes that mean no answer. */
  readonly noAnswer: ReadonlySet<string>;
}

/** The numbers of an export and the options they stand for; null for numbers that mean no answer. */
export type Codes<O extends string> = Readonly<Record<number | `${number}`, O | null>>;

/** Makes options searchable. Further `spellings` lead to a declared answer or to any other text. */
export function searchable(
  declared: readonly string[],
  spellings: Iterable<readonly [string, string]> = [],
  noAnswer: ReadonlySet<string> = new Set(),
): Options {
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
  return { declared: Object.freeze([...declared]), byFolded, byFirst, noAnswer };
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

/** Whether a cell holds a code that means no answer, such as -99 for "seen, but not answered". */
export function isNoAnswerCode(text: string, options: Options): boolean {
  return options.noAnswer.size > 0 && text.length < 100 && options.noAnswer.has(text.trim());
}

/**
 * Checks the options of a question and the numbers that stand for them.
 *
 * @throws PairwrightError when there are none, or when two differ only in case, blanks or quotes, and for codes that are no
 * whole numbers or stand for no option.
 */
export function checkedOptions(
  call: string,
  declared: readonly string[],
  codes: Readonly<Record<string, string | null>> = {},
): Options {
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
  for (const [code, option] of Object.entries(codes)) mistakes.push(...codeMistakes(code, option, declared));
  refuse(call, mistakes);
  const given = Object.entries(codes);
  return searchable(
    declared,
    given.flatMap(([code, option]) => (option === null ? [] : [[code, option] as const])),
    new Set(given.flatMap(([code, option]) => (option === null ? [code] : []))),
  );
}

function codeMistakes(code: string, option: string | null, declared: readonly string[]): readonly Mistake[] {
  const where = `settings.codes[${code}]`;
  if (!/^-?\d{1,9}$/.test(code)) {
    const remedy = 'Write for example { 1: "Video", 2: "In person" }.';
    return [mistake("option-code", where, "a code is a whole number.", remedy, code)];
  }
  if (option === null || declared.includes(option)) {
    const clash = declared.some((other) => other !== option && folded(other) === code);
    const message = "the number is an option itself, and would mean two of them.";
    return clash ? [mistake("option-code", where, message, "Remove one of the two.", option)] : [];
  }
  return [
    mistake(
      "option-code",
      where,
      "a code stands for one of the options.",
      suggestion(String(option), declared),
      option,
    ),
  ];
}

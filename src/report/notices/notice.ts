import type { Cohort } from "../../cohort/cohort.js";
import { frozenCopy } from "../../cohort/frozen.js";
import { type Mistake, mistake, refuse, refuseOtherNouns, suggestion } from "../../errors.js";
import type { PairsProgram, Roles } from "../../program.js";
import { type DataUse, dataUse } from "../data/data-use.js";
import { type DocumentForm, written } from "../written.js";
import { noticeDocument, noticeFacts } from "./notice-document.js";

/** What a notice is told besides the program; what is left out stands in it as a blank to be filled in. */
export interface NoticeOptions<R extends Roles = Roles, Name extends string = string> {
  /** `text` (default) for mails, `markdown` for documents. */
  readonly form?: DocumentForm;
  /** With people, what rules and criteria read is found by asking them; without, some of it may be missed. */
  readonly cohort?: Cohort<R>;
  /** The name of the programme: "Mentoring 2026". */
  readonly programme?: string;
  /** Who answers for the data: "Example Ltd". */
  readonly organisation?: string;
  /** Who looks at the proposed pairs and decides: "Kim Berg, learning team". */
  readonly reviewer?: string;
  /** Where to object, ask and opt out: an address. */
  readonly contact?: string;
  /** Until when an objection reaches the first plan: "30 September 2026". */
  readonly deadline?: string;
  /** How long answers and plans are kept: "until 31 January 2027". */
  readonly retention?: string;
  /** Criteria and rules in words for participants: `{ skills: "what you want to learn and they can teach" }`. */
  readonly words?: { readonly [K in Name]?: string };
}

/** A statement for participants. */
export interface Notice {
  /** The whole statement in the form that was ordered. */
  readonly text: string;
  /** The blanks that are still to be filled in before anybody gets it: names of options. */
  readonly missing: readonly string[];
  /** What the statement says of data, as data. */
  readonly use: DataUse;
}

/**
 * Writes the statement that participants get before they are matched: which of their answers are used and for what, how
 * pairs are chosen, where the weights come from, who decides, what they can do about it, and what a fit is not. All
 * that concerns data and logic is read off the program; what it cannot know is a visible blank, and listed as missing.
 *
 * It is a draft for somebody who answers for the programme, and no legal advice.
 *
 * @throws PairwrightError for an unknown form, blanks given as facts, and words for what the program does not have.
 * @example
 * ```ts
 * const { text, missing } = notice(program, { cohort, programme: "Mentoring 2026", contact: "mentoring@example.org" });
 * missing; // ["organisation", "reviewer", "deadline", "retention"]
 * ```
 */
export function notice<R extends Roles, C extends string, Q extends string>(
  program: PairsProgram<R, C, Q>,
  options?: NoticeOptions<R, NoInfer<C | Q>>,
): Notice;
export function notice(program: PairsProgram<Roles, string, string>, options: NoticeOptions = {}): Notice {
  refuseOtherNouns("notice", "program", program);
  const { form = "text", cohort, words = {} } = options;
  refuse("notice", [...factMistakes(options), ...wordMistakes(program, words)]);
  const use = cohort === undefined ? dataUse(program) : dataUse(program, cohort);
  const missing = noticeFacts.filter((fact) => options[fact] === undefined);
  const facts = Object.fromEntries(noticeFacts.map((fact) => [fact, options[fact] ?? `[${fact}]`]));
  const text = written("notice", form, noticeDocument({ program, use, words, fact: (name) => facts[name] ?? "" }));
  return frozenCopy({ text, missing, use });
}

function factMistakes(options: NoticeOptions): Mistake[] {
  return noticeFacts
    .filter((fact) => options[fact] !== undefined && String(options[fact]).trim() === "")
    .map((fact) =>
      mistake("notice-blank", fact, "a blank says nothing.", "Give the words, or leave it out to see what is missing."),
    );
}

function wordMistakes(
  { criteria, rules }: PairsProgram<Roles, string, string>,
  words: Readonly<Record<string, string | undefined>>,
): Mistake[] {
  const known = [...Object.keys(criteria), ...Object.keys(rules)];
  return Object.keys(words)
    .filter((name) => !known.includes(name))
    .map((name) =>
      mistake("notice-words", `words.${name}`, "there is no such criterion or rule.", suggestion(name, known)),
    );
}

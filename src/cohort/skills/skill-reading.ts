import { type Mistake, mistake, show, suggestion } from "../../errors.js";
import { type Options, optionFor } from "../survey/options.js";
import { cleaned } from "../text.js";
import { exactly } from "./look-up.js";
import { recognise } from "./recognise.js";
import type { Recognition } from "./recognition.js";
import type { SkillBook } from "./skill-book.js";
import { skillIndex } from "./skill-index.js";
import { longestSkill, plainForm } from "./skill-text.js";
import { conjoinedSkills, listedSkills } from "./split-skills.js";

/** What to do with a skill that a book does not know, or that could mean several. */
export const unknownPolicies = ["mistake", "keep", "queue"] as const;

/**
 * `mistake` refuses the answer, `keep` takes it in the person's own words, `queue` does so too and marks it as waiting for a
 * decision (`queued: true`), for `queuedSkills` to find.
 */
export type UnknownPolicy = (typeof unknownPolicies)[number];

/** What the text of one skill was read as. */
export interface SkillRead {
  /** Absent where it is a mistake, or no skill at all. */
  readonly skill?: string;
  readonly queued?: true;
  /** What the report says it was read as, where that is not what stands there. */
  readonly taken?: string;
  readonly mistake?: Mistake;
}

/** How the texts of skills are read: any text, one of a list, or by a book. */
export interface SkillReader {
  /** How many skills one answer may have. */
  readonly most: number;
  /** Whether the text as a whole is the name of a skill, whatever in it looks like a level. */
  isName(text: string): boolean;
  /** The entries of a joined cell, each with its level. */
  entries(cell: string): readonly string[];
  /**
   * The skills of an entry whose level was taken off, in groups: the level is that of the last group ("Python and SQL/R (4)"
   * says nothing of Python).
   */
  parts(entry: string): readonly (readonly string[])[];
  read(text: string, where: string): SkillRead;
}

/** Any text is a skill. */
export const anySkill: SkillReader = Object.freeze({
  most: Number.POSITIVE_INFINITY,
  isName: () => false,
  entries: (cell: string) => listEntries(cell, () => false),
  parts: (entry: string) => [[entry]],
  read: (text: string) => ({ skill: cleaned(text) }),
});

/** Skills of a list; another one is a mistake. */
export function listedSkill(known: Options): SkillReader {
  const isName = (text: string) => optionFor(text, known) !== undefined;
  return {
    most: Number.POSITIVE_INFINITY,
    isName,
    entries: (cell) => listEntries(cell, isName),
    parts: (entry) => [[entry]],
    read: (text, where) => {
      const skill = optionFor(text, known);
      if (skill !== undefined) return skill === text ? { skill } : { skill, taken: skill };
      const remedy = suggestion(text.slice(0, 300), known.declared);
      return { mistake: mistake("unknown-skill", where, "this is not one of the known skills.", remedy, text) };
    },
  };
}

/** No person has more skills to name, and recognising each costs time. */
const mostInOneAnswer = 500;

/** Skills of a book, recognised. */
export function bookSkill(book: SkillBook, unknown: UnknownPolicy): SkillReader {
  const index = skillIndex(book);
  return {
    most: mostInOneAnswer,
    isName: (text) => text.length <= longestSkill && exactly(plainForm(text), index).length === 1,
    entries: (cell) => listedSkills(cell, book),
    parts: (entry) => conjoinedSkills(entry, book),
    read: (text, where) => fromRecognition(recognise(cleaned(text), book), where, unknown),
  };
}

function fromRecognition(found: Recognition, where: string, unknown: UnknownPolicy): SkillRead {
  const { text } = found;
  if (found.status === "not a skill") return { taken: "no skill, as was decided" };
  if (found.status === "known") {
    return found.skill === text ? { skill: text } : { skill: found.skill, taken: found.skill };
  }
  const names = found.suggestions.map(({ skill }) => show(skill)).join(", ");
  if (unknown === "keep") return { skill: text, taken: "a skill in their own words" };
  if (unknown === "queue") {
    const perhaps = names === "" ? "" : `; perhaps ${names}`;
    return { skill: text, queued: true, taken: `a skill that waits for a decision${perhaps}` };
  }
  const remedy = names === "" ? "Write it in other words, or add it to the book." : `Did you mean one of ${names}?`;
  if (found.why === "ambiguous") {
    return { mistake: mistake("ambiguous-skill", where, "this may mean several skills.", remedy, text) };
  }
  return { mistake: mistake("unknown-skill", where, "this is not one of the known skills.", remedy, text) };
}

/** Pieces between semicolons and line breaks, or else between commas outside brackets. */
function listEntries(cell: string, isName: (text: string) => boolean): readonly string[] {
  const pieces = cell
    .split(/[;\n]/)
    .map(cleaned)
    .filter((piece) => piece !== "");
  if (pieces.length !== 1 || cell.includes(";")) return pieces;
  const [whole = ""] = pieces;
  if (isName(whole)) return pieces;
  return whole
    .split(/,(?![^(]*\))/)
    .map(cleaned)
    .filter((piece) => piece !== "");
}

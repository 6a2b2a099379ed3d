import { z } from "zod";
import { type Mistake, mistake, nearest, refuse, suggestion } from "../../errors.js";
import { checkedOptions } from "../survey/options.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  type Taken,
  unanswered,
  understood,
} from "../survey/question.js";
import { longestList } from "../survey/segment.js";
import { folded, isMissing } from "../text.js";
import type { SkillBook } from "./skill-book.js";
import { levelOf, type SkillLevels, skillLevels } from "./skill-levels.js";
import {
  anySkill,
  bookSkill,
  listedSkill,
  type SkillReader,
  type UnknownPolicy,
  unknownPolicies,
} from "./skill-reading.js";

/** A skill someone has or wants; `level` is 0 (none) to 5 (expert, sets practice), absent where it was not said. */
export interface SkillAnswer {
  readonly skill: string;
  readonly level?: number;
  /** The book did not know it: it is in the person's own words and waits for a decision. */
  readonly queued?: true;
}

/** The skills that are accepted (any, unless given) and the words for their levels. */
export interface SkillSettings {
  readonly known?: readonly string[];
  /** Only a book makes suggestions for what it does not know (`BookSettings`); of a list, another skill is a mistake. */
  readonly unknown?: never;
  /** Six words for the levels 0 to 5, five for 1 to 5, or a number for each word; six plain words unless given. */
  readonly levels?: readonly string[] | Readonly<Record<string, number>>;
}

/** Settings for free text that a book of skills makes sense of. */
export interface BookSettings {
  readonly known: SkillBook;
  /** What becomes of a skill that the book cannot be sure of; "queue" unless given. */
  readonly unknown?: UnknownPolicy;
  readonly levels?: SkillSettings["levels"];
}

/** A skill, the text after it that may be a level, and where the text came from. */
interface Part {
  readonly whole: string;
  readonly skill: string;
  readonly level?: string | number;
}

/**
 * Skills with levels: reads "Python (4); SQL: expert; Excel", lists, and grid columns `Question [Python]` whose cells hold
 * the level. With a book, skills are recognised in free text (see `recognise` and `splitSkills`), and the intake report
 * tells what was read as what; words such as "advanced" beside a skill set no level.
 *
 * @throws PairwrightError when known skills are blank or repeated, the levels are not as described, or `unknown` is none of
 * the three policies.
 * @example `skills("What can you teach?", { known: ["Python", "SQL"] })`
 */
export function skills(
  question: Question,
  settings: SkillSettings | BookSettings = {},
): Answer<readonly SkillAnswer[]> {
  const read = readerOf(settings);
  const levels = skillLevels(settings.levels);
  const reader = {
    kind: "skills",
    grid: true,
    read: (input: unknown, context: ReadingContext) => readSkills(input, context, read, levels),
  };
  const one = z
    .object({
      skill: z.string().min(1),
      level: z.number().min(0).max(5).exactOptional(),
      queued: z.literal(true).exactOptional(),
    })
    .readonly();
  return answer("skills", question, reader, z.array(one).readonly());
}

function readerOf(settings: SkillSettings | BookSettings): SkillReader {
  const { known } = settings;
  if (known === undefined) return anySkill;
  if (!("format" in known)) return listedSkill(checkedOptions("skills", known));
  const { unknown = "queue" } = settings;
  const wrong = !unknownPolicies.includes(unknown);
  const remedy = suggestion(String(unknown), unknownPolicies);
  refuse("skills", wrong ? [mistake("unknown-policy", "unknown", "there is no such policy.", remedy, unknown)] : []);
  return bookSkill(known, unknown);
}

function readSkills(input: unknown, context: ReadingContext, reader: SkillReader, levels: SkillLevels): Reading {
  if (isMissing(input)) return unanswered;
  const parts = partsOf(input, reader, levels);
  if (parts === undefined) {
    const remedy = 'Write for example "Python (4); SQL (2)".';
    return misread(mistake("not-skills", context.where(), "a list of skills is expected.", remedy, input));
  }
  if (parts.length > reader.most) {
    const message = `an answer has at most ${reader.most} skills; here are ${parts.length}.`;
    return misread(mistake("too-many-skills", context.where(), message, "Name the most important ones.", input));
  }
  const found = new Map<string, SkillAnswer>();
  const mistakes: Mistake[] = [];
  const taken: Taken[] = [];
  for (const part of parts) {
    const where = context.where(input instanceof Map ? part.skill : undefined);
    const level = levelOf(part.level, levels);
    const read = reader.read(part.skill, where);
    const skill = read.skill ?? "";
    const earlier = found.get(folded(skill));
    if (read.mistake !== undefined) mistakes.push(read.mistake);
    else if (part.level !== undefined && level === undefined) {
      const message = "a level from 0 to 5, or a word for one, is expected.";
      mistakes.push(mistake("unknown-level", where, message, suggestion(`${part.level}`, levels.declared), part.whole));
    } else if (earlier && earlier.level !== undefined && level !== undefined && earlier.level !== level) {
      mistakes.push(
        mistake("skill-twice", where, "the skill has two different levels.", "Keep one of them.", part.whole),
      );
    } else {
      if (read.taken !== undefined) taken.push({ from: part.skill, to: read.taken });
      const kept = level ?? earlier?.level;
      if (skill !== "") found.set(folded(skill), answered(skill, kept, read.queued));
    }
  }
  return mistakes.length > 0 ? misread(...mistakes) : understood([...found.values()], taken);
}

function answered(skill: string, level: number | undefined, queued: true | undefined): SkillAnswer {
  return Object.freeze({ skill, ...(level === undefined ? {} : { level }), ...(queued ? { queued } : {}) });
}

function partsOf(input: unknown, reader: SkillReader, levels: SkillLevels): readonly Part[] | undefined {
  if (typeof input === "string" && input.length > longestList) return undefined;
  if (typeof input === "string") {
    return reader.entries(input).flatMap((entry) => separate(partOf(entry, reader, levels), reader));
  }
  if (input instanceof Map) {
    return [...input].map(([skill, cell]) => ({
      whole: String(cell),
      skill,
      ...(isTick(cell, skill) ? {} : { level: String(cell) }),
    }));
  }
  if (!Array.isArray(input)) return undefined;
  const parts = input.map((item) => (typeof item === "string" ? partOf(item, reader, levels) : typed(item)));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function separate(part: Part, reader: SkillReader): readonly Part[] {
  const groups = reader.parts(part.skill);
  return groups.flatMap((group, at) =>
    group.map((skill) => (at === groups.length - 1 ? { ...part, skill } : { whole: part.whole, skill })),
  );
}

/** A checkbox, a yes or the name of the skill again says that the skill is there, and nothing about its level. */
function isTick(cell: unknown, skill: string): boolean {
  if (cell === true) return true;
  if (typeof cell !== "string" || cell.length > 4 * skill.length + 100) return false;
  return ["x", "yes", "checked", "true", "✓", folded(skill)].includes(folded(cell));
}

function typed(item: unknown): Part | undefined {
  if (typeof item !== "object" || item === null || !("skill" in item) || typeof item.skill !== "string")
    return undefined;
  const level = "level" in item ? item.level : undefined;
  if (level === undefined) return { whole: item.skill, skill: item.skill };
  return typeof level === "number" || typeof level === "string"
    ? { whole: `${level}`, skill: item.skill, level }
    : undefined;
}

/** Reads "Python (4)", "SQL: expert", "Excel - 2" and "Node.js"; brackets that hold no level belong to the skill. */
function partOf(piece: string, reader: SkillReader, levels: SkillLevels): Part {
  const whole = { whole: piece, skill: piece };
  if (reader.isName(piece)) return whole;
  if (piece.length > 1000) return whole;
  const found = /^(.+?)\s*\(([^()]*)\)$/.exec(piece) ?? /^(.+?)\s*(?:[:=]|\s[-–—])\s*([^:=]+)$/.exec(piece);
  const [, skill, level] = found ?? [];
  if (skill === undefined || level === undefined) return whole;
  const isLevel = levelOf(level, levels) !== undefined;
  const looksLikeOne = /^[+-]?\d/.test(level) || nearest(level, levels.declared) !== undefined;
  return isLevel || looksLikeOne || reader.isName(skill) ? { whole: piece, skill, level } : whole;
}

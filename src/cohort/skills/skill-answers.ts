import { z } from "zod";
import { type Mistake, mistake, nearest, suggestion } from "../../errors.js";
import { checkedOptions, type Options, optionFor } from "../survey/options.js";
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
import { cleaned, folded, isMissing } from "../text.js";
import { levelOf, type SkillLevels, skillLevels } from "./skill-levels.js";

/** A skill someone has or wants; `level` is 0 (none) to 5 (expert, sets practice), absent where it was not said. */
export interface SkillAnswer {
  readonly skill: string;
  readonly level?: number;
}

/** The skills that are accepted (any, unless given) and the words for their levels. */
export interface SkillSettings {
  readonly known?: readonly string[];
  /** Six words for the levels 0 to 5, five for 1 to 5, or a number for each word; six plain words unless given. */
  readonly levels?: readonly string[] | Readonly<Record<string, number>>;
}

/** A skill, the text after it that may be a level, and where the text came from. */
interface Part {
  readonly whole: string;
  readonly skill: string;
  readonly level?: string | number;
}

/**
 * Skills with levels: reads "Python (4); SQL: expert; Excel", lists, and grid columns `Question [Python]` whose cells hold
 * the level.
 *
 * @throws PairwrightError when known skills are blank or repeated, or the levels are not as described.
 * @example `skills("What can you teach?", { known: ["Python", "SQL"] })`
 */
export function skills(question: Question, settings: SkillSettings = {}): Answer<readonly SkillAnswer[]> {
  const known = settings.known === undefined ? undefined : checkedOptions("skills", settings.known);
  const levels = skillLevels(settings.levels);
  const reader = {
    kind: "skills",
    grid: true,
    read: (input: unknown, context: ReadingContext) => readSkills(input, context, known, levels),
  };
  const one = z.object({ skill: z.string().min(1), level: z.number().min(0).max(5).exactOptional() }).readonly();
  return answer("skills", question, reader, z.array(one).readonly());
}

function readSkills(input: unknown, context: ReadingContext, known: Options | undefined, levels: SkillLevels): Reading {
  if (isMissing(input)) return unanswered;
  const parts = partsOf(input, known, levels);
  if (parts === undefined) {
    const remedy = 'Write for example "Python (4); SQL (2)".';
    return misread(mistake("not-skills", context.where(), "a list of skills is expected.", remedy, input));
  }
  const found = new Map<string, SkillAnswer>();
  const mistakes: Mistake[] = [];
  const taken: Taken[] = [];
  for (const part of parts) {
    const where = context.where(input instanceof Map ? part.skill : undefined);
    const level = levelOf(part.level, levels);
    const skill = known === undefined ? cleaned(part.skill) : optionFor(part.skill, known);
    const earlier = found.get(folded(skill ?? part.skill));
    if (skill === undefined) {
      const remedy = suggestion(part.skill.slice(0, 300), known?.declared ?? []);
      mistakes.push(mistake("unknown-skill", where, "this is not one of the known skills.", remedy, part.skill));
    } else if (part.level !== undefined && level === undefined) {
      const message = "a level from 0 to 5, or a word for one, is expected.";
      mistakes.push(mistake("unknown-level", where, message, suggestion(`${part.level}`, levels.declared), part.whole));
    } else if (earlier && earlier.level !== undefined && level !== undefined && earlier.level !== level) {
      mistakes.push(
        mistake("skill-twice", where, "the skill has two different levels.", "Keep one of them.", part.whole),
      );
    } else if (skill !== "") {
      if (known && skill !== part.skill) taken.push({ from: part.skill, to: skill });
      const kept = level ?? earlier?.level;
      found.set(folded(skill), Object.freeze(kept === undefined ? { skill } : { skill, level: kept }));
    }
  }
  return mistakes.length > 0 ? misread(...mistakes) : understood([...found.values()], taken);
}

function partsOf(input: unknown, known: Options | undefined, levels: SkillLevels): readonly Part[] | undefined {
  if (typeof input === "string" && input.length > longestList) return undefined;
  if (typeof input === "string") return joined(input, known).map((piece) => partOf(piece, known, levels));
  if (input instanceof Map) {
    return [...input].map(([skill, cell]) => ({
      whole: String(cell),
      skill,
      ...(isTick(cell, skill) ? {} : { level: String(cell) }),
    }));
  }
  if (!Array.isArray(input)) return undefined;
  const parts = input.map((item) => (typeof item === "string" ? partOf(item, known, levels) : typed(item)));
  return parts.every((part) => part !== undefined) ? parts : undefined;
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

/** Pieces between semicolons and line breaks, or else between commas outside brackets. */
function joined(cell: string, known: Options | undefined): readonly string[] {
  const pieces = cell
    .split(/[;\n]/)
    .map(cleaned)
    .filter((piece) => piece !== "");
  if (pieces.length !== 1 || cell.includes(";")) return pieces;
  const [whole = ""] = pieces;
  if (known !== undefined && optionFor(whole, known) !== undefined) return pieces;
  return whole
    .split(/,(?![^(]*\))/)
    .map(cleaned)
    .filter((piece) => piece !== "");
}

/** Reads "Python (4)", "SQL: expert", "Excel - 2" and "Node.js"; brackets that hold no level belong to the skill. */
function partOf(piece: string, known: Options | undefined, levels: SkillLevels): Part {
  const whole = { whole: piece, skill: piece };
  if (known !== undefined && optionFor(piece, known) !== undefined) return whole;
  if (piece.length > 1000) return whole;
  const found = /^(.+?)\s*\(([^()]*)\)$/.exec(piece) ?? /^(.+?)\s*(?:[:=]|\s[-–—])\s*([^:=]+)$/.exec(piece);
  const [, skill, level] = found ?? [];
  if (skill === undefined || level === undefined) return whole;
  const isLevel = levelOf(level, levels) !== undefined;
  const looksLikeOne = /^[+-]?\d/.test(level) || nearest(level, levels.declared) !== undefined;
  const knownSkill = known !== undefined && optionFor(skill, known) !== undefined;
  return isLevel || looksLikeOne || knownSkill ? { whole: piece, skill, level } : whole;
}

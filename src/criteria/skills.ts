import { type Mistake, mistake, refuse, show } from "../errors.js";

/** A skill as somebody answered it; a bare string is a skill of unknown level. */
export interface SkillAnswer {
  readonly skill: string;
  /**
   * 0 none · 1 aware · 2 practising with help · 3 independent · 4 advanced, helps others · 5 expert; halves and the like
   * may be used. Of a wanted skill: the learner's level now. Absent for unknown.
   */
  readonly level?: number | undefined;
  /** Of a wanted skill: the level to reach, 0 to 5; one above the present level, at most 5, unless said otherwise. */
  readonly target?: number | undefined;
  /** Of a wanted skill: how much it counts beside the others, 0 or more; 1 unless said otherwise. */
  readonly weight?: number | undefined;
  /** Of an offered skill: whether the person teaches it. Unless said otherwise, from level 3 and at unknown level. */
  readonly teach?: boolean | undefined;
}

/** What somebody wants to learn or offers to teach; `[]` is the answer "nothing", undefined is no answer. */
export type Skills = readonly (string | SkillAnswer)[] | undefined;

/** A wanted skill, ready to compare. Levels are NaN when unknown. */
export interface Want {
  readonly key: string;
  /** As the learner wrote it. */
  readonly name: string;
  /** Above 0. */
  readonly weight: number;
  readonly current: number;
  readonly target: number;
}

const TOP = 5;
const TEACHES_FROM = 3;
/** What a wish is worth beside the one before it, where wishes are ranked: 1, 0.6, 0.36 … */
const RANK_DISCOUNT = 0.6;

/**
 * The wanted skills in their order. The first mention of a skill counts; a weight of 0 takes it off the list.
 *
 * @throws PairwrightError for levels outside 0 to 5 and weights below 0.
 */
export function readWants(skills: readonly (string | SkillAnswer)[], ranked: boolean): Want[] {
  let rank = 1;
  return [...distinct(skills)].flatMap(([key, { skill, level, target, weight = 1 }]) => {
    const current = level ?? Number.NaN;
    const share = ranked ? weight * rank : weight;
    rank *= RANK_DISCOUNT;
    const goal = target ?? Math.min(current + 1, TOP); // NaN when neither is known
    return share > 0 ? [{ key, name: skill, weight: share, current, target: goal }] : [];
  });
}

/**
 * The level of each skill that is taught, by its key; NaN for an unknown level. The first mention of a skill counts.
 *
 * @throws PairwrightError for levels outside 0 to 5.
 */
export function readOffers(skills: readonly (string | SkillAnswer)[]): Map<string, number> {
  const offers = new Map<string, number>();
  for (const [key, { level, teach }] of distinct(skills)) {
    if (teach ?? (level === undefined || level >= TEACHES_FROM)) offers.set(key, level ?? Number.NaN);
  }
  return offers;
}

/** The offered skills as the teacher wrote them, by their keys. */
export function offerNames(skills: readonly (string | SkillAnswer)[]): ReadonlyMap<string, string> {
  return new Map([...distinct(skills)].map(([key, { skill }]) => [key, skill]));
}

/** The form in which skills are compared: intake has settled spelling; blanks and capitals are forgiven besides. */
export function skillKey(skill: string): string {
  return skill.trim().toLowerCase();
}

function distinct(skills: readonly (string | SkillAnswer)[]): Map<string, SkillAnswer> {
  const answers = new Map<string, SkillAnswer>();
  for (const given of skills) {
    const answer = typeof given === "string" ? { skill: given } : given;
    refuse("coverage", faults(answer));
    const key = skillKey(answer.skill);
    if (!answers.has(key)) answers.set(key, answer);
  }
  return answers;
}

function faults({ skill, level, target, weight }: SkillAnswer): Mistake[] {
  const found: Mistake[] = [];
  for (const [name, value] of [
    ["level", level],
    ["target", target],
  ] as const) {
    if (value === undefined || (typeof value === "number" && value >= 0 && value <= TOP)) continue;
    const remedy = "Give a number from 0 to 5, or leave it out when it is unknown.";
    found.push(mistake("skill-level", `${name} of ${show(skill)}`, "levels go from 0 to 5.", remedy, value));
  }
  if (weight !== undefined && !(typeof weight === "number" && weight >= 0 && Number.isFinite(weight))) {
    const message = "a weight is a finite number, 0 or more.";
    found.push(mistake("skill-weight", `weight of ${show(skill)}`, message, "Give for example 1.", weight));
  }
  return found;
}

import type { SkillBook } from "../cohort/skills/skill-book.js";
import { mistake, refuse } from "../errors.js";
import type { Measure } from "../measure.js";
import { learnerRows, teacherRows } from "./coverage-rows.js";
import { type CoverageTerms, gained, learnable } from "./covered.js";
import { exchange, type SkillExchange } from "./exchange.js";
import { type RelatedSkills, relationOf } from "./related.js";
import { readOffers, readWants, type Skills } from "./skills.js";

/** Who learns from whom, and what wishes are worth. */
export interface CoverageSettings<L extends "first" | "second" | "each" = "first" | "second" | "each"> {
  /** Who learns: the person of the first role (default), of the second, or each from the other. */
  readonly learner?: L;
  /** Whether wishes are in order of importance: then each counts 0.6 of the one before it. */
  readonly ranked?: boolean;
  /**
   * What other skills are worth in place of a wished one: a table of credits, or a book of skills, in which the broader or
   * narrower skill is worth 0.6, one under the same broader skill or called related 0.4, one of the same category 0.2.
   */
  readonly related?: RelatedSkills | SkillBook;
  /** Whether a teacher more than three levels ahead counts 0.9, for short or peer formats; not unless said so. */
  readonly expertsCountLess?: boolean;
}

/**
 * How much of what one person wants to learn the other can teach: the weighted mean, over the wanted skills, of
 * 0 when the skill is not taught or the teacher is not ahead, 1 when the teacher is at the target level, and the share
 * of the way between: `(teacher - current) / max(target - current, 0.5)`. What else a teacher offers changes nothing.
 *
 * Unknown is neither zero nor perfect. A wish without any level is met by whoever teaches the skill. A wish whose coverage
 * an absent level would decide counts half, and the value is unknown when that is so of every wish, when there is no
 * wish, or when either person gave no answer. A teacher who answered `[]` offers nothing: 0.
 *
 * With `related`, a wish is worth the best of the wished skill and one related skill, whose coverage counts its credit;
 * the reasons of a pair then name that skill.
 *
 * `learner: "each"` is for two people who teach one another: both give `{ wants, offers }`, and the value is half the
 * harmonic mean of the two directions and half the smaller one; unknown when either direction is.
 *
 * @throws PairwrightError for unknown settings, levels outside 0 to 5, negative weights and credits outside (0, 1].
 * @example
 * ```ts
 * coverage().score([{ skill: "SQL", level: 1, target: 3 }], [{ skill: "SQL", level: 2, teach: true }]); // 0.5
 * ```
 */
export function coverage(settings?: CoverageSettings<"first" | "second">): Measure<Skills>;
export function coverage(settings: CoverageSettings<"each">): Measure<SkillExchange | undefined>;
export function coverage(settings: CoverageSettings = {}): Measure<Skills> | Measure<SkillExchange | undefined> {
  const { learner = "first", ranked = false, related, expertsCountLess: damped = false } = settings;
  if (learner !== "first" && learner !== "second" && learner !== "each") {
    const remedy = 'Use "first", "second" or "each".';
    refuse("coverage", [mistake("coverage-learner", "learner", "there is no such side.", remedy, learner)]);
  }
  const relation = related === undefined ? undefined : relationOf(related);
  const terms = { ranked, damped, relation };
  const told = Object.freeze({
    learner,
    ranked,
    // A table may hold thousands of skills: its fingerprint is enough to notice that it is another one.
    ...(relation === undefined ? {} : { related: relation.fingerprint }),
    ...(damped ? { expertsCountLess: true } : {}),
  });
  return learner === "each" ? exchange(terms, told) : oneWay(learner, terms, told);
}

function oneWay(
  learner: "first" | "second",
  terms: CoverageTerms,
  settings: Readonly<Record<string, unknown>>,
): Measure<Skills> {
  const wants = (skills: Skills) => skills && readWants(skills, terms.ranked);
  const offers = (skills: Skills) => skills && readOffers(skills);
  const turned = <T>(first: T, second: T): readonly [T, T] => (learner === "first" ? [first, second] : [second, first]);
  return Object.freeze<Measure<Skills>>({
    name: "coverage",
    settings,
    symmetric: false,
    // Told where the first person learns: else the wishes are not those of the first value.
    ...(learner === "first" ? { wishes: (skills: Skills) => wishesOf(skills, terms.ranked) } : {}),
    score(first, second) {
      const [wanting, offering] = turned(first, second);
      if (wanting === undefined || offering === undefined) return undefined;
      const value = gained(readWants(wanting, terms.ranked), readOffers(offering), terms);
      return Number.isNaN(value) ? undefined : value;
    },
    prepare(first, second) {
      if (learner === "first") return learnerRows(first.map(wants), second.map(offers), terms);
      return teacherRows(first.map(offers), second.map(wants), terms);
    },
    evidence(first, second) {
      const [wanting = [], offering = []] = turned(first, second);
      const learns = learnable(readWants(wanting, terms.ranked), offering, terms);
      const [firstLearns, secondLearns] = learner === "first" ? [learns, []] : [[], learns];
      return { shared: [], firstLearns, secondLearns };
    },
  });
}

/** Each wish as a list of its own, with its weight in the list that it comes from. */
function wishesOf(skills: Skills, ranked: boolean) {
  return (skills === undefined ? [] : readWants(skills, ranked)).map(({ name, weight, current, target }) => ({
    wish: [
      {
        skill: name,
        ...(Number.isNaN(current) ? {} : { level: current }),
        ...(Number.isNaN(target) ? {} : { target }),
      },
    ],
    weight,
  }));
}

import { mistake, refuse } from "../errors.js";
import type { Measure } from "../measure.js";
import { learnerRows, teacherRows } from "./coverage-rows.js";
import { gained, learnable } from "./covered.js";
import { exchange, type SkillExchange } from "./exchange.js";
import { readOffers, readWants, type Skills } from "./skills.js";

/** Who learns from whom, and what wishes are worth. */
export interface CoverageSettings<L extends "first" | "second" | "each" = "first" | "second" | "each"> {
  /** Who learns: the person of the first role (default), of the second, or each from the other. */
  readonly learner?: L;
  /** Whether wishes are in order of importance: then each counts 0.6 of the one before it. */
  readonly ranked?: boolean;
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
 * `learner: "each"` is for two people who teach one another: both give `{ wants, offers }`, and the value is half the
 * harmonic mean of the two directions and half the smaller one; unknown when either direction is.
 *
 * @throws PairwrightError for unknown settings, levels outside 0 to 5 and negative weights.
 * @example
 * ```ts
 * coverage().score([{ skill: "SQL", level: 1, target: 3 }], [{ skill: "SQL", level: 2, teach: true }]); // 0.5
 * ```
 */
export function coverage(settings?: CoverageSettings<"first" | "second">): Measure<Skills>;
export function coverage(settings: CoverageSettings<"each">): Measure<SkillExchange | undefined>;
export function coverage({
  learner = "first",
  ranked = false,
}: CoverageSettings = {}): Measure<Skills> | Measure<SkillExchange | undefined> {
  if (learner !== "first" && learner !== "second" && learner !== "each") {
    const remedy = 'Use "first", "second" or "each".';
    refuse("coverage", [mistake("coverage-learner", "learner", "there is no such side.", remedy, learner)]);
  }
  return learner === "each" ? exchange(ranked) : oneWay(learner, ranked);
}

function oneWay(learner: "first" | "second", ranked: boolean): Measure<Skills> {
  const wants = (skills: Skills) => skills && readWants(skills, ranked);
  const offers = (skills: Skills) => skills && readOffers(skills);
  const turned = <T>(first: T, second: T): readonly [T, T] => (learner === "first" ? [first, second] : [second, first]);
  return Object.freeze<Measure<Skills>>({
    name: "coverage",
    settings: Object.freeze({ learner, ranked }),
    symmetric: false,
    score(first, second) {
      const [wanting, offering] = turned(first, second);
      if (wanting === undefined || offering === undefined) return undefined;
      const value = gained(readWants(wanting, ranked), readOffers(offering));
      return Number.isNaN(value) ? undefined : value;
    },
    prepare(first, second) {
      if (learner === "first") return learnerRows(first.map(wants), second.map(offers));
      return teacherRows(first.map(offers), second.map(wants));
    },
    evidence(first, second) {
      const [wanting = [], offering = []] = turned(first, second);
      const learns = learnable(readWants(wanting, ranked), readOffers(offering));
      const [firstLearns, secondLearns] = learner === "first" ? [learns, []] : [[], learns];
      return { shared: [], firstLearns, secondLearns };
    },
  });
}

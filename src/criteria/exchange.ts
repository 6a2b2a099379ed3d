import type { Measure } from "../measure.js";
import { learnerRows, teacherRows } from "./coverage-rows.js";
import { type CoverageTerms, gained, learnable } from "./covered.js";
import { readOffers, readWants, type Skills } from "./skills.js";

/** What somebody wants to learn and what they offer to teach; an absent list is no answer. */
export interface SkillExchange {
  readonly wants?: Skills;
  readonly offers?: Skills;
}

/** Coverage in both directions, for people who teach one another; see `coverage`. */
export function exchange(
  terms: CoverageTerms,
  settings: Readonly<Record<string, unknown>>,
): Measure<SkillExchange | undefined> {
  const wants = (person: SkillExchange | undefined) => person?.wants && readWants(person.wants, terms.ranked);
  const offers = (person: SkillExchange | undefined) => person?.offers && readOffers(person.offers);
  const oneWay = (learner: SkillExchange | undefined, teacher: SkillExchange | undefined): number => {
    const [wanted, offered] = [wants(learner), offers(teacher)];
    return wanted === undefined || offered === undefined ? Number.NaN : gained(wanted, offered, terms);
  };
  return Object.freeze<Measure<SkillExchange | undefined>>({
    name: "coverage",
    settings,
    symmetric: true,
    score(first, second) {
      const value = bothWays(oneWay(first, second), oneWay(second, first));
      return Number.isNaN(value) ? undefined : value;
    },
    prepare(first, second) {
      const learning = learnerRows(first.map(wants), second.map(offers), terms);
      const teaching = teacherRows(first.map(offers), second.map(wants), terms);
      const taught = new Float64Array(second.length);
      return (row, out) => {
        learning(row, out);
        teaching(row, taught);
        for (let column = 0; column < taught.length; column++) {
          out[column] = bothWays(out[column] ?? Number.NaN, taught[column] ?? Number.NaN);
        }
      };
    },
    evidence(first, second) {
      return {
        shared: [],
        firstLearns: learnable(wants(first) ?? [], second?.offers ?? [], terms),
        secondLearns: learnable(wants(second) ?? [], first?.offers ?? [], terms),
      };
    },
  });
}

/** Half the harmonic mean and half the smaller value: it takes two to exchange. NaN when either is. */
function bothWays(one: number, other: number): number {
  const harmonic = one === 0 && other === 0 ? 0 : (2 * one * other) / (one + other);
  return 0.5 * harmonic + 0.5 * Math.min(one, other);
}

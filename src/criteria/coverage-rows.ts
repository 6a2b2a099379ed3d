import type { RowScorer } from "../measure.js";
import { relatedLearnerRows, relatedTeacherRows } from "./coverage-related.js";
import { type CoverageTerms, covered, HALF } from "./covered.js";
import { codes, grouped } from "./encode.js";
import type { Want } from "./skills.js";

type Wants = readonly Want[] | undefined;
type Offers = ReadonlyMap<string, number> | undefined;

/**
 * Coverage with learners in the rows: for each wish, a walk through the teachers of that skill alone.
 * Sums run in the order of the wishes, as in the definition, so that the last bit agrees.
 */
export function learnerRows(learners: readonly Wants[], teachers: readonly Offers[], terms: CoverageTerms): RowScorer {
  const { relation, damped } = terms;
  if (relation) return relatedLearnerRows(learners, teachers, relation, terms);
  const skills = codes();
  const skillOf: number[] = [];
  const teacherOf: number[] = [];
  const levelOf: number[] = [];
  teachers.forEach((offers, teacher) => {
    for (const [key, level] of offers ?? []) {
      skillOf.push(skills.of(key));
      teacherOf.push(teacher);
      levelOf.push(level);
    }
  });
  const { starts, entries } = grouped(skillOf, skills.size);
  const columnBy = entries.map((offer) => teacherOf[offer] ?? 0);
  const levelBy = Float64Array.from(entries, (offer) => levelOf[offer] ?? Number.NaN);
  const unanswered = teachers.flatMap((offers, teacher) => (offers === undefined ? [teacher] : []));
  const wishes = learners.map((wants) => wants?.map((want) => ({ ...want, skill: skills.known(want.key) })));
  const unknown = new Int32Array(teachers.length);
  return (row, out) => {
    const own = wishes[row] ?? [];
    out.fill(own.length === 0 ? Number.NaN : 0, 0, unknown.length);
    if (own.length === 0) return;
    unknown.fill(0);
    let total = 0;
    for (const { skill, weight, current, target } of own) {
      total += weight;
      if (skill < 0) continue;
      const end = starts[skill + 1] ?? 0;
      for (let at = starts[skill] ?? 0; at < end; at++) {
        const column = columnBy[at] ?? 0;
        const share = covered(current, target, levelBy[at] ?? Number.NaN, damped);
        if (Number.isNaN(share)) unknown[column] = (unknown[column] ?? 0) + 1;
        out[column] = (out[column] ?? 0) + weight * (Number.isNaN(share) ? HALF : share);
      }
    }
    for (let column = 0; column < unknown.length; column++) {
      out[column] = unknown[column] === own.length ? Number.NaN : (out[column] ?? 0) / total;
    }
    for (const column of unanswered) out[column] = Number.NaN;
  };
}

/** In the table of a teacher's levels by skill: not taught. */
const ABSENT = -1;

/** Coverage with teachers in the rows: each learner's wishes are looked up in the teacher's levels. */
export function teacherRows(teachers: readonly Offers[], learners: readonly Wants[], terms: CoverageTerms): RowScorer {
  const { relation, damped } = terms;
  if (relation) return relatedTeacherRows(teachers, learners, relation, terms);
  const skills = codes();
  const wishes = learners.flatMap((wants) => wants ?? []);
  const skillOf = Int32Array.from(wishes, (want) => skills.of(want.key));
  const weights = Float64Array.from(wishes, (want) => want.weight);
  const currents = Float64Array.from(wishes, (want) => want.current);
  const targets = Float64Array.from(wishes, (want) => want.target);
  const starts = new Int32Array(learners.length + 1);
  learners.forEach((wants, learner) => {
    starts[learner + 1] = (starts[learner] ?? 0) + (wants?.length ?? 0);
  });
  const levels = new Float64Array(skills.size);
  return (row, out) => {
    const offers = teachers[row];
    levels.fill(ABSENT);
    for (const [key, level] of offers ?? []) if (skills.known(key) >= 0) levels[skills.known(key)] = level;
    for (let learner = 0; learner < learners.length; learner++) {
      const [start, end] = [starts[learner] ?? 0, starts[learner + 1] ?? 0];
      let sum = 0;
      let total = 0;
      let unknown = 0;
      for (let wish = start; wish < end; wish++) {
        const weight = weights[wish] ?? 0;
        total += weight;
        const level = levels[skillOf[wish] ?? 0] ?? ABSENT;
        if (level === ABSENT) continue;
        const share = covered(currents[wish] ?? Number.NaN, targets[wish] ?? Number.NaN, level, damped);
        if (Number.isNaN(share)) unknown++;
        sum += weight * (Number.isNaN(share) ? HALF : share);
      }
      out[learner] = offers === undefined || unknown === end - start ? Number.NaN : sum / total;
    }
  };
}

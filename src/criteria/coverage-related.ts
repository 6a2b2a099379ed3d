import type { RowScorer } from "../measure.js";
import { type CoverageTerms, covered, HALF, isBetter } from "./covered.js";
import { codes, grouped } from "./encode.js";
import type { Relation } from "./related.js";
import type { Want } from "./skills.js";

type Wants = readonly Want[] | undefined;
type Offers = ReadonlyMap<string, number> | undefined;

/** A skill that counts for a wish, by its number, and how much: 1 for the wished one. */
interface Link {
  readonly skill: number;
  readonly credit: number;
}

/** For each wished skill the offered ones that count for it. Cost: wished skills × offered skills, once. */
function linked(
  wished: readonly string[],
  offered: readonly string[],
  relation: Relation,
): readonly (readonly Link[])[] {
  return wished.map((want) =>
    offered.flatMap((key, skill) => {
      const credit = key === want ? 1 : relation.credit(want, key);
      return credit > 0 ? [{ skill, credit }] : [];
    }),
  );
}

/**
 * Coverage with related skills and learners in the rows: for each wish, a walk through the teachers of every skill that
 * counts for it, keeping the best of each teacher. Sums run in the order of the wishes, as in the definition.
 */
export function relatedLearnerRows(
  learners: readonly Wants[],
  teachers: readonly Offers[],
  relation: Relation,
  terms: CoverageTerms,
): RowScorer {
  const skills = codes();
  const offered = teachers.flatMap((offers, teacher) =>
    [...(offers ?? [])].map(([key, level]) => ({ skill: skills.of(key), teacher, level })),
  );
  const { starts, entries } = grouped(
    offered.map(({ skill }) => skill),
    skills.size,
  );
  const columnBy = entries.map((at) => offered[at]?.teacher ?? 0);
  const levelBy = Float64Array.from(entries, (at) => offered[at]?.level ?? Number.NaN);
  const wished = codes();
  const wishes = learners.map((wants) => wants?.map((want) => ({ ...want, wish: wished.of(want.key) })));
  const links = linked(wished.keys(), skills.keys(), relation);
  const unanswered = teachers.flatMap((offers, teacher) => (offers === undefined ? [teacher] : []));
  const unknown = new Int32Array(teachers.length);
  const best = new Float64Array(teachers.length);
  const known = new Uint8Array(teachers.length);
  return (row, out) => {
    const own = wishes[row] ?? [];
    out.fill(own.length === 0 ? Number.NaN : 0, 0, unknown.length);
    if (own.length === 0) return;
    unknown.fill(0);
    let total = 0;
    for (const { wish, weight, current, target } of own) {
      total += weight;
      best.fill(0);
      known.fill(1);
      for (const { skill, credit } of links[wish] ?? []) {
        const end = starts[skill + 1] ?? 0;
        for (let at = starts[skill] ?? 0; at < end; at++) {
          const column = columnBy[at] ?? 0;
          const share = covered(current, target, levelBy[at] ?? Number.NaN, terms.damped);
          const sure = !Number.isNaN(share);
          const value = credit * (sure ? share : HALF);
          // What is not offered counts 0, and an unknown part counts more, so "better than 0" begins the comparison.
          if (!isBetter(value, sure, best[column] ?? 0, known[column] === 1)) continue;
          best[column] = value;
          known[column] = sure ? 1 : 0;
        }
      }
      for (let column = 0; column < best.length; column++) {
        out[column] = (out[column] ?? 0) + weight * (best[column] ?? 0);
        if (known[column] === 0) unknown[column] = (unknown[column] ?? 0) + 1;
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

/** Coverage with related skills and teachers in the rows: each wish looks up every skill that counts for it. */
export function relatedTeacherRows(
  teachers: readonly Offers[],
  learners: readonly Wants[],
  relation: Relation,
  terms: CoverageTerms,
): RowScorer {
  const skills = codes();
  for (const offers of teachers) for (const key of offers?.keys() ?? []) skills.of(key);
  const wished = codes();
  const wishes = learners.map((wants) => wants?.map((want) => ({ ...want, wish: wished.of(want.key) })) ?? []);
  const links = linked(wished.keys(), skills.keys(), relation);
  const levels = new Float64Array(skills.size);
  return (row, out) => {
    const offers = teachers[row];
    levels.fill(ABSENT);
    for (const [key, level] of offers ?? []) levels[skills.known(key)] = level;
    for (const [learner, own] of wishes.entries()) {
      let sum = 0;
      let total = 0;
      let unknown = 0;
      for (const { wish, weight, current, target } of own) {
        total += weight;
        let best = 0;
        let known = true;
        for (const { skill, credit } of links[wish] ?? []) {
          const level = levels[skill] ?? ABSENT;
          if (level === ABSENT) continue;
          const share = covered(current, target, level, terms.damped);
          const sure = !Number.isNaN(share);
          const value = credit * (sure ? share : HALF);
          if (!isBetter(value, sure, best, known)) continue;
          best = value;
          known = sure;
        }
        if (!known) unknown++;
        sum += weight * best;
      }
      out[learner] = offers === undefined || unknown === own.length ? Number.NaN : sum / total;
    }
  };
}

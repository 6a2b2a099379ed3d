import { isAllowed } from "../../constraints/eligibility.js";
import { compiled } from "../../fit/compile.js";
import { noFaults, refuseFaults } from "../../fit/faults.js";
import type { SharedContext } from "../../plan/context.js";
import type { Judging, ReadyCriterion } from "../../program.js";
import { compareText } from "../../random.js";

/** What the criteria read off the people of a side, as numbers. */
export interface ScoreInputs {
  readonly criteria: readonly string[];
  /** By criterion, then by person in the order of the lineup: as many numbers for each person. */
  readonly features: readonly (readonly Float64Array[])[];
}

/** Answers of this many people at least become a feature of their own, and at most so many answers of a criterion. */
const COMMON = 10;
const MOST = 10;

/**
 * What a model can know of the people of one side through the criteria that have a weight. For each criterion: the mean of
 * its known values over the allowed partners, and whether there is any; for a measure also what it reads off the person,
 * where that is plain: a number, yes and no, or texts, of which the ten most common that ten people share count as yes and
 * no, and whether there is an answer. Other kinds (rankings, weeks) count through the mean alone, and so do functions.
 *
 * Cost: one evaluation of each criterion per pair, as in `match`.
 */
export function scoreInputsOf(
  { program, lineup, eligibility }: SharedContext & { readonly program: Judging },
  side: 0 | 1,
): ScoreInputs {
  const criteria = Object.entries(program.criteria).filter(([name]) => (program.weights[name] ?? 0) > 0);
  const features = criteria.map(([name, criterion]) => {
    const means = meansOf(name, criterion);
    const read = readingsOf(criterion);
    return means.map((mean, at) => Float64Array.from([...mean, ...(read[at] ?? [])]));
  });
  return { criteria: criteria.map(([name]) => name), features };

  function meansOf(name: string, criterion: ReadyCriterion): readonly (readonly number[])[] {
    const faults = noFaults();
    const { fill } = compiled(name, criterion, lineup, faults);
    const { rows, columns } = eligibility;
    const sums = lineup.ids[side].map(() => ({ sum: 0, count: 0 }));
    const out = new Float64Array(columns);
    const open = new Int32Array(columns);
    for (let row = 0; row < rows; row++) {
      let count = 0;
      for (let column = 0; column < columns; column++) if (isAllowed(eligibility, row, column)) open[count++] = column;
      fill(row, open, count, out);
      for (let at = 0; at < count; at++) {
        const own = sums[side === 0 ? row : (open[at] ?? 0)];
        const value = out[at] ?? Number.NaN;
        if (own === undefined || Number.isNaN(value)) continue;
        own.sum += value;
        own.count++;
      }
    }
    refuseFaults("audit", faults);
    const known = sums.filter(({ count }) => count > 0);
    const middle = known.reduce((sum, { sum: own, count }) => sum + own / count / known.length, 0);
    return sums.map(({ sum, count }) => (count > 0 ? [sum / count, 1] : [middle, 0]));
  }

  function readingsOf(criterion: ReadyCriterion): readonly (readonly number[])[] {
    if (criterion.form === "function") return [];
    const values = lineup.people[side].map((person) => criterion.read[side](person));
    const numbers = values.map((value) => (typeof value === "boolean" ? Number(value) : value));
    const known = numbers.filter((value) => typeof value === "number" && Number.isFinite(value));
    const middle = known.reduce<number>((sum, value) => sum + Number(value) / known.length, 0);
    const common = commonTexts(values.map(textsOf));
    return values.map((value, at) => {
      const number = numbers[at];
      const texts = new Set(textsOf(value));
      return [
        typeof number === "number" && Number.isFinite(number) ? number : middle,
        value === undefined || value === null ? 0 : 1,
        ...common.map((text) => (texts.has(text) ? 1 : 0)),
      ];
    });
  }
}

/** The texts in what a criterion reads: one, several, or those of skills. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one === "string") return [one];
    const skill: unknown = typeof one === "object" && one !== null ? Reflect.get(one, "skill") : undefined;
    return typeof skill === "string" ? [skill] : [];
  });
}

function commonTexts(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const text of new Set(list)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= COMMON)
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .slice(0, MOST)
    .map(([text]) => text);
}

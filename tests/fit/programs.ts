import { z } from "zod";
import { lineup } from "../../src/cohort/lineup.js";
import { type Eligibility, everythingAllowed } from "../../src/constraints/eligibility.js";
import type { Measure } from "../../src/measure.js";
import { builtInRules, floorRule, type PairsProgram, pairs, type Roles } from "../../src/program.js";

/** Somebody whose answers are numbers by name; absent for unknown. */
const Person = z.object({ id: z.string(), answers: z.record(z.string(), z.number().optional()) });
export type Person = z.output<typeof Person>;
export const roles = { mentee: Person, mentor: Person };
export type Pair = { readonly mentee: Person; readonly mentor: Person };
export type AnyProgram = PairsProgram<Roles, string, string>;

/** The value of a pair is the mean of the two answers of a name; unknown when either is. */
export const mean: Measure<number | undefined> = {
  name: "mean",
  settings: {},
  symmetric: true,
  score: (a, b) => (a === undefined || b === undefined ? undefined : (a + b) / 2),
  prepare(first, second) {
    const columns = Float64Array.from(second, (b) => b ?? Number.NaN);
    return (row, out) => {
      for (let column = 0; column < columns.length; column++) {
        out[column] = ((first[row] ?? Number.NaN) + (columns[column] ?? Number.NaN)) / 2;
      }
    };
  },
};

/** A criterion of the answers under a name: by rows, by pairs, or as a function of the two people. */
export function about(name: string, form: "rows" | "pairs" | "function" = "rows") {
  if (form === "function") {
    return ({ mentee, mentor }: Pair) => mean.score(mentee.answers[name], mentor.answers[name]);
  }
  const { prepare: _left, ...plain } = mean;
  const read = (person: Person) => person.answers[name];
  return { by: form === "rows" ? mean : plain, mentee: read, mentor: read };
}

/** People a, b, c … with these answers, as the lineup of a program. */
export function people(mentees: readonly Person["answers"][], mentors: readonly Person["answers"][]) {
  const named = (prefix: string, list: readonly Person["answers"][]) =>
    list.map((answers, at) => ({ id: `${prefix}${String(at).padStart(3, "0")}`, answers }));
  return lineup(["mentee", "mentor"], { mentee: named("e", mentees), mentor: named("o", mentors) });
}

/** Everything allowed, with the rules that the program's floors and minimum evidence need. */
export function allowed(program: AnyProgram, { ids }: ReturnType<typeof people>): Eligibility {
  const floors = Object.entries(program.floors).map(([name, floor]) => floorRule(name, floor ?? 0));
  return everythingAllowed(ids[0].length, ids[1].length, ["a rule", ...floors, builtInRules.evidence]);
}

export { pairs };

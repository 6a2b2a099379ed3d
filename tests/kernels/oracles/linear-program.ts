// Linear programs of whole numbers, solved by HiGHS (package `highs`, which shares no code with the kernels): for programs
// whose corners are whole, so that what comes back can be rounded, checked again in whole numbers, and compared exactly.
import loadHighs from "highs";

const highs = await loadHighs();

/** Coefficient and variable in turn; a sum of products. */
export type Terms = readonly (readonly [coefficient: number, variable: string])[];

/** Largest sum of the objective's terms such that all constraints hold; variables are 0 or more. */
export interface LinearProgram {
  readonly objective: Terms;
  readonly constraints: readonly {
    readonly terms: Terms;
    readonly relation: "<=" | ">=" | "=";
    readonly bound: number;
  }[];
}

/** The largest sum, exact, and the whole value of every variable. */
export interface Corner {
  readonly value: number;
  readonly values: ReadonlyMap<string, number>;
}

/**
 * Solves a program that has an optimum in whole numbers.
 *
 * @throws Error where HiGHS finds no optimum, or one that is not whole, or that breaks a constraint once it is rounded: then
 * the program was not one of this kind, and the oracle has nothing to say.
 */
export function corner(program: LinearProgram): Corner {
  const constraints = program.constraints.filter(({ terms }) => terms.length > 0);
  if (constraints.length === 0 || program.objective.length === 0) return { value: 0, values: new Map() };
  const found = optimum(written({ ...program, constraints }));
  if (found.Status !== "Optimal") throw new Error(`HiGHS: ${found.Status}`);
  const values = new Map<string, number>();
  for (const [variable, column] of Object.entries(found.Columns)) {
    const value = "Primal" in column ? Number(column.Primal) : Number.NaN;
    if (!(Math.abs(value - Math.round(value)) < 1e-5)) throw new Error(`HiGHS: ${variable} is ${value}, not whole`);
    values.set(variable, Math.round(value) + 0);
  }
  const sum = (terms: Terms) => terms.reduce((all, [times, variable]) => all + times * (values.get(variable) ?? 0), 0);
  for (const { terms, relation, bound } of constraints) {
    const is = sum(terms);
    if (relation === "<=" ? is > bound : relation === ">=" ? is < bound : is !== bound) {
      throw new Error(`HiGHS: a constraint is broken: ${is} is not ${relation} ${bound}`);
    }
  }
  return { value: sum(program.objective), values };
}

/** By the simplex method; where that gives up on numbers of very different size, by an interior point and its crossover. */
function optimum(text: string) {
  try {
    return highs.solve(text, { output_flag: false });
  } catch {
    return highs.solve(text, { output_flag: false, solver: "ipm" });
  }
}

/** The text form that HiGHS reads (CPLEX LP format); its lines must be short. */
function written({ objective, constraints }: LinearProgram): string {
  const sum = (terms: Terms) =>
    terms
      .map(
        ([times, variable], at) => `${times < 0 ? "-" : "+"} ${Math.abs(times)} ${variable}${at % 8 === 7 ? "\n" : ""}`,
      )
      .join(" ");
  return [
    "maximize",
    sum(objective),
    "subject to",
    ...constraints.map(({ terms, relation, bound }) => `${sum(terms)} ${relation} ${bound}`),
    "end",
  ].join("\n");
}

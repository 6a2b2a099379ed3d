import loadHighs from "highs";
import type { Problem } from "../../../src/kernels/problem.js";
import type { Best } from "../brute-force.js";

/**
 * The optimum of each level by HiGHS (J. A. J. Hall and others, University of Edinburgh): a linear program that shares
 * nothing with the kernels, solved once per level, each time on the best of the levels before.
 *
 * Pairs x between 0 and 1, what is missing to a least number, and for each person whether they have a partner at all, are
 * flows in a network, so the corners of the first program are whole; each later one is a face of it, whose corners are
 * corners of it. Every optimum is therefore a whole number, and with numbers of this size rounding finds it.
 */
export async function highsLevels(): Promise<(problem: Problem) => Best> {
  const highs = await loadHighs();
  return (problem) => {
    const model = modelOf(problem);
    const solved = (sense: string, objective: readonly Term[], known: readonly string[]) => {
      // An empty objective or an empty program is not accepted as text.
      if (objective.length === 0) return 0;
      const text = `${sense}\n obj: ${sum(objective)}\nSubject To\n${[...model.rules, ...known].map((rule, at) => ` r${at}: ${rule}`).join("\n")}\nBounds\n${model.bounds.join("\n")}\nEnd\n`;
      const found = highs.solve(text);
      if (found.Status !== "Optimal") throw new Error(`HiGHS says ${found.Status} of\n${text}`);
      const whole = Math.round(found.ObjectiveValue);
      if (Math.abs(found.ObjectiveValue - whole) > 1e-4) throw new Error(`HiGHS gives ${found.ObjectiveValue}`);
      return whole + 0;
    };
    const shortfall = solved("Minimize", model.missing, []);
    const known = model.missing.length > 0 ? [`${sum(model.missing)} <= ${shortfall}`] : [];
    const priority = solved("Maximize", model.served, known);
    if (model.served.length > 0) known.push(`${sum(model.served)} >= ${priority}`);
    return { shortfall, priority, total: solved("Maximize", model.pairs, known) };
  };
}

type Term = readonly [factor: number, name: string];

interface Model {
  readonly rules: readonly string[];
  readonly bounds: readonly string[];
  readonly missing: readonly Term[];
  readonly served: readonly Term[];
  readonly pairs: readonly Term[];
}

function modelOf({ rows, columns, scores, rowPlaces, columnPlaces, rowPriority, columnPriority }: Problem): Model {
  const rules: string[] = [];
  const bounds: string[] = [];
  const missing: Term[] = [];
  const served: Term[] = [];
  const pairs: Term[] = [];
  const of = new Map<string, Term[]>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const score = scores[row * columns + column]!;
      if (Number.isNaN(score)) continue;
      const name = `x${row}_${column}`;
      pairs.push([score, name]);
      bounds.push(` 0 <= ${name} <= 1`);
      for (const person of [`r${row}`, `c${column}`]) of.set(person, [...(of.get(person) ?? []), [1, name]]);
    }
  }
  const person = (name: string, least: number, most: number, priority: number) => {
    const own = of.get(name) ?? [];
    if (own.length > 0) rules.push(`${sum(own)} <= ${most}`);
    if (least > 0) {
      missing.push([1, `m${name}`]);
      bounds.push(` 0 <= m${name} <= ${least}`);
      rules.push(`${sum([...own, [1, `m${name}`]])} >= ${least}`);
    }
    if (priority > 0 && own.length > 0) {
      served.push([priority, `s${name}`]);
      bounds.push(` 0 <= s${name} <= 1`);
      rules.push(`${sum([...own, [-1, `s${name}`]])} >= 0`);
    }
  };
  for (let row = 0; row < rows; row++) person(`r${row}`, rowPlaces.min[row]!, rowPlaces.max[row]!, rowPriority[row]!);
  for (let column = 0; column < columns; column++) {
    person(`c${column}`, columnPlaces.min[column]!, columnPlaces.max[column]!, columnPriority[column]!);
  }
  return { rules, bounds, missing, served, pairs };
}

function sum(terms: readonly Term[]): string {
  return terms.map(([factor, name]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`).join(" ");
}

import { frozenCopy } from "../cohort/frozen.js";
import type { Lineup } from "../cohort/lineup.js";
import type { Constraints } from "../constraints/conflicts.js";
import { type Eligibility, forbiddenCounts } from "../constraints/eligibility.js";
import type { Cell, ReadLists } from "../constraints/lists.js";
import { firstFew } from "../errors.js";
import { type Fit, MILLION } from "../fit/fit.js";
import { knownShare } from "../fit/value.js";
import type { Verdict } from "../kernels/check.js";
import type { Solution } from "../kernels/problem.js";
import type { PairsProgram, Roles } from "../program.js";
import { adjustedWarnings, type Decided } from "./decided.js";
import type { HookAnswers, PairsHookAnswers } from "./hooks/answers.js";
import { hookWarnings } from "./hooks/words.js";
import type { PlanObjective } from "./objective.js";
import type { JudgedBody, Plan, PlanBody, PlanPair, Price, Warning } from "./plan.js";
import type { Posed } from "./pose.js";
import type { PlanRecord } from "./record.js";
import { unmatchedOf } from "./unmatched.js";

/** All that `match` found out, on the way back to names. */
export interface Found {
  readonly program: PairsProgram<Roles, string, string>;
  readonly constraints: Constraints;
  readonly fit: Fit;
  readonly question: Posed;
  readonly solution: Solution;
  readonly verdict: Extract<Verdict, { feasible: true }>;
  /** Whether the prices prove a part of the search only. */
  readonly branched: boolean;
  /** The pairs of the plan, those that must be made included. */
  readonly cells: readonly Cell[];
  readonly lists: ReadLists;
  readonly record: PlanRecord<string>;
  readonly decided?: Decided;
  readonly hooks?: PairsHookAnswers;
  /** Absent for the total. */
  readonly objective?: PlanObjective;
}

/** Turns numbers back into people: the plan, frozen through and through. */
export function decoded(found: Found): Plan {
  const { constraints, fit, question, solution, verdict, cells } = found;
  const { lineup, eligibility } = constraints;
  const pairs = cells.map((cell) => planPair(found, cell));
  const fits = cells.map(({ row, column }) => fit.scores[row * fit.columns + column] ?? 0);
  const total = fits.reduce((sum, score) => sum + score, 0);
  const body: PlanBody<string, string, string> = {
    format: "pairs",
    roles: lineup.roles,
    pairs,
    unmatched: unmatchedOf(constraints, cells, rivalsUnder(found.objective)),
    totals: {
      pairs: cells.length,
      matched: byRole(lineup, (side) => new Set(cells.map((cell) => (side === 0 ? cell.row : cell.column))).size),
      people: byRole(lineup, (side) => lineup.ids[side].length),
      fit: total / MILLION,
      ...(cells.length > 0
        ? { mean: Math.round(total / cells.length) / MILLION, worst: Math.min(...fits) / MILLION }
        : {}),
    },
    ...judgedBody(eligibility, fit, found.lists, found.decided, found.hooks),
    ...(found.objective ? { objective: found.objective } : {}),
    ...(constraints.most === undefined ? {} : { most: constraints.most }),
    ...(found.hooks ? { hooks: found.hooks } : {}),
    record: found.record,
  };
  if (!verdict.optimal) {
    const { priority: people, fit } = verdict.gap;
    return frozenCopy({ ...body, status: "feasible", gap: people > 0 ? { people } : { people, fit: fit / MILLION } });
  }
  const { prices } = solution;
  if (prices === undefined || found.branched) return frozenCopy({ ...body, status: "optimal" });
  const priced = byRole(lineup, (side) => {
    const levels = side === 0 ? prices.rows : prices.columns;
    const listed = Array.from(question.order[side], (position, at): Price => {
      const [people, worth] = [levels.priority[at] ?? 0, (levels.fit[at] ?? 0) / MILLION];
      return { id: lineup.ids[side][position] ?? "", people: people + 0, fit: worth + 0 };
    }).filter((_, at) => side === 0 || at !== question.spare);
    return listed.sort((a, b) => (a.id < b.id ? -1 : 1));
  });
  return frozenCopy({ ...body, status: "optimal", prices: priced });
}

/** What plans of every noun say about criteria and rules, and what is worth knowing. */
export function judgedBody(
  eligibility: Eligibility,
  fit: Fit,
  lists: ReadLists,
  decided?: Decided,
  hooks?: HookAnswers,
): Omit<JudgedBody<string, string>, "record"> {
  const removed = forbiddenCounts(eligibility);
  return {
    criteria: Object.fromEntries(
      fit.criteria.map(({ name, weight, influence, mean, unknown }) => [
        name,
        { nominal: weight, effective: influence, ...(mean === undefined ? {} : { mean }), unknown },
      ]),
    ),
    rules: Object.fromEntries(Array.from(removed, (count, rule) => [eligibility.rules[rule] ?? "", count])),
    warnings: [
      ...warningsOf(lists, fit.warnings),
      ...hookWarnings(hooks),
      ...(decided === undefined ? [] : adjustedWarnings(decided)),
    ],
    ...(decided === undefined || decided.overruled.length === 0 ? {} : { overruled: decided.overruled }),
  };
}

/** For whose sake somebody was left out who could have had a place. */
function rivalsUnder(objective: PlanObjective | undefined): string | undefined {
  if (objective === undefined) return undefined;
  return objective.name === "stable"
    ? "who have at least as much fit with them"
    : "with whom the plan serves its objective better";
}

/** What the coordinator should know though the plan stands. */
export function warningsOf(lists: { readonly gone: readonly string[] }, ofFit: readonly Warning[]): Warning[] {
  const gone = lists.gone.length;
  const text = `${gone} of the people on your lists of earlier and forbidden pairs are not in this cohort: ${firstFew(lists.gone)}.`;
  return [...ofFit.map(({ code, text }) => ({ code, text })), ...(gone > 0 ? [{ code: "gone", text }] : [])];
}

/** The chosen pairs in the order of the lineup, those that must be made included. */
export function chosenCells({ order, spare }: Posed, { pairs }: Solution, must: readonly Cell[]): Cell[] {
  const cells = [...must];
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at + 1] === spare) continue;
    cells.push({ row: order[0][pairs[at] ?? 0] ?? 0, column: order[1][pairs[at + 1] ?? 0] ?? 0 });
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function planPair({ program, constraints, fit }: Found, { row, column }: Cell): PlanPair<string> {
  const { lineup, must } = constraints;
  const ids = { [lineup.roles[0]]: lineup.ids[0][row] ?? "", [lineup.roles[1]]: lineup.ids[1][column] ?? "" };
  return Object.assign(ids, {
    fit: (fit.scores[row * fit.columns + column] ?? 0) / MILLION,
    known: knownShare(program, lineup.people[0][row], lineup.people[1][column]),
    must: must.some((cell) => cell.row === row && cell.column === column),
  });
}

function byRole<T>(lineup: Lineup, of: (side: 0 | 1) => T): Record<string, T> {
  return { [lineup.roles[0]]: of(0), [lineup.roles[1]]: of(1) };
}

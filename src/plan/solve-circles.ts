import { mistake, refuse } from "../errors.js";
import { type CirclesVerdict, check } from "../kernels/check.js";
import { bestForCircles } from "../kernels/circles/form.js";
import { isBetter } from "../kernels/circles/incumbent.js";
import { withoutBreaches } from "../kernels/circles/repaired.js";
import type { CirclesOptions } from "../kernels/circles/search.js";
import type { CirclesSolution, Solver } from "../kernels/problem.js";
import { chosenLeads } from "./choose-leads.js";
import { type CircleGround, type PosedCircles, posedCircles } from "./pose-circles.js";
import { wrongAnswer } from "./run.js";

/** What solving circles is told. */
export interface CirclesWorkOptions extends Omit<CirclesOptions, "start" | "onBetter"> {
  readonly solver: Solver<"circles"> | undefined;
  /** Circles to begin with: positions of members, and of the leads they had. */
  readonly start: readonly { readonly members: readonly number[]; readonly leads: readonly number[] }[];
}

/** A checked answer. */
export interface CirclesAnswer {
  readonly status: "found";
  readonly posed: PosedCircles;
  readonly solution: CirclesSolution;
  readonly solver: Solver<"circles">;
  /** Of all plans: also of those with other leads, or as many people in fewer circles. */
  readonly verdict: Extract<CirclesVerdict, { feasible: true }>;
}

/** No answer keeps all rules, which lists make possible. */
export interface NoCircles {
  readonly status: "none";
  readonly posed: PosedCircles;
  readonly solution: CirclesSolution;
  readonly solver: Solver<"circles">;
  /** Whether that is proven. */
  readonly isProven: boolean;
}

interface Tried extends Pick<CirclesAnswer, "posed" | "solution" | "solver"> {
  readonly verdict: CirclesVerdict;
}

/**
 * Solves: first with as many circles as wanted, none of them empty. Where that does not hold all whom the sizes can hold,
 * because of rules, once more with circles that may stay empty; that answer counts if it places more people (or those
 * who were left out more often before). Every answer is read by a check that does not know the solver.
 *
 * @param groups The leads of each circle that there could be; empty where circles have none.
 */
export function solvedCircles(
  ground: CircleGround,
  groups: readonly (readonly number[])[],
  given: CirclesWorkOptions,
): CirclesAnswer | NoCircles {
  const options = { ...given, ...forwardOnly(given.onProgress) };
  const { program, shape } = ground;
  const led = program.leads === 0 ? Array.from({ length: shape.most }, () => []) : groups;
  const all = posedCircles(ground, led, true);
  const { choices, isEvery } = leadsFor();
  const tries = choices.map((leads) => tried(posedCircles(ground, leads, false), options));
  const strict = best(tries);
  const isWhole = strict.solution.broken === 0 && placed(strict.solution) === shape.places;
  const isOwn = isEvery && (tries.length === 1 || tries.every(isSettled));
  if (isWhole) return answer(strict, isOwn ? strict.verdict : undefined);
  const wide = typeof program.count === "number" && program.leads > 0 ? choices : [led];
  const loose = best(
    wide.map((leads) => tried(posedCircles(ground, leads, true), { ...options, solver: undefined }, true)),
  );
  if (strict.solution.broken === 0 && !isBetter(loose.solution, strict.solution)) return answer(strict, undefined);
  if (loose.solution.broken === 0) return answer(loose, wide.length === 1 ? loose.verdict : undefined);
  const { posed, solution, solver } = loose;
  return { status: "none", posed, solution, solver, isProven: wide.length === 1 && isSettled(loose) };

  /** Leads of a start that has as many circles stay, so that it can be bettered; else they are chosen. */
  function leadsFor() {
    const started = options.start.map(({ leads }) => led.find((group) => group.some((lead) => leads.includes(lead))));
    const distinct = new Set(started);
    if (
      program.leads > 0 &&
      distinct.size === shape.circles &&
      started.length === shape.circles &&
      !distinct.has(undefined)
    ) {
      const leads = all.leads.filter((group) => distinct.has(group));
      return { choices: [leads], isEvery: led.length === leads.length };
    }
    const isExact = options.solver === undefined || options.solver.exact;
    return chosenLeads(ground, all, isExact, options);
  }

  /** An answer with a verdict about all plans: that of its own problem where no other is possible, else that of all leads. */
  function answer({ posed, solution, solver, verdict }: Tried, own: CirclesVerdict | undefined): CirclesAnswer {
    const judged = own ?? judgedAmongAll(posed, solution);
    if (!judged.feasible || !verdict.feasible) {
      throw wrongAnswer(solver, judged.feasible ? [] : [...judged.faults, ...(judged.broken ?? [])]);
    }
    return { status: "found", posed, solution, solver, verdict: judged };
  }

  function judgedAmongAll(posed: PosedCircles, { prices: _, ...solution }: CirclesSolution): CirclesVerdict {
    const free = new Set(all.leads.keys());
    const columnOf = posed.leads.map((leads) => {
      const column = [...free].find((at) => program.leads === 0 || all.leads[at]?.[0] === leads[0]) ?? -1;
      free.delete(column);
      return column;
    });
    const circleAt = new Map(
      Array.from(posed.order, (position, person) => [position, solution.circleOf[person] ?? -1]),
    );
    const circleOf = all.order.map((position) => columnOf[circleAt.get(position) ?? -1] ?? -1);
    return check(all.problem, { ...solution, status: "feasible", circleOf });
  }
}

/** Several attempts tell one story: what is done never becomes less. */
function forwardOnly(onProgress: CirclesWorkOptions["onProgress"]): Pick<CirclesWorkOptions, "onProgress"> {
  if (onProgress === undefined) return {};
  let most = 0;
  return {
    onProgress: (done) => {
      if (done <= most) return;
      most = done;
      onProgress(done);
    },
  };
}

/** Whether nothing better is possible in the problem itself. */
function isSettled({ verdict, solution, solver }: Tried): boolean {
  if (verdict.feasible) return verdict.optimal;
  return verdict.impossible === true || (solver.exact && solution.status === "infeasible");
}

function placed({ circleOf }: CirclesSolution): number {
  return circleOf.reduce((count, circle) => count + (circle < 0 ? 0 : 1), 0);
}

function best([first, ...others]: readonly Tried[]): Tried {
  if (first === undefined) throw new Error("there is at least one choice");
  return others.reduce((kept, next) => (isBetter(next.solution, kept.solution) ? next : kept), first);
}

function tried(posed: PosedCircles, options: CirclesWorkOptions, mend = false): Tried {
  const { problem } = posed;
  const { solver: given, start, ...others } = options;
  const solver = given ?? bestForCircles(problem);
  const refusal = solver.refuses(problem);
  if (refusal !== undefined) {
    const remedy = "Leave the solver to match, or choose another.";
    refuse("match", [mistake("solver-refuses", "solver", `cannot take this program: ${refusal}`, remedy, solver.name)]);
  }
  const told: CirclesOptions = { ...others, ...(start.length > 0 ? { start: startFor(posed, start) } : {}) };
  const found = solver.solve(problem, told);
  const mended = mend && found.status === "none found" ? withoutBreaches(problem, found.circleOf) : undefined;
  const solution: CirclesSolution = mended?.broken === 0 ? { ...found, ...mended, status: "feasible" } : found;
  const verdict = check(problem, solution);
  if (!verdict.feasible && verdict.faults.length > 0) throw wrongAnswer(solver, verdict.faults);
  return { posed, solution, solver, verdict };
}

/** A start in the numbers of a problem: circles with leads keep theirs, others take the next that is free. */
function startFor({ order, leads }: PosedCircles, start: CirclesWorkOptions["start"]): Int32Array {
  const at = new Map(Array.from(order, (position, person) => [position, person]));
  const circleOf = new Int32Array(order.length).fill(-1);
  const free = new Set(leads.keys());
  for (const group of start) {
    const isTheirs = (circle: number) => {
      const led = leads[circle] ?? [];
      return led.length === 0 || led.some((lead) => group.leads.includes(lead));
    };
    const circle = [...free].find(isTheirs);
    if (circle === undefined) continue;
    free.delete(circle);
    for (const member of group.members) {
      const person = at.get(member);
      if (person !== undefined) circleOf[person] = circle;
    }
  }
  return circleOf;
}

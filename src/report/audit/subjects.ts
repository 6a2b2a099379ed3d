import { boundsOf } from "../../constraints/capacity.js";
import { type Mistake, mistake, refuse, saidBy } from "../../errors.js";
import { MILLION } from "../../fit/fit.js";
import type { AnyPlan } from "../../plan/any-plan.js";
import type { AnyContext } from "../../plan/context.js";

/** What the audit knows of a person of any kind of plan. Never leaves the audit. */
export interface Subject {
  readonly id: string;
  /** Fits of their partners, in [0, 1]; as many as they have partners. */
  readonly fits: readonly number[];
  /** How many partners they could have; undefined for no limit. */
  readonly places: number | undefined;
  /** The place of their best partner among all allowed partners, 1 for the best; undefined without a partner. */
  readonly rank: number | undefined;
  readonly waiting: number | undefined;
}

/** How long a person has waited, in any unit; undefined where it is not known. */
export type Waiting = (id: string) => number | undefined;

const NO_LIMIT = 2 ** 31 - 1;

/** The people of one side of a plan, in the order of the cohort. Cost: one look at every pair of the plan's cohort. */
export function subjectsOf(
  plan: AnyPlan,
  { lineup, program, fit }: AnyContext,
  side: 0 | 1,
  waiting?: Waiting,
): Subject[] {
  const role = lineup.roles[side];
  const opposite = side === 0 ? 1 : 0;
  const mistakes: Mistake[] = [];
  const { max } = boundsOf(lineup, side, placesOf(program, side), mistakes);
  const partners = new Map<string, number[]>();
  const note = (id: string, one: number) => {
    const fits = partners.get(id);
    if (fits) fits.push(one);
    else partners.set(id, [one]);
  };
  if (plan.format === "pairs") for (const pair of plan.pairs) note(pair[role] ?? "", pair.fit);
  else {
    const at = lineup.positions[0];
    const between = (one: string, other: string) =>
      (fit.scores[(at.get(one) ?? 0) * fit.columns + (at.get(other) ?? 0)] ?? 0) / MILLION;
    const groups = plan.format === "peers" ? plan.groups : plan.rounds.flatMap((round) => round.groups);
    for (const { people } of groups) {
      for (const id of people) for (const other of people) if (other !== id) note(id, between(id, other));
    }
  }
  const others = lineup.ids[opposite].length;
  const score = (own: number, other: number) =>
    fit.scores[side === 0 ? own * fit.columns + other : other * fit.columns + own] ?? Number.NaN;
  const subjects = lineup.ids[side].map((id, own): Subject => {
    const fits = partners.get(id) ?? [];
    const best = fits.reduce((most, one) => Math.max(most, Math.round(one * MILLION)), -1);
    let better = 0;
    if (fits.length > 0) for (let other = 0; other < others; other++) if (score(own, other) > best) better++;
    return {
      id,
      fits,
      places: max[own] === NO_LIMIT ? undefined : (max[own] ?? 0),
      rank: fits.length > 0 ? better + 1 : undefined,
      waiting: waitingOf(id, role, waiting, mistakes),
    };
  });
  refuse("audit", mistakes);
  return subjects;
}

/** How many partners a person could have at most. */
function placesOf(program: AnyContext["program"], side: 0 | 1): (person: unknown) => unknown {
  if (program.format === "pairs") return program.capacity[side];
  // Peers have one partner, and two where a group of three is made.
  if (program.format === "peers") return () => (program.odd === "trio" ? 2 : 1);
  return () => program.rounds * (program.over === "larger" ? program.size : program.size - 1);
}

function waitingOf(id: string, role: string, waiting: Waiting | undefined, mistakes: Mistake[]): number | undefined {
  const where = `waiting.${role} of ${JSON.stringify(id)}`;
  const remedy = "Give a number, or undefined where it is not known.";
  try {
    const waited = waiting?.(id);
    if (waited === undefined || (typeof waited === "number" && Number.isFinite(waited))) return waited;
    mistakes.push(mistake("audit-waiting", where, "how long somebody waited is a number.", remedy, waited));
  } catch (error) {
    mistakes.push(mistake("audit-waiting", where, `your function failed: ${saidBy(error)}.`, remedy));
  }
  return undefined;
}

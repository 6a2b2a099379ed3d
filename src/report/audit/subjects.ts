import { boundsOf } from "../../constraints/capacity.js";
import { type Mistake, mistake, refuse, saidBy } from "../../errors.js";
import { type Fit, MILLION } from "../../fit/fit.js";
import type { PlanOf } from "../../plan/any-plan.js";
import type { CirclesContext } from "../../plan/circles-context.js";
import type { AnyContext } from "../../plan/context.js";

/** What the audit knows of a person of any kind of plan. Never leaves the audit. */
export interface Subject {
  readonly id: string;
  /** Fits of their partners, in [0, 1]; of a member of a circle their own. Empty without a partner or a circle. */
  readonly fits: readonly number[];
  readonly partners: number;
  /** How many partners they could have; undefined for no limit. */
  readonly places: number | undefined;
  /** The place of their best partner among all allowed partners, 1 for the best; undefined without a partner. */
  readonly rank: number | undefined;
  readonly waiting: number | undefined;
  /** Which circle they are a member of; absent where there are none, and for people in none. */
  readonly circle?: number;
}

/** How long a person has waited, in any unit; undefined where it is not known. */
export type Waiting = (id: string) => number | undefined;

/** What a plan was made from in which two people are what is judged. */
export type OfTwo = Exclude<AnyContext, CirclesContext>;

const NO_LIMIT = 2 ** 31 - 1;

/**
 * The people of one side of a plan in which two people are judged, in the order of the cohort. Cost: one look at every pair of
 * the plan's cohort.
 */
export function subjectsOf(
  plan: PlanOf["pairs" | "peers" | "rounds"],
  { lineup, program, fit }: OfTwo,
  side: 0 | 1,
  waiting?: Waiting,
): Subject[] {
  const role = lineup.roles[side];
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
  const subjects = lineup.ids[side].map((id, own): Subject => {
    const fits = partners.get(id) ?? [];
    return {
      id,
      fits,
      partners: fits.length,
      places: max[own] === NO_LIMIT ? undefined : (max[own] ?? 0),
      rank: rankAmong(
        fit,
        side,
        own,
        fits.map((one) => Math.round(one * MILLION)),
      ),
      waiting: waitingOf(id, role, waiting, mistakes),
    };
  });
  refuse("audit", mistakes);
  return subjects;
}

/** The place of the best of these scores among those of all allowed partners, 1 for the best; undefined without any. */
function rankAmong(fit: Fit, side: 0 | 1, own: number, scores: readonly number[]): number | undefined {
  if (scores.length === 0) return undefined;
  const best = scores.reduce((most, one) => Math.max(most, one), -1);
  let better = 0;
  for (let other = 0; other < (side === 0 ? fit.columns : fit.rows); other++) {
    if (scoreOf(fit, side, own, other) > best) better++;
  }
  return better + 1;
}

/** The same of partners by position. */
export function rankOf(fit: Fit, side: 0 | 1, own: number, partners: readonly number[]): number | undefined {
  return rankAmong(
    fit,
    side,
    own,
    partners.map((other) => scoreOf(fit, side, own, other)),
  );
}

function scoreOf({ scores, columns }: Fit, side: 0 | 1, own: number, other: number): number {
  return scores[side === 0 ? own * columns + other : other * columns + own] ?? Number.NaN;
}

/** How many partners a person could have at most. */
function placesOf(program: OfTwo["program"], side: 0 | 1): (person: unknown) => unknown {
  if (program.format === "pairs") return program.capacity[side];
  // Peers have one partner, and two where a group of three is made.
  if (program.format === "peers") return () => (program.odd === "trio" ? 2 : 1);
  return () => program.rounds * (program.over === "larger" ? program.size : program.size - 1);
}

/** How long they have waited, as a function of the caller says it; what is wrong with it is added to `mistakes`. */
export function waitingOf(
  id: string,
  role: string,
  waiting: Waiting | undefined,
  mistakes: Mistake[],
): number | undefined {
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

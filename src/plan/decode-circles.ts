import { frozenCopy } from "../cohort/frozen.js";
import { forbiddenCounts } from "../constraints/eligibility.js";
import type { CircleInfluence } from "../fit/circle-influence.js";
import { MILLION } from "../fit/fit.js";
import { builtInRules } from "../program.js";
import { compareText } from "../random.js";
import { circleMembers } from "./circle-members.js";
import type { CirclesBody, CirclesPlan, PlanCircle } from "./circles-plan.js";
import { warningsOf } from "./decode.js";
import type { CirclesHookAnswers } from "./hooks/answers.js";
import { hookWarnings } from "./hooks/words.js";
import { commonStartsOf, type FinishedCircle } from "./kept-circles.js";
import type { Warning } from "./plan.js";
import { type CircleGround, worthParts } from "./pose-circles.js";
import type { PlanRecord } from "./record.js";
import type { CirclesAnswer } from "./solve-circles.js";
import { unmatchedMembers } from "./unmatched-circles.js";

/** All that `match` found out about circles, on the way back to names. */
export interface FoundCircles {
  readonly ground: CircleGround;
  readonly influence: CircleInfluence;
  readonly answer: CirclesAnswer;
  /** By place in the problem. */
  readonly circles: readonly FinishedCircle[];
  readonly groups: readonly (readonly number[])[];
  readonly freeLeads: readonly { readonly id: string; readonly text: string }[];
  readonly warnings: readonly Warning[];
  readonly record: PlanRecord<string>;
  readonly most?: number;
  readonly hooks?: CirclesHookAnswers;
}

/** The circles of an answer by positions, in the order of the problem; those without members are left out by the caller. */
export function finishedCircles({ posed, solution }: Pick<CirclesAnswer, "posed" | "solution">): FinishedCircle[] {
  const members: number[][] = posed.leads.map(() => []);
  for (const [person, circle] of solution.circleOf.entries()) members[circle]?.push(posed.order[person] ?? 0);
  return posed.leads.map((leads, circle) => ({
    leads: [...leads].sort((a, b) => a - b),
    members: (members[circle] ?? []).sort((a, b) => a - b),
  }));
}

/** Turns numbers back into people: the plan, frozen through and through. */
export function decodedCircles(found: FoundCircles): CirclesPlan {
  const { ground, answer, circles, groups, freeLeads, record } = found;
  const { among, leading, shape, lists } = ground;
  const { verdict, posed, solution } = answer;
  const made = circles.flatMap((circle, place) =>
    circle.members.length > 0 ? [planCircle(ground, answer, place, circle)] : [],
  );
  made.sort((a, b) => compareText(keyOf(a), keyOf(b)));
  const placed = new Set(circles.flatMap(({ members }) => members));
  const fits = made.flatMap(({ members }) => members.map(({ fit }) => Math.round(fit * MILLION)));
  const total = fits.reduce((sum, fit) => sum + fit, 0);
  const perPerson = 1 + lists.byes.reduce((sum, byes) => sum + byes, 0);
  // Where only so many may have a place, no more than that have one, whatever the bound leaves open.
  const places = shape.limit === undefined ? Number.POSITIVE_INFINITY : shape.places;
  const people = Math.min(places, Math.floor(verdict.bound.priority / perPerson));
  const alone = Array.from(among.lineup.ids[0].keys()).filter((position) => !placed.has(position));
  const unmatched = unmatchedMembers(ground, { alone, placed: placed.size, bound: people, groups });
  const unit = worthParts(posed.problem) * MILLION;
  const body: CirclesBody<string, string> = {
    format: "circles",
    circles: made,
    unmatched,
    byes: unmatched.map(({ id }) => id),
    freeLeads,
    size: { min: shape.min, max: shape.max, text: shape.text },
    ...(found.most === undefined ? {} : { most: found.most }),
    totals: {
      circles: made.length,
      matched: placed.size,
      people: among.lineup.ids[0].length,
      leads: leading?.lineup.ids[1].length ?? 0,
      worth: solution.total / unit,
      fit: total / MILLION,
      ...(placed.size > 0
        ? { mean: Math.round(total / placed.size) / MILLION, worst: Math.min(...fits) / MILLION }
        : {}),
    },
    criteria: Object.fromEntries(
      found.influence.criteria.map(({ name, weight, influence, mean, unknown }) => [
        name,
        { nominal: weight, effective: influence, ...(mean === undefined ? {} : { mean }), unknown },
      ]),
    ),
    rules: removedBy(ground),
    bound: { people, worth: verdict.bound.fit / unit, by: verdict.by },
    warnings: [...warningsOf(lists, found.influence.warnings), ...found.warnings, ...hookWarnings(found.hooks)],
    ...(found.hooks ? { hooks: found.hooks } : {}),
    record,
  };
  if (verdict.optimal) return frozenCopy({ ...body, status: "optimal" });
  const gap = Math.max(0, people - placed.size);
  const isComparable = verdict.gap.priority === 0;
  return frozenCopy({
    ...body,
    status: "feasible",
    gap: { people: gap, ...(isComparable ? { worth: verdict.gap.fit / unit } : {}) },
  });
}

function keyOf({ leads, people }: PlanCircle): string {
  return JSON.stringify([leads, people]);
}

function planCircle(ground: CircleGround, answer: CirclesAnswer, place: number, circle: FinishedCircle): PlanCircle {
  const { among, leading, lists } = ground;
  const ids = (positions: readonly number[], of: readonly string[] = []) => positions.map((at) => of[at] ?? "");
  const members = circleMembers(ground, answer, place, circle);
  const fits = members.map(({ fit }) => Math.round(fit * MILLION));
  const mean = (values: readonly number[]) => Math.round(values.reduce((sum, one) => sum + one, 0) / values.length);
  const known = members.map((member) => Math.round(member.known * MILLION));
  const must = new Set([...lists.groups.flat(), ...lists.leading.must.map(({ row }) => row)]);
  return {
    leads: ids(circle.leads, leading?.lineup.ids[1]),
    people: ids(circle.members, among.lineup.ids[0]),
    members,
    fit: mean(fits) / MILLION,
    worst: Math.min(...fits) / MILLION,
    known: mean(known) / MILLION,
    ...timeOf(ground, circle),
    must: circle.members.some((member) => must.has(member)),
  };
}

/** How many starts in the week with the fewest, and the slot at which most can come in the week when fewest of them can. */
function timeOf(ground: CircleGround, circle: FinishedCircle): Pick<PlanCircle, "time"> {
  const common = commonStartsOf(ground, circle);
  if (common === undefined || ground.time === undefined) return {};
  const { starts, members, answers } = ground.time;
  const { weeks, slots } = starts;
  const counts = new Int32Array(weeks);
  const bySlot = new Map<number, number>();
  for (const position of common) {
    const week = Math.floor(position / slots);
    counts[week] = (counts[week] ?? 0) + 1;
    bySlot.set(position % slots, (bySlot.get(position % slots) ?? 0) + 1);
  }
  const can = (member: number) => new Set(members[member]);
  const comes = circle.members.map((member) => [member, can(member)] as const);
  const everyWeek = (slot: number) =>
    comes.filter(([, set]) =>
      Array.from({ length: weeks }, (_, week) => week * slots + slot).every((at) => set.has(at)),
    );
  // A slot that is common in more weeks comes first; then the one at which more can come every week; then the earlier one.
  let best = { slot: -1, weeks: 0, people: -1 };
  for (const [slot, inWeeks] of [...bySlot].sort(([a], [b]) => a - b)) {
    const people = everyWeek(slot).length;
    if (inWeeks > best.weeks || (inWeeks === best.weeks && people > best.people))
      best = { slot, weeks: inWeeks, people };
  }
  const canCome = everyWeek(best.slot).map(([member]) => ground.among.lineup.ids[0][member] ?? "");
  // On the clock of the first lead who has one, or else of the first member.
  const clocks = [
    ...circle.leads.map((lead) => answers.leads[lead]),
    ...circle.members.map((at) => answers.members[at]),
  ];
  const clock = clocks.find((answer) => answer !== undefined);
  return { time: { starts: Math.min(...counts), best: starts.words(best.slot, clock), canCome } };
}

/** How many pairs each rule about two people forbids, and how many people each rule about circles counts. */
function removedBy({ program, among, leading, counts }: CircleGround): Record<string, number> {
  const removed = new Map<string, number>();
  for (const eligibility of [among.eligibility, leading?.eligibility]) {
    if (eligibility === undefined) continue;
    const found = forbiddenCounts(eligibility);
    for (const [at, rule] of eligibility.rules.entries())
      removed.set(rule, (removed.get(rule) ?? 0) + (found[at] ?? 0));
  }
  // Nobody sits with themselves: only a lead who is a member too is removed by that rule.
  if (leading === undefined) removed.delete(builtInRules.oneself);
  const own = new Set<string>(program.ruleNames);
  return Object.fromEntries([
    ...[...removed].filter(([rule]) => !own.has(rule)),
    ...program.ruleNames.map((rule) => [rule, removed.get(rule) ?? counts.counted[rule] ?? 0] as const),
  ]);
}

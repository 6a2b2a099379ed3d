import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf, type SharedContext } from "../plan/context.js";
import type { Judging } from "../program.js";
import { reasonsAbout } from "./about.js";
import { keptApart } from "./circle-breaks.js";
import { bestExchange, changeOf, cheapest } from "./circle-change.js";
import { aboutMember } from "./circle-member.js";
import type { CirclePairReasons, CircleQuestion, MemberReasons, MoveReasons } from "./circle-reasons.js";
import { nowhere, placeOf, positionsOf, type Standing, standingOf } from "./circle-standing.js";
import { moveWords, togetherWords } from "./circle-words.js";
import type { Partner } from "./reasons.js";
import { inWords, type NameOf, ofCircles, type Speech } from "./words.js";

/** How to tell the reasons of circles. */
export interface CirclesExplainOptions {
  /** What people are called in the text; by their ids unless said otherwise. */
  readonly names?: { readonly member?: NameOf; readonly lead?: NameOf };
}

/** The circles' way of `explain`. */
export function explainedCircles(
  plan: CirclesPlan,
  question: CircleQuestion,
  { names = {} }: CirclesExplainOptions = {},
): CirclePairReasons | MoveReasons | MemberReasons {
  const called = {
    member: (id: string) => names.member?.(id) ?? id,
    lead: (id: string) => names.lead?.(id) ?? id,
  };
  const standing = standingOf(plan, contextOf("explain", plan), called);
  if ("other" in question) return frozenCopy(aboutMembers(standing, question));
  if ("lead" in question) return frozenCopy(aboutLead(standing, question));
  return frozenCopy("circle" in question ? aboutMove(standing, question) : aboutMember(standing, question.member));
}

function aboutMembers(standing: Standing, { one, other }: { readonly one: string; readonly other: string }) {
  const [row = 0, column = 0] = positionsOf(standing, [
    { key: "one", id: one, role: "member" },
    { key: "other", id: other, role: "member" },
  ]);
  const { circleOf, context } = standing;
  const [here, there] = [circleOf[row] ?? nowhere, circleOf[column] ?? nowhere];
  const changes = () => [...into(standing, row, there, column), ...into(standing, column, here, row)];
  return aboutTwo(standing, context.among, context.program.among, [row, column], {
    keys: ["one", "other"],
    ids: [one, other],
    chosen: here !== nowhere && here === there,
    instead: [companyOf(standing, row), companyOf(standing, column)],
    names: [standing.called.member(one), standing.called.member(other)],
    partners: standing.called.member,
    changes,
  });
}

function aboutLead(standing: Standing, { member, lead }: { readonly member: string; readonly lead: string }) {
  const [row = 0, column = 0] = positionsOf(standing, [
    { key: "member", id: member, role: "member" },
    { key: "lead", id: lead, role: "lead" },
  ]);
  const { circleOf, context, called, members } = standing;
  const { leading, program, leads } = context;
  // Without leads no id is that of one, and the question has been refused.
  if (leading === undefined || program.leading === undefined) throw new RangeError("no leads");
  const there = leads.findIndex((own, circle) => own.includes(column) && (members[circle]?.length ?? 0) > 0);
  const here = circleOf[row] ?? nowhere;
  const fitWith = (one: number) => (leading.fit.scores[row * leading.fit.columns + one] ?? 0) / MILLION;
  const own = here === nowhere ? [] : (leads[here] ?? []);
  const led = there === nowhere ? [] : (members[there] ?? []);
  return aboutTwo(standing, leading, program.leading, [row, column], {
    keys: ["member", "lead"],
    ids: [member, lead],
    chosen: here !== nowhere && here === there,
    instead: [
      own.map((one) => ({ id: leading.lineup.ids[1][one] ?? "", fit: fitWith(one) })),
      led.map((one) => ({
        id: leading.lineup.ids[0][one] ?? "",
        fit: (leading.fit.scores[one * leading.fit.columns + column] ?? 0) / MILLION,
      })),
    ],
    names: [called.member(member), `${called.lead(lead)} (lead)`],
    partners: (id, key) => (key === "member" ? called.lead(id) : called.member(id)),
    changes: () => into(standing, row, there, undefined),
  });
}

/** What is asked of two people, whichever their roles. */
interface Two {
  readonly keys: readonly [string, string];
  readonly ids: readonly [string, string];
  readonly chosen: boolean;
  readonly instead: readonly [readonly Partner[], readonly Partner[]];
  readonly names: readonly [string, string];
  readonly partners: (id: string, key: string) => string;
  readonly changes: () => ReturnType<typeof into>;
}

function aboutTwo(
  { plan, called }: Standing,
  shared: SharedContext,
  program: Judging,
  pair: readonly [number, number],
  { names, partners, changes, ...asked }: Two,
): CirclePairReasons {
  const reasons = reasonsAbout({ ...shared, program }, pair, { ...asked, hooks: plan.hooks, price: () => undefined });
  const change = reasons.verdict === "not chosen" ? cheapest(changes()) : undefined;
  const name = (key: string) => names[asked.keys.indexOf(key)] ?? "";
  const speech: Speech = { person: name, partner: (key, id) => partners(id, key), learner: name, phrases: ofCircles };
  const text = [
    inWords(reasons, asked.keys, speech),
    ...(reasons.verdict === "not chosen" ? togetherWords(change, called, plan.totals.worth) : []),
  ].join("\n");
  return { ...reasons, ...(change === undefined ? {} : { change }), text };
}

/** Every change that brings a member into a circle; with somebody of it, who is not to be the one who leaves. */
function into(standing: Standing, member: number, circle: number, stays: number | undefined) {
  if (circle === nowhere) return [];
  const partners = (standing.members[circle] ?? []).filter((other) => other !== stays);
  return [
    changeOf(standing, member, circle),
    ...partners.map((partner) => changeOf(standing, member, circle, partner)),
  ];
}

/** The others of somebody's circle, with the fit of the two. */
function companyOf({ circleOf, members, context }: Standing, member: number): Partner[] {
  const { lineup, fit } = context.among;
  return (members[circleOf[member] ?? nowhere] ?? [])
    .filter((other) => other !== member)
    .map((other) => ({
      id: lineup.ids[0][other] ?? "",
      fit: (fit.scores[member * fit.columns + other] ?? 0) / MILLION,
    }));
}

function aboutMove(standing: Standing, question: { readonly member: string; readonly circle: string | number }) {
  const [member = 0] = positionsOf(standing, [{ key: "member", id: question.member, role: "member" }]);
  const circle = circleAsked(standing, question.circle);
  const from = standing.circleOf[member] ?? nowhere;
  if (circle === from) {
    const remedy = "Ask about the member alone to see why, or name another circle.";
    const message = "they are in this circle already.";
    refuse("explain", [mistake("explain-same-circle", "question.circle", message, remedy, question.circle)]);
  }
  const exchange = bestExchange(standing, member, circle);
  const reasons = {
    member: question.member,
    circle: placeOf(standing, circle),
    ...(from === nowhere ? {} : { from: placeOf(standing, from) }),
    forbidden: keptApart(standing, circle, standing.members[circle] ?? [], member),
    move: changeOf(standing, member, circle),
    ...(exchange === undefined ? {} : { exchange }),
  };
  const own = standing.plan.circles.flatMap(({ members }) => members).find(({ id }) => id === question.member);
  const text = moveWords(reasons, standing.called, standing.plan.totals.worth, own?.fit);
  return { ...reasons, text };
}

/** The circle of this number in the plan, or of this member or lead. */
function circleAsked(standing: Standing, asked: string | number): number {
  const { context, circleOf, numbers } = standing;
  const member = context.among.lineup.positions[0].get(String(asked));
  const lead = context.leading?.lineup.positions[1].get(String(asked));
  const found = [
    typeof asked === "number" && asked > 0 ? numbers.indexOf(asked) : nowhere,
    typeof asked === "string" && member !== undefined ? (circleOf[member] ?? nowhere) : nowhere,
    typeof asked === "string" && lead !== undefined
      ? context.leads.findIndex((own, circle) => own.includes(lead) && numbers[circle] !== 0)
      : nowhere,
  ].find((circle) => circle !== nowhere);
  if (found !== undefined) return found;
  const message = "the plan has no such circle.";
  const remedy = "Give its number in the report, or the id of a member or lead who is in it.";
  refuse("explain", [mistake("explain-circle", "question.circle", message, remedy, asked)]);
  return 0;
}

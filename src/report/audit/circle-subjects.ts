import { type Mistake, refuse } from "../../errors.js";
import { MILLION } from "../../fit/fit.js";
import type { CirclesContext } from "../../plan/circles-context.js";
import type { CirclesPlan } from "../../plan/circles-plan.js";
import type { SharedContext } from "../../plan/context.js";
import type { Judging, ReadyCover } from "../../program.js";
import { type ScoreInputs, scoreInputsOf } from "./score-inputs.js";
import { rankOf, type Subject, type Waiting, waitingOf } from "./subjects.js";

/**
 * The members of a plan for circles. Their fit is their own in their circle, their partners are the others of it; the rank is
 * that of the best of these among all members they may sit with.
 */
export function circleMembers(plan: CirclesPlan, { among }: CirclesContext, waiting?: Waiting): Subject[] {
  const mistakes: Mistake[] = [];
  const { lineup, fit } = among;
  const placed = new Map(
    plan.circles.flatMap((circle, at) => circle.members.map((member) => [member.id, { member, circle, at }] as const)),
  );
  const subjects = lineup.ids[0].map((id, own): Subject => {
    const place = placed.get(id);
    const others = (place?.circle.people ?? []).filter((other) => other !== id);
    return {
      id,
      fits: place === undefined ? [] : [place.member.fit],
      partners: others.length,
      places: plan.size.max - 1,
      rank: rankOf(
        fit,
        0,
        own,
        others.map((other) => lineup.positions[0].get(other) ?? 0),
      ),
      waiting: waitingOf(id, lineup.roles[0], waiting, mistakes),
      ...(place === undefined ? {} : { circle: place.at }),
    };
  });
  refuse("audit", mistakes);
  return subjects;
}

/** The leads of a plan for circles, whose partners are the members they lead. */
export function circleLeads(plan: CirclesPlan, leading: SharedContext, waiting?: Waiting): Subject[] {
  const mistakes: Mistake[] = [];
  const { lineup, fit } = leading;
  const led = new Map(plan.circles.flatMap(({ leads, people }) => leads.map((id) => [id, people] as const)));
  const subjects = lineup.ids[1].map((id, own): Subject => {
    const members = (led.get(id) ?? []).map((member) => lineup.positions[0].get(member) ?? 0);
    return {
      id,
      fits: members.map((member) => (fit.scores[member * fit.columns + own] ?? 0) / MILLION),
      partners: members.length,
      places: plan.size.max,
      rank: rankOf(fit, 1, own, members),
      waiting: waitingOf(id, lineup.roles[1], waiting, mistakes),
    };
  });
  refuse("audit", mistakes);
  return subjects;
}

/** What criteria of every kind read off members: about others, about leads, and wishes and offers of what is covered. */
export function memberInputs({ among, leading, program }: CirclesContext): ScoreInputs {
  const covers = coverJudging(program, (cover) => cover.offers);
  return joined([
    scoreInputsOf({ ...among, program: program.among }, 0),
    ...(leading === undefined || program.leading === undefined
      ? []
      : [scoreInputsOf({ ...leading, program: program.leading }, 0)]),
    ...([0, 1] as const).map((side) => scoreInputsOf({ ...among, program: covers }, side)),
  ]);
}

/** The same of leads. */
export function leadInputs({ program }: CirclesContext, leading: SharedContext): ScoreInputs {
  const covers = coverJudging(program, (cover) => cover.lead);
  return joined([
    ...(program.leading === undefined ? [] : [scoreInputsOf({ ...leading, program: program.leading }, 1)]),
    scoreInputsOf({ ...leading, program: covers }, 1),
  ]);
}

/** What is covered together as if it were about the two people of a pair: who wants, and who offers. */
function coverJudging(
  { covers, among, weights }: CirclesContext["program"],
  offers: (cover: ReadyCover) => ReadyCover["lead"],
): Judging {
  const criteria = Object.entries(covers).flatMap(([name, cover]) => {
    const read = offers(cover);
    return read === undefined ? [] : [[name, { form: "measure", by: cover.by, read: [cover.wants, read] }] as const];
  });
  return { ...among, criteria: Object.fromEntries(criteria), weights };
}

/** The features of each criterion side by side, of all that read it. */
function joined(all: readonly ScoreInputs[]): ScoreInputs {
  const names = [...new Set(all.flatMap(({ criteria }) => criteria))];
  const features = names.map((name) => {
    const tables = all.flatMap(({ criteria, features: own }) => {
      const table = own[criteria.indexOf(name)];
      return table === undefined ? [] : [table];
    });
    return (tables[0] ?? []).map((_, person) =>
      Float64Array.from(tables.flatMap((table) => [...(table[person] ?? [])])),
    );
  });
  return { criteria: names, features };
}

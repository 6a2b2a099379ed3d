import { MILLION } from "../fit/fit.js";
import type { SharedContext } from "../plan/context.js";
import type { Judging } from "../program.js";
import type { Companion, MemberReasons } from "./circle-reasons.js";
import { nowhere, placeOf, positionsOf, type Standing } from "./circle-standing.js";
import { wishesOf } from "./circle-wishes.js";
import { memberWords } from "./circle-words.js";
import { evidenceOf } from "./evidence.js";

/** Why a member is in their circle, or in none. */
export function aboutMember(standing: Standing, id: string): MemberReasons {
  const [member = 0] = positionsOf(standing, [{ key: "member", id, role: "member" }]);
  const { plan, context, circleOf, called, members } = standing;
  const circle = circleOf[member] ?? nowhere;
  const base = { member: id, others: [], leads: [], wishes: [] };
  if (circle === nowhere) {
    const text = plan.unmatched.find((one) => one.id === id)?.text;
    return { ...base, text: memberWords(base, called, text) };
  }
  const planned = plan.circles.find(({ people }) => people.includes(id));
  const own = planned?.members.find((one) => one.id === id);
  const { among, leading, program, leads } = context;
  const person = among.lineup.people[0][member];
  const companion = (shared: SharedContext, judging: Judging, side: 0 | 1, other: number): Companion => {
    const { firstLearns, shared: common } = evidenceOf(judging, person, shared.lineup.people[side][other]);
    const score = shared.fit.scores[member * shared.fit.columns + other] ?? Number.NaN;
    const isJudged = Object.keys(judging.criteria).length > 0 && !Number.isNaN(score);
    return {
      id: shared.lineup.ids[side][other] ?? "",
      ...(isJudged ? { fit: score / MILLION } : {}),
      shared: common,
      learns: firstLearns,
    };
  };
  const byFit = (a: Companion, b: Companion) => (b.fit ?? 0) - (a.fit ?? 0);
  const others = (members[circle] ?? []).filter((other) => other !== member);
  const reasons = {
    ...base,
    circle: placeOf(standing, circle),
    ...(own === undefined ? {} : { fit: own.fit, parts: own.parts }),
    others: others.map((other) => companion(among, program.among, 0, other)).sort(byFit),
    leads:
      leading === undefined || program.leading === undefined
        ? []
        : (leads[circle] ?? [])
            .map((lead) => companion(leading, program.leading ?? program.among, 1, lead))
            .sort(byFit),
    wishes: wishesOf(standing, circle, member),
    ...(planned?.time === undefined
      ? {}
      : { time: { best: planned.time.best, canCome: planned.time.canCome.includes(id) } }),
  };
  return { ...reasons, text: memberWords(reasons, called) };
}

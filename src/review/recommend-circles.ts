import type { Cohort } from "../cohort/cohort.js";
import { type Called, whoWords } from "../constraints/who-words.js";
import type { Stop } from "../kernels/problem.js";
import { circleMembers } from "../plan/circle-members.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { hooksAgain } from "../plan/hooks/still-there.js";
import { leftIn } from "../plan/hooks/take-in.js";
import { brokenByCircles, type FinishedCircle } from "../plan/kept-circles.js";
import type { CirclesOrigin } from "../plan/origin.js";
import { posedCircles } from "../plan/pose-circles.js";
import { preparedCircles } from "../plan/prepared-circles.js";
import type { Roles } from "../program.js";
import type { DecidedPerson } from "./decision.js";
import { byFit, newcomerAt, recommendedInWords } from "./recommend-newcomer.js";
import type { Recommendation } from "./recommendation.js";

/** The circles that have a place for a newcomer: by all rules, in common time, as they would leave `match`. */
export function recommendedCircles(
  plan: CirclesPlan,
  { program, options: before }: CirclesOrigin,
  cohort: Cohort<Roles>,
  person: DecidedPerson,
  called: Called,
  signal?: Stop,
): Recommendation {
  const { signal: _, onProgress: __, hooks, must: ___, start: ____, leading, ...rest } = before;
  const asked = hooksAgain(hooks, cohort.people);
  const taking = { people: leftIn(cohort.people, asked.hooks?.afterIntake) };
  // Whom `must` names may have left since: what must be is made already.
  const options = {
    ...rest,
    ...asked,
    ...(leading === undefined ? {} : { leading: { ...leading, must: [] } }),
    ...(signal ? { signal } : {}),
  };
  const how = { seed: rest.seed ?? 0, most: Number.POSITIVE_INFINITY };
  const { members, led, ready, conflicts } = preparedCircles(program, taking, options, how, []);
  const at = newcomerAt(plan, person, ["member"], members.ids[0]);
  const who = whoWords([person], called);
  if (ready === undefined) {
    const nobody = `No circle is recommended to ${who}: ${conflicts.map(({ text }) => text).join(" ")}`;
    return { person, places: 1, partners: [], groups: [], taken: 0, text: nobody };
  }
  const { ground } = ready;
  const isFull = plan.most !== undefined && plan.totals.matched >= plan.most;
  const circles = plan.circles.map(({ people, leads }) => ({
    members: people.flatMap((id) => members.positions[0].get(id) ?? []),
    leads: leads.flatMap((id) => led?.positions[1].get(id) ?? []),
    people,
    of: leads,
  }));
  const posed = posedCircles(
    ground,
    circles.map(({ leads }) => leads),
    true,
  );
  const open = circles.flatMap(({ members: own, leads, people, of }) => {
    const circle: FinishedCircle = { leads, members: [...own, at].sort((a, b) => a - b) };
    // A circle that is full but for which they would do is told as taken.
    const max = Math.max(ground.shape.max, circle.members.length);
    if (brokenByCircles({ ...ground, shape: { ...ground.shape, max } }, [circle]).length > 0) return [];
    const place = posed.leads.findIndex((group) => [...group].sort().join() === [...leads].sort().join());
    const self = circleMembers(ground, { posed }, place, circle).find(({ id }) => id === person.id);
    const free = isFull ? 0 : Math.max(0, ground.shape.max - own.length);
    return [{ leads: of, people, fit: self?.fit ?? 0, free }];
  });
  const groups = byFit(open.filter(({ free }) => free > 0));
  const taken = open.length - groups.length;
  const text = recommendedInWords(who, [], groups, {
    called,
    kind: "member",
    nobody: `No circle that ${who} could be in by all rules has a place left.`,
    rest: isFull
      ? `No more than ${plan.most} may have a place, and as many have.`
      : `${taken} more ${taken === 1 ? "circle is" : "circles are"} full.`,
  });
  return { person, places: 1, partners: [], groups, taken, text };
}

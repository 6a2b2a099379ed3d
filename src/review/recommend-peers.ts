import type { Cohort } from "../cohort/cohort.js";
import type { Called } from "../constraints/who-words.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import { peersJudgedAlone } from "../plan/decided-peers.js";
import type { PeersOrigin } from "../plan/origin.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Roles } from "../program.js";
import type { DecidedPerson } from "./decision.js";
import { byFit, newcomerAt, recommendedInWords } from "./recommend-newcomer.js";
import type { Recommendation } from "./recommendation.js";

/** Who is in no group, and which pair could become the group of three, for a newcomer among peers. */
export function recommendedPeers(
  plan: PeersPlan,
  origin: PeersOrigin,
  cohort: Cohort<Roles>,
  person: DecidedPerson,
  called: Called,
  signal?: Stop,
): Recommendation {
  // Whom `must` names may have left since: what must be is made already.
  const options = { ...origin.options, must: [] };
  const { lineup, fit } = peersJudgedAlone({ ...origin, cohort, options }, { withdrawn: [] }, signal);
  const [ids] = lineup.ids;
  const at = newcomerAt(plan, person, ["person"], ids);
  const scoreWith = (id: string) => {
    const other = lineup.positions[0].get(id);
    return other === undefined ? Number.NaN : (fit.scores[at * fit.columns + other] ?? Number.NaN);
  };
  const left = plan.most === undefined ? Number.POSITIVE_INFINITY : plan.most - plan.totals.matched;
  const placed = new Set(plan.groups.flatMap(({ people }) => people));
  const partners = byFit(
    (left < 2 ? [] : ids)
      .filter((id) => !placed.has(id) && !Number.isNaN(scoreWith(id)))
      .map((id) => ({ role: "person", id, fit: scoreWith(id) / MILLION, free: 1 })),
  );
  // One group of three at most, and only where everybody may have a place.
  const mayJoin =
    origin.program.odd === "trio" && plan.most === undefined && plan.groups.every(({ people }) => people.length === 2);
  const groups = byFit(
    (mayJoin ? plan.groups : []).flatMap(({ people }) => {
      const sum = people.reduce((all, id) => all + scoreWith(id), 0);
      // Of a group of three everybody has the mean with the two others.
      return Number.isNaN(sum) ? [] : [{ leads: [], people, fit: Math.round(sum / people.length) / MILLION, free: 1 }];
    }),
  );
  const free = new Set([...partners.map(({ id }) => id), ...groups.flatMap(({ people }) => people)]);
  const taken = ids.filter((id) => !Number.isNaN(scoreWith(id)) && !free.has(id)).length;
  const who = called(person);
  const text = recommendedInWords(who, partners, groups, {
    called,
    kind: "person",
    nobody: `Nobody whom ${who} may meet is free, and no pair can take them in.`,
    rest: `${taken} more may meet them and ${taken === 1 ? "has" : "have"} no place left.`,
  });
  return { person, places: 1, partners, groups, taken, text };
}

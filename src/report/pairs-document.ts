import type { PersonRef } from "../constraints/conflicts.js";
import type { Plan } from "../plan/plan.js";
import { type Block, heading, list, paragraph, table, title } from "./document.js";
import {
  criteriaBlocks,
  overruledBlocks,
  overruledCell,
  reasonsInWords,
  ruleBlocks,
  share,
  whyWords,
} from "./plan-blocks.js";
import { recordBlocks, warningBlocks } from "./record-blocks.js";
import type { ShownPairs } from "./shown.js";

/** A one-on-one plan as the pieces of a report, most wanted first. */
export function pairsDocument(plan: Plan, shown: ShownPairs): readonly Block[] {
  const possible = plan.roles.reduce((product, role) => product * (plan.totals.people[role] ?? 0), 1);
  return [
    title(`Plan: ${plan.roles.join(" with ")}`),
    paragraph(headline(plan)),
    paragraph(standing(plan)),
    ...pairBlocks(plan, shown),
    ...(shown.isStep ? [] : unmatchedBlocks(plan, shown)),
    ...overruledBlocks(plan, shown.person),
    ...criteriaBlocks(plan),
    ...ruleBlocks(plan, possible),
    ...warningBlocks(plan.warnings),
    ...(shown.isStep ? [] : recordBlocks(plan.record)),
  ];
}

function headline({ roles, totals }: Plan): string {
  const sides = roles.map((role) => `${totals.matched[role]} of ${totals.people[role]} on the ${role} side`);
  const pairs = `${totals.pairs} ${totals.pairs === 1 ? "pair" : "pairs"}`;
  return `${sides.join(" and ")} have a partner, in ${pairs}.`;
}

/** What is known about how good the plan is, in plain words. */
function standing(plan: Plan): string {
  const [served] = plan.roles;
  if (plan.status === "optimal") {
    if (plan.objective) return plan.objective.text;
    if (plan.most !== undefined) {
      return `Proven: of all plans that keep the rules and match at most ${plan.most} on the ${served} side, none matches more of them, or as many with a better fit in sum.`;
    }
    return `Proven: no other plan that keeps the rules matches more people on the ${served} side, or as many with a better fit in sum.`;
  }
  const { people, fit } = plan.gap;
  const opening = plan.objective?.text ?? "Not proven to be the best.";
  if (fit === undefined) return `${opening} Another plan could match up to ${people} more on the ${served} side.`;
  return `${opening} No plan matches more people on the ${served} side; one that matches as many could have up to ${share(fit)} more fit in sum.`;
}

function pairBlocks(plan: Plan, { person, reasonsOf }: ShownPairs): Block[] {
  const { roles, pairs, totals, overruled } = plan;
  if (pairs.length === 0) return [heading("Pairs"), paragraph("There are none.")];
  const required = pairs.some(({ must }) => must);
  const rows = pairs.map((pair) => [
    ...roles.map((role) => person(role, pair[role] ?? "")),
    share(pair.fit),
    pair.known === 1 ? "all" : pair.known.toFixed(2),
    ...(required ? [pair.must ? "yes" : ""] : []),
    ...(overruled === undefined ? [] : [overruledCell(plan, peopleOf(pair))]),
  ]);
  return [
    heading("Pairs"),
    table([...roles, ">fit", ">known", ...(required ? ["required"] : []), ...(overruled ? ["overruled"] : [])], rows),
    paragraph(
      `Fit in sum ${share(totals.fit)}${totals.mean === undefined ? "" : `, mean ${share(totals.mean)}`}${totals.worst === undefined ? "" : `, lowest ${share(totals.worst)}`}. Fit runs from 0 to 1 and compares pairs of one plan with each other; it is not the probability that two people will get on.`,
    ),
    paragraph("Known is the share of the weight for which both people gave answers; the rest counts as the mean."),
    ...(reasonsOf
      ? [
          heading("What speaks for each pair"),
          list(pairs.map((pair) => `${named(pair)}: ${reasonsInWords(reasonsOf(pair), roles)}`)),
        ]
      : []),
  ];

  function peopleOf(pair: Plan["pairs"][number]): PersonRef[] {
    return roles.map((role) => ({ role, id: pair[role] ?? "" }));
  }

  function named(pair: Plan["pairs"][number]): string {
    return roles.map((role) => person(role, pair[role] ?? "")).join(" and ");
  }
}

function unmatchedBlocks({ unmatched }: Plan, { person }: ShownPairs): Block[] {
  if (unmatched.length === 0) return [heading("Without a partner"), paragraph("Nobody.")];
  const rows = unmatched.map((one) => [one.role, person(one.role, one.id), whyWords(one, person(one.role, one.id))]);
  return [heading("Without a partner"), table(["role", "person", "why"], rows)];
}

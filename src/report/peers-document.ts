import type { PeersPlan } from "../plan/peers-plan.js";
import { type Block, heading, paragraph, table, title } from "./document.js";
import {
  aloneBlocks,
  criteriaBlocks,
  overruledBlocks,
  overruledCell,
  pairsOf,
  ruleBlocks,
  share,
  spokenFor,
} from "./plan-blocks.js";
import { recordBlocks, warningBlocks } from "./record-blocks.js";
import type { ShownPeers } from "./shown.js";

/** A plan for peers as the pieces of a report, most wanted first. */
export function peersDocument(plan: PeersPlan, shown: ShownPeers): readonly Block[] {
  const { people } = plan.totals;
  return [
    title("Plan: peers"),
    paragraph(headline(plan)),
    paragraph(standing(plan)),
    ...groupBlocks(plan, shown),
    ...(shown.isStep ? [] : aloneBlocks("Without a partner", plan.unmatched, (id) => shown.person("person", id))),
    ...overruledBlocks(plan, shown.person),
    ...criteriaBlocks(plan),
    ...ruleBlocks(plan, (people * (people - 1)) / 2),
    ...warningBlocks(plan.warnings),
    ...(shown.isStep ? [] : recordBlocks(plan.record)),
  ];
}

function headline({ groups, totals }: PeersPlan): string {
  const trios = groups.filter(({ people }) => people.length === 3).length;
  const pairs = groups.length - trios;
  const made = [
    ...(pairs > 0 || trios === 0 ? [`${pairs} ${pairs === 1 ? "pair" : "pairs"}`] : []),
    ...(trios > 0 ? [`${trios} ${trios === 1 ? "group of three" : "groups of three"}`] : []),
  ];
  return `${totals.matched} of ${totals.people} people have a partner, in ${made.join(" and ")}.`;
}

function standing(plan: PeersPlan): string {
  if (plan.status === "optimal") {
    if (plan.most !== undefined && plan.most < plan.totals.people) {
      return `Proven: of all plans of pairs that keep the rules and in which at most ${plan.most} people take part, none lets more of them take part, or as many with a better fit in sum.`;
    }
    if (plan.objective) return plan.objective.text;
    return "Proven: no other plan that keeps the rules lets more people take part, or as many with a better fit in sum. Earlier byes count before the fit.";
  }
  const { people, fit } = plan.gap;
  const opening = plan.objective?.text ?? "Not proven to be the best.";
  if (fit === undefined) return `${opening} Another plan could let up to ${people} more people take part.`;
  return `${opening} No plan lets more people take part; one with as many could have up to ${share(fit)} more fit in sum.`;
}

function groupBlocks(plan: PeersPlan, { person, reasonsOf }: ShownPeers): Block[] {
  const { groups, totals, overruled } = plan;
  if (groups.length === 0) return [heading("Groups"), paragraph("There are none.")];
  const called = (id: string | undefined) => (id === undefined ? "" : person("person", id));
  const withThree = groups.some(({ people }) => people.length === 3);
  const required = groups.some(({ must }) => must);
  const rows = groups.map(({ people, fit, known, must }) => [
    called(people[0]),
    called(people[1]),
    ...(withThree ? [called(people[2])] : []),
    share(fit),
    known === 1 ? "all" : known.toFixed(2),
    ...(required ? [must ? "yes" : ""] : []),
    ...(overruled
      ? [
          overruledCell(
            plan,
            people.map((id) => ({ role: "person", id })),
          ),
        ]
      : []),
  ]);
  const sums = [
    `Fit in sum over the people ${share(totals.fit)}`,
    ...(totals.mean === undefined ? [] : [`mean ${share(totals.mean)}`]),
    ...(totals.worst === undefined ? [] : [`lowest of two people ${share(totals.worst)}`]),
  ];
  return [
    heading("Groups"),
    table(
      [
        ...["person", "with", ...(withThree ? ["and"] : []), ">fit", ">known"],
        ...[...(required ? ["required"] : []), ...(overruled ? ["overruled"] : [])],
      ],
      rows,
    ),
    paragraph(
      `${sums.join(", ")}. Everybody's fit is the mean with the others of their group. Fit runs from 0 to 1 and compares groups of one plan with each other; it is not the probability that people will get on.`,
    ),
    paragraph("Known is the share of the weight for which both people gave answers; the rest counts as the mean."),
    ...(reasonsOf
      ? [
          heading("What speaks for each group"),
          spokenFor(
            groups.flatMap(({ people }) => pairsOf(people)),
            called,
            reasonsOf,
          ),
        ]
      : []),
  ];
}

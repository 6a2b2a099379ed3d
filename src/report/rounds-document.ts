import type { PlannedRound, RoundsPlan } from "../plan/rounds-plan.js";
import { type Block, heading, paragraph, table, title } from "./document.js";
import { aloneBlocks, criteriaBlocks, pairsOf, ruleBlocks, share, spokenFor } from "./plan-blocks.js";
import { recordBlocks, warningBlocks } from "./record-blocks.js";
import type { ShownRounds } from "./shown.js";

/** A plan of rounds as the pieces of a report: the schedule first, as it can be posted. */
export function roundsDocument(plan: RoundsPlan, shown: ShownRounds): readonly Block[] {
  const { people } = plan.totals;
  const called = (id: string) => shown.person("person", id);
  return [
    title("Plan: rounds"),
    paragraph(headline(plan)),
    paragraph(possibleInWords(plan)),
    paragraph(standing(plan)),
    ...plan.rounds.flatMap((round, at) => roundBlocks(round, at, called)),
    ...againBlocks(plan, called),
    ...personBlocks(plan, called),
    ...aloneBlocks("In no round", plan.unmatched, called),
    ...fitBlocks(plan, shown),
    ...criteriaBlocks(plan),
    ...ruleBlocks(plan, (people * (people - 1)) / 2),
    ...warningBlocks(plan.warnings),
    ...recordBlocks(plan.record),
  ];
}

function headline({ rounds, totals }: RoundsPlan): string {
  const sizes = new Map<number, number>();
  for (const { people } of rounds[0]?.groups ?? []) sizes.set(people.length, (sizes.get(people.length) ?? 0) + 1);
  const kinds = [...sizes].sort(([one], [other]) => one - other).map(([size, count]) => groupsOf(size, count));
  const byes = rounds[0]?.byes.length ?? 0;
  const out = byes === 0 ? "" : `, and ${byes} ${byes === 1 ? "sits" : "sit"} out`;
  const each = `${totals.rounds === 1 ? "In 1 round" : `In each of ${totals.rounds} rounds`} there are`;
  return `${totals.matched} of ${totals.people} people take part. ${each} ${kinds.join(" and ")}${out}.`;
}

function groupsOf(size: number, count: number): string {
  if (size === 2) return `${count} ${count === 1 ? "pair" : "pairs"}`;
  return `${count} ${count === 1 ? "group" : "groups"} of ${size}`;
}

/** What is possible at all, and how far this plan comes. */
function possibleInWords({ possible, freshRounds, repeats, totals }: RoundsPlan): string {
  const { atMost, because, atLeast, by } = possible;
  const opening = "Possible without anybody meeting again:";
  const said =
    atMost === 0
      ? `${opening} no round. Why not: ${because}.`
      : atMost === atLeast
        ? `${opening} ${counted(atMost)}. Why so many: ${by}. Why not more: ${because}.`
        : atLeast === 0
          ? `${opening} at most ${counted(atMost)}. Why not more: ${because}. Of none is it certain: ${by}.`
          : `${opening} at least ${atLeast}, at most ${counted(atMost)}. Why so many: ${by}. Why not more: ${because}.`;
  if (repeats === 0) return `${said} In this plan nobody meets anybody twice.`;
  const from = freshRounds === 0 ? "from the first round on" : `after ${counted(freshRounds)}`;
  return `${said} In this plan ${repeats} of ${totals.meetings} meetings of two people are not their first, ${from}.`;
}

function counted(rounds: number): string {
  return `${rounds} ${rounds === 1 ? "round" : "rounds"}`;
}

function standing(plan: RoundsPlan): string {
  if (plan.status === "optimal") return `Proven. ${plan.proven.text}`;
  const { fit } = plan.gap;
  return `${plan.proven.text}${fit > 0 ? ` Such a plan has at most ${share(fit)} more fit in sum over ${plan.totals.meetings} meetings.` : ""}`;
}

/** One round as it can be posted: names, and nothing of what was asked. */
function roundBlocks({ groups, byes }: PlannedRound, at: number, called: (id: string) => string): Block[] {
  const most = Math.max(2, ...groups.map(({ people }) => people.length));
  const titles = ["person", "with", ...new Array<string>(most - 2).fill("and")];
  const rows = groups.map(({ people }) =>
    titles.map((_, place) => (people[place] === undefined ? "" : called(people[place]))),
  );
  return [
    heading(`Round ${at + 1}`),
    table(titles, rows),
    ...(byes.length === 0
      ? []
      : [paragraph(`${byes.map(called).join(", ")} ${byes.length === 1 ? "sits" : "sit"} this round out.`)]),
  ];
}

/** Who meets again, and why that is so. */
function againBlocks({ rounds, repeats }: RoundsPlan, called: (id: string) => string): Block[] {
  if (repeats === 0) return [];
  const rows = rounds.flatMap(({ groups }, at) =>
    groups.flatMap(({ people, met }) =>
      met === 0 ? [] : [[String(at + 1), people.map(called).join(", "), String(met)]],
    ),
  );
  return [
    heading("Who meets again"),
    table([">round", "group", ">pairs that have met"], rows),
    paragraph(
      "Earlier rounds that were handed over count as met. Meetings again are as few and as evenly spread as the search could make them: a third meeting of the same two comes after a second meeting of others.",
    ),
  ];
}

function personBlocks({ people, totals }: RoundsPlan, called: (id: string) => string): Block[] {
  const withTurns = totals.turns.most > 0;
  const withBefore = people.some(({ turnsBefore }) => turnsBefore > 0);
  const rows = people.map(({ id, meets, repeats, turns, turnsBefore }) => [
    called(id),
    String(meets),
    String(repeats),
    ...(withTurns ? [String(turns)] : []),
    ...(withBefore ? [String(turnsBefore)] : []),
  ]);
  const titles = [
    "person",
    ">others met",
    ">meetings again",
    ...(withTurns ? [">turns"] : []),
    ...(withBefore ? [">before"] : []),
  ];
  return [
    heading("For everybody"),
    table(titles, rows),
    ...(withTurns
      ? [
          paragraph(
            `A turn is a round that somebody sits out, or in a group of another size than the others. In the end everybody has had ${totals.turns.least === totals.turns.most ? totals.turns.least : `${totals.turns.least} to ${totals.turns.most}`}.`,
          ),
        ]
      : []),
  ];
}

function fitBlocks({ rounds, totals }: RoundsPlan, { person, reasonsOf }: ShownRounds): Block[] {
  const groups = rounds.flatMap(({ groups: own }) => own);
  const sums = [
    `Fit in sum over ${totals.meetings} meetings of two people ${share(totals.fit)}`,
    ...(totals.mean === undefined ? [] : [`mean ${share(totals.mean)}`]),
    ...(totals.worst === undefined ? [] : [`lowest ${share(totals.worst)}`]),
  ];
  return [
    heading("How well people fit"),
    paragraph(
      `${sums.join(", ")}. Fit runs from 0 to 1 and compares meetings of one plan with each other; it is not the probability that people will get on.`,
    ),
    ...(reasonsOf
      ? [
          heading("What speaks for each meeting"),
          spokenFor(
            groups.flatMap(({ people }) => pairsOf(people)),
            (id) => person("person", id),
            reasonsOf,
          ),
        ]
      : []),
  ];
}

import type { CirclesPlan, PlanCircle } from "../plan/circles-plan.js";
import { circleBlocks } from "./circle-blocks.js";
import { type Block, heading, list, paragraph, table, title } from "./document.js";
import { aloneBlocks, criteriaBlocks, share } from "./plan-blocks.js";
import { recordBlocks, warningBlocks } from "./record-blocks.js";
import type { ShownCircles } from "./shown.js";

/** A plan for circles as the pieces of a report, most wanted first. */
export function circlesDocument(plan: CirclesPlan, shown: ShownCircles): readonly Block[] {
  return [
    title("Plan: circles"),
    paragraph(headline(plan)),
    paragraph(standing(plan)),
    ...(isLimited(plan) ? [paragraph(`That is among plans with these circles. ${plan.size.text}`)] : []),
    ...(plan.circles.length > 0 && (plan.status === "optimal" || plan.gap.worth !== undefined)
      ? [paragraph(worthWords)]
      : []),
    ...circleBlocks(plan, shown),
    ...lowestBlocks(plan, shown),
    ...(shown.isStep ? [] : [...unmatchedBlocks(plan, shown), ...freeLeadBlocks(plan, shown)]),
    ...reasonBlocks(plan, shown),
    ...criteriaBlocks(plan),
    ...ruleBlocks(plan),
    ...warningBlocks(plan.warnings),
    ...(shown.isStep ? [] : recordBlocks(plan.record)),
  ];
}

function headline({ circles, totals, freeLeads }: CirclesPlan): string {
  const members = `${totals.matched} of ${totals.people} ${totals.people === 1 ? "person has" : "people have"} a place`;
  const leading = totals.leads - freeLeads.length;
  const leads = totals.leads === 0 ? "" : ` ${leading} of ${counted(totals.leads, "lead")} lead a circle.`;
  return circles.length === 0 ? `${members}.${leads}` : `${members}, in ${sizes(circles)}.${leads}`;
}

/** "9 circles: 5 of 5 people and 4 of 6." */
function sizes(circles: readonly PlanCircle[]): string {
  const bySize = new Map<number, number>();
  for (const { people } of circles) bySize.set(people.length, (bySize.get(people.length) ?? 0) + 1);
  const parts = [...bySize].sort(([a], [b]) => a - b).map(([size, count]) => [count, size] as const);
  const [only] = parts;
  if (parts.length === 1 && only) return `${counted(circles.length, "circle")} of ${only[1]}`;
  return `${counted(circles.length, "circle")}: ${joined(parts.map(([count, size]) => `${count} of ${size}`))}`;
}

/** Whether only so many members could have a place. */
function isLimited({ most, totals }: CirclesPlan): boolean {
  return most !== undefined && most < totals.people;
}

const worthWords =
  "What a circle is worth counts its members, each with the mean fit of the circle and with the fit of its worst-off member, in the shares that the programme declares.";

const methods: Readonly<Record<CirclesPlan["bound"]["by"], string>> = {
  prices: "by prices of people and circles that add up to no more than the plan",
  "every division": "by looking at every way to divide these people",
  "best partners":
    "by giving everybody the partners who are best for them, all at the same time, which no plan can do: the best plan lies somewhere between",
};

/** What is known about how good the plan is, in plain words. */
function standing(plan: CirclesPlan): string {
  const { totals, bound } = plan;
  if (plan.status === "optimal") {
    const pairs = plan.circles.some(({ leads }) => leads.length === 2) ? " and with these pairs of leads" : "";
    return `Proven, ${methods[bound.by]}: no other plan of as many circles${pairs} that keeps the rules gives more people a place, or as many in circles that are worth more.`;
  }
  const { people, worth } = plan.gap;
  const opening = "This plan keeps every rule, and is not proven to be the best.";
  if (worth === undefined && people === 0) {
    return `${opening} No plan gives more people a place; by how much its circles could be worth more is not known.`;
  }
  if (worth === undefined) {
    return `${opening} Another one might give ${people === 1 ? "one more person" : `up to ${people} more people`} a place.`;
  }
  const most = `the circles of this one are worth ${totals.worth.toFixed(2)} together, and those of none can be worth more than ${bound.worth.toFixed(2)}`;
  const better = totals.worth > 0 ? `more than ${percent(worth / totals.worth)} better` : "much better";
  return `${opening} No plan gives more people a place. Among those that give as many, none can be ${better}: ${most}. That bound was found ${methods[bound.by]}.`;
}

/** A share in hundredths, rounded up to a tenth of one: a bound is never made to look nearer than it is. */
function percent(value: number): string {
  return `${(Math.ceil(value * 1000 - 1e-9) / 10).toFixed(1)} %`;
}

/** The members who fare worst, for a person to look at first. */
const MOST_LOWEST = 5;

function lowestBlocks({ circles, totals }: CirclesPlan, { person }: ShownCircles): Block[] {
  const everybody = circles.flatMap(({ members }, at) => members.map((member) => ({ ...member, circle: at + 1 })));
  const lowest = everybody.sort((a, b) => a.fit - b.fit).slice(0, MOST_LOWEST);
  if (everybody.length <= MOST_LOWEST || totals.mean === undefined) return [];
  const rows = lowest.map(({ id, circle, fit, known }) => [
    person("member", id),
    String(circle),
    share(fit),
    known === 1 ? "all" : known.toFixed(2),
  ]);
  return [
    heading("Look at these first"),
    paragraph(`The ${lowest.length} members with the lowest fit; the mean of all is ${share(totals.mean)}.`),
    table(["member", ">circle", ">fit", ">known"], rows),
  ];
}

function unmatchedBlocks({ unmatched }: CirclesPlan, { person }: ShownCircles): Block[] {
  return aloneBlocks("Without a circle", unmatched, (id) => person("member", id));
}

function freeLeadBlocks({ freeLeads }: CirclesPlan, { person }: ShownCircles): Block[] {
  if (freeLeads.length === 0) return [];
  return aloneBlocks("Leads without a circle", freeLeads, (id) => person("lead", id), "lead");
}

/** Which wishes of each member are covered and by whom, for reports with reasons. */
function reasonBlocks({ circles }: CirclesPlan, { person, reasonsOf }: ShownCircles): Block[] {
  if (reasonsOf === undefined || circles.length === 0) return [];
  const items = circles.flatMap(({ people }, at) =>
    people.map((id) => {
      const { wishes, others, leads } = reasonsOf(id);
      const best = others[0];
      const learnt = [...leads, ...others].flatMap(({ learns }) => learns);
      const parts = [
        ...leads.flatMap(({ id: lead, fit }) =>
          fit === undefined ? [] : [`fit with ${person("lead", lead)} ${share(fit)}`],
        ),
        ...(best?.fit === undefined ? [] : [`best with ${person("member", best.id)}, fit ${share(best.fit)}`]),
        ...(learnt.length > 0 ? [`can learn ${[...new Set(learnt)].join(", ")}`] : []),
        ...wishes.map(({ wish, by, byLeads }) => {
          const names = by.map((who, at) => person(at < byLeads ? "lead" : "member", who));
          return by.length === 0 ? `nobody for "${wish}"` : `"${wish}" from ${names.join(", ")}`;
        }),
      ];
      return `${person("member", id)}, circle ${at + 1}: ${parts.length === 0 ? "nothing is known" : parts.join("; ")}.`;
    }),
  );
  return [heading("What each member finds in their circle"), list(items)];
}

function ruleBlocks({ rules }: CirclesPlan): Block[] {
  const rows = Object.entries(rules).map(([name, count]) => [name, String(count)]);
  return [
    heading("What the rules did"),
    table(["rule", ">count"], rows),
    paragraph(
      "Of a rule about two people: how many pairs of people it keeps apart, where one pair can fall to several rules. Of a rule about a whole circle: how many people it counts.",
    ),
  ];
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

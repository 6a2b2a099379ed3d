import type { CirclesPlan, PlanCircle } from "../plan/circles-plan.js";
import { type Block, heading, paragraph, table } from "./document.js";
import { share } from "./plan-blocks.js";
import type { ShownCircles } from "./shown.js";

/** The circles in one table, and under it everybody with their circle. */
export function circleBlocks(plan: CirclesPlan, shown: ShownCircles): Block[] {
  const { circles } = plan;
  if (circles.length === 0) return [heading("Circles"), paragraph("There are none.")];
  return [
    heading("Circles"),
    ...overview(circles, shown),
    heading("Who is in which circle"),
    ...everybody(plan, shown),
  ];
}

function overview(circles: readonly PlanCircle[], { person }: ShownCircles): Block[] {
  const isLed = circles.some(({ leads }) => leads.length > 0);
  const meets = circles.some(({ time }) => time !== undefined);
  const required = circles.some(({ must }) => must);
  const rows = circles.map(({ leads, people, fit, worst, known, time, must }, at) => [
    String(at + 1),
    ...(isLed ? [leads.map((id) => person("lead", id)).join("; ")] : []),
    String(people.length),
    share(fit),
    share(worst),
    known === 1 ? "all" : known.toFixed(2),
    ...(meets ? [time?.best ?? "", time === undefined ? "" : String(time.starts), cannotCome(people, time)] : []),
    ...(required ? [must ? "yes" : ""] : []),
  ]);
  const columns = [
    ">circle",
    ...(isLed ? ["led by"] : []),
    ">members",
    ">fit",
    ">lowest",
    ">known",
    ...(meets ? ["meets", ">starts", "cannot come then"] : []),
    ...(required ? ["required"] : []),
  ];
  return [
    table(columns, rows),
    paragraph(
      "Fit is the mean of the members' own fits, lowest the fit of the worst-off one. Fit runs from 0 to 1 and compares circles of one plan with each other; it is not the probability that people will get on. Known is the share of the weight for which people gave answers; the rest counts as the mean.",
    ),
    ...(meets
      ? [
          paragraph(
            "Meets is the start in the week that most of the members can make, on the clock of who leads the circle (or of its first member); starts is how many such starts the circle can choose from, in the week of the programme with the fewest.",
          ),
        ]
      : []),
  ];

  function cannotCome(people: readonly string[], time: PlanCircle["time"]): string {
    if (time === undefined) return "";
    const missing = people.filter((id) => !time.canCome.includes(id));
    return missing.map((id) => person("member", id)).join("; ");
  }
}

/** What is in the parts of a fit, by their columns. */
const partNames = { members: "from others", leads: "from leads", covered: "covered" } as const;
const partWords = {
  members: "the others of the circle",
  leads: "those who lead it",
  covered: "what the circle covers together of the member's wishes",
} as const;

function everybody({ circles, totals }: CirclesPlan, { person }: ShownCircles): Block[] {
  const members = circles.flatMap((circle) => circle.members);
  const parts = (["members", "leads", "covered"] as const).filter((part) => members.some((one) => one.parts[part] > 0));
  // Where all of the fit is of one kind, its parts say nothing.
  const told = parts.length > 1 ? parts : [];
  const rows = circles.flatMap((circle, at) =>
    circle.members.map((member, place) => [
      place === 0 ? String(at + 1) : "",
      person("member", member.id),
      share(member.fit),
      ...told.map((part) => share(member.parts[part])),
      member.known === 1 ? "all" : member.known.toFixed(2),
    ]),
  );
  const sums = [
    `Fit in sum over the members ${share(totals.fit)}`,
    ...(totals.mean === undefined ? [] : [`mean ${share(totals.mean)}`]),
    ...(totals.worst === undefined ? [] : [`lowest ${share(totals.worst)}`]),
  ];
  return [
    table([">circle", "member", ">fit", ...told.map((part) => `>${partNames[part]}`), ">known"], rows),
    paragraph(
      `${sums.join(", ")}.${told.length === 0 ? "" : ` A fit is the sum of its parts: ${told.map((part) => partWords[part]).join(", ")}.`}`,
    ),
  ];
}

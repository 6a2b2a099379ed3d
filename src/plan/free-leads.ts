import { counted } from "../constraints/conflicts.js";
import { isAllowed } from "../constraints/eligibility.js";
import { compareText } from "../random.js";
import type { LeadGroups } from "./circle-leads.js";
import { type CircleStarts, commonTo, inFewest } from "./circle-starts.js";
import type { FinishedCircle } from "./kept-circles.js";
import type { Warning } from "./plan.js";
import type { CircleGround, JudgedSides } from "./pose-circles.js";

/** Leads who could lead a circle, and those who cannot, with the reason. */
export interface UsableLeads {
  readonly usable: readonly (readonly number[])[];
  readonly useless: readonly { readonly leads: readonly number[]; readonly text: string }[];
}

/** Sets leads apart who cannot lead any circle, whatever else is chosen: for want of time, or of members they may have. */
export function usableGroups(
  { size, over }: CircleGround["program"],
  leading: JudgedSides | undefined,
  time: CircleStarts | undefined,
  groups: readonly (readonly number[])[],
): UsableLeads {
  if (leading === undefined) return { usable: [], useless: [] };
  const { eligibility } = leading;
  const least = over === "smaller" ? 2 : size.min;
  const usable: (readonly number[])[] = [];
  const useless: { readonly leads: readonly number[]; readonly text: string }[] = [];
  for (const leads of groups) {
    let followers = 0;
    for (let row = 0; row < eligibility.rows; row++) {
      if (leads.every((lead) => isAllowed(eligibility, row, lead))) followers++;
    }
    if (time?.leads !== undefined) {
      const starts = inFewest(
        commonTo(
          leads.flatMap((lead) => time.leads?.[lead] ?? []),
          0,
        ),
        time.starts,
      );
      if (starts < time.atLeast) {
        useless.push({ leads, text: `has ${counted(starts, "start")} a week, and a circle needs ${time.atLeast}.` });
        continue;
      }
    }
    if (followers < Math.min(least, eligibility.rows)) {
      const text = `may lead ${counted(followers, "member")}, and a circle needs ${least}.`;
      useless.push({ leads, text });
    } else usable.push(leads);
  }
  return { usable, useless };
}

/** Every lead without a circle, sorted, with the reason. */
export function freeLeadsOf(
  { leading, shape }: CircleGround,
  circles: readonly FinishedCircle[],
  { usable, useless, alone }: UsableLeads & Pick<LeadGroups, "alone">,
): { readonly id: string; readonly text: string }[] {
  if (leading === undefined) return [];
  const ids = leading.lineup.ids[1];
  const idOf = (lead: number) => ids[lead] ?? "";
  const leads = new Set(circles.filter(({ members }) => members.length > 0).flatMap((circle) => circle.leads));
  const free: { readonly id: string; readonly text: string }[] = [];
  const note = (lead: number, text: string) => free.push({ id: idOf(lead), text: `${idOf(lead)} ${text}` });
  for (const group of useless) for (const lead of group.leads) note(lead, group.text);
  for (const lead of alone)
    note(lead, "is the one over: nobody is left to lead a circle with, whom lists and time allow.");
  for (const lead of usable.flat()) {
    if (leads.has(lead)) continue;
    const made = circles.filter(({ members }) => members.length > 0).length;
    note(
      lead,
      made < shape.circles
        ? `has no circle: numbers allow ${counted(shape.circles, "circle")}, and with the rules, lists and times ${made} were made.`
        : `was not needed. ${shape.text}`,
    );
  }
  return free.sort((a, b) => compareText(a.id, b.id));
}

/** What the coordinator should know about leads. */
export function leadWarnings(
  { leading, time }: CircleGround,
  paired: LeadGroups,
  useless: UsableLeads["useless"],
): Warning[] {
  if (leading === undefined || paired.alone.length < 2 || time?.leads === undefined)
    return useless.length > 0 ? warned() : [];
  const ids = paired.alone.map((lead) => leading.lineup.ids[1][lead] ?? "");
  const text = `${ids.length} leads have nobody with whom they share enough starts: ${ids.slice(0, 10).join(", ")}.`;
  return [{ code: "leads-apart", text }, ...warned()];

  function warned(): Warning[] {
    const ids = useless.flatMap(({ leads }) => leads.map((lead) => leading?.lineup.ids[1][lead] ?? ""));
    if (ids.length === 0) return [];
    return [
      {
        code: "leads-useless",
        text: `${counted(ids.length, "lead")} cannot lead any circle: ${ids.slice(0, 10).join(", ")}.`,
      },
    ];
  }
}

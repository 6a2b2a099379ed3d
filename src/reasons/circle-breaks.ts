import { circleCountsOf } from "../constraints/circle-counts.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import { breaches } from "../kernels/check/circle-worth.js";
import type { Standing } from "./circle-standing.js";

/** A rule about two people, and whom it keeps a member from. */
export interface KeptApart {
  readonly rule: string;
  /** Ids, in the order of the circle: leads, then members. */
  readonly with: readonly string[];
}

/** The rules that keep a member from the leads and the other members of a circle, in the order of the rules. */
export function keptApart(standing: Standing, circle: number, members: readonly number[], member: number): KeptApart[] {
  const { among, leading, leads } = standing.context;
  const found = new Map<string, string[]>();
  const note = (rule: string, id: string) => {
    const known = found.get(rule);
    if (known) known.push(id);
    else found.set(rule, [id]);
  };
  for (const lead of leads[circle] ?? []) {
    if (leading === undefined) continue;
    for (const rule of rulesAgainst(leading.eligibility, member, lead)) {
      note(leading.eligibility.rules[rule] ?? "", leading.lineup.ids[1][lead] ?? "");
    }
  }
  for (const other of members) {
    if (other === member) continue;
    for (const rule of rulesAgainst(among.eligibility, member, other)) {
      note(among.eligibility.rules[rule] ?? "", among.lineup.ids[0][other] ?? "");
    }
  }
  return [...found].map(([rule, people]) => ({ rule, with: people }));
}

/** Every rule, size and number of common starts that a circle of these members would break, in words. */
export function breaksOf(
  standing: Standing,
  circle: number,
  members: readonly number[],
  newcomer: number | undefined,
): string[] {
  const { context, personOf, numbers } = standing;
  const { problem } = context;
  const found = breaches(
    problem,
    circle,
    members.map((one) => personOf[one] ?? 0),
  );
  if (found.length === 0) return [];
  const kinds = new Set(found.map(({ of }) => of));
  const name = numbers[circle] === 0 ? "the circle" : `circle ${numbers[circle]}`;
  const apart = kinds.has("apart") || kinds.has("circle") ? apartWords(standing, circle, members, newcomer) : [];
  const counts = kinds.has("count") ? countWords(standing, members, name) : [];
  const lacking = found.filter(({ of }) => of === "time").reduce((most, { by }) => Math.max(most, by), 0);
  const least = problem.time?.least ?? 0;
  return [
    ...(kinds.has("size") ? [sizeWords(standing, circle, members.length, name)] : []),
    ...apart,
    ...counts,
    ...(lacking > 0
      ? [`${name} would have ${starts(least - lacking)} in common in the week with the fewest, and ${needed(least)}`]
      : []),
    // What a list of the run demands (who must sit with whom, who must lead whom) has no name of a rule.
    ...((kinds.has("apart") || kinds.has("circle")) && apart.length === 0 && newcomer !== undefined
      ? [`a list of this run says with whom somebody must be, and that is not in ${name}`]
      : []),
    ...(kinds.has("count") && counts.length === 0
      ? ["a list of this run says who must sit together, and they would be parted"]
      : []),
  ];
}

function starts(count: number): string {
  return count === 0 ? "no start" : `${count} ${count === 1 ? "start" : "starts"}`;
}

function needed(count: number): string {
  return count === 1 ? "at least 1 is needed" : `at least ${count} are needed`;
}

function allowed(count: number): string {
  return count === 0 ? "none is allowed" : `at most ${count} ${count === 1 ? "is" : "are"} allowed`;
}

function sizeWords({ context }: Standing, circle: number, size: number, name: string): string {
  const { min, max } = context.problem.sizes;
  const [least, most] = [min[circle] ?? 0, max[circle] ?? 0];
  return `${name} would have ${size} ${size === 1 ? "member" : "members"}, and ${size > most ? allowed(most) : needed(least)}`;
}

function apartWords(
  standing: Standing,
  circle: number,
  members: readonly number[],
  newcomer: number | undefined,
): string[] {
  if (newcomer === undefined) return [];
  const { called, context } = standing;
  const who = called.member(context.among.lineup.ids[0][newcomer] ?? "");
  const leadIds = context.leading?.lineup.positions[1];
  return keptApart(standing, circle, members, newcomer).map(({ rule, with: people }) => {
    const names = people.map((id) => (isLead(id) ? called.lead(id) : called.member(id)));
    return `"${rule}" keeps ${who} from ${names.join("; ")}`;
  });

  function isLead(id: string): boolean {
    const at = leadIds?.get(id);
    return at !== undefined && (context.leads[circle] ?? []).includes(at);
  }
}

/** The rules of the program about whole circles, asked again. */
function countWords({ context }: Standing, members: readonly number[], name: string): string[] {
  const { counts } = circleCountsOf(context.program.circleRules, context.among.lineup, []);
  return counts.flatMap(({ rule, kind, people, least, most, one }) => {
    const held = members.filter((member) => people.includes(member)).length;
    const whom = `of those whom "${rule}" counts${kind === undefined ? "" : ` (${kind})`}`;
    if (held > most) return [`${name} would hold ${held} ${whom}, and ${allowed(most)}`];
    if (held < least) return [`${name} would hold ${held === 0 ? "none" : held} ${whom}, and ${needed(least)}`];
    return held === 1 && !one ? [`${name} would hold exactly one ${whom}`] : [];
  });
}

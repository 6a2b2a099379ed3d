import type { Lineup } from "../cohort/lineup.js";
import { firstFew } from "../errors.js";
import type { ReadCircleLists } from "./circle-lists.js";
import type { CircleShape } from "./circle-sizes.js";
import { type Conflict, counted, forbiddenMust, named, person } from "./conflicts.js";
import type { Eligibility } from "./eligibility.js";
import { cellsOf } from "./peer-lists.js";

/** All that clashes are looked for in. */
export interface CircleConstraints {
  readonly members: Lineup;
  readonly among: Eligibility;
  /** Members and leads, and who may lead whom; absent without leads. */
  readonly leading: { readonly lineup: Lineup; readonly eligibility: Eligibility } | undefined;
  readonly lists: ReadCircleLists;
  readonly shape: CircleShape;
  readonly leadsPerCircle: 0 | 1 | 2;
}

const off = "Take them off the list of those who must be together.";

/**
 * What clashes among circles before any search: nobody must have a place, so only people who must sit together, or must have a
 * lead, can clash: with a rule, with the sizes, or with each other. Cost: one look at every pair of them.
 */
export function circleConflictsOf(constraints: CircleConstraints): Conflict[] {
  const { members, among, leading, lists, shape } = constraints;
  const forbidden = lists.groups.flatMap(cellsOf).flatMap((cell) => forbiddenMust(members, among, cell));
  const pinned =
    leading === undefined
      ? []
      : lists.leading.must.flatMap((cell) => forbiddenMust(leading.lineup, leading.eligibility, cell));
  const wanted = [...lists.groups.flat(), ...lists.leading.must.map(({ row }) => row)];
  if (wanted.length > 0 && shape.circles === 0) return [...forbidden, ...pinned, noCircle(members, wanted, shape)];
  const large = lists.groups
    .filter((group) => group.length > shape.max)
    .map((group) => tooLarge(members, group, shape.max, "must sit together"));
  return [...forbidden, ...pinned, ...large, ...pinsOf(constraints)];
}

function noCircle(members: Lineup, wanted: readonly number[], { text }: CircleShape): Conflict {
  const people = [...new Set(wanted)].sort((a, b) => a - b).map((position) => person(members, 0, position));
  const are = `${firstFew(people.map(({ id }) => id))} must be in a circle, but there is none.`;
  return { code: "must-circle", text: `${are} ${text}`, people, rules: [], remedies: [off, "Let circles be smaller."] };
}

function tooLarge(members: Lineup, group: readonly number[], has: number, what: string): Conflict {
  const people = group.map((position) => person(members, 0, position));
  const needs = group.length;
  return {
    code: "must-circle",
    text: `${needs} members ${what} (${firstFew(people.map(({ id }) => id))}), but a circle holds ${has} at most.`,
    people,
    rules: [],
    needs,
    has,
    remedies: [off, `Let circles be as large as ${needs}.`],
  };
}

/** The leads that people must have: no more than lead one circle, also for those who must sit together, and with room for all. */
function pinsOf({ members, leading, lists, shape, leadsPerCircle }: CircleConstraints): Conflict[] {
  if (leading === undefined) return [];
  const wanted = new Map<number, Set<number>>();
  for (const { row, column } of lists.leading.must) {
    const sitting = lists.groups.find((group) => group.includes(row)) ?? [row];
    const key = sitting[0] ?? row;
    const leads = wanted.get(key) ?? new Set();
    wanted.set(key, leads.add(column));
  }
  const conflicts: Conflict[] = [];
  const followers = new Map<number, Set<number>>();
  for (const [first, leads] of wanted) {
    const group = lists.groups.find((one) => one.includes(first)) ?? [first];
    for (const lead of leads) followers.set(lead, new Set([...(followers.get(lead) ?? []), ...group]));
    if (leads.size <= leadsPerCircle) continue;
    const of = [...leads].sort((a, b) => a - b).map((lead) => person(leading.lineup, 1, lead));
    const people = [...group.map((member) => person(members, 0, member)), ...of];
    conflicts.push({
      code: "must-circle",
      text: `${named(group.map((member) => person(members, 0, member)))} must have ${named(of)}, but a circle has ${counted(leadsPerCircle, "lead")}.`,
      people,
      rules: [],
      needs: leads.size,
      has: leadsPerCircle,
      remedies: [off],
    });
  }
  for (const [lead, group] of followers) {
    if (group.size <= shape.max) continue;
    const rising = [...group].sort((a, b) => a - b);
    const { id } = person(leading.lineup, 1, lead);
    conflicts.push(tooLarge(members, rising, shape.max, `must have lead ${id}, with those who sit with them`));
  }
  return conflicts;
}

import type { Lineup } from "../cohort/lineup.js";
import type { Bounds } from "./capacity.js";
import { type Eligibility, isAllowed, rulesAgainst } from "./eligibility.js";
import type { Cell } from "./lists.js";

/** A person as named from outside. */
export interface PersonRef {
  readonly role: string;
  readonly id: string;
}

/** Why no plan can exist: what clashes with what, with the arithmetic and what would help. Plain data. */
export interface Conflict {
  readonly code:
    | "must-forbidden"
    | "must-twice"
    | "must-exceeds-places"
    | "must-trio"
    | "too-few-places"
    | "out-of-reach"
    | "shortage"
    | "mutual-loop"
    | "unstable"
    | "most"
    | "must-circle"
    | "circles-impossible"
    | "circles-not-found"
    | "no-such-groups"
    | "no-round"
    | "rounds-not-found"
    | "stopped-by-hook";
  /** The clash in one sentence, with its numbers. */
  readonly text: string;
  readonly people: readonly PersonRef[];
  /** The names of the rules that take part. */
  readonly rules: readonly string[];
  /** Places needed and places there are, where the clash is one of numbers. */
  readonly needs?: number;
  readonly has?: number;
  readonly remedies: readonly string[];
}

/** All that the passes look at. */
export interface Constraints {
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  readonly bounds: readonly [Bounds, Bounds];
  readonly must: readonly Cell[];
  /** At most so many people of the first role may have a partner; absent where there is no such limit. */
  readonly most?: number;
}

/**
 * The constraint passes in their order; the first that finds something ends the search, since what comes after would only
 * repeat it: pairs that must be made against the rules and the places, then the limit, then the sums of places, then each
 * person's reach. Cost: one look at every pair.
 */
export function conflictsOf(constraints: Constraints): Conflict[] {
  for (const pass of [mustPairs, beyondMost, sumsOfPlaces, reachOfPeople]) {
    const found = pass(constraints);
    if (found.length > 0) return found;
  }
  return [];
}

/** Pass 1: a pair that must be made is allowed, is named once, and both people have a place for it. */
function mustPairs({ lineup, eligibility, bounds, must }: Constraints): Conflict[] {
  const conflicts: Conflict[] = [];
  const seen = new Set<string>();
  const taken = [new Int32Array(eligibility.rows), new Int32Array(eligibility.columns)] as const;
  for (const { row, column } of must) {
    const people = [person(lineup, 0, row), person(lineup, 1, column)];
    conflicts.push(...forbiddenMust(lineup, eligibility, { row, column }));
    if (seen.has(`${row} ${column}`)) {
      conflicts.push({
        code: "must-twice",
        text: `${named(people)} must be paired twice, but a pair is made once.`,
        people,
        rules: [],
        remedies: ["Name the pair once."],
      });
    }
    seen.add(`${row} ${column}`);
    taken[0][row] = (taken[0][row] ?? 0) + 1;
    taken[1][column] = (taken[1][column] ?? 0) + 1;
  }
  for (const side of [0, 1] as const) {
    for (const [index, needs] of taken[side].entries()) {
      const has = bounds[side].max[index] ?? 0;
      if (needs <= has) continue;
      const who = person(lineup, side, index);
      conflicts.push({
        code: "must-exceeds-places",
        text: `${named([who])} must be in ${counted(needs, "pair")} but has ${counted(has, "place")}.`,
        people: [who],
        rules: [],
        needs,
        has,
        remedies: [`Give ${who.id} more places.`, "Take a pair off the list of pairs that must be made."],
      });
    }
  }
  return conflicts;
}

/** A pair that must be made against the rules that forbid it; nothing where none does. */
export function forbiddenMust(lineup: Lineup, eligibility: Eligibility, { row, column }: Cell): Conflict[] {
  const people = [person(lineup, 0, row), person(lineup, 1, column)];
  const rules = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule] ?? "");
  if (rules.length === 0) return [];
  return [
    {
      code: "must-forbidden",
      text: `${named(people)} must be paired, but ${listed(rules)} ${rules.length > 1 ? "forbid" : "forbids"} it.`,
      people,
      rules,
      remedies: ["Take the pair off the list of pairs that must be made.", "Change the rule, or the answers it reads."],
    },
  ];
}

/** Pass 2: no more people of the first role must have a partner than may have one. */
function beyondMost({ lineup, bounds, must, most }: Constraints): Conflict[] {
  if (most === undefined) return [];
  const inMust = new Set(must.map(({ row }) => row));
  const wanting = [...bounds[0].min.keys()].filter((row) => inMust.has(row) || (bounds[0].min[row] ?? 0) > 0);
  if (wanting.length <= most) return [];
  const people = wanting.map((row) => person(lineup, 0, row));
  const text = `${counted(wanting.length, "person", "people")} on the ${lineup.roles[0]} side must have a partner, but at most ${most} may.`;
  return [{ code: "most", text, people, rules: [], needs: wanting.length, has: most, remedies: [...moreOrFewer] }];
}

/** What helps where a limit on how many people may have a partner clashes with those who must have one. */
export const moreOrFewer: readonly string[] = [
  "Let more people have a partner.",
  "Lower least numbers of partners, or take pairs off the list of those that must be made.",
];

/** Pass 3: the least places that one side needs are not more than what the other side has at most. */
function sumsOfPlaces({ lineup, bounds }: Constraints): Conflict[] {
  return ([0, 1] as const).flatMap((side) => {
    const other = side === 0 ? 1 : 0;
    const needs = sum(bounds[side].min);
    // Nobody meets the same person twice, so a place beyond the number of people on this side is no use.
    const has = sum(bounds[other].max.map((max) => Math.min(max, lineup.ids[side].length)));
    if (needs <= has) return [];
    const [one, two] = [lineup.roles[side], lineup.roles[other]];
    return [
      {
        code: "too-few-places" as const,
        text: `The ${one} side needs at least ${counted(needs, "place")}, the ${two} side has ${has} at most.`,
        people: [],
        rules: [],
        needs,
        has,
        remedies: [
          `Find ${needs - has} more ${needs - has === 1 ? "place" : "places"} on the ${two} side.`,
          `Lower the least number of partners on the ${one} side.`,
        ],
      },
    ];
  });
}

/** Pass 4: everybody who needs partners is allowed to meet as many people who have a place. */
function reachOfPeople({ lineup, eligibility, bounds }: Constraints): Conflict[] {
  return ([0, 1] as const).flatMap((side) =>
    [...bounds[side].min].flatMap((needs, index) => {
      if (needs === 0) return [];
      const reach = reachOf(eligibility, side, index);
      if (needs <= reach.allowed) return [];
      const who = person(lineup, side, index);
      const met = lineup.roles[side === 0 ? 1 : 0];
      const because = reach.removed.map(({ rule, count }) => `${quoted(rule)} removes ${count}`).join(", ");
      return [
        {
          code: "out-of-reach" as const,
          text: `${named([who])} needs ${counted(needs, "partner")}, but may meet ${reach.allowed} of ${reach.of} on the ${met} side${because ? `: ${because}` : ""}.`,
          people: [who],
          rules: reach.removed.map(({ rule }) => rule),
          needs,
          has: reach.allowed,
          remedies: [`Let ${who.id} go without a partner (least number 0).`, "Change the rule that removes most."],
        },
      ];
    }),
  );
}

/** Whom a person may meet, and how many people each rule takes away from them (a pair can fall to several rules). */
export interface Reach {
  readonly allowed: number;
  readonly of: number;
  /** Most first. */
  readonly removed: readonly { readonly rule: string; readonly count: number }[];
}

/** Counts the reach of one person. */
export function reachOf(eligibility: Eligibility, side: 0 | 1, index: number): Reach {
  const of = side === 0 ? eligibility.columns : eligibility.rows;
  const counts = new Map<number, number>();
  let allowed = 0;
  for (let other = 0; other < of; other++) {
    const [row, column] = side === 0 ? [index, other] : [other, index];
    if (isAllowed(eligibility, row, column)) allowed++;
    else for (const rule of rulesAgainst(eligibility, row, column)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const removed = [...counts].map(([rule, count]) => ({ rule: eligibility.rules[rule] ?? "", count }));
  return { allowed, of, removed: removed.sort((a, b) => b.count - a.count) };
}

/** The person at a position, by role and id. */
export function person(lineup: Lineup, side: 0 | 1, index: number): PersonRef {
  return { role: lineup.roles[side], id: lineup.ids[side][index] ?? "" };
}

/** "1 place", "2 places", with another word for several where it is needed. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}

/** "mentee a and mentor b". */
export function named(people: readonly PersonRef[]): string {
  return people.map(({ role, id }) => `${role} ${id}`).join(" and ");
}

function listed(names: readonly string[]): string {
  return names.map(quoted).join(" and ");
}

function quoted(name: string): string {
  return `"${name}"`;
}

function sum(numbers: Int32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import type { Lineup } from "../../cohort/lineup.js";
import type { PersonRef } from "../../constraints/conflicts.js";
import type { Fit } from "../../fit/fit.js";
import type { Context, PeersContext } from "../../plan/context.js";
import { keyOf, type SeenPlan } from "./seen.js";

/** The people of one role: positions `from` to `to - 1`, who meet people at `meets[0]` to `meets[1] - 1`. */
export interface Side {
  readonly role: string;
  readonly from: number;
  readonly to: number;
  readonly meets: readonly [number, number];
}

/**
 * What the measures of wishes know of a cohort, whatever the noun of its program: people by position, how many partners each
 * may have, and what each would be worth to each. Two roles or one group are the same to them.
 */
export interface Ground {
  readonly people: readonly PersonRef[];
  readonly sides: readonly Side[];
  /** Most partners of each person; of peers 1, since a trio is a way out and nobody's place. */
  readonly most: Int32Array;
  /** What `other` is worth to `person`, whole millionths; NaN where the two may not meet. */
  readonly worth: (person: number, other: number) => number;
  /**
   * How partners are judged: one by one (each can be given up for a better one), or as one (whoever leaves, leaves a whole
   * group, which is worth its mean).
   */
  readonly company: "one by one" | "as one";
  /** Whether a list says that the two must be together, of people in a group of three; a group of two says so itself. */
  readonly mustBe: (person: number, other: number) => boolean;
  /**
   * The same two people as a pair the other way round, where one pair rules the other out; by position, as the first of the
   * two people and the second.
   */
  readonly mirror: (person: number, other: number) => readonly [number, number] | undefined;
}

/** The ground of a plan. */
export function groundOf(context: Context | PeersContext): Ground {
  return "bounds" in context ? ofTwoRoles(context) : ofOneGroup(context);
}

function ofTwoRoles({ lineup, bounds, fit, program }: Context): Ground {
  const { rows, columns, scores } = fit;
  const [first, second] = lineup.roles;
  const refs = [...refsOf(lineup, 0), ...refsOf(lineup, 1)];
  const most = new Int32Array(rows + columns);
  most.set(bounds[0].max);
  most.set(bounds[1].max, rows);
  const worth = (person: number, other: number): number => {
    const isRow = person < rows;
    const [row, column] = isRow ? [person, other - rows] : [other, person - rows];
    return scores[row * columns + column] ?? Number.NaN;
  };
  const mirror = (person: number, other: number): readonly [number, number] | undefined => {
    const [row, column] = person < rows ? [person, other] : [other, person];
    const mentoring = lineup.positions[0].get(refs[column]?.id ?? "");
    const mentored = lineup.positions[1].get(refs[row]?.id ?? "");
    return mentoring === undefined || mentored === undefined ? undefined : [mentoring, rows + mentored];
  };
  return {
    people: refs,
    sides: [
      { role: first, from: 0, to: rows, meets: [rows, rows + columns] },
      { role: second, from: rows, to: rows + columns, meets: [0, rows] },
    ],
    most,
    worth,
    company: "one by one",
    mustBe: () => false,
    mirror: program.mutual === "forbidden" ? mirror : () => undefined,
  };
}

function ofOneGroup({ lineup, fit, lists }: PeersContext): Ground {
  const size = fit.columns;
  const must = new Set(lists.must.flatMap(({ row, column }) => [`${row} ${column}`, `${column} ${row}`]));
  return {
    people: refsOf(lineup, 0),
    sides: [{ role: lineup.roles[0], from: 0, to: size, meets: [0, size] }],
    most: new Int32Array(size).fill(1),
    worth: scoreOf(fit),
    company: "as one",
    mustBe: (person, other) => must.has(`${person} ${other}`),
    mirror: () => undefined,
  };
}

function scoreOf({ scores, columns }: Fit) {
  return (row: number, column: number) => scores[row * columns + column] ?? Number.NaN;
}

function refsOf({ roles, ids }: Lineup, side: 0 | 1): PersonRef[] {
  return ids[side].map((id) => ({ role: roles[side], id }));
}

/** The partners of each person by position; a partner who must be is one whom nobody can take. */
export interface Held {
  readonly partners: readonly (readonly number[])[];
  readonly isFixed: (person: number, other: number) => boolean;
}

/** The groups of a plan on a ground; undefined where the plan is not one of its people and fits. */
export function heldOn(ground: Ground, { groups }: SeenPlan): Held | undefined {
  const at = new Map(ground.people.map((one, position) => [keyOf(one), position]));
  const partners = ground.people.map((): number[] => []);
  const fixed = new Set<string>();
  for (const { people, fit, must } of groups) {
    const members = people.map((one) => at.get(keyOf(one)) ?? -1);
    if (members.includes(-1)) return undefined;
    const couples = members.flatMap((one, place) => members.slice(place + 1).map((other) => [one, other] as const));
    const sum = couples.reduce((all, couple) => all + ground.worth(...couple), 0);
    if (Math.round(sum / couples.length) !== fit) return undefined;
    for (const [one, other] of couples) {
      partners[one]?.push(other);
      partners[other]?.push(one);
      if (must && (members.length === 2 || ground.mustBe(one, other)))
        fixed.add(`${one} ${other}`).add(`${other} ${one}`);
    }
  }
  return { partners, isFixed: (person, other) => fixed.has(`${person} ${other}`) };
}

/** The same plan with what everybody has by their own fits, where a group alone does not say it. */
export function precisely(plan: SeenPlan, ground: Ground, { partners }: Held): SeenPlan {
  if (ground.company === "one by one") return plan;
  const people = new Map(plan.people);
  for (const [position, one] of ground.people.entries()) {
    const [known, own] = [people.get(keyOf(one)), partners[position] ?? []];
    if (known === undefined || own.length < 2) continue;
    const sum = own.reduce((all, other) => all + ground.worth(position, other), 0);
    people.set(keyOf(one), { ...known, has: Math.round(sum / own.length) });
  }
  return { ...plan, people };
}

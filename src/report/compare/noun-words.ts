import type { Noun } from "../../plan/any-plan.js";

/** What the things are called that a comparison is about, noun by noun. */
export interface NounWords {
  /** One group and several. */
  readonly group: string;
  readonly groups: string;
  /** Over what fits are summed, averaged, and which is the lowest. */
  readonly total: string;
  readonly mean: string;
  readonly worst: string;
  /** What a person has who has a place: "with a partner", and in a sentence "have a partner". */
  readonly placed: string;
  readonly have: string;
  /** What a lack of it is called. */
  readonly alone: string;
  /** With whom people are: partners, or the members that a lead has. */
  readonly company: string;
}

/** The words of every noun. */
export const nounWords: Readonly<Record<Noun, NounWords>> = Object.freeze({
  pairs: {
    group: "pair",
    groups: "pairs",
    total: "fit in sum",
    mean: "mean fit of the pairs",
    worst: "lowest fit of a pair",
    placed: "with a partner",
    have: "have a partner",
    alone: "without a partner",
    company: "partners",
  },
  peers: {
    group: "group",
    groups: "groups",
    total: "fit in sum over the people",
    mean: "mean fit of the people",
    worst: "lowest fit of two together",
    placed: "with a partner",
    have: "have a partner",
    alone: "without a partner",
    company: "partners",
  },
  circles: {
    group: "circle",
    groups: "circles",
    total: "fit in sum over the members",
    mean: "mean fit of the members",
    worst: "lowest fit of a member",
    placed: "with a circle",
    have: "have a circle",
    alone: "without a circle",
    company: "members",
  },
});

/** The people of a side in a sentence: "the mentee side" of pairs, the people themselves where there is one group of them. */
export function sideInWords(noun: Noun, role: string): string {
  return noun === "pairs" ? `the ${role} side` : several(role);
}

/** So many people of a role: "1 member", "3 people". */
export function countOf(role: string, count: number): string {
  return `${count} ${count === 1 ? role : several(role)}`;
}

function several(role: string): string {
  return role === "person" ? "people" : `${role}s`;
}

import type { Decision, Ground } from "pairwright";

/** Two roles with people of these ids, and places for each mentor. */
export function pairsGround(given: {
  readonly mentee: readonly string[];
  readonly mentor: readonly string[];
  readonly places?: Readonly<Record<string, number>>;
  readonly mutual?: boolean;
}): Ground {
  const people: Readonly<Record<string, readonly string[]>> = { mentee: given.mentee, mentor: given.mentor };
  return {
    roles: ["mentee", "mentor"],
    together: "pairs",
    leads: 0,
    mutual: given.mutual ?? true,
    has: (role, id) => people[role]?.includes(id) === true,
    places: (role, id) =>
      people[role]?.includes(id) !== true ? undefined : role === "mentor" ? (given.places?.[id] ?? 1) : 1,
  };
}

/** People of one kind, in groups of two or in circles. */
export function groupsGround(ids: readonly string[], together: "groups of two" | "groups" = "groups of two"): Ground {
  return {
    roles: ["person"],
    together,
    leads: 0,
    mutual: true,
    has: (role, id) => role === "person" && ids.includes(id),
    places: () => undefined,
  };
}

/** Who and why, where a test is about something else. */
export const signed = { by: "Bo", because: "They asked for it." } as const;

export const keep = (mentee: string, mentor: string, more: object = {}): Decision => {
  return { decision: "keep", pair: { mentee, mentor }, ...signed, ...more };
};
export const part = (mentee: string, mentor: string, more: object = {}): Decision => {
  return { decision: "part", pair: { mentee, mentor }, ...signed, ...more };
};
export const withdraw = (role: string, id: string, more: object = {}): Decision => {
  return { decision: "withdraw", person: { role, id }, ...signed, ...more };
};
export const join = (role: string, id: string, more: object = {}): Decision => {
  return { decision: "join", person: { role, id }, ...signed, ...more };
};
export const capacity = (id: string, places: number, more: object = {}): Decision => {
  return { decision: "capacity", person: { role: "mentor", id }, places, ...signed, ...more };
};
export const swap = (a: string, x: string, b: string, y: string, more: object = {}): Decision => {
  const pairs = [
    { mentee: a, mentor: x },
    { mentee: b, mentor: y },
  ] as const;
  return { decision: "swap", pairs, ...signed, ...more };
};
export const together = (people: readonly [string, string, ...string[]], more: object = {}): Decision => {
  return { decision: "keep", people, ...signed, ...more };
};
export const apart = (people: readonly [string, string, ...string[]], more: object = {}): Decision => {
  return { decision: "part", people, ...signed, ...more };
};

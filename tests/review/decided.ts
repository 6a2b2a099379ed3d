import fc from "fast-check";
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

const text = fc.oneof(
  fc.constantFrom(
    "Bo",
    "They asked for it.",
    "Zoë said so\nand meant it",
    '"quoted" \\ {',
    "\u{1F389} \u0000",
    "\ud800",
    "__proto__",
  ),
  fc.string({ minLength: 1, unit: "binary" }).map((words) => `a${words}`),
);

/** Any decision as it may be written, about any people. */
export const anyDecision: fc.Arbitrary<Decision> = fc
  .record({
    by: text,
    because: text,
    more: fc.record(
      {
        at: fc.constantFrom("2026-11-25", "2026-11-25T17:00:00Z", "2026-11-25T17:00:00.5+01:00"),
        overrules: fc.array(fc.record({ rule: text, because: text }), { maxLength: 2 }),
        supersedes: fc.constant("earlier" as const),
      },
      { requiredKeys: [] },
    ),
    ids: fc.uniqueArray(text, { minLength: 4, maxLength: 4 }),
    kind: fc.nat(10),
    whole: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ by, because, more, ids, kind, whole }): Decision => {
    const [a = "", b = "", c = "", d = ""] = ids;
    const own = { by, because, ...more };
    const pair = { mentee: a, mentor: b };
    switch (kind) {
      case 0:
        return { decision: "keep", pair, ...own };
      case 1:
        return { decision: "part", people: [a, b, c], ...own };
      case 2:
        return { decision: "adjust", people: [a, b], name: c, fit: -whole / 1e6, ...own };
      case 3:
        return { decision: "adjust", pair, criterion: c, value: whole / 1e6, ...own };
      case 4:
        return { decision: "capacity", person: { role: "mentor", id: a }, places: { min: 1, max: whole }, ...own };
      case 5:
        return { decision: "withdraw", person: { role: "mentee", id: a }, ...own };
      case 6:
        return { decision: "join", person: { role: "mentee", id: a }, ...own };
      case 7:
        return { decision: "swap", pairs: [pair, { mentee: c, mentor: d }], ...own };
      case 8:
        return {
          decision: "swap",
          people: [
            [a, b],
            [c, d],
          ],
          ...own,
        };
      case 9:
        return { decision: "approve", people: [a, b], ...own };
      default:
        return { decision: "approve", plan: "0123456789abcdef".repeat(4), ...own };
    }
  });

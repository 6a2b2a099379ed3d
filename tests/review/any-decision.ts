import fc from "fast-check";
import type { Decision } from "pairwright";

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

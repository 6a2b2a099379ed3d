// The audit of a plan for peers: one role, everybody once, figures by hand.
import { audit, auditReport, cohortOf, match, peers, sealOf, settled, thresholdPresets } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const Person = z.object({ id: z.string(), shy: z.boolean() });
const program = (odd: "trio" | "bye") =>
  peers({
    of: Person,
    rules: { "not two who are shy": (one, other) => !(one.shy && other.shy) },
    criteria: { bold: (one, other) => (one.shy || other.shy ? 0.5 : 1) },
    weights: { bold: 1 },
    odd,
  });

// Of 10 in group A 8 are shy, of 11 in group B 5: no more than 8 of 13 who are shy have somebody who is not.
const people = Array.from({ length: 21 }, (_, at) => ({
  id: `p${String(at).padStart(2, "0")}`,
  shy: at < 10 ? at < 8 : at < 15,
}));
const sealed = sealOf(program("bye"), { person: people.map(({ id }, at) => ({ id, group: at < 10 ? "A" : "B" })) });

describe("an audit of peers", () => {
  it.each(["trio", "bye"] as const)("counts everybody once, under one role: %s", (odd) => {
    const plan = settled(match(program(odd), cohortOf(program(odd), { person: people })));
    const found = audit(plan, sealed, { thresholds: thresholdPresets.fourFifths });
    expect(found.tables).toHaveLength(1);
    const [table] = found.tables;
    expect(table).toMatchObject({ role: "person", people: 21, matched: plan.totals.matched });
    const placed = new Set(plan.groups.flatMap(({ people }) => [...people]));
    for (const { group, people: size, matched } of table?.groups ?? []) {
      const own = people.filter(({ id }) => id < "p10" === (group[0] === "A"));
      expect([size, matched]).toEqual([own.length, own.filter(({ id }) => placed.has(id)).length]);
    }
    expect(auditReport(found)).toContain("person");
  });
});

import fc from "fast-check";
import { type CirclesPlan, cohortOf, explain, match, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import {
  cohorts,
  fitIn,
  isAllowed,
  type Lead,
  type Member,
  type People,
  planOf,
  program,
  worthOf,
} from "./circle-questions.js";

/** Cohorts until one has a plan are cheap; each of these is solved exactly. */
const runs = { seed, numRuns: 40 * effort };

interface Group {
  readonly members: readonly Member[];
  readonly lead: Lead;
}

function groupsOf(plan: CirclesPlan, people: People): Group[] {
  const members = new Map(people.member.map((one) => [one.id, one]));
  const leads = new Map(people.lead.map((one) => [one.id, one]));
  return plan.circles.map((circle) => ({
    members: circle.people.flatMap((id) => members.get(id) ?? []),
    lead: leads.get(circle.leads[0] ?? "") ?? { id: "", warm: 0, offers: [], free: "" },
  }));
}

/** What becomes of a group where one goes and another comes, judged by the oracle. */
function changed({ members, lead }: Group, gone: string | undefined, come: Member | undefined): Group {
  return { members: [...members.filter(({ id }) => id !== gone), ...(come ? [come] : [])], lead };
}
const keeps = (group: Group) => isAllowed(group.members, group.lead);
const worth = (group: Group) => worthOf(group.members, group.lead);

describe("a member and a circle they are not in", () => {
  it("breaks what an oracle breaks, and costs what an oracle counts", () => {
    let possible = 0;
    fc.assert(
      fc.property(cohorts, (people) => {
        const plan = planOf(people, seed);
        if (plan === undefined) return;
        const groups = groupsOf(plan, people);
        for (const member of people.member) {
          const from = groups.find(({ members }) => members.includes(member));
          for (const [at, group] of groups.entries()) {
            if (group === from) continue;
            const { move, exchange, forbidden } = explain(plan, { member: member.id, circle: at + 1 });
            const change = (partner: Member | undefined) => {
              const there = changed(group, partner?.id, member);
              const left = from === undefined ? undefined : changed(from, member.id, partner);
              if (!keeps(there) || (left !== undefined && !keeps(left))) return undefined;
              const before = worth(group) + (from === undefined ? 0 : worth(from));
              const people = from === undefined && partner === undefined ? -1 : 0;
              return { people, worth: before - worth(there) - (left === undefined ? 0 : worth(left)), partner };
            };
            const alone = change(undefined);
            expect(move.breaks.length === 0, move.breaks.join("; ")).toBe(alone !== undefined);
            if (alone !== undefined) {
              possible++;
              expect(move.cost?.people).toBe(alone.people);
              expect(move.cost?.worth).toBeCloseTo(alone.worth, 4);
              expect(move.fit).toBeCloseTo(fitIn(member, [...group.members, member], group.lead), 4);
            }
            const exchanges = group.members.flatMap((partner) => change(partner) ?? []);
            const best = exchanges.length === 0 ? undefined : Math.min(...exchanges.map((one) => one.worth));
            expect(exchange === undefined).toBe(best === undefined);
            if (best !== undefined) {
              possible++;
              expect(exchange?.cost?.worth).toBeCloseTo(best, 4);
            }
            // A proven plan cannot be bettered by any one change.
            if (plan.status === "optimal") {
              for (const cost of [move.cost, exchange?.cost]) {
                if (cost === undefined) continue;
                expect(cost.people).toBeGreaterThanOrEqual(0);
                expect(cost.worth).toBeGreaterThanOrEqual(0);
              }
            }
            const bosses = group.members.filter((other) => member.boss !== "" && other.boss === member.boss);
            const rule = forbidden.find(({ rule }) => rule === "not under one boss");
            expect(rule?.with ?? []).toEqual(bosses.map(({ id }) => id));
          }
        }
      }),
      runs,
    );
    expect(possible).toBeGreaterThan(20);
  });
});

describe("two people", () => {
  it("are chosen, forbidden or not chosen, and the change brings them together for what an oracle counts", () => {
    fc.assert(
      fc.property(cohorts, (people) => {
        const plan = planOf(people, seed);
        if (plan === undefined) return;
        const groups = groupsOf(plan, people);
        const [one] = people.member;
        for (const other of people.member.slice(1)) {
          if (one === undefined) continue;
          const { verdict, change, forbiddenBy, fit } = explain(plan, { one: one.id, other: other.id });
          const isForbidden = one.boss !== "" && one.boss === other.boss;
          const together = groups.some(({ members }) => members.includes(one) && members.includes(other));
          expect(verdict).toBe(isForbidden ? "forbidden" : together ? "chosen" : "not chosen");
          expect(forbiddenBy).toEqual(isForbidden ? ["not under one boss"] : []);
          if (!isForbidden) expect(fit).toBeCloseTo(1 - Math.abs(one.pace - other.pace) / 4, 5);
          if (change === undefined) continue;
          expect(verdict).toBe("not chosen");
          const [mover, stays] = change.member === one.id ? [one, other] : [other, one];
          const there = groups.find(({ members }) => members.includes(stays));
          const from = groups.find(({ members }) => members.includes(mover));
          const partner = people.member.find(({ id }) => id === change.with);
          if (there === undefined) throw new Error("nowhere");
          const made = changed(there, partner?.id, mover);
          const left = from === undefined ? undefined : changed(from, mover.id, partner);
          expect(made.members).toContain(stays);
          expect(keeps(made) && (left === undefined || keeps(left))).toBe(true);
          const lost = worth(there) + (from ? worth(from) : 0) - worth(made) - (left ? worth(left) : 0);
          expect(change.cost?.worth).toBeCloseTo(lost, 4);
        }
      }),
      runs,
    );
  });
});

const person = (id: string, pace: number, more: Partial<Member> = {}): Member => {
  return { id, pace, team: id, boss: "", wants: ["a"], offers: [], free: "12", ...more };
};
const people: People = {
  member: [
    person("ada", 1, { wants: ["a", "b"], boss: "p" }),
    person("bo", 1, { offers: ["b"] }),
    person("cy", 4, { boss: "p" }),
    person("di", 4, { free: "1" }),
    person("eve", 4, { wants: ["d"] }),
  ],
  lead: [
    { id: "grace", warm: 0, offers: ["a"], free: "12" },
    { id: "hal", warm: 4, offers: ["c"], free: "12" },
  ],
};
const plan = settled(match(program, cohortOf(program, people), { seed }));
const names = { member: (id: string) => id.toUpperCase(), lead: (id: string) => `Dr ${id}` };

describe("in words", () => {
  it("says why a member is where they are, and who can help with which wish", () => {
    const { wishes, time, others, leads, text, parts, fit } = explain(plan, { member: "ada" }, { names });
    expect(wishes).toEqual([
      { criterion: "together", wish: "a", by: ["grace"], byLeads: 1 },
      { criterion: "together", wish: "b", by: ["bo"], byLeads: 0 },
    ]);
    expect(time).toEqual({ best: "at 1", canCome: true });
    expect(others).toEqual([{ id: "bo", fit: 1, shared: [], learns: [] }]);
    expect(leads.map(({ id }) => id)).toEqual(["grace"]);
    expect(fit).toBeCloseTo((parts?.members ?? 0) + (parts?.leads ?? 0) + (parts?.covered ?? 0), 6);
    expect(text).toMatchInlineSnapshot(`
      "ADA is in circle 1, led by Dr grace. Their fit is 0.688 on a scale from 0 to 1: 0.500 from the others, 0.188 from wishes that the circle covers.
      With those who lead it:
        Dr grace: fit 0.000
      With the others:
        BO: fit 1.000
      What ADA wishes for, and who of the circle can help:
        a: Dr grace (lead)
        b: BO
      The circle meets at 1, when ADA can come."
    `);
  });

  it("says what stands in the way of a member and a circle, by the circle's number or by anybody in it", () => {
    const asked = explain(plan, { member: "ada", circle: "eve" }, { names });
    expect(asked).toEqual(explain(plan, { member: "ada", circle: "hal" }, { names }));
    expect(asked).toEqual(explain(plan, { member: "ada", circle: asked.circle.number }, { names }));
    expect(asked.forbidden).toEqual([{ rule: "not under one boss", with: ["cy"] }]);
    expect(asked.text).toMatchInlineSnapshot(`
      "ADA is in circle 1 (with BO, led by Dr grace), and not in circle 2 (CY; DI; EVE, led by Dr hal).
      Moving ADA there alone is not possible: "not under one boss" keeps ADA from CY; circle 1 would have 1 member, and at least 2 are needed.
      ADA cannot take the place of any member of circle 2 without breaking a rule or losing the time in common."
    `);
  });

  it("says the price of two who could be together, and the rule that keeps two apart", () => {
    expect(explain(plan, { one: "bo", other: "eve" }, { names }).text).toMatchInlineSnapshot(`
      "BO and EVE are not in one circle; by the criteria about the two, their fit is 0.250 on a scale from 0 to 1.
        pace: 0.25 (0.25 for BO, 0.25 for EVE), weight 1.00, adds 0.250
      BO is in a circle with ADA (fit 1.000).
      EVE is in a circle with CY (fit 1.000); DI (fit 1.000).
      No move and no exchange of two members brings them together without breaking a rule or losing the time in common."
    `);
    expect(explain(plan, { one: "cy", other: "ada" }, { names }).text).toMatchInlineSnapshot(`
      "CY and ADA cannot be in one circle: "not under one boss".
      CY is in a circle with DI (fit 1.000); EVE (fit 1.000).
      ADA is in a circle with BO (fit 1.000)."
    `);
    expect(explain(plan, { member: "cy", lead: "grace" }, { names }).text).toMatchInlineSnapshot(`
      "CY and Dr grace (lead) cannot be in one circle: "not too cold".
      CY is in a circle with Dr hal (fit 1.000).
      Dr grace (lead) is in a circle with ADA (fit 0.000); BO (fit 0.000)."
    `);
    expect(explain(plan, { member: "bo", lead: "hal" }, { names }).text).toMatchInlineSnapshot(`
      "BO and Dr hal (lead) are not in one circle; by the criteria about the two, their fit is 0.250 on a scale from 0 to 1.
        warmth: 0.25, weight 1.00, adds 0.250
      BO is in a circle with Dr grace (fit 0.000).
      Dr hal (lead) is in a circle with CY (fit 1.000); DI (fit 1.000); EVE (fit 1.000).
      No move and no exchange of two members brings them together without breaking a rule or losing the time in common."
    `);
  });

  it("survives JSON, and is frozen", () => {
    const asked = explain(plan, { member: "bo", circle: "hal" });
    expect(JSON.parse(JSON.stringify(asked))).toEqual(asked);
    expect(Object.isFrozen(asked.move)).toBe(true);
  });
});

describe("what cannot be asked", () => {
  it.each([
    [() => explain(plan, { one: "zed", other: "yan" }), ["explain-unknown", "explain-unknown"]],
    [() => explain(plan, { member: "ada", lead: "ada" }), ["explain-unknown"]],
    [() => explain(plan, { member: "ada", circle: 9 }), ["explain-circle"]],
    [() => explain(plan, { member: "ada", circle: 0 }), ["explain-circle"]],
    [() => explain(plan, { member: "ada", circle: "nobody" }), ["explain-circle"]],
    [() => explain(plan, { member: "ada", circle: "bo" }), ["explain-same-circle"]],
    [() => explain(JSON.parse(JSON.stringify(plan)) as typeof plan, { member: "ada" }), ["plan-detached"]],
  ])("is refused in words: %#", (ask, codes) => {
    expect(codesOf(ask)).toEqual(codes);
  });
});

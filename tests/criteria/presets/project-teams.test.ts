// The preset of circles in a program, on people with an answer to everything: its rules hold in every circle of the plan.
import {
  circles,
  cohortOf,
  commonStarts,
  coverage,
  match,
  notInLine,
  orgDistance,
  projectTeams,
  reportingLines,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { seed } from "../../seed.js";
import { grades, type Person, Schema, staff } from "./staff.js";

const people = staff(seed).slice(0, 45);
const line = reportingLines(people, (person) => person.manager);
const programme = { from: "2026-03-02", to: "2026-03-29" };
const canLead = (person: Person) => (grades.of(person.grade) ?? 0) >= 4;
const canMake = (person: Person) => person.offers.length >= 2;

/** Everything that the preset says, and what a project knows better. */
function teamsOf({ size, parts, coverage: share, weights, members, sharedTime, line: steps } = projectTeams) {
  return circles({
    of: Schema,
    size,
    rules: { line: { by: notInLine(steps), of: line } },
    circleRules: { lead: { ...parts.lead, who: canLead }, maker: { ...parts.maker, who: canMake } },
    meeting: {
      by: commonStarts({ programme, atLeast: sharedTime.starts, share: sharedTime.members }),
      of: (p) => p.week,
    },
    criteria: {
      skills: { by: coverage(), wants: (p) => p.wants, offers: (p) => p.offers, members: share.member / share.lead },
      departments: { by: orgDistance({ best: "far" }), of: (p) => p.org },
    },
    weights: { skills: weights.coverage, departments: weights.pairs },
    worth: members,
  });
}

const byId = new Map(people.map((person) => [person.id, person]));
const membersOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);

describe("project teams", () => {
  const program = teamsOf();
  const plan = settled(match(program, cohortOf(program, { member: people }), { seed, steps: 50_000 }));

  it("keeps the sizes and the parts of the preset in every circle", () => {
    expect(plan.totals.matched).toBeGreaterThan(people.length / 2);
    for (const { people: ids, time } of plan.circles) {
      expect(ids.length).toBeGreaterThanOrEqual(projectTeams.size.min);
      expect(ids.length).toBeLessThanOrEqual(projectTeams.size.max);
      expect(membersOf(ids).filter(canLead).length).toBeGreaterThanOrEqual(projectTeams.parts.lead.atLeast);
      expect(membersOf(ids).filter(canMake).length).toBeGreaterThanOrEqual(projectTeams.parts.maker.atLeast);
      expect(time?.starts).toBeGreaterThanOrEqual(projectTeams.sharedTime.starts);
      expect(time?.canCome.length).toBeGreaterThanOrEqual(Math.ceil(projectTeams.sharedTime.members * ids.length));
    }
  });

  it("lets nobody sit with their own manager, or with their manager's", () => {
    for (const { people: ids } of plan.circles) {
      for (const person of membersOf(ids)) {
        const above = byId.get(person.manager ?? "");
        expect(ids).not.toContain(person.manager);
        expect(ids).not.toContain(above?.manager ?? "nobody");
      }
    }
  });

  it("weighs coverage and pairs, and counts another member's skill at 0.7 of a lead's", () => {
    expect(plan.criteria.skills.nominal).toBeCloseTo(0.6);
    expect(plan.criteria.departments.nominal).toBeCloseTo(0.4);
    const covered = plan.circles.flatMap(({ members }) => members.map(({ parts }) => parts.covered));
    // Circles without leads: no wish counts more than 0.7, and everybody here wishes for something.
    expect(Math.max(...covered)).toBeLessThanOrEqual(0.6 * 0.7 + 1e-9);
    expect(Math.max(...covered)).toBeGreaterThan(0);
  });

  it("is a value that a program changes where it knows better", () => {
    const larger = teamsOf({ ...projectTeams, size: { min: 5, max: 7 }, members: { mean: 1, worst: 0 } });
    expect(larger.size).toEqual({ min: 5, max: 7 });
    expect(larger.worth).toEqual({ mean: 1, worst: 0 });
    expect(larger.weights).toEqual(program.weights);
  });
});

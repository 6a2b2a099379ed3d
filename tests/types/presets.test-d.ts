import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  both,
  coverage,
  gap,
  levelsInOrder,
  microMentoring,
  notInLine,
  overlap,
  pairs,
  peerSupport,
  reportingLines,
  type SkillExchange,
  skillBuilding,
  turned,
  weightsFor,
} from "../../src/index.js";

const Person = z.object({ id: z.string(), goals: z.array(z.string()), skills: z.array(z.string()) });
const roles = { asking: Person, giving: Person };
const covered = {
  by: coverage(microMentoring.settings.skills),
  asking: (person: z.output<typeof Person>) => person.goals,
  giving: (person: z.output<typeof Person>) => person.skills,
};
const free = () => 0.5;

test("a preset's weights fit a program with its criteria, whole or with one weight changed", () => {
  const criteria = { preference: free, goals: covered, skills: covered, communication: free, availability: free };
  const program = pairs({ roles, criteria, weights: microMentoring.weights });
  expectTypeOf<keyof typeof program.weights>().toEqualTypeOf<
    "preference" | "goals" | "skills" | "communication" | "availability"
  >();
  void (() => pairs({ roles, criteria, weights: { ...microMentoring.weights, skills: 40 } }));
  // @ts-expect-error there is no criterion of this name
  void (() => pairs({ roles, criteria, weights: { ...microMentoring.weights, skill: 40 } }));
});

test("a missing criterion, and one that the preset does not weigh, do not compile", () => {
  const few = { goals: covered, skills: covered };
  // @ts-expect-error preference, communication and availability have weights and are no criteria
  void (() => pairs({ roles, criteria: few, weights: microMentoring.weights }));
  const more = { ...few, preference: free, communication: free, availability: free, charm: free };
  // @ts-expect-error charm has no weight
  void (() => pairs({ roles, criteria: more, weights: microMentoring.weights }));
  void (() => pairs({ roles, criteria: few, weights: weightsFor(microMentoring, ["goals", "skills"]).weights }));
  // @ts-expect-error skills are criteria, but not in the part
  void (() => pairs({ roles, criteria: few, weights: weightsFor(microMentoring, ["goals"]).weights }));
  // @ts-expect-error micro-mentoring does not weigh values
  void (() => weightsFor(microMentoring, ["goals", "values"]));
});

test("what a preset does not weigh or suggest is not there", () => {
  // @ts-expect-error values are not asked for
  void (() => microMentoring.settings.values);
  // @ts-expect-error there is no band
  void (() => microMentoring.rules.band);
  // @ts-expect-error and no reason for it
  void (() => microMentoring.reasons.seniority);
  expectTypeOf(skillBuilding.rules.teaching.least).toEqualTypeOf<number>();
});

test("settings go to the measure they were made for", () => {
  expectTypeOf(coverage(peerSupport.settings.skills).score).parameter(0).toEqualTypeOf<SkillExchange | undefined>();
  void gap(skillBuilding.settings.seniority);
  // @ts-expect-error the name of a quality is no number of options
  void (() => overlap(skillBuilding.settings.learning));
  // @ts-expect-error the corners of a gap are no quality
  void (() => both(skillBuilding.settings.seniority));
});

test("presets are frozen, and turned only where there is a direction", () => {
  void (() => {
    // @ts-expect-error a preset is not changed but spread
    microMentoring.weights.skills = 40;
  });
  const other = turned(microMentoring);
  expectTypeOf<typeof other>().toEqualTypeOf<typeof microMentoring>();
  // @ts-expect-error peers learn from each other
  void (() => turned(peerSupport));
});

test("levels and lines", () => {
  const grades = levelsInOrder(["Junior", "Senior"]);
  // @ts-expect-error there is no such level
  void (() => grades.of("Boss"));
  // @ts-expect-error nobody has this field
  void (() => reportingLines([{ id: "ada", boss: "bo" }], (person) => person.manager));
  // @ts-expect-error a line is made of everybody's answers, and is not somebody's manager
  void (() => notInLine().measure.score("bo", "cy"));
});

// What the examples in doc comments take for granted: a program, people, a plan, and the names of the public entries.
import {
  circles,
  closeness,
  cohortOf,
  coverage,
  formats,
  match,
  overlap,
  pairs,
  peers,
  readTable,
  rounds,
  settled,
  skillBook,
} from "pairwright";
import { z } from "zod";
import { sheetOf } from "../workbook/workbooks.js";

export const Mentee = z.object({
  id: z.string(),
  manager: z.string().default("nobody"),
  goals: z.array(z.string()).default([]),
});
export const Mentor = z.object({ id: z.string(), skills: z.array(z.string()).default([]), places: z.int().default(1) });

export const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  criteria: { skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.skills } },
  weights: { skills: 1 },
});
export const cohort = cohortOf(program, {
  mentee: [{ id: "ada@example.org", manager: "bo", goals: ["SQL"] }],
  mentor: [{ id: "grace@example.org", skills: ["SQL"], places: 1 }],
});
export const plan = settled(match(program, cohort));

export const Person = z.object({
  id: z.string(),
  team: z.string(),
  pace: z.number(),
  goals: z.array(z.object({ skill: z.string() })),
  skills: z.array(z.object({ skill: z.string() })),
});
export const buddies = peers({
  of: Person,
  criteria: { skills: { by: coverage(), one: (p) => p.goals, other: (p) => p.skills } },
  weights: { skills: 1 },
});
const skilled = (id: string, team: string, wants: string, offers: string) => {
  return { id, team, pace: 3, goals: [{ skill: wants }], skills: [{ skill: offers }] };
};
export const everybody = cohortOf(buddies, {
  person: [
    skilled("ada@example.org", "Design", "SQL", "Python"),
    skilled("bo@example.org", "Sales", "Python", "SQL"),
    skilled("cy@example.org", "Sales", "SQL", "Python"),
    skilled("di@example.org", "Design", "Python", "SQL"),
  ],
});
export const lastRound = settled(match(buddies, everybody));
export const lunches = rounds({
  of: Person,
  rounds: 3,
  criteria: { skills: { by: coverage(), one: (p) => p.goals, other: (p) => p.skills } },
  weights: { skills: 1 },
});
export const lastLunches = settled(match(lunches, everybody));
export const groups = circles({
  of: Person,
  size: { min: 2, max: 3 },
  criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace } },
  weights: { pace: 1 },
});
export const members = cohortOf(groups, { member: everybody.people.person });
export const lastCircles = settled(match(groups, members));
export const mentoring = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: (mentor) => mentor.places },
  criteria: { skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.skills } },
  weights: { skills: 1 },
});
export const learningPartners = peers({
  of: Mentee,
  criteria: { goals: { by: overlap(), of: (p) => p.goals } },
  weights: { goals: 1 },
});
export const mixed = formats({
  roles: { mentee: Mentee, mentor: Mentor },
  steps: {
    "one-on-one": { program: mentoring, as: { mentee: "mentee", mentor: "mentor" }, share: 0.5 },
    peers: { program: learningPartners, as: { person: "mentee" } },
  },
});

export const rows = [{ id: "grace@example.org", skills: "SQL" }];
export const csv = "id;goals\nada@example.org;SQL\n";
export const table = readTable("id;Role\nada;Mentee\ngrace;Mentor\n", { file: "both.csv" });
export const lastTerm = [{ mentee: "ada@example.org", mentor: "old@example.org" }];
export const menteeNames = new Map([["ada@example.org", "Ada"]]);
export const people = [{ id: "ada", manager: "bo", goals: ["SQL"] }];
export const workbook = sheetOf([
  ["Name", "Pace"],
  ["Ada", 4],
]);
export const book = skillBook({ skills: ["Python", "SQL"] });

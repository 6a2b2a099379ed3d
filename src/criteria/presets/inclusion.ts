import { openEnd } from "../level-band.js";
import { minutes } from "./common.js";
import { preset } from "./make.js";

/**
 * Inclusion by sponsorship. First role: the person who is sponsored; second: a sponsor two levels above or more, who
 * decides about work and places. It differs from leadership in its rules and in who is admitted more than in its weights
 * (they correlate .98).
 */
export const inclusionSponsorship = /* @__PURE__ */ preset({
  name: "inclusion and sponsorship",
  purpose:
    "People whom networks overlook (first role) get a sponsor two levels up or more (second role) who opens doors.",
  learner: "first",
  weights: {
    preference: 18,
    goals: 18,
    skills: 10,
    values: 12,
    personality: 2,
    learning: 4,
    interests: 6,
    communication: 8,
    availability: 8,
    seniority: 10,
    orgDistance: 4,
  },
  reasons: {
    preference: {
      because: "The most of all: a sponsor spends a reputation and has to want to, and a say in the match helps.",
      studies: ["kendall2015", "allen2006", "deng2022"],
    },
    skills: { because: "The least of all: sponsorship gives access, it does not teach.", studies: ["alonso2023"] },
    seniority: {
      because: "Sponsorship needs power by definition; two levels are the least and worth a half, from three it is 1.",
      studies: ["tuma2024", "raabe2003"],
    },
    orgDistance: { because: "Slightly another department: doors that are not the own ones.", studies: [] },
  },
  // 1 throughout the band would decide nothing, so the lowest allowed step is worth a half.
  settings: { seniority: [1, 3, openEnd, openEnd] },
  rules: { availability: minutes(60).rule, band: { least: 2 }, line: { depth: 2 } },
  admission: ["Sponsors decide about work, budgets or places themselves: admit them by it, since no score can say so."],
  cautions: [
    "Inclusion is a matter of who is invited, of rules and of the audit. Membership of a group is never scored and never decides a pair; in some places even admission by it is unlawful: ask before inviting.",
    "A wish for someone of one's own group is a wish like others: of their own accord, of both sides, where lawful.",
  ],
});

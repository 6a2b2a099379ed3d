import { minutes } from "./common.js";
import { preset } from "./make.js";

/**
 * A leadership pipeline. First role: the person who is to grow; second: a mentor one to four levels above, best two or
 * three, outside the reporting line.
 */
export const leadershipPipeline = /* @__PURE__ */ preset({
  name: "leadership pipeline",
  purpose: "Future leaders (first role) learn from someone one to four levels above (second role), outside their line.",
  learner: "first",
  weights: {
    preference: 15,
    goals: 20,
    skills: 15,
    values: 10,
    personality: 2,
    learning: 6,
    interests: 5,
    communication: 7,
    availability: 8,
    seniority: 10,
    orgDistance: 2,
  },
  reasons: {
    goals: {
      because: "What somebody needs in order to lead differs from person to person; reviews recommend to match by it.",
      studies: ["deng2022", "christensen2020"],
    },
    seniority: {
      because: "Not for the quality of the relationship, where rank makes no difference, but a career needs position.",
      studies: ["tuma2024", "raabe2003"],
    },
    orgDistance: {
      because: "Slightly another department, for a view from outside.",
      studies: [],
    },
  },
  // The ends of the band are worth a half: with corners at 1 and 4 they would be worth as little as a forbidden pair.
  settings: { seniority: [0, 2, 3, 5] },
  rules: { availability: minutes(60).rule, band: { least: 1, most: 4 }, line: { depth: 2 } },
  cautions: [
    "Who gets a place in a scarce programme is close to a decision about promotion: have the choice of people, which this does not make, looked at by those who know the law where you are.",
  ],
});

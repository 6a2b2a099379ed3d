import { minutes } from "./common.js";
import { preset } from "./make.js";

/** People of different departments who get to know each other's work. First role: who asks; second: from elsewhere. */
export const crossFunctional = /* @__PURE__ */ preset({
  name: "cross-functional",
  purpose: "People (first role) learn how another department works from someone there (second role).",
  learner: "first",
  weights: {
    preference: 12,
    goals: 15,
    skills: 18,
    values: 8,
    personality: 2,
    learning: 5,
    interests: 5,
    communication: 7,
    availability: 10,
    seniority: 3,
    orgDistance: 15,
  },
  reasons: {
    orgDistance: {
      because:
        "Other parts of the organisation are the purpose. The rule asks for another department already: this weight tells pairs apart only where paths have more levels than departments and teams, or where answers are missing.",
      studies: [],
    },
    seniority: {
      because: "About level, a little above at best; our notes name no best step, so it is the middle of the band.",
      studies: ["tuma2024"],
    },
  },
  settings: { seniority: [-2, 0, 2, 4] },
  rules: { availability: minutes(60).rule, band: { least: -1, most: 3 }, line: { depth: 2 }, distance: { least: 1 } },
  cautions: [
    "Where everybody allowed is in another department, the weight of orgDistance decides nothing: see the warnings.",
  ],
});

import { minutes } from "./common.js";
import { preset } from "./make.js";

/**
 * Reverse mentoring. First role: the senior person, who learns; second: the junior one, who teaches, at least one level
 * below, best two to four. For a program whose first role is the junior one: `turned(reverseMentoring)`.
 */
export const reverseMentoring = /* @__PURE__ */ preset({
  name: "reverse mentoring",
  purpose: "Senior people (first role) learn from someone at least a level below (second role).",
  learner: "first",
  weights: {
    preference: 12,
    goals: 12,
    skills: 32,
    values: 8,
    personality: 3,
    learning: 8,
    interests: 5,
    communication: 8,
    availability: 8,
    seniority: 2,
    orgDistance: 2,
  },
  reasons: {
    skills: {
      because:
        "What the junior person knows and the senior one wants to learn is the purpose, and ability decides the gain.",
      studies: ["chaudhuri2021", "sandvik2020"],
    },
    learning: {
      because: "Higher than elsewhere: the senior person has to want to be taught.",
      studies: ["godshalk2003", "lentz"],
    },
    seniority: {
      because: "A tie-breaker within the band; position is not what is needed here.",
      studies: ["tuma2024"],
    },
    orgDistance: { because: "Slightly another department, where speaking freely is easier.", studies: [] },
  },
  settings: { seniority: [-6, -4, -2, 0] },
  rules: { availability: minutes(60).rule, band: { most: -1 }, line: { depth: 2 } },
  cautions: ["The sizes of its effects are not known: what is written about it are cases and ideas."],
});

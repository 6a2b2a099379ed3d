import { minutes, something } from "./common.js";
import { preset } from "./make.js";

/** A skill from someone who has it. First role: the learner; second: the teacher, whose rank does not matter. */
export const skillBuilding = /* @__PURE__ */ preset({
  name: "skill-building",
  purpose: "People (first role) learn a skill from someone who is ahead in it (second role), whatever their rank.",
  learner: "first",
  weights: {
    preference: 12,
    goals: 15,
    skills: 35,
    values: 5,
    personality: 2,
    learning: 8,
    interests: 3,
    communication: 7,
    availability: 10,
    seniority: 3,
  },
  reasons: {
    skills: {
      because: "The skill is what is to come of it; what people gain depends on how able their partner is.",
      studies: ["sandvik2020", "alonso2023"],
    },
    learning: {
      because: "Higher than elsewhere, since learning is the purpose; still mostly an effect of single people.",
      studies: ["godshalk2003", "lentz"],
    },
    seniority: { because: "A tie-breaker: about level or a little above.", studies: ["tuma2024"] },
  },
  settings: { seniority: [-2, 0, 2, 4] },
  // Level with the learner would be allowed by the notes, but such a teacher brings nobody further: coverage 0.
  rules: { availability: minutes(60).rule, teaching: { least: something } },
  cautions: [
    "No rule about lines: learning a skill from one's manager is allowed. Where meetings might be taken for an assessment, add notInLine().",
  ],
});

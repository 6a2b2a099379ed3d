import { minutes } from "./common.js";
import { preset } from "./make.js";

const halfHour = minutes(30);

/**
 * Micro-mentoring: one question, one answer, one or two meetings. First role: who asks; second: who knows. What only
 * matters in a long relationship is not asked.
 */
export const microMentoring = /* @__PURE__ */ preset({
  name: "micro-mentoring",
  purpose: "People (first role) get one question answered by someone who knows (second role), within days.",
  learner: "first",
  weights: { preference: 10, goals: 30, skills: 35, communication: 5, availability: 20 },
  reasons: {
    preference: {
      because: "The least of all: there is little to know each other by, and wishes then fall back on the surface.",
      studies: ["kendall2015", "gallen"],
    },
    goals: { because: "The question is the meeting: satisfaction follows the advice.", studies: ["wisner2022"] },
    skills: {
      because: "The quality of advice comes from expertise; gains concentrate with able partners.",
      studies: ["wisner2022", "sandvik2020"],
    },
    availability: { because: "They must meet soon, or the question is stale.", studies: ["microsoft2019"] },
  },
  settings: { skills: { learner: "first", expertsCountLess: true }, availability: halfHour.settings },
  rules: { availability: halfHour.rule },
  cautions: ["The one study of its kind fitted its data badly."],
});

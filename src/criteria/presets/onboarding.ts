import { minutes } from "./common.js";
import { preset } from "./make.js";

const halfHour = minutes(30);

/**
 * Buddies for newcomers in their first ninety days. First role: the newcomer; second: the buddy, who knows the work, level
 * with the newcomer or above, and not their manager. Short meetings, near the team, soon.
 */
export const onboardingBuddies = /* @__PURE__ */ preset({
  name: "onboarding buddies",
  purpose:
    "Newcomers (first role) find their way with a buddy (second role) who is close to the work, for ninety days.",
  learner: "first",
  weights: {
    preference: 10,
    goals: 15,
    skills: 15,
    values: 12,
    personality: 3,
    learning: 3,
    interests: 10,
    communication: 12,
    availability: 15,
    orgDistance: 5,
  },
  reasons: {
    preference: {
      because: "The least of all: newcomers know nobody yet, and wishes without knowledge fall back on the surface.",
      studies: ["kendall2015", "gallen"],
    },
    communication: {
      because: "The most of all: it has to start fast, and different expectations come before matches end.",
      studies: ["star", "eby2013"],
    },
    availability: {
      because: "Many meetings in ninety days are what newcomers call helpful, though those who met more chose to.",
      studies: ["microsoft2019", "eby2013"],
    },
    orgDistance: {
      because: "Near, for knowledge of the role; another company wants buddies outside the team, for networks.",
      studies: ["microsoft2019"],
    },
  },
  settings: { availability: halfHour.settings, orgDistance: { best: "near" } },
  rules: { availability: halfHour.rule, band: { least: 0 }, line: { depth: 1 } },
  cautions: [
    "More than eight meetings in ninety days went with 97 % feeling helped, one with 56 %: see that they meet.",
  ],
});

import { minutes, something } from "./common.js";
import { preset } from "./make.js";

/**
 * Peers who support each other. Both roles are peers, each learns from the other (`{ wants, offers }`), about level, and of
 * different teams unless somebody asks for their own: read their path as undefined then.
 */
export const peerSupport = /* @__PURE__ */ preset({
  name: "peer support",
  purpose: "People about level with each other support one another; both roles give and take.",
  learner: "each",
  weights: {
    preference: 15,
    goals: 12,
    skills: 10,
    values: 18,
    personality: 5,
    learning: 4,
    interests: 15,
    communication: 11,
    availability: 10,
  },
  reasons: {
    preference: {
      because: "High: a tie between peers is voluntary or it is nothing.",
      studies: ["kendall2015", "allen2006"],
    },
    values: {
      because:
        "The most of all, since personal support is the product; discounted, as measured likeness is not felt likeness.",
      studies: ["eby2013", "mitchell", "montoya2008"],
    },
    personality: {
      because: "The most of all for the same reason, and still only 5: the evidence is one study of 68 pairs.",
      studies: ["menges2016", "maghbouli2017"],
    },
    interests: {
      because: "The most of all: peers start from what they share.",
      studies: ["raposa2018"],
    },
  },
  settings: { skills: { learner: "each", expertsCountLess: true } },
  rules: {
    availability: minutes(60).rule,
    band: { least: -1, most: 1 },
    line: { depth: 2 },
    distance: { least: something },
  },
  cautions: ["With an odd number make a trio rather than leaving one person out."],
});

import { crossFunctional } from "./cross-functional.js";
import { inclusionSponsorship } from "./inclusion.js";
import { leadershipPipeline } from "./leadership.js";
import { microMentoring } from "./micro.js";
import { onboardingBuddies } from "./onboarding.js";
import { peerSupport } from "./peer-support.js";
import { reverseMentoring } from "./reverse.js";
import { skillBuilding } from "./skill-building.js";

/** Every preset for pairs and peers by name, for those who look around; a program names the one that it uses. */
export const presets = /* @__PURE__ */ Object.freeze({
  onboardingBuddies,
  leadershipPipeline,
  crossFunctional,
  inclusionSponsorship,
  skillBuilding,
  peerSupport,
  reverseMentoring,
  microMentoring,
});

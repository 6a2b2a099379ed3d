import { agreement } from "./agreement.js";
import { both } from "./both.js";
import { closeness } from "./closeness.js";
import { coverage } from "./coverage.js";
import { gap } from "./gap.js";
import { hours } from "./hours.js";
import { overlap } from "./overlap.js";
import { preference } from "./preference.js";
import { profile } from "./profile.js";
import { different, same } from "./same.js";

export { type AgreementSettings, agreement } from "./agreement.js";
export { atLeast, type RequirementSettings } from "./at-least.js";
export { type BothSettings, both } from "./both.js";
export { type ClosenessSettings, closeness } from "./closeness.js";
export { type CoverageSettings, coverage } from "./coverage.js";
export type { SkillExchange } from "./exchange.js";
export { gap } from "./gap.js";
export { type AtLeastHours, type EnoughHours, type HoursSettings, hours, type WeekAnswer } from "./hours.js";
export { type ChosenOptions, type OverlapSettings, overlap } from "./overlap.js";
export { preference, type Wishes } from "./preference.js";
export { type ProfileSettings, profile } from "./profile.js";
export type { RelatedSkills } from "./related.js";
export { type Choice, different, same } from "./same.js";
export type { Scored } from "./scales.js";
export { type SkillPool, type SkillSupply, skillSupply } from "./skill-supply.js";
export type { SkillAnswer, Skills } from "./skills.js";

/** Every measure of the library by name. The law book runs over this table: an entry without laws fails the tests. */
export const measures = /* @__PURE__ */ Object.freeze({
  agreement,
  both,
  closeness,
  coverage,
  different,
  gap,
  hours,
  overlap,
  preference,
  profile,
  same,
});

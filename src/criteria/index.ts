import { agreement } from "./agreement.js";
import { both } from "./both.js";
import { closeness } from "./closeness.js";
import { coverage } from "./coverage.js";
import { gap } from "./gap.js";
import { hours } from "./hours.js";
import { orgDistance } from "./org-distance.js";
import { outOfLine } from "./out-of-line.js";
import { overlap } from "./overlap.js";
import { preference } from "./preference.js";
import { profile } from "./profile.js";
import { different, same } from "./same.js";

export { type AgreementSettings, agreement } from "./agreement.js";
export { atLeast, type RequirementSettings } from "./at-least.js";
export { type BothSettings, both } from "./both.js";
export { type ClosenessSettings, closeness } from "./closeness.js";
export { type CommonStartsSettings, commonStarts } from "./common-starts.js";
export { type CoverageSettings, coverage } from "./coverage.js";
export type { SkillExchange } from "./exchange.js";
export { gap } from "./gap.js";
export { type AtLeastHours, type EnoughHours, type HoursSettings, hours, type WeekAnswer } from "./hours.js";
export { type LevelBand, levelBand } from "./level-band.js";
export { type Levels, levelsInOrder } from "./levels-in-order.js";
export { type OrgDistanceSettings, type OrgPath, orgDistance } from "./org-distance.js";
export { notInLine, type OutOfLineSettings, outOfLine, type ReportingLine } from "./out-of-line.js";
export { type ChosenOptions, type OverlapSettings, overlap } from "./overlap.js";
export { preference, type Wishes } from "./preference.js";
export { crossFunctional } from "./presets/cross-functional.js";
export { describePreset, type ReadablePreset } from "./presets/describe-preset.js";
export { inclusionSponsorship } from "./presets/inclusion.js";
export { leadershipPipeline } from "./presets/leadership.js";
export { microMentoring } from "./presets/micro.js";
export { onboardingBuddies } from "./presets/onboarding.js";
export { peerSupport } from "./presets/peer-support.js";
export type {
  Preset,
  PresetCriterion,
  PresetLearner,
  PresetReason,
  PresetRules,
  PresetSettings,
} from "./presets/preset.js";
export { presets } from "./presets/presets.js";
export { type CirclePreset, projectTeams, type RequiredPart } from "./presets/project-teams.js";
export { reverseMentoring } from "./presets/reverse.js";
export { skillBuilding } from "./presets/skill-building.js";
export { type Study, type StudyName, studies } from "./presets/studies.js";
export { turned } from "./presets/turned.js";
export { type PartOfPreset, weightsFor } from "./presets/weights-for.js";
export { type ProfileSettings, profile } from "./profile.js";
export type { RelatedSkills } from "./related.js";
export { reportingLines } from "./reporting-lines.js";
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
  orgDistance,
  outOfLine,
  overlap,
  preference,
  profile,
  same,
});

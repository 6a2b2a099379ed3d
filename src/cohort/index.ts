export type { Weekday } from "./calendar/day-words.js";
export { type HourColumns, hourColumns } from "./calendar/hour-columns.js";
export { type Programme, zoneWarnings } from "./calendar/programme.js";
export { type SharedTime, type SharedTimeSettings, type SharedWeek, sharedTime } from "./calendar/shared-time.js";
export { type BestSlot, slotWords } from "./calendar/slots.js";
export { sameZone, timeZone, type ZoneSettings } from "./calendar/time-zone.js";
export { type DayWindow, inZone, type LocalWeek, type Week, type WeekException } from "./calendar/week.js";
export { type WeekSettings, week } from "./calendar/week-answers.js";
export type { DateSettings } from "./calendar/week-dates.js";
export { type Minute, type OffsetSpan, systemZones, type ZoneRules } from "./calendar/zones.js";
export { type Cohort, cohortOf, type Intaken, positions } from "./cohort.js";
export { type DuplicatePolicy, duplicatePolicies } from "./intake/duplicates.js";
export {
  type IntakeOptions,
  type IntakeResult,
  intake,
  type Source,
  type Sources,
  safeIntake,
} from "./intake/intake.js";
export {
  type Duplicate,
  describeIntake,
  type IntakeReport,
  type Repair,
  type SourceReport,
} from "./intake/intake-report.js";
export { type SkillSettings, skills } from "./skills/skill-answers.js";
export { choice, choices } from "./survey/choice.js";
export { email } from "./survey/email.js";
export { type Answer, asked, type Question } from "./survey/question.js";
export { type ScaleRange, scale } from "./survey/scale.js";
export { wishes } from "./survey/wishes.js";
export type { Delimiter } from "./tables/delimiter.js";
export { readTable, type Table, type TableOptions, type TableRow, tableWhere } from "./tables/table.js";
export { missingAnswers } from "./text.js";

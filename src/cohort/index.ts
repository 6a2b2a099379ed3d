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
export { type Band, bandOf } from "./instruments/bands.js";
export {
  type AnswerLabels,
  type Instrument,
  type InstrumentItem,
  instrument,
  type Language,
  languages,
  type ScaleFacts,
} from "./instruments/instrument.js";
export { instruments } from "./instruments/instruments.js";
export { type InventorySettings, inventory, type Reasons } from "./instruments/inventory.js";
export { ipipViaR, type ViaScale } from "./instruments/ipip-via-r.js";
export type { CodingSettings } from "./instruments/item-answers.js";
export { type MiniIpipScale, miniIpip } from "./instruments/mini-ipip.js";
export { cronbachAlpha, reliabilities } from "./instruments/reliability.js";
export { type ScoringSettings, scoreInstrument } from "./instruments/score-instrument.js";
export type { ScoredInstrument } from "./instruments/scored.js";
export { type InventoryFlag, type InventoryScores, scaleMean } from "./instruments/scores.js";
export {
  type CommunicationScale,
  communicationStyle,
  type WorkingStyleScale,
  workingStyle,
} from "./instruments/styles.js";
export type { ColumnReference, UnreadColumn } from "./intake/column-reference.js";
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
  type FollowUp,
  type IntakeReport,
  type Repair,
  type SourceReport,
} from "./intake/intake-report.js";
export { type Mapping, readMapping } from "./intake/mapping.js";
export { type FieldName, mappingFor } from "./intake/mapping-for.js";
export { type SealedAnswer, severalAnswers } from "./sealed/groups.js";
export { type SealedSchema, seal } from "./sealed/seal.js";
export { type SealedRecord, sealOf } from "./sealed/seal-of.js";
export type { Sealed } from "./sealed/vault.js";
export {
  type Embed,
  type EmbeddingSettings,
  type Vectors,
  withEmbeddings,
} from "./skills/embedded-skills.js";
export { type EscoFiles, escoNotice, importEsco } from "./skills/import-esco.js";
export { importOnet, type OnetFiles, onetNeeds, onetNotice } from "./skills/import-onet.js";
export { type CefrLevel, cefrLevel, dreyfusLevel, onetLevel, sfiaLevel } from "./skills/level-crosswalk.js";
export { recognitionThresholds } from "./skills/like-aliases.js";
export { readSkillBook, readSkillDecisions } from "./skills/read-skill-book.js";
export { recognise } from "./skills/recognise.js";
export type { RecognisedBy, Recognition, SkillSuggestion } from "./skills/recognition.js";
export { type BookSettings, type SkillSettings, skills } from "./skills/skill-answers.js";
export {
  type EmbeddedSkill,
  type KnownSkill,
  type SkillBook,
  type SkillBookDefinition,
  type SkillDecision,
  skillBook,
  withDecisions,
  withSkills,
} from "./skills/skill-book.js";
export {
  decideCluster,
  type QueuedText,
  type QueueEntry,
  queuedSkills,
  type SkillCluster,
  type SkillQueue,
  skillQueue,
} from "./skills/skill-queue.js";
export type { UnknownPolicy } from "./skills/skill-reading.js";
export { splitSkills } from "./skills/split-skills.js";
export { workSkills } from "./skills/work-skills.js";
export { describeProposal } from "./suggest/describe-proposal.js";
export {
  type Candidate,
  type MappingProposal,
  type ProposedLine,
  suggestMapping,
  type UndecidedColumn,
} from "./suggest/suggest-mapping.js";
export { type ChoiceSettings, choice, choices } from "./survey/choice.js";
export { type DaySettings, day } from "./survey/day.js";
export { email } from "./survey/email.js";
export type { Codes } from "./survey/options.js";
export { type Answer, asked, type Question } from "./survey/question.js";
export { type ScaleRange, scale } from "./survey/scale.js";
export type { ItemAnswers, PageTime } from "./survey/sitting.js";
export { wishes } from "./survey/wishes.js";
export type { DateOrder } from "./tables/date-order.js";
export type { Encoding } from "./tables/decoded.js";
export type { Delimiter } from "./tables/delimiter.js";
export type { About, DialectName, SetAsideReason } from "./tables/dialects/dialect.js";
export type { Gathered } from "./tables/gather.js";
export type { TableLimits } from "./tables/limits.js";
export { type OptionsFound, optionsOf } from "./tables/options-of.js";
export type { SetAside, TableRow } from "./tables/rows.js";
export { readTable, type Table, type TableColumn } from "./tables/table.js";
export type { TableOptions } from "./tables/table-options.js";
export { tableWhere } from "./tables/table-where.js";
export { missingAnswers } from "./text.js";

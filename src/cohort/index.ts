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
export { choice, choices } from "./survey/choice.js";
export { email } from "./survey/email.js";
export { type Answer, asked, type Question } from "./survey/question.js";
export { type ScaleRange, scale } from "./survey/scale.js";
export { wishes } from "./survey/wishes.js";
export type { Delimiter } from "./tables/delimiter.js";
export { readTable, type Table, type TableOptions, type TableRow, tableWhere } from "./tables/table.js";
export { missingAnswers } from "./text.js";

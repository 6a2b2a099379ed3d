export { type AuditOptions, audit } from "./audit/audit.js";
export type {
  Audit,
  AuditComparison,
  AuditFit,
  AuditGroup,
  AuditProxy,
  AuditRate,
  AuditTable,
} from "./audit/audit-data.js";
export { type AuditReportOptions, auditReport } from "./audit/audit-report.js";
export { type AuditChange, type AuditChanges, compareAudits, type GroupChange } from "./audit/compare-audits.js";
export type { Confidence, Interval } from "./audit/intervals.js";
export type { Waiting } from "./audit/subjects.js";
export { type AuditThresholds, thresholdPresets } from "./audit/thresholds.js";
export { type CompareOptions, compare } from "./compare/compare.js";
export { type CompareReportOptions, compareReport } from "./compare/compare-report.js";
export type {
  Comparison,
  Load,
  Move,
  PlanChanges,
  PlanMeasures,
  PlanWishes,
  SideMeasures,
  Spread,
} from "./compare/comparison.js";
export {
  type Frontier,
  type FrontierOptions,
  frontier,
  type PeersFrontier,
  type PeersFrontierOptions,
} from "./compare/frontier.js";
export type { PlanGiven, Plans, ReviewOf } from "./compare/given.js";
export { type DataUse, type DroppedColumn, dataUse, type FieldUse, type UnclearReader } from "./data/data-use.js";
export { type DataUseReportOptions, dataUseReport } from "./data/data-use-report.js";
export type { FieldReader } from "./data/field-readers.js";
export { type Form, type FormName, forms } from "./forms.js";
export type { Organiser } from "./letters/calendar-text.js";
export { type FirstMeeting, type FirstMeetings, type IcsOptions, ics, type WithoutMeeting } from "./letters/ics.js";
export { type Letter, type Letters, type LettersOptions, letters } from "./letters/letters.js";
export { type LintReportOptions, lintReport } from "./lint-report.js";
export { type Assessment, type AssessmentOptions, assessment, assessmentFacts } from "./notices/assessment.js";
export { type Notice, type NoticeOptions, notice } from "./notices/notice.js";
export { noticeFacts } from "./notices/notice-document.js";
export { type ReportOptions, report } from "./report.js";
export type { NameOf, Shown, ShownFormats, ShownOne, ShownPairs, ShownPeers, ShownRounds } from "./shown.js";
export type { DocumentForm } from "./written.js";

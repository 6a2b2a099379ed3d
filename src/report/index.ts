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
export type { Comparison, PlanChanges, PlanMeasures, PlanWishes, SideMeasures, Spread } from "./compare/comparison.js";
export { type Frontier, type FrontierOptions, frontier } from "./compare/frontier.js";
export { type Form, type FormName, forms } from "./forms.js";
export { type ReportOptions, report } from "./report.js";
export type { NameOf, Shown, ShownPairs, ShownPeers } from "./shown.js";

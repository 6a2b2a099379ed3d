export { type Form, type FormName, forms } from "./forms.js";
export { type ReportOptions, report } from "./report.js";
export type { NameOf, Shown } from "./shown.js";

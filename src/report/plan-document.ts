import { type AnyPlan, byNoun, type ForEachNoun } from "../plan/any-plan.js";
import type { Infeasible, Noun } from "../plan/plan.js";
import { circlesDocument } from "./circles-document.js";
import { conflictDocument } from "./conflict-document.js";
import type { Block } from "./document.js";
import { formatsDocument } from "./formats-document.js";
import { pairsDocument } from "./pairs-document.js";
import { peersDocument } from "./peers-document.js";
import { roundsDocument } from "./rounds-document.js";
import type { Shown, ShownOf } from "./shown.js";

type Document = readonly Block[];

/** How the outcome of each noun is laid out. */
const documents: ForEachNoun<ShownOf, Document> = {
  pairs: (shown) => planOrClash(shown.outcome, (plan) => pairsDocument(plan, shown)),
  circles: (shown) => planOrClash(shown.outcome, (plan) => circlesDocument(plan, shown)),
  peers: (shown) => planOrClash(shown.outcome, (plan) => peersDocument(plan, shown)),
  rounds: (shown) => planOrClash(shown.outcome, (plan) => roundsDocument(plan, shown)),
  formats: (shown) => formatsDocument(shown, documentOf),
};

/** What is shown as the pieces of a report: the plan, or what clashes. */
export function documentOf(shown: Shown): Document {
  return byNoun("report", documents, shown.format, shown);
}

function planOrClash<P extends AnyPlan>(
  outcome: P | Infeasible<string, Noun>,
  document: (plan: P) => Document,
): Document {
  return outcome.status === "infeasible" ? conflictDocument(outcome) : document(outcome);
}

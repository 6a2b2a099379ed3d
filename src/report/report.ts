import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import type { AnyOutcome } from "../plan/any-plan.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome, PlanPair } from "../plan/plan.js";
import type { RoundsOutcome } from "../plan/rounds-plan.js";
import { explain } from "../reasons/explain.js";
import { type FormName, forms } from "./forms.js";
import { callPeople, type NameOf, type Shown } from "./shown.js";

/** What `report` may be told. */
export interface ReportOptions<Role extends string = string> {
  /** `text` (default) for a terminal, `markdown` for documents, `csv` for spreadsheets and programs. */
  readonly form?: FormName;
  /** Finds the name of a person by id; where it gives undefined or blanks, the id is shown. */
  readonly names?: { readonly [K in Role]?: NameOf };
  /** Whether each pair is shown with what speaks for it: answers of both people, for the coordinator only. */
  readonly reasons?: boolean;
}

/** Shows an outcome for peers: the groups, who is in none and why, and all that is shown of other plans. */
export function report<C extends string, Q extends string>(
  outcome: PeersOutcome<C, Q>,
  options?: ReportOptions<"person">,
): string;
/** Shows an outcome of rounds: what is possible, who meets whom round by round, and who meets again, to be posted. */
export function report<C extends string, Q extends string>(
  outcome: RoundsOutcome<C, Q>,
  options?: ReportOptions<"person">,
): string;
/**
 * Shows an outcome: how many were matched and whether that is proven, the pairs, who has nobody and why, what each
 * criterion and each rule did, and the record; or what clashes and what would help when there is no plan.
 *
 * The same outcome gives the same text: no dates, no locale, nothing about the machine that is not in the record. Fit is
 * shown from 0.000 to 1.000, never as a percentage: it compares pairs and is no probability.
 *
 * @throws PairwrightError for an unknown form, names of an unknown role, and, with `reasons`, for a plan that `match` did
 * not make in this process.
 * @example
 * ```ts
 * console.log(report(plan));
 * const table = report(plan, { form: "csv", names: { mentee: (id) => menteeNames.get(id) } });
 * ```
 */
export function report<Role extends string, C extends string, Q extends string>(
  outcome: Outcome<Role, C, Q>,
  options?: ReportOptions<NoInfer<Role>>,
): string;
export function report(outcome: AnyOutcome, options: ReportOptions = {}): string {
  const { form = "text", names = {}, reasons = false } = options;
  refuse("report", faults(form, names, outcome.format === "pairs" ? rolesOf(outcome) : ["person"]));
  return forms[form](shownOf(outcome, { names, person: callPeople(outcome, names) }, reasons));
}

function shownOf(outcome: AnyOutcome, base: Base, reasons: boolean): Shown {
  switch (outcome.format) {
    case "pairs":
      return pairsShown(outcome, base, reasons);
    case "peers":
      return peersShown(outcome, base, reasons);
    case "rounds":
      return roundsShown(outcome, base, reasons);
  }
}

type Base = Pick<Shown, "names" | "person">;

function pairsShown(outcome: Outcome, base: Base, reasons: boolean): Shown {
  const withReasons = reasons && outcome.status !== "infeasible";
  return {
    ...base,
    format: "pairs",
    outcome,
    roles: rolesOf(outcome),
    ...(withReasons ? { reasonsOf: (pair: PlanPair<string>) => explain(outcome, pair) } : {}),
  };
}

function peersShown(outcome: PeersOutcome, base: Base, reasons: boolean): Shown {
  const withReasons = reasons && outcome.status !== "infeasible";
  return {
    ...base,
    format: "peers",
    outcome,
    ...(withReasons ? { reasonsOf: (one, other) => explain(outcome, { one, other }) } : {}),
  };
}

function roundsShown(outcome: RoundsOutcome, base: Base, reasons: boolean): Shown {
  const withReasons = reasons && outcome.status !== "infeasible";
  return {
    ...base,
    format: "rounds",
    outcome,
    ...(withReasons ? { reasonsOf: (one, other) => explain(outcome, { one, other }) } : {}),
  };
}

/** The record names the roles in their order, also where there is no plan. */
function rolesOf(outcome: Outcome): readonly [string, string] {
  const [first = "", second = ""] =
    outcome.status === "infeasible" ? Object.keys(outcome.record.people) : outcome.roles;
  return [first, second];
}

function faults(form: string, names: object, roles: readonly string[]): Mistake[] {
  const found: Mistake[] = [];
  if (!Object.hasOwn(forms, form)) {
    const remedy = suggestion(form, Object.keys(forms));
    found.push(mistake("report-form", "form", "there is no such form.", remedy, form));
  }
  for (const role of Object.keys(names).filter((role) => !roles.includes(role))) {
    const remedy = suggestion(role, roles);
    found.push(mistake("report-role", `names.${role}`, "the plan has no such role.", remedy));
  }
  return found;
}

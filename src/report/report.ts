import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import { type AnyOutcome, byNoun, type ForEachNoun, type OutcomeOf } from "../plan/any-plan.js";
import type { CirclesOutcome } from "../plan/circles-plan.js";
import type { AnyStepPlan, FormatsOutcome } from "../plan/formats-plan.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome, PlanPair } from "../plan/plan.js";
import type { RoundsOutcome } from "../plan/rounds-plan.js";
import type { StepPrograms } from "../program.js";
import { explain } from "../reasons/explain.js";
import { type FormName, forms } from "./forms.js";
import { callPeople, type NameOf, type Shown, type ShownOne, unknownRoles } from "./shown.js";

/** What `report` may be told. */
export interface ReportOptions<Role extends string = string> {
  /** `text` (default) for a terminal, `markdown` for documents, `csv` for spreadsheets and programs. */
  readonly form?: FormName;
  /** Finds the name of a person by id; where it gives undefined or blanks, the id is shown. */
  readonly names?: { readonly [K in Role]?: NameOf };
  /** Whether each pair is shown with what speaks for it: answers of both people, for the coordinator only. */
  readonly reasons?: boolean;
}

/** Shows an outcome for circles: the circles with their members, when they meet, who is in none and why, and the rest. */
export function report<C extends string, Q extends string>(
  outcome: CirclesOutcome<C, Q>,
  options?: ReportOptions<"member" | "lead">,
): string;
/** Shows an outcome for peers: the groups, who is in none and why, and all that is shown of other plans. */
export function report<C extends string, Q extends string>(
  outcome: PeersOutcome<C, Q>,
  options?: ReportOptions<"person">,
): string;
/**
 * Shows the outcome of several formats: what each did, the plan of each with all that is shown of it alone, and whom none of
 * them took, with the cause of each. In `csv` the column `step` says which format a row is of.
 */
export function report<Role extends string, S extends StepPrograms>(
  outcome: FormatsOutcome<Role, S>,
  options?: ReportOptions<NoInfer<Role>>,
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
export function report(outcome: AnyOutcome | FormatsOutcome, options: ReportOptions = {}): string {
  const { form = "text", names = {}, reasons = false } = options;
  if (outcome.format === "formats") {
    refuse("report", faults(form, names, Object.keys(outcome.record.people)));
    return forms[form](formatsShown(outcome, names, reasons));
  }
  refuse("report", faults(form, names, byNoun("report", roles, outcome.format, outcome)));
  const how = { names, person: callPeople(outcome, names), reasons };
  return forms[form](byNoun("report", shownBy(how), outcome.format, outcome));
}

/** Several formats, each step as it is shown alone: people keep the names they have in the run. */
function formatsShown(outcome: FormatsOutcome, names: Shown["names"], reasons: boolean): Shown {
  const person = callPeople(outcome, names);
  const plans: Readonly<Record<string, AnyStepPlan>> = outcome.status === "infeasible" ? {} : outcome.steps;
  const steps = Object.entries(plans).map(([name, plan]) => {
    const as = outcome.status === "infeasible" ? {} : (outcome.totals.steps[name]?.as ?? {});
    const named = Object.entries(as).flatMap(([role, from]) => {
      const nameOf = names[from];
      return nameOf === undefined ? [] : [[role, nameOf] as const];
    });
    const how = {
      names: Object.fromEntries(named),
      person: (role: string, id: string) => person(as[role] ?? role, id),
      isStep: true as const,
      reasons,
    };
    return { name, shown: byNoun("report", shownBy(how), plan.format, plan) };
  });
  return { format: "formats", names, person, outcome, steps };
}

/** The roles of each noun. */
const roles: ForEachNoun<OutcomeOf, readonly string[]> = {
  pairs: rolesOf,
  peers: () => ["person"],
  circles: ({ record }) => Object.keys(record.people),
  rounds: () => ["person"],
};

/** What is shown of each noun; reasons only where there is a plan, and they are wanted. */
function shownBy({
  reasons,
  ...base
}: Pick<Shown, "names" | "person" | "isStep"> & { readonly reasons: boolean }): ForEachNoun<OutcomeOf, ShownOne> {
  return {
    pairs: (outcome) => ({
      ...base,
      format: "pairs",
      outcome,
      roles: rolesOf(outcome),
      ...(reasons && outcome.status !== "infeasible"
        ? { reasonsOf: (pair: PlanPair<string>) => explain(outcome, pair) }
        : {}),
    }),
    circles: (outcome) => ({
      ...base,
      format: "circles",
      outcome,
      ...(reasons && outcome.status !== "infeasible"
        ? { reasonsOf: (member: string) => explain(outcome, { member }) }
        : {}),
    }),
    peers: (outcome) => ({
      ...base,
      format: "peers",
      outcome,
      ...(reasons && outcome.status !== "infeasible"
        ? { reasonsOf: (one: string, other: string) => explain(outcome, { one, other }) }
        : {}),
    }),
    rounds: (outcome) => ({
      ...base,
      format: "rounds",
      outcome,
      ...(reasons && outcome.status !== "infeasible"
        ? { reasonsOf: (one: string, other: string) => explain(outcome, { one, other }) }
        : {}),
    }),
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
  return [...found, ...unknownRoles(names, roles)];
}

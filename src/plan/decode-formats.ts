import { frozenCopy } from "../cohort/frozen.js";
import type { PersonRef } from "../constraints/conflicts.js";
import { show } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Step } from "../program.js";
import type { PeopleByRole } from "./formats-people.js";
import type {
  AnyStepPlan,
  Assigned,
  FormatsPlan,
  FormatsRecord,
  StepCause,
  StepTotals,
  Unplaced,
} from "./formats-plan.js";
import { causesIn, placedIn } from "./step-runs.js";

/** A step that has its plan. */
export interface DoneStep {
  readonly name: string;
  readonly step: Step;
  readonly plan: AnyStepPlan;
  /** Who came to it, by its own roles. */
  readonly here: PeopleByRole;
  /** The role of the run that it serves. */
  readonly served: string;
  readonly most: number | undefined;
}

/** Why somebody did not come to a step: they have a place, under whatever role, or are kept for another step. */
export interface Elsewhere {
  readonly taken: { readonly step: string; readonly as: string } | undefined;
  readonly kept: string | undefined;
}

type Person = Assigned<string, string>;

/** Puts the plans of all steps together, each as it is: what was made beside it stays known of it. */
export function decodedFormats(
  people: PeopleByRole,
  done: readonly DoneStep[],
  elsewhere: (role: string, id: string, step: string) => Elsewhere,
  record: FormatsRecord,
): FormatsPlan {
  const roles = Object.keys(people);
  const placed = done.flatMap(({ name, step, plan }) =>
    placedIn(plan).map(({ role, id }): Person => ({ role: step.as[role] ?? "", id, step: name, as: role })),
  );
  const places = new Map(placed.map((one) => [key(one), one]));
  const left = new Map(done.map(({ name, plan }) => [name, new Map(causesIn(plan).map((one) => [key(one), one]))]));
  const everybody = roles.flatMap((role) => (people[role] ?? []).map(({ id }) => ({ role, id })));
  const assigned = everybody.flatMap((one) => places.get(key(one)) ?? []);
  const unmatched = everybody
    .filter((one) => !places.has(key(one)))
    .map((one): Unplaced<string, string> => ({ ...one, causes: done.flatMap((step) => causesAt(step, one)) }));
  const count = (list: readonly PersonRef[]) =>
    Object.fromEntries(roles.map((role) => [role, list.filter((one) => one.role === role).length]));
  return Object.freeze({
    status: "in order",
    format: "formats",
    steps: Object.freeze(Object.fromEntries(done.map(({ name, plan }) => [name, plan]))),
    proven: done.every(({ plan }) => plan.status === "optimal"),
    ...frozenCopy({
      assigned,
      unmatched,
      totals: {
        matched: count(assigned),
        people: count(everybody),
        steps: Object.fromEntries(done.map((step) => [step.name, totalsOf(step)])),
      },
      record,
    }),
  });

  function totalsOf({ name, step, plan, here, served, most }: DoneStep): StepTotals<string> {
    const [role = ""] = Object.keys(step.as);
    const matched = placed.filter((one) => one.step === name && one.as === role).length;
    const all = people[served]?.length ?? 0;
    const { mean } = plan.totals;
    return {
      role: served,
      as: step.as,
      came: here[role]?.length ?? 0,
      ...(most === undefined ? {} : { most }),
      matched,
      share: all === 0 ? 0 : Math.round((matched / all) * MILLION) / MILLION,
      ...(mean === undefined ? {} : { mean }),
    };
  }

  /** Why this step did not take them: one cause for each of its roles under which they could have come. */
  function causesAt({ name, step }: DoneStep, { role, id }: PersonRef): StepCause<string>[] {
    return Object.entries(step.as).flatMap(([own, from]) => {
      if (from !== role) return [];
      const found = left.get(name)?.get(key({ role: own, id }));
      if (found !== undefined) return [{ step: name, cause: found.cause, text: found.text }];
      const { taken, kept } = elsewhere(role, id, name);
      if (taken !== undefined) {
        const text = `${id} has a place in ${show(taken.step)} already, as ${taken.as}.`;
        return [{ step: name, cause: "taken", text }];
      }
      if (kept !== undefined) {
        return [{ step: name, cause: "kept", text: `${id} is kept for ${show(kept)}, where a list wants them.` }];
      }
      return [{ step: name, cause: "other-role", text: `${id} came under another role.` }];
    });
  }
}

function key({ role, id }: PersonRef): string {
  return JSON.stringify([role, id]);
}

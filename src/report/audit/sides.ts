import type { Lineup } from "../../cohort/lineup.js";
import { type AnyPlan, byNoun, type ForEachNoun, type PlanOf } from "../../plan/any-plan.js";
import { contextOf } from "../../plan/context.js";
import { circleLeads, circleMembers, leadInputs, memberInputs } from "./circle-subjects.js";
import { type ScoreInputs, scoreInputsOf } from "./score-inputs.js";
import { type OfTwo, type Subject, subjectsOf, type Waiting } from "./subjects.js";

/** One role of a plan, as the audit looks at it. */
export interface AuditSide {
  readonly role: string;
  readonly ids: readonly string[];
  readonly people: readonly unknown[];
  readonly positions: ReadonlyMap<string, number>;
  readonly subjects: (waiting?: Waiting) => Subject[];
  readonly inputs: () => ScoreInputs;
}

/** The roles of a plan of any noun. */
export function sidesOf(plan: AnyPlan): readonly AuditSide[] {
  return byNoun("audit", sides, plan.format, plan);
}

const sides: ForEachNoun<PlanOf, readonly AuditSide[]> = {
  pairs(plan) {
    const context = contextOf("audit", plan);
    return ([0, 1] as const).map((side) => sideOf(plan, context, side));
  },
  // Peers are one side, though the engine holds them twice.
  peers: (plan) => [sideOf(plan, contextOf("audit", plan), 0)],
  rounds: (plan) => [sideOf(plan, contextOf("audit", plan), 0)],
  circles(plan) {
    const context = contextOf("audit", plan);
    const { leading } = context;
    const members: AuditSide = {
      ...peopleOf(context.among.lineup, 0),
      subjects: (waiting) => circleMembers(plan, context, waiting),
      inputs: () => memberInputs(context),
    };
    if (leading === undefined) return [members];
    return [
      members,
      {
        ...peopleOf(leading.lineup, 1),
        subjects: (waiting) => circleLeads(plan, leading, waiting),
        inputs: () => leadInputs(context, leading),
      },
    ];
  },
};

function sideOf(plan: PlanOf["pairs" | "peers" | "rounds"], context: OfTwo, side: 0 | 1): AuditSide {
  return {
    ...peopleOf(context.lineup, side),
    subjects: (waiting) => subjectsOf(plan, context, side, waiting),
    inputs: () => scoreInputsOf(context, side),
  };
}

function peopleOf({ roles, ids, people, positions }: Lineup, side: 0 | 1) {
  return { role: roles[side], ids: ids[side], people: people[side], positions: positions[side] };
}

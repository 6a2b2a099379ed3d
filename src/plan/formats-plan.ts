import type { Conflict } from "../constraints/conflicts.js";
import type {
  CirclesProgram,
  PairsProgram,
  PeersProgram,
  PersonSchema,
  StepProgram,
  StepPrograms,
} from "../program.js";
import type { CirclesOutcome, CirclesPlan } from "./circles-plan.js";
import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";

/** A plan of any noun that can be a step. */
export type AnyStepPlan = Plan | PeersPlan | CirclesPlan;

/** An outcome of any noun that can be a step. */
export type AnyStepOutcome = Outcome | PeersOutcome | CirclesOutcome;

/** The plan that a program gives as a step: the very plan that `match` gives for it. */
export type StepPlan<X extends StepProgram> = StepProgram extends X
  ? AnyStepPlan
  : X extends PairsProgram<infer R, infer C, infer Q>
    ? Plan<keyof R & string, C, Q>
    : X extends PeersProgram<PersonSchema, infer C, infer Q>
      ? PeersPlan<C, Q>
      : X extends CirclesProgram<PersonSchema, PersonSchema, infer C, infer Q>
        ? CirclesPlan<C, Q>
        : never;

/** Somebody with a place: in which step, and under which of its roles. */
export interface Assigned<Role extends string, Name extends string> {
  readonly role: Role;
  readonly id: string;
  readonly step: Name;
  readonly as: string;
}

/** Why a step did not take somebody. */
export interface StepCause<Name extends string> {
  readonly step: Name;
  /**
   * What the plan of the step says (`competition`, `most`, `numbers` …); or `kept`: a list says that they must be in another
   * step, so this one did not ask for them; `taken`: the same person has a place under another role; `other-role`: the same
   * person came to this step under another role; `free-lead`: they lead no circle of this step; `left-out-by-hook`: a hook of
   * this step left them out.
   */
  readonly cause: string;
  /** The cause in one sentence. */
  readonly text: string;
}

/** Somebody whom no step took. */
export interface Unplaced<Role extends string, Name extends string> {
  readonly role: Role;
  readonly id: string;
  /** One for each step that speaks of their role, in the order of the steps. */
  readonly causes: readonly StepCause<Name>[];
}

/** What a step did, in numbers. */
export interface StepTotals<Role extends string> {
  /** The role of the run that it serves, and the roles of the run by those of its program. */
  readonly role: Role;
  readonly as: Readonly<Record<string, Role>>;
  /** How many of them came to it: who had a place before, or was kept for another step, did not. */
  readonly came: number;
  /** How many of them it could take at most; absent without a limit. */
  readonly most?: number;
  /** How many of them it took, and what share that is of all people of this role, in [0, 1]. */
  readonly matched: number;
  readonly share: number;
  /** The mean fit of its plan, absent where it took nobody. Fits of different programs do not compare, so there is none over all. */
  readonly mean?: number;
}

/** All that is needed to repeat a mixed run; the plan of each step has its own record besides. */
export interface FormatsRecord {
  readonly pairwright: string;
  readonly seed: number;
  /** SHA-256 of people, steps with their limits, and what the steps' own fingerprints stand for. */
  readonly inputs: string;
  readonly people: Readonly<Record<string, number>>;
  /** Version of the time-zone data of the machine, "unknown" in a browser. */
  readonly timeZoneData: string;
}

/**
 * One plan for several formats, in order: each step is the best for those whom the steps before it left, as its own plan says.
 * That the steps are the best together is not said: it would depend on how much fit in one format is worth in another.
 */
export interface FormatsPlan<Role extends string = string, S extends StepPrograms = StepPrograms> {
  readonly status: "in order";
  readonly format: "formats";
  /** The plan of each step, in order: what `explain` and `report` take as any other plan. */
  readonly steps: { readonly [K in keyof S]: StepPlan<S[K]> };
  /** Whether the plan of every step is proven to be its best. */
  readonly proven: boolean;
  /** Sorted by role, as the run names them, and id. */
  readonly assigned: readonly Assigned<Role, keyof S & string>[];
  readonly unmatched: readonly Unplaced<Role, keyof S & string>[];
  readonly totals: {
    /** How many people of each role have a place, and how many there are. */
    readonly matched: { readonly [K in Role]: number };
    readonly people: { readonly [K in Role]: number };
    readonly steps: { readonly [K in keyof S]: StepTotals<Role> };
  };
  readonly record: FormatsRecord;
}

/**
 * A step has no plan that keeps everything, and so the run has none: what clashes in it. To go on without it would put those
 * into other formats whom a list, or a least number, promised to this one.
 */
export interface InfeasibleFormats<S extends StepPrograms = StepPrograms> {
  readonly status: "infeasible";
  readonly format: "formats";
  /** The step that has no plan; absent where lists of several steps clash. */
  readonly step?: keyof S & string;
  /** At least one. */
  readonly conflicts: readonly Conflict[];
  /** The plans of the steps before it. */
  readonly steps: { readonly [K in keyof S]?: StepPlan<S[K]> };
  readonly record: FormatsRecord;
}

/** What `match` gives for several formats: ask for `status` before anything else, or use `settled`. */
export type FormatsOutcome<Role extends string = string, S extends StepPrograms = StepPrograms> =
  | FormatsPlan<Role, S>
  | InfeasibleFormats<S>;

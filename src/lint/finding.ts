import type { PersonRef } from "../constraints/conflicts.js";

/** How much a finding matters: no plan can exist; the result will not be what was meant; good to know. */
export type Severity = "error" | "warning" | "note";

/** What a finding about a criterion can prove. All shares and values are in [0, 1]. */
export interface CriterionFacts {
  readonly criterion: string;
  /** Its share of all weight. */
  readonly weight: number;
  /** Lowest and highest value over the allowed pairs, unknown ones at the mean; absent without any allowed pair. */
  readonly lowest?: number;
  readonly highest?: number;
  /**
   * Whether it is proven that no plan becomes better or worse against another, but for the rounding of each fit to
   * millionths: the plan would be as good with weight 0.
   */
  readonly noEffect: boolean;
}

/** A value that only one of the two questionnaires has. */
export interface LoneOption {
  readonly value: string;
  /** How many people gave it. */
  readonly people: number;
  /** A value of the other side that is spelt nearly so. */
  readonly near?: string;
}

/** The numbers behind each kind of finding, by its code. */
export interface FindingFacts {
  /** A weight of 0. */
  readonly "weight-zero": CriterionFacts;
  /** All allowed pairs have the same value. */
  readonly "never-varies": CriterionFacts & { readonly value: number };
  /** No pair has a known value. */
  readonly "never-known": CriterionFacts;
  /** Depends on the person of one role alone, or is a sum of one part for each: main effects cancel in an assignment. */
  readonly "one-sided": CriterionFacts & { readonly dependsOn: readonly string[] };
  /** Weight times span is below what matters. */
  readonly negligible: CriterionFacts & { readonly span: number; readonly matters: number; readonly mostInSum: number };
  /** Weight and influence part by a factor of two or more. */
  readonly influence: CriterionFacts & { readonly effective: number };
  /** Two criteria that rank pairs alike. */
  readonly "same-thing": { readonly criteria: readonly [string, string]; readonly correlation: number };
  /** Two criteria that rank pairs the opposite way. */
  readonly "against-each-other": { readonly criteria: readonly [string, string]; readonly correlation: number };
  /** A rule removes more than the declared share of all pairs; `alone` are those that no other rule removes. */
  readonly "removes-much": {
    readonly rule: string;
    readonly pairs: number;
    readonly of: number;
    readonly alone: number;
  };
  readonly "removes-nothing": { readonly rule: string };
  /** Every pair that `rule` forbids is forbidden by `by` as well. */
  readonly "implied-rule": {
    readonly rule: string;
    readonly by: string;
    readonly pairs: number;
    readonly same: boolean;
  };
  /** Rules that together leave no pair at all: the fewest, where one or two are enough. */
  readonly "nothing-allowed": { readonly rules: readonly string[]; readonly of: number };
  /** People whom rules leave with nobody, and how many pairs of theirs each rule takes. */
  readonly "nobody-left": PeopleFacts;
  readonly "one-left": PeopleFacts;
  /** People with 0 places. */
  readonly "no-place": { readonly role: string; readonly people: readonly PersonRef[] };
  /** A pair that must be made, or a least number of partners, that cannot be had. */
  readonly clash: {
    readonly people: readonly PersonRef[];
    readonly rules: readonly string[];
    readonly needs?: number;
    readonly has?: number;
  };
  /** People whose least numbers cannot be met together, though each of them alone could be served. */
  readonly shortage: {
    readonly people: readonly PersonRef[];
    readonly others: readonly PersonRef[];
    readonly needs: number;
    readonly has: number;
  };
  /** People with more places than partners whom they may meet. */
  readonly "unreachable-places": {
    readonly role: string;
    readonly people: readonly (PersonRef & { readonly places: number; readonly usable: number })[];
    readonly places: number;
  };
  /** Places of a side that no plan can fill, however it is made; `people` are those who share the lack, `meet` whom they may meet. */
  readonly "empty-places": {
    readonly role: string;
    readonly places: number;
    readonly filled: number;
    readonly people: readonly PersonRef[];
    readonly meet: readonly PersonRef[];
  };
  /** Not everybody of the first role can have a partner. */
  readonly "too-few-places": { readonly role: string; readonly people: number; readonly matched: number };
  /** How many partners people will have when the pairs are spread evenly; most partners first. */
  readonly "expected-places": Expected;
  /** What the two sides answered never coincides. */
  readonly "nothing-in-common": { readonly distinct: readonly [number, number] };
  /** Answers of one side that are nearly spelt like one of the other side. */
  readonly "option-spelling": { readonly role: string; readonly options: readonly LoneOption[] };
  readonly "option-on-one-side": {
    readonly role: string;
    readonly options: readonly LoneOption[];
    readonly distinct: number;
  };
  /** Skills that somebody wants to learn and nobody teaches, or nobody far enough. */
  readonly "skill-without-teacher": { readonly skills: readonly SkillBalance[] };
  /** Skills that more people want than those who teach them have places. */
  readonly "skill-short": { readonly skills: readonly SkillBalance[] };
  /** People on the lists who are not in the cohort. */
  readonly gone: { readonly ids: readonly string[] };
}

/** The kind of a finding. */
export type FindingCode = keyof FindingFacts;

/** People whom the rules leave with nobody or with one, by role, and what took the others away; most first. */
export interface PeopleFacts {
  readonly role: string;
  readonly people: readonly PersonRef[];
  readonly removed: readonly { readonly rule: string; readonly pairs: number }[];
}

/** Arithmetic of places before any run. */
export interface Expected {
  readonly role: string;
  /** Pairs in a plan: exactly so many where `exact`, at most so many otherwise. */
  readonly pairs: number;
  readonly exact: boolean;
  readonly spread: readonly { readonly partners: number; readonly people: number }[];
}

/** Demand and supply of one skill under one criterion or rule . */
export interface SkillBalance {
  /** As the first who mentions it spells it. */
  readonly skill: string;
  /** The criterion or rule that compares it. */
  readonly where: string;
  readonly learners: string;
  /** People who want it, and the sum of the weights they give it. */
  readonly wanting: number;
  readonly demand: number;
  /** People of the other role who teach it and have a place, and their places, each at most as many as want it. */
  readonly teachers: number;
  readonly places: number;
  /** At least so many who want it get nobody who teaches it, in any plan: `wanting - places`, or 0. */
  readonly deficit: number;
  /** How many of those who want it are, as far as levels are known, not behind any teacher. */
  readonly ahead: number;
  /** A skill that is taught and spelt nearly so, where this one has no teacher. */
  readonly near?: string;
}

/** One finding of a kind: where to look, what was found with its arithmetic, and what to try. Plain frozen data. */
export interface FindingOf<C extends FindingCode> {
  readonly code: C;
  readonly severity: Severity;
  /** The place in the program: `criteria.pace`, `rules["a time in common"]`, `capacity.mentor`. */
  readonly where: string;
  readonly text: string;
  readonly remedy: string;
  readonly data: FindingFacts[C];
}

/** One finding; ask for its `code` to know its `data`. */
export type Finding = { readonly [C in FindingCode]: FindingOf<C> }[FindingCode];

import type { Interval } from "./intervals.js";
import type { AuditThresholds } from "./thresholds.js";

/** A share with its Wilson interval; rounded to ten-thousandths. */
export interface AuditRate extends Interval {
  readonly value: number;
}

/** How a group fares beside the reference group of its table. */
export interface AuditComparison {
  /** Match rate over that of the reference group; absent where nobody of the reference group is matched. */
  readonly ratio?: number;
  /** Unmatched rate over that of the reference group; absent where everybody of the reference group is matched. */
  readonly unmatchedRatio?: number;
  /** Fisher's exact test, two-sided, of matched and unmatched people. */
  readonly p: number;
  /** The same, corrected by Holm for all comparisons of the audit. */
  readonly pCorrected: number;
  /** Match rate minus that of the reference group, with Newcombe's interval. */
  readonly difference: AuditRate;
  /** Hedges' g of the mean fits of matched people against the reference group; absent where either is not shown. */
  readonly fit?: Interval & { readonly g: number };
  /** Whether a threshold is passed. */
  readonly flag: boolean;
  readonly significant: boolean;
  /** Whether either group is smaller than the threshold of caution. */
  readonly small: boolean;
  /** The verdict with ratio, p and interval, in one sentence. */
  readonly text: string;
}

/** How good the partners of a group are: figures of matched people, rounded to hundredths. */
export interface AuditFit {
  readonly mean: number;
  /** Mean fit of the worst-off: the lowest tenth of the group, and no fewer people than the smallest group shown. */
  readonly worstOff: { readonly people: number; readonly mean: number };
  /** Mean place of the best partner among all allowed partners: 1 is the best that the person could have had. */
  readonly rank: number;
}

/**
 * How many people of a group are the only one of it in their circle. Where the number, or the rest of the group, is smaller
 * than the smallest group shown, it is only said to be between `least` and `most`; elsewhere these are equal.
 */
export interface AuditAlone {
  readonly least: number;
  readonly most: number;
  /** How many would be on average if the people in circles had been dealt to these circles by lot; rounded to hundredths. */
  readonly byLot: number;
}

/** A group of at least the smallest number of people. */
export interface AuditGroup {
  /** The answer of each attribute of the table; "no answer" where people gave none. */
  readonly group: readonly string[];
  /** Whether these people answered; people without an answer are counted and not compared. */
  readonly stated: boolean;
  readonly people: number;
  readonly matched: number;
  readonly rate: AuditRate;
  /** Partners per person, and places per person; no places where some of the group have no limit. */
  readonly load: { readonly partners: number; readonly places?: number };
  /** Absent where too few of the group are matched. */
  readonly fit?: AuditFit;
  /** Of members of circles, by one attribute, for groups that answered. */
  readonly alone?: AuditAlone;
  /** Mean waiting, in the unit in which it was given, of those for whom it was; absent unless every group has enough of them. */
  readonly waiting?: { readonly people: number; readonly mean: number };
  /** Absent for the reference group, for people without an answer, and where there is no reference group. */
  readonly comparison?: AuditComparison;
}

/** One role by one attribute, or by two. */
export interface AuditTable<Role extends string = string, A extends string = string> {
  readonly role: Role;
  readonly attributes: readonly A[];
  readonly people: number;
  readonly matched: number;
  /** Those that may be shown, in the order of their names, people without an answer last. */
  readonly groups: readonly AuditGroup[];
  /** All others together: smaller groups, and those whose figures would reveal them. Absent where there are none. */
  readonly notShown?: { readonly people: number; readonly matched: number };
  /** The group with which the others are compared; absent with fewer than two groups to compare. */
  readonly reference?: readonly string[];
}

/** How well the score inputs of a role tell a group from the rest. */
export interface AuditProxy<Role extends string = string, A extends string = string> {
  readonly role: Role;
  readonly attribute: A;
  readonly group: string;
  /** Cross-validated area under the curve, in [0, 1], 0.5 for chance; rounded to hundredths. */
  readonly auc: number;
  /** Whether the threshold is passed. */
  readonly flag: boolean;
  /** The same for what each criterion alone reads, most first; empty where there is no flag. */
  readonly criteria: readonly { readonly criterion: string; readonly auc: number }[];
}

/** What an audit found: figures of groups, nothing of persons. Plain frozen data that survives JSON. */
export interface Audit<Role extends string = string, A extends string = string> {
  readonly format: "audit";
  readonly thresholds: AuditThresholds;
  readonly tables: readonly AuditTable<Role, A>[];
  /** Groups and rests of at least ten people each; empty where the check was left out. */
  readonly proxies: readonly AuditProxy<Role, A>[];
  /** What changes in the plan when sealed answers change. */
  readonly invariance: { readonly difference: 0; readonly text: string };
  readonly notes: readonly string[];
  /** Which plan was audited: the fingerprint and the seed of its record. */
  readonly record: { readonly pairwright: string; readonly inputs: string; readonly seed: number };
}

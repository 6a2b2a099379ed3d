import { frozenCopy } from "../../cohort/frozen.js";
import { mistake, refuse } from "../../errors.js";
import type { Audit, AuditGroup, AuditTable } from "./audit-data.js";
import { conclusion, groupName, hundredths } from "./words.js";

/** A group in two audits; absent on a side where it cannot be shown. */
export interface GroupChange {
  readonly group: readonly string[];
  readonly before?: AuditGroup;
  readonly after?: AuditGroup;
  /** Match rate after minus before, in [-1, 1]; absent where one of the two is not shown. */
  readonly rate?: number;
  /** Mean fit after minus before; absent where one of the two is not shown. */
  readonly fit?: number;
  /** What became of the flag. */
  readonly flag: "none" | "kept" | "raised" | "cleared";
  readonly text: string;
}

/** A table of two audits. */
export interface AuditChange<Role extends string = string, A extends string = string> {
  readonly role: Role;
  readonly attributes: readonly A[];
  readonly groups: readonly GroupChange[];
}

/** What changed between two audits. Plain frozen data that survives JSON. */
export interface AuditChanges<Role extends string = string, A extends string = string> {
  readonly format: "audit changes";
  /** The two audits whole: the figures of people's overrides stand in the same tables as those of the plan. */
  readonly before: Audit<Role, A>;
  readonly after: Audit<Role, A>;
  readonly tables: readonly AuditChange<Role, A>[];
  readonly notes: readonly string[];
}

const caveat =
  "For the auditor: where few people moved, whoever knows who moved may learn from the change which group they are in.";

/**
 * Compares two audits of the same attributes: a plan before and after overrides, or of two terms. Human decisions are held
 * to the same figures and thresholds as the plan.
 *
 * @throws PairwrightError when the audits have other thresholds or look at other attributes.
 * @example
 * ```ts
 * const sealed = sealOf(program, { mentee: [{ id: "ada@example.org", gender: "Woman" }] });
 * const found = audit(plan, sealed, { thresholds: thresholdPresets.describeOnly });
 * compareAudits(found, found).tables[0]?.groups; // []
 * ```
 */
export function compareAudits<Role extends string, A extends string>(
  before: Audit<Role, A>,
  after: Audit<NoInfer<Role>, NoInfer<A>>,
): AuditChanges<Role, A> {
  const key = ({ role, attributes }: AuditTable) => JSON.stringify([role, attributes]);
  const [first, second] = [before, after].map(({ tables }) => tables.map(key).sort().join());
  const thresholds = JSON.stringify(before.thresholds) === JSON.stringify(after.thresholds);
  const remedy = "Audit both plans with the same options.";
  refuse("compareAudits", [
    ...(thresholds ? [] : [mistake("audits-thresholds", "after.thresholds", "differ from those before.", remedy)]),
    ...(first === second ? [] : [mistake("audits-tables", "after.tables", "are not those before.", remedy)]),
  ]);
  const later = new Map(after.tables.map((table) => [key(table), table]));
  const tables = before.tables.map((table): AuditChange<Role, A> => {
    const groups = changesOf(table.groups, later.get(key(table))?.groups ?? []);
    return { role: table.role, attributes: table.attributes, groups };
  });
  return frozenCopy({ format: "audit changes", before, after, tables, notes: [caveat] });
}

function changesOf(before: readonly AuditGroup[], after: readonly AuditGroup[]): GroupChange[] {
  // Those without an answer are a group of their own, whatever the options are called.
  const key = ({ group, stated }: AuditGroup) => JSON.stringify([stated, group]);
  const [old, later] = [before, after].map((groups) => new Map(groups.map((group) => [key(group), group])));
  const keys = [...new Set([...before, ...after].map(key))];
  return keys.map((at) => changeOf(old?.get(at), later?.get(at)));
}

function changeOf(before: AuditGroup | undefined, after: AuditGroup | undefined): GroupChange {
  const group = before?.group ?? after?.group ?? [];
  const rate = before && after ? apart(after.rate.value, before.rate.value, 10_000) : undefined;
  const fit = before?.fit && after?.fit ? apart(after.fit.mean, before.fit.mean, 100) : undefined;
  const [was, is] = [before?.comparison?.flag === true, after?.comparison?.flag === true];
  return {
    group,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(rate === undefined ? {} : { rate }),
    ...(fit === undefined ? {} : { fit }),
    flag: was ? (is ? "kept" : "cleared") : is ? "raised" : "none",
    text: `${groupName(group)}: ${state(before)} before, ${state(after)} after.`,
  };
}

function state(group: AuditGroup | undefined): string {
  if (group === undefined) return "not shown";
  const { comparison } = group;
  const judged = comparison ? ` (${conclusion(comparison)})` : "";
  const fit = group.fit ? `, mean fit ${hundredths(group.fit.mean)}` : "";
  return `${group.matched} of ${group.people} matched${fit}${judged}`;
}

function apart(later: number, earlier: number, unit: number): number {
  return Math.round((later - earlier) * unit) / unit + 0;
}

import { aloneOf } from "./alone.js";
import type { AuditAlone, AuditGroup, AuditTable } from "./audit-data.js";
import { type Compared, compared, concluded, figuresOf, waitingOf } from "./figures.js";
import { holm } from "./holm.js";
import { type Members, matchedOf } from "./tables.js";
import type { AuditThresholds } from "./thresholds.js";

/** A table whose p values still wait for those of the other tables. */
export interface Draft {
  readonly role: string;
  readonly attributes: readonly string[];
  readonly people: number;
  readonly matched: number;
  readonly groups: readonly { readonly figures: Omit<AuditGroup, "comparison">; readonly compared?: Compared }[];
  readonly notShown: { readonly people: number; readonly matched: number };
  readonly reference?: Omit<AuditGroup, "comparison">;
  /** Whether a reference group was chosen that cannot be shown. */
  readonly isReferenceMissing: boolean;
}

/** Adds the table of a role and one or two attributes. */
export function drafted(
  role: string,
  attributes: readonly string[],
  members: readonly Members[],
  chosen: Readonly<Record<string, string | undefined>>,
  thresholds: AuditThresholds,
  drafts: Draft[],
): void {
  const shown = members.filter(({ isShown }) => isShown);
  const stated = shown.filter((one) => one.stated);
  const wanted = attributes.map((attribute) => chosen[attribute]);
  const isChosen = wanted.every((group) => group !== undefined);
  const reference = isChosen ? stated.find((one) => isNamed(one, wanted)) : best(stated, thresholds.caution);
  const isCompared = reference !== undefined && stated.length > 1;
  const hidden = members.filter(({ isShown }) => !isShown).flatMap(({ subjects }) => subjects);
  const all = members.flatMap(({ subjects }) => subjects);
  // Waiting of all is no secret of the audit: with one group's missing, it would follow from the others.
  const isWaitingShown = shown.every(({ subjects }) => waitingOf(subjects).length >= thresholds.smallest);
  drafts.push({
    role,
    attributes,
    people: all.length,
    matched: matchedOf(all),
    groups: shown.map((one) => ({
      figures: { ...figuresOf(one, thresholds, isWaitingShown), ...aloneIn(one) },
      ...(isCompared && one.stated && one !== reference ? { compared: compared(one, reference, thresholds) } : {}),
    })),
    notShown: { people: hidden.length, matched: matchedOf(hidden) },
    ...(isCompared ? { reference: figuresOf(reference, thresholds, isWaitingShown) } : {}),
    isReferenceMissing: isChosen && reference === undefined,
  });

  function aloneIn(one: Members): { readonly alone?: AuditAlone } {
    const alone = attributes.length === 1 && one.stated ? aloneOf(one.subjects, all, thresholds) : undefined;
    return alone === undefined ? {} : { alone };
  }
}

/** Corrects the p values of all tables together, and writes the sentences. */
export function assembled(drafts: readonly Draft[], thresholds: AuditThresholds): AuditTable[] {
  const all = drafts.flatMap(({ groups }) => groups.flatMap(({ compared }) => (compared ? [compared] : [])));
  const values = holm(all.map(({ p }) => p));
  const corrected = new Map(all.map((one, at) => [one, values[at] ?? 1]));
  return drafts.map(({ role, attributes, people, matched, groups, notShown, reference }) => ({
    role,
    attributes,
    people,
    matched,
    groups: groups.map(({ figures, compared: found }) => {
      if (found === undefined || reference === undefined) return figures;
      const comparison = concluded(found, corrected.get(found) ?? 1, figures, reference, thresholds);
      return { ...figures, comparison };
    }),
    ...(notShown.people > 0 ? { notShown } : {}),
    ...(reference ? { reference: reference.group } : {}),
  }));
}

/**
 * The group with the highest match rate, the larger one where two are equal, then the first by name; among the groups that
 * need no caution where there are any, since a handful of people has the highest rate by chance.
 */
function best(groups: readonly Members[], caution: number): Members | undefined {
  const large = groups.filter(({ subjects }) => subjects.length >= caution);
  return (large.length > 0 ? large : groups).reduce<Members | undefined>((most, one) => {
    if (most === undefined) return one;
    const [a, b] = [one.subjects, most.subjects];
    const ahead = matchedOf(a) * b.length - matchedOf(b) * a.length;
    return ahead > 0 || (ahead === 0 && a.length > b.length) ? one : most;
  }, undefined);
}

function isNamed({ group }: Members, wanted: readonly (string | undefined)[]): boolean {
  return wanted.every((name, at) => name === group[at]);
}

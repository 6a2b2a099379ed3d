import { compareText } from "../../random.js";
import { hiddenBlock } from "./cross-suppression.js";
import type { Subject } from "./subjects.js";
import { hiddenFits, hiddenGroups, hidingOrder } from "./suppression.js";
import type { AuditThresholds } from "./thresholds.js";

/** The people of one group, and what of it may be shown. Never leaves the audit. */
export interface Members {
  readonly group: readonly string[];
  readonly stated: boolean;
  readonly subjects: readonly Subject[];
  readonly isShown: boolean;
  readonly isFitShown: boolean;
}

/** From the id of a person to their group in each attribute; an attribute without an answer is absent. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The name of the group of those who gave no answer. */
const noAnswer = "no answer";

/** Everybody by one attribute, in the order of the groups' names, those without an answer last. */
export function byAttribute(
  subjects: readonly Subject[],
  groups: Groups,
  attribute: string,
  { smallest }: AuditThresholds,
): readonly Members[] {
  const parts = [...grouped(subjects, groups, attribute).values()];
  const cells = parts.map(({ stated, key, list }) => {
    return { name: key, stated, people: list.length, matched: matchedOf(list) };
  });
  const hidden = hiddenGroups(cells, smallest);
  const withoutFit = hiddenFits(cells, hidden, smallest);
  const members = parts.map(({ key, name, stated, list }): Members => {
    const isShown = !hidden.has(key);
    return { group: [name], stated, subjects: list, isShown, isFitShown: !withoutFit.has(key) };
  });
  return members.sort(shownOrder);
}

/** Everybody by two attributes, of which both tables of their own are shown as well. */
export function byTwoAttributes(
  subjects: readonly Subject[],
  groups: Groups,
  [first, second]: readonly [string, string],
  thresholds: AuditThresholds,
): readonly Members[] {
  const rows = [...byAttribute(subjects, groups, first, thresholds)].sort((a, b) => hidingOrder(named(a), named(b)));
  const columns = [...byAttribute(subjects, groups, second, thresholds)].sort((a, b) =>
    hidingOrder(named(a), named(b)),
  );
  const column = new Map(columns.flatMap((of, at) => of.subjects.map((subject) => [subject, at] as const)));
  const cells = rows.map((row) => {
    const lists = columns.map((): Subject[] => []);
    for (const subject of row.subjects) lists[column.get(subject) ?? -1]?.push(subject);
    return lists;
  });
  const counted = (of: (list: readonly Subject[]) => number) => cells.map((row) => row.map(of));
  const unmatched = (list: readonly Subject[]) => list.length - matchedOf(list);
  const at = (row: number, column: number) => cells[row]?.[column] ?? [];
  const least = thresholds.intersection;
  const block = hiddenBlock({
    layers: [counted(matchedOf), counted(unmatched)],
    isSmall: (r, c) => at(r, c).length > 0 && at(r, c).length < least,
    hiddenRows: rows.map(({ isShown }) => !isShown),
    hiddenColumns: columns.map(({ isShown }) => !isShown),
  });
  const isHidden = (r: number, c: number) => block.rows[r] === true && block.columns[c] === true;
  const fits = hiddenBlock({
    layers: [counted(matchedOf)],
    isSmall: (r, c) => isHidden(r, c) || (matchedOf(at(r, c)) > 0 && matchedOf(at(r, c)) < least),
    hiddenRows: rows.map(({ isFitShown }) => !isFitShown),
    hiddenColumns: columns.map(({ isFitShown }) => !isFitShown),
  });
  const members = rows.flatMap((row, r) =>
    columns.flatMap((column, c): Members[] => {
      if (at(r, c).length === 0) return [];
      return [
        {
          group: [row.group[0] ?? "", column.group[0] ?? ""],
          stated: row.stated && column.stated,
          subjects: at(r, c),
          isShown: !isHidden(r, c),
          isFitShown: !isHidden(r, c) && !(fits.rows[r] === true && fits.columns[c] === true),
        },
      ];
    }),
  );
  return members.sort(shownOrder);
}

/** How many of these people have a partner. */
export function matchedOf(subjects: readonly Subject[]): number {
  return subjects.reduce((sum, { fits }) => (fits.length > 0 ? sum + 1 : sum), 0);
}

function grouped(subjects: readonly Subject[], groups: Groups, attribute: string) {
  const parts = new Map<string, { key: string; name: string; stated: boolean; list: Subject[] }>();
  for (const subject of subjects) {
    const answer = groups.get(subject.id)?.get(attribute);
    // An option may be called like the group of those who said nothing.
    const key = JSON.stringify(answer ?? null);
    const part = parts.get(key) ?? { key, name: answer ?? noAnswer, stated: answer !== undefined, list: [] };
    parts.set(key, part);
    part.list.push(subject);
  }
  return parts;
}

function named({ group, stated }: Members) {
  return { name: group.join("\n"), stated };
}

function shownOrder(a: Members, b: Members): number {
  return a.stated === b.stated ? compareText(named(a).name, named(b).name) : a.stated ? -1 : 1;
}

import { compareText } from "../../random.js";

/** A group before it is known whether it may be shown. */
export interface Cell {
  readonly name: string;
  /** Whether people stated it; the cell of those who gave no answer is hidden first. */
  readonly stated: boolean;
  readonly people: number;
  readonly matched: number;
}

/**
 * The groups that must not be shown: those of fewer than `smallest` people, and so many others that what is hidden does not
 * follow from the totals by subtraction. At least two groups are hidden then, at least `smallest` people in all, with more
 * than one way to share them out, and among them matched and unmatched people where the role has both; else all groups are.
 *
 * Which others are hidden depends on their names and not on their sizes, and hidden groups are not named: whoever knows
 * this procedure learns no more than whoever does not. Primary and complementary suppression as in Hundepool and others
 * 2012, Statistical Disclosure Control, chapter 4; the rule by name is ours.
 */
export function hiddenGroups(cells: readonly Cell[], smallest: number): ReadonlySet<string> {
  const total = summed(cells);
  return hiddenUntil(
    cells,
    ({ people }) => people < smallest,
    (hidden) => {
      const sum = summed(hidden);
      // Small groups alone that are all of one person, or all as large as small groups can be, would be known by their sum.
      const isTold = [hidden.length, hidden.length * (smallest - 1)].includes(sum.people);
      if (isTold && hidden.every(({ people }) => people < smallest)) return false;
      const isMixed = (part: number, whole: number) => whole === 0 || part > 0;
      const unmatched = isMixed(sum.people - sum.matched, total.people - total.matched);
      return hidden.length > 1 && sum.people >= smallest && isMixed(sum.matched, total.matched) && unmatched;
    },
  );
}

/**
 * The groups whose fits must not be shown, those in `hidden` among them: the sum of all fits stands in the plan, so that the
 * mean of one group with too few matched people would follow from the others.
 */
export function hiddenFits(cells: readonly Cell[], hidden: ReadonlySet<string>, smallest: number): ReadonlySet<string> {
  return hiddenUntil(
    cells,
    ({ name, matched }) => hidden.has(name) || matched < smallest,
    (left) => {
      const { matched } = summed(left);
      return matched === 0 || (matched >= smallest && left.filter((cell) => cell.matched > 0).length > 1);
    },
  );
}

/** Hides the cells that are too small, then one after the other in a fixed order, until what is hidden is safe, or all. */
function hiddenUntil(
  cells: readonly Cell[],
  isSmall: (cell: Cell) => boolean,
  isSafe: (hidden: readonly Cell[]) => boolean,
): ReadonlySet<string> {
  const hidden = cells.filter(isSmall);
  const others = cells.filter((cell) => !isSmall(cell)).sort(hidingOrder);
  if (hidden.length > 0) while (!isSafe(hidden) && others.length > 0) hidden.push(...others.splice(0, 1));
  return new Set(hidden.map(({ name }) => name));
}

/** The order in which groups are hidden to protect others: those without an answer first, then by name. */
export function hidingOrder(
  a: { readonly stated: boolean; readonly name: string },
  b: { readonly stated: boolean; readonly name: string },
): number {
  return a.stated === b.stated ? compareText(a.name, b.name) : a.stated ? 1 : -1;
}

function summed(cells: readonly Cell[]): { readonly people: number; readonly matched: number } {
  return {
    people: cells.reduce((sum, cell) => sum + cell.people, 0),
    matched: cells.reduce((sum, cell) => sum + cell.matched, 0),
  };
}

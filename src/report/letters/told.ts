import { type Mistake, mistake, suggestion } from "../../errors.js";
import type { Judging, ReadyCriterion } from "../../program.js";

/** The criteria of a program by name, whomever they are about. */
export type Criteria = Judging["criteria"];

/**
 * Measures that letters tell of unless said otherwise: they say what both people answered themselves (chosen options, the
 * same answer, the same unit), or what one wants to learn and the other offers to teach, and everybody was asked for that so
 * that somebody else is told. Results of questionnaires (`agreement`, `both`, `profile`) are about a person and were not
 * given to be passed on; what a measure of the caller's own says is not known here.
 */
const spoken: ReadonlySet<string> = new Set(["coverage", "orgDistance", "overlap", "same"]);

/** The name of the measure of a criterion that can say something about two people. */
function speaker(criterion: ReadyCriterion | undefined): string | undefined {
  return criterion?.form === "measure" && criterion.by.evidence !== undefined ? criterion.by.name : undefined;
}

/** What speaks in letters: by `tell` where it is given. Shared time is told apart from the rest, on the reader's own clock. */
export function speaking(
  criteria: Criteria,
  tell: readonly string[] | undefined,
  cadence: string | undefined,
): Pick<Judging, "criteria"> {
  const chosen = Object.entries(criteria).filter(([name, criterion]) => {
    const measure = speaker(criterion);
    if (measure === undefined || measure === "hours" || name === cadence) return false;
    return tell === undefined ? spoken.has(measure) : tell.includes(name);
  });
  return { criteria: Object.fromEntries(chosen) };
}

/** What is wrong with the criteria that are to speak. */
export function toldMistakes(
  criteria: Criteria,
  tell: readonly string[] | undefined,
  cadence: string | undefined,
): Mistake[] {
  const named: readonly (readonly [string, unknown])[] = [
    ...(tell ?? []).map((name, at) => [`tell[${at}]`, name] as const),
    ...(cadence === undefined ? [] : [["cadence", cadence] as const]),
  ];
  return named.flatMap(([where, name]) => {
    const known = typeof name === "string" && Object.hasOwn(criteria, name);
    if (!known) {
      const remedy = suggestion(String(name), Object.keys(criteria));
      return [mistake("letters-criterion", where, "there is no such criterion.", remedy, name)];
    }
    if (speaker(criteria[name]) !== undefined) return [];
    const message = "this criterion says nothing about two people in words.";
    const remedy = "Leave it out: functions, wishes, distances and rules stay silent in letters.";
    return [mistake("letters-silent", where, message, remedy, name)];
  });
}

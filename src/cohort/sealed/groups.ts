import { cleaned, isMissing } from "../text.js";

/** What may be put under seal: an answer that puts a person into a group. */
export type SealedAnswer = string | number | boolean | readonly string[] | null | undefined;

/** The group of people who gave more than one answer to a question that takes several. */
export const severalAnswers = "several answers";

/**
 * The group that an answer puts a person into; undefined for no answer, `noGroup` for what cannot be one. Everybody is in one group of an attribute, so that groups add up to the people: whoever ticked several
 * options is in the group "several answers", as in the reporting categories of the US census ("two or more").
 */
export function groupOf(answer: unknown): string | undefined | typeof noGroup {
  if (Array.isArray(answer)) {
    const given = answer.filter((one) => !isMissing(one));
    if (!given.every((one) => typeof one === "string")) return noGroup;
    return given.length > 1 ? severalAnswers : groupOf(given[0]);
  }
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === "boolean") return answer ? "yes" : "no";
  if (typeof answer === "number") return Number.isFinite(answer) ? String(answer) : noGroup;
  if (typeof answer !== "string") return noGroup;
  return isMissing(answer) ? undefined : cleaned(answer);
}

/** What dates, objects and the like are: they cannot be counted as a group. */
export const noGroup: unique symbol = Symbol("no group");

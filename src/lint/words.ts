import { show } from "../errors.js";

/** A share as people read it: "3 %", "0.4 %". */
export function percent(share: number): string {
  const hundredths = 100 * share;
  const rounded = Math.round(hundredths);
  return `${Math.abs(hundredths - rounded) < 1e-9 || hundredths >= 10 ? rounded : hundredths.toFixed(1)} %`;
}

/** The place of a rule. */
export function ruleAt(rule: string): string {
  return `rules[${show(rule)}]`;
}

/** A list as the end of a sentence: "a, b and c". */
export function joined(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} and ${last}`;
}

/** At most so many of a list, and how many more there are. */
export function some(texts: readonly string[], most = 8): string {
  if (texts.length <= most) return joined(texts);
  return `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;
}

import type { Draft } from "./drafts.js";

const zoned = /(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The forms of one person, the earliest first. Their times count only where each of them has one and all can be compared:
 * times with a zone, or wall times of one and the same sheet; otherwise the forms stay as they stand.
 */
export function inOrderOfTime(forms: readonly [Draft, ...Draft[]]): readonly [Draft, ...Draft[]] {
  const times = forms.map(({ form }) => form.row.submitted);
  const known = times.filter((time) => time !== undefined);
  if (known.length < forms.length || forms.length < 2) return forms;
  const all = known.every((time) => zoned.test(time));
  const ofOneSheet =
    forms.every(({ form }) => form.sheet === forms[0].form.sheet) && !known.some((time) => zoned.test(time));
  if (!all && !ofOneSheet) return forms;
  // Of two forms of the same second the one that stands further down is later: sorting keeps their order.
  const [first = forms[0], ...others] = [...forms].sort((a, b) => instantOf(a) - instantOf(b));
  return [first, ...others];
}

/** Milliseconds since 1970 of a time with a zone; of a wall time as if it were in UTC, for comparison with its like. */
function instantOf({ form }: Draft): number {
  const time = form.row.submitted ?? "";
  const whole = time.length === 10 ? `${time}T00:00:00` : time;
  return Date.parse(zoned.test(whole) ? whole : `${whole}Z`);
}

/** Why a form was kept that stands where the other one would have been expected. */
export function standsAgainst(kept: Draft, other: Draft): string {
  return `sent ${kept.form.row.submitted}, the other one ${other.form.row.submitted}; the rows stand the other way round`;
}

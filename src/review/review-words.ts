import { whoWords } from "../constraints/who-words.js";
import type { DecidedOutcome } from "./decidable.js";
import type { Ground } from "./ground.js";
import type { Review } from "./reviewed.js";

type Told = Pick<
  Review<unknown>,
  | "inForce"
  | "refused"
  | "overruled"
  | "needless"
  | "conflicts"
  | "superseded"
  | "aboutPeopleWhoLeft"
  | "awaited"
  | "unfit"
  | "erased"
  | "costs"
  | "clash"
>;

/** A review in sentences: first what needs attention, then what was overruled, then what each decision costs. */
export function reviewInWords(
  told: Told,
  outcome: DecidedOutcome,
  approvals: { readonly count: number; readonly isThis: boolean },
  ground: Ground,
): string[] {
  const { inForce, refused, conflicts, clash } = told;
  const counts = [
    `${inForce.length} in force`,
    ...(told.superseded.length > 0 ? [`${told.superseded.length} superseded`] : []),
    ...(refused.length > 0 ? [`${new Set(refused.map(({ entry }) => entry)).size} refused`] : []),
    ...(conflicts.length > 0 ? [`${new Set(conflicts.flatMap(({ entries }) => entries)).size} in conflict`] : []),
    ...(told.aboutPeopleWhoLeft.length > 0 ? [`${told.aboutPeopleWhoLeft.length} about people who left`] : []),
    ...(told.erased.length > 0 ? [`${told.erased.length} erased`] : []),
  ];
  return [
    `Decisions: ${counts.join(", ")}.${outcome.status === "infeasible" ? " There is no plan." : ""}`,
    ...(clash === undefined ? [] : [clash.text]),
    ...conflicts.map(({ text, remedies }) => [text, ...remedies].join(" ")),
    ...refused.map(({ text, remedy }) => `${text} ${remedy}`),
    ...told.unfit.map(({ entry, text, remedy }) => `Entry ${entry} has no effect: ${text} ${remedy}`),
    ...told.aboutPeopleWhoLeft.map(({ text }) => text),
    ...told.awaited.map(
      ({ entry, person }) => `Entry ${entry}: ${whoWords([person], ground.called)} is not in the cohort yet.`,
    ),
    ...told.needless.map(({ entry, rule }) => `Entry ${entry} overrules "${rule}", which forbids nothing of it.`),
    ...told.overruled.map(({ text }) => `Overruled: ${text}`),
    ...told.costs.map(({ text }) => text),
    ...(approvals.count === 0
      ? []
      : [
          approvals.isThis
            ? "This plan was approved as a whole."
            : "A plan was approved as a whole; it was not this one.",
        ]),
  ];
}

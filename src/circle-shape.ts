import { isFunction, isRecord, type Projection } from "./definition.js";
import { type Mistake, mistake } from "./errors.js";
import type { CommonTime } from "./measure.js";

/** When circles meet, as the engine uses it. */
export interface ReadyMeeting {
  readonly by: CommonTime<unknown>;
  readonly of: Projection;
  readonly lead: Projection | undefined;
}

/** Reads how many lead a circle; what is wrong is added to `mistakes`, here as in all of this file. */
export function readLeads(given: unknown, mistakes: Mistake[]): 1 | 2 {
  if (given === undefined || given === 1) return 1;
  if (given === 2) return 2;
  const message = "one or two people lead a circle.";
  mistakes.push(mistake("circle-leads", "leads", message, "Give 1 or 2; leave `lead` out for none.", given));
  return 1;
}

/** Reads the least and most members. */
export function readSize(given: unknown, mistakes: Mistake[]): { readonly min: number; readonly max: number } {
  const { min, max } = isRecord(given) ? given : { min: undefined, max: undefined };
  if (isSize(min) && isSize(max) && min <= max) return Object.freeze({ min, max });
  const message = "the least and the most members of a circle are wanted, two at least.";
  mistakes.push(mistake("circle-size", "size", message, "Give for example { min: 4, max: 6 }.", given));
  return { min: 2, max: 2 };
}

function isSize(given: unknown): given is number {
  return typeof given === "number" && Number.isSafeInteger(given) && given >= 2;
}

/** Reads how many circles there are to be. */
export function readCount(given: unknown, mistakes: Mistake[]): "most" | "fewest" | number {
  if (given === undefined) return "most";
  if (given === "most" || given === "fewest") return given;
  if (typeof given === "number" && Number.isSafeInteger(given) && given > 0) return given;
  const message = "the number of circles is wanted.";
  mistakes.push(mistake("circle-count", "count", message, 'Give "most", "fewest" or a whole number above 0.', given));
  return "most";
}

/** Reads what a circle is worth, as shares that sum to 1. */
export function readWorth(given: unknown, mistakes: Mistake[]): { readonly mean: number; readonly worst: number } {
  const { mean, worst } = isRecord(given) ? given : { mean: undefined, worst: undefined };
  const isPart = (part: unknown): part is number => typeof part === "number" && part >= 0 && Number.isFinite(part);
  if (isPart(mean) && isPart(worst) && mean + worst > 0) {
    return Object.freeze({ mean: mean / (mean + worst), worst: worst / (mean + worst) });
  }
  const message = "the shares of the mean and of the worst-off member are wanted, not both 0.";
  mistakes.push(mistake("circle-worth", "worth", message, "Give for example { mean: 0.5, worst: 0.5 }.", given));
  return { mean: 1, worst: 0 };
}

/** Reads when circles meet. */
export function readMeeting(given: unknown, hasLeads: boolean, mistakes: Mistake[]): ReadyMeeting | undefined {
  const forms = "{ by: commonStarts({ … }), of: (member) => week, lead: (lead) => week }";
  const { by, of, lead } = isRecord(given) ? given : { by: undefined, of: undefined, lead: undefined };
  const faults: Mistake[] = [];
  if (!isCommonTime(by)) {
    faults.push(mistake("meeting", "meeting.by", "what compares time is wanted.", `Give ${forms}.`, by));
  }
  for (const [side, read] of Object.entries({ of, lead })) {
    if (isFunction(read) || (side === "lead" && read === undefined)) continue;
    const message = "a function that reads a week off the person is wanted.";
    faults.push(mistake("projection", `meeting.${side}`, message, `Give ${forms}.`, read));
  }
  if (lead !== undefined && !hasLeads) {
    const message = "it is about leads, and the program has none.";
    const remedy = "Give `lead`, the schema of those who lead circles.";
    faults.push(mistake("circle-no-lead", "meeting.lead", message, remedy));
  }
  mistakes.push(...faults);
  if (!isCommonTime(by) || !isFunction(of)) return undefined;
  return Object.freeze({
    by,
    of: (person: unknown) => of(person),
    lead: isFunction(lead) ? (person: unknown) => lead(person) : undefined,
  });
}

function isCommonTime(given: unknown): given is CommonTime<unknown> {
  return isRecord(given) && isFunction(given.starts) && typeof given.atLeast === "number" && isRecord(given.share);
}

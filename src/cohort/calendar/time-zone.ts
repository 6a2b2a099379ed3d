import { z } from "zod";
import { mistake } from "../../errors.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  unanswered,
  understood,
} from "../survey/question.js";
import { isMissing } from "../text.js";
import { readZone } from "./zone-names.js";
import { systemZones, type ZoneRules } from "./zones.js";

/** Where the rules of time zones come from; the machine's own, unless given. */
export interface ZoneSettings {
  readonly zones?: ZoneRules;
}

/**
 * A time zone: reads ids and aliases ("Asia/Calcutta", kept as written), names of Windows ("India Standard Time"), fixed
 * offsets ("UTC+5:30", "+05:30") and cities with one zone ("Berlin"); `intake` reports what was taken for what.
 * Abbreviations such as IST are refused with what they may mean. A fixed offset knows no summer time.
 *
 * @throws PairwrightError when the question is blank.
 * @example `timeZone("Your time zone")`
 */
export function timeZone(question: Question, settings: ZoneSettings = {}): Answer<string> {
  const zones = settings.zones ?? systemZones();
  const reader = {
    kind: "time zone",
    grid: false,
    read: (input: unknown, context: ReadingContext) => zoneAnswer(input, context, zones),
  };
  return answer("timeZone", question, reader, z.string());
}

function zoneAnswer(input: unknown, context: ReadingContext, zones: ZoneRules): Reading {
  if (isMissing(input)) return unanswered;
  if (typeof input !== "string") {
    const remedy = "Write the name of a zone, for example Europe/Berlin.";
    return misread(mistake("time-zone", context.where(), "a time zone is expected.", remedy, input));
  }
  const read = readZone(input, zones);
  if ("zone" in read) {
    return understood(read.zone, read.note === undefined ? [] : [{ from: input, to: read.note }]);
  }
  return misread(zoneMistake(read, context.where(), input));
}

/** The mistake that a zone could not be understood. */
export function zoneMistake(
  read: Exclude<ReturnType<typeof readZone>, { readonly zone: string }>,
  where: string,
  input: unknown,
) {
  if (read.wrong === "abbreviation") return mistake("time-zone-abbreviation", where, read.message, read.remedy, input);
  return mistake("time-zone", where, read.message, read.remedy, input);
}

/**
 * Whether two names are names of one zone: "Asia/Kolkata" and "Asia/Calcutta" are. Names that are no zones are the same as
 * nothing.
 *
 * @example
 * ```ts
 * String(sameZone("Asia/Kolkata", "Asia/Calcutta")); // "true"
 * ```
 */
export function sameZone(one: string, other: string, settings: ZoneSettings = {}): boolean {
  const zones = settings.zones ?? systemZones();
  const canonical = zones.canonical(one);
  return canonical !== undefined && canonical === zones.canonical(other);
}

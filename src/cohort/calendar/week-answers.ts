import { z } from "zod";
import { type Mistake, mistake, refuse } from "../../errors.js";
import {
  type Answer,
  answer,
  misread,
  type Question,
  type Reading,
  type ReadingContext,
  type Taken,
  unanswered,
  understood,
} from "../survey/question.js";
import { folded, isMissing } from "../text.js";
import { zoneMistake } from "./time-zone.js";
import {
  type DayWindow,
  inZone,
  type LocalWeek,
  tidyWindows,
  type Week,
  type WeekException,
  weekMistakes,
} from "./week.js";
import type { DateSettings } from "./week-dates.js";
import { gridText } from "./week-grid.js";
import { weekFromObject } from "./week-objects.js";
import { readWeekText, type TextSettings } from "./week-text.js";
import { type Blocks, bare } from "./week-tokens.js";
import { readZone } from "./zone-names.js";
import { systemZones, type ZoneRules } from "./zones.js";

/** How a question about a week is to be understood. */
export interface WeekSettings extends DateSettings {
  /**
   * The zone of all answers, where the form says it ("all times are UTC"). `"another question"`: each person's zone is asked
   * apart, and joined with `inZone`. Without it every answer must name its own zone.
   */
  readonly zone?: string;
  /** Options with a name and their hours: `{ Morning: "08:00-12:00" }`. */
  readonly blocks?: Readonly<Record<string, string>>;
  /** Minutes that a single time stands for ("Saturday March 1 - 5pm"); without it, an end is wanted. */
  readonly slot?: number;
  readonly zones?: ZoneRules;
}

/**
 * When somebody has time in the week, on their own wall clock. Reads "Mon-Fri 09:00-17:00; Sat 10-12", "6:00-7:00pm F",
 * "lun-ven 9h-12h30", windows over midnight, and JSON; grid columns `When? [Monday]` with hours or named blocks in the
 * cells, `When? [09:00-10:00]` with days, `When? [Monday 09:00-10:00]` with ticks; dates, where `year` is given. "never" is
 * an answer, an empty cell is none. Hours that can be in the morning or in the afternoon ("9-5") are refused.
 *
 * @throws PairwrightError for a blank question, an unknown zone, blocks without hours, and a slot of no length.
 * @example `week("When could you meet? (UTC)", { zone: "UTC", blocks: { Morning: "08:00-12:00" } })`
 */
export function week(
  question: Question,
  settings: WeekSettings & { readonly zone: "another question" },
): Answer<LocalWeek>;
export function week(question?: Question, settings?: WeekSettings): Answer<Week>;
export function week(question?: Question, settings: WeekSettings = {}): Answer<LocalWeek> {
  const zones = settings.zones ?? systemZones();
  const mistakes: Mistake[] = [];
  const elsewhere = settings.zone === "another question";
  const zone = elsewhere || settings.zone === undefined ? undefined : zoneOf(settings.zone, zones, mistakes);
  const blocks = blocksOf(settings.blocks ?? {}, zones, mistakes);
  const { slot, year, order } = settings;
  if (slot !== undefined && !(Number.isInteger(slot) && slot > 0 && slot <= 1440)) {
    mistakes.push(mistake("week-slot", "slot", "minutes from 1 to 1440 are wanted.", "Give for example 60.", slot));
  }
  refuse("week", mistakes);
  const text: TextSettings = {
    blocks,
    zones,
    ...(slot === undefined ? {} : { slot }),
    ...(year === undefined ? {} : { year }),
    ...(order === undefined ? {} : { order }),
  };
  const reader = {
    kind: "week",
    grid: true,
    read: (input: unknown, context: ReadingContext) => readWeek(input, context, text, zone, elsewhere),
  };
  return answer<LocalWeek>("week", question, reader, elsewhere ? localWeek : zonedWeek);
}

const hours = { from: z.int().min(0).max(1439), to: z.int().min(1).max(2879) };
const day = z.literal([1, 2, 3, 4, 5, 6, 7]);
const shape = {
  windows: z.array(z.object({ day, ...hours }).readonly()).readonly(),
  exceptions: z
    .array(
      z
        .object({ from: z.string(), to: z.string(), windows: z.array(z.object(hours).readonly()).readonly() })
        .readonly(),
    )
    .readonly()
    .exactOptional(),
};
const localWeek = z.object({ zone: z.string().exactOptional(), ...shape }).readonly();
const zonedWeek = z.object({ zone: z.string(), ...shape }).readonly();

function zoneOf(given: string, zones: ZoneRules, mistakes: Mistake[]): string | undefined {
  const read = readZone(given, zones);
  if ("zone" in read) return read.zone;
  mistakes.push(zoneMistake(read, "zone", given));
  return undefined;
}

function blocksOf(given: Readonly<Record<string, string>>, zones: ZoneRules, mistakes: Mistake[]): Blocks {
  const found: [string, { from: number; to: number }][] = [];
  for (const [name, text] of Object.entries(given)) {
    const read = readWeekText(`Monday ${text}`, "blocks", { blocks: new Map(), zones });
    const [window] = read.windows;
    if (window && read.windows.length === 1 && read.mistakes.length === 0) found.push([bare(folded(name)), window]);
    else {
      const remedy = 'Give for example { Morning: "08:00-12:00" }.';
      mistakes.push(mistake("week-blocks", `blocks.${name}`, "a block stands for hours of one day.", remedy, text));
    }
  }
  return new Map(found.sort(([a], [b]) => b.length - a.length)); // "early morning" before "morning"
}

function readWeek(
  input: unknown,
  context: ReadingContext,
  text: TextSettings,
  zone: string | undefined,
  elsewhere: boolean,
): Reading {
  if (isMissing(input)) return unanswered;
  const read = piecesOf(input, context, text);
  if (read.mistakes.length > 0) return misread(...read.mistakes.slice(0, mostMistakes));
  const { week, taken } = read;
  const zoned = inZone(week, zone);
  if (zoned === undefined && !elsewhere) {
    const remedy = 'Write it into the answer, or give { zone: "UTC" } or { zone: "another question" } in the program.';
    return misread(
      mistake("week-no-zone", context.where(), "the time zone of these hours is not known.", remedy, input),
    );
  }
  return understood(zoned ?? week, taken);
}

/** Mistakes of one answer that are listed: a grid may have 168 cells. */
const mostMistakes = 5;

interface Pieces {
  readonly week: LocalWeek;
  readonly mistakes: readonly Mistake[];
  readonly taken: readonly Taken[];
}

function piecesOf(input: unknown, context: ReadingContext, text: TextSettings): Pieces {
  if (typeof input === "string") return together([readWeekText(input, context.where(), text)]);
  if (input instanceof Map) {
    const parts = [...input].flatMap(([part, cell]) => {
      const said = gridText(String(part), cell);
      return said === undefined ? [] : [readWeekText(said, context.where(String(part)), text)];
    });
    return together(parts);
  }
  if (Array.isArray(input) && input.every((one): one is string => typeof one === "string")) {
    return together(input.map((one) => readWeekText(one, context.where(), text)));
  }
  const week = typeof input === "object" && input !== null ? weekFromObject(input) : undefined;
  const where = context.where();
  const example = 'Give for example { zone: "Europe/Berlin", windows: [{ day: 2, from: 540, to: 690 }] }.';
  if (week === undefined) {
    const wrong = mistake("week-shape", where, "a week of windows is expected.", example, input);
    return { week: { windows: [] }, mistakes: [wrong], taken: [] };
  }
  const named = week.zone === undefined ? undefined : readZone(week.zone, text.zones);
  const mistakes = weekMistakes(where, { ...week, zone: "UTC" }, { ...text.zones, canonical: (zone) => zone });
  if (named !== undefined && !("zone" in named)) mistakes.push(zoneMistake(named, where, week.zone));
  const zone = named !== undefined && "zone" in named ? { zone: named.zone } : {};
  return { week: { ...week, ...zone, windows: tidyWindows(week.windows) }, mistakes, taken: [] };
}

function together(texts: readonly ReturnType<typeof readWeekText>[]): Pieces {
  const windows: DayWindow[] = texts.flatMap((text) => text.windows);
  const exceptions: WeekException[] = texts.flatMap((text) => text.exceptions);
  const zone = texts.find((text) => text.zone !== undefined)?.zone;
  return {
    week: {
      ...(zone === undefined ? {} : { zone }),
      windows: tidyWindows(windows),
      ...(exceptions.length === 0 ? {} : { exceptions }),
    },
    mistakes: texts.flatMap((text) => text.mistakes),
    taken: texts.flatMap((text) => text.taken),
  };
}

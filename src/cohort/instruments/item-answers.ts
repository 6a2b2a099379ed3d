import { type Mistake, mistake, refuse, show, suggestion } from "../../errors.js";
import { folded, isMissing, trimmed } from "../text.js";
import type { AnswerLabels, Instrument, InstrumentItem, Language } from "./instrument.js";

/** How a form writes the answers of an instrument down. */
export interface CodingSettings {
  /** The language of the labels that come with the instrument; English unless said otherwise. */
  readonly language?: Language;
  /** The labels of the form, from the least point up or with their points, instead of those of the instrument. */
  readonly labels?: readonly string[] | AnswerLabels;
  /** How many points the form offers, where that is not what the instrument says: 7 for 1 to 7. */
  readonly points?: number;
}

/** Reads one cell. */
export interface Coding {
  /** The least and the greatest point of the form. */
  readonly range: readonly [number, number];
  readonly declared: readonly string[];
  /** In points of the instrument; NaN for no answer; undefined for what is no answer at all. */
  readonly code: (cell: unknown, item: InstrumentItem) => number | undefined;
}

/** What survey tools write for an item that was shown and left out. */
const leftOut = -99;

const longestLabel = 400;

/**
 * How the cells of a form become points. A label stands for the point that was declared for it and for nothing else; a
 * number with words behind it must not contradict them. Forms with more or fewer points than the instrument are stretched
 * to its range, so that a 7-point and a 5-point form can be scored together.
 *
 * @throws PairwrightError for a language without labels, labels that occur twice or stand for no point, and fewer than two points.
 */
export function itemCoding(instrument: Instrument, settings: CodingSettings): Coding {
  const [from, to] = instrument.range;
  const usualPoints = to - from + 1;
  const own = (settings.points ?? usualPoints) === usualPoints ? labelsIn(instrument, settings.language ?? "en") : {};
  const given = settings.labels ?? own; // labels for five points say nothing about seven
  const labels = isList(given) ? given.map((label, at) => [label, from + at] as const) : Object.entries(given);
  const points = settings.points ?? (isList(given) ? given.length : usualPoints);
  refuse("inventory", faults(labels, from, points, settings));
  const last = from + points - 1;
  const byLabel = new Map(labels.map(([label, point]) => [folded(label), point]));
  const stretched = (point: number) => (last === to ? point : from + ((point - from) * (to - from)) / (last - from));
  const wordsOf = (words: string, { ends }: InstrumentItem) => {
    const pole = ends?.findIndex((end) => folded(end) === folded(words)) ?? -1;
    return pole < 0 ? byLabel.get(folded(words)) : pole === 0 ? from : last;
  };
  return {
    range: [from, last],
    declared: labels.map(([label]) => label),
    code(cell, item) {
      if (typeof cell === "string" && cell.length > longestLabel) return undefined;
      const labelled = typeof cell === "string" ? wordsOf(cell, item) : undefined;
      if (labelled !== undefined) return stretched(labelled);
      if (isMissing(cell)) return Number.NaN;
      const point = typeof cell === "string" ? leadingPoint(cell, (words) => wordsOf(words, item)) : cell;
      if (point === leftOut) return Number.NaN;
      if (typeof point !== "number" || !Number.isInteger(point) || point < from || point > last) return undefined;
      return stretched(point);
    },
  };
}

/** The mistake of a cell that is no answer. */
export function unknownAnswer(cell: unknown, where: string, { range: [from, last], declared }: Coding): Mistake {
  const message = `a number from ${from} to ${last}${declared.length > 0 ? " or one of the declared labels" : ""} is expected.`;
  const remedy =
    typeof cell === "string" && declared.length > 0 && /\p{L}/u.test(cell.slice(0, 200))
      ? suggestion(cell.slice(0, 200), declared)
      : `Give a number from ${from} to ${last}, or declare the labels of the form.`;
  return mistake("unknown-label", where, message, remedy, cell);
}

/** The number of "4" and of "4 - Moderately accurate", if these words are declared for it; undefined for other texts. */
function leadingPoint(cell: string, pointOf: (words: string) => number | undefined): number | undefined {
  const found = /^(-?\d{1,6})(?:[.,]0+)?(?:\s*[-–—.:=)(]+\s*|\s+|$)(.*)$/s.exec(trimmed(cell));
  if (found === null) return undefined;
  const point = Number(found[1]);
  const words = (found[2] ?? "").replace(/\)$/, "");
  return words === "" || pointOf(words) === point ? point : undefined;
}

function labelsIn(instrument: Instrument, language: Language): AnswerLabels {
  const labels = Object.hasOwn(instrument.labels, language) ? instrument.labels[language] : undefined;
  const known = Object.keys(instrument.labels);
  if (labels === undefined && known.length > 0) {
    const message = `${instrument.name} brings no labels in this language.`;
    const remedy = `${suggestion(language, known)} Or give the labels of the form with labels.`;
    refuse("inventory", [mistake("label-language", "settings.language", message, remedy, language)]);
  }
  return labels ?? {};
}

function faults(
  labels: readonly (readonly [string, number])[],
  from: number,
  points: number,
  settings: CodingSettings,
): Mistake[] {
  const mistakes: Mistake[] = [];
  if (!Number.isSafeInteger(points) || points < 2 || points > 100) {
    const message = "an answer has from 2 to 100 points.";
    mistakes.push(
      mistake("label-points", "settings.points", message, "Write for example 7.", settings.points ?? points),
    );
    return mistakes;
  }
  if (
    settings.points !== undefined &&
    settings.labels &&
    isList(settings.labels) &&
    settings.labels.length !== points
  ) {
    const message = `a list of labels has one for each of the ${points} points.`;
    const remedy = 'Write the points of the labels that there are: { "Never": 1, "Always": 7 }.';
    mistakes.push(mistake("label-points", "settings.labels", message, remedy, settings.labels));
  }
  const seen = new Set<string>();
  for (const [label, point] of labels) {
    const where = `settings.labels[${show(label)}]`;
    if (seen.has(folded(label)) || folded(label) === "") {
      const message = "each label has words of its own.";
      mistakes.push(mistake("label-twice", where, message, "Take it out, or correct it.", label));
    } else if (!Number.isSafeInteger(point) || point < from || point > from + points - 1) {
      const message = `a label stands for one of the points from ${from} to ${from + points - 1}.`;
      mistakes.push(
        mistake("label-point", where, message, "Give one of them, or say how many points there are.", point),
      );
    }
    seen.add(folded(label));
  }
  return mistakes;
}

function isList(given: readonly string[] | AnswerLabels): given is readonly string[] {
  return Array.isArray(given);
}

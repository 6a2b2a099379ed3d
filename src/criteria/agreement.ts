import type { Instrument, InstrumentItem } from "../cohort/instruments/instrument.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import type { Measure } from "../measure.js";
import { checkScales, meanWorth, meanWorthRows, type Scored } from "./scales.js";

/** How answers to single items are compared. */
export interface AgreementSettings<S extends string> {
  /** The items that are compared, by the names of their scales; all of the instrument unless said otherwise. */
  readonly scales?: readonly S[];
  /** Differences up to this many points count as none; what the instrument says unless said otherwise. */
  readonly deadBand?: number;
  /**
   * Who gives what the other receives, such as a mentor's feedback. Items about something given are then judged by what
   * the receiver wants; without a giver all items are compared alike.
   */
  readonly giver?: "first" | "second";
}

/**
 * How well two people's answers to items between two poles go together: the mean, over the items that both answered, of
 * `1 - max(0, difference - deadBand) / (range - deadBand)`. With a `giver`, items about something given count what the
 * receiver misses: how far the giver stays behind on the side that the receiver leans to, and never more than twice as much
 * as the receiver leans, so that nobody misses what they do not mind about. Unknown when both answered none.
 *
 * @param instrument One with an item for each scale, such as `communicationStyle` or `workingStyle`.
 * @throws PairwrightError for other instruments, unknown scales, other settings, and scores outside [0, 1].
 * @example
 * ```ts
 * const ways = agreement(communicationStyle, { scales: ["Feedback", "Rhythm"], giver: "second" });
 * const blunt = { scales: { Feedback: 0, Rhythm: 0.5 } };
 * const gentle = { scales: { Feedback: 1, Rhythm: 0.5 } };
 * const either = { scales: { Feedback: 0.5, Rhythm: 0.5 } };
 * ways.score(either, blunt); // 1: the first does not mind
 * ways.score(gentle, blunt); // 0.5: wants gentle feedback and would get blunt one; the same rhythm
 * ```
 */
export function agreement<S extends string, const P extends S = S>(
  instrument: Instrument<S>,
  settings: AgreementSettings<P> = {},
): Measure<Scored<P>> {
  const items = instrument.items.filter(({ scale }) => settings.scales?.some((name) => name === scale) ?? true);
  refuse("agreement", faults(instrument, items, settings));
  const scales = Object.freeze(items.flatMap(({ scale }) => (isOneOf(scale, settings.scales) ? [scale] : [])));
  checkScales("agreement", settings.scales ?? scales);
  const { deadBand = instrument.deadBand ?? 0, giver } = settings;
  const [from, to] = instrument.range;
  const given = new Set<string>(items.flatMap((item) => (item.given ? [item.scale] : [])));
  const comparisons = scales.map((scale) => ({
    scale,
    deadBand: deadBand / (to - from),
    apart: 1,
    giver: given.has(scale) ? giver : undefined,
  }));
  return Object.freeze<Measure<Scored<P>>>({
    name: "agreement",
    settings: Object.freeze({ instrument: instrument.id, scales, deadBand, ...(giver === undefined ? {} : { giver }) }),
    symmetric: giver === undefined || given.size === 0,
    score: (first, second) => meanWorth("agreement", comparisons, first, second),
    prepare: (first, second) => meanWorthRows("agreement", comparisons, first, second),
    evidence(first, second) {
      const shared = items.flatMap(({ scale, ends = [] }) => {
        if (!isOneOf(scale, scales)) return [];
        const sides = [first, second].map((one) => sideOf(one?.scales[scale]));
        const end = sides[0] === sides[1] && sides[0] !== undefined ? ends[sides[0]] : undefined;
        return end === undefined ? [] : [`both rather: ${end}`];
      });
      return { shared, firstLearns: [], secondLearns: [] };
    },
  });
}

/** The names that the caller gave; where none were given, every scale is one of them. */
function isOneOf<P extends string>(scale: string, names: readonly P[] | undefined): scale is P {
  return names === undefined || names.some((name) => name === scale);
}

/** The pole that an answer leans to, undefined for the middle and for no answer. */
function sideOf(score: number | undefined): 0 | 1 | undefined {
  if (score === undefined || score === 0.5) return undefined;
  return score < 0.5 ? 0 : 1;
}

function faults<S extends string, P extends S>(
  instrument: Instrument<S>,
  items: readonly InstrumentItem<S>[],
  { scales, deadBand, giver }: AgreementSettings<P>,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const known = Object.keys(instrument.scales);
  for (const scale of (scales ?? []).filter((scale) => !known.includes(scale))) {
    const message = `${instrument.name} has no such scale.`;
    mistakes.push(mistake("agreement-scale", "settings.scales", message, suggestion(scale, known), scale));
  }
  if (new Set(items.map(({ scale }) => scale)).size < items.length) {
    const message = "agreement compares single items, and a scale of this instrument has several.";
    mistakes.push(
      mistake("agreement-instrument", "instrument", message, "Compare its scales with profile.", instrument.id),
    );
  }
  const points = instrument.range[1] - instrument.range[0];
  if (deadBand !== undefined && !(deadBand >= 0 && deadBand < points)) {
    const message = "a dead band is 0 or more points and narrower than the range.";
    mistakes.push(mistake("agreement-dead-band", "settings.deadBand", message, "Give for example 1.", deadBand));
  }
  if (giver !== undefined && giver !== "first" && giver !== "second") {
    const message = "one of the two people gives.";
    mistakes.push(mistake("agreement-giver", "settings.giver", message, 'Use "first" or "second".', giver));
  }
  return mistakes;
}

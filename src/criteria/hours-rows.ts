import { minutesOfWeek, type Week } from "../cohort/calendar/week.js";
import type { RowScorer } from "../measure.js";
import { codes } from "./encode.js";
import { type Frame, type Laid, laid } from "./hours-frame.js";

/** The different weeks of one person within a programme, as times relative to the start of the week, and when they hold. */
interface Phases {
  /** Interval lists from `-session` to a week and `session`: a block at the edge of a week is judged by its whole length. */
  readonly contents: readonly Int32Array[];
  /** Runs of weeks that are alike: the week behind the run, which of the contents it has, 1 where the person is away. */
  readonly ends: Int32Array;
  readonly content: Int32Array;
  readonly away: Int32Array;
}

/** Bits of all distinct weeks of all people: slots of the coarsest length that every start and end is a multiple of. */
interface Slots {
  /** Minutes of a slot: it divides every boundary, so that counting slots is counting minutes. */
  readonly minutes: number;
  /** Slots before and behind the week. */
  readonly margin: number;
  readonly words: number;
  readonly bits: Int32Array;
  /** By person: where the first of their contents begins in `bits`. */
  readonly starts: Int32Array;
}

/**
 * Compares everybody with everybody on bits: each person's distinct weeks are encoded once (clocks change a few times a
 * year, so there are two to four), the weeks of a pair are the distinct combinations of theirs, and the shared minutes of
 * one are an AND and the lengths of its runs. Equal to the definition bit for bit, since slots are as fine as the answers.
 *
 * Cost per pair: combinations × words; for answers in half hours, a year and two zones that change their clocks about
 * 4 × 11 words. Nothing is allocated per pair. People with the same answers are compared once per row.
 */
export function hoursRows(
  first: readonly (Week | undefined)[],
  second: readonly (Week | undefined)[],
  frame: Frame,
): RowScorer {
  const people: Week[] = [];
  const distinct = codes();
  const numbered = (week: Week | undefined): number => {
    if (week === undefined) return -1;
    const code = distinct.of(JSON.stringify([week.zone, week.windows, week.exceptions ?? []]));
    people[code] ??= week;
    return code;
  };
  const rows = Int32Array.from(first, numbered);
  const columns = Int32Array.from(second, numbered);
  const phases = people.map((week) => phasesOf(laid(week, frame), frame));
  const slots = slotsOf(phases, frame);
  const patterns = codes();
  const patternOf = Int32Array.from(phases, ({ ends, content, away }) => {
    return patterns.of(`${ends.join()} ${content.join()} ${away.join()}`);
  });
  const others = [...new Set(columns)].filter((person) => person >= 0);
  others.sort((a, b) => (patternOf[a] ?? 0) - (patternOf[b] ?? 0) || a - b);
  const values = new Float64Array(people.length);
  const pairing = pairingOf(phases, frame);
  const enough = Math.ceil(frame.enough / slots.minutes);
  return (row, out) => {
    const own = rows[row] ?? -1;
    if (own < 0) {
      out.fill(Number.NaN, 0, columns.length);
      return;
    }
    const mine = phases[own];
    const ownStart = slots.starts[own] ?? 0;
    let pattern = -1;
    for (const person of others) {
      const theirs = phases[person];
      if (mine === undefined || theirs === undefined) continue;
      if (patternOf[person] !== pattern) pairing.combine(mine, theirs);
      pattern = patternOf[person] ?? -1;
      const start = slots.starts[person] ?? 0;
      let worst = enough;
      for (let at = 0; at < pairing.count && worst > 0; at++) {
        const a = ownStart + (pairing.mine[at] ?? 0) * slots.words;
        const b = start + (pairing.theirs[at] ?? 0) * slots.words;
        worst = Math.min(worst, sharedSlots(slots, a, b, frame.session, worst));
      }
      values[person] = Math.min(1, (worst * slots.minutes) / frame.enough);
    }
    for (let column = 0; column < columns.length; column++) {
      const person = columns[column] ?? -1;
      out[column] = person < 0 ? Number.NaN : (values[person] ?? Number.NaN);
    }
  };
}

function phasesOf({ times, away }: Laid, { weeks, session }: Frame): Phases {
  const contents: Int32Array[] = [];
  const runs: { end: number; content: number; away: number }[] = [];
  let from = 0;
  for (let week = 0; week < weeks.count; week++) {
    const start = weeks.first + week * minutesOfWeek;
    while (from < times.length && (times[from + 1] ?? 0) <= start - session) from += 2;
    const minutes: number[] = [];
    for (let at = from; at < times.length && (times[at] ?? 0) < start + minutesOfWeek + session; at += 2) {
      minutes.push(Math.max((times[at] ?? 0) - start, -session));
      minutes.push(Math.min((times[at + 1] ?? 0) - start, minutesOfWeek + session));
    }
    const known = contents.findIndex((one) => one.length === minutes.length && one.every((v, at) => v === minutes[at]));
    const content = known < 0 ? contents.push(Int32Array.from(minutes)) - 1 : known;
    const last = runs.at(-1);
    if (last?.content === content && last.away === away[week]) last.end = week + 1;
    else runs.push({ end: week + 1, content, away: away[week] ?? 0 });
  }
  return {
    contents,
    ends: Int32Array.from(runs, ({ end }) => end),
    content: Int32Array.from(runs, ({ content }) => content),
    away: Int32Array.from(runs, ({ away }) => away),
  };
}

function slotsOf(phases: readonly Phases[], { session }: Frame): Slots {
  const cut = (minute: number) => minute === -session || minute === minutesOfWeek + session;
  let minutes: number = minutesOfWeek;
  for (const { contents } of phases) {
    for (const content of contents)
      for (const minute of content) if (!cut(minute)) minutes = commonDivisor(minutes, minute);
  }
  const margin = Math.ceil(session / minutes);
  const count = minutesOfWeek / minutes + 2 * margin;
  const words = Math.ceil(count / 32);
  const starts = new Int32Array(phases.length);
  let all = 0;
  for (const [person, { contents }] of phases.entries()) {
    starts[person] = all;
    all += contents.length * words;
  }
  const bits = new Int32Array(all);
  for (const [person, { contents }] of phases.entries()) {
    for (const [at, content] of contents.entries()) {
      const start = (starts[person] ?? 0) + at * words;
      for (let k = 0; k < content.length; k += 2) {
        const [from, to] = [content[k] ?? 0, content[k + 1] ?? 0];
        const last = to === minutesOfWeek + session ? count : to / minutes + margin;
        for (let slot = from === -session ? 0 : from / minutes + margin; slot < last; slot++) {
          const word = start + (slot >>> 5);
          bits[word] = (bits[word] ?? 0) | (0x80000000 >>> (slot & 31)); // the first slot is the highest bit
        }
      }
    }
  }
  return { minutes, margin, words, bits, starts };
}

function commonDivisor(one: number, other: number): number {
  let [a, b] = [one, Math.abs(other)];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** The distinct combinations of the weeks of two people; memory that is used again for each pair of patterns. */
function pairingOf(phases: readonly Phases[], { weeks, awayCounts }: Frame) {
  const most = Math.max(1, ...phases.map(({ contents }) => contents.length));
  const seen = new Int32Array(most * most);
  const pairing = { count: 0, mine: new Int32Array(weeks.count), theirs: new Int32Array(weeks.count), combine };
  let stamp = 0;
  return pairing;

  function combine(one: Phases, other: Phases): void {
    pairing.count = 0;
    stamp++;
    add(one, other, awayCounts);
    if (pairing.count === 0) add(one, other, true); // never both there: every week counts as it is
  }

  function add(one: Phases, other: Phases, all: boolean): void {
    for (let i = 0, j = 0; i < one.ends.length && j < other.ends.length; ) {
      const [a, b] = [one.content[i] ?? 0, other.content[j] ?? 0];
      if ((all || (one.away[i] === 0 && other.away[j] === 0)) && seen[a * most + b] !== stamp) {
        seen[a * most + b] = stamp;
        pairing.mine[pairing.count] = a;
        pairing.theirs[pairing.count++] = b;
      }
      const ahead = (one.ends[i] ?? 0) - (other.ends[j] ?? 0);
      if (ahead <= 0) i++;
      if (ahead >= 0) j++;
    }
  }
}

/** Slots of the week that are in blocks of at least a session; stops at `enough`. */
function sharedSlots(slots: Slots, a: number, b: number, session: number, enough: number): number {
  const { bits, words, margin, minutes } = slots;
  const least = Math.ceil(session / minutes);
  const end = margin + minutesOfWeek / minutes;
  let total = 0;
  let start = -1; // where the run of free slots began that goes on
  for (let word = 0; word < words; word++) {
    let rest = (bits[a + word] ?? 0) & (bits[b + word] ?? 0);
    if (start < 0 && rest === 0) continue;
    if (start >= 0 && rest === -1) continue;
    let at = word << 5;
    const next = at + 32;
    for (;;) {
      if (start < 0) {
        if (rest === 0) break;
        const zeros = Math.clz32(rest);
        at += zeros;
        rest <<= zeros;
        start = at;
      }
      const ones = Math.clz32(~rest);
      if (at + ones >= next) break;
      at += ones;
      rest <<= ones;
      if (at - start >= least) total += Math.max(0, Math.min(at, end) - Math.max(start, margin));
      start = -1;
      if (total >= enough) return total;
    }
  }
  const last = words << 5;
  if (start >= 0 && last - start >= least) total += Math.max(0, Math.min(last, end) - Math.max(start, margin));
  return total;
}

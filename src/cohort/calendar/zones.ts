import { create, getTimeZoneTransition, offsetNanoseconds } from "temporal-polyfill/fns/ZonedDateTime";
import { abbreviations } from "./zone-abbreviations.js";

/** Minutes since 1970-01-01T00:00Z: a whole number for every instant that this library deals with. */
export type Minute = number;

/** From an instant on, until the next of its list, a zone is `east` minutes ahead of UTC (less than 0: behind). */
export interface OffsetSpan {
  readonly from: Minute;
  readonly east: number;
}

/** What the calendar asks of a source of time-zone rules. Tests and audits give their own, and then know what they test. */
export interface ZoneRules {
  /** Which rules these are, such as "2025c": it goes into the record. */
  readonly version: string;
  /** One id for all the aliases of a zone; undefined for what is no zone. */
  canonical(zone: string): string | undefined;
  /** The offsets of a known zone from `from` up to `to`, the first of them in force at `from`, in order of time. */
  offsets(zone: string, from: Minute, to: Minute): readonly OffsetSpan[];
}

/** Zones that were renamed; engines differ in which of the two names they call the true one. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Godthab", "America/Nuuk"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
]);

/**
 * The rules of the machine: `Temporal` where it is built in, else its polyfill on `Intl`. What was looked up is kept, so
 * that each zone costs its search for changes (about 4 ms a year) once.
 *
 * A zone is known when `Intl.DateTimeFormat` takes it. `Intl.supportedValuesOf("timeZone")` is no test: it leaves out
 * `Asia/Kolkata`, `Europe/Kyiv` and `UTC` on Node 20.
 */
export function systemZones(): ZoneRules {
  machine ??= rulesOfIntl();
  return machine;
}

let machine: ZoneRules | undefined;

/** How many zones and intervals are kept; a server that runs for months must not grow. */
const kept = 5000;

function rulesOfIntl(): ZoneRules {
  const spans = new Map<string, readonly OffsetSpan[]>();
  const names = new Map<string, string>();
  return Object.freeze<ZoneRules>({
    version: timeZoneData(),
    canonical(zone) {
      const fixed = fixedOffset(zone);
      if (fixed !== undefined) return fixed === 0 ? "UTC" : offsetText(fixed);
      const known = names.get(zone);
      if (known !== undefined) return known;
      const found = resolved(zone);
      if (names.size > kept) names.clear();
      if (found !== undefined) names.set(zone, found);
      return found;
    },
    offsets(zone, from, to) {
      const fixed = fixedOffset(zone);
      if (fixed !== undefined) return [{ from, east: fixed }];
      const key = `${zone} ${from} ${to}`;
      const known = spans.get(key);
      if (known !== undefined) return known;
      const found = searched(zone, from, to);
      if (spans.size > kept) spans.clear();
      spans.set(key, found);
      return found;
    },
  });
}

function resolved(zone: string): string | undefined {
  // A zone begins with a letter; engines of 2025 and later would take "+05" too, those before would not.
  // "EST" and its like are zones to Intl, and to people another one.
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(zone) || abbreviations.has(zone.toLowerCase())) return undefined;
  try {
    const name = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
    return renamed.get(name) ?? (/^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal|Greenwich)$/.test(name) ? "UTC" : name);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the one way in which Intl says that it does not know a zone
    throw error;
  }
}

function searched(zone: string, from: Minute, to: Minute): readonly OffsetSpan[] {
  let at: ReturnType<typeof create> | null = create(BigInt(from) * 60_000_000_000n, zone);
  const found: OffsetSpan[] = [{ from, east: offsetNanoseconds(at) / 60_000_000_000 }];
  for (;;) {
    at = getTimeZoneTransition(at, "next");
    const start: Minute = at === null ? to : at.epochMilliseconds / 60_000;
    if (at === null || start >= to) return Object.freeze(found);
    found.push({ from: start, east: offsetNanoseconds(at) / 60_000_000_000 });
  }
}

/** The minutes east of UTC of "+05:30", "-03" or "UTC"; undefined for zones with rules. */
export function fixedOffset(zone: string): number | undefined {
  if (zone === "UTC" || zone === "Z") return 0;
  const found = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone);
  if (!found) return undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === "-" ? 0 - minutes : minutes;
}

/** An offset as it is written: "+05:30". */
export function offsetText(east: number): string {
  const size = Math.abs(east);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${east < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The offset in force at an instant. Cost: the number of spans before it. */
export function offsetAt(spans: readonly OffsetSpan[], at: Minute): number {
  let east = spans[0]?.east ?? 0;
  for (const span of spans) {
    if (span.from > at) break;
    east = span.east;
  }
  return east;
}

/**
 * The instant of a wall time (minutes since 1970-01-01T00:00 on the wall). Of a time that comes twice, the first; a time
 * that is left out counts on from before the gap, so that it lies as far behind the gap as it stood in it: what `Temporal`
 * and RFC 5545 call "compatible". Wall time and spans must be at least two days within the spans.
 */
export function instantOf(spans: readonly OffsetSpan[], wall: number): Minute {
  for (let index = 0; index < spans.length; index++) {
    const { from, east } = spans[index] ?? { from: 0, east: 0 };
    const at = wall - east;
    if (at >= (spans[index + 1]?.from ?? Number.POSITIVE_INFINITY)) continue;
    return at >= from || index === 0 ? at : wall - (spans[index - 1]?.east ?? east);
  }
  return wall;
}

/** Version of the time-zone data of the machine, "unknown" in a browser. */
export function timeZoneData(): string {
  const host: { readonly process?: { readonly versions?: Readonly<Record<string, string | undefined>> } } = globalThis;
  return host.process?.versions?.tz ?? "unknown";
}

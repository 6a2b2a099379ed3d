import { WINDOWS_TO_IANA_MAP } from "windows-iana";
import { nearest, show } from "../../errors.js";
import { cleaned, folded } from "../text.js";
import { abbreviations, shownNames } from "./zone-abbreviations.js";
import { fixedOffset, offsetAt, offsetText, type ZoneRules } from "./zones.js";

/** A time zone as it was understood, or why it was not. */
export type ZoneReading =
  | { readonly zone: string /** Worth telling, in words: what it was taken for. */; readonly note?: string }
  | { readonly wrong: "unknown" | "abbreviation" | "several"; readonly message: string; readonly remedy: string };

const example = "Write the name of a zone, for example Europe/Berlin.";

/** No name of a zone, and no list of its cities, is longer. */
const longest = 200;

/**
 * Understands what forms hold for a time zone: ids and their aliases (kept as they are written), fixed offsets, names of
 * Windows ("W. Europe Standard Time"), what Windows shows for them ("(UTC+01:00) Berlin, Paris"), and cities after which a
 * single zone is named. Abbreviations are refused: most of them mean several zones.
 */
export function readZone(input: string, zones: ZoneRules): ZoneReading {
  if (input.length > longest) return unknown(input, zones);
  const text = cleaned(input).replace(/^'/, "").replace(/−/g, "-");
  const key = folded(text);
  if (key === "utc") return text === "UTC" ? { zone: "UTC" } : { zone: "UTC", note: "UTC" };
  if (/^(?:z|zulu|gmt|etc\/utc|etc\/gmt|greenwich mean time|coordinated universal time)$/.test(key)) {
    return { zone: "UTC", note: "UTC, the same all year round" };
  }
  const offset = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d\d))?$/.exec(key);
  if (offset) return fixed(text, offset);
  const meant = abbreviations.get(key);
  if (meant !== undefined) return abbreviated(meant);
  const reversed = /^etc\/gmt([+-])(\d{1,2})$/.exec(key);
  if (reversed && zones.canonical(text) !== undefined) {
    const east = Number(reversed[2]) * (reversed[1] === "+" ? -1 : 1);
    return { zone: text, note: `UTC${offsetText(east * 60)}: the sign of Etc/GMT is the other way round` };
  }
  if (zones.canonical(text) !== undefined) return { zone: text };
  const joined = text.replaceAll(" ", "_");
  if (/\//.test(joined) && zones.canonical(joined) !== undefined) return { zone: joined, note: joined };
  const shown = /^\((?:utc|gmt)?([+-]\d{1,2}:?\d\d)?\) ?(\S.*)$/.exec(key);
  return named(shown?.[2] ?? key, shown ? fixedOffset(shown[1] ?? "UTC") : undefined, zones) ?? unknown(text, zones);
}

function fixed(text: string, found: RegExpExecArray): ZoneReading {
  const [hours, minutes] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hours > 14 || minutes > 59 || (hours === 14 && minutes > 0)) {
    const message = "no zone is so far from UTC.";
    return { wrong: "unknown", message, remedy: "Give an offset from -12:00 to +14:00." };
  }
  const size = hours * 60 + minutes;
  const zone = offsetText(found[1] === "-" ? 0 - size : size);
  return zone === text ? { zone } : { zone, note: `${zone}, the same all year round` };
}

function abbreviated(meant: readonly string[]): ZoneReading {
  const choose = meant.map((zone) => show(zone)).join(", ");
  const message =
    meant.length > 1 ? "this abbreviation has several meanings." : "an abbreviation does not name a zone.";
  return { wrong: "abbreviation", message, remedy: `Write one of ${choose}, or another zone.` };
}

/** Names of Windows, and cities; `stated` is the standard offset that stood in front of them. */
function named(key: string, stated: number | undefined, zones: ZoneRules): ZoneReading | undefined {
  const windows = windowsNames().get(key) ?? shownNames.get(key);
  if (windows !== undefined && zones.canonical(windows) !== undefined) return { zone: windows, note: windows };
  const cities = key.split(", ");
  const known = cities.flatMap((city) => cityZones(zones).get(city) ?? []);
  const [zone] = known;
  if (zone === undefined || (stated === undefined && known.length < cities.length)) return undefined;
  const alike = known.every((other) => history(zones, other) === history(zones, zone));
  if (alike && (stated === undefined || standardOffset(zones, zone) === stated)) return { zone, note: zone };
  const choose = known
    .slice(0, 5)
    .map((one) => show(one))
    .join(", ");
  const message = "these places do not keep the same time as each other, or not the offset that is stated.";
  return { wrong: "several", message, remedy: `Write one of ${choose}.` };
}

/** Ten years within which the zones of a list of cities must agree: minutes of 2020-01-01 and 2030-01-01. */
const [since, until] = [Date.UTC(2020, 0) / 60_000, Date.UTC(2030, 0) / 60_000];

function history(zones: ZoneRules, zone: string): string {
  return zones
    .offsets(zone, since, until)
    .map(({ from, east }) => `${from} ${east}`)
    .join();
}

/** Outside summer time, which is an hour ahead of it in January or in July. */
function standardOffset(zones: ZoneRules, zone: string): number {
  const spans = zones.offsets(zone, since, until);
  const [january, july] = [since, since + 182 * 1440].map((at) => offsetAt(spans, at));
  return Math.min(january ?? 0, july ?? 0);
}

let windows: ReadonlyMap<string, string> | undefined;

function windowsNames(): ReadonlyMap<string, string> {
  const whole = WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === "001");
  windows ??= new Map(
    whole.flatMap(({ windowsName, iana: [zone] }) => (zone ? [[windowsName.toLowerCase(), zone]] : [])),
  );
  return windows;
}

const cities = new WeakMap<ZoneRules, ReadonlyMap<string, string>>();

/** The zones that are named after a city, by the city; cities with two zones of different rules are left out. */
function cityZones(zones: ZoneRules): ReadonlyMap<string, string> {
  const made = cities.get(zones);
  if (made !== undefined) return made;
  const found = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const zone of knownZones()) {
    const city = zone.includes("/") ? folded(zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")) : "";
    const canonical = zones.canonical(zone);
    if (city === "" || canonical === undefined || zone.startsWith("Etc/")) continue;
    const other = found.get(city);
    if (other !== undefined && zones.canonical(other) !== canonical) doubtful.add(city);
    if (other === undefined) found.set(city, zone);
  }
  for (const city of doubtful) found.delete(city);
  cities.set(zones, found);
  return found;
}

/** Ids to suggest and to take cities from; never a test of what is a zone (see `systemZones`). */
function knownZones(): readonly string[] {
  const listed = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
  const renamed = ["Asia/Kolkata", "Asia/Kathmandu", "Asia/Yangon", "Asia/Ho_Chi_Minh", "Europe/Kyiv", "America/Nuuk"];
  return [...renamed, ...listed, ...WINDOWS_TO_IANA_MAP.flatMap(({ iana }) => iana)];
}

function unknown(text: string, zones: ZoneRules): ZoneReading {
  const message = "this is not a time zone that is known here.";
  const near = nearest(text, knownZones()) ?? cityZones(zones).get(nearest(text, cityZones(zones).keys()) ?? "");
  return { wrong: "unknown", message, remedy: near === undefined ? example : `Did you mean ${show(near)}?` };
}

// Source: RFC 5545 (Internet Calendaring and Scheduling Core Object Specification), sections 3.1 (content lines and their
// folding), 3.3.5 (date-times in UTC), 3.3.11 (text), 3.6 and 3.6.1 (what a calendar and an event must have), 3.8.4.7 (UID);
// RFC 5546, section 3.2.1 (an event that is published has an organiser and no attendees); RFC 6868, section 3 (quotation
// marks in parameters).
import type { Minute } from "../../cohort/calendar/zones.js";
import { printable } from "../printable.js";

/** Whom calendars name as the organiser. */
export interface Organiser {
  readonly email: string;
  readonly name?: string;
}

/** One meeting. */
export interface CalendarEvent {
  /** Unique in the world, and the same whenever the same meeting is written. */
  readonly uid: string;
  /** When it was written, in seconds since 1970. */
  readonly stamp: number;
  readonly start: Minute;
  readonly end: Minute;
  readonly summary: string;
  readonly description: string;
  readonly organiser?: Organiser;
}

/**
 * A calendar with one event. With an organiser it is published (`METHOD:PUBLISH`): calendars take it as an entry and ask for
 * no answer, which nobody would read. Without one there is no method, since RFC 5546 does not let anybody publish unnamed.
 */
export function calendarText(event: CalendarEvent): string {
  const { organiser } = event;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//pairwright//letters//EN",
    "CALSCALE:GREGORIAN",
    ...(organiser === undefined ? [] : ["METHOD:PUBLISH"]),
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.start * 60)}`,
    `DTEND:${utc(event.end * 60)}`,
    `SUMMARY:${textValue(event.summary)}`,
    `DESCRIPTION:${textValue(event.description)}`,
    ...(organiser === undefined ? [] : [organiserLine(organiser)]),
    "STATUS:TENTATIVE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A moment, in seconds since 1970, as "20260929T080000Z". */
function utc(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** A text on one line, with a backslash before what has a meaning. */
function textValue(text: string): string {
  return printable(text).replace(/[\\;,]/g, "\\$&");
}

function organiserLine({ email, name }: Organiser): string {
  const called = printable(name ?? "");
  const parameter = called === "" ? "" : `;CN="${called.replaceAll("^", "^^").replaceAll('"', "^'")}"`;
  return `ORGANIZER${parameter}:mailto:${email}`;
}

/** Octets of a line, its end not counted. */
const longest = 75;

/** Breaks a line so that no part of it has more than 75 octets of UTF-8, and none ends within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > longest) {
      parts.push(part);
      // The blank that opens what follows counts.
      [part, octets] = [" ", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}

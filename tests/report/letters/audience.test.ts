import fc from "fast-check";
import type { Letter } from "pairwright";
import { describe, expect, it } from "vitest";
import { frozen } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";
import { hostile } from "../outcomes.js";
import { readCalendar } from "./ical.js";
import { type Marked, markedPeople, type Written, writing } from "./marked.js";

const nouns = ["pairs", "peers", "rounds", "circles"] as const;
const facts = { programme: "Mentoring 2026", contact: "mentoring@example.org" } as const;
const forms = ["text", "markdown"] as const;

/** Everything that a person gets to read. */
function readBy({ subject, text, agreements }: Letter): string {
  // Lines of a terminal are wrapped, and Markdown has backslashes.
  return [subject, text, ...agreements.map((one) => one.text)].join("\n").replaceAll("\\", "");
}

const found = (text: string, pattern: RegExp) => new Set(text.match(pattern) ?? []);

/** What of the pool may be in somebody's letter, worked out anew from the answers. */
function mayRead(reader: Marked, others: readonly Marked[]): Set<string> {
  const common = (one: readonly string[] = [], other: readonly string[] = []) =>
    one.filter((text) => other.includes(text));
  return new Set(
    others.flatMap((other) => [
      ...common(reader.goals, other.offers),
      ...common(other.goals, reader.offers),
      ...common(reader.pastimes, other.pastimes),
      ...(reader.campus === other.campus && reader.campus !== undefined ? [reader.campus] : []),
    ]),
  );
}

function leaks(people: readonly Marked[], { letters, groups }: Written): string[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return letters.letters.flatMap((letter) => {
    const text = readBy(letter);
    const reader = byId.get(letter.id)!;
    const company = groups.filter((ids) => ids.includes(letter.id)).flat();
    const others = company.filter((id) => id !== letter.id).map((id) => byId.get(id)!);
    const names = new Set(company.map((id) => byId.get(id)!.name));
    const pool = mayRead(reader, others);
    const zones = found(text, /(?:Europe|Asia|America)\/\w+/g);
    return [
      ...[...found(text, /Q\w+Q/g)].filter((mark) => !names.has(mark)),
      ...[...found(text, /\b(?:topic|pastime|campus)\dx/g)].filter((word) => !pool.has(word)),
      // In a terminal a zone can be broken over lines only at blanks, of which it has none.
      ...[...zones].filter((zone) => zone !== reader.week?.zone),
      ...found(text, /0\.\d+|\bfit\b|\bscore|\brank|Qskills|Qpast|Qwish|Qtime|Qled|Qtogether/gi),
    ].map((what) => `${what} in the letter to ${letter.id}`);
  });
}

/** Whether an hour from an instant lies in a window of a week, by the clock of its zone as Intl has it. */
function isFree({ zone, windows }: NonNullable<Marked["week"]>, at: number): boolean {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
  const minute = Number(part("hour")) * 60 + Number(part("minute"));
  return windows.some((one) => one.day === day && one.from <= minute && minute + 60 <= one.to);
}

describe.each(nouns)("a letter of a plan of %s", (noun) => {
  it("holds nothing of others but their name and what the two share, learn and give", () => {
    let [told, letters] = [0, 0];
    fc.assert(
      fc.property(markedPeople(4, 9), fc.constantFrom(...forms), (people, form) => {
        const made = writing[noun](frozen(people), { ...facts, form });
        if (made === undefined) return;
        expect(leaks(people, made)).toEqual([]);
        for (const letter of made.letters.letters) {
          letters++;
          if (/topic\dx/.test(letter.text)) told++;
        }
      }),
      { seed, numRuns: 25 * effort },
    );
    // The filter is not that nothing is said at all.
    expect(letters).toBeGreaterThan(20);
    expect(told).toBeGreaterThan(letters / 5);
  });

  it("and a calendar file hold the time and the names of the group, and nothing of their answers", () => {
    let files = 0;
    fc.assert(
      fc.property(markedPeople(4, 9), (people) => {
        const made = writing[noun](frozen(people), facts);
        if (made === undefined) return;
        const byId = new Map(people.map((person) => [person.id, person]));
        const { meetings } = made;
        for (const { people: group, text, start } of meetings.files) {
          files++;
          const calendar = readCalendar(text);
          const [event] = calendar.components;
          const said = event?.properties.map(({ value }) => value).join("\n") ?? "";
          const names = new Set(group.map(({ id }) => byId.get(id)!.name));
          expect(found(said, /Q\w+Q/g)).toEqual(names);
          expect(said).not.toMatch(/topic\dx|pastime\dx|campus\dx|(?:Europe|Asia|America)\/|\bfit\b|0\.\d/);
          // Whoever said when they have time has it then, on their own clock, whatever clocks did since the files were made.
          for (const { week } of group.map(({ id }) => byId.get(id)!)) {
            if (week !== undefined && noun !== "circles") expect(isFree(week, Date.parse(start))).toBe(true);
          }
        }
        // Every group has a file or a cause; of rounds those of the first.
        const told = [...meetings.files, ...meetings.without].length;
        expect(told).toBe(made.plan.format === "rounds" ? made.plan.rounds[0]!.groups.length : made.groups.length);
      }),
      { seed, numRuns: 15 * effort },
    );
    expect(files).toBeGreaterThan(0);
  });

  it("goes to everybody in a group once, and nobody is lost", () => {
    fc.assert(
      fc.property(markedPeople(4, 9), (people) => {
        const made = writing[noun](people, facts);
        if (made === undefined) return;
        const ids = [...made.letters.letters, ...made.letters.without].map(({ id }) => id).sort();
        expect(ids).toEqual(people.map(({ id }) => id).sort());
        expect(made.letters.letters.map(({ id }) => id).sort()).toEqual([...new Set(made.groups.flat())].sort());
      }),
      { seed, numRuns: 10 * effort },
    );
  });

  it("does not depend on the order of people", () => {
    const shuffled = markedPeople(4, 8).chain((people) => {
      const half = Math.ceil(people.length / 2);
      const leads = Math.max(1, Math.floor(people.length / 4));
      // Those of one role stay in it.
      const cut = noun === "pairs" ? half : noun === "circles" ? leads : 0;
      const mixed = (part: readonly Marked[]) =>
        fc.shuffledSubarray([...part], { minLength: part.length, maxLength: part.length });
      return fc.tuple(fc.constant(people), mixed(people.slice(0, cut)), mixed(people.slice(cut)));
    });
    fc.assert(
      fc.property(shuffled, ([people, one, other]) => {
        expect(writing[noun]([...one, ...other], facts)?.letters).toEqual(writing[noun](people, facts)?.letters);
      }),
      { seed, numRuns: 8 * effort },
    );
  });

  it("stays in form whatever people are called", () => {
    fc.assert(
      fc.property(markedPeople(5, 5), fc.array(hostile, { minLength: 5, maxLength: 5 }), (people, names) => {
        const called = people.map((person, at) => ({ ...person, name: names[at]! }));
        for (const form of forms) {
          const plain = writing[noun](people, { ...facts, form })?.letters.letters;
          const odd = writing[noun](called, { ...facts, form, programme: names[0]!.trim() || "P" })?.letters.letters;
          for (const [at, letter] of (odd ?? []).entries()) {
            const calm = plain![at]!;
            expect(letter.subject).not.toMatch(/[\p{Cc}\p{Cs}]|(?![\u200C\u200D])\p{Cf}/u);
            expect([...letter.subject].length).toBeLessThanOrEqual(200);
            expect(letter.name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
            const texts = [letter.text, ...letter.agreements.map(({ text }) => text)];
            for (const text of texts) expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069](?<!\n)/u);
            if (form === "text") continue;
            // One piece a line, so as many lines and headings as with plain names, and nothing that HTML or Markdown would act on.
            const shape = (text: string) => text.split("\n").map((line) => /^(?:#+ |- |$)/.exec(line)?.[0] ?? "words");
            expect(shape(letter.text)).toEqual(shape(calm.text));
            for (const text of texts) expect(text).not.toMatch(/<|(?<!\\)\]\(|(?<!\\)`/);
          }
        }
      }),
      { seed, numRuns: 12 * effort },
    );
  });
});

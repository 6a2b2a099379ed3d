import fc from "fast-check";
import { type CommonStartsSettings, commonStarts, sharedTime, type Week } from "pairwright";
import { describe, expect, it } from "vitest";
import { weeks } from "../cohort/weeks.js";
import { codesOf, frozen } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const programme = { from: "2026-03-02", to: "2026-04-12" };
const nine = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 540, to: 1020 }));
const at = (zone: string): Week => frozen({ zone, windows: nine });

describe("common starts of circles", () => {
  it("tell apart the weeks in which clocks differ: New York changes on 8 March, London on 29 March", () => {
    const common = commonStarts({ programme, every: 60 });
    const { weeks, slots, people } = common.starts([at("Europe/London"), at("America/New_York")]);
    expect([weeks, slots]).toEqual([3, 168]);
    const [london = new Int32Array(), newYork = new Int32Array()] = people;
    const both = [...london].filter((slot) => newYork.includes(slot));
    const inWeek = [0, 1, 2].map((week) => both.filter((slot) => Math.floor(slot / slots) === week).length);
    // 14:00 to 17:00 in London holds three starts of an hour, 13:00 to 17:00 four; five days.
    expect(inWeek).toEqual([15, 20, 15]);
  });

  it("are as many as sharedTime counts in each week, whoever the people are", () => {
    fc.assert(
      fc.property(
        fc.array(weeks(15), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(30, 45, 60, 90),
        (people, session) => {
          const common = commonStarts({ programme, session, every: 15 });
          // The usual week counts: exceptions are not looked at.
          const usual = people.map(({ zone, windows }) => ({ zone, windows }));
          const { weeks: kinds, slots, people: starts } = common.starts(frozen(people));
          const shared = sharedTime(Object.fromEntries(usual.map((week, id) => [`p${id}`, week])), {
            programme,
            session,
          });
          const counts = Array.from({ length: kinds }, (_, kind) => {
            const [first = new Int32Array(), ...others] = starts;
            const inAll = [...first].filter((slot) => others.every((own) => own.includes(slot)));
            return inAll.filter((slot) => Math.floor(slot / slots) === kind).length;
          });
          expect([...new Set(counts)].sort()).toEqual([...new Set(shared.weeks.map(({ starts }) => starts))].sort());
          expect(Math.min(...counts)).toBe(Math.min(...shared.weeks.map(({ starts }) => starts)));
        },
      ),
      { seed, numRuns: 60 * effort },
    );
  });

  it("are said on the clock of whoever is asked for, in the first week of their kind", () => {
    const common = commonStarts({ programme, every: 60 });
    const [london, newYork] = [at("Europe/London"), at("America/New_York")];
    const { words, slots } = common.starts([london, newYork]);
    expect([words(14), words(14, london), words(14, newYork)]).toEqual([
      "Monday 14:00 in UTC",
      "Monday 14:00 in Europe/London",
      "Monday 09:00 in America/New_York",
    ]);
    // The second kind of week is the one in which New York alone has summer time.
    expect(words(slots + 14, newYork)).toBe("Monday 10:00 in America/New_York");
    expect(words(0, newYork)).toBe("Sunday 19:00 in America/New_York");
  });

  it("of those who have not answered are all, or none where the settings say so", () => {
    expect(commonStarts({ programme }).starts([undefined]).people[0]).toHaveLength(336);
    expect(commonStarts({ programme, unknown: "forbidden" }).starts([undefined]).people[0]).toHaveLength(0);
    expect(commonStarts({ programme }).starts([])).toMatchObject({ weeks: 1, slots: 336, people: [] });
  });

  it("outlive a holiday: the usual week counts", () => {
    const away: Week = { ...at("Europe/London"), exceptions: [{ from: "2026-03-02", to: "2026-03-08", windows: [] }] };
    const common = commonStarts({ programme });
    expect(common.starts([away]).people).toEqual(common.starts([at("Europe/London")]).people);
  });

  it("have settings that are looked at, all at once", () => {
    const wrong = { programme, session: 0, every: 20, atLeast: 0, share: 0.33333, unknown: "maybe" };
    // @ts-expect-error settings as JavaScript may give them
    const settings: CommonStartsSettings = wrong;
    expect(codesOf(() => commonStarts(settings))).toEqual(Array.from({ length: 5 }, () => "common-starts"));
    expect(codesOf(() => commonStarts({ programme: { from: "2026-05-01", to: "2026-04-01" } }))).toEqual([
      "programme-dates",
    ]);
    const { settings: told, share, atLeast } = commonStarts({ programme });
    expect(told).toEqual({ programme, session: 60, every: 30, atLeast: 2, share: 0.8, unknown: "allowed" });
    expect([share, atLeast]).toEqual([{ of: 800, in: 1000 }, 2]);
  });
});

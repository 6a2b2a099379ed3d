import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { day, intake, readTable } from "../../../src/cohort/index.js";
import { orderOf } from "../../../src/cohort/tables/date-order.js";
import { isoText, readMoment } from "../../../src/cohort/tables/dates.js";
import { codesOf, thrownBy } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";

const iso = (text: string, order?: "day first" | "month first", pivot?: number) => {
  const found = readMoment(text, order, pivot);
  return found === undefined || found === "ambiguous" ? found : isoText(found);
};

describe("readMoment", () => {
  test.each([
    ["2026-09-30", "2026-09-30"],
    ["2026-08-01 10:12:03", "2026-08-01T10:12:03"],
    ["2026-08-01T10:12:03.250Z", "2026-08-01T10:12:03Z"],
    ["2026-08-01T10:12+02:00", "2026-08-01T10:12:00+02:00"],
    ["2026-08-01 10:12:03 UTC", "2026-08-01T10:12:03Z"],
    ["2020/10/30 3:08:44 PM GMT+1", "2020-10-30T15:08:44"],
    ["2022/06/22 11:07:29 AM AST", "2022-06-22T11:07:29"],
    ["2018/02/08 12:50:24PM EST", "2018-02-08T12:50:24"],
    ["2018/02/08 12:00:00 AM EST", "2018-02-08T00:00:00"],
    ["10/28/2026 16:23:12", "2026-10-28T16:23:12"],
    ["28/10/2026", "2026-10-28"],
    ["12/02/2026 19.07.17", "ambiguous"],
    ["30.9.2026 18:05", "2026-09-30T18:05:00"],
    ["7/13/20 11:00:22", "2020-07-13T11:00:22"],
    ["9/9/26 18:01", "2026-09-09T18:01:00"],
    ["9/9/70", "1970-09-09"],
    ["24th January 2023", "2023-01-24"],
    ["2nd March 2023", "2023-03-02"],
    ["24 Jan 2023", "2023-01-24"],
    ["January 24, 2023", "2023-01-24"],
    ["Sept 3, 2023", "2023-09-03"],
    ["Saturday, 24th January 2026", "2026-01-24"],
    ["24. Januar 2023", "2023-01-24"],
    ["1er juillet 2023", "2023-07-01"],
    ["24 de enero de 2023", "2023-01-24"],
    ["3 juin 2023", "2023-06-03"],
    ["29/2/2024", "2024-02-29"],
    ["'2026-09-30", undefined],
    ["3 jui 2023", undefined],
    ["29/2/2023", undefined],
    ["2026-13-01", undefined],
    ["2026-02-30", undefined],
    ["31/31/2026", undefined],
    ["44197", undefined],
    ["2026-09-30 25:00", undefined],
    ["2026-09-30 13:00 PM", undefined],
    ["2026-09-30 and later", undefined],
    ["2026-09-30 10:00 in the morning", undefined],
    ["soon", undefined],
    ["", undefined],
    ["1/2/3", undefined],
    ["1/2-2026", undefined],
    [`2026-09-30${" ".repeat(500)}`, undefined],
  ])("%s", (text, expected) => expect(iso(text)).toBe(expected));

  test("the order and the pivot", () => {
    expect(iso("9/8/2026", "day first")).toBe("2026-08-09");
    expect(iso("9/8/2026", "month first")).toBe("2026-09-08");
    expect(iso("9/8/68", "day first")).toBe("2068-08-09");
    expect(iso("9/8/69", "day first")).toBe("1969-08-09");
    expect(iso("9/8/26", "day first", 20)).toBe("1926-08-09");
    expect(iso("30/9/2026", "month first")).toBeUndefined();
  });

  test("an abbreviation is a hint and no zone", () => {
    expect(readMoment("2022/06/22 11:07:29 AM AST", undefined)).toEqual({
      day: "2022-06-22",
      time: "11:07:29",
      hint: "AST",
    });
  });

  test("law: every day written in every way is read back, as Temporal's days count them", () => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000));
    const law = fc.property(dates, fc.constantFrom("/", ".", "-"), (date, mark) => {
      const text = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      expect(iso([year, month, dayOfMonth].join(mark))).toBe(text);
      expect(iso([month, dayOfMonth, year].join(mark), "month first")).toBe(text);
      expect(iso([dayOfMonth, month, year].join(mark), "day first")).toBe(text);
      const undecided = dayOfMonth <= 12 && dayOfMonth !== month;
      expect(iso([dayOfMonth, month, year].join(mark))).toBe(undecided ? "ambiguous" : text);
    });
    fc.assert(law, { seed, numRuns: 500 * effort });
  });

  test("any text is a moment or none, quickly", () => {
    const parts = fc.constantFrom(
      "1",
      "12",
      "31",
      "2026",
      "/",
      ".",
      "-",
      " ",
      ":",
      "am",
      "PM",
      "T",
      "Z",
      "Jan",
      "th",
      "é",
      "+",
      "(",
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.array(parts, { maxLength: 40 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = readMoment(text, "day first");
        if (found !== undefined && found !== "ambiguous")
          expect(isoText(found)).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?$/);
      }),
      { seed, numRuns: 2000 * effort },
    );
  });
});

describe("orderOf", () => {
  test("one number above 12 decides for the whole column", () => {
    expect(orderOf(["9/8/2026", "21/8/2026"])).toEqual({ order: "day first" });
    expect(orderOf(["9/8/2026", "8/21/2026"])).toEqual({ order: "month first" });
    expect(orderOf(["9/8/2026", "9/9/2026"])).toEqual({ ambiguous: "9/8/2026" });
    expect(orderOf(["9/9/2026", "", "2026-09-30", "x"])).toEqual({});
    expect(orderOf(["21/8/2026", "8/21/2026"])).toEqual({ clash: ["21/8/2026", "8/21/2026"] });
  });

  test("points mean that the day is first, unless a date proves otherwise", () => {
    expect(orderOf(["9.8.2026"])).toEqual({ order: "day first" });
    expect(orderOf(["9.8.2026", "8.21.2026"])).toEqual({ order: "month first" });
    expect(orderOf(["9.8.2026", "9/8/2026"])).toEqual({ ambiguous: "9/8/2026" });
  });
});

describe("day", () => {
  const program = (settings?: Parameters<typeof day>[1]) => ({
    roles: { mentee: z.object({ id: z.string(), joined: day("Joined?", settings) }) },
  });
  const take = (cells: readonly string[], settings?: Parameters<typeof day>[1]) => {
    const table = readTable(`id,Joined?\n${cells.map((cell, at) => `p${at},"${cell}"`).join("\n")}\n`, {
      file: "a.csv",
    });
    return intake(program(settings), { mentee: table }).people.mentee.map((person) => person.joined);
  };

  test("is decided from the whole column, not from the row", () => {
    expect(take(["9/8/2026", "21/8/26", "24th January 2023", "2026-01-02"])).toEqual([
      "2026-08-09",
      "2026-08-21",
      "2023-01-24",
      "2026-01-02",
    ]);
    expect(take(["9/8/2026", "8/21/2026"])).toEqual(["2026-09-08", "2026-08-21"]);
    expect(take(["9/8/2026"], { order: "day first" })).toEqual(["2026-08-09"]);
  });

  test("an order that nobody can tell is one mistake for the column", () => {
    expect(thrownBy(() => take(["9/8/2026", "10/8/2026", "9/9/2026"])).message).toMatchInlineSnapshot(
      `"intake: a.csv, column "Joined?" is "9/8/2026": the day and the month of this date can be exchanged. Tell which comes first: day(…, { order: "day first" }), or "month first"."`,
    );
    expect(codesOf(() => take(["21/8/2026", "8/21/2026"]))).toContain("date-orders");
    expect(codesOf(() => take(["9/8/2026"]))).toEqual(["date-order"]);
  });

  test("other answers are mistakes, and a spreadsheet's numbers get a remedy of their own", () => {
    expect(thrownBy(() => take(["44197", "soon", "29/2/2023"])).message).toMatchInlineSnapshot(`
      "intake: 3 mistakes
        1. a.csv, row 2, column "Joined?" is "44197": a day is expected. A spreadsheet counted the days: format the column as a date there, and export again.
        2. a.csv, row 3, column "Joined?" is "soon": a day is expected. Write it like 2026-09-30.
        3. a.csv, row 4, column "Joined?" is "29/2/2023": a day is expected. Write it like 2026-09-30."
    `);
    expect(codesOf(() => take(["soon"]))).toEqual(["not-a-day"]);
  });

  test("alone, without a column", () => {
    expect(day("Joined?").parse("2026/09/30 6:05:12 PM GMT+2")).toBe("2026-09-30");
    expect(day("Joined?").safeParse("9/8/2026").success).toBe(false);
    expect(day("Joined?").optional().parse(undefined)).toBeUndefined();
    expect(day("Joined?").safeParse(44197).success).toBe(false);
  });

  test("settings that cannot be", () => {
    const wrong = { order: "year first", pivot: 2000 } as unknown;
    expect(codesOf(() => day("Joined?", wrong as Parameters<typeof day>[1]))).toEqual(["day-order", "day-pivot"]);
  });
});

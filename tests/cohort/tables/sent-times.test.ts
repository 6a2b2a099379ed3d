import { describe, expect, test } from "vitest";
import { z } from "zod";
import { describeIntake, type IntakeOptions, intake, readTable, type Table } from "../../../src/cohort/index.js";

const program = {
  roles: { mentee: z.object({ id: z.string(), goal: z.string().optional(), pace: z.string().optional() }) },
};
const take = (tables: Table | readonly Table[], duplicates: IntakeOptions["duplicates"]) => {
  const { people, report } = intake(program, { mentee: tables }, duplicates ? { duplicates } : {});
  return { people: people.mentee, duplicates: report.duplicates, told: describeIntake(report) };
};
const form = (...rows: readonly string[]) =>
  readTable(`Timestamp,id,goal,pace\n${rows.join("\n")}\n`, { file: "a.csv" });

/** Sorted by somebody, so that the later answer stands above. */
const sorted = form("2026-09-30 10:00:00,ada,R,", "2026-09-01 10:00:00,ada,SQL,3", "2026-09-15 10:00:00,bo,,");

describe("who answered twice, where the tool says when", () => {
  test("later is what was sent later, and the report says that the rows stand the other way round", () => {
    const { people, duplicates, told } = take(sorted, "latest");
    expect(people.map(({ id, goal }) => [id, goal])).toEqual([
      ["ada", "R"],
      ["bo", undefined],
    ]);
    expect(duplicates).toEqual([
      {
        id: "ada",
        kept: "a.csv, row 2",
        replaced: "a.csv, row 3",
        againstRows: "sent 2026-09-30T10:00:00, the other one 2026-09-01T10:00:00; the rows stand the other way round",
      },
    ]);
    expect(told).toContain(
      "  ada: kept a.csv, row 2, instead of a.csv, row 3 (sent 2026-09-30T10:00:00, the other one 2026-09-01T10:00:00; the rows stand the other way round)",
    );
  });

  test("first is what was sent first, merging fills the blanks of the latest", () => {
    expect(take(sorted, "first").people[0]).toEqual({ id: "ada", goal: "SQL", pace: "3" });
    expect(take(sorted, "first").duplicates[0]).toMatchObject({ kept: "a.csv, row 3", replaced: "a.csv, row 2" });
    expect(take(sorted, "merge").people[0]).toEqual({ id: "ada", goal: "R", pace: "3" });
  });

  test("nothing is said where rows and times agree", () => {
    const { people, duplicates } = take(form("2026-09-01 10:00:00,ada,SQL,3", "2026-09-30 10:00:00,ada,R,"), "latest");
    expect([people[0]?.goal, duplicates]).toEqual([
      "R",
      [{ id: "ada", kept: "a.csv, row 3", replaced: "a.csv, row 2" }],
    ]);
  });

  test("without a time in each of the forms the rows decide, as they do within one second", () => {
    expect(take(form("2026-09-30 10:00:00,ada,R,", ",ada,SQL,"), "latest").people[0]?.goal).toBe("SQL");
    expect(take(form("2026-09-30 10:00:00,ada,R,", "2026-09-30 10:00:00,ada,SQL,"), "latest").people[0]?.goal).toBe(
      "SQL",
    );
  });

  test("wall times of two files are not compared, times in UTC are", () => {
    const early = form("2026-09-01 10:00:00,ada,SQL,");
    const late = form("2026-09-30 10:00:00,ada,R,");
    expect(take([late, early], "latest").people[0]?.goal).toBe("SQL");
    const typeform = (time: string, goal: string) =>
      readTable(`#,id,goal,Start Date (UTC),Submit Date (UTC),Network ID\n1,ada,${goal},${time},${time},n\n`);
    const both = [typeform("2026-09-30 10:00:00", "R"), typeform("2026-09-01 10:00:00", "SQL")];
    expect(take(both, "latest").people[0]?.goal).toBe("R");
  });

  test("times whose order nobody can tell leave it to the rows, and the report says so", () => {
    const table = form("9/8/2026 10:00:00,ada,R,", "8/9/2026 10:00:00,ada,SQL,");
    const { people, told } = take(table, "latest");
    expect(people[0]?.goal).toBe("SQL");
    expect(told).toContain(
      '  The order of day and month in the column "Timestamp" cannot be told from "9/8/2026 10:00:00"',
    );
  });
});

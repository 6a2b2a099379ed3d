import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cohortOf, positions } from "../../src/cohort/index.js";
import { codesOf, frozen } from "../mistakes.js";

const Person = z.object({ id: z.string(), pace: z.number() });
const program = { roles: { mentee: Person, mentor: Person } };

describe("cohortOf", () => {
  test("sorts by code unit and copies", () => {
    const people = frozen({
      mentee: [
        { id: "b", pace: 1 },
        { id: "B", pace: 2 },
        { id: "__proto__", pace: 3 },
      ],
      mentor: [],
    });
    const cohort = cohortOf(program, people);
    expect(cohort.people.mentee.map(({ id }) => id)).toEqual(["B", "__proto__", "b"]);
    expect(cohort.people.mentee[2]).not.toBe(people.mentee[0]);
    expect(cohort.report.sources.map(({ role, people: count }) => [role, count])).toEqual([
      ["mentee", 3],
      ["mentor", 0],
    ]);
  });

  test("does not freeze what is given, and keeps dates and maps as they are", () => {
    const since = new Date(0);
    const mine = { id: "a", pace: 1, more: { since, list: [1] } };
    const cohort = cohortOf(
      { roles: { mentee: z.looseObject({ id: z.string() }), mentor: Person } },
      { mentee: [mine], mentor: [] },
    );
    expect(Object.isFrozen(mine.more)).toBe(false);
    expect(Object.isFrozen(cohort.people.mentee[0]?.more)).toBe(true);
    expect(cohort.people.mentee[0]).toEqual(mine);
  });

  test("a key called __proto__ stays a key", () => {
    const roles = { mentee: z.custom<{ id: string }>(), mentor: Person };
    const [copy] = cohortOf({ roles }, { mentee: [JSON.parse('{"id":"a","__proto__":{"x":1}}')], mentor: [] }).people
      .mentee;
    expect(Object.keys(copy ?? {})).toEqual(["id", "__proto__"]);
  });

  test("people that refer to themselves are copied once", () => {
    const loop: { id: string; self?: unknown } = { id: "a" };
    loop.self = loop;
    const [copy] = cohortOf(
      { roles: { mentee: z.looseObject({ id: z.string() }), mentor: Person } },
      { mentee: [loop], mentor: [] },
    ).people.mentee;
    expect(copy?.self).toBe(copy);
  });

  test("refuses missing lists, unknown roles, blank ids and ids that occur twice", () => {
    const call = (people: object) => codesOf(() => cohortOf(program, people as { mentee: []; mentor: [] }));
    expect(call({ mentee: [] })).toEqual(["no-people"]);
    expect(call({ mentee: [], mentor: [], mentors: [] })).toEqual(["unknown-role"]);
    expect(call({ mentee: [{ id: " " }, { id: 3 }, null], mentor: [] })).toEqual(["blank-id", "blank-id", "blank-id"]);
    expect(call({ mentee: [{ id: "a" }, { id: "a" }], mentor: [{ id: "a" }] })).toEqual(["id-twice"]);
  });
});

test("positions are the only place where names become numbers", () => {
  expect([...positions([{ id: "constructor" }, { id: "__proto__" }])]).toEqual([
    ["constructor", 0],
    ["__proto__", 1],
  ]);
});

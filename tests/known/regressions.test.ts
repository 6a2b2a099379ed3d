// Bugs that other systems had, as tests for this one, under the numbers of the list that was handed to this project.
import {
  asked,
  choices,
  closeness,
  cohortOf,
  coverage,
  intake,
  match,
  type Outcome,
  overlap,
  PairwrightError,
  pairs,
  preference,
  settled,
} from "pairwright";
import { check, problem, solvers } from "pairwright/kernels";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const Person = z.object({ id: z.string() });
const roles = { mentee: Person, mentor: Person };

const people = (...ids: string[]) => ids.map((id) => ({ id }));
const named = (outcome: Outcome<"mentee" | "mentor">) =>
  settled(outcome).pairs.map(({ mentee, mentor }) => `${mentee}-${mentor}`);

/** A program whose scores stand in a table by "mentee-mentor"; 0 where nothing stands. */
function tabled(
  table: Readonly<Record<string, number>>,
  rest: { capacity?: Parameters<typeof pairs>[0]["capacity"] } = {},
) {
  return pairs({
    roles,
    ...(rest.capacity ? { capacity: rest.capacity } : {}),
    criteria: { table: ({ mentee, mentor }) => table[`${mentee.id}-${mentor.id}`] ?? 0 },
    weights: { table: 1 },
  });
}

const source = "inherited regressions 1-9, 11, 13, 14 and 16; each test names the system that had the bug";

describe(source, () => {
  it("1. one hard rule and low scores: no forbidden pair, nobody dropped (mentor-match)", () => {
    const forbidding = problem({
      scores: [
        [null, -5],
        [-5, -5],
      ],
    });
    const solution = solvers.pairs.assignment.solve(forbidding);
    expect([...solution.pairs]).toEqual([0, 1, 1, 0]);
    expect(check(forbidding, solution)).toMatchObject({ feasible: true, optimal: true });
    const program = pairs({
      roles,
      rules: { "not a-x": ({ mentee, mentor }) => mentee.id !== "a" || mentor.id !== "x" },
      criteria: { nothing: () => 0 },
      weights: { nothing: 1 },
    });
    expect(named(match(program, cohortOf(program, { mentee: people("a", "b"), mentor: people("x", "y") })))).toEqual([
      "a-y",
      "b-x",
    ]);
  });

  it("2. a row with all pairs forbidden, two rows for one usable column, no people at all (munkres, munkres-js)", () => {
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport, solvers.pairs.munkres]) {
      expect([
        ...solver.solve(
          problem({
            scores: [
              [null, null],
              [1, 2],
            ],
          }),
        ).pairs,
      ]).toEqual([1, 1]);
      expect([
        ...solver.solve(
          problem({
            scores: [
              [1, null],
              [2, null],
            ],
          }),
        ).pairs,
      ]).toEqual([1, 0]);
      expect([...solver.solve(problem({ scores: [] })).pairs]).toEqual([]);
    }
    for (const bad of [undefined, Number.NaN, Number.POSITIVE_INFINITY, "1"]) {
      const loosely = () => Reflect.apply(problem, undefined, [{ scores: [[1, bad]] }]);
      expect(loosely).toThrow(PairwrightError);
    }
    const program = tabled({});
    const nobody = settled(match(program, cohortOf(program, { mentee: people("a"), mentor: [] })));
    expect(nobody.unmatched).toMatchObject([{ id: "a", cause: "no-allowed-partner" }]);
  });

  it("3. decimals such as 500.07 beside 5000.07, and differences of 1e-9 (munkres #39, lap-jv)", () => {
    const program = tabled({ "a-x": 0.500_07, "a-y": 0.500_070_001, "b-x": 0.050_007, "b-y": 0.050_007 });
    const plan = settled(match(program, cohortOf(program, { mentee: people("a", "b"), mentor: people("x", "y") })));
    expect(plan.status).toBe("optimal");
    expect(plan.totals.fit).toBe(0.550_077);
  });

  it("4. a lower bound against the joint optimum: 9.0, not 5.1 (OpenReview)", () => {
    const program = tabled(
      { "p1-a": 0.5, "p2-a": 0.4, "p1-b": 0.5, "p2-b": 0.01 },
      {
        capacity: {
          mentee: { min: 0, max: 1 },
          mentor: (mentor: { id: string }) => ({ min: mentor.id === "a" ? 1 : 0, max: 1 }),
        },
      },
    );
    const plan = settled(match(program, cohortOf(program, { mentee: people("p1", "p2"), mentor: people("a", "b") })));
    expect(plan.totals.fit).toBe(0.9);
  });

  it("5. two places and two wishes: never the same pair twice, no place wasted (corona-school)", () => {
    const program = tabled({ "a-x": 1, "a-y": 0.1, "b-x": 0.2, "b-y": 0.1 }, { capacity: { mentee: 2, mentor: 2 } });
    const cohort = cohortOf(program, { mentee: people("a", "b"), mentor: people("x", "y") });
    expect(named(match(program, cohort))).toEqual(["a-x", "a-y", "b-x", "b-y"]);
  });

  it("6. scores that differ by 0.004 keep their order (OpenReview's truncation)", () => {
    const program = tabled({ "a-x": 0.501, "a-y": 0.505 });
    expect(named(match(program, cohortOf(program, { mentee: people("a"), mentor: people("x", "y") })))).toEqual([
      "a-y",
    ]);
  });

  it("7. all scores equal: the load is even and the answer the same in every order (openreview-matcher #102)", () => {
    const program = tabled({}, { capacity: { mentee: 1, mentor: 3 } });
    const mentees = people(..."abcdefg");
    const mentors = people("x", "y", "z");
    const plan = settled(match(program, cohortOf(program, { mentee: mentees, mentor: mentors }), { seed: 4 }));
    const again = match(
      program,
      cohortOf(program, { mentee: [...mentees].reverse(), mentor: [...mentors].reverse() }),
      { seed: 4 },
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
    const load = (id: string) => plan.pairs.filter(({ mentor }) => mentor === id).length;
    expect(["x", "y", "z"].map(load).sort()).toEqual([2, 2, 3]);
  });

  it("8. more people than places, whichever side is served first (matching #173)", () => {
    const few = people("x", "y", "z");
    const many = people(..."abcdefgh");
    const program = tabled({ "a-x": 1, "x-a": 1 }, { capacity: { mentee: 2, mentor: 2 } });
    const places = settled(match(program, cohortOf(program, { mentee: many, mentor: few })));
    expect(places.totals.pairs).toBe(6);
    expect(places.unmatched).toHaveLength(2);
    expect(places.unmatched[0]).toMatchObject({ cause: "competition", places: 6 });
    expect(places.unmatched[0]?.competitors).toHaveLength(8);
    const turned = settled(match(program, cohortOf(program, { mentee: few, mentor: many })));
    expect(turned.totals.matched.mentee).toBe(3);
  });

  it("9. an empty profile never outranks a real one (gruepr)", () => {
    const Skilled = Person.extend({ skills: z.array(z.string()).optional(), hours: z.array(z.string()).optional() });
    const program = pairs({
      roles: { mentee: Skilled, mentor: Skilled },
      criteria: {
        skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills },
        hours: { by: overlap(), mentee: (p) => p.hours, mentor: (p) => p.hours },
      },
      weights: { skills: 1, hours: 1 },
    });
    const mentee = [{ id: "a", skills: ["sql"], hours: ["mon"] }];
    const real = { id: "real", skills: ["sql", "go"], hours: ["mon", "tue"] };
    for (const empty of [{ id: "empty" }, { id: "empty", skills: [], hours: [] }]) {
      expect(named(match(program, cohortOf(program, { mentee, mentor: [empty, real] })))).toEqual(["a-real"]);
    }
  });

  it("11. a mentor of many skills is not worse for a mentee who wants one (corona-school)", () => {
    const one = coverage();
    expect(one.score(["maths"], ["maths", "physics", "latin"])).toBe(one.score(["maths"], ["maths"]));
  });

  it("13. a person in both roles never meets themselves, nor the same partner both ways", () => {
    const both = people("a", "b");
    const table = { "a-a": 1, "b-b": 1, "a-b": 0.5, "b-a": 0.5 };
    const program = tabled(table);
    const plan = settled(match(program, cohortOf(program, { mentee: both, mentor: both })));
    expect(plan.status).toBe("optimal");
    expect(plan.pairs).toHaveLength(1);
    const open = pairs({ roles, mutual: "allowed", criteria: program0(table), weights: { table: 1 } });
    expect(named(match(open, cohortOf(open, { mentee: both, mentor: both })))).toEqual(["a-b", "b-a"]);
  });

  it("14. a mentor with no place is never offered (wcc-backend #726)", () => {
    const capacity = { mentor: ({ id }: { id: string }) => (id === "full" ? 0 : 1) };
    const program = tabled({ "a-full": 1, "a-free": 0.1 }, { capacity });
    const plan = settled(
      match(program, cohortOf(program, { mentee: people("a", "b"), mentor: people("full", "free") })),
    );
    expect(plan.pairs.map(({ mentor }) => mentor)).toEqual(["free"]);
    expect(plan.unmatched.find(({ id }) => id === "full")?.cause).toBe("no-place");
  });

  it("16. nothing that is given is changed (mentor-match)", () => {
    const Answered = z.object({
      id: asked("Name", z.string()),
      pace: asked("Pace", z.int().min(1).max(5)).optional(),
      topics: choices("Topics", ["sql", "go"]).optional(),
    });
    const program = pairs({
      roles: { mentee: Answered, mentor: Answered },
      criteria: {
        pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace },
        wish: {
          by: preference(),
          mentee: (p) => ({ id: p.id, wishes: p.topics ?? [] }),
          mentor: (p) => ({ id: p.id }),
        },
      },
      weights: { pace: 1, wish: 1 },
    });
    const rows = { mentee: [{ Name: " Ann ", Pace: "4", Topics: "sql;go" }], mentor: [{ Name: "Bo", Pace: "" }] };
    const lists = { history: [{ mentee: "Ann", mentor: "Gone" }], never: [["Ann", "Zoe"]], must: [] };
    const before = JSON.stringify([rows, lists]);
    const frozen = JSON.parse(before, (_, value) => (typeof value === "object" ? Object.freeze(value) : value));
    const plan = match(program, intake(program, frozen[0]), frozen[1]);
    expect(plan.status).toBe("optimal");
    expect(JSON.stringify(frozen)).toBe(before);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

function program0(table: Readonly<Record<string, number>>) {
  return {
    table: ({ mentee, mentor }: { mentee: { id: string }; mentor: { id: string } }) =>
      table[`${mentee.id}-${mentor.id}`] ?? 0,
  };
}

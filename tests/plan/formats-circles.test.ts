// Mixed runs with circles in the middle: one-on-one while places last, circles led by mentors who are free, then peers; and
// the limit on members of circles by itself.
import fc from "fast-check";
import { circles, cohortOf, explain, formats, match, pairs, peers, report, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const Mentee = z.object({ id: z.string(), level: z.number() });
const Mentor = z.object({ id: z.string(), level: z.number(), places: z.int() });
const near = (one: number, other: number) => 1 / (1 + Math.abs(one - other));

const mentoring = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: (mentor) => mentor.places },
  criteria: { near: ({ mentee, mentor }) => near(mentee.level, mentor.level) },
  weights: { near: 1 },
});
const circle = (min: number, max: number) =>
  circles({
    of: Mentee,
    lead: Mentor,
    size: { min, max },
    criteria: {
      among: (one: { level: number }, other: { level: number }) => near(one.level, other.level),
      led: { with: "lead", by: (member, lead) => near(member.level, lead.level) },
    },
    weights: { among: 1, led: 1 },
  });
const buddies = peers({
  of: Mentee,
  criteria: { near: (one, other) => near(one.level, other.level) },
  weights: { near: 1 },
});

const limit = fc.oneof(
  fc.constant({}),
  fc.record({ share: fc.constantFrom(0, 0.2, 0.4, 0.6, 1) }),
  fc.record({ most: fc.integer({ min: 0, max: 9 }) }),
);
const cases = fc.record({
  mentees: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 }),
  mentors: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 })), { maxLength: 5 }),
  limits: fc.tuple(limit, limit, limit),
  size: fc.constantFrom<readonly [number, number]>([2, 3], [3, 4], [3, 5]),
});

function runOf({
  mentees,
  mentors,
  limits: [first, second, third],
  size,
}: typeof cases extends fc.Arbitrary<infer T> ? T : never) {
  const program = formats({
    roles: { mentee: Mentee, mentor: Mentor },
    steps: {
      "one-on-one": { program: mentoring, as: { mentee: "mentee", mentor: "mentor" }, ...first },
      circles: { program: circle(...size), as: { member: "mentee", lead: "mentor" }, ...second },
      peers: { program: buddies, as: { person: "mentee" }, ...third },
    },
  });
  const people = {
    mentee: mentees.map((level, at) => ({ id: `e${String.fromCharCode(97 + at)}`, level })),
    mentor: mentors.map(([level, places], at) => ({ id: `o${at}`, level, places })),
  };
  const options = { seed: 4, steps: { circles: { steps: 3000 } } };
  return { people, plan: settled(match(program, cohortOf(program, people), options)) };
}

function mostOf(given: object, people: number): number {
  if ("most" in given) return Number(given.most);
  if (!("share" in given)) return people;
  return (
    [...Array(people + 1).keys()].filter((count) => count === 0 || count / people <= Number(given.share)).pop() ?? 0
  );
}

describe("laws of mixed runs with circles", () => {
  it("nobody has two places, shares are kept, and everybody left over has a cause from every step", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { people, plan } = runOf(given);
        const everybody = [...people.mentee, ...people.mentor].map(({ id }) => id);
        const inPairs = plan.steps["one-on-one"].pairs.flatMap(({ mentee, mentor }) => [mentee, mentor]);
        const inCircles = plan.steps.circles.circles.flatMap((one) => [...one.people, ...one.leads]);
        const inGroups = plan.steps.peers.groups.flatMap((group) => [...group.people]);
        const placed = [...new Set(inPairs), ...inCircles, ...inGroups];
        expect(new Set(placed).size).toBe(placed.length);
        expect(plan.assigned.map(({ id }) => id).sort()).toEqual([...placed].sort());
        expect([...placed, ...plan.unmatched.map(({ id }) => id)].sort()).toEqual(everybody.sort());
        for (const { role, causes } of plan.unmatched) {
          const steps = role === "mentee" ? ["one-on-one", "circles", "peers"] : ["one-on-one", "circles"];
          expect(causes.map(({ step }) => step)).toEqual(steps);
        }
        const { steps } = plan.totals;
        const size = given.mentees.length;
        for (const [at, step] of (["one-on-one", "circles", "peers"] as const).entries()) {
          expect(steps[step].matched).toBeLessThanOrEqual(mostOf(given.limits[at] ?? {}, size));
        }
        for (const { people: members } of plan.steps.circles.circles) {
          expect(members.length).toBeGreaterThanOrEqual(given.size[0]);
          expect(members.length).toBeLessThanOrEqual(given.size[1]);
        }
      }),
      { seed, numRuns: 60 * effort },
    );
  }, 60_000);

  it("each step is the plan that match gives for its program and the people who are left", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { people, plan } = runOf(given);
        const [, second, third] = given.limits;
        const bound = (one: object) =>
          Object.keys(one).length === 0 ? {} : { most: mostOf(one, given.mentees.length) };
        const placedBy = (...steps: readonly string[]) =>
          new Set(plan.assigned.filter(({ step }) => steps.includes(step)).map(({ id }) => id));
        const left = <T extends { id: string }>(list: readonly T[], gone: ReadonlySet<string>) =>
          list.filter(({ id }) => !gone.has(id));
        const first = placedBy("one-on-one");
        const program = circle(...given.size);
        const rest = { member: left(people.mentee, first), lead: left(people.mentor, first) };
        const alone = match(program, cohortOf(program, rest), { seed: 4, steps: 3000, ...bound(second) });
        expect(plan.steps.circles).toEqual(alone);
        const last = left(people.mentee, placedBy("one-on-one", "circles"));
        expect(plan.steps.peers).toEqual(
          match(buddies, cohortOf(buddies, { person: last }), { seed: 4, ...bound(third) }),
        );
      }),
      { seed, numRuns: 30 * effort },
    );
  }, 60_000);
});

describe("at most so many members of circles", () => {
  const program = circle(3, 4);
  const cohort = (members: number, leads: number) =>
    cohortOf(program, {
      member: Array.from({ length: members }, (_, at) => ({ id: `m${String.fromCharCode(97 + at)}`, level: at % 4 })),
      lead: Array.from({ length: leads }, (_, at) => ({ id: `l${at}`, level: at, places: 1 })),
    });

  it.each([
    [12, 4, 7, 2, 6],
    [12, 4, 8, 2, 8],
    [12, 4, 9, 3, 9],
    [12, 1, 9, 1, 4],
    [12, 4, 2, 0, 0],
    [12, 0, 9, 0, 0],
    [12, 4, 12, 4, 12],
    [12, 4, 20, 4, 12],
    [5, 4, 4, 1, 4],
  ])("of %i members with %i leads, at most %i: %i circles of %i people", (members, leads, most, made, placed) => {
    const plan = settled(match(program, cohort(members, leads), { most, steps: 4000 }));
    expect([plan.circles.length, plan.totals.matched]).toEqual([made, placed]);
    expect(plan).toMatchObject({ most, record: { most } });
    const isLimited = most < members;
    if (isLimited && leads > 0) expect(new Set(plan.unmatched.map(({ cause }) => cause))).toEqual(new Set(["most"]));
    if (isLimited)
      expect(report(plan).replace(/\s+/g, " ")).toContain(`At most ${most} of ${members} members may have a place:`);
  });

  it("chooses the members with whom circles are worth most", () => {
    const levels = [0, 9, 0, 9, 0, 5];
    const people = {
      member: levels.map((level, at) => ({ id: `m${at}`, level })),
      lead: [{ id: "l", level: 0, places: 1 }],
    };
    const plan = settled(match(program, cohortOf(program, people), { most: 3 }));
    expect(plan.circles.map((one) => one.people)).toEqual([["m0", "m2", "m4"]]);
    expect(explain(plan, { member: "m1" }).text).toContain("m1");
  });

  it("clashes with more who must have a place, and is a number of people", () => {
    const outcome = match(program, cohort(9, 3), {
      most: 3,
      must: [
        ["ma", "mb"],
        ["mc", "md"],
      ],
      steps: 1000,
    });
    expect(outcome.status === "infeasible" && outcome.conflicts.map(({ code }) => code)).toContain("most");
    expect(codesOf(() => match(program, cohort(9, 3), { most: 2.5 }))).toEqual(["most"]);
  });
});

describe("one person under two roles", () => {
  it("is a member before a lead, and has one place", () => {
    const program = formats({
      roles: { mentee: Mentee, mentor: Mentor },
      steps: { circles: { program: circle(2, 3), as: { member: "mentee", lead: "mentor" } } },
    });
    const people = {
      mentee: ["a", "b", "c", "d"].map((id, level) => ({ id, level })),
      mentor: ["d", "x"].map((id, level) => ({ id, level, places: 1 })),
    };
    const plan = settled(match(program, cohortOf(program, people)));
    expect(plan.assigned.filter(({ role }) => role === "mentor").map(({ id }) => id)).toEqual(["x"]);
    const own = plan.unmatched.find(({ role, id }) => role === "mentor" && id === "d");
    expect(["taken", "other-role"]).toContain(own?.causes[0]?.cause);
  });
});

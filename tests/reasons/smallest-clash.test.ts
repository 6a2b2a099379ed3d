// The smallest clash: against trying every subset, on random small programs that leave no plan.
import fc from "fast-check";
import { cohortOf, match, pairs, peers, smallestClash } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const Person = z.object({ id: z.string(), least: z.number(), places: z.number() });

interface Given {
  readonly one: readonly string[];
  readonly two: readonly string[];
  readonly mentees: readonly (readonly [number, number])[];
  readonly mentors: readonly (readonly [number, number])[];
  readonly must: readonly { readonly mentee: string; readonly mentor: string }[];
}

function posed({ one, two, mentees, mentors }: Given) {
  const bounds = ({ least, places }: z.output<typeof Person>) => ({ min: least, max: places });
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: { mentee: bounds, mentor: bounds },
    rules: {
      one: ({ mentee, mentor }) => !one.includes(`${mentee.id}-${mentor.id}`),
      two: ({ mentee, mentor }) => !two.includes(`${mentee.id}-${mentor.id}`),
    },
    criteria: { same: () => 1 },
    weights: { same: 1 },
  });
  const people = (list: Given["mentees"], letter: string) =>
    list.map(([least, places], at) => ({ id: `${letter}${at}`, least, places }));
  return { program, cohort: cohortOf(program, { mentee: people(mentees, "e"), mentor: people(mentors, "r") }) };
}

const givens: fc.Arbitrary<Given> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) => {
    const cells = Array.from({ length: rows * columns }, (_, at) => `e${Math.floor(at / columns)}-r${at % columns}`);
    const places = fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
      .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b, 1)]);
    return fc.record({
      one: fc.subarray(cells),
      two: fc.subarray(cells),
      mentees: fc.array(places, { minLength: rows, maxLength: rows }),
      mentors: fc.array(places, { minLength: columns, maxLength: columns }),
      must: fc
        .subarray(cells, { maxLength: 1 })
        .map((list) => list.map((cell) => ({ mentee: cell.slice(0, 2), mentor: cell.slice(3) }))),
    });
  });

/** Whether there is a plan where only some of it is kept: rules by name, leasts by id, must by whether. */
function isPossible(given: Given, kept: ReadonlySet<string>): boolean {
  const least = (list: Given["mentees"], letter: string) =>
    list.map(([min, max], at): [number, number] => [kept.has(`least ${letter}${at}`) ? min : 0, max]);
  const { program, cohort } = posed({
    ...given,
    one: kept.has("rule one") ? given.one : [],
    two: kept.has("rule two") ? given.two : [],
    mentees: least(given.mentees, "e"),
    mentors: least(given.mentors, "r"),
  });
  return match(program, cohort, { must: kept.has("must") ? given.must : [] }).status !== "infeasible";
}

function nameOf(member: { readonly kind: string; readonly text: string }): string {
  if (member.kind === "must") return "must";
  const id = /(?:mentee|mentor) (\S+) must have/.exec(member.text)?.[1];
  return member.kind === "rule" ? `rule ${/"(.*)"/.exec(member.text)?.[1]}` : `least ${id}`;
}

describe("the smallest clash", () => {
  it("cannot be kept, could be without any of its members, and says which of them are enough to give up", () => {
    const seen = { clashes: 0, minimum: 0, enough: 0 };
    fc.assert(
      fc.property(givens, (given) => {
        const { program, cohort } = posed(given);
        const outcome = match(program, cohort, { must: given.must });
        const clash = smallestClash(program, cohort, { must: given.must });
        expect(clash !== undefined).toBe(outcome.status === "infeasible");
        if (clash === undefined) return;
        seen.clashes++;
        const names = clash.members.map(nameOf);
        const everything = [
          "rule one",
          "rule two",
          "must",
          ...given.mentees.map((_, at) => `least e${at}`),
          ...given.mentors.map((_, at) => `least r${at}`),
        ];
        expect(isPossible(given, new Set(names))).toBe(false);
        for (const [at, name] of names.entries()) {
          expect(isPossible(given, new Set(names.filter((one) => one !== name)))).toBe(true);
          const enough = isPossible(given, new Set(everything.filter((one) => one !== name)));
          expect(clash.members[at]?.enough).toBe(enough);
          if (enough) seen.enough++;
        }
        if (clash.size === "minimum") {
          seen.minimum++;
          for (const name of everything) if (names.length === 2) expect(isPossible(given, new Set([name]))).toBe(true);
        }
        expect(clash.conflict.text.length).toBeGreaterThan(10);
      }),
      { seed, numRuns: 150 * effort },
    );
    expect(Math.min(seen.clashes, seen.minimum, seen.enough)).toBeGreaterThan(10);
  }, 60_000);

  it("reads as a coordinator needs it", () => {
    const { program, cohort } = posed({
      one: ["e0-r0"],
      two: [],
      mentees: [[1, 1]],
      mentors: [[0, 1]],
      must: [],
    });
    expect(smallestClash(program, cohort)).toMatchObject({
      size: "minimum",
      members: [{ kind: "least" }, { kind: "rule" }],
    });
    expect(smallestClash(program, cohort)?.text).toMatchInlineSnapshot(
      `"These cannot all be kept: that mentee e0 must have 1 partner at least; the rule "one". mentee e0 needs 1 partner, but may meet 0 of 1 on the mentor side: "one" removes 1. No smaller set clashes. There is a plan once one of these is given up: that mentee e0 must have 1 partner at least; the rule "one"."`,
    );
  });

  it("is for one-on-one", () => {
    const program = peers({ of: z.object({ id: z.string() }), criteria: { a: () => 1 }, weights: { a: 1 } });
    const cohort = cohortOf(program, { person: [] });
    expect(codesOf(() => Reflect.apply(smallestClash, undefined, [program, cohort]))).toEqual(["pairs-only"]);
  });
});

import { describe, expect, it } from "vitest";
import { circleShape } from "../../src/constraints/circle-sizes.js";

type Sized = Parameters<typeof circleShape>[0];
const sized = (min: number, max: number, more: Partial<Omit<Sized, "size">> = {}): Sized => ({
  size: { min, max },
  count: "most",
  over: "unmatched",
  leads: 0,
  ...more,
});

/** All numbers of circles that leads allow, with how many members each holds; by trying every size of every circle. */
function possible(members: number, limit: number, min: number, max: number): Map<number, number> {
  const held = new Map<number, number>([[0, 0]]);
  const add = (circles: number, people: number): void => {
    held.set(circles, Math.max(held.get(circles) ?? 0, people));
    if (circles === limit) return;
    for (let size = min; size <= max && people + size <= members; size++) add(circles + 1, people + size);
  };
  add(0, 0);
  return held;
}

const cases = Array.from({ length: 15 }, (_, members) => members).flatMap((members) =>
  [2, 3, 4].flatMap((min) =>
    [0, 1, 2].flatMap((more) => [0, 1, 2, 3, 9].map((leads) => ({ members, min, max: min + more, leads }))),
  ),
);

describe("circleShape", () => {
  it.each(["most", "fewest", 1, 2, 3] as const)("holds as many as any number of circles can: count %s", (count) => {
    for (const { members, min, max, leads } of cases) {
      const shape = circleShape(sized(min, max, { count, leads: 1 }), members, leads);
      const limit = typeof count === "number" ? Math.min(count, leads) : leads;
      const tried = possible(members, limit, min, max);
      const places = Math.max(...tried.values());
      const best = [...tried].filter(([, held]) => held === places).map(([circles]) => circles);
      const wanted = count === "fewest" ? Math.min(...best) : Math.max(...best);
      expect([shape.circles, shape.places, shape.min, shape.max]).toEqual([wanted, places, min, max]);
      expect(shape.most).toBe(Math.max(...tried.keys()));
      expect(shape.text).not.toBe("");
    }
  });

  it.each(["larger", "smaller"] as const)("lets sizes give way by as little as it takes: %s", (over) => {
    for (const { members, min, max, leads } of cases) {
      const plain = circleShape(sized(min, max, { leads: 1 }), members, leads);
      const shape = circleShape(sized(min, max, { leads: 1, over }), members, leads);
      const holdsAll = (low: number, high: number) =>
        Math.max(...possible(members, leads, low, high).values()) === members;
      const giving = Array.from({ length: members + 1 }, (_, by) => by).find((by) =>
        over === "larger" ? holdsAll(min, max + by) : min - by >= 2 && holdsAll(min - by, max),
      );
      if (plain.places === members || giving === undefined) expect(shape).toEqual(plain);
      else {
        expect(over === "larger" ? shape.max - max : min - shape.min).toBe(giving);
        expect(over === "larger" ? shape.min : shape.max).toBe(over === "larger" ? min : max);
        expect(shape.places).toBe(members);
        expect(possible(members, leads, shape.min, shape.max).get(shape.circles)).toBe(members);
      }
    }
  });

  it.each([
    [14, 0, sized(3, 4), "14 members in 4 circles of 3 to 4: as many as 14 members fill with 3 at least in each."],
    [14, 3, sized(3, 5, { leads: 1 }), "14 members in 3 circles of 3 to 5: as many as 3 leads can lead."],
    [
      14,
      5,
      sized(3, 5, { leads: 2 }),
      "14 members in 2 circles of 3 to 5: as many as 5 leads can lead, two each. They hold 10 at most, so 4 members are left over: there are no leads for another circle.",
    ],
    [
      14,
      0,
      sized(3, 5, { count: "fewest" }),
      "14 members in 3 circles of 3 to 5: as few as hold everybody with 5 at most in each.",
    ],
    [
      14,
      0,
      sized(3, 3, { count: 4 }),
      "14 members in 4 circles of 3: as many as were asked for. They hold 12 at most, so 2 members are left over.",
    ],
    [
      7,
      0,
      sized(4, 6, { over: "larger" }),
      "7 members in 1 circle of 4 to 7: larger than the 6 at most that were wanted, so that nobody is left over.",
    ],
    [
      7,
      0,
      sized(4, 6, { over: "smaller" }),
      "7 members in 2 circles of 3 to 6: smaller than the 4 at least that were wanted, so that nobody is left over.",
    ],
    [0, 0, sized(3, 4), "There are no members."],
    [1, 0, sized(3, 4), "1 member is too few for a circle of 3 at least."],
    [9, 1, sized(3, 4, { leads: 2 }), "There are too few leads for a circle: 1, and each takes 2."],
  ])("says why: %i members, %i leads", (members, leads, program, text) => {
    expect(circleShape(program, members, leads).text).toBe(text);
  });
});

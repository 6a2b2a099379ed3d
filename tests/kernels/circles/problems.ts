// Problems of circles drawn by chance, and the best answer by trying everything: an evaluation of its own, from the words of
// `problems/circles.ts`, on nested lists.
import fc from "fast-check";
import { type CirclesInput, circlesProblem } from "../../../src/kernels/circles/build.js";
import type { CirclesProblem, CirclesSolution } from "../../../src/kernels/problem.js";

/** What may be drawn. */
export interface Drawn {
  readonly people: number;
  readonly circles: number;
  /** Rules and worths beyond a sum over pairs. */
  readonly rules: boolean;
  /** Numbers below 0 as well. */
  readonly negative?: boolean;
}

/** Input of up to so many people and circles. */
export function anyCircles({
  people: most,
  circles: mostCircles,
  rules,
  negative = true,
}: Drawn): fc.Arbitrary<CirclesInput> {
  return fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: mostCircles }))
    .chain(([people, circles]) => {
      const number = fc.integer({ min: negative ? -9 : 0, max: 30 });
      const gaps = rules ? 12 : 0;
      const entry = fc.oneof(
        { weight: 50, arbitrary: number as fc.Arbitrary<number | null> },
        { weight: gaps, arbitrary: fc.constant(null) },
      );
      const table = (rows: number, columns: number, of: fc.Arbitrary<number | null>) =>
        fc.array(fc.array(of, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
      const size = fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
        .map(([min, more]) => ({ min, max: min + more }));
      const some = fc.subarray(Array.from({ length: people }, (_, person) => person));
      const topics = 3;
      const amount = fc.integer({ min: 0, max: 5 }) as fc.Arbitrary<number | null>;
      const slots = 5;
      const slotsOf = (weeks: number) => {
        const positions = Array.from({ length: weeks * slots }, (_, at) => at);
        return fc.subarray(positions, { minLength: weeks });
      };
      return fc.record(
        {
          people: fc.constant(people),
          circles: fc.constant(circles),
          sizes: fc.oneof(size, fc.array(size, { minLength: circles, maxLength: circles })),
          together: table(people, people, entry).map(symmetric),
          ...(rules
            ? {
                inCircle: fc.oneof(
                  table(people, circles, entry),
                  table(people, 1, entry).map((rows) => rows.map(([one]) => new Array(circles).fill(one ?? null))),
                ),
                priority: fc.oneof(
                  fc.constantFrom(0, 1),
                  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: people, maxLength: people }),
                ),
                mayBeLeftOut: fc.oneof(fc.boolean(), fc.array(fc.boolean(), { minLength: people, maxLength: people })),
                worth: fc.constantFrom(
                  "sum" as const,
                  { mean: 1, worst: 1 },
                  { mean: 2, worst: 1 },
                  { mean: 0, worst: 1 },
                ),
                coverage: fc.record({
                  needs: table(people, topics, amount),
                  offers: table(people, topics, amount),
                  circleOffers: table(circles, topics, amount),
                }),
                counts: fc.array(
                  fc.oneof(
                    fc.record({ people: some, least: fc.integer({ min: 0, max: 1 }) }),
                    fc.record({ people: some, most: fc.integer({ min: 1, max: 3 }) }),
                    fc.record({ people: some, one: fc.constant(false) }),
                  ),
                  { maxLength: 2 },
                ),
                mayBeEmpty: fc.oneof(fc.boolean(), fc.array(fc.boolean(), { minLength: circles, maxLength: circles })),
                time: fc.constantFrom(1, 2, 3).chain((weeks) =>
                  fc.record(
                    {
                      weeks: fc.constant(weeks),
                      slots: fc.constant(slots),
                      people: fc.array(slotsOf(weeks), { minLength: people, maxLength: people }),
                      circles: fc.array(slotsOf(weeks), { minLength: circles, maxLength: circles }),
                      least: fc.integer({ min: 0, max: 2 }),
                      share: fc.constantFrom({ of: 1, in: 1 }, { of: 4, in: 5 }, { of: 1, in: 2 }, { of: 0, in: 1 }),
                    },
                    weeks === 1 ? { requiredKeys: ["slots", "people", "least", "share"] } : {},
                  ),
                ),
              }
            : {}),
        },
        { requiredKeys: ["people", "circles", "sizes", "together"] },
      ) as fc.Arbitrary<CirclesInput>;
    });
}

/** Problems of `anyCircles`. */
export function anyProblem(drawn: Drawn): fc.Arbitrary<CirclesProblem> {
  return anyCircles(drawn).map(circlesProblem);
}

function symmetric(table: (number | null)[][]): (number | null)[][] {
  return table.map((row, one) => row.map((value, other) => (other < one ? (table[other]?.[one] ?? null) : value)));
}

/** Levels of a choice: broken rules, priority, total. */
export type Levels = readonly [broken: number, priority: number, total: number];

/** The levels of a solution. */
export function levelsOf({ broken, priority, total }: CirclesSolution): Levels {
  return [broken, priority, total];
}

/** The levels of a choice, from scratch. */
export function judged(problem: CirclesProblem, circleOf: readonly number[]): Levels {
  const { people, circles, sizes, mayBeEmpty, together, inCircle, priority, mustJoin, worth, coverage, counts, time } =
    problem;
  const all = circleOf.map((_, person) => person);
  let broken = all.filter((person) => circleOf[person] === -1 && mustJoin[person] === 1).length;
  const earned = all.reduce((sum, person) => sum + (circleOf[person] === -1 ? 0 : priority[person]!), 0);
  let total = 0;
  for (let circle = 0; circle < circles; circle++) {
    const members = all.filter((person) => circleOf[person] === circle);
    const size = members.length;
    const allowed = Array.from({ length: sizes.max[circle]! + 1 }, (_, count) => count).filter(
      (count) => count >= sizes.min[circle]! || (count === 0 && mayBeEmpty?.[circle] === 1),
    );
    broken += Math.min(...allowed.map((count) => Math.abs(count - size)));
    const pairs = members.flatMap((one, at) => members.slice(at + 1).map((other) => together[one * people + other]!));
    const placed = members.map((one) => inCircle[one * circles + circle]!);
    broken += [...pairs, ...placed].filter(Number.isNaN).length;
    if (size === 0) continue;
    for (const rule of counts) {
      const held = members.filter((one) => rule.people.indexOf(one) >= 0).length;
      const allowed = Array.from({ length: people + rule.least + 1 }, (_, count) => count).filter(
        (count) => count >= rule.least && count <= rule.most && (rule.one || count !== 1),
      );
      broken += Math.min(...allowed.map((count) => Math.abs(count - held)));
    }
    if (time) {
      const wanted = Math.ceil((size * time.share.of) / time.share.in);
      for (let week = 0; week < time.weeks; week++) {
        const common = Array.from({ length: 32 * time.words }, (_, slot) => slot).filter((slot) => {
          const bit = (bits: Int32Array, row: number) =>
            (bits[row * time.weeks * time.words + week * time.words + (slot >> 5)]! >> (slot & 31)) & 1;
          const come = members.filter((one) => bit(time.people, one) === 1).length;
          return bit(time.circles, circle) === 1 && come >= wanted;
        }).length;
        broken += Math.max(0, time.least - common);
      }
    }
    const own = members.map((one, at) => {
      let sum = Number.isNaN(placed[at]!) ? 0 : placed[at]!;
      for (let topic = 0; coverage && topic < coverage.topics; topic++) {
        const offers = members
          .filter((other) => other !== one)
          .map((other) => coverage.offers[other * coverage.topics + topic]!);
        const most = Math.max(coverage.circleOffers[circle * coverage.topics + topic]!, ...offers);
        sum += coverage.needs[one * coverage.topics + topic]! * most;
      }
      return sum;
    });
    if (worth === "sum") {
      total += [...pairs, ...own].reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
    } else {
      const fits = members.map((one, at) => {
        const others = members.filter((other) => other !== one).map((other) => together[one * people + other]!);
        const sum = others.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);
        return (size > 1 ? Math.floor(sum / (size - 1)) : 0) + own[at]!;
      });
      total += worth.mean * fits.reduce((sum, fit) => sum + fit, 0) + worth.worst * size * Math.min(...fits);
    }
  }
  return [broken, earned, total];
}

/** Whether one choice is better than another, level by level. */
export function isBetter(one: Levels, other: Levels): boolean {
  return one[0] !== other[0] ? one[0] < other[0] : one[1] !== other[1] ? one[1] > other[1] : one[2] > other[2];
}

/** The best levels of all choices. */
export function bruteForce(problem: CirclesProblem): Levels {
  const circleOf: number[] = new Array(problem.people).fill(-1);
  let best: Levels | undefined;
  const visit = (person: number): void => {
    if (person === problem.people) {
      const levels = judged(problem, circleOf);
      if (best === undefined || isBetter(levels, best)) best = levels;
      return;
    }
    for (let circle = -1; circle < problem.circles; circle++) {
      circleOf[person] = circle;
      visit(person + 1);
    }
  };
  visit(0);
  return best ?? [0, 0, 0];
}

/** Positions by chance. */
export function orderOf(count: number, stream: Iterable<number>): number[] {
  const keys: number[] = [];
  for (const key of stream) if (keys.push(key) >= count) break;
  return Array.from({ length: count }, (_, at) => at).sort((one, other) => keys[one]! - keys[other]! || one - other);
}

/** The problem in another order: person at place i was `people[i]`, and so on. */
export function renamed(
  problem: CirclesProblem,
  people: readonly number[],
  circles: readonly number[],
): CirclesProblem {
  const { sizes, mayBeEmpty, coverage, time } = problem;
  const one = (values: Uint8Array | Int32Array, order: readonly number[]) => order.map((at) => values[at]!);
  const rows = <T extends Float64Array | Int32Array>(table: T, width: number, order: readonly number[]) =>
    order.flatMap((row) => Array.from(table.slice(row * width, (row + 1) * width)));
  const both = (table: Float64Array, width: number, columns: readonly number[]) =>
    Float64Array.from(people.flatMap((row) => columns.map((column) => table[row * width + column]!)));
  return {
    ...problem,
    sizes: { min: Int32Array.from(one(sizes.min, circles)), max: Int32Array.from(one(sizes.max, circles)) },
    ...(mayBeEmpty && { mayBeEmpty: Uint8Array.from(one(mayBeEmpty, circles)) }),
    together: both(problem.together, problem.people, people),
    inCircle: both(problem.inCircle, problem.circles, circles),
    priority: Int32Array.from(one(problem.priority, people)),
    mustJoin: Uint8Array.from(one(problem.mustJoin, people)),
    counts: problem.counts.map((rule) => ({
      ...rule,
      people: Int32Array.from(rule.people, (who) => people.indexOf(who)).sort(),
    })),
    ...(coverage && {
      coverage: {
        topics: coverage.topics,
        needs: Float64Array.from(rows(coverage.needs, coverage.topics, people)),
        offers: Float64Array.from(rows(coverage.offers, coverage.topics, people)),
        circleOffers: Float64Array.from(rows(coverage.circleOffers, coverage.topics, circles)),
      },
    }),
    ...(time && {
      time: {
        ...time,
        people: Int32Array.from(rows(time.people, time.weeks * time.words, people)),
        circles: Int32Array.from(rows(time.circles, time.weeks * time.words, circles)),
      },
    }),
  };
}

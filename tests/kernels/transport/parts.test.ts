import { describe, expect, test } from "vitest";
import { levels } from "../../../src/kernels/levels.js";
import { auction } from "../../../src/kernels/pairs/flow/auction.js";
import { quarter, quarterPrices } from "../../../src/kernels/pairs/flow/coarse.js";
import { filled } from "../../../src/kernels/pairs/flow/full.js";
import { largestSize, layout, sum } from "../../../src/kernels/pairs/flow/layout.js";
import { lists, read } from "../../../src/kernels/pairs/flow/lists.js";
import { search } from "../../../src/kernels/pairs/flow/search.js";
import { begin, exitWorth, type Flow } from "../../../src/kernels/pairs/flow/state.js";
import { transported } from "../../../src/kernels/pairs/transport.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { drawn, families, shapes } from "./families.js";

const nothing = () => {};

function* someProblems(rows: number, columns: number): Generator<Problem> {
  for (let round = 0; round < effort; round++) {
    for (const family of Object.keys(families)) {
      for (const shape of Object.keys(shapes)) yield drawn(rows, columns, family, shape, 3, seed + round);
    }
  }
}

describe("lists", () => {
  test("hold the best hosts in falling order and a bound that stays true while prices rise", () => {
    const source = chance(seed);
    for (const hosts of [1, 3, 20, 90, 300]) {
      for (const below of [1, 3, 1000]) {
        const seekers = 8;
        const scores = Float64Array.from({ length: seekers * hosts }, () =>
          source.below(9) === 0 ? Number.NaN : source.below(below),
        );
        const places = Int32Array.from({ length: seekers }, (_, seeker) => Math.min(hosts, 1 + seeker));
        const of = lists(scores, hosts, places);
        const price = new Float64Array(hosts);
        price[0] = Number.POSITIVE_INFINITY;
        for (let round = 0; round < 30; round++) {
          const seeker = source.below(seekers);
          const mustHave = source.below(3) === 0;
          read(of, seeker, price, mustHave);
          const start = seeker * of.most;
          const listed = Array.from({ length: of.count[seeker]! }, (_, at) => of.host[start + at]!);
          expect(new Set(listed).size).toBe(listed.length);
          const worth = (one: number, host: number) => scores[one * hosts + host]! - price[host]!;
          expect(Array.from(of.value.subarray(start, start + listed.length))).toEqual(
            listed.map((host) => worth(seeker, host)),
          );
          expect(listed.map((host) => of.score[start + listed.indexOf(host)])).toEqual(
            listed.map((host) => scores[seeker * hosts + host]),
          );
          const values = listed.map((host) => worth(seeker, host));
          expect(values).toEqual(values.slice().sort((one, other) => other - one));
          const allowed = Array.from({ length: hosts }, (_, host) => host).filter(
            (host) => worth(seeker, host) > -Infinity,
          );
          if (mustHave) expect(listed.length).toBeGreaterThanOrEqual(Math.min(allowed.length, places[seeker]! + 1));
          for (let one = 0; one < seekers; one++) {
            const has = new Set(of.host.subarray(one * of.most, one * of.most + of.count[one]!));
            for (let host = 0; host < hosts; host++) {
              if (!has.has(host) && worth(one, host) > of.bound[one]!)
                expect.fail(`${host} is above the bound of ${one}`);
            }
          }
          for (let rise = source.below(hosts); rise > 0; rise--) price[source.below(hosts)]! += source.below(below + 1);
        }
      }
    }
  });
});

/** Where a flow breaks what `Flow` says of prices; `step` is how far worths may miss. */
function broken(flow: Flow, step: number): string[] {
  const { layout, price, ask, firstPlace, partner, hostLoad, seekerLoad } = flow;
  const found: string[] = [];
  const loads = new Int32Array(layout.hosts);
  for (let seeker = 0; seeker < layout.seekers; seeker++) {
    const partners = Array.from(partner.subarray(firstPlace[seeker]!, firstPlace[seeker + 1]!)).filter(
      (host) => host >= 0,
    );
    if (new Set(partners).size < partners.length) found.push(`${seeker} has a partner twice`);
    if (partners.length !== seekerLoad[seeker]) found.push(`${seeker} has another load`);
    for (const host of partners) loads[host]!++;
    const worth = (host: number) => layout.scores[seeker * layout.hosts + host]! - price[host]!;
    const least = Math.min(Number.POSITIVE_INFINITY, ...partners.map(worth));
    if (partners.length > 0 && least + step < exitWorth(flow, seeker, partners.length))
      found.push(`${seeker} would leave`);
    for (let host = 0; host < layout.hosts; host++) {
      if (!partners.includes(host) && worth(host) > least + step) found.push(`${seeker} would rather have ${host}`);
    }
  }
  for (let host = 0; host < layout.hosts; host++) {
    if (loads[host] !== hostLoad[host]) found.push(`host ${host} has another load`);
    if (price[host]! > ask[host]! && layout.hostMost[host]! > 0) found.push(`host ${host} costs more than it asks`);
  }
  return found;
}

test("bids leave prices that are right for everybody who has partners, or within the step", () => {
  let made = 0;
  for (const given of someProblems(24, 9)) {
    const view = layout(given, levels(given));
    for (const [mostBids, step] of [
      [3, 0],
      [40, 0],
      [4000, 0],
      [4000, 5],
    ] as const) {
      const flow = begin(view);
      auction(flow, step, mostBids, 1000, {});
      expect(broken(flow, step)).toEqual([]);
      made += sum(flow.seekerLoad);
      if (step > 0) continue;
      search(flow, {}, nothing);
      expect(broken(flow, 0)).toEqual([]);
    }
  }
  expect(made).toBeGreaterThan(1000);
});

test("the side with fewer places seeks, and the one with one place each where both have as many", () => {
  const seeks = (rows: number, columns: number, shape: string) => {
    const given = drawn(rows, columns, "uniform", shape, 1, seed);
    return layout(given, levels(given)).isTransposed ? "columns" : "rows";
  };
  expect(seeks(20, 5, "as many places as people")).toBe("rows");
  expect(seeks(20, 5, "some places too many")).toBe("rows");
  expect(seeks(20, 5, "one place too few")).toBe("columns");
  expect(seeks(5, 20, "one to one")).toBe("rows");
  expect(seeks(20, 5, "one to one")).toBe("columns");
});

test("a quarter of the places keeps the balance, and suggests a price for every host", () => {
  const given = drawn(90, 40, "products, falling", "as many places as people", 1, seed);
  const view = layout(given, levels(given));
  const smaller = quarter(view);
  expect(sum(smaller.seekerPlaces)).toBe(Math.floor(sum(view.seekerPlaces) / 4));
  expect(sum(smaller.hostMost)).toBe(Math.floor(sum(view.hostMost) / 4));
  expect(smaller.scores).toHaveLength(smaller.seekers * view.hosts);
  const flow = begin(smaller, new Float64Array(view.hosts));
  search(flow, {}, nothing);
  expect(Array.from(quarterPrices(view, smaller, flow)).every(Number.isFinite)).toBe(true);
});

test("a trial is believed only where the levels agree", () => {
  const solve = (scores: number[][], priority: number) => {
    const flat = Float64Array.from(scores.flat());
    const one = { min: new Int32Array(2), max: Int32Array.of(1, 1) };
    const priorities = Int32Array.of(priority, priority);
    const given: Problem = {
      kind: "pairs",
      objective: "total",
      rows: 2,
      columns: 2,
      scores: flat,
      rowPlaces: one,
      columnPlaces: one,
      rowPriority: priorities,
      columnPriority: Int32Array.of(0, 0),
    };
    return { trial: filled(layout(given, levels(given)), {}, nothing), found: transported(given) };
  };
  // Filling everything gives 5 - 9; without a priority the pair of -9 is better left out.
  const reluctant = [
    [5, -20],
    [-20, -9],
  ];
  expect(solve(reluctant, 0)).toMatchObject({ trial: undefined, found: { total: 5 } });
  expect(solve(reluctant, 1)).toMatchObject({ trial: { phases: 1 }, found: { total: -4, priority: 2 } });
  expect(
    solve(
      [
        [5, 4],
        [Number.NaN, Number.NaN],
      ],
      1,
    ),
  ).toMatchObject({ trial: undefined, found: { total: 5, priority: 1 } });
});

test("the largest size is that of the largest score of either sign", () => {
  expect(largestSize(Float64Array.of(Number.NaN, -5, 4, 3, 2))).toBe(5);
  expect(largestSize(Float64Array.of(1, 1, 1, 1, 1, -7))).toBe(7);
  expect(largestSize(Float64Array.of(Number.NaN))).toBe(0);
  for (let at = 0; at < 4; at++)
    expect(largestSize(Float64Array.from({ length: 4 }, (_, i) => (i === at ? -9 : 1)))).toBe(9);
});

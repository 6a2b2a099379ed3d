// One pair, one search: against the searches for everybody, which are held to full solves elsewhere.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolvable } from "../../../src/kernels/dynamic/resolvable.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import { forbiddenPrices, forcedPrices, type Moves } from "../../../src/kernels/ranking/forcing.js";
import { forbiddenPrice, forcedPrice, nearestOther } from "../../../src/kernels/ranking/one.js";
import { type Proven, proven } from "../../../src/kernels/ranking/proven.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, oneToOneInput } from "../problems.js";

const problems = fc.oneof(anyProblem, oneToOneInput(9).map(problem));
const runs = { seed, numRuns: 150 * effort };

/** What the pairs are worth after some have moved. */
function worthAfter({ problem: given, solution }: Proven, { made, unmade }: Moves) {
  const { columns } = given;
  const cells = new Set<number>();
  for (let at = 0; at < solution.pairs.length; at += 2)
    cells.add(solution.pairs[at]! * columns + solution.pairs[at + 1]!);
  for (let at = 0; at < unmade.length; at += 2)
    expect(cells.delete(unmade[at]! * columns + unmade[at + 1]!)).toBe(true);
  for (let at = 0; at < made.length; at += 2) cells.add(made[at]! * columns + made[at + 1]!);
  const rows = new Set([...cells].map((cell) => Math.floor(cell / columns)));
  const others = new Set([...cells].map((cell) => cell % columns));
  return {
    priority:
      [...rows].reduce((sum, row) => sum + given.rowPriority[row]!, 0) +
      [...others].reduce((sum, column) => sum + given.columnPriority[column]!, 0),
    total: [...cells].reduce((sum, cell) => sum + given.scores[cell]!, 0),
    cells,
  };
}

describe("one pair", () => {
  it("costs what the search for everybody says, and moves people to exactly that loss", () => {
    let held = 0;
    fc.assert(
      fc.property(problems, (given) => {
        const found = best(given).solve(given);
        if (found.status === "infeasible") return;
        held++;
        const asked = proven(given, found);
        const kept = resolvable(given, { solution: found });
        for (let row = 0; row < given.rows; row++) {
          const forced = forcedPrices(asked, "row", row);
          const forbidden = forbiddenPrices(asked, "row", row);
          for (let column = 0; column < given.columns; column++) {
            for (const [one, all] of [
              [forcedPrice(asked, row, column), forced],
              [forbiddenPrice(asked, row, column), forbidden],
              [kept.peekForced(row, column), forced],
              [kept.peekForbidden(row, column), forbidden],
            ] as const) {
              expect([one.priority, one.fit]).toEqual([all.priority[column], all.fit[column]]);
              if (Number.isNaN(one.priority)) continue;
              const after = worthAfter(asked, one.moves);
              expect([after.priority, after.total]).toEqual([found.priority - one.priority, found.total - one.fit]);
            }
          }
        }
      }),
      runs,
    );
    expect(held).toBeGreaterThan(runs.numRuns / 2);
  });

  it("finds the cheapest partner besides those that a person has", () => {
    fc.assert(
      fc.property(problems, (given) => {
        const found = best(given).solve(given);
        if (found.status === "infeasible") return;
        const asked = proven(given, found);
        for (const side of ["row", "column"] as const) {
          for (let person = 0; person < (side === "row" ? given.rows : given.columns); person++) {
            const costs = forcedPrices(asked, side, person);
            const mine = new Set<number>();
            for (let at = 0; at < found.pairs.length; at += 2) {
              const [row, column] = [found.pairs[at]!, found.pairs[at + 1]!];
              if ((side === "row" ? row : column) === person) mine.add(side === "row" ? column : row);
            }
            const others = Array.from(costs.priority, (priority, at) => ({ priority, fit: costs.fit[at]!, at }))
              .filter(({ priority, at }) => !Number.isNaN(priority) && !mine.has(at))
              .sort((a, b) => a.priority - b.priority || a.fit - b.fit);
            const next = nearestOther(asked, side, person);
            expect(next === undefined).toBe(others[0] === undefined);
            if (next === undefined || others[0] === undefined) continue;
            expect([next.priority, next.fit]).toEqual([others[0].priority, others[0].fit]);
            expect([costs.priority[next.partner], costs.fit[next.partner]]).toEqual([next.priority, next.fit]);
            const after = worthAfter(asked, next.moves);
            expect([after.priority, after.total]).toEqual([found.priority - next.priority, found.total - next.fit]);
          }
        }
      }),
      runs,
    );
  });

  it("can be asked about a forbidden pair as if it were allowed with a score", () => {
    const given = problem({
      scores: [
        [9, 5],
        [8, null],
      ],
    });
    const asked = proven(given, best(given).solve(given));
    expect(Number.isNaN(forcedPrice(asked, 1, 1).priority)).toBe(true);
    expect([forcedPrice(asked, 1, 1, 6).priority, forcedPrice(asked, 1, 1, 6).fit]).toEqual([0, -2]);
  });
});

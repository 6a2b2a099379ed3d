// What is hidden cannot be found out: not by subtraction from what is shown, and not by knowing how cells are hidden.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, hiddenBlock } from "../../../src/report/audit/cross-suppression.js";
import { type Cell, hiddenFits, hiddenGroups } from "../../../src/report/audit/suppression.js";
import { effort, seed } from "../../seed.js";

const names = ["a", "b", "c"];
const smallest = 5;

/** Every table of three groups of `most` people in all at most, as [people, matched] by group; groups with nobody are absent. */
function* everyTable(most: number): Generator<readonly Cell[]> {
  const sizes: (readonly [number, number])[] = [];
  for (let people = 0; people <= most; people++)
    for (let matched = 0; matched <= people; matched++) sizes.push([people, matched]);
  for (const a of sizes)
    for (const b of sizes)
      for (const c of sizes) {
        if (a[0] + b[0] + c[0] > most) continue;
        yield [a, b, c].flatMap(([people, matched], at) =>
          people === 0 ? [] : [{ name: names[at]!, stated: at > 0, people, matched }],
        );
      }
}

const summed = (cells: readonly Cell[]) => {
  const sum = (of: (cell: Cell) => number) => cells.reduce((before, cell) => before + of(cell), 0);
  return [sum(({ people }) => people), sum(({ matched }) => matched)] as const;
};

it("groups: among all tables that are shown alike, every hidden count takes several values", () => {
  const alike = new Map<string, { hidden: Map<string, Set<string>>[]; total: readonly [number, number] }>();
  const kinds = ["people", "matched", "unmatched"] as const;
  for (const cells of everyTable(17)) {
    const hidden = hiddenGroups(cells, smallest);
    const shown = cells.filter(({ name }) => !hidden.has(name));
    const total = summed(cells);
    const key = JSON.stringify([shown, total, hidden.size > 0]);
    const seen = alike.get(key) ?? { hidden: [], total };
    alike.set(key, seen);
    for (const name of names) {
      if (shown.some((cell) => cell.name === name)) continue;
      const { people = 0, matched = 0 } = cells.find((cell) => cell.name === name) ?? {};
      seen.hidden.push(
        new Map([[name, new Set([`people ${people}`, `matched ${matched}`, `unmatched ${people - matched}`])]]),
      );
    }
  }
  let classes = 0;
  for (const [key, { hidden, total }] of alike) {
    if (!key.endsWith("true]")) continue;
    classes++;
    const [people, matched] = total;
    if (people < 3) continue; // of one or two people in all, the total itself says nearly everything
    for (const name of new Set(hidden.flatMap((one) => [...one.keys()]))) {
      const values = new Set(hidden.flatMap((one) => [...(one.get(name) ?? [])]));
      for (const kind of kinds) {
        if (kind === "matched" && matched === 0) continue; // that nobody is matched stands in the plan
        if (kind === "unmatched" && matched === people) continue;
        const found = [...values].filter((value) => value.startsWith(kind));
        expect(found.length, `${kind} of ${name} in ${key}`).toBeGreaterThan(1);
      }
    }
  }
  expect(classes).toBeGreaterThan(100);
});

describe("groups", () => {
  const cells = (...sizes: (readonly [string, number, number])[]): Cell[] =>
    sizes.map(([name, people, matched]) => ({ name, stated: name !== "none", people, matched }));

  it.each([
    ["nothing too small", cells(["x", 5, 3], ["y", 9, 9]), []],
    [
      "one small: another is hidden, by name and not by size",
      cells(["s", 2, 1], ["x", 50, 40], ["y", 9, 8]),
      ["s", "x"],
    ],
    ["those without an answer first", cells(["s", 2, 1], ["x", 50, 40], ["none", 9, 8]), ["none", "s"]],
    [
      "two small ones of which nobody is left over",
      cells(["s", 4, 4], ["t", 4, 4], ["x", 9, 8], ["y", 9, 8]),
      ["s", "t", "x"],
    ],
    [
      "two as large as small ones can be: their sum would tell",
      cells(["s", 4, 1], ["t", 4, 4], ["x", 9, 8]),
      ["s", "t", "x"],
    ],
    ["two small ones, too few together", cells(["s", 1, 1], ["t", 1, 0], ["x", 9, 8], ["y", 9, 8]), ["s", "t", "x"]],
    ["all are matched: nothing to learn from that", cells(["s", 4, 4], ["t", 3, 3], ["x", 9, 9]), ["s", "t"]],
    ["two groups: none", cells(["s", 2, 1], ["x", 50, 40]), ["s", "x"]],
  ])("%s", (_name, given, hidden) => {
    expect([...hiddenGroups(given, 5)].sort()).toEqual(hidden);
  });

  it("fits: the mean of a group with too few matched people does not follow from the sum of all fits", () => {
    const given = cells(["x", 20, 3], ["y", 20, 15], ["z", 20, 12]);
    expect([...hiddenGroups(given, 5)]).toEqual([]);
    expect([...hiddenFits(given, new Set(), 5)]).toEqual(["x", "y"]);
    expect([...hiddenFits(cells(["x", 20, 0], ["y", 20, 15]), new Set(), 5)]).toEqual(["x"]);
    expect([...hiddenFits(cells(["x", 20, 3], ["y", 20, 4], ["z", 20, 12]), new Set(), 5)]).toEqual(["x", "y"]);
  });
});

describe("cells of two attributes", () => {
  const size = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 3, max: 9 }));
  const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) => {
    const layer = fc.array(fc.array(size, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
    return fc.tuple(layer, layer);
  });

  it("every hidden count takes several values among all tables with the same totals and shown cells", () => {
    let hiddenCells = 0;
    fc.assert(
      fc.property(table, (layers) => {
        const [matched, unmatched] = layers;
        const people = (row: number, column: number) => matched[row]![column]! + unmatched[row]![column]!;
        const block = hiddenBlock({
          layers,
          isSmall: (row, column) => people(row, column) > 0 && people(row, column) < 4,
          hiddenRows: matched.map(() => false),
          hiddenColumns: matched[0]!.map(() => false),
        });
        const whole = block.rows.every(Boolean) && block.columns.every(Boolean);
        for (const [row, own] of matched.entries())
          for (const column of own.keys()) {
            const isHidden = block.rows[row] === true && block.columns[column] === true;
            if (!isHidden) {
              expect(people(row, column) === 0 || people(row, column) >= 4).toBe(true);
              continue;
            }
            hiddenCells++;
            if (whole) continue; // only totals are shown, and they are shown by other tables
            for (const layer of layers) {
              const rowTotal = layer[row]!.reduce((sum, count) => sum + count, 0);
              const columnTotal = layer.reduce((sum, each) => sum + each[column]!, 0);
              if (rowTotal > 0 && columnTotal > 0) expect(valuesAt(layer, block, row, column).size).toBeGreaterThan(1);
            }
          }
      }),
      { seed, numRuns: 300 * effort },
    );
    expect(hiddenCells).toBeGreaterThan(100);
  });

  it("hides all cells of a row that its own table does not show, in every column", () => {
    const layer = [
      [20, 20, 20],
      [20, 20, 20],
      [20, 20, 20],
    ];
    const none = [false, false, false];
    const block = hiddenBlock({
      layers: [layer],
      isSmall: () => false,
      hiddenRows: [true, false, true],
      hiddenColumns: none,
    });
    expect(block).toEqual({ rows: [true, false, true], columns: [true, true, true] });
    expect(hiddenBlock({ layers: [layer], isSmall: () => false, hiddenRows: none, hiddenColumns: none })).toEqual({
      rows: none,
      columns: none,
    });
  });
});

/** The values of one cell in every table of whole numbers with these totals and the same cells outside the block; two are enough. */
function valuesAt(
  layer: readonly (readonly number[])[],
  block: Block,
  row: number,
  column: number,
): ReadonlySet<number> {
  const open = layer.flatMap((own, r) =>
    own.flatMap((_, c) => (block.rows[r] && block.columns[c] ? [[r, c] as const] : [])),
  );
  const found = new Set<number>();
  const cells = layer.map((own) => [...own]);
  const left = {
    rows: layer.map((own, r) =>
      own.reduce((sum, count, c) => sum + (block.rows[r] && block.columns[c] ? count : 0), 0),
    ),
    columns: layer[0]!.map((_, c) =>
      layer.reduce((sum, own, r) => sum + (block.rows[r] && block.columns[c] ? own[c]! : 0), 0),
    ),
  };
  const fill = (at: number): void => {
    if (found.size > 1) return;
    const place = open[at];
    if (place === undefined) {
      if (left.rows.every((rest) => rest === 0) && left.columns.every((rest) => rest === 0))
        found.add(cells[row]![column]!);
      return;
    }
    const [r, c] = place;
    const most = Math.min(left.rows[r]!, left.columns[c]!);
    const isLastOfRow = !open.slice(at + 1).some(([other]) => other === r);
    for (let count = isLastOfRow ? left.rows[r]! : 0; count <= most; count++) {
      cells[r]![c] = count;
      left.rows[r]! -= count;
      left.columns[c]! -= count;
      fill(at + 1);
      left.rows[r]! += count;
      left.columns[c]! += count;
    }
  };
  fill(0);
  return found;
}

import { describe, expect, it } from "vitest";
import { type Lists, readLists } from "../../src/constraints/lists.js";
import type { Mistake } from "../../src/errors.js";
import { lineupOf } from "./lineups.js";

const people = lineupOf(["ann", "bob", "cyd"], ["bob", "dan"]);

function read(lists: Lists, shared = true) {
  const mistakes: Mistake[] = [];
  const { history, never, must, gone } = readLists(people, lists, shared, mistakes);
  const cells = (list: readonly { row: number; column: number }[]) => list.map(({ row, column }) => `${row}${column}`);
  return {
    history: cells(history),
    never: cells(never),
    must: cells(must),
    gone,
    codes: mistakes.map(({ code }) => code),
  };
}

describe("readLists", () => {
  it("reads pairs by role", () => {
    const lists = { history: [{ mentee: "ann", mentor: "dan" }], must: [{ mentee: "cyd", mentor: "bob" }] };
    expect(read(lists)).toMatchObject({ history: ["01"], must: ["20"], codes: [] });
  });

  it("counts an earlier pair in both directions when both people are in both roles", () => {
    const both = lineupOf(["ann", "bob"], ["ann", "bob"]);
    const history = [{ mentee: "ann", mentor: "bob" }];
    const cells = (shared: boolean) => readLists(both, { history }, shared, []).history;
    expect(cells(true)).toEqual([
      { row: 0, column: 1 },
      { row: 1, column: 0 },
    ]);
    expect(cells(false)).toEqual([{ row: 0, column: 1 }]);
  });

  it("keeps the people of a never-together group apart in whatever role", () => {
    expect(read({ never: [["ann", "bob", "dan"]] }).never.sort()).toEqual(["00", "01", "11"]);
  });

  it("reports people who left, and refuses them only in must", () => {
    expect(read({ history: [{ mentee: "old", mentor: "dan" }], never: [["ann", "left"]] })).toMatchObject({
      gone: ["old", "left"],
      codes: [],
    });
    expect(read({ must: [{ mentee: "an", mentor: "dann" }] }).codes).toEqual(["must-unknown", "must-unknown"]);
  });

  it("refuses entries that are no pairs", () => {
    const loose: Lists = JSON.parse('{"history":[{"mentee":"ann"}],"never":[7],"must":[null]}');
    expect(read(loose).codes).toEqual(["list-entry", "list-entry", "list-entry"]);
  });
});

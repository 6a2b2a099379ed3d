import { describe, expect, it } from "vitest";
import { harmless } from "../../src/report/csv.js";
import { escaped } from "../../src/report/markdown.js";
import { brief, printable } from "../../src/report/printable.js";
import { widthOf, wrapped } from "../../src/report/width.js";

describe("the width of a text on a terminal", () => {
  it.each([
    ["", 0],
    ["Zoë", 3],
    ["Zoe\u0308", 3],
    ["李小龍", 6],
    ["한국", 4],
    ["ａ", 2],
    ["👍", 2],
    ["شیرین‌گل", 7],
  ])("of %j is %i", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe("wrapping", () => {
  it("breaks between words", () => {
    expect(wrapped("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
  });

  it("breaks a word that is longer than a line, never between a letter and its accent", () => {
    expect(wrapped("ab abcdefghij", 4)).toEqual(["ab", "abcd", "efgh", "ij"]);
    expect(wrapped("e\u0301e\u0301e\u0301", 2)).toEqual(["e\u0301e\u0301", "e\u0301"]);
    expect(wrapped("李小龍", 5)).toEqual(["李小", "龍"]);
  });

  it("gives one line for nothing", () => {
    expect(wrapped("", 10)).toEqual([""]);
  });
});

describe("a printable text", () => {
  it.each([
    ["a\nb\r\n c", "a b c"],
    ["\u001b[31mred", "[31mred"],
    ["\u202Etxt.exe", "txt.exe"],
    ["\uFEFFZoe\u0308", "Zoë"],
    ["\uD83D", "\uFFFD"],
    ["👩‍🚀", "👩‍🚀"],
  ])("of %j is %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("is brief where people read it, and says so", () => {
    expect(brief("x".repeat(200))).toBe("x".repeat(200));
    expect(brief("👍".repeat(300))).toBe(`${"👍".repeat(199)}…`);
    expect(brief(" ".repeat(5000).concat("x"))).toBe("…");
    expect(brief("x".repeat(100_000_000))).toBe(`${"x".repeat(199)}…`);
  });
});

describe("a cell for spreadsheets", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["  \t=1+1", "'=1+1"],
    ["\r@SUM(A1)", "'@SUM(A1)"],
    ["+49 30 1234", "'+49 30 1234"],
    ["-", "'-"],
    ["\u200D=1", "'\u200D=1"],
    ["＝1+1", "'＝1+1"],
    ["a=b", "a=b"],
    ["ada@example.org", "ada@example.org"],
  ])("of %j is %j", (cell, shown) => {
    expect(harmless(cell)).toBe(shown);
  });
});

describe("a text in Markdown", () => {
  it.each([
    ["a|b", "a\\|b"],
    ["<script>&amp;", "&lt;script&gt;&amp;amp;"],
    ["`x` *y* _z_ [a](b)", "\\`x\\` \\*y\\* \\_z\\_ \\[a\\](b)"],
    ["# not a heading\nnor a break", "\\# not a heading nor a break"],
    ["- not a point", "\\- not a point"],
    ["1. nor this", "1\\. nor this"],
    ["\\", "\\\\"],
  ])("of %j is %j", (text, shown) => {
    expect(escaped(text)).toBe(shown);
  });
});

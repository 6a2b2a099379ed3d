import fc from "fast-check";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { canonical } from "../../src/plan/record.js";
import { version } from "../../src/version.js";
import { seed } from "../seed.js";

describe("canonical", () => {
  it("is the same whatever the order of keys, and different for different data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const turned = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(turned);
          if (typeof value !== "object" || value === null) return value;
          return Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)]),
          );
        };
        expect(canonical(turned(one))).toBe(canonical(one));
        expect(canonical(one) === canonical(other)).toBe(
          JSON.stringify(JSON.parse(canonical(one))) === JSON.stringify(JSON.parse(canonical(other))),
        );
      }),
      { seed, numRuns: 300 },
    );
  });

  it("tells kinds apart that JSON drops or confuses", () => {
    const date = new Date("2026-11-23T00:00:00Z");
    const given = [
      undefined,
      null,
      "null",
      1,
      "1",
      1n,
      Number.NaN,
      date,
      date.toISOString(),
      [1],
      new Set([1]),
      new Map([[1, 2]]),
      { a: 1 },
    ];
    expect(new Set(given.map((value) => canonical({ value }))).size).toBe(given.length - 1); // 1 and 1n are one number
    expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
  });
});

it("the version is that of the package", () => {
  expect(version).toBe(packageJson.version);
});

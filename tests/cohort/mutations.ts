import fc from "fast-check";
import { expect } from "vitest";
import type { Line } from "../../src/cohort/tables/lines.js";
import type { Table } from "../../src/cohort/tables/table.js";
import { isBlank } from "../../src/cohort/text.js";

/** What happens to bytes on their way; places are shares in [0, 1) of the length. */
export type Change =
  | { readonly kind: "flip"; readonly at: number; readonly bit: number }
  | { readonly kind: "cut"; readonly at: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: "double"; readonly at: number; readonly length: number };

const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const length = fc.integer({ min: 1, max: 40 });
/** Bytes that mean something to a reader, more often than others. */
const byte = fc.oneof(fc.constantFrom(0x22, 0x2c, 0x3b, 0x09, 0x0a, 0x0d, 0x00, 0x80, 0xff, 0x3c, 0x3e), fc.nat(255));

/** One to four changes. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("flip" as const), at, bit: fc.nat(7) }),
    fc.record({ kind: fc.constant("cut" as const), at, length }),
    fc.record({ kind: fc.constant("insert" as const), at, bytes: fc.array(byte, { minLength: 1, maxLength: 8 }) }),
    fc.record({ kind: fc.constant("double" as const), at, length }),
  ),
  { minLength: 1, maxLength: 4 },
);

/** The bytes after the changes; the given ones stay as they are. */
export function mutated(bytes: Uint8Array, some: readonly Change[]): Uint8Array {
  let all = [...bytes];
  for (const change of some) {
    const place = Math.floor(change.at * all.length);
    if (change.kind === "flip") all[place] = (all[place] ?? 0) ^ (1 << change.bit);
    else if (change.kind === "cut") all.splice(place, change.length);
    else if (change.kind === "insert") all.splice(place, 0, ...change.bytes);
    else all = [...all.slice(0, place + change.length), ...all.slice(place)];
  }
  return Uint8Array.from(all);
}

/** No row is lost: each with something in it is a title or a header, a row of answers as it is written, or set aside. */
export function accounted(table: Table, lines: readonly Line[]): void {
  const rows = new Map(table.rows.map(({ number, cells }) => [number, cells]));
  const aside = new Set(table.setAside.map(({ row }) => row));
  const above = table.titleRows + table.headerRows;
  expect(above).toBeLessThanOrEqual(lines.length);
  if (table.titleRows > 0) expect(table.warnings.join()).toContain("above the header and were not read");
  for (const { number, cells } of lines) {
    if (number <= above || aside.has(number) || cells.every(isBlank)) continue;
    const found = rows.get(number);
    expect([number, found === undefined]).toEqual([number, false]);
    for (const [column, cell] of cells.entries()) if (!isBlank(cell)) expect(found?.[column]).toBe(cell);
  }
}

import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Disk } from "../../../src/node/ledger/disk.js";
import { openLedgerOn } from "../../../src/node/ledger/open-ledger.js";
import { keep, part } from "../../review/decided.js";
import { type Luck, memoryDisk, slow } from "./disks.js";

// Only its name is used: everything is in memory.
const folder = mkdtempSync(join(tmpdir(), "pairwright-test-"));
const path = join(folder, "decisions.ledger");
afterAll(() => rmdirSync(folder));

const lucks: readonly Luck[] = [
  "synced only",
  "everything",
  "names only",
  "contents only",
  "half of what was not synced",
];
const note = { by: "Di", because: "Left and asked for it." };

/** What was acknowledged before the power failed, as the reasons of the decisions, and whether ada was erased. */
interface Acknowledged {
  readonly reasons: string[];
  erased: boolean;
  erasing: boolean;
}

/** Makes a ledger, adds, erases, adds, and opens it again: whatever is done with one. */
function work(disk: Disk, told: Acknowledged): void {
  const because = (text: string) => {
    return { because: text };
  };
  const first = openLedgerOn(disk, path);
  first.append(keep("ada", "grace", because("one")));
  told.reasons.push("one");
  first.appendAll([part("bo", "grace", because("two")), part("cy", "grace", because("three"))]);
  told.reasons.push("two", "three");
  told.erasing = true;
  first.erase({ id: "ada" }, note);
  told.erased = true;
  first.append(keep("di", "grace", because("four")));
  told.reasons.push("four");
  first.close();
  const again = openLedgerOn(disk, path);
  again.append(keep("ed", "grace", because("five")));
  told.reasons.push("five");
  again.close();
}

/** Everything that a ledger is asked for, after the power is back. */
function judge(luck: Luck, after: ReturnType<typeof memoryDisk>, told: Acknowledged): void {
  const open = openLedgerOn(after.disk, path);
  const found = open.decisions().map(({ decision }) => decision?.because);
  const wanted = ["one", "two", "three", "four", "five"].map((reason) =>
    reason === "one" && told.erased ? undefined : reason,
  );
  // Nothing acknowledged is lost, and nothing is there that was not asked for, in order.
  expect(found.length, luck).toBeGreaterThanOrEqual(told.reasons.length);
  const isErased = found[0] === undefined && found.length > 0;
  expect(found, luck).toEqual(
    wanted.slice(0, found.length).map((reason, at) => (at === 0 && isErased ? undefined : reason)),
  );
  if (told.erased) expect(isErased, luck).toBe(true);
  if (!told.erasing) expect(isErased, luck).toBe(false);
  expect(open.verify().ok, luck).toBe(true);
  // It goes on, and is found whole the next time.
  open.append(part("zoe", "grace"));
  const head = open.head();
  open.close();
  const last = openLedgerOn(after.disk, path, head);
  expect(last.told, luck).toEqual([]);
  if (isErased) expect(after.textOf(path)).not.toMatch(/\bada\b/);
  expect(after.names().filter((name) => name.endsWith(".draft"))).toEqual([]);
  last.close();
}

function cutAt(call: number, luck: Luck, step: number): "cut" | "done" {
  const memory = memoryDisk(call);
  const told: Acknowledged = { reasons: [], erased: false, erasing: false };
  let end: "cut" | "done" = "done";
  try {
    work(slow(memory.disk, step), told);
  } catch (error) {
    if (!memory.isCut()) throw error;
    end = "cut";
  }
  judge(luck, memory.afterwards(luck), told);
  return end;
}

describe("when the power fails", () => {
  it.each([
    ["every call, lines written at once", 1_000_000],
    ["every call, lines written 29 bytes at a time", 29],
  ])("at %s, nothing acknowledged is lost, whatever the disk kept of the rest", (_what, step) => {
    let cuts = 0;
    for (const luck of lucks) {
      for (let call = 1; cutAt(call, luck, step) === "cut"; call++) cuts++;
    }
    expect(cuts).toBeGreaterThan(150);
    process.stdout.write(`ledger: ${cuts} power cuts (${step} bytes a write), nothing acknowledged lost\n`);
  });

  it("twice: also while the first is being repaired", () => {
    let cuts = 0;
    for (let call = 1; call < 60; call += 3) {
      for (let second = 1; ; second++) {
        const memory = memoryDisk(call);
        const told: Acknowledged = { reasons: [], erased: false, erasing: false };
        expect(() => work(slow(memory.disk, 50), told)).toThrow();
        expect(memory.isCut()).toBe(true);
        const repaired = memory.afterwards("half of what was not synced");
        const again = memoryDisk(second);
        for (const name of repaired.names()) again.put(join(folder, name), repaired.bytesOf(join(folder, name)));
        try {
          openLedgerOn(again.disk, path).close();
        } catch (error) {
          if (!again.isCut()) throw error;
          cuts++;
          judge("synced only", again.afterwards("synced only"), told);
          continue;
        }
        break;
      }
    }
    expect(cuts).toBeGreaterThan(100);
  });
});

describe("when a process is killed and the power fails after that", () => {
  it("what the next one was shown is not lost any more", () => {
    let shown = 0;
    for (let call = 1; call < 200; call++) {
      const memory = memoryDisk(call);
      const told: Acknowledged = { reasons: [], erased: false, erasing: false };
      try {
        work(slow(memory.disk, 50), told);
        break;
      } catch (error) {
        if (!memory.isCut()) throw error;
      }
      const next = memory.killed(Number.POSITIVE_INFINITY);
      const reader = openLedgerOn(next.disk, path);
      const found = reader.entries().length;
      shown += Number(found > told.reasons.length + Number(told.erased));
      const last = openLedgerOn(next.afterwards("synced only").disk, path);
      expect(last.entries()).toEqual(reader.entries());
    }
    // Lines that were whole and not acknowledged are what this is about.
    expect(shown).toBeGreaterThan(0);
  });
});

describe("the disk in memory", () => {
  it("would show a ledger that does not sync", () => {
    const lost = [0, 1].map((without) => {
      let isLost = false;
      for (let call = 1; call < 200 && !isLost; call++) {
        const memory = memoryDisk(call);
        const lazy: Disk = {
          ...memory.disk,
          ...(without === 0 ? { sync: () => undefined } : { syncFolderOf: () => undefined }),
        };
        const told: Acknowledged = { reasons: [], erased: false, erasing: false };
        try {
          work(lazy, told);
        } catch {
          // The power failed.
        }
        try {
          judge("synced only", memory.afterwards("synced only"), told);
        } catch {
          isLost = true;
        }
      }
      return isLost;
    });
    expect(lost).toEqual([true, true]);
  });
});

import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Decision, LedgerHead } from "pairwright";
import { type LedgerFile, openLedger } from "pairwright/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { disk } from "../../../src/node/ledger/disk.js";
import { readLines } from "../../../src/node/ledger/lines.js";
import { openLedgerOn } from "../../../src/node/ledger/open-ledger.js";
import { codesOf, firstMistake } from "../../mistakes.js";
import { apart, capacity, keep, part, withdraw } from "../../review/decided.js";
import { failing } from "./disks.js";

let folder = "";
let path = "";
const note = { by: "Di", because: "Left and asked for it." };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pairwright-test-"));
  path = join(folder, "decisions.ledger");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A closed ledger with these decisions; gives its head. */
function stored(...decisions: readonly Decision[]): LedgerHead {
  return using((open) => {
    open.appendAll(decisions);
    return open.head();
  });
}

function using<T>(work: (open: LedgerFile) => T, options: { readonly head?: LedgerHead } = {}): T {
  const open = openLedger(path, options);
  try {
    return work(open);
  } finally {
    open.close();
  }
}

const four = () =>
  stored(keep("ada", "grace"), apart(["bo", "cy", "zoë"]), withdraw("mentee", "ada"), capacity("grace", 2));

describe("openLedger", () => {
  it("makes a file of lines that is read again as it was", () => {
    const head = using((open) => {
      expect(open.told).toEqual([]);
      expect(open.path).toMatch(/decisions\.ledger$/);
      expect(open.append(keep("ada", "grace")).number).toBe(1);
      open.appendAll([part("bo", "grace"), capacity("grace", 2, { supersedes: "earlier" })]);
      return open.head();
    });
    const lines = readFileSync(path, "utf8").split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('{"format":"pairwright ledger","version":1}');
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ number: 1, decision: keep("ada", "grace") });
    using(
      (open) => {
        expect(open.told).toEqual([]);
        expect(open.head()).toEqual(head);
        expect(open.verify(head).ok).toBe(true);
        open.append(part("a", "b"));
      },
      { head },
    );
    expect(readdirSync(folder)).toEqual(["decisions.ledger"]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("has salts of its own: the same decision has another digest each time", () => {
    using((open) => {
      const [one, other] = open.appendAll([keep("ada", "grace"), keep("ada", "grace")]);
      expect(one?.salt).toMatch(/^[0-9a-f]{32}$/);
      expect(one?.salt).not.toBe(other?.salt);
      expect(one?.digest).not.toBe(other?.digest);
    });
  });

  it("writes nothing where something is wrong, and nothing for no decisions", () => {
    using((open) => {
      const before = readFileSync(path, "utf8");
      expect(codesOf(() => open.append(keep("ada", "")))).toEqual(["decision-value"]);
      expect(codesOf(() => open.append(keep("ada", "x", { supersedes: 1 })))).toEqual(["decision-supersedes"]);
      expect(open.appendAll([])).toEqual([]);
      expect(readFileSync(path, "utf8")).toBe(before);
    });
  });

  it("keeps the mode of a file that others may read", () => {
    four();
    writeFileSync(`${path}.copy`, readFileSync(path), { mode: 0o640 });
    renameSync(`${path}.copy`, path);
    using((open) => open.erase({ id: "ada" }, note));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it("is one ledger by whatever link it is reached", () => {
    four();
    const link = join(folder, "link");
    symlinkSync(path, link);
    using(() => expect(codesOf(() => openLedger(link))).toEqual(["ledger-locked"]));
    const open = openLedger(link);
    open.erase({ id: "ada" }, note);
    open.close();
    // As text of its own: three letters can stand in a hash, which is written in hexadecimal digits.
    expect(readFileSync(path, "utf8")).not.toContain(`"ada"`);
  });
});

describe("a file that was changed", () => {
  it("every byte of it counts: each change is found, with the number of the entry", () => {
    four();
    using((open) => open.erase({ id: "ada" }, note));
    const bytes = new Uint8Array(readFileSync(path));
    let line = 0;
    let changes = 0;
    for (let at = 0; at < bytes.length; at++) {
      const was = bytes[at] ?? 0;
      for (const other of [was ^ 1, was ^ 0x20, was ^ 0x80, 10, 0].filter((value) => value !== was)) {
        const changed = bytes.slice();
        changed[at] = other;
        const found = firstMistake(() => readLines(changed, "ledger"));
        const expected =
          line === 0 ? { code: "ledger-file" } : { code: "ledger-broken", where: `ledger, entry ${line}` };
        // The number in the first line makes it a ledger of another version.
        expect(found.code === "ledger-version" ? { code: "ledger-file" } : found).toMatchObject(expected);
        changes++;
      }
      if (was === 10) line++;
    }
    expect(line).toBe(6);
    expect(changes).toBeGreaterThan(4 * bytes.length);
    // Through the door, for some of them: the file stays as it is, for whoever looks into it.
    for (let at = 50; at < bytes.length; at += 97) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(codesOf(() => openLedger(path))).toEqual(["ledger-broken"]);
      expect(new Uint8Array(readFileSync(path))).toEqual(changed);
    }
    expect(readdirSync(folder)).toEqual(["decisions.ledger"]);
  });

  it("lines that are left out, exchanged or doubled are found", () => {
    const head = four();
    const [first = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
    const opened = (changed: readonly string[]) => {
      writeFileSync(path, `${[first, ...changed].join("\n")}\n`);
      return firstMistake(() => openLedger(path, { head })).where.replace(/.*, /, "");
    };
    expect(opened(lines.slice(1))).toBe("entry 1");
    expect(opened([...lines.slice(0, 2), ...lines.slice(3)])).toBe("entry 3");
    expect(opened(lines.toReversed())).toBe("entry 1");
    expect(opened([...lines, ...lines.slice(3)])).toBe("entry 5");
    expect(opened(["", ...lines])).toBe("entry 1");
    // Whole lines at the end leave no trace but in a head that was kept.
    expect(opened(lines.slice(0, 3))).toBe("entry 4");
  });

  it("content that is equal but written otherwise was not written here", () => {
    four();
    const text = readFileSync(path, "utf8");
    for (const changed of [
      text.replace('"bo"', '"\\u0062o"'),
      text.replace('":1,', '": 1,'),
      text.replaceAll("\n", "\r\n"),
    ]) {
      expect(changed).not.toBe(text);
      writeFileSync(path, changed);
      expect(["ledger-broken", "ledger-file"]).toContain(firstMistake(() => openLedger(path)).code);
    }
  });
});

describe("a write that was cut off", () => {
  it("at every byte: whole lines stay, the rest is told and goes, and the ledger goes on", () => {
    four();
    const bytes = readFileSync(path);
    const ends = [...bytes.keys()].filter((at) => bytes[at] === 10);
    for (let length = 0; length < bytes.length; length += length < 60 || length > bytes.length - 60 ? 1 : 13) {
      writeFileSync(path, bytes.subarray(0, length));
      // A last line that lacks nothing but its line break counts.
      const whole = ends.filter((end) => end <= length).length;
      using((open) => {
        expect(open.entries()).toHaveLength(Math.max(0, whole - 1));
        const inLine = length - (ends.filter((end) => end < length).at(-1) ?? -1) - 1;
        const codes = open.told.map(({ code }) => code);
        const isUnended = ends.includes(length) && length > (ends[0] ?? 0);
        const expected =
          whole === 0 || length === ends[0]
            ? "unfinished-file"
            : isUnended
              ? "unended-line"
              : inLine > 0
                ? "torn-line"
                : undefined;
        expect([length, codes]).toEqual([length, expected === undefined ? [] : [expected]]);
        open.append(part("a", "b"));
      });
      using((open) => expect([open.told, open.entries().length]).toEqual([[], Math.max(0, whole - 1) + 1]));
    }
  });

  it("tells what was there", () => {
    four();
    const size = statSync(path).size;
    truncateSync(path, size - 3);
    const [told] = using((open) => open.told);
    expect(told?.text).toMatch(
      /^The last line was cut off, as one is that was never acknowledged; \d+ bytes were removed: \{"decision":/,
    );
  });

  it("blocks that were reserved and never written are cut off as well", () => {
    four();
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(512)]));
    expect(using((open) => [open.told.map(({ code }) => code), open.entries().length])).toEqual([["torn-line"], 4]);
  });

  it("a last line that ends but does not fit is no torn one", () => {
    four();
    const text = readFileSync(path, "utf8");
    for (const more of ["x", '{"number":5}', "{}", '{"number":5}x', '"torn"']) {
      writeFileSync(path, text + more);
      expect(firstMistake(() => openLedger(path))).toMatchObject({
        code: "ledger-broken",
        where: "decisions.ledger, entry 5",
      });
    }
  });
});

describe("erasing", () => {
  it("leaves no text of the person in the folder, and a head from before still holds", () => {
    const head = four();
    const erasure = using((open) => open.erase({ id: "ada" }, note));
    expect(erasure).toMatchObject({ erased: [1, 3], entry: 5 });
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), "utf8")).not.toMatch(/\bada\b/i);
    using(
      (open) => {
        expect(open.verify()).toMatchObject({ ok: true, erased: [1, 3] });
        open.append(part("bo", "grace"));
      },
      { head },
    );
    expect(using((open) => open.entries().length)).toBe(6);
  });

  it("goes on appending to the new file, and not to the old one", () => {
    four();
    using((open) => {
      open.erase({ id: "ada" }, note);
      open.append(part("bo", "grace"));
      open.erase({ id: "bo" }, note);
      open.append(part("di", "grace"));
    });
    expect(
      using((open) =>
        open
          .entries()
          .map(({ kind }) => kind.slice(0, 1))
          .join(""),
      ),
    ).toBe("ddddeded");
  });

  it("the rest of an erasure that was cut off is removed and told", () => {
    four();
    writeFileSync(`${path}.draft`, "half");
    expect(using((open) => open.told.map(({ code }) => code))).toEqual(["unfinished-erasure"]);
    expect(readdirSync(folder)).toEqual(["decisions.ledger"]);
  });
});

describe("two writers", () => {
  it("are kept apart, in one process as well, and the next one gets it when it is closed", () => {
    const open = openLedger(path);
    expect(firstMistake(() => openLedger(path))).toMatchObject({
      code: "ledger-locked",
      where: open.path,
      message: "this process has it open.",
      remedy: "Use the ledger that is open, or close it first.",
    });
    open.append(keep("a", "b"));
    open.close();
    open.close();
    expect(codesOf(() => open.append(keep("a", "b")))).toEqual(["ledger-closed"]);
    expect(codesOf(() => open.erase({ id: "a" }, note))).toEqual(["ledger-closed"]);
    expect(open.entries()).toHaveLength(1);
    using((next) => expect(next.entries()).toHaveLength(1));
  });

  it("a ledger that could not be opened is not held", () => {
    writeFileSync(path, "no ledger\n");
    expect(codesOf(() => openLedger(path))).toEqual(["ledger-file"]);
    rmSync(path);
    using((open) => expect(open.entries()).toEqual([]));
  });

  /** The name of a claim of this process, with some parts changed. */
  const claim = (change: Partial<Record<"host" | "boot" | "space" | "pid" | "start", string>>) => {
    const name = using(() => readdirSync(folder).find((one) => one.includes(".lock.")) ?? "");
    const [host, boot, space, pid, start] = name.slice(name.lastIndexOf(".") + 1).split("-");
    const parts = { host, boot, space, pid, start, ...change };
    return join(
      folder,
      `decisions.ledger.lock.${[parts.host, parts.boot, parts.space, parts.pid, parts.start, 1].join("-")}`,
    );
  };

  it.each([
    ["a process that is dead", { pid: "4194305" }],
    ["a process whose number another one has now", { pid: String(process.ppid) }],
    ["a process from before the machine was started", { boot: "abc", space: "def" }],
  ])("%s holds nobody up, and is told", (_what, change) => {
    const file = claim(change);
    writeFileSync(file, "");
    const open = openLedger(path);
    expect(open.told).toMatchObject([{ code: "dead-writer", text: expect.stringContaining("its claim was removed") }]);
    open.close();
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ["another machine", { host: "abc" }],
    ["another container", { space: "abc" }],
  ])("a process of %s cannot be asked after, so it counts, and the file is named", (_what, change) => {
    const file = claim(change);
    writeFileSync(file, "");
    const found = firstMistake(() => openLedger(path));
    expect(found).toMatchObject({
      code: "ledger-locked",
      message: "a process that cannot be asked after from here has it open.",
    });
    expect(found.remedy).toContain("decisions.ledger.lock.");
    rmSync(file);
    using((open) => expect(open.told).toEqual([]));
  });

  it("a name that nobody here makes counts as well", () => {
    writeFileSync(`${path}.lock.mine`, "");
    expect(codesOf(() => openLedger(path))).toEqual(["ledger-locked"]);
    writeFileSync(`${join(folder, "other.ledger")}.lock.mine`, "");
    rmSync(`${path}.lock.mine`);
    using((open) => expect(open.told).toEqual([]));
  });

  it("a process that ended and was not collected yet is dead", async () => {
    if (process.platform !== "linux") return;
    // The shell becomes a sleep, which never asks after the child that ends later.
    const shell = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const pid = await new Promise<string>((resolve) =>
        shell.stdout.on("data", (data) => resolve(String(data).trim())),
      );
      const started = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      while (started()[0] !== "Z") await new Promise((resolve) => setTimeout(resolve, 5));
      writeFileSync(claim({ pid, start: started()[19] ?? "" }), "");
      expect(using((open) => open.told.map(({ code }) => code))).toEqual(["dead-writer"]);
    } finally {
      shell.kill("SIGKILL");
    }
  });
});

describe("what is no ledger", () => {
  it.each([
    ["a text", "Name\nZoë\n"],
    ["a text without a line break", "Name"],
    ["bytes", new Uint8Array([0xff, 0xfe, 10])],
    ["a blank line", "\n"],
    ["JSON of something else", "[]\n"],
    ["a ledger behind a byte order mark", '\uFEFF{"format":"pairwright ledger","version":1}\n'],
  ])("%s is left as it is", (_what, content) => {
    writeFileSync(path, content);
    const before = readFileSync(path);
    expect(codesOf(() => openLedger(path))).toEqual(["ledger-file"]);
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["decisions.ledger"]);
  });

  it("a ledger of a later version is not touched", () => {
    writeFileSync(path, '{"format":"pairwright ledger","version":2}\n');
    expect(firstMistake(() => openLedger(path))).toMatchObject({
      code: "ledger-version",
      remedy: "Use the pairwright that wrote it.",
    });
  });

  it.each([
    ["other line breaks", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
  ])("a ledger with %s was written anew by something else, and is not touched", (_, how) => {
    four();
    const turned = how(readFileSync(path, "utf8"));
    writeFileSync(path, turned);
    expect(firstMistake(() => openLedger(path))).toMatchObject({
      code: "ledger-file",
      message: "this is a ledger whose line breaks or first bytes something else wrote anew.",
    });
    expect(readFileSync(path, "utf8")).toBe(turned);
  });

  it("an end that was cut off in a line looks like a write that was; a head that was kept tells it, and nothing is removed", () => {
    four();
    const head = using((open) => open.head());
    truncateSync(path, statSync(path).size - 3);
    const before = readFileSync(path);
    expect(codesOf(() => openLedger(path, { head }))).toEqual(["ledger-broken"]);
    expect(readFileSync(path)).toEqual(before);
    expect(using((open) => open.told.map(({ code }) => code))).toEqual(["torn-line"]);
  });

  it("reads again what it was given, byte for byte", () => {
    const turned = {
      decision: "keep",
      pair: { mentor: "x", mentee: "a" },
      by: "Bo",
      because: "Both \ud800 agreed.",
    } as const;
    const live = using((open) => [open.append(turned), JSON.stringify(open.decisions()), JSON.stringify(open)]);
    expect(using((open) => [JSON.stringify(open.decisions())])).toEqual([live[1]]);
  });

  it("an empty file becomes one, and is told", () => {
    writeFileSync(path, "");
    expect(using((open) => open.told.map(({ code }) => code))).toEqual(["unfinished-file"]);
  });

  it("a folder, a device, a folder that is not there, a file in its place", () => {
    mkdirSync(path);
    expect(firstMistake(() => openLedger(path))).toMatchObject({
      code: "ledger-file",
      message: "this is a folder, no ledger.",
    });
    expect(codesOf(() => openLedger(join(folder, "nowhere", "a.ledger")))).toEqual(["file-missing"]);
    writeFileSync(join(folder, "file"), "");
    expect(codesOf(() => openLedger(join(folder, "file", "a.ledger")))).toEqual(["folder-is-file"]);
    const link = join(folder, "device");
    symlinkSync("/dev/null", link);
    const there = { ...disk, list: () => [], remove: () => undefined };
    const onDevice = failing(
      { ...there, open: (at, make) => disk.open(make ? join(folder, "claim") : at) },
      "sync",
      "EIO",
      () => false,
    );
    writeFileSync(join(folder, "claim"), "");
    expect(firstMistake(() => openLedgerOn(onDevice, link))).toMatchObject({
      code: "ledger-file",
      message: "this is no file with lines.",
    });
  });
});

describe("a disk that refuses", () => {
  it.each([
    ["EROFS", "file-permission"],
    ["EACCES", "file-permission"],
    ["EIO", "file-failed"],
  ])("%s on opening is one clear mistake", (code, expected) => {
    four();
    const before = readFileSync(path);
    const readOnly = failing(disk, "open", code, () => true);
    expect(firstMistake(() => openLedgerOn(readOnly, path))).toMatchObject({ code: expected, where: path });
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["decisions.ledger"]);
  });

  it.each([0, 1, 100])("a full disk, after %i bytes: nothing is added, and it goes on when there is room", (half) => {
    four();
    const before = readFileSync(path);
    let isFull = false;
    const open = openLedgerOn(
      failing(disk, "write", "ENOSPC", () => isFull, half),
      path,
    );
    isFull = true;
    expect(firstMistake(() => open.append(part("a", "b")))).toMatchObject({
      code: "ledger-unwritten",
      message: "the disk is full; nothing was changed.",
      remedy: "Make room or resolve that, and try again.",
    });
    expect(firstMistake(() => open.erase({ id: "ada" }, note))).toMatchObject({
      code: "ledger-unwritten",
      message: "the disk is full; nothing was changed.",
    });
    expect(readFileSync(path)).toEqual(before);
    expect(open.entries()).toHaveLength(4);
    isFull = false;
    expect(open.append(part("a", "b")).number).toBe(5);
    expect(open.erase({ id: "ada" }, note).entry).toBe(6);
    open.close();
    expect(using((again) => [again.entries().length, again.told])).toEqual([6, []]);
  });

  it("that does not confirm leaves the ledger in doubt: nothing more is written until it is opened again", () => {
    four();
    let isBroken = false;
    const open = openLedgerOn(
      failing(disk, "sync", "EIO", () => isBroken),
      path,
    );
    isBroken = true;
    expect(firstMistake(() => open.append(part("a", "b")))).toMatchObject({
      code: "ledger-unwritten",
      message: "the disk refused (EIO: as the system says it), and whether anything was written is not known.",
    });
    isBroken = false;
    expect(codesOf(() => open.append(part("a", "b")))).toEqual(["ledger-doubtful"]);
    expect(open.entries()).toHaveLength(4);
    open.close();
    using((again) => expect(again.append(part("a", "b")).number).toBeGreaterThan(4));
  });

  it("that neither writes nor takes back leaves it in doubt, and opening it repairs that", () => {
    four();
    let isBroken = false;
    const half = failing(disk, "write", "EIO", () => isBroken, 50);
    const open = openLedgerOn(
      failing(half, "truncate", "EIO", () => isBroken),
      path,
    );
    isBroken = true;
    expect(codesOf(() => open.append(part("a", "b")))).toEqual(["ledger-unwritten"]);
    isBroken = false;
    expect(codesOf(() => open.append(part("a", "b")))).toEqual(["ledger-doubtful"]);
    open.close();
    expect(using((again) => [again.entries().length, again.told.map(({ code }) => code)])).toEqual([4, ["torn-line"]]);
  });

  it.each(["rename", "syncFolderOf"] as const)("fails an erasure at %s: it is done or not, and told", (kind) => {
    four();
    let isBroken = false;
    const open = openLedgerOn(
      failing(disk, kind, "EIO", () => isBroken),
      path,
    );
    isBroken = true;
    expect(codesOf(() => open.erase({ id: "ada" }, note))).toEqual(["ledger-unwritten"]);
    isBroken = false;
    open.close();
    expect(readdirSync(folder)).toEqual(["decisions.ledger"]);
    expect(using((again) => again.entries().length)).toBe(kind === "rename" ? 4 : 5);
  });

  it.each<[string, () => void]>([
    ["removed", () => unlinkSync(path)],
    [
      "replaced",
      () => {
        writeFileSync(`${path}.new`, readFileSync(path));
        renameSync(`${path}.new`, path);
      },
    ],
    ["cut short", () => truncateSync(path, 60)],
    ["written to", () => writeFileSync(path, "x", { flag: "a" })],
  ])("a file that was %s while it was open is not written to", (_what, change) => {
    four();
    const open = openLedger(path);
    change();
    expect(codesOf(() => open.append(part("a", "b")))).toEqual(["ledger-changed"]);
    expect(codesOf(() => open.erase({ id: "ada" }, note))).toEqual(["ledger-changed"]);
    expect(open.entries()).toHaveLength(4);
    open.close();
  });

  it("what is no refusal of a disk is not dressed up as one", () => {
    const odd = {
      ...disk,
      list: () => {
        throw new RangeError("a bug");
      },
    };
    expect(() => openLedgerOn(odd, path)).toThrow(RangeError);
  });
});

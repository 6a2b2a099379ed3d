import { createHash } from "node:crypto";
import fc from "fast-check";
import {
  type Decision,
  decisionsInForce,
  type Ledger,
  type LedgerEntry,
  ledger,
  PairwrightError,
  readLedger,
  verifyLedger,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { chainedEntry } from "../../src/review/ledger-entry.js";
import { codesOf, firstMistake, frozen, thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { anyDecision } from "./any-decision.js";
import { apart, capacity, keep, pairsGround, part, signed, swap, together, withdraw } from "./decided.js";

/** Bytes that count up: never the same twice, and the same in every run. */
function counting(): (bytes: number) => Uint8Array {
  let count = 0;
  return (bytes) => {
    const salt = new Uint8Array(bytes);
    new DataView(salt.buffer).setUint32(0, ++count);
    return salt;
  };
}

const fresh = (...decisions: readonly Decision[]): Ledger => {
  const made = ledger({ random: counting() });
  made.appendAll(decisions);
  return made;
};
const note = { by: "Di", because: "Left and asked for it.", at: "2026-11-25" };
const three = () => fresh(keep("ada", "grace"), part("bo", "grace"), withdraw("mentee", "cy", { at: "2026-11-25" }));

/** The chain once more, by another hand: JSON with sorted keys, SHA-256 of Node. */
function expectedHashes(entries: readonly LedgerEntry[]): string[] {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, part]) => [key, sorted(part)]),
          )
        : value;
  const sha = (value: unknown) =>
    createHash("sha256")
      .update(JSON.stringify(sorted(value)))
      .digest("hex");
  let previous = sha({ format: "pairwright ledger", version: 1 });
  return entries.map((entry) => {
    const content = entry.kind === "decision" ? entry.decision : entry.note;
    const digest = content === undefined ? entry.digest : sha([entry.salt, content]);
    const own = entry.kind === "decision" ? { supersedes: entry.supersedes } : { erased: entry.erased };
    previous = sha({ number: entry.number, previous, kind: entry.kind, digest, ...own });
    return previous;
  });
}

describe("a ledger", () => {
  it("numbers and chains what is appended, and gives it back", () => {
    const made = fresh();
    expect(made.head()).toMatchObject({ entries: 0 });
    const entry = made.append(frozen(keep("ada", "grace", { supersedes: "earlier" })));
    expect(entry).toMatchObject({
      number: 1,
      kind: "decision",
      supersedes: "earlier",
      salt: "00000001000000000000000000000000",
    });
    const more = made.appendAll([part("bo", "grace", { supersedes: 1 }), withdraw("mentee", "cy", { supersedes: 2 })]);
    expect(more.map(({ number }) => number)).toEqual([2, 3]);
    expect(made.entries()).toEqual([entry, ...more]);
    expect(made.decisions()).toEqual(
      made
        .entries()
        .map(({ number, decision, supersedes }: LedgerEntry & { decision?: Decision; supersedes?: unknown }) => ({
          number,
          decision,
          supersedes,
        })),
    );
    expect(made.head()).toEqual({ entries: 3, hash: more[1]?.hash });
    expect(made.verify()).toEqual({ ok: true, entries: 3, head: made.head(), erased: [] });
    expect(Object.isFrozen(entry) && Object.isFrozen(made.entries()) && Object.isFrozen(made)).toBe(true);
  });

  it("hashes as another implementation does", () => {
    const made = three();
    made.erase({ id: "bo" }, note);
    made.append(capacity("grace", 2, { supersedes: "earlier" }));
    expect(made.entries().map(({ hash }) => hash)).toEqual(expectedHashes(made.entries()));
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 4 }), (decisions) => {
        const entries = fresh(...decisions).entries();
        expect(entries.map(({ hash }) => hash)).toEqual(expectedHashes(entries));
      }),
      { seed, numRuns: 100 * effort },
    );
  });

  it("has the hash that was written down for one entry, so that the format cannot change unseen", () => {
    expect(three().head().hash).toMatchInlineSnapshot(
      `"60b15ea5688b71b18344c5f189de37d059c0307e9656d908a3ac86dc30927880"`,
    );
  });

  it("refuses what is no decision, what supersedes nothing, and then adds none of a batch", () => {
    const made = three();
    const before = made.toJSON();
    const wrong: Decision = { ...keep("ada", "grace"), because: " " };
    expect(firstMistake(() => made.append(wrong))).toMatchObject({ code: "decision-value", where: "decision.because" });
    expect(
      thrownBy(() => made.appendAll([keep("a", "b"), wrong, part("a", "b", { supersedes: 6 })])).mistakes,
    ).toMatchObject([
      { code: "decision-value", where: "decisions[1].because" },
      { code: "decision-supersedes", where: "decisions[2].supersedes", value: "6" },
    ]);
    expect(codesOf(() => made.append(keep("a", "b", { supersedes: 4 })))).toEqual(["decision-supersedes"]);
    expect(made.toJSON()).toEqual(before);
    expect(made.appendAll([keep("a", "b"), part("a", "b", { supersedes: 4 })])).toHaveLength(2);
    made.erase({ id: "ada" }, note);
    expect(codesOf(() => made.append({ decision: "drop", supersedes: 6, ...signed }))).toEqual(["decision-supersedes"]);
    expect(made.appendAll([])).toEqual([]);
  });

  it.each([
    ["too few", () => new Uint8Array(3)],
    ["the same again", () => new Uint8Array(16)],
    ["no bytes", () => JSON.parse("[1]")],
  ])("refuses chance that is none: %s", (_what, random) => {
    const made = ledger({ random });
    expect(codesOf(() => made.appendAll([keep("a", "b"), keep("c", "d")]))).toEqual(["ledger-random"]);
    expect(made.entries()).toEqual([]);
  });
});

describe("a ledger as JSON", () => {
  it("comes back as it was, and goes on", () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 4 }), fc.boolean(), (decisions, isErased) => {
        const made = fresh(...decisions, keep("ada", "grace"));
        if (isErased) made.erase({ id: "ada" }, note);
        const again = readLedger(JSON.stringify(made), {
          random: () => Uint8Array.from({ length: 16 }, (_, at) => at),
          head: made.head(),
        });
        expect(again.toJSON()).toEqual(made.toJSON());
        again.append(part("ada", "grace"));
        expect(again.verify(made.head()).ok).toBe(true);
      }),
      { seed, numRuns: 100 * effort },
    );
  });

  it("is refused where it is none", () => {
    const options = { random: counting() };
    expect(codesOf(() => readLedger("{", options))).toEqual(["review-json"]);
    expect(codesOf(() => readLedger({ format: "ledger", version: 2 }, options))).toEqual([
      "ledger-shape",
      "ledger-shape",
      "ledger-shape",
    ]);
    const entries = [7, { kind: "decision", number: 1 }, { ...three().entries()[0], decision: keep("", "b") }];
    expect(
      thrownBy(() => readLedger({ format: "pairwright ledger", version: 1, entries }, options)).mistakes,
    ).toMatchObject([
      { code: "ledger-entry", where: "ledger.entries[0]" },
      { code: "ledger-entry", where: "ledger.entries[1].previous" },
      { code: "ledger-entry", where: "ledger.entries[1].digest" },
      { code: "ledger-entry", where: "ledger.entries[1].hash" },
      { code: "decision-value", where: "ledger.entries[2].decision.pair.mentee" },
    ]);
    const noted = three();
    noted.erase({ id: "bo" }, note);
    const wrongNote = {
      ...noted.toJSON(),
      entries: noted.entries().map((entry) => (entry.kind === "erasure" ? { ...entry, note: { by: "Di" } } : entry)),
    };
    expect(firstMistake(() => readLedger(wrongNote, options))).toMatchObject({
      code: "decision-value",
      where: "ledger.entries[3].note.because",
    });
  });
});

describe("tampering", () => {
  it.each<[string, (entries: LedgerEntry[]) => unknown, number]>([
    ["another partner", (entries) => replace(entries, 1, { decision: part("bo", "alan") }), 2],
    ["another reason", (entries) => replace(entries, 0, { decision: keep("ada", "grace", { because: "x" }) }), 1],
    ["another salt", (entries) => replace(entries, 0, { salt: "0".repeat(32) }), 1],
    ["another digest", (entries) => replace(entries, 0, { digest: "0".repeat(64) }), 1],
    ["another hash", (entries) => replace(entries, 2, { hash: "0".repeat(64) }), 3],
    ["another number", (entries) => replace(entries, 2, { number: 4 }), 3],
    ["superseding something", (entries) => replace(entries, 2, { supersedes: 1 }), 3],
    ["an entry less", (entries) => entries.splice(1, 1), 2],
    ["the first entry less", (entries) => entries.shift(), 1],
    ["two exchanged", (entries) => entries.reverse(), 1],
    ["an entry twice", (entries) => entries.splice(1, 0, ...entries.slice(0, 1)), 2],
    ["content taken out without a note", (entries) => entries.splice(1, 1, without(entries[1])), 2],
    ["the salt alone taken out", (entries) => replace(entries, 1, { salt: undefined }), 2],
  ])("%s is found, with the number of the entry", (_what, change, number) => {
    const entries = [...three().entries()];
    change(entries);
    expect(verifyLedger(entries)).toMatchObject({
      ok: false,
      entry: number,
      text: expect.stringContaining(`Entry ${number} is not`),
    });
    const json = { format: "pairwright ledger", version: 1, entries };
    expect(firstMistake(() => readLedger(JSON.parse(JSON.stringify(json)), { random: counting() }))).toMatchObject({
      code: "ledger-broken",
      where: `ledger.entries[${number - 1}]`,
    });
  });

  it("an entry of another ledger, or one that is hashed anew, does not fit in", () => {
    const other = fresh(keep("eve", "grace"), part("eve", "alan"), withdraw("mentee", "cy", { at: "2026-11-25" }));
    const [first, second, third] = three().entries();
    const foreign = other.entries()[1];
    if (first === undefined || second === undefined || third === undefined || foreign === undefined)
      throw new Error("three entries");
    expect(verifyLedger([first, foreign, ...other.entries().slice(2)])).toMatchObject({
      ok: false,
      entry: 2,
      expected: `previous ${first.hash}`,
    });
    const skipped = chainedEntry({ kind: "decision", decision: keep("a", "b") }, 5, third.hash, "0".repeat(32));
    expect(verifyLedger([first, second, third, skipped])).toMatchObject({
      ok: false,
      entry: 4,
      expected: "number 4",
      found: "number 5",
    });
    const early = chainedEntry({ kind: "erasure", erased: [4], note }, 4, third.hash, "0".repeat(32));
    expect(verifyLedger([first, second, third, early])).toMatchObject({
      ok: false,
      entry: 4,
      expected: "earlier entries only",
    });
  });

  it("tells what was expected and what was found", () => {
    const entries = [...three().entries()];
    replace(entries, 2, { hash: "0".repeat(64) });
    expect(verifyLedger(entries)).toEqual({
      ok: false,
      entry: 3,
      expected: `hash ${three().head().hash}`,
      found: `hash ${"0".repeat(64)}`,
      text: `Entry 3 is not as it was written: expected hash ${three().head().hash}, found hash ${"0".repeat(64)}.`,
    });
  });

  it("an end that was cut off, or written anew, is seen by the head that was kept", () => {
    const made = three();
    const head = made.head();
    const cut = made.entries().slice(0, 2);
    expect(verifyLedger(cut).ok).toBe(true);
    expect(verifyLedger(cut, head)).toMatchObject({ ok: false, entry: 3 });
    const anew = fresh(keep("ada", "grace"), part("bo", "grace"), withdraw("mentee", "cy"));
    expect(anew.verify().ok).toBe(true);
    expect(anew.verify(head)).toMatchObject({ ok: false, entry: 3 });
    expect(codesOf(() => readLedger(anew.toJSON(), { random: counting(), head }))).toEqual(["ledger-broken"]);
    made.append(keep("a", "b"));
    expect(made.verify(head).ok).toBe(true);
    expect(verifyLedger([], { entries: 0, hash: fresh().head().hash }).ok).toBe(true);
  });

  it("an erasure that is noted of a later entry, or of one that is still there", () => {
    const made = three();
    made.erase({ id: "bo" }, note);
    const entries = [...made.entries()];
    entries[1] = three().entries()[1] ?? entries[1]!;
    expect(verifyLedger(entries)).toMatchObject({ ok: false, entry: 2, found: "content" });
  });

  it("no change of one character of the JSON is lost", () => {
    const made = three();
    made.erase({ id: "bo" }, note);
    const text = JSON.stringify(made);
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === "1" ? "2" : "1";
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      expect(() => readLedger(changed, { random: counting() })).toThrow(PairwrightError);
    }
  });
});

describe("erasing a person", () => {
  const mixed = () =>
    fresh(
      keep("ada", "grace"),
      apart(["ada", "bo", "cy"]),
      part("bo", "grace", { because: "Ada said so." }),
      part("bo", "alan", { by: "ADA" }),
      swap("ada", "grace", "bo", "alan"),
      together(["adam", "bo"], { because: "Adam, not ada2." }),
      keep("cy", "grace", { overrules: [{ rule: "line", because: "as ada wished" }] }),
      withdraw("mentor", "grace"),
    );

  it("takes out every entry that names them, structurally or in words, and says what that costs others", () => {
    const made = mixed();
    expect(made.erase({ id: "ada" }, note)).toEqual({
      erased: [1, 2, 3, 4, 5, 7],
      entry: 9,
      others: [
        { entry: 2, decision: "part", people: ["bo", "cy"] },
        { entry: 3, decision: "part", people: ["bo", "grace"] },
        { entry: 4, decision: "part", people: ["bo", "alan"] },
        { entry: 5, decision: "swap", people: ["grace", "bo", "alan"] },
        { entry: 7, decision: "keep", people: ["cy", "grace"] },
      ],
      mentions: [],
    });
    expect(made.verify()).toMatchObject({ ok: true, entries: 9, erased: [1, 2, 3, 4, 5, 7] });
    expect(JSON.stringify(made)).not.toMatch(/\bada\b/i);
    expect(made.entries()[8]).toMatchObject({ kind: "erasure", erased: [1, 2, 3, 4, 5, 7], note });
  });

  it("keeps the hashes of all entries, so a head from before still holds", () => {
    const made = mixed();
    const head = made.head();
    const hashes = made.entries().map(({ hash }) => hash);
    made.erase({ id: "ada" }, note);
    expect(
      made
        .entries()
        .slice(0, 8)
        .map(({ hash }) => hash),
    ).toEqual(hashes);
    expect(made.verify(head).ok).toBe(true);
    expect(readLedger(JSON.stringify(made), { random: counting(), head }).entries()).toEqual(made.entries());
  });

  it("does nothing where they are not named", () => {
    const made = mixed();
    const before = made.toJSON();
    expect(made.erase({ id: "zoe" }, note)).toEqual({ erased: [], others: [], mentions: [] });
    expect(made.toJSON()).toEqual(before);
  });

  it("looks for names as whole words, and tells where the id stands that was not looked for", () => {
    const made = fresh(
      keep("7", "8"),
      part("1", "2", { because: "7 people; Ada Lovelace left." }),
      part("1", "2", { because: "7 people" }),
    );
    expect(made.erase({ id: "7", texts: ["ada LOVELACE"] }, note)).toMatchObject({ erased: [1, 2], mentions: [3] });
    expect(fresh(keep("a@b.org", "x")).erase({ id: "A@b.org" }, note).erased).toEqual([]);
    expect(fresh(part("1", "2", { because: "wrote to a@b.org." })).erase({ id: "a@b.org" }, note).erased).toEqual([1]);
    expect(fresh(part("1", "2", { because: "Zoe\u0301 said" })).erase({ id: "zo\u00e9" }, note).erased).toEqual([1]);
    expect(fresh(part("1", "2", { because: "\u{10400}da" })).erase({ id: "da" }, note).erased).toEqual([]);
  });

  it("of one role, where ids are those of a role", () => {
    expect(fresh(keep("1", "2"), keep("2", "1")).erase({ id: "1", role: "mentor" }, note).erased).toEqual([2]);
  });

  it("erases who erased as well, and an erasure of nobody new changes nothing", () => {
    const made = mixed();
    made.erase({ id: "ada" }, note);
    expect(made.erase({ id: "ada" }, note).erased).toEqual([]);
    expect(made.erase({ id: "Di" }, { by: "Ed", because: "Left." })).toMatchObject({ erased: [9], entry: 10 });
    expect(made.verify()).toMatchObject({ ok: true, erased: [1, 2, 3, 4, 5, 7, 9] });
    expect(JSON.stringify(made)).not.toContain("Di");
  });

  it("refuses a note that names who is erased, and a search for nothing", () => {
    const made = mixed();
    expect(codesOf(() => made.erase({ id: "ada" }, { by: "Di", because: "Ada left." }))).toEqual(["erase-note"]);
    expect(codesOf(() => made.erase({ id: "ada" }, { by: "Di", because: "" }))).toEqual(["decision-value"]);
    expect(codesOf(() => made.erase({ id: "ada", texts: [" ", "-"] }, note))).toEqual(["erase-text", "erase-text"]);
    expect(made.entries()).toHaveLength(8);
  });

  it("leaves no text of the person in what is stored, whoever they are, and the chain holds", () => {
    const people = fc.uniqueArray(fc.stringMatching(/^[a-z]{6}$/), { minLength: 4, maxLength: 4 });
    const about = fc.array(fc.tuple(fc.nat(5), fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(people, about, (ids, list) => {
        const id = (at: number) => ids[at % 4] ?? "";
        const decisions = list.map(([kind, a, b, c]): Decision => {
          if (kind === 0) return keep(id(a), id(a + 1 + (b % 3)));
          if (kind === 1) return withdraw("mentee", id(a));
          if (kind === 2) return keep(id(a), id(a + 1), { because: `${id(c).toUpperCase()}: yes` });
          if (kind === 3) return apart([id(a), id(a + 1), id(a + 2)]);
          if (kind === 4) return capacity(id(a), b, { by: id(c) });
          return {
            decision: "adjust",
            pair: { mentee: id(a), mentor: id(b) },
            name: `as ${id(c)} said`,
            fit: 0.1,
            ...signed,
          };
        });
        const made = fresh(...decisions);
        const head = made.head();
        const gone = id(0);
        const { erased } = made.erase({ id: gone }, note);
        const text = JSON.stringify(made);
        expect(text.toLowerCase()).not.toContain(gone);
        expect(made.verify(head)).toMatchObject({ ok: true, erased });
        // Others keep all that did not name the person.
        const naming = decisions.flatMap((decision, at) =>
          JSON.stringify(decision).toLowerCase().includes(gone) ? [at + 1] : [],
        );
        expect(erased).toEqual(naming);
      }),
      { seed, numRuns: 200 * effort },
    );
  });

  it("its decisions are told as erased, and what they superseded by number stays so", () => {
    const made = fresh(keep("bo", "grace"), keep("ada", "grace", { supersedes: 1 }));
    made.erase({ id: "ada" }, note);
    const ground = pairsGround({ mentee: ["bo"], mentor: ["grace"] });
    expect(decisionsInForce(made.decisions(), ground)).toMatchObject({
      inForce: [],
      superseded: [{ entry: 1, by: 2 }],
      erased: [{ number: 2, supersedes: 1 }],
    });
  });
});

function replace(entries: LedgerEntry[], at: number, change: object): void {
  const entry = entries[at];
  if (entry !== undefined) entries[at] = JSON.parse(JSON.stringify({ ...entry, ...change }));
}

function without(entry: LedgerEntry | undefined): LedgerEntry {
  const { salt: _salt, decision: _decision, ...rest } = JSON.parse(JSON.stringify(entry));
  return rest;
}

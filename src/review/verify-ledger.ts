import { contentOf, digestOf, emptyHash, hashOf, type LedgerEntry, type LedgerHead } from "./ledger-entry.js";

/** Whether a ledger is as it was written. */
export type Verified =
  | {
      readonly ok: true;
      readonly entries: number;
      /** To be kept elsewhere, for a later `verify`. */
      readonly head: LedgerHead;
      /** The numbers of the entries whose content was erased, as a later entry notes. */
      readonly erased: readonly number[];
    }
  | {
      readonly ok: false;
      /** The number of the first entry that does not fit. */
      readonly entry: number;
      /** What would have fitted there, and what stands there. */
      readonly expected: string;
      readonly found: string;
      /** The same in one sentence. */
      readonly text: string;
    };

/**
 * Reads the chain of a ledger from the first entry on: numbers, hashes, digests of the contents, and that nothing is missing
 * but what an erasure notes.
 *
 * A chain alone does not show that its end was cut off, nor that somebody wrote all of it anew: for that, keep its head
 * elsewhere (`head()`, a line in a mail will do) and hand it over here.
 *
 * Cost: two hashes per entry.
 *
 * @example
 * ```ts
 * const decided = ledger({ random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
 * verifyLedger(decided.entries()).ok;
 * ```
 */
export function verifyLedger(entries: readonly LedgerEntry[], head?: LedgerHead): Verified {
  let previous = emptyHash;
  const gone = new Set<number>();
  // Numbers that an erasure notes, and where.
  const noted = new Map<number, number>();
  for (const [index, entry] of entries.entries()) {
    const number = index + 1;
    const fault = linkFault(entry, number, previous);
    if (fault !== undefined) return broken(number, ...fault);
    if (contentOf(entry) === undefined) gone.add(number);
    if (entry.kind === "erasure") {
      for (const erased of entry.erased) {
        if (erased >= number) return broken(number, "earlier entries only", `the erasure of entry ${erased}`);
        noted.set(erased, number);
      }
    }
    previous = entry.hash;
  }
  for (const number of [...new Set([...gone, ...noted.keys()])].sort((a, b) => a - b)) {
    if (!noted.has(number)) return broken(number, "its content, or a later entry that notes its erasure", "neither");
    if (!gone.has(number))
      return broken(number, `no content, since entry ${noted.get(number)} notes its erasure`, "content");
  }
  return (
    againstHead(entries, head) ?? {
      ok: true,
      entries: entries.length,
      head: headOf(entries),
      erased: Object.freeze([...gone].sort((a, b) => a - b)),
    }
  );
}

/** How far a list of entries has come. */
export function headOf(entries: readonly LedgerEntry[]): LedgerHead {
  return Object.freeze({ entries: entries.length, hash: entries.at(-1)?.hash ?? emptyHash });
}

/** What does not fit at one entry, as what was expected and what was found. */
function linkFault(entry: LedgerEntry, number: number, previous: string): readonly [string, string] | undefined {
  if (entry.number !== number) return [`number ${number}`, `number ${entry.number}`];
  if (entry.previous !== previous) return [`previous ${previous}`, `previous ${entry.previous}`];
  const content = contentOf(entry);
  if ((content === undefined) !== (entry.salt === undefined)) {
    return ["content and salt, or neither", content === undefined ? "salt alone" : "content alone"];
  }
  if (content !== undefined && entry.salt !== undefined) {
    const digest = digestOf(entry.salt, content);
    if (entry.digest !== digest) return [`digest ${digest} of what it says`, `digest ${entry.digest}`];
  }
  if (entry.kind === "decision" && entry.decision !== undefined && entry.supersedes !== entry.decision.supersedes) {
    return [`supersedes ${entry.decision.supersedes ?? "nothing"}`, `supersedes ${entry.supersedes ?? "nothing"}`];
  }
  const hash = hashOf(entry);
  return entry.hash === hash ? undefined : [`hash ${hash}`, `hash ${entry.hash}`];
}

function againstHead(entries: readonly LedgerEntry[], head: LedgerHead | undefined): Verified | undefined {
  if (head === undefined) return undefined;
  if (head.entries === 0) {
    return head.hash === emptyHash ? undefined : broken(1, `a ledger that begins with ${head.hash}`, emptyHash);
  }
  const last = entries[head.entries - 1];
  if (last === undefined) {
    return broken(entries.length + 1, `an entry; the head that was kept has ${head.entries}`, "the end");
  }
  return last.hash === head.hash
    ? undefined
    : broken(head.entries, `hash ${head.hash}, as was kept`, `hash ${last.hash}`);
}

function broken(entry: number, expected: string, found: string): Verified {
  const text = `Entry ${entry} is not as it was written: expected ${expected}, found ${found}.`;
  return Object.freeze({ ok: false, entry, expected, found, text });
}

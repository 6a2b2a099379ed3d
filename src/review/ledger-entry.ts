import { canonical } from "../plan/record.js";
import { fingerprint } from "../random.js";
import type { Decision, Signed } from "./decision.js";

/** What every entry of a ledger has: its place in the chain, and the digest of its content. */
export interface Link {
  /** From 1, without gaps. */
  readonly number: number;
  /** The hash of the entry before; of the first, that of the empty ledger. */
  readonly previous: string;
  /** SHA-256 of salt and content. It stays when the content is erased, and tells nothing without the salt. */
  readonly digest: string;
  /** SHA-256 of all that stays when the content is erased, `previous` and `digest` included. */
  readonly hash: string;
  /** 32 hexadecimal digits of chance; absent where the content was erased. */
  readonly salt?: string;
}

/** A decision in a ledger. */
export interface DecidedEntry extends Link {
  readonly kind: "decision";
  /** What it supersedes stays readable when the decision is erased. */
  readonly supersedes?: number | "earlier";
  /** Absent where it was erased. */
  readonly decision?: Decision;
}

/** The note that entries were erased: without one, missing content is tampering. */
export interface ErasureEntry extends Link {
  readonly kind: "erasure";
  /** The numbers of the entries, rising; all are earlier. */
  readonly erased: readonly number[];
  /** Who erased and why; absent where it was erased itself. */
  readonly note?: ErasureNote;
}

/** Who erased something and why: text that names nobody who was erased. */
export type ErasureNote = Pick<Signed, "by" | "because" | "at">;

/** An entry of a ledger: told apart by `kind`. */
export type LedgerEntry = DecidedEntry | ErasureEntry;

/** How far a ledger has come: kept elsewhere, it shows later whether the end was cut off or everything was written anew. */
export interface LedgerHead {
  readonly entries: number;
  /** The hash of the last entry. */
  readonly hash: string;
}

/** A ledger as plain JSON. */
export interface LedgerJson {
  readonly format: "pairwright ledger";
  readonly version: 1;
  readonly entries: readonly LedgerEntry[];
}

/** What stands before the entries, and is hashed into the first. */
export const header = Object.freeze({ format: "pairwright ledger", version: 1 } as const);

/** The hash that the first entry follows. */
export const emptyHash = fingerprint(canonical(header));

/** The part of an entry that is new; the chain adds the rest. */
export type Fresh =
  | { readonly kind: "decision"; readonly decision: Decision }
  | { readonly kind: "erasure"; readonly erased: readonly number[]; readonly note: ErasureNote };

/** Chains an entry to the one before. Cost: two hashes. */
export function chainedEntry(fresh: Fresh, number: number, previous: string, salt: string): LedgerEntry {
  const content = fresh.kind === "decision" ? fresh.decision : fresh.note;
  const link = { number, previous, digest: digestOf(salt, content), salt };
  if (fresh.kind === "erasure") {
    return Object.freeze({ ...fresh, ...link, hash: hashOf({ ...fresh, ...link }) });
  }
  const { supersedes } = fresh.decision;
  const entry = { ...fresh, ...link, ...(supersedes === undefined ? {} : { supersedes }) };
  return Object.freeze({ ...entry, hash: hashOf(entry) });
}

/** The entry without its content and salt. */
export function withoutContent(entry: LedgerEntry): LedgerEntry {
  if (entry.kind === "decision") {
    const { decision: _decision, salt: _salt, ...rest } = entry;
    return Object.freeze(rest);
  }
  const { note: _note, salt: _salt, ...rest } = entry;
  return Object.freeze(rest);
}

/** What an entry says, undefined where it was erased. */
export function contentOf(entry: LedgerEntry): Decision | ErasureNote | undefined {
  return entry.kind === "decision" ? entry.decision : entry.note;
}

/** SHA-256 of salt and content, as canonical JSON (RFC 8785: sorted keys, no blanks). */
export function digestOf(salt: string, content: Decision | ErasureNote): string {
  return fingerprint(canonical([salt, content]));
}

type Unhashed = Omit<DecidedEntry, "hash"> | Omit<ErasureEntry, "hash">;

/** SHA-256 of what stays of an entry for ever, as canonical JSON. */
export function hashOf(entry: Unhashed): string {
  const { number, previous, kind, digest } = entry;
  const open = entry.kind === "decision" ? { supersedes: entry.supersedes } : { erased: entry.erased };
  return fingerprint(canonical({ number, previous, kind, digest, ...open }));
}

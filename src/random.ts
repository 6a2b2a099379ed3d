import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded stream of chance: the same seed gives the same draws on every machine. */
export interface Chance {
  /** A whole number from 0 to `limit - 1`, each equally likely; `limit` is 1 … 2^31. */
  below(limit: number): number;
}

/** Opens a stream of chance; `seed` is a whole number. Generator: xoroshiro128+ of the package pure-rand. */
export function chance(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  return { below: (limit) => uniformInt(generator, 0, limit - 1) };
}

/** Shuffles `items` in place (Fisher–Yates: Durstenfeld 1964, CACM algorithm 235) and gives them back. */
export function shuffled<T extends { length: number; [index: number]: unknown }>(items: T, source: Chance): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = source.below(last + 1);
    const kept = items[last];
    items[last] = items[other];
    items[other] = kept;
  }
  return items;
}

/** The SHA-256 of a text as 64 hexadecimal digits: the fingerprints in a plan's record. */
export function fingerprint(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * The order in which people are laid before a solver: sorted by a hash of seed, role and id, so that ties depend neither
 * on the order of the file nor on the alphabet. Gives positions into `ids`; cost one hash per person.
 */
export function seededOrder(seed: number, role: string, ids: readonly string[]): Int32Array {
  const keys = ids.map((id) => fingerprint(JSON.stringify([seed, role, id])));
  return Int32Array.from(ids.keys()).sort((a, b) => compareText(keys[a] ?? "", keys[b] ?? ""));
}

/** Orders text by code unit, the same on every machine and in every language setting. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { z } from "zod";
import { day, number, supersedes, words } from "./decision-schemas.js";
import type { ErasureNote } from "./ledger-entry.js";

/*
 * The schemas of a ledger's entries, for the doors that read ledgers. What a decision is, is asked where decisions are read.
 */

/** Who erased something and why. */
export const noteSchema: z.ZodType<ErasureNote> = z.strictObject({
  by: words,
  because: words,
  at: day.exactOptional(),
});

const digits = (count: number) => z.string().regex(new RegExp(`^[0-9a-f]{${count}}$`));
const link = { number, previous: digits(64), digest: digits(64), hash: digits(64), salt: digits(32).exactOptional() };

/** An entry, whatever its content is. */
export const entrySchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...link, kind: z.literal("decision"), supersedes, decision: z.unknown().exactOptional() }),
  z.strictObject({
    ...link,
    kind: z.literal("erasure"),
    erased: z.array(number).readonly(),
    note: z.unknown().exactOptional(),
  }),
]);

/** A ledger as JSON, its entries still to be looked at. */
export const ledgerSchema = z.strictObject({
  format: z.literal("pairwright ledger"),
  version: z.literal(1),
  entries: z.array(z.unknown()),
});

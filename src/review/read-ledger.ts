import { type Mistake, mistake, refuse } from "../errors.js";
import { keptLedger, type Ledger, type LedgerOptions, optionsMistakes } from "./ledger.js";
import type { LedgerEntry, LedgerHead } from "./ledger-entry.js";
import { entrySchema, ledgerSchema } from "./ledger-schemas.js";
import { checkedDecision, checkedNote, inside, parsedJson, step } from "./read-decisions.js";
import { verifyLedger } from "./verify-ledger.js";

/**
 * Reads a ledger that was saved as JSON (`JSON.stringify(ledger)`), verifies its chain, and goes on with it in memory.
 *
 * @param json The text of the file, or what `JSON.parse` made of it.
 * @param options As for `ledger`; and `head`, where it was kept elsewhere.
 * @throws PairwrightError for what is no ledger, listing every place that is wrong; and for a chain that does not hold, with
 * the number of the first entry that is not as it was written.
 * @example
 * ```ts
 * const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
 * readLedger(JSON.stringify(ledger({ random })), { random }).entries(); // []
 * ```
 */
export function readLedger(json: unknown, options: LedgerOptions & { readonly head?: LedgerHead }): Ledger {
  const mistakes: Mistake[] = optionsMistakes(options);
  const given = typeof json === "string" ? parsedJson("readLedger", "ledger", json) : json;
  const judged = ledgerSchema.safeParse(given);
  if (!judged.success) {
    for (const { path } of judged.error.issues) {
      const [where, value] = [`ledger${path.map(step).join("")}`, path.reduce(inside, given)];
      const message = 'a ledger is { format: "pairwright ledger", version: 1, entries: […] }.';
      mistakes.push(mistake("ledger-shape", where, message, "Give what JSON.stringify(ledger) wrote.", value));
    }
  }
  const list = judged.success ? judged.data.entries : [];
  const entries = list.flatMap((one, index) => checkedEntry(one, `ledger.entries[${index}]`, mistakes) ?? []);
  refuse("readLedger", mistakes);
  const verified = verifyLedger(entries, options.head);
  if (!verified.ok) {
    const where = `ledger.entries[${verified.entry - 1}]`;
    const remedy = "Go back to a copy from before the change, or ask who changed it.";
    refuse("readLedger", [mistake("ledger-broken", where, verified.text, remedy)]);
  }
  return keptLedger(entries, options, { add: () => undefined, replaceAll: () => undefined });
}

/** An entry from anywhere, frozen; what is wrong with its form is added to `mistakes`, and then there is none. */
export function checkedEntry(given: unknown, where: string, mistakes: Mistake[]): LedgerEntry | undefined {
  const judged = entrySchema.safeParse(given);
  if (!judged.success) {
    for (const { path } of judged.error.issues) {
      const [place, value] = [`${where}${path.map(step).join("")}`, path.reduce(inside, given)];
      const remedy = "Give the entry as the ledger wrote it.";
      mistakes.push(mistake("ledger-entry", place, "this is no part of an entry.", remedy, value));
    }
    return undefined;
  }
  const read = judged.data;
  if (read.kind === "erasure") {
    const { note, erased, ...rest } = read;
    const entry = { ...rest, erased: Object.freeze([...erased]) };
    if (note === undefined) return Object.freeze(entry);
    const checked = checkedNote(note, `${where}.note`, mistakes);
    return checked === undefined ? undefined : Object.freeze({ ...entry, note: checked });
  }
  const { decision, ...rest } = read;
  if (decision === undefined) return Object.freeze(rest);
  const checked = checkedDecision(decision, `${where}.decision`, mistakes);
  return checked === undefined ? undefined : Object.freeze({ ...rest, decision: checked });
}

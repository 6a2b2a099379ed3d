import type { Taken } from "./decidable.js";
import type { DecisionEntry } from "./decision.js";
import { proposalKey } from "./proposals.js";

/** Keeps what is settled, so that nothing is asked twice and what was taken back is asked again. */
export interface Settling {
  /** That these entries are the answer to a proposal, by its key. */
  add(key: string, entries: readonly DecisionEntry[]): void;
  /** Whether a proposal is settled by these decisions. */
  after(taken: Taken): (key: string) => boolean;
}

/**
 * A proposal is settled when decisions put its people together in any case, and when it was answered: an answer that has no effect,
 * as one that is refused, is told with the review and not asked for again. One whose every answer was superseded since is open again.
 */
export function settling(): Settling {
  const answers = new Map<string, readonly number[]>();
  return {
    add(key, entries) {
      const numbers = entries.map(({ number }) => number);
      answers.set(key, [...(answers.get(key) ?? []), ...numbers]);
    },
    after({ effects, held }) {
      const kept = new Set(effects.must.map(({ people }) => proposalKey(people)));
      const gone = new Set(held.superseded.map(({ entry }) => entry));
      return (key) => kept.has(key) || answers.get(key)?.some((number) => !gone.has(number)) === true;
    },
  };
}

import type { PersonRef } from "../constraints/conflicts.js";
import type { Taken } from "./decidable.js";
import type { DecisionEntry } from "./decision.js";
import { type Ground, personKey } from "./ground.js";
import { proposalKey } from "./proposals.js";

/** Keeps what is settled, so that nothing is asked twice and what was taken back is asked again. */
export interface Settling {
  /** That these entries are the answer to a proposal, by its key. */
  add(key: string, entries: readonly DecisionEntry[]): void;
  /** What these decisions have settled. */
  after(taken: Taken): Settled;
}

/** What is settled by decisions. */
export interface Settled {
  /** Whether there is nothing to ask about these people. */
  has(people: readonly PersonRef[]): boolean;
  /** Whether the two are put together by decisions, directly or by way of others. */
  keeps(one: PersonRef, other: PersonRef): boolean;
}

/**
 * A proposal is settled when decisions put its people together in any case, in a circle also by way of others, and when it was
 * answered: an answer that has no effect, as one that is refused, is told with the review and not asked for again. One whose every
 * answer was superseded since is open again.
 */
export function settling({ together }: Pick<Ground, "together">): Settling {
  const answers = new Map<string, readonly number[]>();
  return {
    add(key, entries) {
      const numbers = entries.map(({ number }) => number);
      answers.set(key, [...(answers.get(key) ?? []), ...numbers]);
    },
    after({ effects, held }) {
      const kept = new Set(effects.must.map(({ people }) => proposalKey(people)));
      const gone = new Set(held.superseded.map(({ entry }) => entry));
      const block = together === "pairs" ? undefined : blocksOf(effects.must);
      const keeps = (one: PersonRef, other: PersonRef) =>
        block === undefined ? kept.has(proposalKey([one, other])) : block(one) === block(other);
      return {
        keeps,
        has(people) {
          const key = proposalKey(people);
          const [first] = people;
          const isOne = block !== undefined && first !== undefined && people.every((one) => keeps(first, one));
          return kept.has(key) || isOne || answers.get(key)?.some((number) => !gone.has(number)) === true;
        },
      };
    },
  };
}

/** Who is put together with whom, step by step; everybody by somebody who stands for all of them. */
function blocksOf(groups: readonly { readonly people: readonly PersonRef[] }[]): (person: PersonRef) => string {
  const next = new Map<string, string>();
  const top = (key: string): string => {
    let at = key;
    for (let up = next.get(at); up !== undefined; up = next.get(at)) at = up;
    return at;
  };
  for (const { people } of groups) {
    const [first, ...rest] = people.map(personKey);
    for (const key of rest) {
      const [one, other] = [top(first ?? key), top(key)];
      if (one !== other) next.set(other, one);
    }
  }
  return (person) => top(personKey(person));
}

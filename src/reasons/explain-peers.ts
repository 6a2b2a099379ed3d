import { frozenCopy } from "../cohort/frozen.js";
import { MILLION } from "../fit/fit.js";
import { contextOf, type PeersContext } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import { reasonsAbout } from "./about.js";
import { cellNamed } from "./cell.js";
import type { NameOf } from "./names.js";
import { priced, tellerOf } from "./price.js";
import { questionsOf } from "./questions.js";
import type { PairReasons, Partner } from "./reasons.js";
import { inWords, ofPeers } from "./words.js";

/** Two people of one group, in any order. */
export interface PeerPair {
  readonly one: string;
  readonly other: string;
}

/** How to tell the reasons of peers. */
export interface PeersExplainOptions {
  /** What people are called in the text; by their ids unless said otherwise. */
  readonly names?: { readonly person?: NameOf };
}

/** The peers' way of `explain`. */
export function explainedPeers(plan: PeersPlan, pair: PeerPair, { names = {} }: PeersExplainOptions = {}): PairReasons {
  const context = contextOf("explain", plan);
  const cell = cellNamed("explain", plan, context, { one: pair.one, other: pair.other });
  // Told in the order in which they were asked about.
  const isTurned = context.lineup.positions[0].get(pair.one) !== cell.row;
  const [row, column] = isTurned ? [cell.column, cell.row] : [cell.row, cell.column];
  const keys = ["one", "other"] as const;
  const reasons = reasonsAbout(context, [row, column], {
    keys,
    ids: [pair.one, pair.other],
    chosen: plan.groups.some(({ people }) => [pair.one, pair.other].every((id) => people.some((own) => own === id))),
    instead: [partnersOf(context, row), partnersOf(context, column)],
    price: () => {
      const { forced, inexact } = questionsOf("explain", plan);
      return priced(forced(cell), tellerOf(plan, context, { names }), "Making this pair", inexact);
    },
  });
  return frozenCopy({ ...reasons, text: inWords(reasons, keys, ofPeers(reasons, names.person)) });
}

/** With whom a person is in a group, and how well they fit. */
function partnersOf({ answer, lineup, fit }: PeersContext, position: number): Partner[] {
  const group = answer.groups.find((members) => members.includes(position)) ?? [];
  return group
    .filter((member) => member !== position)
    .map((member) => ({
      id: lineup.ids[0][member] ?? "",
      fit: (fit.scores[position * fit.columns + member] ?? 0) / MILLION,
    }));
}

import { frozenCopy } from "../cohort/frozen.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import { contextOf, type PeersContext, type SharedContext } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import { reasonsAbout } from "./about.js";
import { priced, tellerOf } from "./price.js";
import { questionsOf } from "./questions.js";
import type { PairReasons, Partner } from "./reasons.js";
import { inWords, type NameOf, ofPeers } from "./words.js";

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
  const [row, column] = positionsOf(context, pair);
  const keys = ["one", "other"] as const;
  const reasons = reasonsAbout(context, [row, column], {
    keys,
    ids: [pair.one, pair.other],
    chosen: plan.groups.some(({ people }) => [pair.one, pair.other].every((id) => people.some((own) => own === id))),
    hooks: plan.hooks,
    isDecided: context.ready.decided !== undefined,
    overruled: plan.overruled,
    instead: [partnersOf(context, row), partnersOf(context, column)],
    price: () => {
      // What another aim weighs is not the sum of the fits.
      if (plan.objective !== undefined) return undefined;
      const { forced, inexact } = questionsOf("explain", plan);
      const cell = { row: Math.min(row, column), column: Math.max(row, column) };
      return priced(forced(cell), tellerOf(plan, context, { names }), "Making this pair", inexact);
    },
  });
  return frozenCopy({ ...reasons, text: inWords(reasons, keys, ofPeers(reasons, names.person)) });
}

/** The positions of two people of one group in the lineup. */
export function positionsOf(context: Pick<SharedContext, "lineup">, pair: PeerPair): readonly [number, number] {
  const mistakes: Mistake[] = [];
  const at = (["one", "other"] as const).map((key) => readPosition(context, `pair.${key}`, pair[key], mistakes));
  refuse("explain", mistakes);
  return [at[0] ?? 0, at[1] ?? 0];
}

/** The position of one person in the lineup. */
export function positionOf(context: Pick<SharedContext, "lineup">, where: string, id: string): number {
  const mistakes: Mistake[] = [];
  const position = readPosition(context, where, id, mistakes);
  refuse("explain", mistakes);
  return position;
}

function readPosition(
  { lineup }: Pick<SharedContext, "lineup">,
  where: string,
  id: string,
  mistakes: Mistake[],
): number {
  const position = lineup.positions[0].get(id);
  if (position !== undefined) return position;
  const remedy = suggestion(String(id), lineup.ids[0]);
  mistakes.push(mistake("explain-unknown", where, "nobody has this id.", remedy, id));
  return 0;
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

import type { Stop } from "../kernels/problem.js";
import { builtInRules, type Judging } from "../program.js";
import { contextOf } from "./context.js";
import { type Decided, isNothing } from "./decided.js";
import { pairsAgain } from "./decided-pairs.js";
import { peersAgain } from "./decided-peers.js";
import type { HookAnswers } from "./hooks/answers.js";
import { hooksWithoutRule } from "./hooks/without-rule.js";
import { matchedPairs } from "./match-pairs.js";
import { matchedPeers } from "./match-peers.js";
import { knownOrigin, type PairsOrigin, type PeersOrigin } from "./origin.js";
import type { PeersPlan } from "./peers-plan.js";
import type { Plan } from "./plan.js";

/** What another program, and other lists, make of a run. */
export interface Otherwise {
  readonly program: <P extends Judging>(program: P) => P;
  /** The rule that goes, if one does: a list of pairs that may not be made is one. */
  readonly rule?: string;
}

/** Whether people decided about a plan, or hooks said something of it, that is in no program and no list. */
export function isDecided(plan: Plan | PeersPlan): boolean {
  const { decided, hooks } = contextOf("prices", plan).ready;
  return decided !== undefined || hooks !== undefined;
}

/**
 * A plan that people or hooks decided about, made again by another program with the same decisions. What they changed is no part of the
 * program: values and fits they set stay set, rules they overruled stay overruled, and all other fits are those of the run that
 * nobody decided about. Nothing for other plans; no plan where there is none.
 *
 * Cost: every rule and criterion once more, and a solve.
 */
export function decidedOtherwise(
  plan: Plan | PeersPlan,
  { program, rule }: Otherwise,
  signal?: Stop,
): { readonly plan: Plan | PeersPlan | undefined } | undefined {
  if (!isDecided(plan)) return undefined;
  const { decided: all } = contextOf("prices", plan).ready;
  const origin = knownOrigin(plan);
  if (origin === undefined || origin.format === "circles") return undefined;
  const decided: Decided | undefined = all && rule === builtInRules.apart ? { ...all, never: [] } : all;
  const stop = signal === undefined ? {} : { signal };
  const fewer = {
    ...(rule === builtInRules.history ? { history: [] } : {}),
    ...(rule === builtInRules.apart ? { never: [] } : {}),
  };
  const outcome = origin.format === "peers" ? peers(origin) : pairs(origin);
  return { plan: outcome.status === "infeasible" ? undefined : outcome };

  function pairs(known: PairsOrigin) {
    const other = {
      ...known,
      program: program(known.program),
      options: { ...known.options, ...fewer, ...hooked(known) },
    };
    if (decided !== undefined && !isNothing(decided)) return pairsAgain(other, signal).made(decided);
    return matchedPairs(other.program, other.cohort, { ...other.options, ...stop }).outcome;
  }

  function peers(known: PeersOrigin) {
    const other = {
      ...known,
      program: program(known.program),
      options: { ...known.options, ...fewer, ...hooked(known) },
    };
    if (decided !== undefined && !isNothing(decided)) return peersAgain(other, signal).made(decided);
    return matchedPeers(other.program, other.cohort, { ...other.options, ...stop }).outcome;
  }

  /** What hooks answered, without the rule. */
  function hooked<H extends HookAnswers>({ options: { hooks } }: { readonly options: { readonly hooks?: H } }) {
    return hooks === undefined ? {} : { hooks: rule === undefined ? hooks : hooksWithoutRule(hooks, rule) };
  }
}

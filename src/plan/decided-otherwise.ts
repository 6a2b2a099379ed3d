import type { Stop } from "../kernels/problem.js";
import { builtInRules, type Judging } from "../program.js";
import { contextOf } from "./context.js";
import type { Decided } from "./decided.js";
import { pairsAgain } from "./decided-pairs.js";
import { peersAgain } from "./decided-peers.js";
import { knownOrigin } from "./origin.js";
import type { PeersPlan } from "./peers-plan.js";
import type { Plan } from "./plan.js";

/** What another program, and other lists, make of a run. */
export interface Otherwise {
  readonly program: <P extends Judging>(program: P) => P;
  /** The rule that goes, if one does: a list of pairs that may not be made is one. */
  readonly rule?: string;
}

/** Whether people decided about a plan otherwise than its program and lists say. */
export function isDecided(plan: Plan | PeersPlan): boolean {
  return contextOf("prices", plan).ready.decided !== undefined;
}

/**
 * A plan that people decided about, made again by another program with the same decisions. What they changed is no part of the
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
  const { decided: all } = contextOf("prices", plan).ready;
  const origin = knownOrigin(plan);
  if (all === undefined || origin === undefined || origin.format === "circles") return undefined;
  const decided: Decided = rule === builtInRules.apart ? { ...all, never: [] } : all;
  const fewer = {
    ...(rule === builtInRules.history ? { history: [] } : {}),
    ...(rule === builtInRules.apart ? { never: [] } : {}),
  };
  const outcome =
    origin.format === "peers"
      ? peersAgain(
          { ...origin, program: program(origin.program), options: { ...origin.options, ...fewer } },
          signal,
        ).made(decided)
      : pairsAgain(
          { ...origin, program: program(origin.program), options: { ...origin.options, ...fewer } },
          signal,
        ).made(decided);
  return { plan: outcome.status === "infeasible" ? undefined : outcome };
}

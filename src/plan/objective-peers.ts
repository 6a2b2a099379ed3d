import type { SolveOptions } from "../kernels/problem.js";
import { isFewChanges } from "./few-changes.js";
import { planObjective, type ReadObjective } from "./objective.js";
import { answeredPeersWithFewChanges, type FewChangesQuestion } from "./objective-changes-peers.js";
import { solvedFairlyPeers } from "./objective-fair-peers.js";
import { solvedStablyPeers } from "./objective-stable-peers.js";
import type { PeersQuestion, PeersUnderObjective } from "./objective-under.js";
import { solvedForWorstOff } from "./objective-worst-off-peers.js";

/** Answers a question about peers under an objective other than the total, and says what is proven. */
export function answeredPeersUnder(
  objective: Exclude<ReadObjective, "total">,
  asked: PeersQuestion & FewChangesQuestion,
  options: SolveOptions,
): PeersUnderObjective {
  if (isFewChanges(objective)) {
    return answeredPeersWithFewChanges(objective, asked, options);
  }
  const { question, withTrio, fit, lists, ask, solver } = asked;
  const found = { objective, partners: "free", must: lists.groups.length > 0, loops: false } as const;
  if (objective === "stable") {
    const answer = solvedStablyPeers(question, fit, lists, withTrio, options);
    const words = planObjective({ ...found, proven: answer.verdict.feasible });
    return { answer, solver: { name: "stable" }, objective: words };
  }
  const { answer, lowest } =
    objective === "worst-off first"
      ? solvedForWorstOff(ask(), question, lists, options)
      : solvedFairlyPeers(objective, ask, fit, lists, options.onProgress);
  const proven = answer.verdict.feasible && answer.verdict.optimal;
  const words = planObjective({ ...found, proven, ...(lowest === undefined ? {} : { lowest }) });
  return { answer, solver: objective === "worst-off first" ? { name: "worst-off first" } : solver, objective: words };
}

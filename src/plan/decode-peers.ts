import { frozenCopy } from "../cohort/frozen.js";
import type { Lineup } from "../cohort/lineup.js";
import type { Eligibility } from "../constraints/eligibility.js";
import { cellsOf, type ReadPeerLists } from "../constraints/peer-lists.js";
import { type Fit, MILLION } from "../fit/fit.js";
import { knownShare } from "../fit/value.js";
import type { Verdict } from "../kernels/check.js";
import type { PeerPrices } from "../kernels/problem.js";
import { builtInRules, type PeersProgram, type PersonSchema } from "../program.js";
import type { Decided } from "./decided.js";
import { judgedBody } from "./decode.js";
import type { PeersHookAnswers } from "./hooks/answers.js";
import type { PlanObjective } from "./objective.js";
import type { PeersBody, PeersGroup, PeersPlan, PeersPrices } from "./peers-plan.js";
import type { PlanRecord } from "./record.js";
import type { PeersAnswer } from "./solve-peers.js";
import { unmatchedPeers } from "./unmatched-peers.js";

/** All that `match` found out about peers, on the way back to names. */
export interface FoundPeers {
  readonly program: PeersProgram<PersonSchema, string, string>;
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  readonly fit: Fit;
  readonly lists: ReadPeerLists;
  readonly answer: PeersAnswer & { readonly verdict: Extract<Verdict, { feasible: true }> };
  readonly record: PlanRecord<string>;
  readonly decided?: Decided;
  readonly hooks?: PeersHookAnswers;
  /** At most so many people could be in groups. */
  readonly most?: number;
  readonly objective?: PlanObjective;
}

/** Turns numbers back into people: the plan, frozen through and through. */
export function decodedPeers(found: FoundPeers): PeersPlan {
  const { lineup, eligibility, fit, lists, answer, record, most, objective } = found;
  const { groups, verdict, prices, question } = answer;
  const placed = new Set(groups.flat());
  const alone = Array.from(lineup.ids[0].keys()).filter((position) => !placed.has(position));
  // No pair more could be made, whoever is left.
  const isLimited = most !== undefined && most < lineup.ids[0].length;
  const full = isLimited && placed.size + 2 > most ? most : undefined;
  const unmatched = unmatchedPeers(lineup, eligibility, question, answer.pairs, alone, {
    full,
    madeFor: objective?.name,
  });
  const scores = groups.flatMap(cellsOf).map(({ row, column }) => fit.scores[row * fit.columns + column] ?? 0);
  const total = groups.reduce((sum, group) => sum + (group.length === 2 ? 2 : 1) * sumOf(fit, group), 0);
  // Nobody is a pair with themselves, so that rule removed no pair of anybody.
  const { rules, ...judged } = judgedBody(eligibility, fit, lists, found.decided, found.hooks);
  const { [builtInRules.oneself]: _, ...ofPairs } = rules;
  const body: PeersBody<string, string> = {
    format: "peers",
    groups: groups.map((group) => groupOf(found, group)),
    unmatched,
    byes: unmatched.map(({ id }) => id),
    totals: {
      groups: groups.length,
      matched: placed.size,
      people: lineup.ids[0].length,
      fit: total / MILLION,
      ...(placed.size > 0
        ? { mean: Math.round(total / placed.size) / MILLION, worst: Math.min(...scores) / MILLION }
        : {}),
    },
    ...(most === undefined ? {} : { most }),
    ...judged,
    rules: ofPairs,
    record,
    ...(objective === undefined ? {} : { objective }),
    ...(found.hooks ? { hooks: found.hooks } : {}),
  };
  if (!verdict.optimal) {
    const { priority: people, fit } = verdict.gap;
    return frozenCopy({ ...body, status: "feasible", gap: people > 0 ? { people } : { people, fit: fit / MILLION } });
  }
  if (prices === undefined) return frozenCopy({ ...body, status: "optimal" });
  return frozenCopy({ ...body, status: "optimal", prices: pricesOf(lineup, question.order, prices) });
}

/** The sum of the scores of all pairs of a group. */
function sumOf({ scores, columns }: Fit, group: readonly number[]): number {
  return cellsOf(group).reduce((sum, { row, column }) => sum + (scores[row * columns + column] ?? 0), 0);
}

function groupOf({ program, lineup, fit, lists }: FoundPeers, group: readonly number[]): PeersGroup {
  const [a = "", b = "", ...third] = group.map((position) => lineup.ids[0][position] ?? "");
  const cells = cellsOf(group);
  const mean = (sum: number) => Math.round(sum / cells.length) / MILLION;
  const people = lineup.people[0];
  const known = cells.reduce(
    (sum, { row, column }) => sum + knownShare(program, people[row], people[column]) * MILLION,
    0,
  );
  return {
    people: third[0] === undefined ? [a, b] : [a, b, third[0]],
    fit: mean(sumOf(fit, group)),
    known: mean(known),
    must: lists.groups.some((must) => must.every((member) => group.includes(member))),
  };
}

/** The prices in the unit of a plan: they come in halves. */
function pricesOf(lineup: Lineup, order: Int32Array, { people, sets }: PeerPrices): PeersPrices {
  const idOf = (person: number) => lineup.ids[0][order[person] ?? 0] ?? "";
  const price = (priority: number, fit: number) => ({ people: priority / 2 + 0, fit: fit / 2 / MILLION + 0 });
  const byText = (one: string, other: string) => (one < other ? -1 : 1);
  return {
    people: Array.from(order, (_, person) => ({
      id: idOf(person),
      ...price(people.priority[person] ?? 0, people.fit[person] ?? 0),
    })).sort((one, other) => byText(one.id, other.id)),
    sets: sets
      .map(({ members, priority, fit }) => ({
        people: Array.from(members, idOf).sort(byText),
        price: price(priority, fit),
      }))
      .sort((one, other) => byText(one.people.join(), other.people.join())),
  };
}

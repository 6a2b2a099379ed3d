import { frozenCopy } from "../cohort/frozen.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import { MILLION } from "../fit/fit.js";
import { contextOf, type RoundsContext } from "../plan/context.js";
import type { RoundsPlan } from "../plan/rounds-plan.js";
import { reasonsAbout } from "./about.js";
import { type PeerPair, type PeersExplainOptions, positionOf, positionsOf } from "./explain-peers.js";
import type { Partner } from "./reasons.js";
import type { PairInRoundsReasons, PersonInRoundsReasons, RoundOfPerson } from "./rounds-reasons.js";
import { pairOfRoundsInWords, personOfRoundsInWords } from "./rounds-words.js";
import { ofPeers } from "./words.js";

/** One person of a plan of rounds. */
export interface OnePerson {
  readonly person: string;
}

/** The way of rounds through `explain`: about two people, or about one. */
export function explainedRounds(
  plan: RoundsPlan,
  asked: PeerPair | OnePerson,
  options: PeersExplainOptions = {},
): PairInRoundsReasons | PersonInRoundsReasons {
  return "person" in asked ? explainedPerson(plan, asked, options) : explainedPair(plan, asked, options);
}

function explainedPair(plan: RoundsPlan, pair: PeerPair, { names = {} }: PeersExplainOptions): PairInRoundsReasons {
  const context = contextOf("explain", plan);
  const [row, column] = positionsOf(context, pair);
  const keys = ["one", "other"] as const;
  const rounds = roundsTogether(context, row, column);
  const reasons = reasonsAbout(context, [row, column], {
    keys,
    ids: [pair.one, pair.other],
    chosen: rounds.length > 0,
    hooks: plan.hooks,
    instead: [partnersOf(context, row), partnersOf(context, column)],
    price: () => undefined,
  });
  const schedules = { one: scheduleOf(context, row), other: scheduleOf(context, column) };
  const counted = { ...reasons, rounds, metBefore: metBefore(context, row, column), schedules };
  return frozenCopy({ ...counted, text: pairOfRoundsInWords(counted, ofPeers(reasons, names.person)) });
}

function explainedPerson(
  plan: RoundsPlan,
  { person: id }: OnePerson,
  { names = {} }: PeersExplainOptions,
): PersonInRoundsReasons {
  const context = contextOf("explain", plan);
  const { lineup, eligibility } = context;
  const position = positionOf(context, "person", id);
  const rounds = scheduleOf(context, position);
  const met = new Set(rounds.flatMap((round) => round.with.map((partner) => partner.id)));
  const others = lineup.ids[0].map((other, at) => ({ other, at })).filter(({ at }) => at !== position);
  const open: string[] = [];
  const forbidden: { readonly id: string; readonly rules: readonly string[] }[] = [];
  for (const { other, at } of others) {
    const rules = rulesAgainst(eligibility, position, at).map((rule) => eligibility.rules[rule] ?? "");
    if (rules.length > 0) forbidden.push({ id: other, rules });
    else if (!met.has(other)) open.push(other);
  }
  const alone = plan.unmatched.find((one) => one.id === id)?.text;
  const found = { person: id, rounds, notMet: open, forbidden, ...(alone === undefined ? {} : { unmatched: alone }) };
  return frozenCopy({ ...found, text: personOfRoundsInWords(found, names.person) });
}

/** The numbers of the rounds, from 1, in which the two are in one group. */
function roundsTogether({ seated }: RoundsContext, one: number, other: number): number[] {
  return seated.flatMap(({ groups }, at) =>
    groups.some((group) => group.includes(one) && group.includes(other)) ? [at + 1] : [],
  );
}

/** How often the two met in the history that was handed over. */
function metBefore({ lists }: RoundsContext, one: number, other: number): number {
  const [least, most] = [Math.min(one, other), Math.max(one, other)];
  return lists.history.filter(({ row, column }) => row === least && column === most).length;
}

/** Whom a person meets in each round, and how often they had met before; with nobody in a round that they sit out. */
function scheduleOf(context: RoundsContext, position: number): RoundOfPerson[] {
  const { seated, lineup, fit } = context;
  const times = new Map<number, number>();
  return seated.flatMap(({ groups, byes }, at): RoundOfPerson[] => {
    const group = groups.find((members) => members.includes(position));
    if (group === undefined && !byes.includes(position)) return [];
    const others = (group ?? []).filter((member) => member !== position);
    const partners = others.map((other) => {
      const before = (times.get(other) ?? 0) + metBefore(context, position, other);
      times.set(other, (times.get(other) ?? 0) + 1);
      const score = fit.scores[position * fit.columns + other] ?? 0;
      return { id: lineup.ids[0][other] ?? "", fit: score / MILLION, metBefore: before };
    });
    return [{ round: at + 1, with: partners }];
  });
}

/** Everybody whom a person meets, each once, in the order of the rounds. */
function partnersOf(context: RoundsContext, position: number): Partner[] {
  const partners = scheduleOf(context, position).flatMap((round) => round.with);
  const first = new Map<string, Partner>();
  for (const { id, fit } of partners) if (!first.has(id)) first.set(id, { id, fit });
  return [...first.values()];
}

import { frozenCopy } from "../cohort/frozen.js";
import { isAllowed, rulesAgainst } from "../constraints/eligibility.js";
import { firstFew, mistake, PairwrightError, refuse, suggestion } from "../errors.js";
import { scoreIfAllowed } from "../fit/value.js";
import type { Stop } from "../kernels/problem.js";
import { contextOf, type PeersContext } from "../plan/context.js";
import type { PricedPlan } from "../plan/otherwise.js";
import type { PeersPlan, UnmatchedPeer } from "../plan/peers-plan.js";
import type { Plan, Unmatched } from "../plan/plan.js";
import { type NamedBarrier, namedBarriers } from "../plan/unmatched-peers.js";
import { type Answer, losesLess, type Questions } from "./answer.js";
import { alwaysTrue, type ChangePrice, type NamesOption, priced, type Teller, tellerOf } from "./price.js";
import { isOfPeers, questionsOf } from "./questions.js";
import { refuseUnpriced } from "./unpriced.js";

/** One change that would give somebody a partner. Plain data. */
export interface WayToPlace<Role extends string = string> extends ChangePrice<Role> {
  /**
   * `waive`: rules are set aside for the pair with `partner`. `place`: `partner` has one place more. `own place`: they have one
   * themselves, where they had none. `displace`: nothing is changed, but the pair with `partner` must be made, whoever pays for it.
   */
  readonly change: "waive" | "place" | "own place" | "displace";
  readonly partner: string;
  /** The rules to be set aside for that one pair; empty unless `waive`. */
  readonly waives: readonly string[];
}

/** Why somebody has nobody, and what would change that. Plain data. */
export interface WhyNobody<Role extends string = string, Keys extends string = Role> {
  readonly role: Role;
  readonly id: string;
  /** The cause as it stands in the plan: what each rule removed, and who competes for what. */
  readonly because: Unmatched<string> | UnmatchedPeer;
  /**
   * Of peers for whom somebody is left out whatever is chosen: the proof of it. Nobody of one of the `sets`, each of odd size, may
   * be paired with anybody outside of it but the people `between`, and these are fewer than the sets: so many sets as they are
   * fewer keep somebody who is in no pair (J. Edmonds, C. Berge). Absent where another cause says why.
   */
  readonly barrier?: NamedBarrier;
  /** The cheapest change of each kind, the cheapest first; empty where no single change was found. */
  readonly ways: readonly WayToPlace<Keys>[];
  readonly text: string;
}

/** Whom to ask about, and how to work. */
export interface WhyNobodyOptions extends NamesOption {
  /** Ids of the people to ask about; everybody without a partner unless said otherwise. */
  readonly of?: readonly string[];
  readonly signal?: Stop;
}

/** The same for peers. */
export function whyNobody(plan: PeersPlan, options?: WhyNobodyOptions): readonly WhyNobody<"person", "one" | "other">[];
/**
 * For each person without a partner: why, and the cheapest single change of each kind that would place them, with its price for
 * all others: which rule to set aside for which pair, whose place to add, or whom it would displace.
 *
 * Cost: for each of them, every criterion once for each person whom rules forbid them, and three searches over all pairs; for
 * peers a re-solve from the prices for each candidate that could be the cheapest.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or an id of `of` is not in the cohort.
 * @example
 * ```ts
 * for (const { text } of whyNobody(plan)) console.log(text);
 * ```
 */
export function whyNobody<Role extends string>(
  plan: Plan<Role>,
  options?: WhyNobodyOptions,
): readonly WhyNobody<Role>[];
export function whyNobody(plan: PricedPlan, options: WhyNobodyOptions = {}): readonly WhyNobody[] {
  refuseUnpriced("whyNobody", plan, ["pairs", "peers"], {
    circles: "Each of the plan's unmatched says why; ask explain about the member and a circle, or rulePrices.",
  });
  const questions = questionsOf("whyNobody", plan, options.signal);
  const teller = tellerOf(plan, questions.context, options);
  const { lineup } = questions.context;
  const isKnown = (id: string) => lineup.positions[0].has(id) || lineup.positions[1].has(id);
  refuse(
    "whyNobody",
    (options.of ?? [])
      .filter((id) => !isKnown(id))
      .map((id) => {
        const remedy = suggestion(id, [...lineup.ids[0], ...lineup.ids[1]]);
        return mistake("why-nobody-unknown", "of", "nobody has this id.", remedy, id);
      }),
  );
  const alone: readonly (Unmatched<string> | UnmatchedPeer)[] = plan.unmatched;
  const wanted = options.of === undefined ? alone : alone.filter(({ id }) => options.of?.includes(id));
  const barriers = isOfPeers(plan) && wanted.some(isProvenBy) ? barriersIn(contextOf("whyNobody", plan)) : undefined;
  return frozenCopy(
    wanted.map((because): WhyNobody => {
      options.signal?.throwIfAborted();
      const side = !isOfPeers(plan) && because.role === lineup.roles[1] ? 1 : 0;
      const person = lineup.positions[side].get(because.id) ?? 0;
      const { ways, note } = waysOf(plan, questions, teller, side, person, because.cause === "no-place");
      const barrier = isProvenBy(because) ? barriers?.get(person) : undefined;
      const [first] = ways;
      const cheapest = first === undefined ? "No single change was found that would place them." : first.text;
      const cause = withNames(because, barrier, teller, side, person);
      const text = [cause, cheapest, ...(note === undefined ? [] : [note])].join(" ");
      return { role: because.role, id: because.id, because, ...(barrier ? { barrier } : {}), ways, text };
    }),
  );
}

/** The cause as it stands in the plan, with the names that people are called by here. */
function withNames(
  { text, role, id }: Unmatched<string> | UnmatchedPeer,
  barrier: NamedBarrier | undefined,
  teller: Teller,
  side: 0 | 1,
  person: number,
): string {
  const [start, now] = [id, teller.called(side, person)].map((who) => (teller.isOneGroup ? who : `${role} ${who}`));
  const named = start !== undefined && text.startsWith(`${start} `) ? `${now}${text.slice(start.length)}` : text;
  if (barrier === undefined) return named;
  // Of others a cause names only those for whom people compete.
  const between = barrier.between.map((one) => teller.named(0, one));
  return named.replace(`(${firstFew(barrier.between)})`, () => `(${firstFew(between)})`);
}

/** Whether the cause is one that a barrier of peers proves. */
function isProvenBy({ cause }: Unmatched<string> | UnmatchedPeer): boolean {
  return cause === "odd-one-out" || cause === "competition";
}

function barriersIn({ lineup, answer }: PeersContext) {
  return namedBarriers(lineup, answer.question, answer.pairs);
}

function waysOf(
  plan: PricedPlan,
  questions: Questions,
  teller: Teller,
  side: 0 | 1,
  person: number,
  isWithoutPlace: boolean,
): { readonly ways: readonly WayToPlace[]; readonly note?: string } {
  const otherSide = teller.isOneGroup ? 0 : side === 0 ? 1 : 0;
  const who = teller.called(side, person);
  const waivable = candidates(plan, side, person);
  const found: { readonly lost: Answer["lost"]; readonly way: WayToPlace }[] = [];
  const offer = (
    change: WayToPlace["change"],
    answer: (Answer & { readonly partner: number }) | undefined,
    sentence: (partner: string) => string,
    rules: (partner: number) => readonly string[],
  ) => {
    if (answer?.lost === undefined) return;
    const price = priced(answer, teller, sentence(teller.called(otherSide, answer.partner)), questions.inexact);
    const way = { change, partner: teller.idOf(otherSide, answer.partner), waives: rules(answer.partner), ...price };
    found.push({ lost: answer.lost, way });
  };
  const rulesWith = (partner: number) => waivable.others.find((one) => one.partner === partner)?.rules ?? [];
  const waived = questions.nearestWaived(side, person, waivable.others);
  const rules =
    waived === undefined
      ? ""
      : rulesWith(waived.partner)
          .map((rule) => `"${rule}"`)
          .join(" and ");
  offer("waive", waived, (partner) => `Setting ${rules} aside for ${who} and ${partner}`, rulesWith);
  offer(
    "place",
    questions.placed?.(side, person),
    (partner) => `One more place of ${partner}`,
    () => [],
  );
  if (isWithoutPlace) {
    offer(
      "own place",
      questions.ownPlace?.(side, person),
      () => `One place for ${who}`,
      () => [],
    );
  }
  offer(
    "displace",
    questions.nearest(side, person),
    (partner) => `Pairing ${who} with ${partner} all the same`,
    () => [],
  );
  found.sort((one, other) => (losesLess(one.lost, other.lost) ? -1 : losesLess(other.lost, one.lost) ? 1 : 0));
  return { ways: found.map(({ way }) => way), ...(waivable.note === undefined ? {} : { note: waivable.note }) };
}

/** Whom rules forbid to somebody that could be set aside, and what the pair would score. */
function candidates(plan: PricedPlan, side: 0 | 1, person: number) {
  const context = isOfPeers(plan) ? contextOf("whyNobody", plan) : contextOf("whyNobody", plan);
  const { eligibility, lineup, fit, program } = context;
  const isOneGroup = isOfPeers(plan);
  const others: { readonly partner: number; readonly score: number; readonly rules: readonly string[] }[] = [];
  let note: string | undefined;
  const count = side === 0 ? eligibility.columns : eligibility.rows;
  for (let partner = 0; partner < count; partner++) {
    const [row, column] = isOneGroup
      ? [Math.min(person, partner), Math.max(person, partner)]
      : side === 0
        ? [person, partner]
        : [partner, person];
    if (isAllowed(eligibility, row, column)) continue;
    const rules = rulesAgainst(eligibility, row, column).map((rule) => eligibility.rules[rule] ?? "");
    if (rules.some((rule) => alwaysTrue.includes(rule))) continue;
    const at = row * fit.columns + column;
    try {
      others.push({
        partner,
        score: scoreIfAllowed(program, fit, at, lineup.people[0][row], lineup.people[1][column]),
        rules,
      });
    } catch (error) {
      if (!(error instanceof PairwrightError)) throw error;
      note = `Some pairs that rules forbid cannot be scored and were left aside. ${error.message}`;
    }
  }
  return { others, ...(note === undefined ? {} : { note }) };
}

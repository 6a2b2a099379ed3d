import { frozenCopy } from "../cohort/frozen.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import { circlesWith } from "../plan/circles-otherwise.js";
import type { CirclesOutcome, CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import {
  type BoundedCost,
  boundedInWords,
  type CircleOfPeople,
  type CirclesPriceOptions,
  calledBy,
  circlesBetween,
  circlesInWords,
  costBetween,
} from "./circle-cost.js";

/** Two people of circles: two members, or a member and a lead. */
export type CirclePair =
  | { readonly one: string; readonly other: string }
  | { readonly member: string; readonly lead: string };

/** What it costs to decide otherwise about two people of circles. Plain data. */
export interface CirclePairPrice {
  readonly pair: Readonly<Record<string, string>>;
  /** `part`: they are in one circle. `make`: they are not. `waive`: rules forbid it. */
  readonly change: "part" | "make" | "waive";
  /** The rules that forbid it. */
  readonly waives: readonly string[];
  /**
   * What the best plan costs that was found with the change: at most so much. `impossible`: it is proven that no circles have it;
   * `not found`: none were found, which proves nothing.
   */
  readonly cost: BoundedCost["cost"] | "impossible" | "not found";
  /**
   * What every plan with the change and with as many circles costs at least, as far as it is proven; absent where there is no
   * cost.
   */
  readonly atLeast?: BoundedCost["atLeast"];
  /** Whether `cost` is the difference between two plans that are both proven best. */
  readonly exact: boolean;
  /** The circles that the plan with the change has and this one has not, and the other way round. */
  readonly made: readonly CircleOfPeople[];
  readonly unmade: readonly CircleOfPeople[];
  readonly text: string;
}

/** Two people as JavaScript may name them; whoever is not named is an id that nobody has. */
export function circlePairOf(pair: Readonly<Record<string, string | undefined>>): CirclePair {
  const isLed = pair.member !== undefined || pair.lead !== undefined;
  return isLed
    ? { member: pair.member ?? "", lead: pair.lead ?? "" }
    : { one: pair.one ?? "", other: pair.other ?? "" };
}

/** The circles' way of `pairPrice`: everything is solved again, with the circles of the plan to begin with. */
export function circlePairPrice(
  plan: CirclesPlan,
  pair: CirclePair,
  options: CirclesPriceOptions = {},
): CirclePairPrice {
  const context = contextOf("pairPrice", plan);
  const called = calledBy(options);
  const isLed = "lead" in pair;
  const [first, second] = isLed ? [pair.member, pair.lead] : [pair.one, pair.other];
  const sides = isLed ? context.leading : context.among;
  const mistakes: Mistake[] = [];
  const row = read(isLed ? "member" : "one", first, context.among.lineup.positions[0], context.among.lineup.ids[0]);
  const column = read(
    isLed ? "lead" : "other",
    second,
    sides?.lineup.positions[1] ?? new Map(),
    sides?.lineup.ids[1] ?? [],
  );
  refuse("pairPrice", mistakes);
  const named = { ...pair };
  const who = `${called.member(first)} and ${isLed ? called.lead(second) : called.member(second)}`;
  const isTogether = plan.circles.some(
    ({ people, leads }) => people.includes(first) && (isLed ? leads : people).includes(second),
  );
  const eligibility = sides?.eligibility;
  const against =
    eligibility === undefined ? [] : rulesAgainst(eligibility, row, column).map((at) => eligibility.rules[at] ?? "");
  const nothing = { made: [], unmade: [] };
  if (!isTogether && against.length > 0) {
    const rules = against.map((rule) => `"${rule}"`).join(" and ");
    const text = `${who} cannot be in one circle: ${rules} ${against.length === 1 ? "forbids" : "forbid"} it. What a rule costs as a whole is told by rulePrices.`;
    return frozenCopy({
      pair: named,
      change: "waive",
      waives: against,
      cost: "impossible",
      exact: true,
      ...nothing,
      text,
    });
  }
  const change = isTogether ? "part" : "make";
  const base = { pair: named, change, waives: [] } as const;
  const group = [first, second];
  const leading = { member: first, lead: second };
  const list = isTogether ? "never" : "must";
  const lists = isLed ? { leading: { [list]: [leading] } } : { [list]: [group] };
  const outcome = circlesWith(plan, lists, options);
  const sentence = isTogether ? `Keeping ${who} in different circles` : `Bringing ${who} into one circle`;
  if (outcome.status === "infeasible") {
    const isProven = !outcome.conflicts.some(({ code }) => code === "circles-not-found");
    const [conflict] = outcome.conflicts;
    const found = isProven ? "is not possible" : "was not found to be possible, which does not prove that it is not";
    const text = `${sentence} ${found}. ${conflict?.text ?? ""}`.trim();
    return frozenCopy({
      ...base,
      cost: isProven ? "impossible" : "not found",
      exact: isProven,
      ...nothing,
      text,
    });
  }
  return frozenCopy({ ...base, ...told(outcome) });

  function told(other: Exclude<CirclesOutcome, { status: "infeasible" }>) {
    const bounded = costBetween(plan, other, true);
    const words = boundedInWords(sentence, bounded, plan.totals.worth);
    return {
      ...bounded,
      ...circlesBetween(plan, other),
      text: [...words, ...circlesInWords(plan, other, called)].join(" "),
    };
  }

  function read(key: string, id: unknown, positions: ReadonlyMap<string, number>, ids: readonly string[]): number {
    const at = positions.get(String(id));
    if (at !== undefined) return at;
    const message = `no ${key === "lead" ? "lead" : "member"} has this id.`;
    mistakes.push(mistake("explain-unknown", `pair.${key}`, message, suggestion(String(id), ids), id));
    return 0;
  }
}

import type { Cell } from "../constraints/lists.js";
import { firstFew } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { SharedContext } from "../plan/context.js";
import type { PricedPlan } from "../plan/otherwise.js";
import { builtInRules, type PairIds } from "../program.js";
import type { Answer, Lost } from "./answer.js";
import type { NameOf, Names } from "./names.js";
import { isOfPeers } from "./questions.js";

/** What a change costs the plan: above 0 where it would be worse, below where it would be better. Compared in this order. */
export interface Cost {
  /** People who would be without a partner, of those whom the plan matches as many as possible of. */
  readonly people: number;
  /** Of peers: how many earlier byes those have who would be left out instead; absent where it is 0. */
  readonly byes?: number;
  /** What the sum of the fits would lose, in the unit of `totals.fit`. */
  readonly fit: number;
}

/** The price of a change, and who would move. Plain data; `text` says the same in words. */
export interface ChangePrice<Role extends string = string> {
  /** Against the plan itself; `impossible` where no plan that keeps rules and least numbers has the change. */
  readonly cost: Cost | "impossible";
  /** Whether `cost` is the difference between two plans that are both proven best; otherwise `text` says what it is. */
  readonly exact: boolean;
  /** The pairs that the best plan with the change makes and this one does not, and the other way round. */
  readonly made: readonly PairIds<Role>[];
  readonly unmade: readonly PairIds<Role>[];
  readonly text: string;
}

/** Nobody is their own partner, and who has no place has none: rules that cannot be set aside. */
export const alwaysTrue: readonly string[] = [builtInRules.oneself, builtInRules.noPlace];

/** How people are called in texts: by role, and `person` for peers; by their ids unless said otherwise. */
export interface NamesOption {
  readonly names?: Names;
}

/** Turns positions of a plan back into people. */
export interface Teller {
  /** The two words under which a pair stands: the roles, or `one` and `other`. */
  readonly keys: readonly [string, string];
  readonly idOf: (side: 0 | 1, at: number) => string;
  readonly ids: (cell: Cell) => PairIds<string>;
  /** What somebody is called, by their id or their position. */
  readonly named: (side: 0 | 1, id: string) => string;
  readonly called: (side: 0 | 1, at: number) => string;
  /** "a and x". */
  readonly both: (cell: Cell) => string;
  /** Whether both sides are people of one group. */
  readonly isOneGroup: boolean;
}

/** How the people of a plan are told. */
export function tellerOf(
  plan: PricedPlan,
  { lineup }: Pick<SharedContext, "lineup">,
  { names = {} }: NamesOption,
): Teller {
  const isOneGroup = isOfPeers(plan);
  const keys = isOneGroup ? (["one", "other"] as const) : lineup.roles;
  const idOf = (side: 0 | 1, at: number) => lineup.ids[side][at] ?? "";
  const nameOf = (side: 0 | 1): NameOf | undefined => names[isOneGroup ? "person" : lineup.roles[side]];
  const named = (side: 0 | 1, id: string) => nameOf(side)?.(id) ?? id;
  const called = (side: 0 | 1, at: number) => named(side, idOf(side, at));
  return {
    keys,
    idOf,
    ids: ({ row, column }) => ({ [keys[0]]: idOf(0, row), [keys[1]]: idOf(1, column) }),
    named,
    called,
    both: ({ row, column }) => `${called(0, row)} and ${called(1, column)}`,
    isOneGroup,
  };
}

/** An answer with names; `change` begins the sentence, such as "Making this pair". */
export function priced(answer: Answer, teller: Teller, change: string, inexact?: string): ChangePrice {
  const { lost, exact, made, unmade } = answer;
  return {
    cost: lost === undefined ? "impossible" : costOf(lost),
    exact,
    made: made.map(teller.ids),
    unmade: unmade.map(teller.ids),
    text: [
      `${change} ${lost === undefined ? impossibleInWords(exact) : costInWords(lost)}.`,
      ...movesInWords(answer, teller),
      ...(exact || lost === undefined
        ? []
        : [inexact ?? "That is not exact: one of the two plans is not proven best."]),
    ].join(" "),
  };
}

/** The same in the unit of a plan. */
export function costOf({ people, byes, fit }: Lost): Cost {
  return { people, ...(byes === 0 ? {} : { byes }), fit: fit / MILLION + 0 };
}

/** The size of an amount of fit in millionths, in three digits; what is smaller is not nothing. */
export function amountOf(millionths: number): string {
  const size = Math.abs(millionths) / MILLION;
  return size > 0 && size < 0.0005 ? "less than 0.001" : size.toFixed(3);
}

/** "would cost the plan 0.120 fit in sum", "would leave 1 more without a partner, and …". */
export function costInWords({ people, byes, fit }: Lost): string {
  const size = amountOf(fit);
  if (people === 0 && byes === 0) {
    if (fit === 0) return "would cost nothing: another plan is just as good";
    return fit > 0 ? `would cost the plan ${size} fit in sum` : `would gain the plan ${size} fit in sum`;
  }
  const ofFit = fit === 0 ? "" : `, with ${size} ${fit > 0 ? "less" : "more"} fit in sum`;
  if (people === 0) {
    const had = `${Math.abs(byes)} earlier ${Math.abs(byes) === 1 ? "bye" : "byes"}`;
    return `would leave out people with ${had} ${byes > 0 ? "more" : "less"}${ofFit}`;
  }
  return people > 0 ? `would leave ${people} more without a partner${ofFit}` : `would match ${-people} more${ofFit}`;
}

function impossibleInWords(exact: boolean): string {
  return exact
    ? "is not possible: no plan that keeps all rules and least numbers has it"
    : "was not found to be possible: no plan was found that keeps all rules and least numbers and has it";
}

/** Who is with whom then, and who would be left with nobody; nothing where nobody moves. */
export function movesInWords({ made, unmade }: Pick<Answer, "made" | "unmade">, teller: Teller): string[] {
  if (made.length + unmade.length === 0) return [];
  const now = made.map(({ row, column }) => `${teller.called(0, row)} with ${teller.called(1, column)}`);
  const has = new Set(made.flatMap(peopleOf));
  const left = [...new Set(unmade.flatMap(peopleOf))].filter((key) => !has.has(key));
  const lost = left.map((key) => {
    const [side, at] = key.split(" ").map(Number);
    return teller.called(side === 0 ? 0 : 1, at ?? 0);
  });
  return [
    ...(now.length > 0 ? [`Then: ${firstFew(now)}.`] : []),
    ...(lost.length > 0 ? [`Without the partner they have now: ${firstFew(lost)}.`] : []),
  ];

  function peopleOf({ row, column }: Cell): string[] {
    return [`0 ${row}`, `${teller.isOneGroup ? 0 : 1} ${column}`];
  }
}

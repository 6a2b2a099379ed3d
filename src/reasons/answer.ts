import type { Cell } from "../constraints/lists.js";
import type { SharedContext } from "../plan/context.js";

/** What a plan loses: above 0 where it would be worse. Compared in this order. */
export interface Lost {
  /** People with a partner. */
  readonly people: number;
  /** Of peers: earlier byes of those with a partner; 0 for others. */
  readonly byes: number;
  /** The sum of the fits, in whole millionths. */
  readonly fit: number;
}

/** What a change does to a plan, by positions of its lineup. */
export interface Answer {
  /** Against the plan itself; absent where no plan with the change exists. */
  readonly lost?: Lost;
  /** Whether that is the difference between two plans that are both proven best. */
  readonly exact: boolean;
  readonly made: readonly Cell[];
  readonly unmade: readonly Cell[];
}

/** Questions about a plan of any noun: each asks for the best plan with a change. Peers stand with the lower position first. */
export interface Questions {
  readonly context: SharedContext;
  /** Why no answer is exact, in words; absent where answers say it one by one. */
  readonly inexact?: string;
  /** The pairs of the plan; of a group of three all three. */
  readonly pairs: readonly Cell[];
  readonly isMust: (cell: Cell) => boolean;
  /** With this pair. */
  readonly forced: (cell: Cell) => Answer;
  /** Without this pair. */
  readonly parted: (cell: Cell) => Answer;
  /** With this pair though rules forbid it, if it scores so much. */
  readonly waived: (cell: Cell, score: number) => Answer;
  /** With one of these though rules forbid them all, whoever costs least, if they score so much. */
  readonly nearestWaived: (
    side: 0 | 1,
    person: number,
    others: readonly { readonly partner: number; readonly score: number }[],
  ) => (Answer & { readonly partner: number }) | undefined;
  /** With a partner for somebody who has none, where somebody of the other side, named here, has one place more. */
  readonly placed?: (side: 0 | 1, person: number) => (Answer & { readonly partner: number }) | undefined;
  /** With a partner for somebody who has no place at all, where they have one. */
  readonly ownPlace?: (side: 0 | 1, person: number) => (Answer & { readonly partner: number }) | undefined;
  /** With somebody besides those whom this person has, whoever costs least. */
  readonly nearest: (side: 0 | 1, person: number) => (Answer & { readonly partner: number }) | undefined;
}

/** Whether the first loses less than the second; nothing at all loses more than anything. */
export function losesLess(one: Lost | undefined, other: Lost | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined;
  return (one.people - other.people || one.byes - other.byes || one.fit - other.fit) < 0;
}

/** The best of some, asked in an order in which none can be better than its bound, until no other one can be better. */
export function bestOf(
  open: readonly { readonly partner: number; readonly bound: Lost | undefined }[],
  answerWith: (partner: number) => Answer,
): (Answer & { readonly partner: number }) | undefined {
  const order = [...open].sort((one, other) => {
    if (one.bound === undefined || other.bound === undefined) {
      return Number(one.bound !== undefined) - Number(other.bound !== undefined);
    }
    return losesLess(one.bound, other.bound) ? -1 : losesLess(other.bound, one.bound) ? 1 : 0;
  });
  let best: (Answer & { readonly partner: number }) | undefined;
  for (const { partner, bound } of order) {
    if (best !== undefined && bound !== undefined && !losesLess(bound, best.lost)) break;
    const answer = answerWith(partner);
    if (losesLess(answer.lost, best?.lost)) best = { ...answer, partner };
  }
  return best;
}

/** No change at all. */
export const nothing: Answer = Object.freeze({
  lost: Object.freeze({ people: 0, byes: 0, fit: 0 }),
  exact: true,
  made: [],
  unmade: [],
});

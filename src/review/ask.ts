import type { PersonRef } from "../constraints/conflicts.js";
import { type Mistake, saidBy } from "../errors.js";
import type { OverruledRule } from "../plan/overruled.js";
import type { Decision } from "./decision.js";
import type { Proposal } from "./proposals.js";
import { checkedDecision } from "./read-decisions.js";
import type { Settled } from "./settling.js";

/** What somebody who is asked about a proposal says. */
export type ProposalAnswer =
  /** These people stay together, whatever else is decided. */
  | { readonly answer: "keep"; readonly by: string; readonly because: string; readonly at?: string }
  /** No two of them are put together; or of `people` only, some of them by id. */
  | {
      readonly answer: "part";
      readonly people?: readonly [string, string, ...string[]];
      readonly by: string;
      readonly because: string;
      readonly at?: string;
    }
  /**
   * Anything else is decided, such as another partner, a withdrawal, or that an earlier decision is dropped; each decision with
   * who and why. The proposal is asked about again if it is still made and they do not settle it.
   */
  | { readonly answer: "decide"; readonly decisions: readonly Decision[] }
  /** Not now: the plan stays as it is, and somebody is asked next time. */
  | { readonly answer: "later" }
  /** More other ways are wanted before anything is said. */
  | { readonly answer: "alternatives" }
  /** No more questions: what was answered so far stands. */
  | { readonly answer: "stop" };

/** Is asked about one proposal at a time. */
export type ReviewHook = (proposal: Proposal) => ProposalAnswer | PromiseLike<ProposalAnswer>;

/** What ends waiting: an `AbortSignal` fits. */
export interface WaitSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** What came of a question: decisions, or why there is none. */
export type Asked =
  | {
      readonly kind: "decided";
      readonly decisions: readonly Decision[];
      /** Whether that answers the proposal itself. */
      readonly settles: boolean;
    }
  | { readonly kind: "later" }
  | { readonly kind: "alternatives" }
  | { readonly kind: "stop" }
  | { readonly kind: "waited" }
  | { readonly kind: "failed"; readonly text: string }
  | { readonly kind: "nonsense"; readonly text: string };

/** What is known when a hook is asked. */
export interface Asking {
  readonly known: Settled;
  /** The rules that are overruled in the plan. */
  readonly overruled: readonly OverruledRule[];
  readonly signal: WaitSignal | undefined;
  readonly until: PromiseLike<unknown> | undefined;
}

/** Asks a hook, which may throw, reject, answer anything, or never. */
export async function ask(hook: ReviewHook, proposal: Proposal, asking: Asking): Promise<Asked> {
  const { signal, until } = asking;
  if (signal?.aborted === true) return { kind: "waited" };
  let stopListening = () => {};
  const waited = new Promise<Asked>((settle) => {
    const end = () => settle({ kind: "waited" });
    signal?.addEventListener("abort", end);
    stopListening = () => signal?.removeEventListener("abort", end);
    until?.then(end, end);
  });
  const answered = (async (): Promise<Asked> => {
    try {
      return read(await hook(proposal), proposal, asking);
    } catch (error) {
      return { kind: "failed", text: saidBy(error) };
    }
  })();
  try {
    return await Promise.race([answered, waited]);
  } finally {
    stopListening();
  }
}

/** Reads an answer; JavaScript may give anything. */
function read(given: unknown, proposal: Proposal, asking: Asking): Asked {
  const word: unknown = typeof given === "object" && given !== null ? Reflect.get(given, "answer") : undefined;
  if (word === "alternatives" || word === "later" || word === "stop") return { kind: word };
  if (word === "decide") return readDecided(Reflect.get(Object(given), "decisions"));
  if (typeof given !== "object" || given === null || (word !== "keep" && word !== "part")) {
    const known = 'An answer is { answer: "keep", "part", "decide", "later", "alternatives" or "stop", … }.';
    return { kind: "nonsense", text: known };
  }
  const signed = Object.fromEntries(Object.entries(given).filter(([key]) => key !== "answer" && key !== "people"));
  const mistakes: Mistake[] = [];
  const ids: unknown = word === "part" ? Reflect.get(given, "people") : undefined;
  const named = proposal.people.map(({ id }) => id);
  if (ids !== undefined && !(Array.isArray(ids) && ids.every((id) => named.includes(String(id))))) {
    return { kind: "nonsense", text: "People to be parted are some of the proposal, by their ids." };
  }
  const parted = word === "part" ? partedIn(proposal, ids, asking.known) : [];
  if (word === "part" && parted.length === 0) {
    const text = "Everybody who is to be parted was put together by a decision: drop that one first.";
    return { kind: "nonsense", text };
  }
  const about = word === "part" ? parted : keptIn(proposal, asking.overruled);
  const decisions = about.flatMap(
    (one) => checkedDecision({ decision: word, ...one, ...signed }, "answer", mistakes) ?? [],
  );
  // One that is left out would be half an answer.
  return mistakes.length > 0 ? nonsense(mistakes) : { kind: "decided", decisions, settles: true };
}

function readDecided(given: unknown): Asked {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  if (list.length === 0) return { kind: "nonsense", text: "Decisions are a list of one or more." };
  const mistakes: Mistake[] = [];
  const decisions = list.flatMap((one, at) => checkedDecision(one, `decisions[${at}]`, mistakes) ?? []);
  return mistakes.length > 0 ? nonsense(mistakes) : { kind: "decided", decisions, settles: false };
}

function nonsense(mistakes: readonly Mistake[]): Asked {
  const text = mistakes.map(({ where, message, remedy }) => `${where}: ${message} ${remedy}`).join(" ");
  return { kind: "nonsense", text };
}

/** What keeping names: a pair by role, people of one kind, a circle by its members and each lead with one of them. */
function keptIn({ people }: Proposal, overruled: readonly OverruledRule[]): readonly object[] {
  const leads = people.filter(({ role }) => role === "lead");
  const rest = people.filter(({ role }) => role !== "lead");
  const [first] = rest;
  if (leads.length > 0 && first !== undefined) {
    const led = leads.map((lead) => ({ pair: { [first.role]: first.id, lead: lead.id } }));
    return [...(rest.length > 1 ? [{ people: rest.map(({ id }) => id) }] : []), ...led];
  }
  // Where two of them are together against a rule, whoever keeps them all says it with the words of the one who allowed that.
  const isIn = ({ role, id }: PersonRef) => people.some((one) => one.role === role && one.id === id);
  const rules = new Map(
    overruled.filter((one) => one.people.every(isIn)).map(({ rule, because }) => [rule, { rule, because }]),
  );
  return [{ ...namedTogether(people), ...(rules.size === 0 ? {} : { overrules: [...rules.values()] }) }];
}

/** What parting names: all at once; or each two who were not put together by decisions, where some of them were. */
function partedIn({ people }: Proposal, ids: unknown, { keeps }: Settled): readonly object[] {
  const named = Array.isArray(ids) ? people.filter(({ id }) => ids.includes(id)) : people;
  const leads = named.filter(({ role }) => role === "lead");
  const rest = named.filter(({ role }) => role !== "lead");
  const among = rest.flatMap((one, at) => rest.slice(at + 1).map((other) => [one, other] as const));
  const open = among.filter(([one, other]) => !keeps(one, other));
  const led = rest.flatMap((one) => leads.filter((lead) => !keeps(one, lead)).map((lead) => [one, lead] as const));
  const isWhole = open.length > 0 && open.length === among.length;
  return [...(isWhole ? [rest] : open), ...led].map(namedTogether);
}

/** People as decisions name them: a pair by role, or people of one kind by id. */
function namedTogether(people: readonly PersonRef[]): object {
  const [one, other] = people;
  const isByRole = people.length === 2 && one !== undefined && other !== undefined && one.role !== other.role;
  return isByRole ? { pair: { [one.role]: one.id, [other.role]: other.id } } : { people: people.map(({ id }) => id) };
}

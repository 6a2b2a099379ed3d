// What a coordinator types, as what is meant. A reason stands behind the letter, or behind a colon where people are named first;
// without one it is asked for.
import type { Decision } from "pairwright";
import type { People, Somebody } from "./people.js";

export const TYPED = `  k WHY                          keep these two together
  p WHY                          part them: never these two
  2 WHY                          take other way number 2
  l                              later: leave it as it is, and ask next time
  a                              more other ways
  pair NAME with NAME: WHY       put any two together
  swap NAME and NAME: WHY        exchange the partners of two mentees
  out NAME: WHY                  somebody takes no part
  places NAME 2: WHY             a mentor takes so many mentees
  fit NAME with NAME +0.1: WHY   these two fit better, or worse with -0.1
  u WHY                          undo the last decision
  plan                           the whole plan as it is now
  s                              stop; what was decided stays`;

/** Who decides something but does not say yet who and why. */
export type Unsigned = (by: { readonly by: string; readonly because: string }) => Decision;

/** What was typed. */
export type Typed =
  | { readonly kind: "keep" | "part"; readonly because: string }
  | { readonly kind: "undo"; readonly because: string }
  | { readonly kind: "way"; readonly number: number; readonly because: string }
  | { readonly kind: "decide"; readonly decision: Unsigned; readonly because: string }
  | { readonly kind: "later" | "more" | "stop" | "plan" | "help" }
  | { readonly kind: "unclear"; readonly text: string };

const alone: Readonly<Record<string, Typed>> = {
  l: { kind: "later" },
  later: { kind: "later" },
  a: { kind: "more" },
  s: { kind: "stop" },
  stop: { kind: "stop" },
  plan: { kind: "plan" },
  "?": { kind: "help" },
  h: { kind: "help" },
  help: { kind: "help" },
};

const withReason: Readonly<Record<string, "keep" | "part" | "undo">> = {
  k: "keep",
  keep: "keep",
  p: "part",
  part: "part",
  u: "undo",
  undo: "undo",
};

/** Reads a line; `partnersOf` gives the partners of a mentee as the plan is now. */
export function readTyped(line: string, people: People, partnersOf: (mentee: string) => readonly string[]): Typed {
  const [, word = "", rest = ""] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(line) ?? [];
  const verb = word.toLowerCase();
  const single = alone[verb];
  if (single !== undefined && rest === "") return single;
  const kind = withReason[verb];
  if (kind !== undefined) return { kind, because: rest };
  if (/^\d{1,3}$/.test(verb)) return { kind: "way", number: Number(verb), because: rest };
  const [about = "", ...reason] = rest.split(":");
  const because = reason.join(":").trim();
  const read = about.trim() === "" ? undefined : forms[verb];
  if (read === undefined) return { kind: "unclear", text: 'That cannot be read; "?" lists what can be typed.' };
  const found = read(about, people, partnersOf);
  return typeof found === "string" ? { kind: "unclear", text: found } : { kind: "decide", decision: found, because };
}

type Reading = (about: string, people: People, partnersOf: (mentee: string) => readonly string[]) => Unsigned | string;

const forms: Readonly<Record<string, Reading>> = {
  pair(about, people) {
    const two = pairIn(about, people);
    return typeof two === "string" ? two : (by) => ({ decision: "keep", pair: two, ...by });
  },
  swap(about, people, partnersOf) {
    const both = twoIn(about, /\s+(?:and|with)\s+/i, people, ["mentee", "mentee"]);
    if (typeof both === "string") return both;
    const [one, other] = both;
    const [x, y] = [partnersOf(one.id), partnersOf(other.id)];
    const without = [one, other].filter((_, at) => [x, y][at]?.length !== 1).map(({ name }) => name);
    if (without.length > 0) return `${without.join(" and ")} must have one partner to exchange.`;
    if (x[0] === y[0]) return `${one.name} and ${other.name} have the same partner.`;
    const pairs = [
      { mentee: one.id, mentor: x[0] ?? "" },
      { mentee: other.id, mentor: y[0] ?? "" },
    ] as const;
    return (by) => ({ decision: "swap", pairs, ...by });
  },
  out(about, people) {
    const who = people.find(about);
    return typeof who === "string" ? who : (by) => ({ decision: "withdraw", person: refOf(who), ...by });
  },
  places(about, people) {
    const [, name = "", count = ""] = /^(.*?)\s+(\d{1,4})\s*$/.exec(about) ?? [];
    if (count === "") return 'Write for example "places Ada Lovelace 2: why".';
    const who = people.find(name, "mentor");
    if (typeof who === "string") return who;
    return (by) => ({ decision: "capacity", person: refOf(who), places: Number(count), ...by });
  },
  fit(about, people) {
    const [, names = "", amount = ""] = /^(.*?)\s+([+-]\d*\.?\d+)\s*$/.exec(about) ?? [];
    const fit = Number(amount);
    if (amount === "" || fit === 0 || Math.abs(fit) > 1) return "An amount from -1 to +1 is wanted, such as +0.1.";
    const two = pairIn(names, people);
    if (typeof two === "string") return two;
    return (by) => ({ decision: "adjust", pair: two, name: by.because, fit: Math.round(fit * 1e6) / 1e6, ...by });
  },
};

/** A mentee and a mentor, in whatever order they are named. */
function pairIn(text: string, people: People) {
  const parts = text.split(/\s+(?:with|and)\s+/i);
  if (parts.length !== 2) return 'Two people are wanted, with "with" between them.';
  const forth = twoIn(text, /\s+(?:with|and)\s+/i, people, ["mentee", "mentor"]);
  const both = typeof forth === "string" ? twoIn(text, /\s+(?:with|and)\s+/i, people, ["mentor", "mentee"]) : forth;
  if (typeof both === "string") return forth as string;
  const [one, other] = both;
  const [mentee, mentor] = one.role === "mentee" ? [one, other] : [other, one];
  return { mentee: mentee.id, mentor: mentor.id };
}

function twoIn(
  text: string,
  between: RegExp,
  people: People,
  [first, second]: readonly [Somebody["role"], Somebody["role"]],
): readonly [Somebody, Somebody] | string {
  const [one = "", other = "", ...more] = text.trim().split(between);
  if (other === "" || more.length > 0) return 'Two people are wanted, with "with" or "and" between them.';
  const [a, b] = [people.find(one, first), people.find(other, second)];
  if (typeof a === "string") return a;
  return typeof b === "string" ? b : [a, b];
}

function refOf({ role, id }: Somebody) {
  return { role, id };
}

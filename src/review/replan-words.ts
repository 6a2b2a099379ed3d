import type { PersonRef } from "../constraints/conflicts.js";
import { type Called, listed, whoWords } from "../constraints/who-words.js";
import { show } from "../errors.js";
import type { PerChange } from "../plan/few-changes.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome } from "../plan/plan.js";
import type { ChangedPair, Replan, TwoPeople } from "./replanned.js";
import type { Review } from "./reviewed.js";
import { inNames } from "./words.js";

/** So many people are named in a sentence. */
const NAMED = 10;

/** A pair that is changed, in one or two sentences: by what, who is with whom now, and what keeping it would cost. */
export function changedInWords(
  { people, rules, now, keeping }: Omit<ChangedPair, "text">,
  perChange: PerChange,
  called: Called,
): string {
  const why =
    rules.length === 0
      ? ""
      : `, since ${rules.map(show).join(" and ")} ${rules.length === 1 ? "forbids" : "forbid"} it now`;
  const [one, other] = people;
  const ways = [
    [one, now[0]],
    [other, now[1]],
  ] as const;
  return `${whoWords(people, called)} are together no longer${why}: ${ways.map(([who, them]) => withWords(who, them, called)).join("; ")}.${keepingInWords(keeping, perChange)}`;
}

function keepingInWords(keeping: ChangedPair["keeping"], perChange: PerChange): string {
  if (keeping === undefined) return "";
  if (keeping === "impossible") return " No plan keeps them.";
  const { people, fit, changed, worth } = keeping;
  const parts = [
    ...(people > 0 ? [`match ${people} fewer`] : []),
    ...(fit === 0 ? [] : [`${fit > 0 ? "lose" : "gain"} ${Math.abs(fit).toFixed(3)} fit in sum`]),
    ...(changed === 0 ? [] : [`change ${count(Math.abs(changed), "pair")} ${changed > 0 ? "more" : "fewer"}`]),
  ];
  const all = parts.length === 0 ? "cost nothing" : listed(parts);
  const less =
    people > 0 || perChange === "fewest first" || perChange === 0 || worth === undefined || parts.length === 0;
  return ` Keeping them would ${all}${less ? "" : `: ${worth.toFixed(3)} worse, with ${perChange} for each change`}.`;
}

/** A pair that ended because somebody left. */
export function endedInWords(
  people: TwoPeople,
  left: readonly PersonRef[],
  stay: readonly { readonly person: PersonRef; readonly now: readonly PersonRef[] }[],
  called: Called,
): string {
  const gone = `${whoWords(people, called)} ended: ${left.map(nameOf(called)).join(" and ")} ${left.length === 1 ? "is" : "are"} no longer there`;
  return [gone, ...stay.map(({ person, now }) => withWords(person, now, called))].join("; ").concat(".");
}

function withWords(person: PersonRef, partners: readonly PersonRef[], called: Called): string {
  const who = nameOf(called)(person);
  return partners.length === 0
    ? `${who} has nobody now`
    : `${who} is with ${partners.map(nameOf(called)).join(" and ")} now`;
}

/** One-on-one with the role; peers have none to tell apart. */
export function nameOf(called: Called): Called {
  return (person) => (person.role === "person" ? called(person) : `${person.role} ${called(person)}`);
}

/** All of it in sentences, what needs somebody's attention first. */
export function replanInWords(
  told: Omit<Replan<unknown>, "format" | "outcome" | "review" | "text">,
  outcome: Outcome | PeersOutcome,
  reviewed: Review<unknown> | undefined,
  called: Called,
): string[] {
  const { joined, left, answeredAnew, pins, changed, ended, made, unmatched } = told;
  const few = (people: readonly PersonRef[]) => fewOf(people.map(nameOf(called)));
  const moves = [
    ...(joined.length === 0 ? [] : [`joined: ${few(joined)}`]),
    ...(left.length === 0 ? [] : [`left: ${few(left)}`]),
    ...(answeredAnew.length === 0 ? [] : [`answered anew: ${few(answeredAnew)}`]),
  ];
  const [first = "nobody joined, left or answered anew"] = moves.length === 0 ? [] : [moves.join("; ")];
  return [
    `${first[0]?.toUpperCase()}${first.slice(1)}.`,
    ...(outcome.status === "infeasible"
      ? [
          "There is no plan.",
          ...outcome.conflicts.map(({ text, remedies, people }) =>
            inNames([text, ...remedies].join(" "), people, { called }),
          ),
        ]
      : [outcome.objective?.text ?? ""]),
    ...pins.filter(({ kept }) => !kept).map(({ text }) => text),
    ...changed.map(({ text }) => text),
    ...ended.map(({ text }) => text),
    ...made
      .filter((pair) => pair.joined.length > 0)
      .map(
        (pair) =>
          `${few(pair.joined)} joined: ${whoWords(pair.people, called)} are together (fit ${pair.fit.toFixed(3)}).`,
      ),
    ...unmatched.map(({ text, ...person }) => inNames(text, [person], { called })),
    ...(reviewed === undefined ? [] : reviewed.text),
  ];
}

function fewOf(names: readonly string[]): string {
  const first = names.slice(0, NAMED).join(", ");
  return `${first}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ""}`;
}

function count(of: number, what: string): string {
  return `${of} ${what}${of === 1 ? "" : "s"}`;
}

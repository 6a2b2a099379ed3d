import type { PersonRef } from "../constraints/conflicts.js";
import type { Called } from "../constraints/who-words.js";
import { overruledFor, overruledInWords } from "../plan/overruled.js";
import type { JudgedBody } from "../plan/plan.js";
import type { PairReasons } from "../reasons/reasons.js";
import { commonGround } from "../reasons/words.js";
import { type Block, heading, list, paragraph, table } from "./document.js";
import type { Shown } from "./shown.js";

type Judged = JudgedBody<string, string>;

/** How each criterion counted. */
export function criteriaBlocks({ criteria }: Judged): Block[] {
  const rows = Object.entries(criteria).map(([name, { nominal, effective, mean, unknown }]) => [
    name,
    nominal.toFixed(2),
    effective.toFixed(2),
    mean === undefined ? "-" : mean.toFixed(2),
    unknown.toFixed(2),
  ]);
  return [
    heading("What the criteria did"),
    table(["criterion", ">weight", ">influence", ">mean", ">unknown"], rows),
    paragraph(
      "Weight is the declared share, influence the share that it had on the choice among these people: a criterion on which all pairs are alike has none. Mean is over the allowed pairs; unknown is the share of them without an answer.",
    ),
  ];
}

/** Which rules were knowingly broken, by whom and why; nothing where none was. */
export function overruledBlocks({ overruled = [] }: Judged, person: Shown["person"]): Block[] {
  if (overruled.length === 0) return [];
  const called: Called = ({ role, id }) => person(role, id);
  return [heading("Rules that were overruled"), list(overruled.map((rule) => overruledInWords(rule, called)))];
}

/** Whether rules were overruled for an outcome; where there is no plan nothing was made against them. */
export function isOverruled(outcome: { readonly status: string } & Pick<Judged, "overruled">): boolean {
  return outcome.overruled !== undefined && outcome.overruled.length > 0;
}

/** The rules that were overruled for the people of one group, in one cell of a table; blank for none. */
export function overruledCell({ overruled = [] }: Pick<Judged, "overruled">, people: readonly PersonRef[]): string {
  return overruledFor(overruled, people)
    .map(({ rule }) => rule)
    .join("; ");
}

/** The same with who did it and why. */
export function overruledWhy({ overruled = [] }: Pick<Judged, "overruled">, people: readonly PersonRef[]): string {
  return overruledFor(overruled, people)
    .map(({ rule, by, because }) => `${rule} (${by}: ${because})`)
    .join("; ");
}

/** Who among people of one group has nobody, and why. */
export function aloneBlocks(
  title: string,
  unmatched: readonly Alone[],
  called: (id: string) => string,
  column = "person",
): Block[] {
  if (unmatched.length === 0) return [heading(title), paragraph("Nobody.")];
  const rows = unmatched.map((one) => [called(one.id), whyWords(one, called(one.id))]);
  return [heading(title), table([column, "why"], rows)];
}

/** Somebody who has nobody, and why in words that begin with them. */
interface Alone {
  readonly id: string;
  readonly role?: string;
  readonly text: string;
}

/** Why somebody has nobody, beginning with what they are called: role and id are for plans, and a reader has them beside it. */
export function whyWords({ role = "", id, text }: Alone, called: string): string {
  const start = [`${role} ${id} `, `${id} `].find((written) => text.startsWith(written));
  return start === undefined ? text : `${called} ${text.slice(start.length)}`;
}

/** What speaks for each pair of these groups, a point each. */
export function spokenFor(
  pairs: readonly (readonly [string, string])[],
  called: (id: string) => string,
  reasonsOf: (one: string, other: string) => PairReasons,
): Block {
  return list(
    pairs.map(([one, other]) => {
      const names: Readonly<Record<string, string>> = { one: called(one), other: called(other) };
      const words = reasonsInWords(reasonsOf(one, other), ["one", "other"], (key) => names[key] ?? "");
      return `${names.one} and ${names.other}: ${words}`;
    }),
  );
}

/** The pairs of a group, by id. */
export function pairsOf(people: readonly string[]): (readonly [string, string])[] {
  return people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));
}

/** What each rule removed, of so many possible pairs. */
export function ruleBlocks({ rules }: Judged, possible: number): Block[] {
  const rows = Object.entries(rules).map(([name, count]) => [name, String(count)]);
  return [
    heading("What the rules removed"),
    table(["rule", ">pairs"], rows),
    paragraph(`Of ${possible} possible pairs; one pair can fall to several rules.`),
  ];
}

/** What speaks for two people, in a few sentences; `learner` names who can learn. */
export function reasonsInWords(
  reasons: PairReasons,
  keys: readonly string[],
  learner?: (key: string) => string,
): string {
  const points = reasons.contributions
    .filter(({ value }) => value !== undefined)
    .map((c) => `${c.criterion} ${share(c.points)}`)
    .concat((reasons.hooks ?? []).flatMap(({ name, fit }) => (fit === undefined ? [] : [`${name} ${signed(fit)}`])));
  return [
    `${points.length > 0 ? points.join(", ") : "nothing is known"}.`,
    ...commonGround(reasons, keys, learner),
    ...(reasons.unknown.length > 0 ? [`Unknown: ${reasons.unknown.join(", ")}.`] : []),
  ].join(" ");
}

/** What is added to a fit, as it is shown. */
function signed(amount: number): string {
  return amount > 0 ? `+${share(amount)}` : share(amount);
}

/** A fit as it is shown, from 0.000 to 1.000. */
export function share(value: number): string {
  return value.toFixed(3);
}

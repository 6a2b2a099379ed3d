import { show } from "../errors.js";
import type { NameOf, Names } from "./names.js";
import type { PairReasons } from "./reasons.js";
import type { SaidByHook } from "./said-by-hooks.js";

export type { NameOf, Names } from "./names.js";

type Reasons = Omit<PairReasons, "text">;

/** How the two people of a pair are spoken of. */
export interface Speech {
  /** A person of the pair, as the subject of a sentence, and any partner of theirs. */
  readonly person: (key: string) => string;
  readonly partner: (key: string, id: string) => string;
  /** Who learns. */
  readonly learner: (key: string) => string;
  /** What becomes of the two; of pairs unless said otherwise. */
  readonly phrases?: Phrases;
}

/** "Ada and Bo were paired", "were not paired", "cannot be paired", "Ada is paired with …". */
interface Phrases {
  readonly made: string;
  readonly notMade: string;
  /** After "cannot". */
  readonly be: string;
  readonly with: string;
  readonly fit: string;
}

const ofPairs: Phrases = {
  made: "were paired",
  notMade: "were not paired",
  be: "be paired",
  with: "is paired with",
  fit: "their fit is",
};

/** Of people who sit in one circle, or do not. */
export const ofCircles: Phrases = {
  made: "are in one circle",
  notMade: "are not in one circle",
  be: "be in one circle",
  with: "is in a circle with",
  // Parts of the fit of a member are about more than two people.
  fit: "by the criteria about the two, their fit is",
};

/** By role and name: "mentee Ada", and "The mentee" where the role is enough. */
export function ofRoles({ pair }: Reasons, names: Names): Speech {
  const roles = Object.keys(pair);
  const called = (role: string, id = "") => names[role]?.(id) ?? id;
  return {
    person: (role) => `${role} ${called(role, pair[role])}`,
    partner: (role, id) => called(roles.find((other) => other !== role) ?? "", id),
    learner: (role) => `The ${role}`,
  };
}

/** By name alone: peers have no roles. */
export function ofPeers({ pair }: Reasons, nameOf: NameOf | undefined): Speech {
  const called = (id = "") => nameOf?.(id) ?? id;
  return {
    person: (key) => called(pair[key]),
    partner: (_, id) => called(id),
    learner: (key) => called(pair[key]),
  };
}

/** Says the reasons in words, one thing per line. Answers may hold commas, so semicolons stand between them. */
export function inWords(reasons: Reasons, keys: readonly [string, string], speech: Speech): string {
  const who = keys.map(speech.person).join(" and ");
  return [
    opening(reasons, who, speech.phrases ?? ofPairs),
    ...reasons.contributions.map((part) => contributionLine(part, speech)),
    ...(reasons.hooks ?? []).map(hookLine),
    ...(reasons.cut === undefined ? [] : [cutLine(reasons.cut)]),
    ...(reasons.decided === undefined ? [] : [decidedLine(reasons.decided)]),
    ...(reasons.overruled ?? []).map(
      ({ rule, by, because }) => `Against ${show(rule)}, which ${by} overruled, because: ${because}`,
    ),
    ...commonGround(reasons, keys, speech.learner),
    ...(reasons.verdict === "chosen" ? [] : insteadLines(reasons, keys, speech)),
    ...(reasons.price === undefined ? [] : [reasons.price.text]),
  ].join("\n");
}

/** What the two share and what each can learn, a sentence each; nothing where there is nothing. */
export function commonGround(
  { shared, learns }: Reasons,
  keys: readonly string[],
  learner: Speech["learner"] = (role) => `The ${role}`,
): string[] {
  const learnt = keys.map((key) => [`${learner(key)} can learn`, learns[key] ?? []] as const);
  return [["They share", shared] as const, ...learnt].flatMap(([words, things]) =>
    things.length > 0 ? [`${words}: ${things.join("; ")}.`] : [],
  );
}

function opening({ verdict, fit, forbiddenBy, unknown }: Reasons, who: string, phrases: Phrases): string {
  if (verdict === "forbidden") return forbiddenLine(phrases.be, who, forbiddenBy);
  const made = verdict === "chosen" ? phrases.made : phrases.notMade;
  const gaps = unknown.length === 0 ? "" : ` Unknown: ${unknown.join(", ")}.`;
  return `${who} ${made}; ${phrases.fit} ${(fit ?? 0).toFixed(3)} on a scale from 0 to 1.${gaps}`;
}

/** What a hook said of the pair, and why. */
function hookLine({ name, because, fit }: SaidByHook): string {
  const effect = fit === undefined ? "" : `${fit > 0 ? "adds" : "takes"} ${Math.abs(fit).toFixed(3)}. `;
  return `  ${name}, by hook: ${effect}${because}`;
}

/** What a sum is cut by that hooks took beyond what a fit can be. */
function cutLine(amount: number): string {
  return amount < 0
    ? `  a fit is 1 at most: takes ${(-amount).toFixed(3)}`
    : `  a fit is 0 at least: adds ${amount.toFixed(3)}`;
}

/** What people decided about the fit of the pair; the plan says who and why. */
function decidedLine(amount: number): string {
  return `  by decision: ${amount > 0 ? "adds" : "takes"} ${Math.abs(amount).toFixed(3)}`;
}

/** That rules keep two people from something, and which. */
export function forbiddenLine(what: string, who: string, rules: readonly string[]): string {
  return `${who} cannot ${what}: ${rules.map((rule) => `"${rule}"`).join(" and ")}.`;
}

/** What one criterion said of two people, and what it added. */
export function contributionLine(
  { criterion, value, counted, nominal, points, ways }: Reasons["contributions"][number],
  { person }: Speech,
): string {
  const seen = value === undefined ? `unknown, counted as the mean ${counted.toFixed(2)}` : value.toFixed(2);
  const way = (worth: number | undefined, key: string) => `${worth?.toFixed(2) ?? "unknown"} for ${person(key)}`;
  const both = ways === undefined ? "" : ` (${way(ways.one, "one")}, ${way(ways.other, "other")})`;
  return `  ${criterion}: ${seen}${both}, weight ${nominal.toFixed(2)}, adds ${points.toFixed(3)}`;
}

function insteadLines({ instead }: Reasons, keys: readonly string[], speech: Speech): string[] {
  const { person, partner, phrases = ofPairs } = speech;
  return keys.map((key) => {
    const partners = (instead[key] ?? []).map(({ id, fit }) => `${partner(key, id)} (fit ${fit.toFixed(3)})`);
    return `${person(key)} ${phrases.with} ${partners.length > 0 ? partners.join("; ") : "nobody"}.`;
  });
}

import { whoWords } from "../constraints/who-words.js";
import { nearest, show } from "../errors.js";
import { overruledInWords } from "../plan/overruled.js";
import { builtInRules } from "../program.js";
import { claimsOf, pairsWithin } from "./claims.js";
import type { Ground, Two } from "./ground.js";
import type { HeldEntry } from "./in-force.js";
import { entryWords } from "./words.js";

/** A decision that puts two people together against rules that it does not name. It has no effect. */
export interface Refusal {
  readonly entry: number;
  readonly people: Two;
  /** The rules that forbid the two and that the decision does not overrule. */
  readonly rules: readonly string[];
  /** What was refused and why, in one sentence. */
  readonly text: string;
  readonly remedy: string;
}

/** A rule that a decision knowingly breaks: to be shown with the plan for as long as the decision holds. */
export interface Overruled {
  readonly entry: number;
  readonly people: Two;
  readonly rule: string;
  /** Who overruled it, and why. */
  readonly by: string;
  readonly because: string;
  /** The same in one sentence. */
  readonly text: string;
}

/** What became of decisions when they were held against the rules. */
export interface AgainstRules {
  /** Those that may take effect: they break no rule, or name every rule that they break. */
  readonly permitted: readonly HeldEntry[];
  readonly refused: readonly Refusal[];
  readonly overruled: readonly Overruled[];
  /** Rules that a decision overrules although they do not forbid what it asks for: a slip, or the answers changed since. */
  readonly needless: readonly { readonly entry: number; readonly rule: string }[];
}

/** Rules that no reason makes possible to break, and what to do instead. */
const beyond: ReadonlyMap<string, string> = new Map([
  [builtInRules.oneself, "Name two different people."],
  [
    builtInRules.noPlace,
    'Give whoever has none a place as well: { decision: "capacity", person: { role: …, id: … }, places: 1, by: …, because: … }.',
  ],
]);

/**
 * Holds decisions that put people together (`keep`, `swap`, `approve`) against the rules. One that breaks a rule is refused
 * with the rule's name, unless its `overrules` names every rule that it breaks. That nobody is put together with themselves
 * cannot be overruled, and neither can it that both have a place: places are given by a decision of their own.
 *
 * @param held The decisions in force, as `decisionsInForce` gives them.
 * @param forbidding The names of the rules that forbid two people, both by role and id, in the order of the program's roles
 * or of their ids; none where they may meet.
 * @example
 * ```ts
 * const ground = groundOf(program, cohort);
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * const keep = { decision: "keep", pair, by: "Bo", because: "They asked for each other." } as const;
 * const { inForce } = decisionsInForce(numbered([keep]), ground);
 * heldAgainstRules(inForce, ground, () => ["another team"]).refused.map(({ rules }) => rules); // [["another team"]]
 * ```
 */
export function heldAgainstRules(
  held: readonly HeldEntry[],
  ground: Ground,
  forbidding: (people: Two) => readonly string[],
): AgainstRules {
  const permitted: HeldEntry[] = [];
  const refused: Refusal[] = [];
  const overruled: Overruled[] = [];
  const needless: { readonly entry: number; readonly rule: string }[] = [];
  for (const entry of held) {
    const { number, decision } = entry;
    const claims = claimsOf(decision, ground);
    if ("text" in claims) continue; // unfit entries are not in force
    const named = new Map(decision.overrules?.map(({ rule, because }) => [rule, because]));
    const used = new Set<string>();
    const broken: Overruled[] = [];
    let isPermitted = true;
    for (const people of claims.groups.flatMap((group) => pairsWithin(group, ground))) {
      const rules = forbidding(people);
      const missing = rules.filter((rule) => beyond.has(rule) || !named.has(rule));
      if (missing.length > 0) {
        isPermitted = false;
        refused.push(refusalOf(entry, people, missing, ground));
      }
      for (const rule of rules) {
        const because = named.get(rule);
        if (because === undefined) continue;
        used.add(rule);
        const told = { people, rule, by: decision.by, because };
        const text = overruledInWords(told, ground.called);
        broken.push(Object.freeze({ entry: number, ...told, text }));
      }
    }
    for (const rule of named.keys()) if (!used.has(rule)) needless.push(Object.freeze({ entry: number, rule }));
    // A refused decision has no effect, so it overrules nothing either.
    if (isPermitted) {
      permitted.push(entry);
      overruled.push(...broken);
    }
  }
  return Object.freeze({
    permitted: Object.freeze(permitted),
    refused: Object.freeze(refused),
    overruled: Object.freeze(overruled),
    needless: Object.freeze(needless),
  });
}

function refusalOf(entry: HeldEntry, people: Two, rules: readonly string[], ground: Ground): Refusal {
  const listed = rules.map((rule) => `"${rule}"`);
  const said = listed.length < 2 ? listed.join("") : `${listed.slice(0, -1).join(", ")} and ${listed.at(-1)}`;
  const sentence = `${entryWords(entry, ground)} is refused: ${said} ${rules.length > 1 ? "forbid" : "forbids"} ${whoWords(people, ground.called)}.`;
  const misspelt = entry.decision.overrules?.find(
    ({ rule }) => !rules.includes(rule) && nearest(rule, rules) !== undefined,
  )?.rule;
  const asked = rules.map((rule) => `{ rule: ${JSON.stringify(rule)}, because: … }`).join(", ");
  const instead = rules.map((rule) => beyond.get(rule)).find((remedy) => remedy !== undefined);
  const remedy = instead ?? `Decide again with overrules: [${asked}], or keep to the rule.`;
  return Object.freeze({
    entry: entry.number,
    people,
    rules: Object.freeze([...rules]),
    text: `${sentence[0]?.toUpperCase()}${sentence.slice(1)}`,
    remedy:
      misspelt === undefined ? remedy : `It overrules ${show(misspelt)}, and there is no such rule here. ${remedy}`,
  });
}

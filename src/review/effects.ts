import type { PersonRef } from "../constraints/conflicts.js";
import { compareText } from "../random.js";
import { claimsOf } from "./claims.js";
import { type Ground, personKey, type Two, twoKey } from "./ground.js";
import type { HeldEntry } from "./in-force.js";

/** Something that decisions ask for, with the numbers of the entries that do. */
type Asked<T> = T & { readonly entries: readonly number[] };

/**
 * What decisions come to, for whoever makes a plan of them: each thing once, sorted by the people and not by the order of the
 * decisions, and nobody who is not in the cohort.
 */
export interface Effects {
  /** Groups that are made in any case: two people by role, or the people of one pair, trio or circle. */
  readonly must: readonly Asked<{ readonly people: readonly PersonRef[] }>[];
  /** Two people who are never put together. */
  readonly never: readonly Asked<{ readonly people: Two }>[];
  readonly withdrawn: readonly Asked<{ readonly person: PersonRef }>[];
  /** People who were to join and are in the cohort. */
  readonly joined: readonly Asked<{ readonly person: PersonRef }>[];
  readonly places: readonly Asked<{ readonly person: PersonRef; readonly min: number; readonly max: number }>[];
  /** What is added to the fit of two people: the sum of all amounts, in whole millionths, each with its name. */
  readonly fits: readonly Asked<{
    readonly people: Two;
    readonly millionths: number;
    readonly names: readonly string[];
  }>[];
  /** Criteria whose value of two people was set. */
  readonly criteria: readonly Asked<{ readonly people: Two; readonly criterion: string; readonly value: number }>[];
  /** Groups of `must` that were approved. */
  readonly approved: readonly Asked<{ readonly people: readonly PersonRef[] }>[];
  /** Fingerprints of plans that were approved. */
  readonly approvedPlans: readonly Asked<{ readonly plan: string }>[];
}

/** What is collected under a key; the first that comes stays, and later ones add their entry. */
function collector<T extends object>() {
  const found = new Map<string, { readonly value: T; readonly entries: number[] }>();
  return {
    add(key: string, value: T, entry: number): void {
      const known = found.get(key);
      if (known === undefined) found.set(key, { value, entries: [entry] });
      else if (!known.entries.includes(entry)) known.entries.push(entry);
    },
    sorted(): readonly Asked<T>[] {
      const rising = [...found].sort(([a], [b]) => compareText(a, b));
      return Object.freeze(
        rising.map(([, { value, entries }]) => {
          return Object.freeze({ ...value, entries: Object.freeze(entries.sort((a, b) => a - b)) });
        }),
      );
    },
  };
}

/**
 * What the decisions in force come to. Give those that `decisionsInForce` found, or the ones that `heldAgainstRules` let pass.
 *
 * Cost: one look at each pair that the decisions name.
 *
 * @example
 * ```ts
 * const ground = groundOf(program, cohort);
 * const { inForce } = decisionsInForce(numbered([]), ground);
 * effectsOf(inForce, ground).must; // []
 * ```
 */
export function effectsOf(held: readonly HeldEntry[], ground: Ground): Effects {
  const must = collector<{ readonly people: readonly PersonRef[] }>();
  const never = collector<{ readonly people: Two }>();
  const withdrawn = collector<{ readonly person: PersonRef }>();
  const joined = collector<{ readonly person: PersonRef }>();
  const places = collector<{ readonly person: PersonRef; readonly min: number; readonly max: number }>();
  const fits = new Map<
    string,
    { readonly two: Two; readonly amounts: Map<string, number>; readonly entries: Set<number> }
  >();
  const criteria = collector<{ readonly people: Two; readonly criterion: string; readonly value: number }>();
  const approved = collector<{ readonly people: readonly PersonRef[] }>();
  const approvedPlans = collector<{ readonly plan: string }>();
  const isThere = (people: readonly PersonRef[]) => people.every(({ role, id }) => ground.has(role, id));

  for (const { number, decision } of held) {
    const claims = claimsOf(decision, ground);
    if ("text" in claims) continue; // unfit entries are not in force
    for (const people of claims.groups.filter(isThere)) {
      const key = JSON.stringify(people.map(personKey));
      must.add(key, { people: Object.freeze(people) }, number);
      if (decision.decision === "approve") approved.add(key, { people: Object.freeze(people) }, number);
    }
    for (const [key, people] of claims.apart) if (isThere(people)) never.add(key, { people }, number);
    for (const [key, person] of claims.out) withdrawn.add(key, { person }, number);
    for (const [key, person] of claims.in) joined.add(key, { person }, number);
    for (const [key, one] of claims.places) places.add(key, one, number);
    for (const [key, { two, of, name, amount }] of claims.values) {
      if (of === "criterion") criteria.add(key, { people: two, criterion: name, value: amount }, number);
      else {
        const known = fits.get(twoKey(two)) ?? { two, amounts: new Map(), entries: new Set() };
        known.amounts.set(name, amount); // the same name twice is the same amount, or a conflict
        known.entries.add(number);
        fits.set(twoKey(two), known);
      }
    }
    if (decision.decision === "approve" && decision.plan !== undefined) {
      approvedPlans.add(decision.plan, { plan: decision.plan }, number);
    }
  }
  return Object.freeze({
    must: must.sorted(),
    never: never.sorted(),
    withdrawn: withdrawn.sorted(),
    joined: joined.sorted(),
    places: places.sorted(),
    fits: Object.freeze(
      [...fits.values()]
        .sort((a, b) => compareText(twoKey(a.two), twoKey(b.two)))
        .map(({ two, amounts, entries }) =>
          Object.freeze({
            people: two,
            // Whole numbers, so that the sum is the same in whatever order.
            millionths: [...amounts.values()].reduce((sum, amount) => sum + Math.round(amount * 1e6), 0),
            names: Object.freeze([...amounts.keys()].sort(compareText)),
            entries: Object.freeze([...entries].sort((a, b) => a - b)),
          }),
        ),
    ),
    criteria: criteria.sorted(),
    approved: approved.sorted(),
    approvedPlans: approvedPlans.sorted(),
  });
}

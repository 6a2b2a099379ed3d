import type { PersonRef } from "../constraints/conflicts.js";
import { suggestion } from "../errors.js";
import { compareText } from "../random.js";
import type { Decision } from "./decision.js";
import { type Ground, personKey, type Two, turnedTwo, twoKey } from "./ground.js";

/** A decision as what it claims about people, so that any two decisions can be held against each other. */
export interface Claims {
  /** Everybody it names. */
  readonly people: readonly PersonRef[];
  /** Whether people are named without a role although there are two: they are there when they are in either. */
  readonly anyRole: boolean;
  /** The groups that it puts together, each sorted; a pair is a group of two. */
  readonly groups: readonly (readonly PersonRef[])[];
  readonly together: ReadonlyMap<string, Two>;
  readonly apart: ReadonlyMap<string, Two>;
  readonly out: ReadonlyMap<string, PersonRef>;
  readonly in: ReadonlyMap<string, PersonRef>;
  readonly places: ReadonlyMap<string, Places>;
  readonly values: ReadonlyMap<string, Value>;
}

/** Least and most partners of one person. */
export interface Places {
  readonly person: PersonRef;
  readonly min: number;
  readonly max: number;
}

/** What the fit of two people, or one criterion of theirs, is changed by or set to. */
export interface Value {
  readonly two: Two;
  readonly of: "fit" | "criterion";
  /** The name of the amount, or of the criterion. */
  readonly name: string;
  readonly amount: number;
}

/** Why a decision says nothing to this program. */
export interface Unfit {
  readonly text: string;
  readonly remedy: string;
}

/** What a decision claims, or why it does not fit the program. Whether its people are there is not asked. */
export function claimsOf(decision: Decision, ground: Ground): Claims | Unfit {
  switch (decision.decision) {
    case "keep":
      return grouped(decision, ground, "together");
    case "part":
      return grouped(decision, ground, "apart");
    case "approve":
      return decision.plan === undefined ? grouped(decision, ground, "together") : claims({});
    case "adjust": {
      if (ground.isFixed)
        return { text: "Fits of circles cannot be changed one by one.", remedy: "Keep or part people." };
      const group = groupOf(decision, ground);
      if ("text" in group) return group;
      const [two] = pairsWithin(group, ground);
      if (two === undefined) return unfitGroup(ground);
      const { criterion } = decision;
      if (criterion !== undefined && ground.criteria?.includes(criterion) === false) {
        const text = `The program has no criterion ${JSON.stringify(criterion)}.`;
        return { text, remedy: suggestion(criterion, ground.criteria) };
      }
      const value: Value =
        criterion === undefined
          ? { two, of: "fit", name: decision.name, amount: decision.fit }
          : { two, of: "criterion", name: criterion, amount: decision.value };
      return claims({ people: group, values: [value] });
    }
    case "capacity": {
      const role = wrongRole(decision.person.role, ground);
      if (role !== undefined) return role;
      if (ground.together !== "pairs") {
        return { text: "Everybody has one place here.", remedy: "Leave it out; withdraw who takes no part." };
      }
      if (ground.isFixed) {
        return { text: "Circles have the sizes that the program says.", remedy: "Change the sizes in the program." };
      }
      const { places, person } = decision;
      const { min = 0, max } = typeof places === "number" ? { max: places } : places;
      return claims({ people: [person], places: [{ person, min, max }] });
    }
    case "withdraw":
      return wrongRole(decision.person.role, ground) ?? claims({ people: [decision.person], out: [decision.person] });
    case "join":
      return wrongRole(decision.person.role, ground) ?? claims({ people: [decision.person], in: [decision.person] });
    case "swap":
      return swapped(decision, ground);
    case "drop":
      return claims({});
  }
}

/** All pairs of people who could meet within a group, in the order of the ground. */
export function pairsWithin(group: readonly PersonRef[], ground: Ground): Two[] {
  return group.flatMap((one, at) =>
    group.slice(at + 1).flatMap((other): Two[] => {
      if (ground.together !== "pairs" || one.role !== other.role) return [ordered(one, other, ground)];
      return [];
    }),
  );
}

function ordered(one: PersonRef, other: PersonRef, { roles }: Ground): Two {
  const order = roles.indexOf(one.role) - roles.indexOf(other.role) || compareText(one.id, other.id);
  return order <= 0 ? [one, other] : [other, one];
}

type Named = { readonly pair?: Readonly<Record<string, string>>; readonly people?: readonly string[] };

/** The people that a decision names together, in the order of the ground. */
function groupOf({ pair, people = [] }: Named, ground: Ground): readonly PersonRef[] | Unfit {
  if (pair === undefined) {
    if (ground.together === "pairs") return unfitGroup(ground);
    const role = ground.roles[0] ?? "";
    return [...people].sort(compareText).map((id) => ({ role, id }));
  }
  if (ground.roles.length < 2) return unfitGroup(ground);
  for (const role of Object.keys(pair)) {
    const wrong = wrongRole(role, ground);
    if (wrong !== undefined) return wrong;
  }
  return ground.roles.flatMap((role) => {
    const id = Object.hasOwn(pair, role) ? pair[role] : undefined;
    return id === undefined ? [] : [{ role, id }];
  });
}

function grouped(named: Named, ground: Ground, kind: "together" | "apart"): Claims | Unfit {
  // Among partners by role, people who are named without roles are parted in whatever role.
  if (kind === "apart" && ground.together === "pairs" && named.people !== undefined) {
    const people = named.people.flatMap((id) => ground.roles.map((role) => ({ role, id })));
    const apart = pairsWithin(people, ground).filter(([one, other]) => one.id !== other.id);
    return claims({ people, apart, anyRole: true });
  }
  const group = groupOf(named, ground);
  if ("text" in group) return group;
  if (kind === "apart") return claims({ people: group, apart: bothWays(pairsWithin(group, ground), ground) });
  const trio = ground.together === "groups of two" && group.length > 3;
  if (trio) return { text: "Peers are two, or three in the trio.", remedy: "Name two or three people." };
  return claims({ people: group, groups: [group], together: pairsWithin(group, ground) });
}

function swapped(decision: Extract<Decision, { decision: "swap" }>, ground: Ground): Claims | Unfit {
  const named = decision.pairs?.map((pair) => ({ pair })) ?? decision.people?.map((people) => ({ people })) ?? [];
  // Who is second is said by the order of the roles, or by the order of writing: groups are sorted, so it is read here.
  const sides = named.map((one) => {
    const group = groupOf(one, ground);
    if ("text" in group || !("people" in one)) return group;
    return one.people.map((id) => ({ role: ground.roles[0] ?? "", id }));
  });
  for (const side of sides) if ("text" in side) return side;
  const [a, x, b, y] = sides.flatMap((side) => ("text" in side ? [] : side));
  if (a === undefined || x === undefined || b === undefined || y === undefined) return unfitGroup(ground);
  const kept = [ordered(a, y, ground), ordered(b, x, ground)];
  const people = [a, x, b, y];
  return claims({
    people,
    groups: kept,
    together: kept,
    apart: bothWays([ordered(a, x, ground), ordered(b, y, ground)], ground),
  });
}

/** Who is parted from whom: where people are in both roles, in whichever of them each is. */
function bothWays(apart: readonly Two[], ground: Ground): readonly Two[] {
  return ground.bothWays === true ? [...apart, ...apart.map(turnedTwo)] : apart;
}

function claims(given: {
  readonly people?: readonly PersonRef[];
  readonly anyRole?: boolean;
  readonly groups?: readonly (readonly PersonRef[])[];
  readonly together?: readonly Two[];
  readonly apart?: readonly Two[];
  readonly out?: readonly PersonRef[];
  readonly in?: readonly PersonRef[];
  readonly places?: readonly Places[];
  readonly values?: readonly Value[];
}): Claims {
  return {
    people: given.people ?? [],
    anyRole: given.anyRole ?? false,
    groups: given.groups ?? [],
    together: new Map(given.together?.map((two) => [twoKey(two), two])),
    apart: new Map(given.apart?.map((two) => [twoKey(two), two])),
    out: new Map(given.out?.map((who) => [personKey(who), who])),
    in: new Map(given.in?.map((who) => [personKey(who), who])),
    places: new Map(given.places?.map((one) => [personKey(one.person), one])),
    values: new Map(given.values?.map((one) => [JSON.stringify([twoKey(one.two), one.of, one.name]), one])),
  };
}

function wrongRole(role: string, { roles }: Ground): Unfit | undefined {
  if (roles.includes(role)) return undefined;
  return { text: `The program has no role ${JSON.stringify(role)}.`, remedy: suggestion(role, roles) };
}

function unfitGroup({ together, roles }: Ground): Unfit {
  const [one = "", other = one] = roles;
  return together === "pairs"
    ? { text: "Partners are named by their roles.", remedy: `Write pair: { ${one}: id, ${other}: id }.` }
    : { text: "People of one kind are named without roles.", remedy: "Write people: [id, id]." };
}

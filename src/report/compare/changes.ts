import type { PersonRef } from "../../constraints/conflicts.js";
import { compareText } from "../../random.js";
import type { Changed, Move } from "./comparison.js";
import { movedCircle } from "./moved-circle.js";
import { keyOf, type SeenPlan, type Someone } from "./seen.js";
import { millionths } from "./spread.js";

/** What is different in a plan, held against another one of the same noun. Cost: one look at both; of circles one assignment. */
export function changesOf(before: SeenPlan, after: SeenPlan): Changed {
  const [old, now] = [groupKeys(before), groupKeys(after)];
  const people = [...after.people.values()].flatMap((one) => {
    const [had, has] = [before.people.get(keyOf(one))?.has, one.has];
    if (had === undefined || has === undefined || had === has) return [];
    return [{ ...refOf(one), before: millionths(had), after: millionths(has) }];
  });
  const gain = (one: { readonly before?: number; readonly after?: number }) => (one.after ?? 0) - (one.before ?? 0);
  const byGain = (a: Move | (typeof people)[number], b: Move | (typeof people)[number]) =>
    gain(a) - gain(b) || compareText(keyOf(a), keyOf(b));
  const side = (role: string) => {
    const own = people.filter((one) => one.role === role);
    return { gain: own.filter((one) => gain(one) > 0).length, lose: own.filter((one) => gain(one) < 0).length };
  };
  return {
    same: [...now].filter((group) => old.has(group)).length,
    gone: before.groups.map(({ ids }) => ids).filter((ids) => !now.has(JSON.stringify(ids))),
    come: after.groups.map(({ ids }) => ids).filter((ids) => !old.has(JSON.stringify(ids))),
    moves: movesOf(before, after).sort(byGain),
    people: people.sort(byGain),
    left: missing(before, after),
    joined: missing(after, before),
    sides: Object.fromEntries(after.roles.map((role) => [role, side(role)])),
  };
}

function groupKeys({ groups }: SeenPlan): ReadonlySet<string> {
  return new Set(groups.map(({ ids }) => JSON.stringify(ids)));
}

/** Who is in one plan and not in the other. */
function missing(here: SeenPlan, there: SeenPlan): PersonRef[] {
  return [...here.people].flatMap(([key, one]) => (there.people.has(key) ? [] : [refOf(one)]));
}

function movesOf(before: SeenPlan, after: SeenPlan): Move[] {
  const keys = new Set([...before.people.keys(), ...after.people.keys()]);
  const hasMoved = after.noun === "circles" ? movedCircle(before, after) : otherCompany;
  return [...keys].flatMap((key): Move[] => {
    const [was, is] = [before.people.get(key), after.people.get(key)];
    const who = is ?? was;
    if (who === undefined || !hasMoved(was, is)) return [];
    return [
      {
        ...refOf(who),
        from: was?.company ?? [],
        to: is?.company ?? [],
        ...(was?.has === undefined ? {} : { before: millionths(was.has) }),
        ...(is?.has === undefined ? {} : { after: millionths(is.has) }),
      },
    ];
  });
}

function otherCompany(was: Someone | undefined, is: Someone | undefined): boolean {
  const [old, now] = [was, is].map((one) => (one?.company ?? []).map(keyOf).sort().join());
  return old !== now;
}

function refOf({ role, id }: PersonRef): PersonRef {
  return { role, id };
}

import { type Constraints, counted, reachOf } from "../constraints/conflicts.js";
import { isAllowed } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import { compareText } from "../random.js";
import type { Unmatched } from "./plan.js";

/**
 * Gives each person without a partner their cause. Where people they may meet remain, the cause is shown by a set in the
 * sense of Hall's theorem (P. Hall 1935): everyone who could take the place of someone, and so on, until the set closes;
 * its people compete for fewer places than they are. `rivals` says for whose sake the
 * places were given away, where the plan has another objective than the total: it may leave out who could have been placed. Cost: one look at
 * every pair.
 */
export function unmatchedOf(constraints: Constraints, pairs: readonly Cell[], rivals?: string): Unmatched<string>[] {
  const { eligibility } = constraints;
  const partners = [
    Array.from({ length: eligibility.rows }, (): number[] => []),
    Array.from({ length: eligibility.columns }, (): number[] => []),
  ] as const;
  for (const { row, column } of pairs) {
    partners[0][row]?.push(column);
    partners[1][column]?.push(row);
  }
  const rivalsOf = (side: 0 | 1, index: number): Rivals => {
    if (rivals === undefined) return { words: "with whom the plan has more fit" };
    const opposite = side === 0 ? 1 : 0;
    const isLeft = partners[opposite].some((holders, other) => {
      const hasPlace = holders.length < (constraints.bounds[opposite].max[other] ?? 0);
      return hasPlace && (side === 0 ? isAllowed(eligibility, index, other) : isAllowed(eligibility, other, index));
    });
    return { words: rivals, left: isLeft ? "some" : "none" };
  };
  const served = partners[0].filter((met) => met.length > 0).length;
  const { most = eligibility.rows } = constraints;
  const isFull = most < eligibility.rows && served >= most;
  return ([0, 1] as const).flatMap((side) => {
    const alone = partners[side].flatMap((met, index) => (met.length === 0 ? [index] : []));
    const competitions = competitionsFor(constraints, partners, side, alone);
    return alone.map((index) => {
      const [competition, rivalry] = [competitions.get(index), rivalsOf(side, index)];
      return causeOf(constraints, side, index, competition, isFull ? { ...rivalry, isFull } : rivalry);
    });
  });
}

/** Who was preferred, in words; and, under another objective than the total, whether somebody has a place left. */
interface Rivals {
  readonly words: string;
  readonly left?: "none" | "some";
  /** Whether as many people of the first role as may have a partner have one. */
  readonly isFull?: true;
}

type Partners = readonly [readonly number[][], readonly number[][]];

/** People of one side who compete for places of the other: a set that is closed, and larger than its places. */
interface Competition {
  readonly people: Set<number>;
  places: number;
}

function causeOf(
  { lineup, eligibility, bounds, most }: Constraints,
  side: 0 | 1,
  index: number,
  competition: Competition | undefined,
  rivals: Rivals,
): Unmatched<string> {
  const [role, other] = side === 0 ? lineup.roles : [lineup.roles[1], lineup.roles[0]];
  const id = lineup.ids[side][index] ?? "";
  const { allowed, of, removed } = reachOf(eligibility, side, index);
  const base = { role, id, allowed, removed, competitors: [], places: 0 };
  if (bounds[side].max[index] === 0) {
    return { ...base, cause: "no-place", text: `${role} ${id} has no place to give.` };
  }
  if (allowed === 0) {
    const rules = removed.map(({ rule, count }) => `"${rule}" removes ${count}`).join(", ");
    const nobody = of === 0 ? `there is nobody on the ${other} side` : `of ${of} on the ${other} side: ${rules}`;
    return { ...base, cause: "no-allowed-partner", text: `${role} ${id} may meet nobody; ${nobody}.` };
  }
  const met = `${role} ${id} may meet ${allowed} on the ${other} side, but their places are taken`;
  if (competition === undefined && rivals.left === "none") {
    return { ...base, cause: "outweighed", text: `${met} by people ${rivals.words}.` };
  }
  if (competition === undefined && rivals.isFull) {
    const whose = side === 0 ? "and the plan is better with others" : "and they are others";
    const text = `${role} ${id} may meet ${allowed} on the ${other} side, but at most ${counted(most ?? 0, "person", "people")} on the ${lineup.roles[0]} side may have a partner, ${whose}.`;
    return { ...base, cause: "most", text };
  }
  if (competition === undefined && rivals.left === "some") {
    const text = `${role} ${id} may meet ${allowed} on the ${other} side, one of whom has a place left: what the plan was made for leaves the pair out.`;
    return { ...base, cause: "left-out", text };
  }
  if (competition === undefined) {
    const text = `${role} ${id} may meet ${allowed} on the ${other} side, one of whom has a place left: the chosen solver left them out, or the pair would add nothing.`;
    return { ...base, cause: "left-out", text };
  }
  const competitors = [...competition.people].map((at) => lineup.ids[side][at] ?? "").sort(compareText);
  const { places } = competition;
  if (competitors.length <= places) {
    const text = `${met} by people ${rivals.words}, or whose least number of partners comes first.`;
    return { ...base, cause: "outweighed", text };
  }
  const text = `${met}: ${competitors.length} on the ${role} side compete for ${counted(places, "place")}.`;
  return { ...base, cause: "competition", competitors, places, text };
}

/**
 * The competition that each of these people without a partner lost; nothing for those who reach a free place. From a
 * person to all whom they may meet, from there to those who hold their places, and so on: a breadth-first search that
 * looks at every pair of a side once, because searches that meet are one competition.
 */
function competitionsFor(
  { eligibility, bounds }: Constraints,
  partners: Partners,
  side: 0 | 1,
  alone: readonly number[],
): ReadonlyMap<number, Competition> {
  const opposite = side === 0 ? 1 : 0;
  const wantedBy: (Competition | "free" | undefined)[] = partners[opposite].map(() => undefined);
  const found = new Map<number, Competition>();
  for (const start of alone) {
    const mine: Competition = { people: new Set([start]), places: 0 };
    const reached: number[] = [];
    const met = new Set<Competition | "free">();
    for (const person of mine.people) {
      for (let other = 0; other < wantedBy.length; other++) {
        if (!(side === 0 ? isAllowed(eligibility, person, other) : isAllowed(eligibility, other, person))) continue;
        const earlier = wantedBy[other];
        if (earlier !== undefined && earlier !== mine) met.add(earlier);
        if (earlier !== undefined) continue;
        const holders = partners[opposite][other] ?? [];
        const max = bounds[opposite].max[other] ?? 0;
        wantedBy[other] = mine;
        reached.push(other);
        if (holders.length < max) met.add("free");
        mine.places += max;
        for (const holder of holders) mine.people.add(holder); // a Set grows under its own iteration
      }
    }
    if (met.has("free")) {
      for (const other of reached) wantedBy[other] = "free";
      continue;
    }
    if (mine.people.size === 1 && reached.length === 0 && met.size === 0) continue; // may meet nobody
    found.set(start, mine);
    for (const earlier of met) if (earlier !== "free") absorb(mine, earlier, found, wantedBy);
  }
  return found;
}

/** Makes an earlier competition part of this one. */
function absorb(
  into: Competition,
  earlier: Competition,
  found: Map<number, Competition>,
  wantedBy: (Competition | "free" | undefined)[],
): void {
  into.places += earlier.places;
  for (const person of earlier.people) into.people.add(person);
  for (const [person, competition] of found) if (competition === earlier) found.set(person, into);
  for (const [other, competition] of wantedBy.entries()) if (competition === earlier) wantedBy[other] = into;
}

import type { Question } from "./brute-force.js";

/** One choice of pairs of a small question: `[mentee, mentor]` each. */
export type Choice = readonly (readonly [number, number])[];

/** Every choice of pairs that keeps places, least numbers and what is not to be made together; small questions only. */
export function everyChoice({ fit, menteePlaces, mentorPlaces, notBoth = [] }: Question): Choice[] {
  const cells = fit.flatMap((row, mentee) =>
    row.flatMap((score, mentor) => (score === undefined ? [] : [[mentee, mentor] as const])),
  );
  const found: Choice[] = [];
  const loads = [menteePlaces.map(() => 0), mentorPlaces.map(() => 0)] as const;
  const made: (readonly [number, number])[] = [];
  const add = (side: 0 | 1, person: number, by: number) => {
    loads[side][person] = (loads[side][person] ?? 0) + by;
  };
  const has = (pair: readonly [number, number]) => made.some((one) => one.join() === pair.join());
  const from = (at: number): void => {
    const cell = cells[at];
    if (cell === undefined) {
      const short = (side: 0 | 1, places: Question["menteePlaces"]) =>
        places.some(([min], person) => (loads[side][person] ?? 0) < min);
      if (short(0, menteePlaces) || short(1, mentorPlaces) || notBoth.some((both) => both.every(has))) return;
      found.push([...made]);
      return;
    }
    from(at + 1);
    const [mentee, mentor] = cell;
    if ((loads[0][mentee] ?? 0) >= (menteePlaces[mentee]?.[1] ?? 0)) return;
    if ((loads[1][mentor] ?? 0) >= (mentorPlaces[mentor]?.[1] ?? 0)) return;
    add(0, mentee, 1);
    add(1, mentor, 1);
    made.push(cell);
    from(at + 1);
    made.pop();
    add(0, mentee, -1);
    add(1, mentor, -1);
  };
  from(0);
  return found;
}

/** How many mentees have somebody. */
export function menteesIn(choice: Choice): number {
  return new Set(choice.map(([mentee]) => mentee)).size;
}

/** The scores of the pairs of a choice but those that are set apart, rising. */
export function scoresIn({ fit }: Question, choice: Choice, apart: Choice = []): number[] {
  const free = choice.filter((pair) => !apart.some((one) => one.join() === pair.join()));
  return free.map(([mentee, mentor]) => fit[mentee]?.[mentor] ?? Number.NaN).sort((a, b) => a - b);
}

/** By the first difference of sorted lists; above 0 for the first list. */
export function leximin(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((score, index) => score !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** The pairs that block a choice: allowed, not made, not closing a loop with a pair as good, and welcome to both (pairs set apart stay). */
export function blockersOf(question: Question, choice: Choice, apart: Choice = []): Choice {
  const { fit, menteePlaces, mentorPlaces, notBoth = [] } = question;
  const has = (pair: readonly [number, number]) => choice.some((one) => one.join() === pair.join());
  const welcomes = (side: 0 | 1, person: number, score: number) => {
    const own = choice.filter((pair) => pair[side] === person);
    const most = (side === 0 ? menteePlaces : mentorPlaces)[person]?.[1] ?? 0;
    return own.length < most || scoresIn(question, own, apart).some((held) => held < score);
  };
  return fit.flatMap((row, mentee) =>
    row.flatMap((score, mentor) => {
      const pair = [mentee, mentor] as const;
      if (score === undefined || has(pair)) return [];
      const closes = notBoth
        .filter((both) => both.some((one) => one.join() === pair.join()))
        .some((both) => both.some((one) => has(one) && (fit[one[0]]?.[one[1]] ?? -1) >= score));
      return !closes && welcomes(0, mentee, score) && welcomes(1, mentor, score) ? [pair] : [];
    }),
  );
}

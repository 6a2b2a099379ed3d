/** A small matching question in plain tables, for an oracle that shares nothing with the engine. */
export interface Question {
  /** Fit of each pair in whole millionths; undefined where forbidden. */
  readonly fit: readonly (readonly (number | undefined)[])[];
  readonly menteePlaces: readonly (readonly [number, number])[];
  readonly mentorPlaces: readonly (readonly [number, number])[];
  /** Pairs that are not both to be made, as [mentee, mentor] twice. */
  readonly notBoth?: readonly (readonly [readonly [number, number], readonly [number, number]])[];
}

/** The best that can be had: mentees with a partner first, then the sum of fits; undefined where nothing is allowed. */
export interface Best {
  readonly mentees: number;
  readonly total: number;
}

/** Tries every choice of pairs, mentee by mentee. */
export function bruteForce({ fit, menteePlaces, mentorPlaces, notBoth = [] }: Question): Best | undefined {
  let best: Best | undefined;
  const loads = mentorPlaces.map(() => 0);
  const made = new Set<string>();
  const consider = (mentees: number, total: number) => {
    if (loads.some((load, mentor) => load < (mentorPlaces[mentor]?.[0] ?? 0))) return;
    if (notBoth.some((both) => both.every((pair) => made.has(pair.join())))) return;
    if (best === undefined || mentees > best.mentees || (mentees === best.mentees && total > best.total)) {
      best = { mentees, total };
    }
  };
  const from = (mentee: number, mentor: number, load: number, mentees: number, total: number): void => {
    const row = fit[mentee];
    const places = menteePlaces[mentee];
    if (row === undefined || places === undefined) {
      consider(mentees, total);
      return;
    }
    if (mentor === row.length) {
      if (load >= places[0]) from(mentee + 1, 0, 0, mentees + Number(load > 0), total);
      return;
    }
    from(mentee, mentor + 1, load, mentees, total);
    const score = row[mentor];
    if (score === undefined || load === places[1] || loads[mentor] === mentorPlaces[mentor]?.[1]) return;
    loads[mentor] = (loads[mentor] ?? 0) + 1;
    made.add(`${mentee},${mentor}`);
    from(mentee, mentor + 1, load + 1, mentees, total + score);
    made.delete(`${mentee},${mentor}`);
    loads[mentor] = (loads[mentor] ?? 0) - 1;
  };
  from(0, 0, 0, 0, 0);
  return best;
}

/** Each two of the first people of both sides, one way and the other: of mutual pairs no plan may have both. */
export function bothWays(people: number): (readonly [readonly [number, number], readonly [number, number]])[] {
  return Array.from({ length: people }, (_, a) =>
    Array.from({ length: a }, (_, b) => [[a, b] as const, [b, a] as const] as const),
  ).flat();
}

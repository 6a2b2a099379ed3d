// Source: none, a queue: who has had fewest turns is next.
// Cost: time O(rounds * people * log people), memory O(people). Ties: the lower position. Departures: none.

/**
 * Who has a turn in each round, those with fewest turns first: nobody has a second before everybody has had one.
 * `before` has the turns of each person so far, and is not changed.
 */
export function turnsInOrder(before: ArrayLike<number>, rounds: number, perRound: number): number[][] {
  const had = Array.from(before);
  const order = had.map((_, person) => person);
  return Array.from({ length: rounds }, () => {
    order.sort((one, other) => had[one]! - had[other]! || one - other);
    const next = order.slice(0, perRound).sort((one, other) => one - other);
    for (const person of next) had[person]!++;
    return next;
  });
}

/**
 * How far turns are out of turn: over everybody's turns, how many turns the person has had more than the one without a turn
 * in that round who has had fewest. `turnsOf(round)` gives who has a turn.
 */
export function outOfTurn(before: ArrayLike<number>, rounds: number, turnsOf: (round: number) => readonly number[]) {
  const had = Array.from(before);
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const now = turnsOf(round);
    const isNow = new Set(now);
    let fewest = Number.POSITIVE_INFINITY;
    for (let person = 0; person < had.length; person++) {
      if (!isNow.has(person)) fewest = Math.min(fewest, had[person]!);
    }
    for (const person of now) {
      if (had[person]! > fewest) sum += had[person]! - fewest;
      had[person]!++;
    }
  }
  return sum;
}

import type { RoommatesProblem, StableProblem } from "../../../src/kernels/problem.js";

/*
 * Everything by trying everything, written from the definitions and sharing nothing with the kernels or with check.
 */

export type Pair = readonly [number, number];

/** Every choice of pairs that both accept and that keeps the places; rows * columns up to about 12, or 5 by 5 with one place. */
export function allChoices(given: StableProblem): Pair[][] {
  const { rows, columns, rowRanks, columnRanks, rowMost, columnMost } = given;
  const loads: number[] = new Array(columns).fill(0);
  const found: Pair[][] = [];
  const chosen: Pair[] = [];
  const tryCell = (row: number, column: number, load: number): void => {
    if (row === rows) {
      found.push(chosen.slice());
      return;
    }
    if (column === columns) {
      tryCell(row + 1, 0, 0);
      return;
    }
    tryCell(row, column + 1, load);
    const cell = row * columns + column;
    if (rowRanks[cell] === 0 || columnRanks[cell] === 0) return;
    if (load >= rowMost[row]! || loads[column]! >= columnMost[column]!) return;
    loads[column]!++;
    chosen.push([row, column]);
    tryCell(row, column + 1, load + 1);
    chosen.pop();
    loads[column]!--;
  };
  tryCell(0, 0, 0);
  return found;
}

/** How many pairs block a choice, straight from the definition. */
export function blockingPairs(given: StableProblem, choice: readonly Pair[]): number {
  const { rows, columns, rowRanks, columnRanks, rowMost, columnMost } = given;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const rank = (ranks: Int32Array, pair: Pair) => ranks[pair[0] * columns + pair[1]]!;
      const pair: Pair = [row, column];
      if (rank(rowRanks, pair) === 0 || rank(columnRanks, pair) === 0) continue;
      if (choice.some(([one, other]) => one === row && other === column)) continue;
      const ofRow = choice.filter(([one]) => one === row);
      const ofColumn = choice.filter(([, other]) => other === column);
      const rowWants =
        ofRow.length < rowMost[row]! || ofRow.some((held) => rank(rowRanks, held) > rank(rowRanks, pair));
      const columnWants =
        ofColumn.length < columnMost[column]! ||
        ofColumn.some((held) => rank(columnRanks, held) > rank(columnRanks, pair));
      if (rowWants && columnWants) count++;
    }
  }
  return count;
}

/** Every matching of people who accept each other, as the partner of each (themselves when alone); up to 10 people. */
export function allMatchings({ people, ranks }: RoommatesProblem): number[][] {
  const partner = Array.from({ length: people }, (_, person) => person);
  const found: number[][] = [];
  const tryPerson = (person: number): void => {
    if (person === people) {
      found.push(partner.slice());
      return;
    }
    if (partner[person]! < person) {
      tryPerson(person + 1);
      return;
    }
    tryPerson(person + 1);
    for (let other = person + 1; other < people; other++) {
      if (partner[other] !== other || ranks[person * people + other] === 0 || ranks[other * people + person] === 0)
        continue;
      partner[person] = other;
      partner[other] = person;
      tryPerson(person + 1);
      partner[person] = person;
      partner[other] = other;
    }
  };
  tryPerson(0);
  return found;
}

/** How many pairs block a matching of one group, straight from the definition. */
export function blockingRoommates({ people, ranks }: RoommatesProblem, partner: readonly number[]): number {
  const wants = (one: number, other: number) => {
    const held = partner[one]!;
    return held === one || ranks[one * people + other]! < ranks[one * people + held]!;
  };
  let count = 0;
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      if (ranks[one * people + other] === 0 || ranks[other * people + one] === 0) continue;
      if (wants(one, other) && wants(other, one)) count++;
    }
  }
  return count;
}

/** The partner of each from the pairs of a solution. */
export function partners(people: number, pairs: Int32Array): number[] {
  const partner = Array.from({ length: people }, (_, person) => person);
  for (let at = 0; at < pairs.length; at += 2) {
    partner[pairs[at]!] = pairs[at + 1]!;
    partner[pairs[at + 1]!] = pairs[at]!;
  }
  return partner;
}

/** The pairs of a solution as [row, column]. */
export function asPairs(pairs: Int32Array): Pair[] {
  return Array.from({ length: pairs.length / 2 }, (_, at): Pair => [pairs[2 * at]!, pairs[2 * at + 1]!]);
}

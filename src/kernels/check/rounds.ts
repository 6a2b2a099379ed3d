// Source: none, counting: everything that a plan of rounds states is counted anew from its rounds. The bound of level 3 is
// that of any m meetings over pairs of which the i-th cheapest next meeting costs the i-th smallest number of h, h + 1, ...
// Cost: time O(rounds * people * size + people^2 * rounds * log), memory O(people^2 * rounds) for the bound.
// Ties: none. Departures: knows the problem only; nothing of the planner is imported.
import type { Round, RoundsProblem, RoundsSolution } from "../rounds/contract.js";

/** What `checkRounds` found. */
export type RoundsVerdict =
  /** Levels 1 to 3 are proven best by counting. */
  | { readonly feasible: true; readonly optimal: true; readonly againAtLeast: number }
  /** `againAtLeast` is what counting shows; the plan may be best all the same. */
  | { readonly feasible: true; readonly optimal: false; readonly againAtLeast: number }
  /** Without faults it is an honest statement that no plan was found. */
  | { readonly feasible: false; readonly faults: readonly string[] };

/**
 * Verifies a plan of rounds against its problem: everybody once a round, the sizes, forbidden pairs, and every figure that
 * it states. `faults` are "code: explanation". Throws nothing, whatever the plan holds.
 */
export function checkRounds(problem: RoundsProblem, solution: RoundsSolution): RoundsVerdict {
  const { people, rounds: wanted } = problem;
  const { status, rounds, possible } = solution;
  const faults: string[] = [];
  const state = (name: string, said: unknown, is: unknown) => {
    if (said !== is) faults.push(`${name}: stated ${said}, it is ${is}.`);
  };
  const isPlan = status === "optimal" || status === "feasible";
  state("rounds", rounds.length, isPlan ? wanted : 0);
  if (!(possible.atLeast <= possible.atMost)) faults.push("possible: more is constructed than can be.");
  for (const [at, round] of rounds.entries()) faults.push(...faultsOf(problem, round, at));
  if (faults.length > 0) return refused(faults);
  const counted = countAll(problem, rounds);
  compare("meetings", solution.meetings, counted.meetings, people, faults);
  compare("turns", solution.turns, counted.turns, people, faults);
  state("out-of-turn", solution.outOfTurn, counted.outOfTurn);
  state("again", solution.again, counted.again);
  state("repeats", solution.repeats, counted.repeats);
  state("fresh-rounds", solution.freshRounds, counted.freshRounds);
  state("total", solution.total, counted.total);
  if (counted.freshRounds > possible.atMost) {
    faults.push(`possible: stated at most ${possible.atMost} fresh rounds, and there are ${counted.freshRounds}.`);
  }
  if (isPlan) {
    if (solution.againAtLeast > counted.again) faults.push("bound: the plan is better than what it says is possible.");
    const isBest = counted.outOfTurn === 0 && counted.again === solution.againAtLeast;
    state("status", status, isBest ? "optimal" : "feasible");
  }
  if (faults.length > 0 || !isPlan) return refused(faults);
  const least = boundOf(problem, counted);
  const isProven = counted.outOfTurn === 0 && counted.again === least;
  return Object.freeze({ feasible: true, optimal: isProven, againAtLeast: least });
}

function refused(faults: readonly string[]): RoundsVerdict {
  return Object.freeze({ feasible: false, faults: Object.freeze(faults) });
}

/** What is wrong with one round by itself. */
function faultsOf({ people, size, over, forbidden }: RoundsProblem, round: Round, at: number): string[] {
  const faults: string[] = [];
  const seen = new Uint8Array(people);
  for (const person of [...round.groups.flat(), ...round.byes]) {
    if (!(Number.isInteger(person) && person >= 0 && person < people)) {
      faults.push(`out-of-range: round ${at} has nobody called ${person}.`);
    } else if (seen[person] === 1) faults.push(`twice: ${person} is in round ${at} twice.`);
    else seen[person] = 1;
  }
  const missing = seen.indexOf(0);
  if (missing >= 0) faults.push(`missing: ${missing} is not in round ${at}.`);
  const left = people % size;
  const other = over === "larger" ? size + 1 : size - 1;
  const others = over === "bye" || left === 0 ? 0 : over === "larger" ? left : size - left;
  const byes = over === "bye" ? left : 0;
  const usual = (people - byes - others * other) / size;
  const sizes = new Map<number, number>();
  for (const group of round.groups) sizes.set(group.length, (sizes.get(group.length) ?? 0) + 1);
  if ((sizes.get(size) ?? 0) !== usual || (others > 0 && sizes.get(other) !== others)) {
    faults.push(`sizes: round ${at} has not ${usual} groups of ${size} and ${others} of another size.`);
  } else if (round.groups.length !== usual + others) faults.push(`sizes: round ${at} has groups of a wrong size.`);
  if (round.byes.length !== byes) faults.push(`byes: round ${at} has ${round.byes.length} byes, ${byes} are over.`);
  if (faults.length > 0) return faults;
  const heads = round.groups.map(([first]) => first!);
  for (const list of [heads, round.byes, ...round.groups]) {
    if (list.some((person, place) => place > 0 && list[place - 1]! >= person)) faults.push(`order: in round ${at}.`);
  }
  for (const group of round.groups) {
    for (const one of group) {
      const met = group.find((mate) => mate > one && forbidden[one * people + mate] === 1);
      if (met !== undefined) faults.push(`forbidden: ${one} and ${met} meet in round ${at}.`);
    }
  }
  return faults;
}

interface Counted {
  readonly meetings: Int32Array;
  readonly turns: Int32Array;
  outOfTurn: number;
  again: number;
  repeats: number;
  freshRounds: number;
  total: number;
}

function countAll({ people, size, met, scores, turns: before }: RoundsProblem, rounds: readonly Round[]): Counted {
  const [meetings, turns] = [new Int32Array(people * people), new Int32Array(people)];
  const counted = { meetings, turns, outOfTurn: 0, again: 0, repeats: 0, freshRounds: rounds.length, total: 0 };
  for (const [at, { groups, byes }] of rounds.entries()) {
    const now = new Set([...byes, ...groups.filter((group) => group.length !== size).flat()]);
    const had = (person: number) => before[person]! + turns[person]!;
    let fewest = Number.POSITIVE_INFINITY;
    for (let person = 0; person < people; person++) if (!now.has(person)) fewest = Math.min(fewest, had(person));
    for (const person of now) counted.outOfTurn += Math.max(0, had(person) - Math.min(fewest, had(person)));
    for (const person of now) turns[person]!++;
    for (const group of groups) {
      for (const one of group) {
        for (const other of group) {
          if (other <= one) continue;
          const pair = one * people + other;
          const times = met[pair]! + meetings[pair]!;
          counted.again += times;
          counted.total += scores[pair]!;
          if (times > 0) counted.repeats++;
          if (times > 0) counted.freshRounds = Math.min(counted.freshRounds, at);
          meetings[pair]!++;
          meetings[other * people + one]!++;
        }
      }
    }
  }
  return counted;
}

function compare(name: string, said: Int32Array, is: Int32Array, people: number, faults: string[]): void {
  const at = is.findIndex((value, place) => said[place] !== value);
  if (said.length !== is.length) faults.push(`${name}: ${said.length} entries, ${is.length} are wanted.`);
  else if (at >= 0) {
    const where = name === "turns" ? `${at}` : `${Math.floor(at / people)} and ${at % people}`;
    faults.push(`${name}: ${where} stated ${said[at]}, it is ${is[at]}.`);
  }
}

/**
 * What counting shows of level 3, with everybody's meetings as they are: as strict turns settle them up to exchanges between
 * people who are alike, only the bound over all pairs is used where there are turns.
 */
function boundOf(problem: RoundsProblem, { meetings }: Counted): number {
  const { people, size, rounds, forbidden } = problem;
  const everybody: number[] = [];
  let ends = 0;
  let sum = 0;
  for (let one = 0; one < people; one++) {
    const own: number[] = [];
    let met = 0;
    for (let other = 0; other < people; other++) {
      const pair = one * people + other;
      met += meetings[pair]!;
      if (other === one || forbidden[pair] === 1) continue;
      for (let more = 0; more < rounds; more++) own.push(problem.met[pair]! + more);
    }
    sum += met;
    ends += cheapest(own, met);
    for (const cost of own) everybody.push(cost);
  }
  // Each pair stands in the list twice, and so does each meeting.
  const overall = Math.ceil(cheapest(everybody, sum) / 2);
  return people % size === 0 ? Math.max(overall, Math.ceil(ends / 2)) : overall;
}

function cheapest(costs: number[], count: number): number {
  costs.sort((one, other) => one - other);
  let sum = 0;
  for (let at = 0; at < count; at++) sum += costs[at] ?? 0;
  return sum;
}

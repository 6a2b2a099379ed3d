// The optimum of pairs and of peers as linear programs, one level after the other: what a level reached is a constraint of
// the next. Shares nothing with the kernels but the contract.
import type { PeersProblem, Places, Problem } from "../../../src/kernels/problem.js";
import type { Best } from "../brute-force.js";
import { corner, type LinearProgram, type Terms } from "./linear-program.js";

type Constraint = LinearProgram["constraints"][number];

/**
 * The best of pairs of two sides: places missing to the least numbers, then priority, then total; objective `total` only.
 *
 * Variables: `x` for each allowed pair; for each person `s`, what is missing to the least number, and `y`, whether they
 * have a partner. Each level is a sum of concave functions with whole corners of the loads of a flow, so its optimum is
 * whole, and so is that of the next level on the face where it is reached.
 */
export function bestPairs(problem: Problem): Best {
  const { rows, columns, scores } = problem;
  const constraints: Constraint[] = [];
  const [missing, priority, total]: [number, string][][] = [[], [], []];
  for (let cell = 0; cell < scores.length; cell++) {
    if (Number.isNaN(scores[cell])) continue;
    constraints.push({ terms: [[1, `x${cell}`]], relation: "<=", bound: 1 });
    total!.push([scores[cell]!, `x${cell}`]);
  }
  const person = (name: string, places: Places, priorities: Int32Array, at: number, cells: readonly number[]) => {
    const load: Terms = cells.filter((cell) => !Number.isNaN(scores[cell])).map((cell) => [1, `x${cell}`] as const);
    const [least, most] = [places.min[at]!, places.max[at]!];
    constraints.push({ terms: load, relation: "<=", bound: most });
    constraints.push({ terms: [...load, [1, `s${name}`]], relation: ">=", bound: least });
    constraints.push({ terms: [...load, [-1, `y${name}`]], relation: ">=", bound: 0 });
    constraints.push({ terms: [[1, `y${name}`]], relation: "<=", bound: 1 });
    missing!.push([-1, `s${name}`]);
    if (priorities[at]! > 0) priority!.push([priorities[at]!, `y${name}`]);
  };
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: columns }, (_, column) => row * columns + column);
    person(`r${row}`, problem.rowPlaces, problem.rowPriority, row, cells);
  }
  for (let column = 0; column < columns; column++) {
    const cells = Array.from({ length: rows }, (_, row) => row * columns + column);
    person(`c${column}`, problem.columnPlaces, problem.columnPriority, column, cells);
  }
  const [shortfall, ...rest] = inLevels([missing!, priority!, total!], constraints);
  return { shortfall: 0 - shortfall!, priority: rest[0]!, total: rest[1]! };
}

/**
 * The best of peers: priority, then total. Edmonds' polyhedron: at most one pair a person, and at most (size - 1) / 2 pairs
 * inside every set of odd size; all 2^(people - 1) of them, so for a dozen people at most.
 */
export function bestPeers(problem: PeersProblem): { readonly priority: number; readonly total: number } {
  const { people, scores } = problem;
  const constraints: Constraint[] = [];
  const [priority, total]: [number, string][][] = [[], []];
  const inside = (members: readonly number[]): Terms =>
    members.flatMap((one, at) =>
      members
        .slice(at + 1)
        .flatMap((other) => (Number.isNaN(scores[one * people + other]) ? [] : [[1, name(one, other)] as const])),
    );
  const name = (one: number, other: number) => `x${Math.min(one, other)}p${Math.max(one, other)}`;
  for (let one = 0; one < people; one++) {
    const own: [number, string][] = [];
    for (let other = 0; other < people; other++) {
      if (other === one || Number.isNaN(scores[one * people + other])) continue;
      own.push([1, name(one, other)]);
      if (problem.priority[one]! > 0) priority!.push([problem.priority[one]!, name(one, other)]);
      if (one < other) total!.push([scores[one * people + other]!, name(one, other)]);
    }
    constraints.push({ terms: own, relation: "<=", bound: 1 });
  }
  for (let set = 0; set < 2 ** people; set++) {
    const members = Array.from({ length: people }, (_, one) => one).filter((one) => (set >> one) & 1);
    if (members.length < 3 || members.length % 2 === 0) continue;
    constraints.push({ terms: inside(members), relation: "<=", bound: (members.length - 1) / 2 });
  }
  const [first, second] = inLevels([merged(priority!), total!], constraints);
  return { priority: first!, total: second! };
}

/** The optimum of each objective among the choices that are best for all before it. */
function inLevels(objectives: readonly Terms[], constraints: readonly Constraint[]): number[] {
  const kept = [...constraints];
  return objectives.map((objective) => {
    const { value } = corner({ objective, constraints: kept });
    if (objective.length > 0) kept.push({ terms: objective, relation: "=", bound: value });
    return value;
  });
}

/** Terms with each variable once. */
function merged(terms: Terms): Terms {
  const sums = new Map<string, number>();
  for (const [times, variable] of terms) sums.set(variable, (sums.get(variable) ?? 0) + times);
  return [...sums].map(([variable, times]) => [times, variable] as const);
}

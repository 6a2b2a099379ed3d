import { expect, test } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { mostRounds, planRounds, possibleRounds, type RoundsInput, roundsProblem } from "../../../src/kernels/index.js";

/** The codes of all mistakes, with their places. */
function mistakesOf(input: RoundsInput): string[] {
  try {
    roundsProblem(input);
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes.map(({ code, where }) => `${code} at ${where}`);
    throw error;
  }
  return [];
}

const people = 4;
const rounds = 2;
const square = (score: number | null) =>
  Array.from({ length: people }, () => new Array<number | null>(people).fill(score));

test.each<[RoundsInput, string[]]>([
  [{ people: 1, size: 1, rounds: -1 }, ["rounds-count at people", "rounds-count at size", "rounds-count at rounds"]],
  [{ people: Number.NaN, rounds: 1.5 }, ["rounds-count at people", "rounds-count at rounds"]],
  [{ people: 3, size: 4, rounds }, ["no-such-groups at size"]],
  [{ people: 5, size: 3, over: "larger", rounds }, ["no-such-groups at size"]],
  [{ people: 5, size: 2, over: "smaller", rounds }, ["no-such-groups at size"]],
  [{ people: 1000, rounds: 100 }, ["too-many-rounds at rounds"]],
  [{ people: 1_000_000, rounds: 0 }, ["too-many-rounds at rounds"]],
  [
    {
      people,
      rounds,
      met: [
        [0, 9],
        [1, 1],
        [0, 1, -1],
      ],
    },
    ["no-such-person at met[0][1]", "self-pair at met[1]", "times-met at met[2][2]"],
  ],
  [{ people, rounds, forbidden: [[0, 4]] }, ["no-such-person at forbidden[0][1]"]],
  [{ people, rounds, turns: [0] }, ["turns-length at turns.length"]],
  [{ people, rounds, turns: [0, 0, -1, 0.5] }, ["turns at turns[2]", "turns at turns[3]"]],
  [{ people, rounds, scores: [[1]] }, ["rounds-scores at scores"]],
  [
    {
      people: 2,
      rounds,
      scores: [
        [null, 0.5],
        [0.5, null],
      ],
    },
    ["meeting-score at scores[1][0]"],
  ],
  [
    {
      people: 2,
      rounds,
      scores: [
        [null, 1],
        [2, null],
      ],
    },
    ["asymmetric at scores[1][0]"],
  ],
  [
    {
      people: 2,
      rounds,
      scores: [
        [null, 2 ** 52],
        [2 ** 52, null],
      ],
    },
    ["meeting-score at scores[1][0]"],
  ],
])("%j: everything that is wrong is listed", (input, expected) => {
  expect(mistakesOf(input)).toEqual(expected);
});

test("an unknown way to deal with people who are over is refused", () => {
  const odd: RoundsInput = JSON.parse('{ "people": 4, "rounds": 1, "over": "drop", "first": "scores" }');
  expect(mistakesOf(odd)).toEqual(["over at over", "rounds-first at first"]);
});

test("pairs may be named several times and in either order", () => {
  const problem = roundsProblem({
    people,
    rounds,
    met: [
      [0, 1],
      [1, 0, 2],
      [2, 3, 0],
    ],
    scores: square(3),
  });
  expect([problem.met[1], problem.met[4], problem.met[11]]).toEqual([3, 3, 0]);
  expect([problem.scores[0], problem.scores[1]]).toEqual([0, 3]);
});

test("nobody can be kept apart from everybody: infeasible, and said so", () => {
  const forbidden = [
    [0, 1],
    [0, 2],
    [0, 3],
  ] as const;
  const plan = planRounds(roundsProblem({ people, rounds, forbidden }));
  expect(plan).toMatchObject({ status: "infeasible", rounds: [] });
  expect(planRounds(roundsProblem({ people: 6, size: 3, rounds, forbidden: [...forbidden, [0, 4]] })).status).toBe(
    "infeasible",
  );
  // With a bye there is a way, though not a fair one: 0 sits out whenever the bye is theirs alone to take.
  const five = planRounds(roundsProblem({ people: 5, rounds, over: "bye", forbidden: [...forbidden, [0, 4]] }));
  expect(five).toMatchObject({ outOfTurn: 1 });
  expect(five.rounds.map(({ byes }) => byes)).toEqual([[0], [0]]);
});

test("with a history nothing is promised, and the bound counts whom one has not met", () => {
  const met = [
    [0, 1],
    [0, 2],
  ] as const;
  expect(possibleRounds({ people, met })).toMatchObject({ atMost: 1, atLeast: 0 });
  expect(possibleRounds({ people, turns: [1, 0, 0, 0] })).toMatchObject({ atMost: 3, atLeast: 0 });
  expect(possibleRounds({ people: 9, size: 3, over: "bye" }).by).toContain("affine space");
});

test("what is open is searched for before round 1, history included", () => {
  expect(mostRounds({ people: 9, over: "larger" })).toMatchObject({ atMost: 6, atLeast: 6 });
  expect(mostRounds({ people: 15, size: 3 }).plan).toMatchObject({ freshRounds: 7, repeats: 0 });
  // Two triangles have met: everybody has the three of the other one to meet.
  const met = [
    [0, 2],
    [2, 4],
    [4, 0],
    [1, 3],
    [3, 5],
    [5, 1],
  ] as const;
  expect(mostRounds({ people: 6, met })).toMatchObject({ atMost: 3, atLeast: 3 });
  // Two triangles are left over, and no three pairs out of them take in everybody.
  const triangles = [0, 1, 2].flatMap((one) => [3, 4, 5].map((other) => [one, other] as const));
  const none = mostRounds({ people: 6, met: triangles }, { steps: 1000 });
  expect(none).toMatchObject({ atMost: 2, atLeast: 0 });
  expect(none.plan).toBeUndefined();
});

test("larger groups for a few: scores decide who meets when not all can", () => {
  const scores = square(0);
  scores[0]![3] = scores[3]![0] = 5;
  const plan = planRounds(roundsProblem({ people, rounds: 1, scores }));
  expect(plan.rounds[0]!.groups).toEqual([
    [0, 3],
    [1, 2],
  ]);
  expect(plan.total).toBe(5);
});

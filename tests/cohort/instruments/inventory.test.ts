import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  communicationStyle,
  describeIntake,
  type InventoryScores,
  intake,
  inventory,
  ipipViaR,
  miniIpip,
  readMapping,
  readTable,
  safeIntake,
  scoreInstrument,
  suggestMapping,
  workingStyle,
} from "../../../src/cohort/index.js";
import { codesOf, firstMistake, frozen, thrownBy } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";

const PREFIX = "How accurately does this describe you?";
const five = ["Conscientiousness", "Intellect/Imagination", "Extraversion", "Agreeableness"] as const;
const all = inventory(PREFIX, miniIpip, { scales: five });
const Person = z.object({ id: z.string(), self: all.optional() });
const program = { roles: { mentee: Person, mentor: Person } } as const;
const asked = miniIpip.items.filter(({ scale }) => scale !== "Neuroticism");
const labels = [
  "Very inaccurate",
  "Moderately inaccurate",
  "Neither accurate nor inaccurate",
  "Moderately accurate",
  "Very accurate",
];

const header = (heads: readonly string[]) =>
  ["id", ...heads.map((head) => `"${head.replaceAll('"', '""')}"`)].join(",");
const sheet = (
  heads: readonly string[],
  rows: readonly (readonly (number | string | undefined)[])[],
  file = "mentees.csv",
) =>
  readTable(
    [header(heads), ...rows.map((cells, at) => [`p${at}`, ...cells.map((cell) => cell ?? "")].join(","))].join("\n"),
    {
      file,
    },
  );
const inGrid = asked.map(({ text }) => `${PREFIX} [I ${text.charAt(0).toLowerCase()}${text.slice(1)}]`);
const scoresOf = (heads: readonly string[], rows: readonly (readonly (number | string | undefined)[])[]) =>
  intake(program, { mentee: sheet(heads, rows), mentor: [] }).people.mentee.map(({ self }) => self);

/** Somebody's points by number of the item. */
const careful = asked.map(({ key }, at) => (key === "+" ? 5 - (at % 3) : 1 + (at % 2)));
const expected = () =>
  scoreInstrument(miniIpip, [Object.fromEntries(asked.map(({ id }, at) => [id, careful[at]]))], { scales: five })
    .people[0];

describe("columns are found", () => {
  test.each<readonly [string, readonly string[]]>([
    ["in a grid, as a form asks them", inGrid],
    [
      "in a grid, numbered and without I",
      asked.map(({ text, number }) => `${PREFIX} [${number}. ${text.slice(0, -1)}]`),
    ],
    ["in a grid, by number", asked.map(({ number }) => `${PREFIX} [${number}]`)],
    ["in a grid, by id", asked.map(({ id }) => `${PREFIX} [${id.toUpperCase()}]`)],
    ["by their text", asked.map(({ text }) => text)],
    [
      "by their text, shouted and with other apostrophes",
      asked.map(({ text }) => text.toUpperCase().replaceAll("'", "’")),
    ],
    ["by their text as a sentence", asked.map(({ text }) => `I ${text.replace(/^Am /, "am ")}`.replace("I am", "I'm"))],
    ["by id", asked.map(({ id }) => id)],
    ["by the question and a number", asked.map(({ number }) => `${PREFIX}_${number}`)],
    ["by the question and the text", asked.map(({ text }) => `${PREFIX} - ${text}`)],
  ])("%s", (_, heads) => {
    const table = sheet(heads, [careful]);
    const cohort = intake(program, { mentee: table, mentor: [] });
    expect(cohort.people.mentee[0]?.self).toEqual(expected());
    expect(cohort.report.sources[0]?.columns.filter(({ field }) => field === "self")).toHaveLength(16);
    expect(cohort.report.sources[0]?.unused).toEqual([]);
  });

  test("in further wordings, such as a translation", () => {
    const texts = Object.fromEntries(asked.map(({ id, text }) => [id, `Übersetzt: ${text}`]));
    const schema = z.object({
      id: z.string(),
      self: inventory("Frage", miniIpip, { scales: five, texts, language: "de" }),
    });
    const german = [
      "Sehr unzutreffend",
      "Eher unzutreffend",
      "Weder zutreffend noch unzutreffend",
      "Eher zutreffend",
      "Sehr zutreffend",
    ];
    const table = sheet(Object.values(texts), [careful.map((point) => german[point - 1])]);
    const { people } = intake({ roles: { mentee: schema, mentor: Person } }, { mentee: table, mentor: [] });
    expect(people.mentee[0]?.self).toEqual(expected());
  });

  test("by a mapping, with a pattern, or as named ones", () => {
    const heads = asked.map(({ number }) => `Q7_${number}`);
    for (const line of [
      { matches: "Q7_*" },
      asked.map(({ number }) => ({ header: `Q7_${number}`, part: `${number}` })),
    ]) {
      const mapping = readMapping({ version: 1, fields: { id: "id", self: line } });
      const options = { mappings: { mentee: mapping } };
      const { people } = intake(program, { mentee: sheet(heads, [careful]), mentor: [] }, options);
      expect(people.mentee[0]?.self).toEqual(expected());
    }
    const texts = asked.map(({ text }) => text);
    const named = readMapping({ version: 1, fields: { id: "id", self: texts } });
    const { people } = intake(
      program,
      { mentee: sheet(texts, [careful]), mentor: [] },
      { mappings: { mentee: named } },
    );
    expect(people.mentee[0]?.self).toEqual(expected());
  });

  test("by a proposed mapping, in a grid or alone", () => {
    for (const heads of [asked.map(({ text }) => text), inGrid]) {
      const table = sheet([...heads, "Gender"], [[...careful, "x"]]);
      const { mapping, lines, missing } = suggestMapping(Person, table);
      expect(lines.map(({ use, field }) => field ?? use)).toEqual(["id", "self", "sealed"]);
      expect(missing).toEqual([]);
      const { people } = intake(program, { mentee: table, mentor: [] }, { mappings: { mentee: mapping } });
      expect(people.mentee).toEqual([{ id: "p0", self: expected() }]);
    }
  });

  test("of a choice between two poles, however they are joined", () => {
    const schema = inventory("Ways", workingStyle, { scales: ["Planning", "Focus", "Scope", "Pace"] });
    const roles = { mentee: z.object({ id: z.string(), ways: schema }), mentor: Person };
    const table = sheet(
      [
        "Plan ahead or adapt as I go?",
        "Deep focus alone <-> think with others",
        "Ways [w3]",
        "Ways [move fast, fix later ↔ get it right first]",
      ],
      [[1, 5, "details first", "2 - move fast"]],
    );
    expect(codesOf(() => intake({ roles }, { mentee: table, mentor: [] }))).toEqual(["unknown-label"]);
    const right = sheet(
      [
        "Plan ahead or adapt as I go?",
        "Deep focus alone <-> think with others",
        "Ways [w3]",
        "Ways [move fast, fix later ↔ get it right first]",
      ],
      [[1, 5, "details first", "2"]],
    );
    expect(intake({ roles }, { mentee: right, mentor: [] }).people.mentee[0]?.ways.scales).toEqual({
      Planning: 0,
      Focus: 1,
      Scope: 1,
      Pace: 0.25,
    });
  });

  test("and only those: what is not asked stays out, in a grid or alone", () => {
    const heads = [
      ...inGrid,
      `${PREFIX} [I have frequent mood swings.]`,
      "Seldom feel blue.",
      `${PREFIX} [Please choose 4]`,
    ];
    const cohort = intake(program, { mentee: sheet(heads, [[...careful, 5, 1, 4]]), mentor: [] });
    expect(cohort.people.mentee[0]?.self).toEqual(expected());
    expect(cohort.report.sources[0]?.unused).toHaveLength(3);
  });

  test("unless another field asks for them by name or question", () => {
    const schema = z.object({
      id: z.string(),
      c1: z.string(),
      ways: inventory("Ways", communicationStyle, { scales: ["Agenda"] }).optional(),
    });
    const { people } = intake(
      { roles: { mentee: schema, mentor: Person } },
      { mentee: sheet(["c1"], [["room 12"]]), mentor: [] },
    );
    expect(people.mentee[0]).toEqual({ id: "p0", c1: "room 12" });
  });

  test("an item without a column is told once, with the header that was probably meant", () => {
    const heads = inGrid.map((head) => head.replace("keep in the background", "keep in the backgrund"));
    const error = thrownBy(() => intake(program, { mentee: sheet(heads, [careful, careful]), mentor: [] }));
    expect(error.message).toBe(
      'intake: mentees.csv, "Keep in the background.": mentee.self asks for it, and no column holds it. Did you mean "I keep in the backgrund."? Then give it as a wording of the item.',
    );
    expect(error.mistakes.map(({ code }) => code)).toEqual(["missing-item"]);
  });

  test("a required questionnaire without any column is a missing column", () => {
    const roles = { mentee: z.object({ id: z.string(), self: all }), mentor: Person };
    expect(codesOf(() => intake({ roles }, { mentee: readTable("id\np0\n"), mentor: [] }))).toContain("missing-column");
  });
});

describe("answers are read", () => {
  test("as labels, numbers, and numbers with their label", () => {
    const written = careful.map((point, at) => [point, labels[point - 1], `${point} - ${labels[point - 1]}`][at % 3]);
    expect(scoresOf(inGrid, [written])).toEqual([expected()]);
  });

  test("an unknown label is a mistake at its place, never a number that is none", () => {
    const row = [...careful.slice(0, 15), "Very acurate"];
    const found = firstMistake(() => scoresOf(inGrid, [row]));
    expect(found).toMatchObject({ code: "unknown-label", remedy: 'Did you mean "Very accurate"?' });
    expect(found.where).toBe(
      'mentees.csv, row 2, column "…does this describe you? [I do not have a good imagination.]"',
    );
    for (const cell of ["6", "0", "2.5", "4 - Very accurate", "4 - Agree", "yes", "Agree"]) {
      expect(codesOf(() => scoresOf(inGrid, [[...careful.slice(0, 15), cell]]))).toEqual(["unknown-label"]);
    }
    for (const cell of [true, {}, 2.5, -1, "x".repeat(1e6)]) {
      expect(all.safeParse({ m3: cell }).success).toBe(false);
    }
  });

  test.each(["", "N/A", "Don't know", "Prefer not to say", "-99", -99])("%j is missing", (cell) => {
    const [self] = scoresOf(inGrid, [[...careful.slice(0, 15), cell], careful]);
    expect(self?.confidence["Intellect/Imagination"]).toBe(0.75);
  });

  test("with other labels, and on more points, stretched to the range of the instrument", () => {
    const seven = inventory("Q", miniIpip, { points: 7 });
    const named = inventory("Q", miniIpip, { labels: ["Never", "Sometimes", "Always"] });
    const some = inventory("Q", miniIpip, { points: 7, labels: { Never: 1, Always: 7 } });
    const score = (schema: typeof seven, answer: unknown) =>
      schema.parse({ m3: answer, m13: answer }).scales.Conscientiousness;
    expect([1, 4, 7].map((point) => score(seven, point))).toEqual([0, 0.5, 1]);
    expect(["Never", "sometimes", "ALWAYS", "2", "3 - always"].map((label) => score(named, label))).toEqual([
      0, 0.5, 1, 0.5, 1,
    ]);
    expect([score(some, "always"), score(some, "4")]).toEqual([1, 0.5]);
    expect(seven.safeParse({ m3: "Very accurate" }).success).toBe(false);
  });

  test("from JSON, as items or as scores that were made before", () => {
    const answers = Object.fromEntries(asked.map(({ id }, at) => [id, careful[at]]));
    const scores = all.parse(answers);
    expect(scores).toEqual(expected());
    expect(all.parse(frozen(JSON.parse(JSON.stringify(scores))))).toEqual(scores);
    const cohort = intake(program, {
      mentee: [
        { id: "a", self: scores },
        { id: "b", self: answers },
      ],
      mentor: [],
    });
    expect(cohort.people.mentee.map(({ self }) => self)).toEqual([scores, scores]);
    for (const other of [[1, 2], "4", 4, { m999: 3 }, { ...scores, answers }, { ...scores, scales: { Charm: 1 } }]) {
      expect(all.safeParse(other).success).toBe(false);
    }
    expect(codesOf(() => intake(program, { mentee: [{ id: "a", self: "4" }], mentor: [] }))).toEqual([
      "not-an-inventory",
    ]);
    expect(codesOf(() => intake(program, { mentee: [{ id: "a", self: { m999: 3 } }], mentor: [] }))).toEqual([
      "unknown-item",
    ]);
  });

  test("an item that two columns ask is answered in one of them, or alike in both", () => {
    const heads = [...inGrid, "m3"];
    const third = careful[asked.findIndex(({ id }) => id === "m3")] ?? 0;
    expect(
      scoresOf(heads, [
        [...careful, third],
        [...careful, ""],
      ]),
    ).toEqual([expected(), expected()]);
    expect(codesOf(() => scoresOf(heads, [[...careful, third === 5 ? 1 : third + 1]]))).toEqual([
      "item-answered-twice",
    ]);
  });

  test("who answers nothing has no answer, and an optional field bears it", () => {
    expect(scoresOf(inGrid, [asked.map(() => ""), careful])).toEqual([undefined, expected()]);
  });
});

describe("everybody is scored together", () => {
  const gap = careful.map((point, at) => (asked[at]?.id === "m8" ? undefined : point));
  const others = [careful, careful.map((point) => 6 - point), asked.map((_, at) => 2 + (at % 3))];

  test("over both roles, whatever their language and their number of points", () => {
    const schema = z.object({
      id: z.string(),
      self: inventory("Selbst", miniIpip, { scales: five, points: 9 }).optional(),
    });
    const nine = (point: number) => 2 * point - 1;
    const mentor = sheet(
      asked.map(({ number }) => `Selbst [${number}]`),
      others.map((row) => row.map(nine)),
      "mentors.csv",
    );
    const roles = { mentee: Person, mentor: schema };
    const { people } = intake({ roles }, { mentee: sheet(inGrid, [gap]), mentor });
    const raw = [gap, ...others].map((row) => Object.fromEntries(asked.map(({ id }, at) => [id, row[at]])));
    const alone = scoreInstrument(miniIpip, raw, { scales: five }).people;
    expect(people.mentee[0]?.self).toEqual(alone[0]);
    expect(people.mentor.map(({ self }) => self)).toEqual(alone.slice(1));
    const { Conscientiousness: byPool } = alone[0]?.scales ?? {};
    expect(scoresOf(inGrid, [gap])[0]?.scales.Conscientiousness).not.toBe(byPool);
  });

  test("also where the roles are asked different scales", () => {
    const mentor = z.object({ id: z.string(), self: inventory("Self", miniIpip) });
    const heads = asked.map(({ number }) => `Self [${number}]`);
    const cohort = intake(
      { roles: { mentee: Person, mentor } },
      { mentee: sheet(inGrid, [gap]), mentor: sheet(heads, others, "mentors.csv") },
    );
    expect(Object.keys(cohort.people.mentor[0]?.self.scales ?? {})).toEqual([
      "Conscientiousness",
      "Intellect/Imagination",
    ]);
    expect(Object.keys(cohort.people.mentee[0]?.self?.scales ?? {})).toHaveLength(4);
  });

  test("only the form that is kept counts, and the order of rows leaves no trace", () => {
    const rows = [gap, ...others];
    const taken = (order: readonly number[]) => {
      const lines = order.map((at) => [`p${at}`, ...(rows[at] ?? []).map((cell) => cell ?? "")].join(","));
      return intake(program, { mentee: readTable([header(inGrid), ...lines].join("\n")), mentor: [] }).people;
    };
    const law = fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
      expect(JSON.stringify(taken(order))).toBe(JSON.stringify(taken([0, 1, 2, 3])));
    });
    fc.assert(law, { seed, numRuns: 24 * effort });
    const twice = readTable([header(inGrid), `p0,${others[1]?.join(",")}`, `p0,${careful.join(",")}`].join("\n"));
    const { people } = intake(program, { mentee: twice, mentor: [] }, { duplicates: "latest" });
    expect(people.mentee.map(({ self }) => self)).toEqual([expected()]);
  });
});

describe("people who may have answered without reading", () => {
  const timed = inventory(PREFIX, miniIpip, { scales: five, pages: [{ question: "Q9_Page Submit" }] });
  const roles = { mentee: z.object({ id: z.string(), self: timed.optional() }), mentor: Person };
  const heads = [...inGrid, "Q9_Page Submit"];

  test("stay, with unknown scores, and are listed for a person to ask", () => {
    const table = sheet(heads, [
      [...careful, 90],
      [...asked.map(() => 5), 20.5],
      [...asked.map(() => 4), ""],
    ]);
    const cohort = intake({ roles }, { mentee: table, mentor: [] });
    expect(cohort.people.mentee).toHaveLength(3);
    expect(cohort.people.mentee[1]?.self?.scales).toEqual({});
    expect(cohort.people.mentee[2]?.self?.flags).toEqual([{ flag: "the same answer everywhere" }]);
    const because =
      "Mini-IPIP may have been answered without reading: fast answers, inconsistent answers, the same answer everywhere";
    expect(cohort.report.followUps).toEqual([{ role: "mentee", id: "p1", field: "self", because }]);
    expect(describeIntake(cohort.report)).toContain(
      `1 answer needs a look; nobody was left out because of it:\n  p1 (mentee.self): ${because}`,
    );
  });

  test("a page time that is none is a mistake, and one with a decimal comma is none", () => {
    const bad = sheet(heads, [[...careful, "soon"]]);
    expect(codesOf(() => intake({ roles }, { mentee: bad, mentor: [] }))).toEqual(["not-seconds"]);
    const line = ["p0", ...asked.map(() => 5), "20,5"].join(";");
    const table = readTable(`${["id", ...heads].join(";")}\n${line}\n`);
    expect(intake({ roles }, { mentee: table, mentor: [] }).report.followUps).toHaveLength(1);
  });
});

test("no answer to an item leaves intake, whatever becomes of the form", () => {
  // Labels that occur nowhere else, so that they would be found.
  const secret = ["aaa1", "bbb2", "ccc3", "ddd4", "eee5"];
  const schema = inventory(PREFIX, miniIpip, { scales: five, labels: secret });
  const roles = { mentee: z.object({ id: z.string(), self: schema }), mentor: Person };
  const written = careful.map((point, at) =>
    at % 2 === 0 ? ` ${secret[point - 1]?.toUpperCase()} ` : `${point} - ${secret[point - 1]}`,
  );
  const result = safeIntake({ roles }, { mentee: sheet(inGrid, [written, written.map(() => "eee5")]), mentor: [] });
  expect(result.ok).toBe(true);
  const text = JSON.stringify(result);
  for (const label of secret) expect(text.toLowerCase()).not.toContain(label);
  expect(text).not.toMatch(/"m\d+"/);
});

describe("an inventory that cannot be", () => {
  const loosely = (settings: object) => () =>
    inventory("Q", miniIpip, { ...settings } as { scales?: ["Conscientiousness"] });

  test("is told with what to do", () => {
    expect(codesOf(loosely({ scales: [] }))).toEqual(["no-scales"]);
    expect(codesOf(loosely({ scales: ["Openness"] }))).toEqual(["unknown-scale"]);
    expect(codesOf(loosely({ scales: ["Neuroticism"] }))).toEqual(["scale-reason"]);
    expect(codesOf(loosely({ scales: ["Neuroticism"], reasons: { Neuroticism: " " } }))).toEqual(["scale-reason"]);
    expect(codesOf(loosely({ texts: { m21: "What?" } }))).toEqual(["unknown-item"]);
    expect(codesOf(loosely({ texts: { m3: "Like order!" } }))).toEqual(["item-worded-twice"]);
    expect(codesOf(loosely({ pages: [{ question: "time", items: 0 }] }))).toEqual(["inventory-page"]);
    expect(codesOf(loosely({ language: "it" }))).toEqual(["label-language"]);
    expect(codesOf(loosely({ labels: ["a", "A"] }))).toEqual(["label-twice"]);
    expect(codesOf(loosely({ labels: { a: 6 } }))).toEqual(["label-point"]);
    expect(codesOf(loosely({ points: 1 }))).toEqual(["label-points"]);
    expect(codesOf(loosely({ points: 7, labels: ["a", "b", "c"] }))).toEqual(["label-points"]);
    expect(codesOf(() => inventory(" ", miniIpip))).toEqual(["blank-question"]);
  });

  test("a scale that needs a reason is asked when one is stated", () => {
    const schema = inventory("Q", miniIpip, {
      scales: ["Neuroticism"],
      reasons: { Neuroticism: "a study that the works council agreed to" },
    });
    const scores: InventoryScores<"Neuroticism"> = schema.parse({ m4: 1, m9: 5, m14: 2, m19: 4 });
    expect(scores.scales.Neuroticism).toBe(0.125);
  });
});

test("scales of values from the real texts", () => {
  const schema = inventory("Q", ipipViaR, { scales: ["Judgment"] });
  const scores = schema.parse({
    "I weigh the pros and the cons": 5,
    "I am valued by my friends for my good judgment.": "Moderately accurate",
    "I don’t tend to think things through critically": "Very inaccurate",
    "Don't think about different possibilities when making decisions": 2,
  });
  expect(scores.scales.Judgment).toBe((5 + 4 + 5 + 4 - 4) / 16);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  decideCluster,
  describeIntake,
  intake,
  queuedSkills,
  readSkillDecisions,
  readTable,
  recognise,
  type SkillBook,
  skillBook,
  skillQueue,
  skills,
  withDecisions,
  workSkills,
} from "../../../src/cohort/index.js";
import { gramsOf } from "../../../src/cohort/skills/grams.js";
import { clustersOf, mostClustered } from "../../../src/cohort/skills/skill-clusters.js";
import { effort, seed } from "../../seed.js";

const runs = { seed, numRuns: 150 * effort };

/** Average linkage as it is defined: join the two groups of the largest mean likeness, the first of equals, down to 1/2. */
function byDefinition(texts: readonly string[]): number[][] {
  const dice = (one: string, other: string) => {
    const [a, b] = [new Set(gramsOf(one)), new Set(gramsOf(other))];
    return Math.round((2_000_000 * [...a].filter((gram) => b.has(gram)).length) / (a.size + b.size));
  };
  const groups = [...texts.keys()].map((at) => [at]);
  for (;;) {
    let best = { mean: 0, one: -1, other: -1 };
    for (const [one, mine] of groups.entries()) {
      for (let other = one + 1; other < groups.length; other++) {
        const theirs = groups[other] ?? [];
        const all = mine.flatMap((a) => theirs.map((b) => dice(texts[a] ?? "", texts[b] ?? "")));
        const mean = all.reduce((sum, like) => sum + like, 0) / all.length;
        if (mean >= 500_000 && mean > best.mean) best = { mean, one, other };
      }
    }
    if (best.one < 0) return groups.map((group) => group.sort((a, b) => a - b));
    groups[best.one]?.push(...(groups[best.other] ?? []));
    groups.splice(best.other, 1);
  }
}

describe("clusters", () => {
  it("are those of average linkage by its definition", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcd"), minLength: 2, maxLength: 7 });
    const law = fc.property(fc.uniqueArray(word, { maxLength: 12 }), (texts) => {
      expect(clustersOf(texts)).toEqual(byDefinition(texts));
    });
    fc.assert(law, runs);
  });

  it("hold every text once, also beyond what is compared", () => {
    const texts = [...Array(mostClustered + 3).keys()].map((at) => `${at * 7919}`);
    const all = clustersOf(texts).flat();
    expect(all.sort((a, b) => a - b)).toEqual([...texts.keys()]);
  });
});

describe("the queue", () => {
  const written = [
    "Kite surfing",
    "kite-surfing",
    "Kitesurfing",
    "kite surfng",
    "SQL",
    "PM",
    "Origami",
    "origamy",
    "pm",
  ];

  it("counts every text, and shows places and suggestions", () => {
    const queue = skillQueue(
      written.map((text, at) => ({ text, where: `row ${at + 2}` })),
      workSkills(),
    );
    expect(queue.texts).toBe(9);
    expect(queue.recognised).toBe(1);
    expect(queue.clusters.map(({ name, count }) => [name, count])).toEqual([
      ["Kite surfing", 4],
      ["Origami", 2],
      ["PM", 2],
    ]);
    expect(queue.clusters[0]?.entries[0]).toEqual({
      text: "Kite surfing",
      count: 2,
      places: ["row 2", "row 3"],
      why: "unknown",
      suggestions: [],
    });
    expect(queue.clusters[2]?.suggestions.map(({ skill }) => skill)).toEqual([
      "People management",
      "Product management",
      "Project management",
    ]);
    expect(Object.isFrozen(queue.clusters[0]?.entries[0]?.places)).toBe(true);
    expect(JSON.parse(JSON.stringify(queue))).toEqual(queue);
  });

  it("law: nothing is lost, and the order of the rows decides nothing but spellings", () => {
    const text = fc.constantFrom(...written, "Kite", "surfing", "Oregami", "xyz");
    const law = fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
      const queue = skillQueue(texts, workSkills());
      const queued = queue.clusters.reduce((sum, { count }) => sum + count, 0);
      expect(queue.recognised + queued).toBe(texts.length);
      const counts = (one: typeof queue) => one.clusters.map(({ count }) => count);
      expect(counts(skillQueue([...texts].reverse(), workSkills()))).toEqual(counts(queue));
    });
    fc.assert(law, runs);
  });
});

describe("two terms", () => {
  const programOf = (book: SkillBook) => {
    const goals = skills("What do you want to learn?", { known: book });
    return { roles: { mentee: z.object({ id: z.string(), goals }) } };
  };
  const autumn = readTable(
    'id,What do you want to learn?\nada,"python 3.11, kite surfing and SQL/R (2)"\nbo,"kitesurfng; PM"\ncy,n/a stuff\n',
    { file: "autumn.csv" },
  );
  const spring = readTable('id,What do you want to learn?\ndi,"Kite Surfing; PM; n/a stuff"\n', { file: "spring.csv" });
  const first = workSkills();

  it("what was decided in the first is known in the second, through a file", () => {
    const cohort = intake(programOf(first), { mentee: autumn });
    expect(cohort.people.mentee[0]?.goals).toEqual([
      { skill: "Python" },
      { skill: "kite surfing", queued: true },
      { skill: "SQL", level: 2 },
      { skill: "R", level: 2 },
    ]);
    const said = describeIntake(cohort.report);
    expect(said).toContain('"python 3.11" read as Python');
    expect(said).toContain('"kite surfing" read as a skill that waits for a decision');
    expect(said).toContain('perhaps "Project management", "Product management", "People management"');

    const queued = queuedSkills(cohort);
    expect(queued).toContainEqual({ text: "kitesurfng", where: "mentee bo, goals" });
    const queue = skillQueue(queued, first);
    expect(queue.clusters).toHaveLength(3);
    const withSurfing = skillBook({ ...first, skills: [...first.skills, "Kite surfing"] });
    const decisions = queue.clusters.flatMap((cluster) => {
      const skill = { "kite surfing": "Kite surfing", PM: "Project management" }[cluster.name] ?? null;
      return decideCluster(cluster, { skill, by: "Ada", when: "2026-11-25" });
    });
    expect(decisions).toContainEqual({ text: "kitesurfng", skill: "Kite surfing", by: "Ada", when: "2026-11-25" });

    const saved = JSON.stringify(withDecisions(withSurfing, decisions).decisions);
    const second = withDecisions(withSurfing, readSkillDecisions(saved));
    const next = intake(programOf(second), { mentee: spring });
    expect(next.people.mentee[0]?.goals).toEqual([{ skill: "Kite surfing" }, { skill: "Project management" }]);
    expect(queuedSkills(next)).toEqual([]);
    expect(describeIntake(next.report)).toContain('"n/a stuff" read as no skill, as was decided');
    expect(recognise("kitesurfng", second)).toMatchObject({ by: "decision", skill: "Kite surfing" });
  });
});

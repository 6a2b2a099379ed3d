import { describe, expect, it } from "vitest";
import { type SynonymFigures, synonymFigures, truthBooks } from "../../benchmarks/skill-synonyms.js";

const source =
  "Labels and synonyms of ESCO 1.1 (European Union) and O*NET (USDOL/ETA), extracts in the shared data; a synonym belongs to " +
  "its concept, and to nothing where the concept was taken out.";

/** Measured on 25 November 2026 and rounded down: precision of what was merged, recall, and the share merged wrongly. */
const floors = {
  "ESCO skills": { texts: 2000, synonym: [0.99, 0.23], typo: [0.999, 0.74], negative: 0.003 },
  "ESCO occupations": { texts: 2000, synonym: [0.98, 0.19], typo: [0.999, 0.82], negative: 0.006 },
  "work skills": { texts: 300, synonym: [0.99, 0.25], typo: [0.999, 0.65], negative: 0.001 },
  "O*NET titles": { texts: 2000, synonym: [0.93, 0.06], typo: [0.999, 0.79], negative: 0.007 },
} as const;

const books = truthBooks();

describe.runIf(books !== undefined)(source, () => {
  describe.each(Object.entries(floors))("%s", (name, floor) => {
    const rows = new Map<SynonymFigures["kind"], SynonymFigures>();
    const row = (kind: SynonymFigures["kind"]): SynonymFigures => {
      if (rows.size === 0) for (const one of synonymFigures(name, books?.[name] ?? [], 2026)) rows.set(one.kind, one);
      const found = rows.get(kind);
      if (found === undefined) throw new Error(`${kind} was not measured`);
      return found;
    };

    it("every synonym that the book has is recognised exactly", () => {
      const { texts, right, stages } = row("exact");
      expect(texts).toBeGreaterThan(floor.texts);
      expect(right).toBe(texts);
      expect(Object.keys(stages)).toEqual(["exact"]);
    });

    it.each(["synonym", "typo"] as const)("%s: precision first, and some recall", (kind) => {
      const { texts, right, wrong, stages } = row(kind);
      expect(texts).toBeGreaterThan(floor.texts);
      expect(right / (right + wrong)).toBeGreaterThanOrEqual(floor[kind][0]);
      expect(right / texts).toBeGreaterThanOrEqual(floor[kind][1]);
      expect(stages).not.toHaveProperty("exact");
    });

    it("what is not in the book is hardly ever taken for something that is", () => {
      const { texts, right, wrong } = row("negative");
      expect(texts).toBeGreaterThan(floor.texts);
      expect(right).toBe(0);
      expect(wrong / texts).toBeLessThanOrEqual(floor.negative);
    });
  });
});

import { describe, expect, it, test } from "vitest";
import { readSkillBook, recognise, skillBook, type Vectors, withEmbeddings } from "../../../src/cohort/index.js";
import { codesOf } from "../../mistakes.js";

/** A model that knows directions of some words and puts all others far away from them. */
const directions: Readonly<Record<string, readonly number[]>> = {
  Python: [1, 0, 0],
  Excel: [0, 1, 0],
  Cooking: [0, 0, 1],
  "serpent coding": [0.95, 0.1, 0.05],
  "half and half": [0.7, 0.7, 0],
  "excellence of tables": [0, 1, 0.01],
};
const model = (texts: readonly string[]): Vectors => texts.map((text) => directions[text] ?? [-1, -1, -1]);
const book = skillBook({ skills: ["Python", "Excel", "Cooking"] });

describe("embeddings of the user", () => {
  it("recognise what is near one skill and far from the others", () => {
    const known = withEmbeddings(book, ["serpent coding", "half and half", "python", "origami"], model);
    expect(recognise("Serpent-coding", known)).toEqual({
      status: "known",
      text: "Serpent-coding",
      skill: "Python",
      by: "embedding",
      confidence: 0.993, // 0.95 / sqrt(0.95² + 0.1² + 0.05²)
    });
    expect(recognise("half and half", known).status).toBe("queued");
    expect(recognise("origami", known).status).toBe("queued");
    expect(known.embedded).toHaveLength(1);
    expect(readSkillBook(JSON.stringify(known))).toEqual(known);
    expect(book.embedded).toEqual([]);
  });

  it("never merge what is kept apart, ambiguous or short", () => {
    const all = (texts: readonly string[]) => texts.map(() => [0, 1, 0]);
    const only = skillBook({ skills: ["Excel"] });
    expect(withEmbeddings(only, ["excellence of tables", "PM", "XL", "excellence"], all).embedded).toEqual([]);
    expect(withEmbeddings(only, ["tables"], all).embedded).toHaveLength(1);
  });

  it("wait for a model that gives a promise, and take typed arrays", async () => {
    const later = async (texts: readonly string[]) => model(texts).map((vector) => Float32Array.from(vector));
    const known = withEmbeddings(book, ["serpent coding"], later, { least: 0.9, margin: 0.2 });
    expect(known).toBeInstanceOf(Promise);
    expect(recognise("serpent coding", await known)).toMatchObject({ by: "embedding", skill: "Python" });
    await expect(withEmbeddings(book, ["x yz w"], async () => [])).rejects.toThrow("4 vectors are expected");
  });

  test.each([
    ["embedding-count", () => withEmbeddings(book, ["knitting"], () => [])],
    [
      "embedding-vector",
      () => withEmbeddings(book, ["knitting"], (texts) => texts.map((_, at) => Array(at + 1).fill(1))),
    ],
    ["embedding-vector", () => withEmbeddings(book, ["knitting"], (texts) => texts.map(() => [0, 0]))],
    ["embedding-vector", () => withEmbeddings(book, ["knitting"], (texts) => texts.map(() => [Number.NaN]))],
    ["embedding-least", () => withEmbeddings(book, [], model, { least: 0 })],
    ["embedding-margin", () => withEmbeddings(book, [], model, { margin: -1 })],
  ])("%s", (code, wrong) => expect(new Set(codesOf(wrong))).toEqual(new Set([code])));
});

import { expectTypeOf, test } from "vitest";
import {
  cefrLevel,
  coverage,
  type Recognition,
  recognise,
  type SkillBook,
  skillBook,
  skills,
  withDecisions,
  withEmbeddings,
} from "../../src/index.js";

const book = skillBook({ skills: ["SQL", { name: "Python", aliases: ["py"] }] });

test("a recognition must be asked what it is", () => {
  const found = recognise("py", book);
  expectTypeOf(found).toEqualTypeOf<Recognition>();
  // @ts-expect-error it may be queued
  void found.skill;
  if (found.status === "known") expectTypeOf(found.skill).toEqualTypeOf<string>();
  // @ts-expect-error a recognised text has no suggestions
  if (found.status === "known") void found.suggestions;
});

test("books are not changed, and their settings are known", () => {
  // @ts-expect-error a book is frozen
  void (() => book.skills.push({ name: "R" }));
  // @ts-expect-error there are no endings for this language
  void (() => skillBook({ skills: [], language: "klingon" }));
  // @ts-expect-error a decision has an author
  void (() => withDecisions(book, [{ text: "a", skill: "SQL" }]));
  // @ts-expect-error there is no such policy
  void (() => skills("Skills", { known: book, unknown: "drop" }));
  // @ts-expect-error a policy for what is unknown needs a book
  void (() => skills("Skills", { known: ["SQL"], unknown: "keep" }));
  // @ts-expect-error there is no such level
  void (() => cefrLevel("D1"));
  // @ts-expect-error a credit is a number
  void (() => coverage({ related: { SQL: { R: "much" } } }));
  void (() => coverage({ related: book }));
});

test("a model that gives a promise makes a promise of a book", () => {
  const now = (texts: readonly string[]) => texts.map(() => [1]);
  const later = async (texts: readonly string[]) => now(texts);
  expectTypeOf(withEmbeddings(book, [], now)).toEqualTypeOf<SkillBook>();
  expectTypeOf(withEmbeddings(book, [], later)).toEqualTypeOf<Promise<SkillBook>>();
});

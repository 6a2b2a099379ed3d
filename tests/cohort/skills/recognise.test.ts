import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { recognise, skillBook, withDecisions, workSkills } from "../../../src/cohort/index.js";
import { defaultApart } from "../../../src/cohort/skills/confusable.js";
import { alike, gramIndex, gramsOf } from "../../../src/cohort/skills/grams.js";
import { plainForm } from "../../../src/cohort/skills/skill-text.js";
import { effort, seed } from "../../seed.js";

const runs = { seed, numRuns: 200 * effort };
const work = workSkills();
const read = (text: string, book = work) => {
  const found = recognise(text, book);
  return found.status === "known"
    ? `${found.by}: ${found.skill}`
    : found.status === "queued"
      ? found.why
      : found.status;
};

describe("the stages, in their order", () => {
  test.each([
    ["Node", "exact: Node.js"],
    ["node.js", "exact: Node.js"],
    ["NodeJS 20", "rule: Node.js"],
    ["node js", "rule: Node.js"],
    ["ＰＹＴＨＯＮ", "exact: Python"],
    ["r & d", "exact: Research and development"],
    ["public-speaking.", "exact: Public speaking"],
    ["Sales & Marketing", "exact: Sales and marketing"],
    ["feedback giving", "rule: Giving feedback"],
    ["PowerBI", "rule: Power BI"],
    ["Python 3.11", "rule: Python"],
    ["python version 3", "rule: Python"],
    ["css 3", "rule: CSS"],
    ["React v18", "rule: React"],
    ["advanced Excel skills", "rule: Excel"],
    ["experience with SQL", "rule: SQL"],
    ["Search engine optimisation (SEO)", "rule: Search engine optimisation"],
    ["managing project", "stem: Project management"],
    ["statistic", "stem: Statistics"],
    ["Scla", "typo: Scala"],
    ["swfit", "typo: Swift"],
    ["Pyhton 3.11", "typo: Python"],
    ["marketng", "typo: Marketing"],
    ["leadreship", "typo: Leadership"],
    ["inelligence Artificial", "phrase: Artificial intelligence"],
    ["PM", "ambiguous"],
    ["ML basics", "ambiguous"],
    ["cs", "ambiguous"],
    ["networking", "ambiguous"],
    ["data analyst", "close"],
    ["kite surfing", "unknown"],
    ["ISO 9001", "unknown"],
    ["", "unknown"],
    ["🙂", "unknown"],
  ])("%s: %s", (text, expected) => expect(read(text)).toBe(expected));

  it("gives the words beside a skill as a hint of its level", () => {
    expect(recognise("advanced excel", work)).toMatchObject({ skill: "Excel", hint: 4 });
    expect(recognise("Excel basics", work)).toMatchObject({ skill: "Excel", hint: 2 });
    expect(recognise("Introduction to SQL", work)).toMatchObject({ skill: "SQL", hint: 1 });
    expect(recognise("excel", work)).not.toHaveProperty("hint");
  });

  it("suggests at most three, the likeliest first", () => {
    const found = recognise("data analyst", work);
    expect(found).toMatchObject({ status: "queued", suggestions: [{ skill: "Data analysis" }, {}, {}] });
    expect(recognise("PM", work)).toMatchObject({
      suggestions: [{ skill: "Project management" }, { skill: "Product management" }, { skill: "People management" }],
    });
  });

  it("leaves numbers that are the name, and brackets that are not the initials", () => {
    const book = skillBook({ skills: ["ISO", "Windows", "Quality management"] });
    expect(read("ISO 27001", book)).not.toContain(":");
    expect(read("Windows 11", book)).toBe("rule: Windows");
    expect(read("Quality management (QM)", book)).toBe("rule: Quality management");
    expect(read("Quality management (music)", book)).not.toContain(":");
  });

  it("knows the endings of the declared language", () => {
    const skills = ["Verhandlungen führen"];
    expect(read("Verhandlung führen", skillBook({ skills, language: "german" }))).toBe("stem: Verhandlungen führen");
    expect(read("Verhandlung führen", skillBook({ skills, language: "none" }))).not.toContain("stem");
    expect(read("VERHANDLUNGEN FUHREN", skillBook({ skills, language: "german" }))).toBe("exact: Verhandlungen führen");
    expect(read("Straße kehren", skillBook({ skills: ["Strasse kehren"] }))).toBe("exact: Strasse kehren");
  });
});

describe("what must not be merged", () => {
  test.each([
    ["Java", "JavaScript"],
    ["JavaScript", "Java"],
    ["java script", "JavaScript"],
    ["C", "C++"],
    ["C++", "C#"],
    ["C#", "C"],
    ["R", "Ruby"],
    ["Ruby", "R"],
    ["Go", "gonum"],
    ["gonum", "Go"],
    ["SAS", "Sass"],
    ["Sass", "SAS"],
    ["Excel", "Excellence"],
    ["excellence", "Excel"],
    ["SAP", "ASAP"],
    ["asap", "SAP"],
    ["UX", "UI"],
    ["UI", "UX"],
    ["Lua", "Java"],
    ["Git", "Go"],
    ["Node.js", "Express"],
    ["Javanese", "Japanese"],
    ["write Danish", "write Spanish"],
    ["understand spoken Greek", "understand written Greek"],
    ["spot welder", "welder"],
    ["REST", "Rust"],
    ["SPSS", "Sass"],
    ["Planting", "Planning"],
    ["trammer", "trimmer"],
  ])("%s is not %s", (text, skill) => {
    const book = skillBook({ skills: [skill, "Knitting"] });
    const several = text === "SAS" ? [] : [`${text}s`]; // one more s makes it Sass
    for (const written of [text, `${text} programming`, `advanced ${text}`, `${text} 3.1`, ...several]) {
      expect(recognise(written, book).status).toBe("queued");
    }
  });

  it("in no group of the built-in list, but by an exact alias or a confirmed decision", () => {
    for (const group of defaultApart) {
      for (const one of group) {
        for (const other of group.filter((word) => plainForm(word) !== plainForm(one))) {
          const book = skillBook({ skills: [other] });
          expect(recognise(one, book).status).toBe("queued");
          const alias = skillBook({ skills: [{ name: other, aliases: [one] }] });
          expect(recognise(one, alias)).toMatchObject({ by: "exact", skill: other });
          const decided = withDecisions(book, [{ text: one, skill: other, by: "Ada", confirmed: true }]);
          expect(recognise(one, decided)).toMatchObject({ by: "decision", skill: other });
        }
      }
    }
  });

  it("says that only the list keeps them apart", () => {
    expect(recognise("excellence", skillBook({ skills: ["Excel"] }))).toMatchObject({
      why: "confusable",
      suggestions: [{ skill: "Excel" }],
    });
    expect(read("java script", skillBook({ skills: ["JavaScript"] }))).toBe("confusable");
    const own = skillBook({ skills: ["Kitesurfing"], apart: [["kitesurfing", "kitesurfer"]] });
    expect(recognise("kitesurfer", own).status).toBe("queued");
  });

  it("law: texts of up to three letters are exact or nothing", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdr+#"), minLength: 1, maxLength: 3 });
    const law = fc.property(letters, fc.uniqueArray(letters, { minLength: 1, maxLength: 6 }), (text, names) => {
      const distinct = [...new Map(names.map((name) => [plainForm(name), name])).values()].filter((n) => plainForm(n));
      if (distinct.length === 0) return;
      const found = recognise(text, skillBook({ skills: distinct, ambiguous: {} }));
      const same = distinct.find((name) => plainForm(name) === plainForm(text));
      if (found.status === "known" && found.by !== "rule") expect(found.skill).toBe(same);
    });
    fc.assert(law, runs);
  });

  it("an alias of two skills is ambiguous, unless it is the name of one", () => {
    const book = skillBook({
      skills: [
        { name: "Guiding", aliases: ["guide", "Leading"] },
        { name: "Leading", aliases: ["guide"] },
      ],
    });
    expect(recognise("Guide", book)).toMatchObject({
      why: "ambiguous",
      suggestions: [{ skill: "Guiding" }, { skill: "Leading" }],
    });
    expect(read("leading", book)).toBe("exact: Leading");
  });
});

describe("laws", () => {
  const names = work.skills.map(({ name }) => name);

  it("capitals, blanks and full width change nothing", () => {
    const law = fc.property(fc.constantFrom(...names), (name) => {
      for (const text of [name.toUpperCase(), `  ${name}\u00a0`, name.replaceAll(" ", "-"), `“${name}”`]) {
        expect(recognise(text, work)).toMatchObject({ skill: name });
      }
    });
    fc.assert(law, runs);
  });

  it("the order of the book does not decide what is merged", () => {
    const text = fc
      .oneof(fc.constantFrom(...names), fc.string({ maxLength: 20 }))
      .chain((word) => fc.nat(Math.max(0, word.length - 1)).map((at) => word.slice(0, at) + word.slice(at + 1)));
    const turned = skillBook({ skills: [...work.skills].reverse(), ambiguous: work.ambiguous });
    const law = fc.property(text, (written) => {
      const [one, other] = [recognise(written, work), recognise(written, turned)];
      expect(other.status).toBe(one.status);
      if (one.status === "known") expect(other).toEqual(one);
    });
    fc.assert(law, runs);
  });

  it("anything at all gives frozen plain data, and the same again", () => {
    const law = fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const found = recognise(text, work);
      expect(Object.isFrozen(found)).toBe(true);
      expect(recognise(text, work)).toEqual(found);
      expect(JSON.parse(JSON.stringify(found)).status).toBe(found.status);
    });
    fc.assert(law, runs);
  });

  it("a text that no skill could have is not searched", () => {
    expect(recognise("a".repeat(10_000_000), work)).toMatchObject({ status: "queued", why: "unknown" });
  });

  it("trigram likeness equals its definition", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abc "), minLength: 1, maxLength: 8 });
    const law = fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), word, (texts, text) => {
      const index = gramIndex(texts);
      const own = new Set(gramsOf(text));
      const having = (gram: string) => texts.filter((other) => gramsOf(other).includes(gram)).length;
      const weight = (gram: string) => 1 + Math.floor(Math.log2(texts.length / Math.max(1, having(gram))));
      const square = (grams: Iterable<string>) => [...grams].reduce((sum, gram) => sum + weight(gram) ** 2, 0);
      const found = new Map(alike(text, index, 0).map((like) => [like.at, like]));
      for (const [at, other] of texts.entries()) {
        const shared = gramsOf(other).filter((gram) => own.has(gram));
        const dice = (2 * shared.length) / (own.size + gramsOf(other).length);
        const cosine = square(shared) / Math.sqrt(square(own) * square(gramsOf(other)));
        expect(found.get(at)?.dice ?? 0).toBeCloseTo(dice, 12);
        expect(found.get(at)?.cosine ?? 0).toBeCloseTo(cosine, 12);
      }
    });
    fc.assert(law, runs);
  });
});

// Whatever comes in, through the public API: one clear typed error that lists what is wrong, or a plan with reasons.
import { cohortOf, email, explain, intake, match, pairs, preference, readTable, settled, wishes } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { thrownBy } from "./mistakes.js";

const Person = z.object({ id: z.string(), text: z.string().optional() });
const program = pairs({ roles: { mentee: Person, mentor: Person }, criteria: { one: () => 1 }, weights: { one: 1 } });

const table = (text: string) => readTable(text, { file: "answers.csv" });
const mentors = [{ id: "x" }, { id: "y" }];

describe("files", () => {
  it("an empty file is refused by name, a header alone is nobody", () => {
    expect(thrownBy(() => table("")).message).toContain("answers.csv");
    const plan = settled(match(program, intake(program, { mentee: table("id,text\n"), mentor: mentors })));
    expect(plan.totals.people).toEqual({ mentee: 0, mentor: 2 });
  });

  it("one column is enough", () => {
    const plan = settled(match(program, intake(program, { mentee: table("id\na\nb\n"), mentor: mentors })));
    expect(plan.totals.pairs).toBe(2);
  });

  it("10,000 columns and a cell of 100 MB are read, and the message about them stays short", () => {
    const wide = `id,${Array.from({ length: 9_999 }, (_, at) => `column ${at}`).join(",")}\na${",".repeat(9_999)}\n`;
    const cohort = intake(program, { mentee: table(wide), mentor: mentors });
    expect(settled(match(program, cohort)).totals.pairs).toBe(1);
    const limits = { bytes: 2 ** 28, cellCharacters: 2 ** 27 };
    const large = (text: string) => readTable(text, { file: "answers.csv", limits });
    expect(thrownBy(() => table(`id\n${"a".repeat(100_000_000)}\n`)).message).toContain("limits");
    const huge = large(`id,text\n${"a".repeat(100_000_000)},\nb,\nb,\n`);
    const error = thrownBy(() => intake(program, { mentee: huge, mentor: mentors }));
    expect(error.message.length).toBeLessThan(1000);
    expect(
      intake(program, { mentee: large(`id,text\na,"${"t".repeat(100_000_000)}"\n`), mentor: mentors }).people.mentee,
    ).toHaveLength(1);
  });
});

describe("people", () => {
  it("ids like __proto__ and constructor are ids", () => {
    const rows = ["__proto__", "constructor", "toString"].map((id) => ({ id }));
    const cohort = intake(program, { mentee: rows, mentor: table("id\nhasOwnProperty\n__proto__\nvalueOf\n") });
    const plan = settled(match(program, cohort));
    expect(plan.totals.pairs).toBe(3);
    for (const { mentee, mentor } of plan.pairs) expect(explain(plan, { mentee, mentor }).verdict).toBe("chosen");
  });

  it("ids that differ in case or by trailing blanks are told, or are one address", () => {
    const error = thrownBy(() => intake(program, { mentee: table("id\nAda\nada \n"), mentor: mentors }));
    expect(error.message).toMatch(/answers\.csv, row 3.*differs only in case or blanks/s);
    const Mailed = z.object({ id: email("Email") });
    const mailed = { roles: { mentee: Mailed } } as const;
    const rows = table("Email\nAda@Example.org\nada@example.org \n");
    expect(intake(mailed, { mentee: rows }, { duplicates: "latest" }).people.mentee).toEqual([
      { id: "ada@example.org" },
    ]);
  });

  it("wishes in a circle, for oneself and for the same person twice end in a plan", () => {
    const Wishing = z.object({ id: z.string(), wants: wishes("Whom?").optional() });
    const both = pairs({
      roles: { mentee: Wishing, mentor: Wishing },
      criteria: {
        wish: {
          by: preference(),
          mentee: (p) => ({ id: p.id, wishes: p.wants }),
          mentor: (p) => ({ id: p.id, wishes: p.wants }),
        },
      },
      weights: { wish: 1 },
    });
    const rows = table("id,Whom?\na,b; b\nb,c\nc,a; c\n");
    const plan = settled(match(both, intake(both, { mentee: rows, mentor: rows })));
    expect(plan.status).toBe("optimal");
    // In both possible circles one of each pair named the other first and was not named: sqrt(1 * 0.4).
    expect(plan.pairs.map(({ fit }) => fit)).toEqual([0.632456, 0.632456, 0.632456]);
  });
});

describe("scores", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1e-9, 1 + 1e-9])(
    "a criterion of %s names criterion, pair and value",
    (value) => {
      const odd = pairs({
        roles: { mentee: Person, mentor: Person },
        criteria: { odd: () => value },
        weights: { odd: 1 },
      });
      const cohort = cohortOf(odd, { mentee: [{ id: "a" }], mentor: [{ id: "x" }] });
      const { mistakes } = thrownBy(() => match(odd, cohort));
      expect(mistakes).toMatchObject([
        { code: "criterion-value", where: 'criteria.odd for mentee "a" and mentor "x"' },
      ]);
    },
  );

  it("a criterion or a projection that throws is reported with its pair or person", () => {
    const boom = () => {
      throw new TypeError("no such thing");
    };
    const odd = pairs({ roles: { mentee: Person, mentor: Person }, criteria: { odd: boom }, weights: { odd: 1 } });
    const cohort = cohortOf(odd, { mentee: [{ id: "a" }], mentor: [{ id: "x" }] });
    expect(thrownBy(() => match(odd, cohort)).message).toContain("it could not be computed: TypeError: no such thing.");
  });
});

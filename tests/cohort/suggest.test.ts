import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  asked,
  choice,
  describeProposal,
  email,
  type Mapping,
  type MappingProposal,
  readMapping,
  readTable,
  safeIntake,
  scale,
  skills,
  suggestMapping,
  type Table,
} from "../../src/cohort/index.js";
import { surest } from "../../src/cohort/suggest/choose.js";
import { codesOf, frozen } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const Mentee = z.object({
  id: email("E-mail"),
  name: asked("What is your name?", z.string()),
  meet: choice("How do you want to meet?", ["Video", "In person"]).optional(),
  pace: scale("How often?", { from: 1, to: 5 }).optional(),
  goals: skills("Your goals").default([]),
});
const usual = "id email name firstName lastName department jobTitle manager capacity goals skills timezone".split(" ");
const fieldsOf = ({ mapping }: MappingProposal) => mapping.fields;
const lineOf = ({ lines }: MappingProposal, column: string) => lines.find(({ columns }) => columns.includes(column));

describe("suggestMapping", () => {
  test("finds columns by question, by name, by known words, and says why and how sure", () => {
    const headers = ["E-mail", "What is you name?", "Meet how", "Number of coffees", "Goals", "Gender"];
    const found = suggestMapping(Mentee, headers);
    expect(found).toMatchInlineSnapshot(`
      {
        "lines": [
          {
            "columns": [
              "E-mail",
            ],
            "field": "id",
            "sure": 1,
            "use": "field",
            "why": [
              "the header is the question of the field",
            ],
          },
          {
            "columns": [
              "What is you name?",
            ],
            "field": "name",
            "sure": 0.95,
            "use": "field",
            "why": [
              "the header has the words of the field, and no others",
            ],
          },
          {
            "columns": [
              "Meet how",
            ],
            "field": "meet",
            "sure": 0.95,
            "use": "field",
            "why": [
              "the header has the words of the field, and no others",
            ],
          },
          {
            "columns": [
              "Number of coffees",
            ],
            "sure": 1,
            "use": "ignored",
            "why": [
              "no field asks for it",
            ],
          },
          {
            "columns": [
              "Goals",
            ],
            "field": "goals",
            "sure": 1,
            "use": "field",
            "why": [
              "the header is the name of the field",
            ],
          },
          {
            "columns": [
              "Gender",
            ],
            "sure": 0.9,
            "use": "sealed",
            "why": [
              "it asks about a protected attribute: gender",
            ],
          },
        ],
        "mapping": {
          "fields": {
            "goals": "Goals",
            "id": "E-mail",
            "meet": "Meet how",
            "name": "What is you name?",
          },
          "ignored": [
            {
              "because": "no field asks for it",
              "header": "Number of coffees",
            },
          ],
          "sealed": [
            {
              "because": "it asks about a protected attribute: gender",
              "header": "Gender",
            },
          ],
          "version": 1,
        },
        "missing": [
          {
            "field": "pace",
            "near": [],
            "required": false,
          },
        ],
        "undecided": [],
      }
    `);
    expect(readMapping(JSON.stringify(found.mapping))).toEqual(found.mapping);
  });

  test.each([
    ["English", "Work Email;Full Name;Line manager;Which department are you in?;What are your goals?;Time zone"],
    ["Spanish", "Correo electrónico;Nombre completo;Jefe;Departamento;Objetivos;Zona horaria"],
    ["German", "E-Mail-Adresse;Name;Vorgesetzter;Abteilung;Deine Ziele;Zeitzone"],
    ["French", "Adresse e-mail;Nom complet;Responsable;Département;Vos objectifs;Fuseau horaire"],
    ["Portuguese", "Endereço de e-mail;Nome completo;Gestor;Departamento;Quais são seus objetivos?;Fuso horário"],
    ["Italian", "Indirizzo email;Nome e cognome;Responsabile;Reparto;I tuoi obiettivi;Fuso orario"],
    ["Dutch", "Mailadres;Volledige naam;Leidinggevende;Afdeling;Jouw leerdoelen;Tijdzone"],
  ])("knows the words of forms: %s", (_, headers) => {
    const columns = headers.split(";");
    const names = ["email", "name", "manager", "department", "goals", "timezone"];
    const wanted = Object.fromEntries(names.map((name, at) => [name, columns[at]]));
    expect(fieldsOf(suggestMapping(usual, columns))).toEqual(wanted);
  });

  test("what belongs to somebody else is not taken for one's own", () => {
    const headers = ["Manager's email", "Name of your research advisor", "Emergency contact phone"];
    expect(fieldsOf(suggestMapping(["email", "name", "phone"], headers))).toEqual({});
  });

  test.each([
    "Gender",
    "What is your sex?",
    "Geschlecht",
    "Género",
    "Pronouns",
    "Ethnicity",
    "Race",
    "Religion",
    "Date of birth",
    "How old are you?",
    "Age",
    "Do you have a disability?",
    "Behinderung",
    "Sexual orientation",
    "Nationality",
    "Nacionalidad",
    "Marital status",
    "Would you prefer a mentor of the same gender?",
    "Geburtsdatum",
    "Are you a trade union member?",
    "Edad",
    "Date de naissance",
    "Pregnancy",
  ])("%s is proposed as sealed, even for a field of this name", (header) => {
    const found = suggestMapping([header, "gender", "age", "race", "name"], [header]);
    expect(found.mapping).toMatchObject({ fields: {}, sealed: [{ header }] });
    expect(found.undecided).toEqual([]);
  });

  test.each([
    "Languages you speak",
    "Manager",
    "Message",
    "Package",
    "Favourite music genre",
    "Stage",
    "Essex office",
    "Fan of the Expanded Universe",
    "General interests",
  ])("%s is not sealed", (header) => {
    expect(suggestMapping(["id"], [header]).mapping.sealed).toBeUndefined();
  });

  test("answers that tell of gender seal a column whatever its header says", () => {
    const table = readTable("id,I am\na,Female\nb,Male\nc,Non-binary\n");
    expect(lineOf(suggestMapping(["id", "name"], table), "I am")?.use).toBe("sealed");
  });

  test("proxies are asked about where a field wants them, else ignored with the reason", () => {
    const headers = ["Postcode", "Graduation year", "University"];
    const asking = suggestMapping(["postcode", "id"], headers);
    expect(asking.undecided).toMatchObject([
      { columns: ["Postcode"], why: "it may stand in for a protected attribute: where somebody lives" },
    ]);
    expect(asking.lines.map(({ use, why }) => [use, ...why])).toEqual([
      ["ignored", "it may stand in for a protected attribute: age"],
      ["ignored", "it may stand in for a protected attribute: where somebody was educated"],
    ]);
  });

  test("contact data, consent, comments and the question about the part are ignored with the reason", () => {
    const headers = ["Phone number", "I agree to the use of my data", "Comments", "Are you a mentor or a mentee?", "#"];
    const found = suggestMapping(["name"], headers);
    expect(found.lines.map(({ use, why }) => [use, ...why])).toEqual([
      ["ignored", "it holds contact data, which matching does not need"],
      ["ignored", "it asks for consent, which says nothing about a good pair"],
      ["ignored", "it holds free comments, for people to read"],
      ["ignored", "it says who takes which part; tableWhere splits the answers by it"],
      ["ignored", "it was written by the form tool"],
    ]);
    expect(fieldsOf(suggestMapping(["phoneNumber"], headers))).toEqual({ phoneNumber: "Phone number" });
  });

  test("two columns that are equally near are left to a person, and so are two fields", () => {
    const two = suggestMapping(["email"], ["Private email", "Work email"]);
    expect(fieldsOf(two)).toEqual({});
    expect(two.undecided.map(({ columns, candidates }) => [columns, candidates.map(({ field }) => field)])).toEqual([
      [["Private email"], ["email"]],
      [["Work email"], ["email"]],
    ]);
    expect(two.missing[0]?.near.map(({ column }) => column)).toEqual(["Private email", "Work email"]);
    const fields = suggestMapping(["goalsNow", "goalsLater"], ["Goals"]);
    expect(fields.undecided.map(({ candidates }) => candidates.map(({ field }) => field))).toEqual([
      ["goalsNow", "goalsLater"],
    ]);
  });

  test("repeated questions go together, and grids to fields that can be spread", () => {
    const headers = [
      "Email",
      "Goals",
      "Goals",
      "Rate your skills [SQL]",
      "Rate your skills [Go]",
      "Other [a]",
      "Other [b]",
    ];
    const Person = z.object({
      id: email("Email"),
      goals: asked("Goals", z.string()),
      skills: skills("Rate your skills"),
    });
    const found = suggestMapping(Person, headers);
    expect(found.mapping).toEqual({
      version: 1,
      fields: { id: "Email", goals: "Goals", skills: "Rate your skills" },
      ignored: [{ header: "Other", because: "no field asks for it" }],
    });
    expect(lineOf(found, "Rate your skills [Go]")?.columns).toHaveLength(2);
  });
});

describe("with answers", () => {
  const rows = (header: string, cells: (row: number) => readonly string[]) =>
    readTable([header, ...Array.from({ length: 20 }, (_, row) => cells(row).join(","))].join("\n"));

  test("the address that people gave beats the one that a form tool left anonymous", () => {
    const table = rows("Email,Your address,What is your name?", (row) => ["anonymous", `p${row}@x.org`, `P${row}`]);
    expect(fieldsOf(suggestMapping(Mentee, table))).toMatchObject({ id: "Your address", name: "What is your name?" });
  });

  test("the options of a choice are recognised under a header that says nothing", () => {
    const table = rows("E-mail,Q7,Q8", (row) => [
      `p${row}@x.org`,
      row % 2 ? "Video" : "In person",
      row % 2 ? "Yes" : "No",
    ]);
    const found = suggestMapping(Mentee, table);
    expect(fieldsOf(found)).toEqual({ id: "E-mail", meet: "Q7" });
    expect(lineOf(found, "Q7")?.why).toEqual(["2 of 2 answers can be read as choice"]);
  });

  test("a column whose answers cannot be read is not proposed, whatever its header says", () => {
    const table = rows("E-mail,How often?", (row) => [`p${row}@x.org`, `word ${row}`]);
    const found = suggestMapping(Mentee, table);
    expect(fieldsOf(found)).toEqual({ id: "E-mail" });
    expect(lineOf(found, "How often?")?.use).toBe("ignored");
  });

  test("an id must tell everybody apart", () => {
    const table = rows("ID,Other ID", (row) => [`${row % 3}`, `${row}`]);
    const found = suggestMapping(["id", "otherId"], table);
    expect(found.mapping.fields.id).not.toBe("ID");
  });

  test("scales that many columns fit are not guessed from numbers", () => {
    const table = rows("E-mail,a,b,c", (row) => [`p${row}@x.org`, `${1 + (row % 5)}`, `${1 + (row % 4)}`, "3"]);
    expect(fieldsOf(suggestMapping(Mentee, table))).toEqual({ id: "E-mail" });
  });
});

test("a proposal in words, for the person who confirms it", () => {
  const headers = ["E-mail", "Name", "Rate [a]", "Rate [b]", "Date of birth", "Phone", "Private goals", "Work goals"];
  expect(describeProposal(suggestMapping(Mentee, headers))).toMatchInlineSnapshot(`
    "Please decide:
      "Private goals": it is not sure enough to be taken without a question; perhaps goals (0.54).
      "Work goals": it is not sure enough to be taken without a question; perhaps goals (0.54).
    Proposed:
      id from "E-mail" (1.00: the header is the question of the field).
      name from "Name" (1.00: the header is the name of the field).
    Sealed, so that no score can use them:
      "Date of birth": it asks about a protected attribute: age.
    Ignored:
      "Rate [a]" and 1 more of its question: no field asks for it.
      "Phone": it holds contact data, which matching does not need.
    Without a column: meet, pace, goals."
  `);
  expect(describeProposal(suggestMapping(["id"], []))).toBe("Without a column: id.");
});

test("a schema without fields and an empty list are mistakes", () => {
  expect(codesOf(() => suggestMapping([], ["a"]))).toEqual(["no-fields"]);
  expect(codesOf(() => suggestMapping(z.custom<{ id: string }>(), ["a"]))).toEqual(["no-fields"]);
  expect(suggestMapping(["id"], []).missing).toEqual([{ field: "id", required: false, near: [] }]);
});

test("the surest pairs first, none within the margin of another", () => {
  const at = (...rows: readonly (readonly number[])[]) =>
    surest(
      rows.map((row) => row.map((sure) => ({ sure, why: [] }))),
      () => true,
      () => false,
    ).map(({ field, unit }) => [field, unit]);
  expect(at([0.9, 0.7], [0.75, 0.2])).toEqual([[0, 0]]);
  expect(at([0.9, 0.85], [0.2, 0.95])).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(at([0.9, 0.85])).toEqual([]);
  expect(at([0.59])).toEqual([]);
  expect(at()).toEqual([]);
});

const words = fc.constantFrom(
  "Email",
  "Email address",
  "Name",
  "First name",
  "Gender",
  "Goals",
  "Rate [a]",
  "Rate [b]",
  "Rate [b]",
  "Skills [SQL]",
  "Phone",
  "Name *",
  "",
  "Manager",
  "Year",
  "Postcode",
  "Goals [x]",
  "Timestamp",
  "skill",
  "Q [*]",
);

test("law: every column has one place in a proposal, and the confirmed proposal is a mapping that intake takes", () => {
  const Person = z.object({
    id: z.string().default("x"),
    email: z.string().optional(),
    name: z.string().optional(),
    goals: skills("Goals").optional(),
    rate: skills("Rate").optional(),
    skills: z.string().optional(),
  });
  const law = fc.property(fc.array(words, { minLength: 1, maxLength: 9 }), fc.boolean(), (headers, answered) => {
    fc.pre(headers.some((header) => header !== ""));
    const table = frozen(readTable(`${headers.join(",")}\n${headers.map(() => (answered ? "a" : "")).join(",")}\n`));
    const { mapping, lines, undecided } = suggestMapping(Person, table);
    const placed = [...lines, ...undecided].flatMap(({ columns }) => columns);
    const isPlaced = (header: string, at: number) => {
      const about = table.columns[at]?.about;
      // What the tool wrote by itself needs no line, but a field may ask for it.
      if (about !== undefined && about !== "email") return placed.includes(header);
      return answered || table.questions[at] !== "";
    };
    const present = table.headers.filter(isPlaced);
    expect(placed.toSorted()).toEqual([...present].toSorted());
    const rest = undecided.flatMap(({ columns }) =>
      columns.map((header) => ({ column: table.headers.indexOf(header) + 1 })),
    );
    const confirmed: Mapping = { ...mapping, ignored: [...(mapping.ignored ?? []), ...rest] };
    const program = { roles: { mentee: Person } };
    const result = safeIntake(program, { mentee: table }, { mappings: { mentee: confirmed } });
    const codes = result.ok ? [] : result.mistakes.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith("mapp") || code === "unmapped-column")).toEqual([]);
  });
  fc.assert(law, { seed, numRuns: 300 * effort });
});

test("law: the order of the columns changes no proposal, and names beat nobody twice", () => {
  const unlike = fc.uniqueArray(words, { minLength: 2, maxLength: 8, selector: (word) => word.replace(/ \[.*/, "") });
  const law = fc.property(unlike, fc.infiniteStream(fc.nat()), (headers, keys) => {
    const order = headers.map((header) => ({ header, key: keys.next().value })).toSorted((a, b) => a.key - b.key);
    const found = fieldsOf(suggestMapping(usual, headers));
    expect(
      fieldsOf(
        suggestMapping(
          usual,
          order.map(({ header }) => header),
        ),
      ),
    ).toEqual(found);
    expect(new Set(Object.values(found)).size).toBe(Object.keys(found).length);
  });
  fc.assert(law, { seed, numRuns: 200 * effort });
});

test("three thousand columns are a matter of moments", () => {
  const headers = Array.from(
    { length: 3000 },
    (_, at) => `How would you rate statement number ${at} about meetings [part ${at % 7}]`,
  );
  const table: Table = readTable(`${["Email", ...headers].join(",")}\n`);
  expect(fieldsOf(suggestMapping(usual, table)).email).toBe("Email");
});

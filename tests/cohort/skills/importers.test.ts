import { describe, expect, it, test } from "vitest";
import {
  type CefrLevel,
  cefrLevel,
  dreyfusLevel,
  escoNotice,
  importEsco,
  importOnet,
  onetLevel,
  onetNeeds,
  onetNotice,
  recognise,
  sfiaLevel,
} from "../../../src/cohort/index.js";
import { codesOf, firstMistake } from "../../mistakes.js";

const header =
  "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description";
const concept = (id: string, label: string, alt: string, rest = ",,released,,,,,") =>
  `KnowledgeSkillCompetence,http://x/skill/${id},knowledge,sector-specific,${label},"${alt}"${rest}\n`;

describe("ESCO", () => {
  const csv = `${header}\n${concept("1", "use spreadsheets", "calc sheets\nspreadsheet use\n\nPM")}${concept("2", "old skill", "x", ",,obsolete,,,,,")}${concept("3", "Use Spreadsheets", "sheets")}${concept("4", '"plan, then do"', "", ",,released,,,,,")}`;

  it("reads labels line by line, without obsolete concepts and ambiguous abbreviations", () => {
    const book = importEsco(csv);
    expect(book.skills).toEqual([
      { name: "use spreadsheets", aliases: ["calc sheets", "spreadsheet use", "sheets"] },
      { name: "plan, then do" },
    ]);
    expect(book.notices).toEqual([escoNotice]);
    expect(recognise("Calc-Sheets", book)).toMatchObject({ by: "exact", skill: "use spreadsheets" });
    expect(importEsco(new TextEncoder().encode(`\uFEFF${csv}`)).skills).toEqual(book.skills);
  });

  it("takes broader skills and groups as parents", () => {
    const groups = "conceptType,conceptUri,preferredLabel\nSkillGroup,http://x/group/1,working with computers\n";
    const broader =
      "conceptType,conceptUri,broaderType,broaderUri\nK,http://x/skill/1,SkillGroup,http://x/group/1\nK,http://x/skill/4,K,http://x/skill/1\nK,http://x/skill/4,K,http://x/nowhere\n";
    const [first, second] = importEsco(csv, { groups, broader, language: "english" }).skills;
    expect(first?.parents).toEqual(["working with computers"]);
    expect(second?.parents).toEqual(["use spreadsheets"]);
  });

  it("says which column is missing", () => {
    const wrong = firstMistake(() => importEsco("conceptUri,preferedLabel,altLabels\na,b,c\n"));
    expect(wrong).toMatchObject({ code: "taxonomy-column", where: "ESCO skills" });
    expect(wrong.remedy).toContain('it has "preferedLabel"');
  });
});

describe("O*NET", () => {
  const contentModel =
    'Element ID\tElement Name\tDescription\r\n2.A\tBasic Skills\t\r\n2.A.1.b\tActive Listening\tSays "listen"\r\n';
  const technology =
    "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n1\tAdobe Acrobat\t43\tDocument management software\tY\tN\n2\tAdobe Acrobat\t43\tGraphics software\tY\tN\n";
  const occupations = "O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tSoftware Developers\tWrite.\n";
  const alternateTitles =
    "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n15-1252.00\tApplication Developer\tn/a\t08\n";
  const reportedTitles = "O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n15-1252.00\tApp Engineer\tN\n";

  it("reads elements, software and titles", () => {
    const book = importOnet({ contentModel, technology, occupations, alternateTitles, reportedTitles });
    expect(book.skills).toEqual([
      { name: "Basic Skills" },
      { name: "Active Listening", parents: ["Basic Skills"] },
      { name: "Adobe Acrobat", categories: ["Document management software", "Graphics software"] },
      { name: "Software Developers", aliases: ["Application Developer", "App Engineer"] },
    ]);
    expect(book.notices).toEqual([onetNotice]);
    expect(importOnet({}).skills).toEqual([]);
  });

  it("takes levels to 0 to 5 and passes other scales over", () => {
    const text =
      "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n1\t2.A\tWriting\tIM\t4\n1\t2.A\tWriting\tLV\t7\n2\t2.A\tWriting\tLV\t0\n";
    expect(onetNeeds(text)).toEqual({ "1": [{ skill: "Writing", level: 5 }], "2": [{ skill: "Writing", level: 0 }] });
    expect(codesOf(() => onetNeeds(text.replace("LV\t7", "LV\t8")))).toEqual(["foreign-level"]);
    expect(codesOf(() => onetNeeds(text.replace("LV\t7", "LV\t")))).toEqual(["foreign-level"]);
  });

  it("says what is missing", () => {
    expect(codesOf(() => importOnet({ alternateTitles }))).toEqual(["onet-titles"]);
    expect(codesOf(() => importOnet({ technology: "Example\nx\n" }))).toEqual(["taxonomy-column"]);
    expect(codesOf(() => onetNeeds(""))).toEqual(Array(4).fill("taxonomy-column"));
  });
});

describe("levels of other frameworks", () => {
  test.each([
    ["SFIA", sfiaLevel, [1, 2, 3, 4, 5, 6, 7], [2, 2, 3, 3.5, 4, 5, 5]],
    ["Dreyfus", dreyfusLevel, [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]],
    ["O*NET", onetLevel, [0, 3.5, 7], [0, 2.5, 5]],
  ] as const)("%s", (_, crosswalk, given, levels) => expect(given.map(crosswalk)).toEqual(levels));

  test("CEFR", () => {
    const given: readonly CefrLevel[] = ["A1", "A2", "B1", "B2", "C1", "C2"];
    expect(given.map(cefrLevel)).toEqual([1, 1.5, 2.5, 3.5, 4.5, 5]);
  });

  test.each([
    () => sfiaLevel(0),
    () => sfiaLevel(2.5),
    () => dreyfusLevel(6),
    () => onetLevel(7.1),
    () => onetLevel(Number.NaN),
    () => cefrLevel(JSON.parse('"D1"')),
    () => cefrLevel(JSON.parse('"toString"')),
  ])("no level: %#", (wrong) => expect(codesOf(wrong)).toEqual(["foreign-level"]));
});

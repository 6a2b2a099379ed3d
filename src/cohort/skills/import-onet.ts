import { type Mistake, mistake, refuse } from "../../errors.js";
import { imported, mergedByName } from "./import-esco.js";
import { onetLevel } from "./level-crosswalk.js";
import { type NamedRow, namedRows } from "./named-rows.js";
import { bookOf, type KnownSkill, type SkillBook } from "./skill-book.js";

/** What the licence of O*NET (CC BY 4.0) asks to be shown. */
export const onetNotice =
  "This product uses O*NET data from the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), " +
  "licensed under CC BY 4.0. O*NET is a trademark of USDOL/ETA. The data was modified; USDOL/ETA has not approved, " +
  "endorsed or tested the modifications.";

/** Files of the O*NET database in its tab-separated text form, each with its header; those that you need. */
export interface OnetFiles {
  /** "Content Model Reference.txt": abilities, skills and knowledge, with their hierarchy. */
  readonly contentModel?: string;
  /** "Technology Skills.txt": software, in commodity classes. */
  readonly technology?: string;
  /** "Occupation Data.txt": occupations, which the titles are aliases of. */
  readonly occupations?: string;
  /** "Alternate Titles.txt" */
  readonly alternateTitles?: string;
  /** "Sample of Reported Titles.txt" */
  readonly reportedTitles?: string;
}

/**
 * Makes a book of what the O*NET files name: elements of the content model with the broader element as parent, software
 * with its commodity class as category, and occupations with their titles as aliases. Cost: linear in the files.
 *
 * @throws PairwrightError for a file without its columns, and for titles without the occupations.
 * @example
 * ```ts
 * importOnet({ contentModel: "Element ID\tElement Name\tDescription\n2.A\tBasic Skills\t\n2.A.1.b\tActive Listening\t\n" }).skills.length; // 2
 * ```
 */
export function importOnet(files: OnetFiles): SkillBook {
  const mistakes: Mistake[] = [];
  const rows = (name: string, text: string | undefined, needed: readonly string[]) =>
    text === undefined ? [] : tabRows(name, text, needed, mistakes);
  const elements = rows("Content Model Reference", files.contentModel, ["Element ID", "Element Name"]);
  const technology = rows("Technology Skills", files.technology, ["Example", "Commodity Title"]);
  const occupations = rows("Occupation Data", files.occupations, ["O*NET-SOC Code", "Title"]);
  const titles = [
    ...rows("Alternate Titles", files.alternateTitles, ["O*NET-SOC Code", "Alternate Title", "Short Title"]),
    ...rows("Sample of Reported Titles", files.reportedTitles, ["O*NET-SOC Code", "Reported Job Title"]),
  ];
  if (titles.length > 0 && files.occupations === undefined) {
    const remedy = 'Give the text of "Occupation Data.txt" as well.';
    mistakes.push(mistake("onet-titles", "occupations", "titles belong to occupations.", remedy));
  }
  refuse("importOnet", mistakes);
  const skills = [...elementSkills(elements), ...software(technology), ...titledSkills(occupations, titles)];
  return bookOf("importOnet", { skills: mergedByName(skills), notices: [onetNotice] });
}

/**
 * The levels from 0 to 5 that occupations need, from the O*NET files "Skills.txt", "Knowledge.txt" or "Abilities.txt": by
 * occupation code, the elements with the value of scale LV divided by 7 and times 5. Other scales are passed over.
 *
 * @throws PairwrightError for a file without its columns, and for values outside 0 to 7.
 * @example
 * ```ts
 * const text = "O*NET-SOC Code\tElement Name\tScale ID\tData Value\n15-1252.00\tProgramming\tLV\t4.2\n";
 * onetNeeds(text); // { "15-1252.00": [{ "skill": "Programming", "level": 3 }] }
 * ```
 */
export function onetNeeds(
  text: string,
): Readonly<Record<string, readonly { readonly skill: string; readonly level: number }[]>> {
  const mistakes: Mistake[] = [];
  const rows = tabRows("levels", text, ["O*NET-SOC Code", "Element Name", "Scale ID", "Data Value"], mistakes);
  refuse("onetNeeds", mistakes);
  const needs = new Map<string, { readonly skill: string; readonly level: number }[]>();
  for (const row of rows.filter((one) => one("Scale ID") === "LV")) {
    const value = row("Data Value").trim() === "" ? Number.NaN : Number(row("Data Value"));
    const need = Object.freeze({ skill: row("Element Name"), level: onetLevel(value) });
    const list = needs.get(row("O*NET-SOC Code"));
    if (list) list.push(need);
    else needs.set(row("O*NET-SOC Code"), [need]);
  }
  return Object.freeze(Object.fromEntries([...needs].map(([code, list]) => [code, Object.freeze(list)])));
}

/** An element's parent is the one whose id is its own without the last part; ids skip a part where a level is unused. */
function elementSkills(rows: readonly NamedRow[]): readonly KnownSkill[] {
  const names = new Map(rows.map((row) => [row("Element ID").trim(), row("Element Name").trim()]));
  return [...names].map(([id, name]) => {
    let above = id;
    let parent: string | undefined;
    while (parent === undefined && above.includes(".")) {
      above = above.slice(0, above.lastIndexOf("."));
      parent = names.get(above);
    }
    return imported(name, [], parent === undefined ? [] : [parent]);
  });
}

function software(rows: readonly NamedRow[]): readonly KnownSkill[] {
  const classes = new Map<string, Set<string>>();
  for (const row of rows) {
    const name = row("Example").trim();
    classes.set(name, (classes.get(name) ?? new Set()).add(row("Commodity Title").trim()));
  }
  return [...classes].map(([name, titles]) => ({ name, categories: [...titles] }));
}

function titledSkills(occupations: readonly NamedRow[], rows: readonly NamedRow[]): readonly KnownSkill[] {
  const titles = new Map<string, string[]>();
  for (const row of rows) {
    const given = [row("Alternate Title"), row("Short Title"), row("Reported Job Title")].map((title) => title.trim());
    const list = titles.get(row("O*NET-SOC Code")) ?? [];
    titles.set(row("O*NET-SOC Code"), list);
    list.push(...given.filter((title) => title !== "" && title !== "n/a"));
  }
  return occupations.map((row) => imported(row("Title").trim(), titles.get(row("O*NET-SOC Code")) ?? []));
}

/** O*NET writes no quotes round cells and no tabs or line breaks inside them. */
function tabRows(name: string, text: string, needed: readonly string[], mistakes: Mistake[]): readonly NamedRow[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const rows = lines.filter((line) => line.trim() !== "").map((line) => line.split("\t"));
  return namedRows(`O*NET ${name}`, rows, needed, mistakes);
}

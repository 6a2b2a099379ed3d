import { type Mistake, refuse } from "../../errors.js";
import { readLines } from "../tables/lines.js";
import { defaultAmbiguous } from "./confusable.js";
import { namedRows } from "./named-rows.js";
import { bookOf, type KnownSkill, type SkillBook } from "./skill-book.js";
import { longestSkill, plainForm } from "./skill-text.js";
import type { StemLanguage } from "./stems.js";

/** What ESCO asks to be shown wherever its data is used (Commission Decision 2011/833/EU). */
export const escoNotice = "This service uses the ESCO classification of the European Commission.";

/** The other files of the download that belong to the skills. */
export interface EscoFiles {
  /** `broaderRelationsSkillPillar_en.csv`: which skill or group is broader than which. */
  readonly broader?: string | Uint8Array;
  /** `skillGroups_en.csv`: the names of the groups. */
  readonly groups?: string | Uint8Array;
  /** The language of the files; "english" unless given. */
  readonly language?: StemLanguage;
}

/**
 * Makes a book of skills of ESCO's file `skills_en.csv` (or of another language), with its alternative and hidden labels as
 * aliases and, where `broader` is given, the broader skills and groups as parents. Concepts with the status "obsolete" are
 * left out, and so are labels that are ambiguous abbreviations or longer than 300 characters. The file stays yours: it is
 * not part of this library. Cost: linear in the file.
 *
 * @throws PairwrightError for a file without the columns conceptUri, preferredLabel and altLabels.
 * @example
 * ```ts
 * const csv = 'conceptUri,preferredLabel,altLabels\nhttp://data.europa.eu/esco/skill/1,use spreadsheets,"spreadsheets\nuse calc sheets"\n';
 * importEsco(csv).skills; // [{ "name": "use spreadsheets", "aliases": ["spreadsheets", "use calc sheets"] }]
 * ```
 */
export function importEsco(csv: string | Uint8Array, files: EscoFiles = {}): SkillBook {
  const mistakes: Mistake[] = [];
  const concepts = table("skills", csv, ["conceptUri", "preferredLabel", "altLabels"], mistakes);
  const groups =
    files.groups === undefined ? [] : table("groups", files.groups, ["conceptUri", "preferredLabel"], mistakes);
  const broader =
    files.broader === undefined ? [] : table("broader", files.broader, ["conceptUri", "broaderUri"], mistakes);
  refuse("importEsco", mistakes);
  const labels = new Map([...groups, ...concepts].map((row) => [row("conceptUri"), row("preferredLabel").trim()]));
  const parents = new Map<string, string[]>();
  for (const row of broader) {
    const label = labels.get(row("broaderUri")) ?? row("broaderLabel").trim();
    if (label !== "") parents.set(row("conceptUri"), [...(parents.get(row("conceptUri")) ?? []), label]);
  }
  const current = concepts.filter((row) => row("status") !== "obsolete");
  const skills = current.map((row) => {
    const name = row("preferredLabel").trim();
    return imported(name, [...lines(row("altLabels")), ...lines(row("hiddenLabels"))], parents.get(row("conceptUri")));
  });
  const { language = "english" } = files;
  return bookOf("importEsco", { skills: mergedByName(skills), language, notices: [escoNotice] });
}

/** A skill of a taxonomy, without aliases that say nothing, repeat, or mean several things at work. */
export function imported(name: string, aliases: readonly string[], parents: readonly string[] = []): KnownSkill {
  const own = plainForm(name);
  const usable = aliases.filter((alias) => {
    const form = plainForm(alias);
    return form !== "" && form !== own && alias.length <= longestSkill && !abbreviations.has(form);
  });
  const distinct = [...new Set(usable)];
  const above = [...new Set(parents)].filter((parent) => parent !== name);
  return {
    name,
    ...(distinct.length > 0 ? { aliases: distinct } : {}),
    ...(above.length > 0 ? { parents: above } : {}),
  };
}

const abbreviations: ReadonlySet<string> = new Set(Object.keys(defaultAmbiguous).map(plainForm));

/** Concepts of the same name, apart from case and signs, are one skill to a person who writes that name. */
export function mergedByName(skills: readonly KnownSkill[]): readonly KnownSkill[] {
  const byForm = new Map<string, KnownSkill>();
  for (const skill of skills) {
    const form = plainForm(skill.name);
    const known = byForm.get(form);
    if (form === "" || skill.name.length > longestSkill) continue;
    if (known === undefined) byForm.set(form, skill);
    else {
      const aliases = [...(known.aliases ?? []), ...(skill.aliases ?? [])];
      const merged = imported(known.name, aliases, [...(known.parents ?? []), ...(skill.parents ?? [])]);
      const categories = [...new Set([...(known.categories ?? []), ...(skill.categories ?? [])])];
      byForm.set(form, categories.length > 0 ? { ...merged, categories } : merged);
    }
  }
  return [...byForm.values()];
}

function table(name: string, csv: string | Uint8Array, needed: readonly string[], mistakes: Mistake[]) {
  const { lines: rows } = readLines(csv, { file: `ESCO ${name}`, delimiter: "," });
  return namedRows(
    `ESCO ${name}`,
    rows.map(({ cells }) => cells),
    needed,
    mistakes,
  );
}

/** ESCO puts several labels into one cell, one on each line. */
function lines(cell: string): readonly string[] {
  return cell
    .split("\n")
    .map((label) => label.trim())
    .filter((label) => label !== "");
}

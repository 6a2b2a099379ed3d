import { type KnownSkill, type SkillBook, skillBook } from "./skill-book.js";
import { peopleSkills } from "./work-skills-people.js";
import { type SkillRows, softwareSkills } from "./work-skills-software.js";

let made: SkillBook | undefined;

/**
 * A small book of skills that people at work name in surveys: software, data, working with people, management. Written for
 * this library; use it as it is, add to it with `withSkills`, or import a taxonomy instead (`importEsco`, `importOnet`).
 *
 * @example
 * ```ts
 * recognise("react.js", workSkills()); // { "status": "known", "text": "react.js", "skill": "React", "by": "exact", "confidence": 1 }
 * ```
 */
export function workSkills(): SkillBook {
  made ??= skillBook({
    skills: [...inRows(softwareSkills), ...inRows(peopleSkills)],
    ambiguous: { Networking: ["Networking (computers)", "Networking (people)"] },
  });
  return made;
}

function inRows(rows: SkillRows): readonly KnownSkill[] {
  return Object.entries(rows).flatMap(([category, skills]) =>
    skills.map(([name, aliases = "", parents = ""]) => ({
      name,
      ...listed("aliases", aliases),
      ...listed("parents", parents),
      categories: [category],
    })),
  );
}

function listed(key: "aliases" | "parents", texts: string): Partial<KnownSkill> {
  return texts === "" ? {} : { [key]: texts.split("; ") };
}

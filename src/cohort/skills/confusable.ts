import { plainForm, wordsOf } from "./skill-text.js";
import { type StemLanguage, stemmed } from "./stems.js";

/**
 * Words that are close in spelling and far in meaning; source: the collisions seen in public normalisers of skills
 * (Java with Lua, C with R, Go with Git, and the pairs below).
 */
export const defaultApart: readonly (readonly string[])[] = Object.freeze(
  [
    ["java", "javascript"],
    ["c", "c++", "c#", "objective c"],
    ["r", "ruby", "rust"],
    ["go", "gonum", "git"],
    ["sas", "sass"],
    ["excel", "excellence"],
    ["sap", "asap"],
    ["ux", "ui"],
    ["node", "express"],
    ["market", "marketing"],
    ["angular", "angularjs"],
    ["react", "react native", "reaction"],
    ["japanese", "javanese"],
  ].map((group) => Object.freeze(group)),
);

/** Abbreviations that mean several things at work. */
export const defaultAmbiguous: Readonly<Record<string, readonly string[]>> = Object.freeze({
  AR: ["Augmented reality", "Accounts receivable"],
  BA: ["Business analysis", "Business administration"],
  BD: ["Business development", "Big data"],
  CD: ["Continuous delivery", "Compact disc"],
  CI: ["Continuous integration", "Corporate identity", "Continuous improvement"],
  CS: ["Computer science", "Customer success", "Customer service"],
  DS: ["Data science", "Distributed systems"],
  EA: ["Executive assistance", "Enterprise architecture"],
  ER: ["Employee relations", "Emergency response"],
  IR: ["Investor relations", "Incident response", "Industrial relations"],
  ML: ["Machine learning", "Markup language"],
  MS: ["Microsoft", "Mass spectrometry"],
  PA: ["Personal assistance", "Public affairs"],
  PM: ["Project management", "Product management", "People management", "Programme management"],
  PO: ["Product ownership", "Purchase orders"],
  PR: ["Public relations", "Pull requests"],
  PS: ["Adobe Photoshop", "Professional services", "PowerShell"],
  SA: ["Systems administration", "Solution architecture", "Systems analysis"],
  SE: ["Software engineering", "Sales engineering", "Systems engineering"],
  SM: ["Social media", "Scrum master", "Sales management"],
  TA: ["Talent acquisition", "Teaching assistance"],
});

type Groups = readonly (readonly string[])[];

/** The words of each group in their plain form between blanks, so that only whole words are found. */
const ready = new WeakMap<Groups, Groups>();

function readyGroups(apart: Groups): Groups {
  const known = ready.get(apart);
  if (known !== undefined) return known;
  const groups = apart.map((group) => group.map((word) => ` ${plainForm(word)} `));
  ready.set(apart, groups);
  return groups;
}

/** Whether two texts hold different words of a group that must be kept apart: "Java 8" and "JavaScript basics". */
export function confusable(one: string, other: string, apart: Groups, language: StemLanguage): boolean {
  return confusableForms(plainForm(one), plainForm(other), apart, language);
}

/**
 * The same for plain forms. Words are looked for with and without their endings, since "excels" is no "excellence". Cost: the
 * words of the groups.
 */
export function confusableForms(one: string, other: string, apart: Groups, language: StemLanguage): boolean {
  const [first, second] = [searchable(one, language), searchable(other, language)];
  return readyGroups(apart).some((members) => {
    const inFirst = members.filter((member) => first.includes(member));
    if (inFirst.length === 0) return false;
    const inSecond = members.filter((member) => second.includes(member));
    return inSecond.length > 0 && inFirst.join() !== inSecond.join();
  });
}

function searchable(form: string, language: StemLanguage): string {
  const words = wordsOf(form).map((word) => `${word.replace(/s$/, "")} ${stemmed(word, language)}`);
  return ` ${form} | ${words.join(" ")} `;
}

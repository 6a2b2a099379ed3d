import { confusableForms } from "./confusable.js";
import { known, queued, type Recognition } from "./recognition.js";
import { type FormIndex, type SkillIndex, stemForm } from "./skill-index.js";
import { plainForm, sortedForm, squeezedForm, unfilled, withoutVersion, wordsOf } from "./skill-text.js";

/** What a text may be called instead, and the level its left-out words hint at. */
export interface Variant {
  readonly form: string;
  readonly hint: number | undefined;
}

const RULE = 0.97;
const STEM = 0.95;

/**
 * The stages that look a form of the text up, from decisions to stems: nothing here is a matter of likeness. Undefined where
 * nothing was found; "confusable" where only the list of confusable words kept it from being found.
 */
export function lookedUp(text: string, form: string, index: SkillIndex): Recognition | undefined {
  const decided = byDecision(text, form, undefined, index);
  if (decided) return decided;
  const exact = exactly(form, index);
  if (exact.length === 1) return known(text, nameOf(exact[0], index), "exact", 1, undefined);
  if (exact.length > 1) return ambiguous(text, exact, index);
  const meanings = index.ambiguous.get(form);
  if (meanings) return ambiguousAbbreviation(text, meanings, index);
  const variants = variantsOf(text, form);
  return byRule(text, form, variants, index) ?? byStem(text, form, variants, index);
}

/** The skills that are spelled so: the one of that name, or else all that have it as an alias. */
export function exactly(form: string, index: SkillIndex): readonly number[] {
  const aliases = index.exact.get(form) ?? [];
  const own = aliases.find((alias) => alias < index.names.length);
  return own === undefined ? skillsOf(aliases, index) : [own];
}

function byDecision(text: string, form: string, hint: number | undefined, index: SkillIndex): Recognition | undefined {
  const decision = index.decisions.get(form);
  if (decision === undefined) return undefined;
  if (decision.skill === null) return Object.freeze({ status: "not a skill", text, by: "decision" });
  const skill = nameOf(exactly(plainForm(decision.skill), index)[0], index);
  return known(text, skill, "decision", 1, hint);
}

function byRule(text: string, form: string, variants: readonly Variant[], index: SkillIndex): Recognition | undefined {
  let confusing: Recognition | undefined;
  for (const { form: variant, hint } of variants) {
    const decided = byDecision(text, variant, hint, index);
    if (decided) return decided;
    const meanings = variant === form ? undefined : index.ambiguous.get(variant);
    for (const [key, forms] of keysOf(variant, index)) {
      const found = distinguishable(form, forms.get(key) ?? [], index);
      if (found.skills.length > 1) return ambiguous(text, found.skills, index);
      const [skill] = found.skills;
      if (skill !== undefined) return known(text, nameOf(skill, index), "rule", RULE, hint);
      confusing ??= found.kept === undefined ? undefined : confusable(text, found.kept, index);
    }
    if (meanings) return ambiguousAbbreviation(text, meanings, index);
  }
  return confusing;
}

function keysOf(form: string, index: SkillIndex): readonly (readonly [string, FormIndex])[] {
  const squeezed = squeezedForm(form);
  return [
    [form, index.exact],
    [sortedForm(wordsOf(form)), index.sorted],
    ...(squeezed === undefined ? [] : ([[squeezed, index.squeezed]] as const)),
  ];
}

function byStem(text: string, form: string, variants: readonly Variant[], index: SkillIndex): Recognition | undefined {
  for (const { form: variant, hint } of variants) {
    const found = distinguishable(form, index.stems.get(stemForm(variant, index.book.language)) ?? [], index);
    if (found.skills.length > 1) return ambiguous(text, found.skills, index);
    const [skill] = found.skills;
    if (skill !== undefined) return known(text, nameOf(skill, index), "stem", STEM, hint);
    if (found.kept !== undefined) return confusable(text, found.kept, index);
  }
  return undefined;
}

/** The skills of aliases, and a skill that was left out because it is easily confused with the text. */
function distinguishable(form: string, aliases: readonly number[], index: SkillIndex) {
  const apart = (alias: number) =>
    confusableForms(form, index.aliases[alias] ?? "", index.book.apart, index.book.language);
  const clear = aliases.filter((alias) => !apart(alias));
  const own = clear.find((alias) => alias < index.names.length);
  const kept = clear.length === 0 && aliases[0] !== undefined ? index.skillOf[aliases[0]] : undefined;
  return { skills: own === undefined ? skillsOf(clear, index) : [own], kept };
}

/** The text itself, then without what is in brackets, without the words around it, and without a version. */
export function variantsOf(text: string, form: string): readonly Variant[] {
  const variants: Variant[] = [{ form, hint: undefined }];
  const add = (words: readonly string[], hint: number | undefined) => {
    const variant = words.join(" ");
    if (variant !== "" && variants.every((known) => known.form !== variant)) variants.push({ form: variant, hint });
  };
  for (const outside of [form, outsideBrackets(text)]) {
    if (outside === undefined) continue;
    const words = wordsOf(outside);
    for (const step of [{ words, hint: undefined }, ...unfilled(words)]) {
      add(step.words, step.hint);
      const bare = withoutVersion(step.words);
      if (bare) add(bare, step.hint);
    }
  }
  return variants;
}

/** "Search engine optimisation (SEO)" without its brackets, where they hold the initials of what stands before them. */
function outsideBrackets(text: string): string | undefined {
  const found = /^([^()]{3,200})\(([^()]{2,20})\)\s*$/.exec(text);
  if (found === null) return undefined;
  const outside = plainForm(found[1] ?? "");
  const initials = wordsOf(outside).map((word) => word.slice(0, 1));
  const inside = plainForm(found[2] ?? "");
  return inside === initials.join("") ? outside : undefined;
}

function skillsOf(aliases: readonly number[], index: SkillIndex): readonly number[] {
  return [...new Set(aliases.map((alias) => index.skillOf[alias] ?? 0))];
}

function nameOf(skill: number | undefined, index: SkillIndex): string {
  return index.names[skill ?? -1] ?? "";
}

function ambiguous(text: string, skills: readonly number[], index: SkillIndex): Recognition {
  return queued(
    text,
    "ambiguous",
    skills.map((skill) => ({ skill: nameOf(skill, index), confidence: 0.5 })),
  );
}

/** The meanings of an abbreviation that the book knows. */
function ambiguousAbbreviation(text: string, meanings: readonly string[], index: SkillIndex): Recognition {
  const skills = meanings.flatMap((meaning) => exactly(plainForm(meaning), index).slice(0, 1));
  return ambiguous(text, [...new Set(skills)], index);
}

function confusable(text: string, skill: number, index: SkillIndex): Recognition {
  return queued(text, "confusable", [{ skill: nameOf(skill, index), confidence: 0.5 }]);
}

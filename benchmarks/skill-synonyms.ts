// `npx tsx benchmarks/skill-synonyms.ts`: precision and recall of `recognise` on the synonyms of ESCO and O*NET.
import { fileURLToPath } from "node:url";
import { plainForm } from "../src/cohort/skills/skill-text.js";
import { type KnownSkill, type RecognisedBy, recognise, type SkillBook, skillBook, workSkills } from "../src/index.js";
import { chance } from "../src/random.js";
import { sharedFile } from "../tests/shared-data.js";

/** What happened to the texts of one kind: by stage, how many were taken for the right and for a wrong skill. */
export interface SynonymFigures {
  readonly book: string;
  readonly kind: "exact" | "synonym" | "typo" | "negative";
  readonly texts: number;
  readonly right: number;
  readonly wrong: number;
  /** Queued texts whose right skill is among the three suggestions. */
  readonly suggested: number;
  readonly stages: Readonly<Partial<Record<RecognisedBy, { readonly right: number; readonly wrong: number }>>>;
  /** What was taken wrongly. */
  readonly errors: readonly string[];
}

const FOLDS = 10;

interface Truth {
  readonly text: string;
  /** Undefined where nothing in the book is right. */
  readonly skill: string | undefined;
}

/** The books of the shared data, or undefined where they are not beside the checkout. */
export function truthBooks(): Readonly<Record<string, readonly KnownSkill[]>> | undefined {
  const files = ["esco-skills-extract", "esco-occupation-synonyms", "onet-occupations"];
  const [skills, occupations, onet] = files.map((file) => sharedFile(`skills/${file}.json`));
  if (skills === undefined || occupations === undefined || onet === undefined) return undefined;
  const labelled = ({ label, alt }: { label: string; alt: string[] }) => ({ name: label, aliases: alt });
  const titled = ({ title, alternateTitles }: { title: string; alternateTitles: string[] }) => ({
    name: title,
    aliases: alternateTitles,
  });
  return {
    "ESCO skills": JSON.parse(skills).skills.map(labelled),
    "ESCO occupations": JSON.parse(occupations).occupations.map(labelled),
    "O*NET titles": JSON.parse(onet).occupations.map(titled),
    "work skills": workSkills().skills,
  };
}

/** All four kinds of texts of one book. */
export function synonymFigures(name: string, skills: readonly KnownSkill[], seed: number): readonly SynonymFigures[] {
  const whole = skillBook({ skills });
  const owners = new Map<string, Set<string>>();
  for (const { name: skill, aliases = [] } of skills) {
    for (const text of [skill, ...aliases]) {
      const form = plainForm(text);
      owners.set(form, (owners.get(form) ?? new Set()).add(skill));
    }
  }
  const single = (text: string) => owners.get(plainForm(text))?.size === 1;
  const pairs = skills.flatMap(({ name: skill, aliases = [] }) =>
    aliases.filter((text) => single(text) && plainForm(text) !== plainForm(skill)).map((text) => ({ text, skill })),
  );
  const folds = [...Array(FOLDS).keys()];
  const random = chance(seed);
  const typed = [...skills.map(({ name: skill }) => ({ text: skill, skill })), ...pairs]
    .filter(({ text }) => plainForm(text).length >= 4)
    .map(({ text, skill }) => ({ text: slipped(text, random.below), skill }))
    .filter(({ text }) => !owners.has(plainForm(text)));
  return [
    figures(name, "exact", [[whole, pairs]]),
    figures(
      name,
      "synonym",
      folds.map((fold) => {
        const gone = new Set(pairs.filter((_, at) => at % FOLDS === fold).map(({ text }) => plainForm(text)));
        const left = skills.map((skill) => ({
          ...skill,
          aliases: (skill.aliases ?? []).filter((text) => !gone.has(plainForm(text))),
        }));
        return [skillBook({ skills: left }), pairs.filter((_, at) => at % FOLDS === fold)] as const;
      }),
    ),
    figures(name, "typo", [[whole, typed]]),
    figures(
      name,
      "negative",
      folds.map((fold) => {
        const left = skills.filter((_, at) => at % FOLDS !== fold);
        const gone = skills.filter((_, at) => at % FOLDS === fold);
        const texts = gone.flatMap(({ name: skill, aliases = [] }) => [skill, ...aliases]).filter(single);
        return [skillBook({ skills: left }), texts.map((text) => ({ text, skill: undefined }))] as const;
      }),
    ),
  ];
}

/** One slip of the keyboard: a letter left out, doubled, replaced by its neighbour in the alphabet, or two swapped. */
function slipped(text: string, below: (limit: number) => number): string {
  const letters = [...text];
  const places = letters.flatMap((letter, at) => (at > 0 && /\p{L}/u.test(letter) ? [at] : []));
  const at = places[below(Math.max(1, places.length))] ?? 1;
  const letter = letters[at] ?? "";
  switch (below(4)) {
    case 0:
      letters.splice(at, 1);
      break;
    case 1:
      letters.splice(at, 0, letter);
      break;
    case 2:
      letters[at] = String.fromCharCode(97 + below(26));
      break;
    default:
      letters.splice(at - 1, 2, letter, letters[at - 1] ?? "");
  }
  return letters.join("");
}

function figures(
  book: string,
  kind: SynonymFigures["kind"],
  runs: readonly (readonly [SkillBook, readonly Truth[]])[],
): SynonymFigures {
  const stages: Partial<Record<RecognisedBy, { right: number; wrong: number }>> = {};
  const errors: string[] = [];
  let [texts, right, wrong, suggested] = [0, 0, 0, 0];
  for (const [known, truths] of runs) {
    for (const { text, skill } of truths) {
      texts++;
      const found = recognise(text, known);
      if (found.status === "queued" && found.suggestions.some((one) => one.skill === skill)) suggested++;
      if (found.status !== "known") continue;
      const stage = stages[found.by] ?? { right: 0, wrong: 0 };
      stages[found.by] = stage;
      if (found.skill === skill) {
        right++;
        stage.right++;
      } else {
        wrong++;
        stage.wrong++;
        errors.push(`${found.by} ${found.confidence}: "${text}" (${skill ?? "none"}) taken for ${found.skill}`);
      }
    }
  }
  return { book, kind, texts, right, wrong, suggested, stages, errors };
}

/** One line of text per kind. */
export function figuresText({ book, kind, texts, right, wrong, suggested, stages }: SynonymFigures): string {
  const share = (part: number, all: number) => (all === 0 ? "-" : (part / all).toFixed(3));
  const by = Object.entries(stages).map(([stage, { right, wrong }]) => `${stage} ${right}/${right + wrong}`);
  const told = kind === "negative" ? `wrong ${share(wrong, texts)}` : `recall ${share(right, texts)}`;
  const precision = kind === "negative" ? "" : ` precision ${share(right, right + wrong)}`;
  return `${book}, ${kind}: ${texts} texts, ${told}${precision}, suggested ${suggested}; right of merged: ${by.join(", ")}`;
}

/** Milliseconds for a fresh book with its index, and for 300 texts of which none is exact. */
function timed(skills: readonly KnownSkill[]): { readonly book: number; readonly texts: number } {
  const texts = skills.flatMap(({ aliases = [] }) => aliases.map((text) => `${text.slice(0, 4)}${text.slice(5)}`));
  const start = performance.now();
  const book = skillBook({ skills });
  recognise("", book);
  const ready = performance.now();
  for (const text of texts.slice(0, 300)) recognise(text, book);
  return { book: ready - start, texts: performance.now() - ready };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, skills] of Object.entries(truthBooks() ?? {})) {
    const { book, texts } = timed(skills);
    process.stdout.write(`${name}: book ${book.toFixed(0)} ms, 300 texts ${texts.toFixed(0)} ms\n`);
    for (const row of synonymFigures(name, skills, 2026)) {
      process.stdout.write(`${figuresText(row)}\n`);
      if (process.argv.includes("--errors")) process.stdout.write(`${row.errors.map((e) => `    ${e}\n`).join("")}`);
    }
  }
}

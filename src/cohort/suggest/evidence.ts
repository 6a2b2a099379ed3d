import { distance } from "fastest-levenshtein";
import { show } from "../../errors.js";
import { folded } from "../text.js";
import { type Answers, answersFor } from "./answers.js";
import type { Unit } from "./units.js";
import { isSomeoneElses, type Meaning, meaningsOf } from "./vocabulary.js";
import type { Wanted } from "./wanted.js";
import { contentOf } from "./words.js";

/** How well a column fits a field: `sure` from 0 to 1 is an order, not a probability. */
export interface Evidence {
  readonly sure: number;
  readonly why: readonly string[];
}

/** What the headers of a table say, prepared once. */
export interface Headers {
  readonly units: readonly Unit[];
  /** Telling words of each unit: of the whole header, and of what tells it from the others. */
  readonly content: readonly (readonly string[])[];
  readonly own: readonly (readonly string[])[];
  readonly meanings: readonly (readonly Meaning[])[];
  /** In how many units a stem occurs: a word in every header tells nothing. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** Prepares the headers of the units; cost linear in their length, which is cut at a few hundred letters each. */
export function headersOf(units: readonly Unit[]): Headers {
  const own = units.map(({ text }) => contentOf(text));
  const content = units.map(({ header }) => contentOf(header));
  const frequency = new Map<string, number>();
  for (const words of content) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { units, content, own, meanings: units.map(({ header }) => meaningsOf(header)), frequency };
}

/** Weighs the fit of every field to every unit: by its question, its name, known words, shared words, and its answers. */
export function evidenceOf(fields: readonly Wanted[], headers: Headers): readonly (readonly Evidence[])[] {
  return fields.map((field) => {
    const answers = answersFor(field, headers.units);
    return headers.units.map((unit, at) => {
      if (unit.kind === "grid" && !field.grid) return { sure: 0, why: [] };
      const words = byWords(field, unit, at, headers);
      return withAnswers(field, unit, words, answers[at]);
    });
  });
}

function byWords(field: Wanted, unit: Unit, at: number, headers: Headers): Evidence {
  const content = headers.content[at] ?? [];
  const text = folded(unit.header).slice(0, 300);
  const found: Evidence[] = [];
  for (const question of field.questions) {
    const asked = folded(question).slice(0, 300);
    if (asked === text) found.push({ sure: 1, why: ["the header is the question of the field"] });
    else if (nearly(asked, text))
      found.push({ sure: 0.9, why: [`the header is nearly the question ${show(question)}`] });
  }
  if (folded(field.name) === text) found.push({ sure: 1, why: ["the header is the name of the field"] });
  for (const words of field.spellings) {
    if (sameWords(words, headers.own[at] ?? [])) {
      found.push({ sure: 0.95, why: ["the header has the words of the field, and no others"] });
    } else found.push(byShare(words, content, headers.frequency));
  }
  for (const { concept } of field.meanings) {
    const meaning = headers.meanings[at]?.find((one) => one.concept === concept);
    if (meaning) found.push(byMeaning(meaning));
  }
  const best = found.reduce((a, b) => (b.sure > a.sure ? b : a), { sure: 0, why: [] });
  const own = field.meanings.some((meaning) => meaning.own);
  if (own && best.sure < 1 && isSomeoneElses(content, field.spellings.flat())) {
    return { sure: best.sure / 2, why: [...best.why, "it may be about somebody else"] };
  }
  if (unit.ofTool === "counter")
    return { sure: best.sure * 0.4, why: [...best.why, "the form tool counts answers here"] };
  // A question that was asked is a better source than what the tool filled in on the side.
  if (unit.ofTool !== undefined) return { sure: best.sure - 0.2, why: [...best.why, "the form tool fills this in"] };
  return best;
}

function nearly(asked: string, text: string): boolean {
  const longer = Math.max(asked.length, text.length);
  if (Math.abs(asked.length - text.length) > 0.15 * longer) return false;
  return distance(asked, text) <= 0.15 * longer;
}

function byMeaning({ concept, coverage, strong }: Meaning): Evidence {
  const sure = strong ? 0.62 + 0.33 * coverage : 0.9 * coverage;
  return { sure, why: [`forms ask for ${concept} in these words`] };
}

/** Words in common, each weighing the less the more headers hold it. */
function byShare(
  words: readonly string[],
  content: readonly string[],
  frequency: ReadonlyMap<string, number>,
): Evidence {
  const weight = (word: string) => 1 / (frequency.get(word) ?? 1);
  const sum = (list: readonly string[]) => list.reduce((total, word) => total + weight(word), 0);
  const shared = words.filter((word) => content.includes(word));
  if (shared.length === 0) return { sure: 0, why: [] };
  const recall = sum(shared) / sum(words);
  const precision = sum(shared) / sum(content);
  // Two words together are seldom an accident; one word alone is found in questions about many things.
  const floor = shared.length > 1 ? 0.7 : 0.4;
  const sure = 0.9 * recall * (floor + (1 - floor) * precision);
  return { sure, why: [`header and field share ${shared.length === 1 ? "a word" : `${shared.length} words`}`] };
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}

function withAnswers(field: Wanted, unit: Unit, words: Evidence, answers: Answers | undefined): Evidence {
  let { sure } = words;
  const why = [...words.why];
  if (answers !== undefined) {
    const { read, of, rivals, telling } = answers;
    if (read < 0.5 * of) {
      return { sure: sure * 0.3, why: [...why, `only ${read} of ${of} answers can be read as ${field.reader?.kind}`] };
    }
    if (read >= 0.9 * of) {
      why.push(`${read} of ${of} answers can be read as ${field.reader?.kind}`);
      sure = Math.max(sure + 0.1 / (1 + rivals), telling && rivals === 0 ? 0.75 : 0.4);
    }
  }
  if (field.name === "id" && unit.filled > 1) {
    const distinct = new Set(unit.cells.map(folded)).size / unit.cells.length;
    if (distinct < 0.9 || unit.filled < 0.9 * unit.rows) {
      return { sure: sure * 0.5, why: [...why, "it does not tell everybody apart"] };
    }
    why.push("every answer is another");
  }
  return { sure: Math.min(1, sure), why };
}

import { type Mistake, mistake, refuse } from "../../errors.js";
import { confusable } from "./confusable.js";
import { recognise } from "./recognise.js";
import { bookOf, type EmbeddedSkill, type SkillBook } from "./skill-book.js";
import { plainForm } from "./skill-text.js";

/** One vector of numbers for each text, all of one length. */
export type Vectors = readonly ArrayLike<number>[];

/** A model of yours: texts in, vectors out. Nothing is downloaded by this library. */
export type Embed<R extends Vectors | Promise<Vectors>> = (texts: readonly string[]) => R;

/** When two vectors mean the same skill; every model has figures of its own, so measure yours. */
export interface EmbeddingSettings {
  /** The least cosine, in (0, 1]; 0.85 unless given. */
  readonly least?: number;
  /** By how much the best skill must lead, 0 or more; 0.05 unless given. */
  readonly margin?: number;
}

/** Texts up to this length are names or abbreviations, which models of language confuse. */
const exactUpTo = 3;

/**
 * The book with what a model of yours makes of the texts that `recognise` would queue: where the cosine of a text with the
 * name of one skill is high enough, and leads over every other skill, `recognise` will say `by: "embedding"`. Ambiguous and
 * easily confused texts, and those of up to three letters, stay queued. With a model that gives a promise, so does this.
 *
 * The model is asked once, for the names of the skills and the texts. Cost: texts × skills × length of the vectors.
 *
 * @throws PairwrightError for other settings, and for vectors that are missing, of different lengths, or not finite.
 * @example
 * ```ts
 * const letters = (texts: readonly string[]) => texts.map((text) => [text.length, text.split("y").length]);
 * const known = withEmbeddings(book, ["Serpents of Monty"], letters, { least: 0.999 });
 * ```
 */
export function withEmbeddings(
  book: SkillBook,
  texts: readonly string[],
  embed: Embed<Vectors>,
  settings?: EmbeddingSettings,
): SkillBook;
export function withEmbeddings(
  book: SkillBook,
  texts: readonly string[],
  embed: Embed<Promise<Vectors>>,
  settings?: EmbeddingSettings,
): Promise<SkillBook>;
export function withEmbeddings(
  book: SkillBook,
  texts: readonly string[],
  embed: Embed<Vectors | Promise<Vectors>>,
  { least = 0.85, margin = 0.05 }: EmbeddingSettings = {},
): SkillBook | Promise<SkillBook> {
  refuse("withEmbeddings", faults(least, margin));
  const waiting = new Map(texts.filter((text) => isCandidate(text, book)).map((text) => [plainForm(text), text]));
  const asked = [...waiting.values()];
  const names = book.skills.map(({ name }) => name);
  const finish = (vectors: Vectors) => {
    const ready = checked(vectors, names.length + asked.length);
    const found = asked.flatMap((text, at) => {
      const own = ready[names.length + at];
      return own === undefined ? [] : embedded(text, own, names, ready, { least, margin }, book);
    });
    return bookOf("withEmbeddings", { ...book, embedded: [...book.embedded, ...found] });
  };
  const vectors = embed([...names, ...asked]);
  return vectors instanceof Promise ? vectors.then(finish) : finish(vectors);
}

function isCandidate(text: string, book: SkillBook): boolean {
  const found = recognise(text, book);
  const waits = found.status === "queued" && (found.why === "close" || found.why === "unknown");
  return waits && plainForm(text).length > exactUpTo;
}

function embedded(
  text: string,
  own: Float64Array,
  names: readonly string[],
  vectors: readonly Float64Array[],
  { least, margin }: Required<EmbeddingSettings>,
  book: SkillBook,
): readonly EmbeddedSkill[] {
  let [best, next] = [-2, -2];
  let skill = "";
  for (const [at, name] of names.entries()) {
    const cosine = dot(own, vectors[at] ?? own);
    if (cosine > best) [best, next, skill] = [cosine, best, name];
    else if (cosine > next) next = cosine;
  }
  const apart = confusable(text, skill, book.apart, book.language);
  if (skill === "" || best < least || best - next < margin || apart) return [];
  return [{ text, skill, confidence: Math.min(1, Math.round(best * 1000) / 1000) }];
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** The vectors scaled to length 1. */
function checked(vectors: Vectors, count: number): readonly Float64Array[] {
  const mistakes: Mistake[] = [];
  if (vectors.length !== count) {
    const message = `${count} vectors are expected, one for each text.`;
    mistakes.push(mistake("embedding-count", "embed", message, "Give them in the order of the texts.", vectors.length));
  }
  const [first] = vectors;
  const ready = vectors.map((vector) => Float64Array.from(vector));
  for (const [at, vector] of ready.entries()) {
    const length = Math.sqrt(dot(vector, vector));
    if (vector.length !== first?.length || !(length > 0 && Number.isFinite(length))) {
      const message = "a vector has finite numbers, not all 0, as many as the others.";
      mistakes.push(mistake("embedding-vector", `embed, vector ${at + 1}`, message, "Look at what the model gave."));
    }
    for (let place = 0; place < vector.length; place++) vector[place] = (vector[place] ?? 0) / length;
  }
  refuse("withEmbeddings", mistakes);
  return ready;
}

function faults(least: number, margin: number): Mistake[] {
  const found: Mistake[] = [];
  if (!(least > 0 && least <= 1)) {
    found.push(
      mistake("embedding-least", "least", "a cosine above 0 and up to 1 is wanted.", "Give for example 0.85.", least),
    );
  }
  if (!(margin >= 0 && margin <= 1)) {
    found.push(
      mistake("embedding-margin", "margin", "a lead from 0 to 1 is wanted.", "Give for example 0.05.", margin),
    );
  }
  return found;
}

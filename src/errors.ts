import { distance } from "fastest-levenshtein";

/** One thing that is wrong in what was given: where, which value, what is expected, and what to try. */
export interface Mistake {
  /** Stable kebab-case name of the kind of mistake, for programs that react to it. */
  readonly code: string;
  /** The place, as the caller would point at it: `weights.skills`, or `mentees.csv, row 7, column "Pace"`. */
  readonly where: string;
  /** The offending value as text, shortened; absent where the mistake is that nothing is there. */
  readonly value?: string;
  /** What is wrong, without the place and the value. */
  readonly message: string;
  /** What to try, as an order: "Give a number from 1 to 5." */
  readonly remedy: string;
}

/**
 * The one exception of this library: it is thrown for mistakes, never for outcomes (a plan that cannot exist is data).
 * It lists everything that is wrong at once.
 *
 * @example
 * ```ts
 * try { intake(program, { mentee: rows, mentor: rows }); } catch (error) {
 *   if (error instanceof PairwrightError) for (const mistake of error.mistakes) console.log(mistake.where, mistake.remedy);
 * }
 * ```
 */
export class PairwrightError extends Error {
  override readonly name = "PairwrightError";
  /** The function that was called, as the caller knows it. */
  readonly call: string;
  readonly mistakes: readonly Mistake[];

  /** @param options What was thrown by a function of the caller, as `cause`. */
  constructor(call: string, mistakes: readonly Mistake[], options?: { readonly cause?: unknown }) {
    super(described(call, mistakes), options);
    this.call = call;
    this.mistakes = Object.freeze([...mistakes]);
  }
}

/** Builds a mistake; `value` is shown shortened and harmless whatever it is (100 MB cells, control characters, symbols). */
export function mistake(
  code: string,
  where: string,
  message: string,
  remedy: string,
  ...value: [] | [unknown]
): Mistake {
  return Object.freeze({ code, where, ...(value.length === 1 ? { value: show(value[0]) } : {}), message, remedy });
}

/** Throws when there is at least one mistake, with all of them; otherwise does nothing. */
export function refuse(call: string, mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw new PairwrightError(call, mistakes);
}

/**
 * Throws where what is given (a program, a plan) is of another noun than pairs: JavaScript does not see what types forbid.
 */
export function refuseOtherNouns(call: string, where: string, { format }: { readonly format: string }): void {
  const message = "this is for one-on-one so far.";
  const remedy = "Make the program with pairs, or leave this step out.";
  refuse(call, format === "pairs" ? [] : [mistake("pairs-only", where, message, remedy, format)]);
}

const SHOWN = 60;

/** A short, printable form of any value, for messages: at most 60 characters, quotes around text, no line breaks. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(shortened(value));
  if (typeof value === "function") return value.name ? `function ${value.name}` : "a function";
  if (typeof value === "object" && value !== null) return shownObject(value);
  return Object.is(value, -0) ? "-0" : String(value);
}

function shownObject(value: object): string {
  try {
    return shortened(JSON.stringify(value) ?? "an object");
  } catch {
    // Cycles and throwing getters have no JSON; the reader still learns the kind of thing that was given.
    return Array.isArray(value) ? `a list of ${value.length}` : "an object";
  }
}

/** A text of at most `most` characters; one that was cut ends in "…". */
export function shortened(text: string, most = SHOWN): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** The first ten of a list in a sentence, with "…" where there are more. */
export function firstFew(texts: readonly string[]): string {
  return `${texts.slice(0, 10).join(", ")}${texts.length > 10 ? ", …" : ""}`;
}

/** What was thrown, in words; anything can be. */
export function saidBy(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * The known value most like `text`, or undefined when none is near: at most a third of the letters differ
 * (Levenshtein distance, ignoring case).
 */
export function nearest(text: string, known: Iterable<string>): string | undefined {
  if (text.length > 200) return undefined; // the distance costs length × length
  const wanted = text.trim().toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const far = distance(wanted, candidate.slice(0, 200).toLowerCase());
    if (far < least && far <= Math.max(wanted.length, candidate.length) / 3) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

/** "Did you mean …?" with the nearest known value, else the known values themselves (at most ten). */
export function suggestion(text: string, known: readonly string[]): string {
  const near = nearest(text, known);
  if (near !== undefined) return `Did you mean ${show(near)}?`;
  const listed = known.slice(0, 10).map(show).join(", ");
  return known.length === 0
    ? "There is none to choose from."
    : `Use one of ${listed}${known.length > 10 ? ", …" : ""}.`;
}

function described(call: string, mistakes: readonly Mistake[]): string {
  const line = (m: Mistake) => `${m.where}${m.value === undefined ? "" : ` is ${m.value}`}: ${m.message} ${m.remedy}`;
  const [first] = mistakes;
  if (mistakes.length === 1 && first) return `${call}: ${line(first)}`;
  return [`${call}: ${mistakes.length} mistakes`, ...mistakes.map((m, i) => `  ${i + 1}. ${line(m)}`)].join("\n");
}

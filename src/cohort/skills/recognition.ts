/**
 * How a text was recognised, the surest first: a decision of a person, a name or alias of the book, a rule (order of words,
 * blanks, brackets, words around it, version), equal stems, a slip of the keyboard, a phrase of much the same words, or
 * an embedding of the user.
 */
export type RecognisedBy = "decision" | "exact" | "rule" | "stem" | "typo" | "phrase" | "embedding";

/** A skill that a text may mean; `confidence` in [0, 1] only ranks. */
export interface SkillSuggestion {
  readonly skill: string;
  readonly confidence: number;
}

/** What was made of a text. */
export type Recognition =
  | {
      readonly status: "known";
      readonly text: string;
      readonly skill: string;
      readonly by: RecognisedBy;
      /** In [0, 1]; 1 for exact spellings and decisions. */
      readonly confidence: number;
      /** The level from 0 to 5 at which words beside the skill hint ("advanced"); for whoever wants to use it. */
      readonly hint?: number;
    }
  | { readonly status: "not a skill"; readonly text: string; readonly by: "decision" }
  | {
      /** Waits for a person: it is taken for none of the suggestions. */
      readonly status: "queued";
      readonly text: string;
      /**
       * `ambiguous`: it means several skills alike; `confusable`: only the list of confusable words keeps it from being
       * taken for the first suggestion; `close`: alike, but not enough; `unknown`: like nothing in the book.
       */
      readonly why: "ambiguous" | "confusable" | "close" | "unknown";
      /** At most three, the likeliest first. */
      readonly suggestions: readonly SkillSuggestion[];
    };

/** A text that waits for a person. */
export function queued(
  text: string,
  why: "ambiguous" | "confusable" | "close" | "unknown",
  suggestions: readonly SkillSuggestion[] = [],
): Recognition {
  const three = suggestions.slice(0, 3).map((suggestion) => Object.freeze({ ...suggestion }));
  return Object.freeze({ status: "queued", text, why, suggestions: Object.freeze(three) });
}

/** A text that was recognised. */
export function known(
  text: string,
  skill: string,
  by: RecognisedBy,
  confidence: number,
  hint: number | undefined,
): Recognition {
  return Object.freeze({ status: "known", text, skill, by, confidence, ...(hint === undefined ? {} : { hint }) });
}

/** How long someone stayed on a page of the form, and how many items the page holds. */
export interface PageTime {
  readonly seconds: number;
  readonly items: number;
}

/** One person's answers by id of the item, in points of the instrument; undefined or absent where there is none. */
export type ItemAnswers = Readonly<Record<string, number | undefined>>;

/** What one person answered to a questionnaire, and which scales they were asked. */
export interface Sitting {
  readonly answers: ItemAnswers;
  readonly pages: readonly PageTime[];
  readonly scales: readonly string[];
}

/** What became of a sitting when everybody's were known. */
export interface Settled {
  readonly value: unknown;
  /** Why a person should have a look, or ask again. */
  readonly followUp?: string;
}

/** Answers that are only settled when everybody's are known: those of all fields with the same key together. */
export interface Together {
  readonly key: object;
  /** What to settle of an answer; undefined where it is settled already. */
  readonly gather: (input: unknown, decimalComma: boolean) => Sitting | undefined;
  /** As many as there are sittings, in their order, which must not matter to the values. */
  readonly settle: (sittings: readonly Sitting[]) => readonly Settled[];
}

/** Columns that belong to a question though their headers do not begin with it. */
export interface PartColumns {
  /** Whether a column with this header is a part of the question. */
  readonly owns: (header: string) => boolean;
  /** Whether the text in the brackets of `Question [part]` is a part of it. */
  readonly ownsPart: (part: string) => boolean;
  /** What is still asked for when these parts are there. */
  readonly missing: (parts: readonly string[]) => readonly string[];
}

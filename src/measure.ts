/** What two people have in common and can learn from each other, in words taken from their own answers. */
export interface Evidence {
  readonly shared: readonly string[];
  /** What the person of the first role can learn from the other. */
  readonly firstLearns: readonly string[];
  readonly secondLearns: readonly string[];
}

/** Fills `out[column]` with the value of (row, column) in [0, 1], or NaN for unknown, for every column. */
export type RowScorer = (row: number, out: Float64Array) => void;

/**
 * How two projected values compare: the reusable half of a criterion, or of a rule by `atLeast`.
 * `first` is read off the person of the first role, `second` off the second.
 */
export interface Measure<V> {
  readonly name: string;
  /** What it was made with, as plain data: it goes into the plan's record. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether exchanging the two values changes nothing. */
  readonly symmetric: boolean;
  /** The definition: a number in [0, 1], or undefined for unknown. */
  score(first: V, second: V): number | undefined;
  /** The same for whole columns at once on typed arrays, after encoding each person once; must equal `score`. */
  prepare?(first: readonly V[], second: readonly V[]): RowScorer;
  evidence?(first: V, second: V): Evidence;
  /**
   * The single wishes that the first value is made of, each as a value of its own, and how much it counts beside the others
   * (above 0): `score` is their weighted mean. What a circle covers together is asked wish by wish. Without it the items of a
   * list count alike, and what is no list is one wish.
   */
  wishes?(first: V): readonly { readonly wish: unknown; readonly weight: number }[];
}

/** A measure used as a rule: a pair is allowed when the measure is at least `least`. Made by `atLeast`. */
export interface Requirement<V> {
  readonly measure: Measure<V>;
  /** In (0, 1]. */
  readonly least: number;
  /** What becomes of a pair for which the measure is unknown. */
  readonly unknown: "allowed" | "forbidden";
}

/** When the people of a circle can meet: how their free time becomes starts that can be compared, and how many they need. */
export interface CommonTime<V> {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** How many starts in each kind of week all leads, and the share of the members, must have in common: 1 or more. */
  readonly atLeast: number;
  /** The share of the members of a circle who must be able to come, as a fraction of whole numbers, `1 <= of <= in`. */
  readonly share: { readonly of: number; readonly in: number };
  /** Lays out what everybody answered, everybody at once. */
  starts(answers: readonly V[]): Starts<V>;
}

/** At which starts people can come: slots are numbered alike in each of several kinds of weeks (clocks change). */
export interface Starts<V = unknown> {
  /** Kinds of weeks, 1 or more. */
  readonly weeks: number;
  /** Slots in one week. */
  readonly slots: number;
  /** By person: `week * slots + slot` of each start that they can, rising. */
  readonly people: readonly Int32Array[];
  /** The slot in words, on the clock of somebody's answer, such as "Tuesday 10:00 in Asia/Kolkata"; on that of UTC without one. */
  words(slot: number, clock?: V): string;
}

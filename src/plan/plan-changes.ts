/** A pair by the ids of its people: by role, or as `one` and `other` for peers. */
export type PairNamed = Readonly<Record<string, string>>;

/** What is decided otherwise than a plan was made; everything else stays as it is in that plan. */
export interface PlanChanges {
  /** Pairs that must be made, besides those that had to be before. */
  readonly must?: readonly PairNamed[];
  /** Pairs that are never made, besides. */
  readonly never?: readonly PairNamed[];
  /** Pairs for which all rules against them are set aside. They may be made then, and need not be. */
  readonly waive?: readonly PairNamed[];
  /** Pairs that count otherwise: their fit in [0, 1]. A pair that rules forbid stays forbidden. */
  readonly fits?: readonly { readonly pair: PairNamed; readonly fit: number }[];
  /** People of one-on-one plans who have other least and most numbers of partners; least 0 unless said otherwise. */
  readonly places?: readonly {
    readonly role: string;
    readonly id: string;
    readonly min?: number;
    readonly max: number;
  }[];
  /** People who leave; their pairs in other changes are mistakes. */
  readonly leave?: readonly { readonly role: string; readonly id: string }[];
  /** People who come, as the schema of their role gives them; `person` is the role of peers. */
  readonly join?: readonly { readonly role: string; readonly person: { readonly id: string } }[];
}

/** Changes that were decided about a plan and cannot be written as lists of `match`. */
export type KeptChanges = Required<Pick<PlanChanges, "waive" | "fits" | "places">>;

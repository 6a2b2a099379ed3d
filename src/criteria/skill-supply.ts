import { mistake, refuse } from "../errors.js";
import { offerNames, readOffers, readWants, type Skills } from "./skills.js";

/** What a pool wants and offers of one skill. */
export interface SkillSupply {
  /** In the words of the first who named it. */
  readonly skill: string;
  /** The sum of the weights of the wishes; as many as wishes, where none has a weight of its own. */
  readonly demand: number;
  /** People who want it. */
  readonly wanting: number;
  /** Places of the people who teach it. A place is counted for each skill of its owner. */
  readonly supply: number;
  /** People who teach it. */
  readonly teaching: number;
  /** Demand beyond supply, 0 or more. */
  readonly deficit: number;
}

/** The two sides of a pool. */
export interface SkillPool {
  /** What each learner wants; undefined for no answer. */
  readonly wants: readonly Skills[];
  /** What each teacher offers, and for how many learners they have a place. */
  readonly offers: readonly { readonly skills: Skills; readonly places: number }[];
}

/**
 * Demand, supply and deficit of each skill of a pool, the largest deficit first: which teachers to look for. A learner with
 * several wishes is counted for each, and who teaches several skills can still teach only as many people as they have
 * places, so a supply above the demand promises nothing. Cost: linear in the answers.
 *
 * @throws PairwrightError for places that are not whole numbers of 0 or more, and for answers that coverage refuses.
 * @example
 * ```ts
 * skillSupply({ wants: [["SQL"], ["SQL", "R"]], offers: [{ skills: ["R"], places: 2 }] });
 * // [{ "skill": "SQL", "demand": 2, "wanting": 2, "supply": 0, "teaching": 0, "deficit": 2 }, { "skill": "R", "demand": 1, "wanting": 1, "supply": 2, "teaching": 1, "deficit": 0 }]
 * ```
 */
export function skillSupply({ wants, offers }: SkillPool): readonly SkillSupply[] {
  const wrong = offers.flatMap(({ places }, at) =>
    Number.isSafeInteger(places) && places >= 0
      ? []
      : [mistake("supply-places", `offers[${at}].places`, "a whole number is wanted.", "Give 0 or more.", places)],
  );
  refuse("skillSupply", wrong);
  const rows = new Map<string, { skill: string; demand: number; wanting: number; supply: number; teaching: number }>();
  const rowOf = (key: string, skill: string) => {
    const row = rows.get(key) ?? { skill, demand: 0, wanting: 0, supply: 0, teaching: 0 };
    rows.set(key, row);
    return row;
  };
  for (const want of wants.flatMap((skills) => (skills === undefined ? [] : readWants(skills, false)))) {
    const row = rowOf(want.key, want.name);
    row.demand += want.weight;
    row.wanting++;
  }
  for (const { skills = [], places } of offers) {
    const names = offerNames(skills);
    for (const key of readOffers(skills).keys()) {
      const row = rowOf(key, names.get(key) ?? key);
      row.supply += places;
      row.teaching++;
    }
  }
  const found = [...rows.values()].map((row) =>
    Object.freeze({ ...row, deficit: Math.max(0, row.demand - row.supply) }),
  );
  found.sort((a, b) => b.deficit - a.deficit || b.demand - a.demand || (a.skill < b.skill ? -1 : 1));
  return Object.freeze(found);
}

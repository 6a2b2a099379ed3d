import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure, RowScorer } from "../measure.js";
import { type Codes, codes } from "./encode.js";

/**
 * Where somebody works, from the whole down to the team: `["Engineering", "Platform", "Storage"]`. A unit that is not known
 * is undefined, and so is everything below it; someone who belongs to a department as a whole has a shorter path.
 */
export type OrgPath = readonly (string | undefined)[] | undefined;

/** Which distance is wanted. */
export interface OrgDistanceSettings {
  /** `far` (default): other parts of the organisation are better. `near`: the same team is best. */
  readonly best?: "far" | "near";
}

/** The codes of the units from the top down, one for each level. */
interface Place {
  readonly units: readonly number[];
  readonly length: number;
}

const NOT_KNOWN = -1;

/**
 * How far apart two people work: `1 - shared levels / levels of the longer path`, so that with departments and teams the
 * same team is 0, another team of the same department 0.5 and another department 1. With `best: "near"` it is turned
 * round. Units are compared exactly, from the top down to where two paths part: "Support" of Sales is not "Support" of Engineering.
 * Unknown where an answer is missing that would decide it: two departments are apart whatever the teams are.
 *
 * @throws PairwrightError for another setting, and for a path with a blank unit.
 * @example
 * ```ts
 * orgDistance().score(["Engineering", "Platform"], ["Engineering", "Search"]); // 0.5
 * orgDistance({ best: "near" }).score(["Engineering", "Platform"], ["Engineering", "Platform"]); // 1
 * orgDistance().score(["Engineering", undefined], ["Sales", "Accounts"]); // 1: the team does not matter
 * ```
 *
 * Source: same team 0, same department 0.5, other department 1, or its complement (domain knowledge, section 1.3). Distance
 * itself has no effect that studies agree on; which one is wanted follows from what a programme is for.
 */
export function orgDistance(settings: OrgDistanceSettings = {}): Measure<OrgPath> {
  const best = settings.best ?? "far";
  refuse("orgDistance", faults(best));
  const isNear = best === "near";
  return Object.freeze<Measure<OrgPath>>({
    name: "orgDistance",
    settings: Object.freeze({ best }),
    symmetric: true,
    score(first, second) {
      const units = codes();
      const value = worth(placeOf(first, units), placeOf(second, units), isNear);
      return Number.isNaN(value) ? undefined : value;
    },
    prepare: (first, second) => rowsOf(first, second, isNear),
    evidence(first = [], second = []) {
      const other = second.findIndex((unit, level) => unit === undefined || unit !== first[level]);
      const shared = first[(other < 0 ? second.length : other) - 1];
      return { shared: isNear && shared !== undefined ? [shared] : [], firstLearns: [], secondLearns: [] };
    },
  });
}

function rowsOf(first: readonly OrgPath[], second: readonly OrgPath[], isNear: boolean): RowScorer {
  const units = codes();
  const rows = first.map((path) => placeOf(path, units));
  const columns = second.map((path) => placeOf(path, units));
  // Few places and many people: a row compares itself with each place once.
  const places = new Map<string, number>();
  const placeAt = columns.map((place) => {
    const key = place === undefined ? "no answer" : place.units.join();
    const found = places.get(key) ?? places.size;
    places.set(key, found);
    return found;
  });
  const examples = new Array<Place | undefined>(places.size);
  placeAt.forEach((place, column) => {
    examples[place] = columns[column];
  });
  const values = new Float64Array(places.size);
  const at = Int32Array.from(placeAt);
  return (row, out) => {
    for (let place = 0; place < values.length; place++) values[place] = worth(rows[row], examples[place], isNear);
    for (let column = 0; column < at.length; column++) out[column] = values[at[column] ?? 0] ?? Number.NaN;
  };
}

/** The distance or its complement; NaN where what is unknown would decide. */
function worth(one: Place | undefined, other: Place | undefined, isNear: boolean): number {
  if (one === undefined || other === undefined) return Number.NaN;
  const length = Math.max(one.length, other.length);
  let shared = 0;
  for (; shared < length; shared++) {
    const [mine, theirs] = [one.units[shared], other.units[shared]];
    if (mine === NOT_KNOWN || theirs === NOT_KNOWN) return Number.NaN;
    if (mine !== theirs) break;
  }
  // Two people who belong to no unit are both at the top.
  const share = length === 0 ? 1 : shared / length;
  return isNear ? share : 1 - share;
}

function placeOf(path: OrgPath, units: Codes): Place | undefined {
  if (path === undefined) return undefined;
  refuse("orgDistance", blanks(path));
  return { units: path.map((unit) => (unit === undefined ? NOT_KNOWN : units.of(unit))), length: path.length };
}

function blanks(path: readonly unknown[]): Mistake[] {
  if (path.every((unit) => unit === undefined || (typeof unit === "string" && unit.trim() !== ""))) return [];
  const remedy = "Give undefined for a unit that is not known.";
  return [mistake("org-path", "path", "units have names.", remedy, path)];
}

function faults(best: string): Mistake[] {
  if (best === "far" || best === "near") return [];
  return [mistake("org-distance-best", "best", "two ways are possible.", 'Use "far" or "near".', best)];
}

import { isFunction, isRecord, type Projection } from "./definition.js";
import { type Mistake, mistake, show } from "./errors.js";
import type { PersonOf, PersonSchema } from "./person.js";

/** At least, and at most, so many members of whom something is true. */
interface Counted<P extends PersonSchema> {
  readonly who: (person: PersonOf<P>) => boolean;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly alike?: never;
  readonly notAlone?: never;
}

/** At most so many members of whom the same is read, such as two of one team. Nothing (undefined) is like nothing else. */
interface Alike<P extends PersonSchema> {
  readonly alike: (person: PersonOf<P>) => string | number | undefined;
  readonly atMost: number;
  readonly who?: never;
  readonly atLeast?: never;
  readonly notAlone?: never;
}

/** Nobody is the only one of their kind in a circle: there are at least two of a kind, or none. Nothing is no kind. */
interface NotAlone<P extends PersonSchema> {
  readonly notAlone: (person: PersonOf<P>) => string | number | boolean | undefined;
  readonly who?: never;
  readonly atLeast?: never;
  readonly atMost?: never;
  readonly alike?: never;
}

/** A rule about all members of a circle together. It is kept by every circle, or the circle does not exist. */
export type CircleRule<P extends PersonSchema> = Counted<P> | Alike<P> | NotAlone<P>;

/** A rule about a circle as the engine uses it. */
export type ReadyCircleRule =
  | { readonly form: "counted"; readonly who: Projection; readonly atLeast: number; readonly atMost: number }
  | { readonly form: "alike"; readonly of: Projection; readonly atMost: number }
  | { readonly form: "not alone"; readonly of: Projection };

const forms =
  "{ atLeast: 1, who: (person) => true or false }, { atMost: 2, who: … }, { atMost: 2, alike: (person) => value } or { notAlone: (person) => kind }";

/** Reads one rule about circles; what is wrong with it is added to `mistakes`. */
export function readCircleRule(name: string, given: unknown, mistakes: Mistake[]): ReadyCircleRule {
  const place = `circleRules[${show(name)}]`;
  const nobody: ReadyCircleRule = { form: "not alone", of: () => undefined };
  const keys = isRecord(given) ? (["who", "alike", "notAlone"] as const).filter((key) => given[key] !== undefined) : [];
  const [key] = keys;
  const read = isRecord(given) && key !== undefined ? given[key] : undefined;
  if (!isRecord(given) || key === undefined || keys.length > 1 || !isFunction(read)) {
    const remedy = `Give ${forms}.`;
    mistakes.push(mistake("circle-rule", place, "a rule about the members of a circle is wanted.", remedy, given));
    return nobody;
  }
  const of: Projection = (person) => read(person);
  const count = (side: "atLeast" | "atMost", otherwise: number) => {
    const wanted = given[side] ?? otherwise;
    if (typeof wanted === "number" && (Number.isInteger(wanted) || wanted === otherwise) && wanted >= 0) return wanted;
    const message = "a number of members is wanted.";
    mistakes.push(mistake("circle-rule-count", `${place}.${side}`, message, "Give a whole number, 0 or more.", wanted));
    return otherwise;
  };
  if (key === "notAlone") return { form: "not alone", of };
  const [atLeast, atMost] = [count("atLeast", 0), count("atMost", Number.POSITIVE_INFINITY)];
  if (key === "alike" ? !Number.isFinite(atMost) : atLeast === 0 && !Number.isFinite(atMost)) {
    const message = "without a number, the rule says nothing.";
    mistakes.push(mistake("circle-rule-empty", place, message, `Give ${forms}.`));
  }
  if (atLeast > atMost) {
    const message = "no number of members is at least the one and at most the other.";
    mistakes.push(mistake("circle-rule-range", place, message, "Make atLeast at most atMost.", { atLeast, atMost }));
  }
  return key === "who" ? { form: "counted", who: of, atLeast, atMost } : { form: "alike", of, atMost };
}

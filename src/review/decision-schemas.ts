import { z } from "zod";
import { isBlank } from "../cohort/text.js";
import { compareText } from "../random.js";
import type { Decision } from "./decision.js";

/*
 * The schemas of decisions, for the door that reads them. A decision that can be written in several ways has one schema for
 * each, so that what is wrong is said about the way that was chosen.
 */

/** The most partners that a program can speak of. */
const mostPlaces = 2 ** 31 - 1;

/** Text with something in it. */
export const words = z.string().refine((text) => !isBlank(text), { error: "text with at least one letter is wanted" });

/** A day, or a time with its zone. */
export const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const twoByRole = z
  .record(z.string(), words)
  .refine((pair) => Object.keys(pair).length === 2, { error: "one person for each of two roles is wanted" })
  // In one order, so that a decision that was written down and read again is the same bytes, and is told in the same words.
  .overwrite((pair) => Object.fromEntries(Object.entries(pair).sort(([one], [other]) => compareText(one, other))));

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;
const someoneTwice = { error: "somebody stands there twice" };

/** Two of so many people can be compared with each other; for more, a rule of the program says what is meant. */
const mostPeople = 500;
const people = z
  .tuple([words, words], words)
  .readonly()
  .refine(distinct, someoneTwice)
  .refine((ids) => ids.length <= mostPeople, {
    error: `no more than ${mostPeople} people are named at once; say it with a rule of the program`,
  });
const two = z.tuple([words, words]).readonly().refine(distinct, someoneTwice);

const person = z.strictObject({ role: words, id: words });
const wholePlaces = z.int().min(0).max(mostPlaces);
const places = z.union([
  wholePlaces,
  z
    .strictObject({ min: wholePlaces.exactOptional(), max: wholePlaces })
    .refine(({ min = 0, max }) => min <= max, { error: "min is more than max" }),
]);

/** The number of an entry. */
export const number = z.int().min(1);

const signed = {
  by: words,
  because: words,
  at: day.exactOptional(),
  overrules: z
    .array(z.strictObject({ rule: words, because: words }))
    .readonly()
    .exactOptional(),
};
/** Which entry no longer holds. */
export const supersedes = z.union([number, z.literal("earlier")]).exactOptional();

const isMillionths = (value: number) => Math.round(value * 1e6) / 1e6 === value;
const byFit = {
  name: words,
  fit: z
    .number()
    .min(-1)
    .max(1)
    .refine((fit) => fit !== 0 && isMillionths(fit), { error: "an amount other than 0 in millionths is wanted" }),
};
const toCriterion = { criterion: words, value: z.number().min(0).max(1) };

/** The pairs of a swap that would exchange nobody, or somebody with themselves. */
const exchanges = ([one, other]: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>]) => {
  const roles = Object.keys(one);
  return roles.every((role) => Object.hasOwn(other, role) && one[role] !== other[role]);
};

/** One thing that a schema finds wrong. */
export type Issue = z.core.$ZodIssue;

/** One way to write a decision: the keys that tell it from the other ways, and its schema. */
export interface Form {
  readonly keys: readonly string[];
  readonly shape: readonly string[];
  readonly schema: z.ZodType<Decision>;
}

function form(keys: readonly string[], schema: z.ZodType<Decision> & { readonly shape: object }): Form {
  return { keys, schema, shape: Object.keys(schema.shape) };
}

const keep = { decision: z.literal("keep"), ...signed, supersedes };
const part = { decision: z.literal("part"), ...signed, supersedes };
const adjust = { decision: z.literal("adjust"), ...signed, supersedes };
const swap = { decision: z.literal("swap"), ...signed, supersedes };
const approve = { decision: z.literal("approve"), ...signed, supersedes };
const swappedPairs = z.tuple([twoByRole, twoByRole]).readonly();
const swappedPeople = z.tuple([two, two]).readonly();

/** All decisions by their name, and the ways to write each. */
export const forms: Readonly<Record<Decision["decision"], readonly Form[]>> = {
  keep: [
    form(["pair"], z.strictObject({ ...keep, pair: twoByRole })),
    form(["people"], z.strictObject({ ...keep, people })),
  ],
  part: [
    form(["pair"], z.strictObject({ ...part, pair: twoByRole })),
    form(["people"], z.strictObject({ ...part, people })),
  ],
  adjust: [
    form(["pair", "fit"], z.strictObject({ ...adjust, pair: twoByRole, ...byFit })),
    form(["pair", "criterion"], z.strictObject({ ...adjust, pair: twoByRole, ...toCriterion })),
    form(["people", "fit"], z.strictObject({ ...adjust, people: two, ...byFit })),
    form(["people", "criterion"], z.strictObject({ ...adjust, people: two, ...toCriterion })),
  ],
  capacity: [form([], z.strictObject({ decision: z.literal("capacity"), person, places, ...signed, supersedes }))],
  withdraw: [form([], z.strictObject({ decision: z.literal("withdraw"), person, ...signed, supersedes }))],
  join: [form([], z.strictObject({ decision: z.literal("join"), person, ...signed, supersedes }))],
  swap: [
    form(
      ["pairs"],
      z.strictObject({
        ...swap,
        pairs: swappedPairs.refine(exchanges, {
          error: "two pairs of the same roles with four different people are wanted",
        }),
      }),
    ),
    form(
      ["people"],
      z.strictObject({
        ...swap,
        people: swappedPeople.refine((pairs) => distinct(pairs.flat()), someoneTwice),
      }),
    ),
  ],
  approve: [
    form(["pair"], z.strictObject({ ...approve, pair: twoByRole })),
    form(["people"], z.strictObject({ ...approve, people })),
    form(["plan"], z.strictObject({ ...approve, plan: z.string().regex(/^[0-9a-f]{64}$/) })),
  ],
  drop: [form([], z.strictObject({ decision: z.literal("drop"), ...signed, supersedes: number }))],
};

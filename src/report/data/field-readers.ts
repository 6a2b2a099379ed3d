import { saidBy } from "../../errors.js";
import type { PairsProgram, Roles } from "../../program.js";
import { noReading, type Reading, recording } from "./recorder.js";

/** A part of a program that reads answers. */
export interface FieldReader {
  readonly kind: "criterion" | "rule" | "places" | "identity";
  /** The name of the criterion or rule; the role whose places are read. */
  readonly name: string;
}

/** What a part of a program was seen to read. */
export interface Seen extends FieldReader {
  /** By side, in the order of the roles. */
  readonly read: readonly [Reading, Reading];
  /** `measure`: a built-in or own measure that is given what is read off a person; `function`: code of the organisers. */
  readonly form: "measure" | "function";
  /** How often it was asked. */
  readonly trials: number;
  /** Why it may read more than was seen: what it threw the first time. */
  readonly failed?: string;
}

type Program = PairsProgram<Roles, string, string>;
type People = readonly [readonly object[], readonly object[]];

/** A function of two people is asked about this many pairs, more only where there are more people. */
const TRIALS = 2000;

/**
 * Runs every part of a program on stand-ins that note what is read. With people, projections and capacities are asked about
 * everybody, functions of two people about every pair while these are few, else about 2,000 pairs or more in which
 * everybody takes part; without people, once about somebody who answered nothing.
 */
export function seenReaders(program: Program, people: People | undefined): Seen[] {
  const sides = people ?? [[], []];
  const part = (
    kind: FieldReader["kind"],
    name: string,
    ready:
      | { readonly form: "function"; readonly of: (first: unknown, second: unknown) => unknown }
      | {
          readonly form: "measure" | "requirement";
          readonly read: readonly [(p: unknown) => unknown, (p: unknown) => unknown];
        },
  ): Seen =>
    ready.form === "function" ? ofPairs(kind, name, ready.of, sides) : ofEach(kind, name, "measure", ready.read, sides);
  const [first, second] = program.roleNames;
  const nothing = () => undefined;
  return [
    ...Object.entries(program.rules).map(([name, rule]) => part("rule", name, rule)),
    ...Object.entries(program.criteria).map(([name, criterion]) => part("criterion", name, criterion)),
    ofEach("places", first, "function", [program.capacity[0], nothing], [sides[0], []]),
    ofEach("places", second, "function", [nothing, program.capacity[1]], [[], sides[1]]),
  ];
}

function ofEach(
  kind: FieldReader["kind"],
  name: string,
  form: Seen["form"],
  ask: readonly [(person: unknown) => unknown, (person: unknown) => unknown],
  sides: People,
): Seen {
  const read = [noReading(), noReading()] as const;
  let failed: string | undefined;
  let trials = 0;
  for (const side of [0, 1] as const) {
    for (const person of atLeastOne(sides[side])) {
      failed ??= attempt(() => ask[side](recording(person, read[side])));
      trials++;
    }
  }
  return { kind, name, form, read, trials, ...(failed === undefined ? {} : { failed }) };
}

function ofPairs(
  kind: FieldReader["kind"],
  name: string,
  ask: (first: unknown, second: unknown) => unknown,
  sides: People,
): Seen {
  const read = [noReading(), noReading()] as const;
  const [first, second] = [atLeastOne(sides[0]), atLeastOne(sides[1])];
  const all = first.length * second.length;
  const trials = Math.min(all, Math.max(TRIALS, first.length, second.length));
  let failed: string | undefined;
  // Both sides go round at once, so that everybody has a turn early; after a whole round, whose length is the least common
  // multiple, one side is shifted by one: each pair once.
  const round = all / commonDivisor(first.length, second.length);
  for (let trial = 0; trial < trials; trial++) {
    const row = trial % first.length;
    const column = (trial + Math.floor(trial / round)) % second.length;
    failed ??= attempt(() => ask(recording(first[row], read[0]), recording(second[column], read[1])));
  }
  return { kind, name, form: "function", read, trials, ...(failed === undefined ? {} : { failed }) };
}

function attempt(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return saidBy(error);
  }
}

function atLeastOne(people: readonly object[]): readonly (object | undefined)[] {
  return people.length > 0 ? people : [undefined];
}

/** The greatest common divisor of two whole numbers above 0 (Euclid, Elements VII, 2). */
function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

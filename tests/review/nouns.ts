// Small random runs of each noun that a person decides about, the decisions there are about them, and an oracle of all rules
// that is written from the tables and shares nothing with the engine.
import fc from "fast-check";
import {
  type CirclesOutcome,
  cohortOf,
  type Decision,
  type DecisionEntry,
  type HookReview,
  type Ledger,
  match,
  type PeersOutcome,
  pairs,
  peers,
  type Review,
  type ReviewHook,
  review,
} from "pairwright";
import { z } from "zod";
import { askedCircles, type CirclesQuestion, circleQuestions, keepsRules } from "../plan/circles-questions.js";

type PairsOutcome = ReturnType<typeof matchedPairs>;
type Outcome = PairsOutcome | PeersOutcome | CirclesOutcome;

/** A plan that there is. */
export type Planned = Exclude<Outcome, { readonly status: "infeasible" }>;

/** Decisions with their numbers. */
export type Entries = readonly DecisionEntry[] | Pick<Ledger, "decisions">;

/** One run of some noun. */
export interface Run {
  /** What fast-check shows of it. */
  readonly [fc.toStringMethod]: () => string;
  readonly outcome: Outcome;
  /** Decisions about `outcome`, or about the same run matched anew. */
  review(
    decisions: Entries,
    how?: { readonly anew?: boolean; readonly costs?: boolean; readonly from?: Outcome },
  ): Review<Outcome>;
  ask(hook: ReviewHook, decisions?: Entries): Promise<HookReview<Outcome>>;
  /** Everything that a plan breaks, by the tables and by what decisions in force ask for. */
  broken(plan: Planned, inForce: readonly Decision[]): readonly Broken[];
}

/** Something that is broken; `rule` is absent where nobody may overrule it. */
export interface Broken {
  readonly people: readonly string[];
  readonly rule?: string;
  readonly what: string;
}

/** A noun under test. */
export interface Noun {
  readonly noun: string;
  readonly runs: fc.Arbitrary<Run>;
  /** Decisions that supersede nothing, about people who are there and some who are not. */
  readonly decisions: fc.Arbitrary<Decision>;
  /** How much a run costs here, against one of pairs. */
  readonly cost: number;
}

const authors = fc.constantFrom(
  { by: "Bo", because: "They asked for it." },
  { by: "Cy", because: "Agreed with both." },
);
const someFit = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 100 }) }, fc.constant(null));
const tableOf = <T>(rows: number, columns: number, one: fc.Arbitrary<T>) =>
  fc.array(fc.array(one, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const floor = 0.3;

/** None of these rules overruled, some, or all, each with its own reason. */
function overruling(rules: readonly string[]) {
  const some = fc.oneof(fc.constant<string[]>([]), fc.subarray([...rules]), fc.constant([...rules]));
  return some.map((given) =>
    given.length === 0 ? {} : { overrules: given.map((rule) => ({ rule, because: `not ${rule}` })) },
  );
}

/** What decisions ask for, by ids; written here anew, for the oracles alone. */
function wishes(decisions: readonly Decision[], second: string) {
  const together: (readonly string[])[] = [];
  const apart: (readonly string[])[] = [];
  const out = new Set<string>();
  const ids = (pair: Readonly<Record<string, string>>) => {
    const first = Object.keys(pair).find((role) => role !== second) ?? "";
    return [pair[first] ?? "", pair[second] ?? ""];
  };
  const named = (one: { readonly pair?: Readonly<Record<string, string>>; readonly people?: readonly string[] }) =>
    one.pair === undefined ? [...(one.people ?? [])] : ids(one.pair);
  for (const one of decisions) {
    if (one.decision === "keep" || (one.decision === "approve" && one.plan === undefined)) together.push(named(one));
    if (one.decision === "part") apart.push(named(one));
    if (one.decision === "withdraw") out.add(`${one.person.role} ${one.person.id}`);
    if (one.decision === "swap") {
      const [[a = "", x = ""] = [], [b = "", y = ""] = []] = one.pairs?.map(ids) ?? one.people ?? [];
      together.push([a, y], [b, x]);
      apart.push([a, x], [b, y]);
    }
  }
  return { together, apart, out };
}

const twoOf = <T>(list: readonly T[]) =>
  list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));
const indexOf = (id: string) => Number(id.slice(1));

// One-on-one, of two lists of people or of one list in both roles.

const size = 4;
const Person = z.object({ id: z.string(), at: z.number(), places: z.number() });
type Cells = readonly (readonly [row: number, column: number])[];
interface PairsGiven {
  readonly shared: boolean;
  readonly mutual: "forbidden" | "allowed";
  readonly fits: readonly (readonly (number | null)[])[];
  readonly pace: readonly (readonly (number | undefined)[])[];
  readonly evidence: number;
  readonly places: readonly number[];
  readonly history: Cells;
  readonly never: Cells;
  readonly must: Cells;
  readonly seed: number;
}
const namesOf = (shared: boolean) => (shared ? (["p", "p"] as const) : (["a", "x"] as const));

function matchedPairs(given: PairsGiven) {
  const { shared, mutual, fits, pace, evidence, places, history, never, must, seed } = given;
  const [a, x] = namesOf(shared);
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    identity: shared ? "shared" : "by role",
    ...(shared ? { mutual } : {}),
    capacity: { mentor: (person) => person.places },
    rules: { team: ({ mentee, mentor }) => fits[mentee.at]?.[mentor.at] !== null },
    criteria: {
      liking: ({ mentee, mentor }) => (fits[mentee.at]?.[mentor.at] ?? 50) / 100,
      pace: ({ mentee, mentor }) => pace[mentee.at]?.[mentor.at],
    },
    weights: { liking: 3, pace: 2 },
    floors: { liking: floor },
    minimumEvidence: evidence,
  });
  const cohort = cohortOf(program, {
    mentee: fits.map((_, at) => ({ id: `${a}${at}`, at, places: 1 })),
    mentor: fits.map((_, at) => ({ id: `${x}${at}`, at, places: places[at] ?? 1 })),
  });
  const named = (cells: Cells) => cells.map(([row, column]) => ({ mentee: `${a}${row}`, mentor: `${x}${column}` }));
  return match(program, cohort, { seed, history: named(history), never: named(never), must: named(must) });
}

function brokenPairs(given: PairsGiven, plan: Planned, inForce: readonly Decision[]): readonly Broken[] {
  if (plan.format !== "pairs") throw new Error("a plan of pairs is wanted");
  const { shared, mutual, fits, pace, evidence, places, history, never, must } = given;
  const [a, x] = namesOf(shared);
  const made = plan.pairs.map(({ mentee, mentor }) => [mentee, mentor] as const);
  const has = (one: string, other: string) => made.some((pair) => pair[0] === one && pair[1] === other);
  const isIn = (cells: Cells, row: number, column: number) =>
    cells.some((cell) => (cell[0] === row && cell[1] === column) || (shared && cell[0] === column && cell[1] === row));
  const values = new Map<string, number>();
  const bounds = new Map<string, { readonly min?: number; readonly max: number }>();
  for (const one of inForce) {
    if (one.decision === "adjust" && one.criterion !== undefined) {
      values.set(`${one.criterion} ${one.pair?.mentee} ${one.pair?.mentor}`, one.value);
    }
    if (one.decision === "capacity") {
      bounds.set(
        `${one.person.role} ${one.person.id}`,
        typeof one.places === "number" ? { max: one.places } : one.places,
      );
    }
  }
  const broken: Broken[] = [];
  for (const [one, other] of made) {
    const [row, column] = [indexOf(one), indexOf(other)];
    const add = (rule: string) => broken.push({ people: [one, other], rule, what: rule });
    if (shared && one === other) broken.push({ people: [one], what: "with oneself" });
    if (fits[row]?.[column] === null) add("team");
    if (isIn(history, row, column)) add("not with an earlier partner");
    if (isIn(never, row, column)) add("never together");
    if ((values.get(`liking ${one} ${other}`) ?? (fits[row]?.[column] ?? 50) / 100) < floor)
      add("at least 0.3 for liking");
    const isKnown = values.has(`pace ${one} ${other}`) || pace[row]?.[column] !== undefined;
    if (!isKnown && evidence > 0.6) add("enough answers known");
    // One of the two was made against the rule, and says so.
    const says = (two: string) =>
      plan.overruled?.some(
        ({ people, rule }) => rule === "not both ways" && people.map(({ id }) => id).join(" ") === two,
      );
    if (shared && mutual === "forbidden" && has(other, one) && !says(`${other} ${one}`)) add("not both ways");
  }
  const { together, apart, out } = wishes(inForce, "mentor");
  for (const [side, role] of (["mentee", "mentor"] as const).entries()) {
    for (const at of fits.keys()) {
      const id = `${[a, x][side]}${at}`;
      const load = made.filter((pair) => pair[side] === id).length;
      const own = side === 0 ? 1 : (places[at] ?? 1);
      const { min = 0, max } = bounds.get(`${role} ${id}`) ?? { max: own };
      const isOut = out.has(`${role} ${id}`);
      if (load > (isOut ? 0 : max) || (load < min && !isOut)) {
        broken.push({ people: [id], what: `${role} with ${load} of ${min} to ${max} places, ${isOut ? "out" : "in"}` });
      }
    }
  }
  for (const [row, column] of must) {
    const [one, other] = [`${a}${row}`, `${x}${column}`];
    const isFree = out.has(`mentee ${one}`) || out.has(`mentor ${other}`);
    if (!has(one, other) && !isFree) broken.push({ people: [one, other], what: "must be" });
  }
  for (const [one = "", other = ""] of together) {
    if (!has(one, other)) broken.push({ people: [one, other], what: "kept" });
  }
  for (const people of apart) {
    for (const [one, other] of twoOf(people)) {
      // One person in two roles is parted from another whatever their roles.
      if (has(one, other) || (shared && has(other, one))) broken.push({ people: [one, other], what: "parted" });
    }
  }
  return broken;
}

function pairsNoun(shared: boolean): Noun {
  const [a, x] = namesOf(shared);
  const index = fc.nat(size - 1);
  const mentee = fc.oneof({ weight: 20, arbitrary: index.map((at) => `${a}${at}`) }, fc.constant("gone"));
  const mentor = index.map((at) => `${x}${at}`);
  const pair = fc.record({ mentee, mentor });
  const rules = overruling([
    "team",
    "not with an earlier partner",
    "never together",
    "not both ways",
    "at least 0.3 for liking",
    "enough answers known",
  ]);
  const cells = (most: number) =>
    fc.array(
      fc.tuple(index, index).filter(([row, column]) => !shared || row !== column),
      { maxLength: most },
    );
  const kinds: fc.Arbitrary<Decision>[] = [
    fc.tuple(pair, rules, authors).map(([pair, more, by]): Decision => ({ decision: "keep", pair, ...by, ...more })),
    fc.tuple(pair, rules, authors).map(([pair, more, by]): Decision => ({ decision: "keep", pair, ...by, ...more })),
    fc.tuple(pair, rules, authors).map(([pair, more, by]): Decision => ({ decision: "approve", pair, ...by, ...more })),
    fc.tuple(pair, authors).map(([pair, by]): Decision => ({ decision: "part", pair, ...by })),
    fc
      .tuple(mentee, mentor, authors)
      .filter(([one, other]) => one !== other)
      .map(([one, other, by]): Decision => ({ decision: "part", people: [one, other], ...by })),
    fc.tuple(pair, fc.integer({ min: 1, max: 9 }), fc.constantFrom("liking", "pace"), authors).map(
      ([pair, tenths, criterion, by]): Decision => ({
        decision: "adjust",
        pair,
        criterion,
        value: tenths / 10,
        ...by,
      }),
    ),
    fc.tuple(pair, fc.integer({ min: 1, max: 9 }), authors).map(
      ([pair, tenths, by]): Decision => ({
        decision: "adjust",
        pair,
        name: `reason ${tenths}`,
        fit: (tenths * 10 - 55) / 100,
        ...by,
      }),
    ),
    fc.tuple(mentor, fc.nat(2), fc.boolean(), authors).map(
      ([id, most, isRange, by]): Decision => ({
        decision: "capacity",
        person: { role: "mentor", id },
        places: isRange ? { min: Math.min(1, most), max: most } : most,
        ...by,
      }),
    ),
    fc.tuple(fc.constantFrom("mentee", "mentor"), mentee, mentor, authors).map(
      ([role, one, other, by]): Decision => ({
        decision: "withdraw",
        person: { role, id: role === "mentee" ? one : other },
        ...by,
      }),
    ),
    fc
      .tuple(mentee, authors)
      .map(([id, by]): Decision => ({ decision: "join", person: { role: "mentee", id }, ...by })),
    fc
      .tuple(pair, pair, rules, authors)
      .filter(([one, other]) => one.mentee !== other.mentee && one.mentor !== other.mentor)
      .map(([one, other, more, by]): Decision => ({ decision: "swap", pairs: [one, other], ...by, ...more })),
    // What says nothing to this program.
    authors.map((by): Decision => ({ decision: "withdraw", person: { role: "coach", id: "p1" }, ...by })),
    authors.map((by): Decision => ({ decision: "keep", people: ["p1", "p2"], ...by })),
    authors.map((by): Decision => ({ decision: "approve", plan: "0".repeat(64), ...by })),
  ];
  const runs = fc
    .record({
      mutual: fc.constantFrom("forbidden" as const, "allowed" as const),
      fits: tableOf(size, size, someFit),
      pace: tableOf(size, size, fc.oneof(fc.constantFrom(0, 0.4, 1), fc.constant(undefined))),
      evidence: fc.constantFrom(0, 0, 0.7),
      places: fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: size, maxLength: size }),
      history: cells(2),
      never: cells(1),
      must: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, cells(1)),
      seed: fc.nat(3),
    })
    .map((drawn): Run => {
      const given = { ...drawn, shared };
      const outcome = matchedPairs(given);
      return {
        [fc.toStringMethod]: () => JSON.stringify(given),
        outcome,
        review: (decisions, { anew = false, costs = false, from = outcome } = {}) => {
          if (from.format !== "pairs") throw new Error("an outcome of pairs is wanted");
          return review(anew ? matchedPairs(given) : from, decisions, { costs });
        },
        ask: (hook, decisions = []) => review(outcome, hook, { decisions, costs: false }),
        broken: (plan, inForce) => brokenPairs(given, plan, inForce),
      };
    });
  return {
    noun: shared ? "pairs of one list of people" : "pairs",
    runs,
    decisions: fc.oneof(...kinds),
    cost: 1,
  };
}

// Peers.

const several = 5;
const PeerPerson = z.object({ id: z.string(), at: z.number() });
interface PeersGiven {
  readonly odd: "trio" | "bye";
  readonly fits: readonly (readonly (number | null)[])[];
  readonly pace: readonly (readonly (number | undefined)[])[];
  readonly evidence: number;
  readonly history: Cells;
  readonly never: Cells;
  readonly must: Cells;
  readonly seed: number;
}

function matchedPeers({ odd, fits, pace, evidence, history, never, must, seed }: PeersGiven) {
  const cell = <T>(table: readonly (readonly T[])[], one: { readonly at: number }, other: { readonly at: number }) =>
    table[Math.min(one.at, other.at)]?.[Math.max(one.at, other.at)];
  const program = peers({
    of: PeerPerson,
    odd,
    rules: { team: (one, other) => cell(fits, one, other) !== null },
    criteria: {
      liking: (one, other) => (cell(fits, one, other) ?? 50) / 100,
      pace: (one, other) => cell(pace, one, other),
    },
    weights: { liking: 3, pace: 2 },
    floors: { liking: floor },
    minimumEvidence: evidence,
  });
  const cohort = cohortOf(program, { person: fits.map((_, at) => ({ id: `p${at}`, at })) });
  const named = (cells: Cells) => cells.map(([one, other]) => [`p${one}`, `p${other}`] as const);
  return match(program, cohort, { seed, history: named(history), never: named(never), must: named(must) });
}

function brokenPeers(given: PeersGiven, plan: Planned, inForce: readonly Decision[]): readonly Broken[] {
  if (plan.format !== "peers") throw new Error("a plan for peers is wanted");
  const { odd, fits, pace, evidence, history, never, must } = given;
  const values = new Map<string, number>();
  for (const one of inForce) {
    if (one.decision === "adjust" && one.criterion !== undefined) {
      values.set(`${one.criterion} ${[...(one.people ?? [])].sort().join(" ")}`, one.value);
    }
  }
  const isIn = (cells: Cells, one: number, other: number) =>
    cells.some((cell) => cell.includes(one) && cell.includes(other));
  const broken: Broken[] = [];
  for (const { people } of plan.groups) {
    for (const two of twoOf(people)) {
      const names = [...two].sort();
      const [one, other] = names.map(indexOf) as [number, number];
      const add = (rule: string) => broken.push({ people: names, rule, what: rule });
      if (fits[one]?.[other] === null) add("team");
      if (isIn(history, one, other)) add("not with an earlier partner");
      if (isIn(never, one, other)) add("never together");
      if ((values.get(`liking ${names.join(" ")}`) ?? (fits[one]?.[other] ?? 50) / 100) < floor)
        add("at least 0.3 for liking");
      const isKnown = values.has(`pace ${names.join(" ")}`) || pace[one]?.[other] !== undefined;
      if (!isKnown && evidence > 0.6) add("enough answers known");
    }
  }
  const sizes = plan.groups.map(({ people }) => people.length);
  const trios = sizes.filter((many) => many === 3).length;
  const { together, apart, out } = wishes(inForce, "");
  const kept = together.filter(({ length }) => length === 3).length;
  if (sizes.some((many) => many !== 2 && many !== 3)) broken.push({ people: [], what: `sizes ${sizes}` });
  if (trios > Math.max(kept, odd === "trio" ? 1 : 0)) broken.push({ people: [], what: `${trios} trios, ${kept} kept` });
  return [
    ...broken,
    ...brokenGroups(
      plan.groups.map(({ people }) => people),
      {
        together: [
          ...together,
          ...must
            .map((cell) => cell.map((at) => `p${at}`))
            .filter((two) => two.every((id) => !out.has(`person ${id}`))),
        ],
        apart,
        out: [...out].map((who) => who.replace("person ", "")),
      },
    ),
  ];
}

/** What groups of people do otherwise than was asked for. */
function brokenGroups(
  groups: readonly (readonly string[])[],
  asked: {
    readonly together: readonly (readonly string[])[];
    readonly apart: readonly (readonly string[])[];
    readonly out: readonly string[];
  },
): readonly Broken[] {
  const all = groups.flat();
  const share = (people: readonly string[]) => groups.some((group) => people.every((id) => group.includes(id)));
  return [
    ...all.filter((id, at) => all.indexOf(id) !== at).map((id) => ({ people: [id], what: "twice" })),
    ...asked.together.filter((people) => !share(people)).map((people) => ({ people, what: "kept" })),
    ...asked.apart
      .flatMap(twoOf)
      .filter(share)
      .map((people) => ({ people, what: "parted" })),
    ...asked.out.filter((id) => all.includes(id)).map((id) => ({ people: [id], what: "withdrawn" })),
  ];
}

function peersNoun(): Noun {
  const index = fc.nat(several - 1);
  const id = fc.oneof({ weight: 25, arbitrary: index.map((at) => `p${at}`) }, fc.constant("gone"));
  const two = fc.uniqueArray(id, { minLength: 2, maxLength: 2 }).map(([one = "", other = ""]) => [one, other] as const);
  const group = fc
    .uniqueArray(id, { minLength: 2, maxLength: 4, size: "small" })
    .map(([one = "", other = "", ...more]) => [one, other, ...more] as const);
  const rules = overruling([
    "team",
    "not with an earlier partner",
    "never together",
    "at least 0.3 for liking",
    "enough answers known",
  ]);
  const cells = fc.array(
    fc.tuple(index, index).filter(([one, other]) => one < other),
    { maxLength: 2 },
  );
  const kinds: fc.Arbitrary<Decision>[] = [
    fc
      .tuple(fc.oneof(two, group), rules, authors)
      .map(([people, more, by]): Decision => ({ decision: "keep", people, ...by, ...more })),
    fc.tuple(two, rules, authors).map(([people, more, by]): Decision => ({ decision: "keep", people, ...by, ...more })),
    fc
      .tuple(two, rules, authors)
      .map(([people, more, by]): Decision => ({ decision: "approve", people, ...by, ...more })),
    fc.tuple(fc.oneof(two, group), authors).map(([people, by]): Decision => ({ decision: "part", people, ...by })),
    fc.tuple(two, fc.integer({ min: 1, max: 9 }), fc.constantFrom("liking", "pace"), authors).map(
      ([people, tenths, criterion, by]): Decision => ({
        decision: "adjust",
        people,
        criterion,
        value: tenths / 10,
        ...by,
      }),
    ),
    fc.tuple(two, fc.integer({ min: 1, max: 9 }), authors).map(
      ([people, tenths, by]): Decision => ({
        decision: "adjust",
        people,
        name: `reason ${tenths}`,
        fit: (tenths * 10 - 55) / 100,
        ...by,
      }),
    ),
    fc
      .tuple(id, authors)
      .map(([id, by]): Decision => ({ decision: "withdraw", person: { role: "person", id }, ...by })),
    fc.tuple(id, authors).map(([id, by]): Decision => ({ decision: "join", person: { role: "person", id }, ...by })),
    fc.uniqueArray(id, { minLength: 4, maxLength: 4 }).chain(([a = "", x = "", b = "", y = ""]) =>
      fc.tuple(rules, authors).map(
        ([more, by]): Decision => ({
          decision: "swap",
          people: [
            [a, x],
            [b, y],
          ],
          ...by,
          ...more,
        }),
      ),
    ),
    authors.map((by): Decision => ({ decision: "capacity", person: { role: "person", id: "p1" }, places: 2, ...by })),
    authors.map((by): Decision => ({ decision: "keep", pair: { mentee: "p1", mentor: "p2" }, ...by })),
  ];
  const runs = fc
    .record({
      odd: fc.constantFrom("trio" as const, "bye" as const),
      fits: tableOf(several, several, someFit),
      pace: tableOf(several, several, fc.oneof(fc.constantFrom(0, 0.4, 1), fc.constant(undefined))),
      evidence: fc.constantFrom(0, 0, 0.7),
      history: cells,
      never: cells,
      must: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        cells.map((list) => list.slice(0, 1)),
      ),
      seed: fc.nat(3),
    })
    .map((given): Run => {
      const outcome = matchedPeers(given);
      return {
        [fc.toStringMethod]: () => JSON.stringify(given),
        outcome,
        review: (decisions, { anew = false, costs = false, from = outcome } = {}) => {
          if (from.format !== "peers") throw new Error("an outcome for peers is wanted");
          return review(anew ? matchedPeers(given) : from, decisions, { costs });
        },
        ask: (hook, decisions = []) => review(outcome, hook, { decisions, costs: false }),
        broken: (plan, inForce) => brokenPeers(given, plan, inForce),
      };
    });
  return { noun: "peers", runs, decisions: fc.oneof(...kinds), cost: 1 };
}

// Circles.

function brokenCircles(question: CirclesQuestion, plan: Planned, inForce: readonly Decision[]): readonly Broken[] {
  if (plan.format !== "circles") throw new Error("a plan of circles is wanted");
  const broken: Broken[] = [];
  for (const { people, leads } of plan.circles) {
    const lead = question.perCircle === 0 ? -1 : indexOf(leads[0] ?? "");
    if (leads.length !== question.perCircle) broken.push({ people: leads, what: "number of leads" });
    if (!keepsRules(question, { lead, members: people.map(indexOf) })) broken.push({ people, what: "a rule" });
    if (people.length < question.size.min || people.length > question.size.max) broken.push({ people, what: "size" });
  }
  const { together, apart, out } = wishes(inForce, "lead");
  return [
    ...broken,
    ...brokenGroups(
      plan.circles.map(({ people, leads }) => [...people, ...leads]),
      {
        together,
        apart,
        out: [...out].map((who) => who.replace(/^(?:member|lead) /, "")),
      },
    ),
  ];
}

function circlesNoun(): Noun {
  const member = fc.oneof({ weight: 30, arbitrary: fc.nat(7).map((at) => `m${at}`) }, fc.constant("gone"));
  const lead = fc.nat(2).map((at) => `l${at}`);
  const group = fc
    .uniqueArray(member, { minLength: 2, maxLength: 4, size: "small" })
    .map(([one = "", other = "", ...more]) => [one, other, ...more] as const);
  const led = fc.record({ member, lead });
  const rules = overruling(["may sit together", "may lead", "own"]);
  const kinds: fc.Arbitrary<Decision>[] = [
    fc
      .tuple(group, rules, authors)
      .map(([people, more, by]): Decision => ({ decision: "keep", people, ...by, ...more })),
    fc.tuple(led, rules, authors).map(([pair, more, by]): Decision => ({ decision: "keep", pair, ...by, ...more })),
    fc
      .tuple(group, rules, authors)
      .map(([people, more, by]): Decision => ({ decision: "approve", people, ...by, ...more })),
    fc.tuple(group, authors).map(([people, by]): Decision => ({ decision: "part", people, ...by })),
    fc.tuple(led, authors).map(([pair, by]): Decision => ({ decision: "part", pair, ...by })),
    fc.tuple(fc.boolean(), member, lead, authors).map(
      ([isLead, one, other, by]): Decision => ({
        decision: "withdraw",
        person: isLead ? { role: "lead", id: other } : { role: "member", id: one },
        ...by,
      }),
    ),
    fc
      .tuple(member, authors)
      .map(([id, by]): Decision => ({ decision: "join", person: { role: "member", id }, ...by })),
    fc.uniqueArray(member, { minLength: 4, maxLength: 4 }).chain(([a = "", x = "", b = "", y = ""]) =>
      authors.map(
        (by): Decision => ({
          decision: "swap",
          people: [
            [a, x],
            [b, y],
          ],
          ...by,
        }),
      ),
    ),
    authors.map((by): Decision => ({ decision: "adjust", people: ["m1", "m2"], name: "friends", fit: 0.1, ...by })),
  ];
  const runs = circleQuestions(8)
    .map((question) => ({ ...question, byes: [] }))
    .map((question): Run => {
      const found = () => askedCircles(question, { steps: 1500 });
      const outcome = found();
      return {
        [fc.toStringMethod]: () => JSON.stringify(question),
        outcome,
        review: (decisions, { anew = false, costs = false, from = outcome } = {}) => {
          if (from.format !== "circles") throw new Error("an outcome of circles is wanted");
          return review(anew ? found() : from, decisions, { costs });
        },
        ask: (hook, decisions = []) => review(outcome, hook, { decisions, costs: false }),
        broken: (plan, inForce) => brokenCircles(question, plan, inForce),
      };
    });
  return { noun: "circles", runs, decisions: fc.oneof(...kinds), cost: 4 };
}

/** All nouns that a person can decide about. */
export const nouns: readonly Noun[] = [pairsNoun(false), pairsNoun(true), peersNoun(), circlesNoun()];

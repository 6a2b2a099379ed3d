// Small questions about circles in plain tables, and an oracle that shares nothing with the engine.
import fc from "fast-check";
import {
  type CircleRule,
  type CirclesMatchOptions,
  type CommonTime,
  circles,
  cohortOf,
  coverage,
  match,
  recommend,
} from "pairwright";
import { z } from "zod";

/** People by position. Values are tenths, and weights sum to ten, so that every part of a fit is a whole number. */
export interface CirclesQuestion {
  readonly members: number;
  readonly leads: number;
  readonly perCircle: 0 | 1;
  readonly size: { readonly min: number; readonly max: number };
  readonly count: "most" | "fewest" | number;
  readonly worth: { readonly mean: number; readonly worst: number };
  /** Tenths that two members, or a member and a lead, are worth; undefined where a rule is against it. The lower index comes first. */
  readonly among: readonly (readonly (number | undefined)[])[];
  readonly leading: readonly (readonly (number | undefined)[])[];
  /** Of members: one or two of three wishes, and what they and leads offer. */
  readonly wants: readonly (readonly string[])[];
  readonly offers: readonly (readonly string[])[];
  readonly leadOffers: readonly (readonly string[])[];
  /** How far another member counts, in tenths. */
  readonly covers: number;
  readonly weights: { readonly among: number; readonly leading: number; readonly covered: number };
  readonly team: readonly (string | undefined)[];
  readonly rule: "none" | "at least one of a" | "at most one of a" | "one of each" | "not alone";
  /** Starts that everybody can, of two weeks of three slots; undefined where circles need no time. */
  readonly time:
    | {
        readonly of: readonly (readonly number[])[];
        readonly leads: readonly (readonly number[])[];
        readonly share: { readonly of: number; readonly in: number };
      }
    | undefined;
  readonly byes: readonly number[];
}

const weeks = 2;
const slots = 3;
const tenth = fc.integer({ min: 0, max: 10 });
const Member = z.object({ id: z.string(), at: z.number() });

const table = (rows: number, columns: number, forbidden: number) =>
  fc.array(
    fc.array(fc.oneof({ weight: 6, arbitrary: tenth }, { weight: forbidden, arbitrary: fc.constant(undefined) }), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: rows, maxLength: rows },
  );
const listOf = <T>(count: number, one: fc.Arbitrary<T>) => fc.array(one, { minLength: count, maxLength: count });
const wishes = (least: number) => fc.subarray(["x", "y", "z"], { minLength: least, maxLength: 2 });

const mixed = fc.tuple(fc.nat({ max: 10 }), fc.nat({ max: 10 })).map(([a, b]) => {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return [low, high - low, 10 - high] as const;
});
const weights: fc.Arbitrary<readonly [number, number, number]> = fc.oneof(
  { weight: 6, arbitrary: mixed },
  { weight: 1, arbitrary: fc.constantFrom([0, 10, 0] as const, [10, 0, 0] as const, [0, 0, 10] as const) },
);

/** Questions of up to `most` members and four leads. */
export function circleQuestions(most: number): fc.Arbitrary<CirclesQuestion> {
  const shape = fc.record({
    members: fc.oneof(
      { weight: 1, arbitrary: fc.nat({ max: most }) },
      { weight: 4, arbitrary: fc.integer({ min: most - 2, max: most }) },
    ),
    perCircle: fc.constantFrom(0 as const, 1 as const),
    leads: fc.constantFrom(0, 1, 2, 2, 3, 3, 4),
    forbidden: fc.constantFrom(0, 0, 1, 2),
    hasTime: fc.constantFrom(false, false, true),
    kinds: weights,
  });
  return shape.chain(({ members, perCircle, leads: asked, forbidden, hasTime, kinds: [one, two, three] }) => {
    const leads = perCircle === 0 ? 0 : asked;
    const can = fc
      .uniqueArray(fc.nat({ max: weeks * slots - 1 }), { minLength: 3 })
      .map((all) => all.sort((a, b) => a - b));
    const time = fc.record({
      of: listOf(members, can),
      leads: listOf(leads, can),
      share: fc.constantFrom({ of: 1, in: 1 }, { of: 2, in: 3 }, { of: 1, in: 2 }),
    });
    return fc.record({
      members: fc.constant(members),
      leads: fc.constant(leads),
      perCircle: fc.constant(perCircle),
      size: fc
        .tuple(fc.integer({ min: 2, max: 4 }), fc.nat({ max: 2 }))
        .map(([min, more]) => ({ min, max: min + more })),
      count: fc.constantFrom("most" as const, "fewest" as const, 1, 2),
      worth: fc.constantFrom(
        { mean: 1, worst: 1 },
        { mean: 1, worst: 0 },
        { mean: 0, worst: 1 },
        { mean: 3, worst: 1 },
      ),
      among: table(members, members, forbidden),
      leading: table(members, leads, forbidden),
      wants: listOf(members, wishes(1)),
      offers: listOf(members, wishes(0)),
      leadOffers: listOf(leads, wishes(0)),
      covers: fc.constantFrom(10, 5),
      // Without leads their share goes to what members are worth to each other.
      weights: fc.constant(
        leads === 0 && perCircle === 0
          ? { among: one + two, leading: 0, covered: three }
          : { among: one, leading: two, covered: three },
      ),
      team: listOf(members, fc.constantFrom("a", "a", "b", undefined)),
      rule: fc.constantFrom("none", "none", "at least one of a", "at most one of a", "one of each", "not alone"),
      time: hasTime ? time : fc.constant(undefined),
      byes: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: Math.max(0, members - 1) }), { maxLength: members })),
    });
  });
}

export const memberName = (index: number) => `m${index}`;
const leadName = (index: number) => `l${index}`;

/** The program and the people of a question, with these names. */
function programOf(
  question: CirclesQuestion,
  name: (index: number) => string = memberName,
  lead: (index: number) => string = leadName,
) {
  const { among, leading, wants, offers, leadOffers, covers, team, rule, time, perCircle } = question;
  const pair = (one: { at: number }, other: { at: number }) =>
    among[Math.min(one.at, other.at)]?.[Math.max(one.at, other.at)];
  const led = (member: { at: number }, of: { at: number }) => leading[member.at]?.[of.at];
  const common: CommonTime<readonly number[]> = {
    name: "plain",
    settings: {},
    atLeast: 1,
    share: time?.share ?? { of: 1, in: 1 },
    starts: (answers) => ({
      weeks,
      slots,
      people: answers.map((answer) => Int32Array.from(answer)),
      words: (slot) => `slot ${slot}`,
    }),
  };
  const isA = (member: { at: number }) => team[member.at] === "a";
  const byRule: Readonly<Record<CirclesQuestion["rule"], Readonly<Record<string, CircleRule<typeof Member>>>>> = {
    none: {},
    "at least one of a": { own: { atLeast: 1, who: isA } },
    "at most one of a": { own: { atMost: 1, who: isA } },
    "one of each": { own: { atMost: 1, alike: (member: { at: number }) => team[member.at] } },
    "not alone": { own: { notAlone: (member: { at: number }) => team[member.at] } },
  };
  const circleRules = byRule[rule];
  const together = {
    by: coverage(),
    wants: (p: { at: number }) => wants[p.at],
    offers: (p: { at: number }) => offers[p.at],
    members: covers / 10,
  };
  const shared = {
    of: Member,
    size: question.size,
    count: question.count,
    worth: question.worth,
    circleRules,
  };
  const meeting = { by: common, of: (p: { at: number }) => time?.of[p.at] ?? [] };
  const rules = { "may sit together": (one: { at: number }, other: { at: number }) => pair(one, other) !== undefined };
  const worth = (one: { at: number }, other: { at: number }) => (pair(one, other) ?? Number.NaN) / 10;
  const people = Array.from({ length: question.members }, (_, at) => ({ id: name(at), at }));
  const leads = Array.from({ length: question.leads }, (_, at) => ({ id: lead(at), at }));
  if (perCircle === 0) {
    const program = circles({
      ...shared,
      rules,
      criteria: { among: worth, covered: together },
      weights: { among: question.weights.among, covered: question.weights.covered },
      ...(time === undefined ? {} : { meeting }),
    });
    return {
      run: (turned: boolean, options: CirclesMatchOptions) =>
        match(program, cohortOf(program, { member: turned ? [...people].reverse() : people }), options),
      joining: (newcomer: number) => {
        const early = cohortOf(program, { member: people.filter(({ at }) => at !== newcomer) });
        const plan = match(program, early, { seed: 5 });
        if (plan.status === "infeasible") return undefined;
        const now = cohortOf(program, { member: people });
        return { plan, found: recommend(plan, now, { role: "member", id: name(newcomer) }) };
      },
    };
  }
  const program = circles({
    ...shared,
    lead: Member,
    rules: {
      ...rules,
      "may lead": { with: "lead", by: (member: { at: number }, of: { at: number }) => led(member, of) !== undefined },
    },
    criteria: {
      among: worth,
      leading: {
        with: "lead",
        by: (member: { at: number }, of: { at: number }) => (led(member, of) ?? Number.NaN) / 10,
      },
      covered: { ...together, lead: (l: { at: number }) => leadOffers[l.at] },
    },
    weights: question.weights,
    ...(time === undefined ? {} : { meeting: { ...meeting, lead: (l: { at: number }) => time.leads[l.at] ?? [] } }),
  });
  return {
    run: (turned: boolean, options: CirclesMatchOptions) => {
      const given = turned
        ? { member: [...people].reverse(), lead: [...leads].reverse() }
        : { member: people, lead: leads };
      return match(program, cohortOf(program, given), options);
    },
    joining: (newcomer: number) => {
      const early = cohortOf(program, { member: people.filter(({ at }) => at !== newcomer), lead: leads });
      const plan = match(program, early, { seed: 5 });
      if (plan.status === "infeasible") return undefined;
      const now = cohortOf(program, { member: people, lead: leads });
      return { plan, found: recommend(plan, now, { role: "member", id: name(newcomer) }) };
    },
  };
}

/** The plan of everybody but one member, and what is recommended to that one; undefined where there is no plan. */
export function joiningCircles(question: CirclesQuestion, newcomer: number) {
  return programOf(question).joining(newcomer);
}

/** Asks `match` the question. */
export function askedCircles(
  question: CirclesQuestion,
  options: CirclesMatchOptions = {},
  turned = false,
  name: (index: number) => string = memberName,
) {
  return programOf(question, name).run(turned, { seed: 5, byes: question.byes.map(name), ...options });
}

/** A circle by positions. */
interface Circle {
  readonly lead: number;
  readonly members: readonly number[];
}

/** What a division is worth, level by level: people, their earlier byes, and worth in parts of millionths. */
export interface CirclesWorth {
  readonly people: number;
  readonly byes: number;
  readonly worth: number;
}

/** Whether a circle keeps every rule; said from the tables, one by one. */
export function keepsRules(question: CirclesQuestion, { lead, members }: Circle): boolean {
  const { among, leading, team, rule, time, perCircle } = question;
  const pairs = members.every((one) => members.every((other) => one >= other || among[one]?.[other] !== undefined));
  const led = perCircle === 0 || members.every((one) => leading[one]?.[lead] !== undefined);
  const teams = members.map((one) => team[one]);
  const of = (kind: string) => teams.filter((own) => own === kind).length;
  const counted = {
    none: true,
    "at least one of a": of("a") >= 1,
    "at most one of a": of("a") <= 1,
    "one of each": of("a") <= 1 && of("b") <= 1,
    "not alone": of("a") !== 1 && of("b") !== 1,
  }[rule];
  if (!pairs || !led || !counted || time === undefined) return pairs && led && counted;
  return Array.from({ length: weeks }, (_, week) => week).every((week) =>
    Array.from({ length: slots }, (_, slot) => week * slots + slot).some((start) => {
      const come = members.filter((one) => time.of[one]?.includes(start)).length;
      const leads = perCircle === 0 || time.leads[lead]?.includes(start) === true;
      return leads && come / members.length >= time.share.of / time.share.in - 1e-9;
    }),
  );
}

/** What a circle is worth by the definition: shares of everybody's fit and of the worst one. */
export function worthOfCircle(question: CirclesQuestion, circle: Circle): number {
  const { worth } = question;
  const fits = fitsInCircle(question, circle);
  const total = fits.reduce((before, fit) => before + fit, 0);
  return worth.mean * total + worth.worst * circle.members.length * Math.min(...fits);
}

/** What a circle is worth to each of its members, in millionths. */
export function fitsInCircle(question: CirclesQuestion, { lead, members }: Circle): number[] {
  const { among, leading, wants, offers, leadOffers, covers, weights, perCircle } = question;
  return members.map((one) => {
    const others = members.filter((other) => other !== one);
    const sum = others.reduce(
      (before, other) => before + 10_000 * weights.among * (among[Math.min(one, other)]?.[Math.max(one, other)] ?? 0),
      0,
    );
    const ofLead = perCircle === 0 ? 0 : 10_000 * weights.leading * (leading[one]?.[lead] ?? 0);
    const own = wants[one] ?? [];
    const covered = own.map((wish) => {
      const byLead = perCircle === 1 && leadOffers[lead]?.includes(wish) ? 10 : 0;
      const byOthers = others.some((other) => offers[other]?.includes(wish)) ? covers : 0;
      return (10_000 * weights.covered * Math.max(byLead, byOthers)) / own.length;
    });
    return Math.floor(sum / others.length) + ofLead + covered.reduce((before, part) => before + part, 0);
  });
}

/** Numbers of circles that hold most people, and of these the wanted one; by trying them all. */
function wantedCircles(
  { members, size, count }: CirclesQuestion,
  leads: number,
): { readonly circles: number; readonly places: number; readonly most: number } {
  const limit = typeof count === "number" ? Math.min(count, leads) : leads;
  const tried = Array.from({ length: members + 1 }, (_, circles) => circles).filter(
    (circles) => circles <= limit && circles * size.min <= members,
  );
  const places = (circles: number) => Math.min(members, circles * size.max);
  const most = Math.max(...tried.map(places));
  const best = tried.filter((circles) => places(circles) === most);
  return {
    circles: count === "fewest" ? Math.min(...best) : Math.max(...best),
    places: most,
    most: Math.max(...tried),
  };
}

/** Tries every division of the members into circles, every choice of leads, and everybody's being left out. */
export function bruteForceCircles(question: CirclesQuestion): CirclesWorth {
  const { members, size, perCircle, byes } = question;
  const had = Array.from({ length: members }, (_, one) => byes.filter((other) => other === one).length);
  const usable = Array.from({ length: question.leads }, (_, lead) => lead).filter((lead) => canLead(question, lead));
  const { circles: wanted, places, most } = wantedCircles(question, perCircle === 0 ? members : usable.length);
  const isNumber = typeof question.count === "number";
  const none: CirclesWorth = { people: 0, byes: 0, worth: 0 };
  let strict: CirclesWorth | undefined = wanted === 0 ? none : undefined;
  let loose = none;
  const better = (one: CirclesWorth, other: CirclesWorth | undefined) => {
    const more =
      other === undefined ? 1 : one.people - other.people || one.byes - other.byes || one.worth - other.worth;
    return more > 0;
  };
  const consider = (worth: CirclesWorth, made: number) => {
    if (made === wanted && better(worth, strict)) strict = worth;
    if (made <= (isNumber ? wanted : most) && better(worth, loose)) loose = worth;
  };
  const taken = Array.from({ length: members }, () => false);
  const fill = (from: number, made: number, free: readonly number[], worth: CirclesWorth): void => {
    let first = from;
    while (first < members && taken[first]) first++;
    if (first === members) {
      consider(worth, made);
      return;
    }
    // The first is left out, or sits in a circle with some of those behind them.
    fill(first + 1, made, free, worth);
    const choose = (next: number, chosen: readonly number[]): void => {
      if (chosen.length >= size.min) {
        for (const lead of perCircle === 0 ? [-1] : free) {
          const circle = { lead, members: chosen };
          if (!keepsRules(question, circle)) continue;
          for (const one of chosen) taken[one] = true;
          fill(
            first + 1,
            made + 1,
            free.filter((other) => other !== lead),
            {
              people: worth.people + chosen.length,
              byes: worth.byes + chosen.reduce((sum, one) => sum + (had[one] ?? 0), 0),
              worth: worth.worth + worthOfCircle(question, circle),
            },
          );
          for (const one of chosen) taken[one] = false;
        }
      }
      if (chosen.length === size.max) return;
      for (let one = next; one < members; one++) if (!taken[one]) choose(one + 1, [...chosen, one]);
    };
    choose(first + 1, [first]);
  };
  fill(0, 0, usable, none);
  if (strict !== undefined && (strict.people === places || !morePlaced(loose, strict))) return strict;
  return loose;
}

function morePlaced(one: CirclesWorth, other: CirclesWorth): boolean {
  return one.people > other.people || (one.people === other.people && one.byes > other.byes);
}

/** Leads who could lead nobody do not count: for want of time, or of members whom rules leave to them. */
function canLead({ members, leading, time, size }: CirclesQuestion, lead: number): boolean {
  const followers = leading.filter((row) => row[lead] !== undefined).length;
  const starts = Array.from({ length: weeks }, (_, week) =>
    (time?.leads[lead] ?? []).filter((start) => Math.floor(start / slots) === week),
  );
  return followers >= Math.min(size.min, members) && (time === undefined || starts.every((week) => week.length > 0));
}

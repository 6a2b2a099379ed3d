// Each preset in a program, on people with an answer to everything: its rules hold in the plan, its weights count.
import {
  agreement,
  atLeast,
  both,
  cohortOf,
  communicationStyle,
  coverage,
  crossFunctional,
  gap,
  hours,
  inclusionSponsorship,
  leadershipPipeline,
  levelBand,
  match,
  microMentoring,
  notInLine,
  onboardingBuddies,
  orgDistance,
  overlap,
  type Plan,
  type Preset,
  pairs,
  peerSupport,
  preference,
  presets,
  profile,
  reportingLines,
  reverseMentoring,
  settled,
  skillBuilding,
  turned,
  weightsFor,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { seed } from "../../seed.js";
import { between, grades, type Person, Schema, staff } from "./staff.js";

const people = staff(seed);
const line = reportingLines(people, (person) => person.manager);
const programme = { from: "2026-03-02", to: "2026-03-29" };
const roles = { asking: Schema, giving: Schema };

/** Projections, the same for both roles unless a criterion needs more. */
const of = <V>(read: (person: Person) => V) => ({ asking: read, giving: read });
const level = of((person) => grades.of(person.grade));
const place = of((person) => person.org);
const week = of((person) => person.week);
const values = of((person) => person.values);
const personality = of((person) => person.personality);
const learning = of((person) => person.learning);
const interests = of((person) => person.interests);
const style = of((person) => person.style);
const wishes = of(({ id, wishes }) => ({ id, wishes }));
const goals = { asking: (person: Person) => person.goals, giving: (person: Person) => person.offers };
const skills = { asking: (person: Person) => person.wants, giving: (person: Person) => person.offers };
const exchange = of((person) => ({ wants: person.wants, offers: person.offers }));

function onboarding({ weights, settings, rules } = onboardingBuddies) {
  return pairs({
    roles,
    rules: {
      time: { by: hours({ programme, ...rules.availability }), ...week },
      band: { by: levelBand(rules.band), ...level },
      line: { by: notInLine(rules.line), ...of(line) },
    },
    criteria: {
      preference: { by: preference(), ...wishes },
      goals: { by: coverage(settings.goals), ...goals },
      skills: { by: coverage(settings.skills), ...skills },
      values: { by: profile(settings.values.scales, settings.values), ...values },
      personality: { by: profile(settings.personality.scales, settings.personality), ...personality },
      learning: { by: both(settings.learning), ...learning },
      interests: { by: overlap(settings.interests), ...interests },
      communication: { by: agreement(communicationStyle, settings.communication), ...style },
      availability: { by: hours({ programme, ...settings.availability }), ...week },
      orgDistance: { by: orgDistance(settings.orgDistance), ...place },
    },
    weights,
  });
}

/** What the presets that weigh everything weigh. */
function everything(settings: Preset["settings"]) {
  return {
    preference: { by: preference(), ...wishes },
    goals: { by: coverage(settings.goals), ...goals },
    skills: { by: coverage(settings.skills), ...skills },
    values: { by: profile(settings.values.scales, settings.values), ...values },
    personality: { by: profile(settings.personality.scales, settings.personality), ...personality },
    learning: { by: both(settings.learning), ...learning },
    interests: { by: overlap(settings.interests), ...interests },
    communication: { by: agreement(communicationStyle, settings.communication), ...style },
    availability: { by: hours({ programme, ...settings.availability }), ...week },
    seniority: { by: gap(settings.seniority), ...level },
    orgDistance: { by: orgDistance(settings.orgDistance), ...place },
  };
}

function whole({ weights, settings, rules }: typeof leadershipPipeline | typeof reverseMentoring = leadershipPipeline) {
  return pairs({
    roles,
    rules: {
      time: { by: hours({ programme, ...rules.availability }), ...week },
      band: { by: levelBand(rules.band), ...level },
      line: { by: notInLine(rules.line), ...of(line) },
    },
    criteria: everything(settings),
    weights,
  });
}

function across({ weights, settings, rules } = crossFunctional) {
  return pairs({
    roles,
    rules: {
      time: { by: hours({ programme, ...rules.availability }), ...week },
      band: { by: levelBand(rules.band), ...level },
      line: { by: notInLine(rules.line), ...of(line) },
      elsewhere: { by: atLeast(rules.distance.least, orgDistance()), ...place },
    },
    criteria: everything(settings),
    weights,
  });
}

function building({ weights, settings, rules } = skillBuilding) {
  return pairs({
    roles,
    rules: {
      time: { by: hours({ programme, ...rules.availability }), ...week },
      teaching: { by: atLeast(rules.teaching.least, coverage(settings.skills)), ...skills },
    },
    criteria: {
      preference: { by: preference(), ...wishes },
      goals: { by: coverage(settings.goals), ...goals },
      skills: { by: coverage(settings.skills), ...skills },
      values: { by: profile(settings.values.scales, settings.values), ...values },
      personality: { by: profile(settings.personality.scales, settings.personality), ...personality },
      learning: { by: both(settings.learning), ...learning },
      interests: { by: overlap(settings.interests), ...interests },
      communication: { by: agreement(communicationStyle, settings.communication), ...style },
      availability: { by: hours({ programme, ...settings.availability }), ...week },
      seniority: { by: gap(settings.seniority), ...level },
    },
    weights,
  });
}

function peersOfTwoGroups({ weights, settings, rules } = peerSupport) {
  return pairs({
    roles,
    rules: {
      time: { by: hours({ programme, ...rules.availability }), ...week },
      band: { by: levelBand(rules.band), ...level },
      line: { by: notInLine(rules.line), ...of(line) },
      elsewhere: { by: atLeast(rules.distance.least, orgDistance()), ...place },
    },
    criteria: {
      preference: { by: preference(), ...wishes },
      goals: { by: coverage(settings.goals), ...of(({ goals, offers }) => ({ wants: goals, offers })) },
      skills: { by: coverage(settings.skills), ...exchange },
      values: { by: profile(settings.values.scales, settings.values), ...values },
      personality: { by: profile(settings.personality.scales, settings.personality), ...personality },
      learning: { by: both(settings.learning), ...learning },
      interests: { by: overlap(settings.interests), ...interests },
      communication: { by: agreement(communicationStyle, settings.communication), ...style },
      availability: { by: hours({ programme, ...settings.availability }), ...week },
    },
    weights,
  });
}

function short({ weights, settings, rules } = microMentoring) {
  return pairs({
    roles,
    rules: { time: { by: hours({ programme, ...rules.availability }), ...week } },
    criteria: {
      preference: { by: preference(), ...wishes },
      goals: { by: coverage(settings.goals), ...goals },
      skills: { by: coverage(settings.skills), ...skills },
      communication: { by: agreement(communicationStyle, settings.communication), ...style },
      availability: { by: hours({ programme, ...settings.availability }), ...week },
    },
    weights,
  });
}

const isLow = ({ grade }: Person) => (grades.of(grade) ?? 0) < 4;
const isOdd = ({ id }: Person) => people.findIndex((person) => person.id === id) % 2 === 1;

type Facts = ReturnType<typeof between>;

/** Each preset with its program, who asks and who gives, and what its rules mean in words of the organisation. */
const uses: Readonly<
  Record<
    keyof typeof presets,
    {
      /** Who asks; the others give. */
      readonly asks: (person: Person) => boolean;
      readonly plan: () => Plan<"asking" | "giving">;
      readonly rules: Readonly<Record<string, (facts: Facts) => boolean>>;
    }
  >
> = {
  onboardingBuddies: {
    asks: isOdd,
    plan: () => planOf(onboarding(), isOdd),
    rules: {
      time: ({ longestBlock = 30 }) => longestBlock >= 30,
      band: ({ levels }) => levels >= 0,
      line: ({ line }) => line > 1,
    },
  },
  leadershipPipeline: {
    asks: isLow,
    plan: () => planOf(whole(), isLow),
    rules: {
      time: ({ longestBlock = 60 }) => longestBlock >= 60,
      band: ({ levels }) => levels >= 1 && levels <= 4,
      line: ({ line }) => line > 2,
    },
  },
  crossFunctional: {
    asks: isOdd,
    plan: () => planOf(across(), isOdd),
    rules: {
      time: ({ longestBlock = 60 }) => longestBlock >= 60,
      band: ({ levels }) => levels >= -1 && levels <= 3,
      line: ({ line }) => line > 2,
      elsewhere: ({ sameDepartment }) => !sameDepartment,
    },
  },
  inclusionSponsorship: {
    asks: isLow,
    plan: () => planOf(whole(inclusionSponsorship), isLow),
    rules: {
      time: ({ longestBlock = 60 }) => longestBlock >= 60,
      band: ({ levels }) => levels >= 2,
      line: ({ line }) => line > 2,
    },
  },
  skillBuilding: {
    asks: isOdd,
    plan: () => planOf(building(), isOdd),
    rules: { time: ({ longestBlock = 60 }) => longestBlock >= 60, teaching: ({ teaches }) => teaches },
  },
  peerSupport: {
    asks: isOdd,
    plan: () => planOf(peersOfTwoGroups(), isOdd),
    rules: {
      time: ({ longestBlock = 60 }) => longestBlock >= 60,
      band: ({ levels }) => Math.abs(levels) <= 1,
      line: ({ line }) => line > 2,
      elsewhere: ({ sameTeam }) => !sameTeam,
    },
  },
  reverseMentoring: {
    asks: isOdd,
    plan: () => planOf(whole(reverseMentoring), isOdd),
    rules: {
      time: ({ longestBlock = 60 }) => longestBlock >= 60,
      band: ({ levels }) => levels <= -1,
      line: ({ line }) => line > 2,
    },
  },
  microMentoring: {
    asks: isOdd,
    plan: () => planOf(short(), isOdd),
    rules: { time: ({ longestBlock = 30 }) => longestBlock >= 30 },
  },
};

function planOf<C extends string, Q extends string>(
  program: ReturnType<typeof pairs<typeof roles, Record<C, unknown>, Record<Q, unknown>>>,
  asks: (person: Person) => boolean,
): Plan<"asking" | "giving"> {
  const cohort = cohortOf(program, { asking: people.filter(asks), giving: people.filter((person) => !asks(person)) });
  return settled(match(program, cohort, { seed }));
}

describe.each(Object.entries(uses))("%s", (name, { asks, plan: make, rules }) => {
  const plan = make();
  const preset = presets[name as keyof typeof presets];

  it("gives a proven plan in which its rules hold", () => {
    expect(plan.status).toBe("optimal");
    expect(plan.pairs.length).toBeGreaterThan(5);
    for (const [rule, holds] of Object.entries(rules)) {
      const broken = plan.pairs.filter(({ asking, giving }) => !holds(between(people, asking, giving)));
      expect([rule, broken]).toEqual([rule, []]);
    }
  });

  it("has rules that forbid exactly the pairs that they are about", () => {
    const givers = people.filter((person) => !asks(person));
    for (const [rule, holds] of Object.entries(rules)) {
      const against = people
        .filter(asks)
        .flatMap((one) => givers.filter((other) => !holds(between(people, one.id, other.id))));
      expect([rule, plan.rules[rule]]).toEqual([rule, against.length]);
      expect(against.length).toBeGreaterThan(0);
    }
  });

  it("reports the weights as declared and as they count here", () => {
    const declared = Object.entries(preset.weights).map(([criterion, weight]) => [criterion, weight / 100]);
    expect(Object.keys(plan.criteria)).toEqual(Object.keys(preset.weights));
    for (const [criterion, weight] of declared) {
      expect(plan.criteria[String(criterion)]?.nominal).toBeCloseTo(Number(weight), 12);
    }
    const effective = Object.values(plan.criteria).map((criterion) => criterion.effective);
    expect(effective.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  });
});

describe("a criterion that never varies", () => {
  it("has no influence, and the plan says so", () => {
    const sameTeam = people.filter(({ org }) => org.join("/") === "Finance/two");
    const program = onboarding();
    const half = sameTeam.length / 2;
    const cohort = cohortOf(program, { asking: sameTeam.slice(half), giving: sameTeam.slice(0, half) });
    const plan = settled(match(program, cohort, { seed }));
    expect(plan.criteria.orgDistance).toMatchObject({ nominal: 0.05, effective: 0 });
    const texts = plan.warnings.filter(({ code }) => code === "no-spread").map(({ text }) => text);
    expect(texts).toContain("orgDistance is the same for every pair: its weight of 5 % decides nothing.");
  });

  it("is what cross-functional's own rule makes of orgDistance where there are departments and teams only", () => {
    const { criteria, warnings } = uses.crossFunctional.plan();
    expect(criteria.orgDistance).toMatchObject({ nominal: 0.15, effective: 0 });
    expect(warnings.map(({ text }) => text)).toContain(
      "orgDistance is the same for every pair: its weight of 15 % decides nothing.",
    );
  });
});

describe("a preset is overridden by spreading", () => {
  it("one weight, and the rest as it was", () => {
    const program = short({ ...microMentoring, weights: { ...microMentoring.weights, skills: 40 } });
    expect(program.weights).toEqual({ preference: 10, goals: 30, skills: 40, communication: 5, availability: 20 });
    expect(microMentoring.weights.skills).toBe(35);
  });

  it("a part of its criteria, which says what is left out", () => {
    const part = weightsFor(leadershipPipeline, ["skills", "goals", "seniority"]);
    expect(part).toEqual({
      weights: { skills: 15, goals: 20, seniority: 10 },
      leftOut: {
        share: 0.55,
        criteria: [
          "preference",
          "values",
          "personality",
          "learning",
          "interests",
          "communication",
          "availability",
          "orgDistance",
        ],
      },
      text: "55 of 100 points of leadership pipeline are left out (preference 15, values 10, personality 2, learning 6, interests 5, communication 7, availability 8, orgDistance 2); the others keep their proportions.",
    });
    const { settings } = leadershipPipeline;
    const program = pairs({
      roles,
      criteria: {
        skills: { by: coverage(settings.skills), ...skills },
        goals: { by: coverage(settings.goals), ...goals },
        seniority: { by: gap(settings.seniority), ...level },
      },
      weights: part.weights,
    });
    const plan = planOf(program, isLow);
    expect(plan.criteria.goals?.nominal).toBeCloseTo(20 / 45, 12);
  });

  it("a part of changed weights, whatever they sum to", () => {
    const heavier = { ...microMentoring, weights: { ...microMentoring.weights, skills: 135 } };
    expect(weightsFor(heavier, ["skills"]).leftOut.share).toBe(65 / 200);
  });

  it("all of its criteria are no part", () => {
    const all = weightsFor(microMentoring, ["preference", "goals", "skills", "communication", "availability"]);
    expect(all.leftOut).toEqual({ share: 0, criteria: [] });
    expect(all.text).toBe("Nothing of micro-mentoring is left out.");
    expect(all.weights).toEqual(microMentoring.weights);
  });
});

describe("a turned preset", () => {
  const oneWay = Object.values(presets).flatMap((preset) => (preset === presets.peerSupport ? [] : [preset]));

  it("turned twice is the same", () => {
    expect(turned(turned(reverseMentoring))).toEqual(reverseMentoring);
    expect(turned(turned(crossFunctional))).toEqual(crossFunctional);
    expect(turned(turned(microMentoring))).toEqual(microMentoring);
    expect(oneWay).toHaveLength(7);
  });

  it("turns direction and band of reverse mentoring, which then fits a program of juniors and seniors", () => {
    const { settings, rules } = turned(reverseMentoring);
    expect(rules.band).toEqual({ least: 1 });
    expect(settings.seniority).toEqual([0, 2, 4, 6]);
    expect(settings.skills.learner).toBe("second");
    expect(settings.communication.giver).toBe("first");
    expect(turned(leadershipPipeline).rules.band).toEqual({ least: -4, most: -1 });
    expect(turned(onboardingBuddies).rules.band).toEqual({ most: -0 + 0 });
  });

  it("is worth the same to a pair the other way round", () => {
    const { settings } = reverseMentoring;
    const other = turned(reverseMentoring).settings;
    const measured = [
      [gap(settings.seniority), gap(other.seniority), (person: Person) => grades.of(person.grade)],
      [
        agreement(communicationStyle, settings.communication),
        agreement(communicationStyle, other.communication),
        (person: Person) => person.style,
      ],
    ] as const;
    for (const one of people.slice(0, 20)) {
      for (const two of people.slice(20, 60)) {
        for (const [straight, back, read] of measured) {
          expect(scoreOf(back, read(two), read(one))).toBe(scoreOf(straight, read(one), read(two)));
        }
        expect(coverage(other.skills).score(two.offers, one.wants)).toBe(
          coverage(settings.skills).score(one.wants, two.offers),
        );
      }
    }
  });
});

function scoreOf(measure: { score(first: never, second: never): number | undefined }, first: unknown, second: unknown) {
  return measure.score(first as never, second as never);
}

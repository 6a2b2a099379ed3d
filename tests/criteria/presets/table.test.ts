// The numbers of the presets against the table that they were taken from, typed by hand.
import {
  agreement,
  communicationStyle,
  coverage,
  describePreset,
  gap,
  ipipViaR,
  measures,
  miniIpip,
  type PresetCriterion,
  presets,
  projectTeams,
  studies,
} from "pairwright";
import { describe, expect, it } from "vitest";

const source = "domain knowledge, section 1.4: preset weights per objective, sum 100";

const columns = [
  "onboardingBuddies",
  "leadershipPipeline",
  "crossFunctional",
  "inclusionSponsorship",
  "skillBuilding",
  "peerSupport",
  "reverseMentoring",
  "microMentoring",
] as const;

const table: readonly (readonly [PresetCriterion, ...number[]])[] = [
  ["preference", 10, 15, 12, 18, 12, 15, 12, 10],
  ["goals", 15, 20, 15, 18, 15, 12, 12, 30],
  ["skills", 15, 15, 18, 10, 35, 10, 32, 35],
  ["values", 12, 10, 8, 12, 5, 18, 8, 0],
  ["personality", 3, 2, 2, 2, 2, 5, 3, 0],
  ["learning", 3, 6, 5, 4, 8, 4, 8, 0],
  ["interests", 10, 5, 5, 6, 3, 15, 5, 0],
  ["communication", 12, 7, 7, 8, 7, 11, 8, 5],
  ["availability", 15, 8, 10, 8, 10, 10, 8, 20],
  ["seniority", 0, 10, 3, 10, 3, 0, 2, 0],
  ["orgDistance", 5, 2, 15, 4, 0, 0, 2, 0],
];

/** The slopes below the table. */
const slopes: Readonly<Record<PresetCriterion, number>> = {
  preference: 0.2,
  skills: 0.18,
  goals: 0.15,
  availability: 0.12,
  communication: 0.1,
  values: 0.1,
  learning: 0.08,
  interests: 0.08,
  personality: 0.04,
  seniority: 0.03,
  orgDistance: 0,
};

/** Who is wanted near, other, by the same table. */
const wanted = {
  onboardingBuddies: "near",
  leadershipPipeline: "far",
  crossFunctional: "far",
  inclusionSponsorship: "far",
  reverseMentoring: "far",
} as const;

const bands = {
  onboardingBuddies: { least: 0 },
  leadershipPipeline: { least: 1, most: 4 },
  crossFunctional: { least: -1, most: 3 },
  inclusionSponsorship: { least: 2 },
  peerSupport: { least: -1, most: 1 },
  reverseMentoring: { most: -1 },
};

const all = Object.entries(presets);

describe(`the table (${source})`, () => {
  it("has every preset, in its order", () => {
    expect(Object.keys(presets)).toEqual(columns);
  });

  it.each(columns.map((name, column) => [name, column] as const))(
    "%s has its weights, and they sum to 100",
    (name, column) => {
      const typed = table.flatMap(([criterion, ...row]) => (row[column] === 0 ? [] : [[criterion, row[column]]]));
      expect(Object.entries(presets[name].weights)).toEqual(typed);
      expect(typed.reduce((sum, [, weight]) => sum + Number(weight), 0)).toBe(100);
    },
  );

  it.each(all)("%s has the slopes of its criteria", (_, preset) => {
    const typed = Object.keys(preset.weights).map((name) => [name, slopes[name as PresetCriterion]]);
    expect(Object.entries(preset.slopes)).toEqual(typed);
  });

  it("has bands and directions", () => {
    const found = all.flatMap(([name, { rules }]) => ("band" in rules ? [[name, rules.band]] : []));
    expect(Object.fromEntries(found)).toEqual(bands);
    const best = all.flatMap(([name, { settings }]) =>
      "orgDistance" in settings ? [[name, settings.orgDistance]] : [],
    );
    expect(Object.fromEntries(best)).toEqual(
      Object.fromEntries(Object.entries(wanted).map(([name, direction]) => [name, { best: direction }])),
    );
  });

  it("has lines: the own manager for newcomers, two steps elsewhere, none where skills or one question count", () => {
    const found = all.map(([name, { rules }]) => [name, "line" in rules ? rules.line.depth : 0]);
    expect(Object.fromEntries(found)).toEqual({
      onboardingBuddies: 1,
      leadershipPipeline: 2,
      crossFunctional: 2,
      inclusionSponsorship: 2,
      skillBuilding: 0,
      peerSupport: 2,
      reverseMentoring: 2,
      microMentoring: 0,
    });
  });
});

describe.each(all)("%s", (name, preset) => {
  const names = Object.keys(preset.weights);

  it("says of each weight why, and on which studies it leans", () => {
    expect(Object.keys(preset.reasons)).toEqual(names);
    for (const { because, studies: keys } of Object.values(preset.reasons)) {
      expect(because).toMatch(/^[A-Z].{15,}\.$/);
      for (const key of keys) expect(studies[key].cite.length).toBeGreaterThan(10);
    }
    expect(new Set(Object.values(preset.reasons).map(({ because }) => because)).size).toBe(names.length);
  });

  it("has settings for each criterion, and a least shared time that is one of its meetings", () => {
    expect(Object.keys(preset.settings)).toEqual(names);
    const { availability } = preset.settings;
    expect(availability.enough).toBe(3 * availability.session);
    expect(preset.rules.availability).toEqual({ session: availability.session, atLeast: availability.session });
  });

  it("does not give the worth of a forbidden pair to levels that its band allows", () => {
    if (!("band" in preset.rules && "seniority" in preset.settings)) return;
    const { least = -8, most = 8 }: { readonly least?: number; readonly most?: number } = preset.rules.band;
    const worth = gap(preset.settings.seniority);
    const ends = [least, most].filter((end) => Math.abs(end) < 8).map((end) => worth.score(0, end));
    expect(ends.length).toBeGreaterThan(0);
    for (const value of ends) expect(value).toBe(0.5);
  });

  it("warns of what its numbers cannot do, and of personality where it asks for it", () => {
    const said = [...preset.evidence, ...preset.cautions].join(" ");
    expect(said).toContain("194 rated pairs");
    expect(said).toContain("Nothing protected is scored");
    const isAsked = "personality" in preset.weights;
    expect(said.includes("may be 0")).toBe(isAsked);
    if (isAsked) expect(preset.weights.personality).toBeLessThanOrEqual(5);
  });

  it("is plain data, frozen all the way down, and survives JSON", () => {
    const deep = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(deep));
    expect(deep(preset)).toBe(true);
    expect(JSON.parse(JSON.stringify(preset))).toEqual(preset);
    expect(name in presets).toBe(true);
  });
});

it("every preset reads as its numbers say, and a changed word is seen", async () => {
  const texts = Object.values(presets).map(describePreset);
  expect(texts[1]).toContain("Levels of the second role above the first: +1 to +4.");
  await expect(texts.join("\n\n")).toMatchFileSnapshot("described.txt");
});

it("scales and measures that presets name are there", () => {
  for (const [, { settings }] of all) {
    if ("values" in settings)
      expect(Object.keys(ipipViaR.scales)).toEqual(expect.arrayContaining([...settings.values.scales]));
    if ("personality" in settings)
      expect(Object.keys(miniIpip.scales)).toEqual(expect.arrayContaining([...settings.personality.scales]));
    expect(agreement(communicationStyle, settings.communication).name in measures).toBe(true);
  }
  expect(coverage(presets.peerSupport.settings.skills).symmetric).toBe(true);
  const experts = all.flatMap(([name, { settings }]) => (settings.skills.expertsCountLess ? [name] : []));
  expect(experts).toEqual(["peerSupport", "microMentoring"]); // section 4.3: micro and peer only
});

it("every study is leaned on, has a design to doubt it by, and a year where we have one", () => {
  const used = new Set(all.flatMap(([, { reasons }]) => Object.values(reasons).flatMap(({ studies: keys }) => keys)));
  for (const key of projectTeams.studies) used.add(key);
  expect(Object.keys(studies).filter((key) => ![...used].some((one) => one === key))).toEqual([]);
  for (const { cite, year, design, found } of Object.values(studies)) {
    if (year !== undefined) expect(cite).toContain(String(year));
    expect(design.length).toBeGreaterThan(5);
    expect(found).toMatch(/\.$/);
  }
});

it("project teams: sizes, shares, shared time and worth of skills as in sections 1.3 and 4.3", () => {
  expect(projectTeams).toMatchObject({
    size: { min: 4, max: 6 },
    coverage: { lead: 1, member: 0.7 },
    members: { mean: 0.5, worst: 0.5 },
    sharedTime: { starts: 2, members: 0.8 },
    line: { depth: 2 },
  });
  expect(projectTeams.weights.coverage + projectTeams.weights.pairs).toBe(100);
  const least = Object.values(projectTeams.parts).reduce((sum, { atLeast }) => sum + atLeast, 0);
  expect(least).toBeLessThanOrEqual(projectTeams.size.min);
  expect(Object.isFrozen(projectTeams.parts.lead)).toBe(true);
});

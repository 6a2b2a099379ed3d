import type { LevelBand } from "../level-band.js";
import type { Preset, PresetCriterion, PresetReason, PresetRules } from "./preset.js";
import type { CirclePreset } from "./project-teams.js";
import { studies } from "./studies.js";

/** What is told of a preset, whatever it weighs: any preset, also one that was spread and changed. */
export interface ReadablePreset extends Pick<Preset, "name" | "purpose" | "admission" | "evidence" | "cautions"> {
  readonly weights: { readonly [K in PresetCriterion]?: number };
  readonly reasons: { readonly [K in PresetCriterion]?: PresetReason };
  readonly rules: Partial<PresetRules>;
}

/**
 * A preset in plain text, for coordinators who choose one and for notices about how people are matched: its weights, the
 * heaviest first, with the reason and the studies of each, its rules, and what its numbers cannot deliver.
 *
 * @example
 * ```ts
 * describePreset(microMentoring).split("\n").at(4); // "   35  skills: The quality of advice comes from expertise; gains concentrate with able partners."
 * ```
 */
export function describePreset(preset: ReadablePreset | CirclePreset): string {
  return "parts" in preset ? circlesDescribed(preset) : pairsDescribed(preset);
}

function pairsDescribed({ name, purpose, weights, reasons, ...more }: ReadablePreset): string {
  const weighed = Object.entries(weights).sort(([, one], [, other]) => other - one);
  const named = new Map(Object.entries(reasons));
  const lines = weighed.flatMap(([criterion, weight]) => {
    const { because = "", studies: keys = [] } = named.get(criterion) ?? {};
    const cited = keys.map((key) => `       ${studies[key].cite} (${studies[key].design}): ${studies[key].found}`);
    return [`${String(weight).padStart(5)}  ${criterion}: ${because}`, ...cited];
  });
  return [
    opening(name, purpose),
    `${lines.join("\n")}\n`,
    section("Rules", rulesInWords(more.rules)),
    section("Who takes part", more.admission),
    section("What is known", more.evidence),
    section("Mind", more.cautions),
  ].join("\n");
}

function circlesDescribed({ name, purpose, weights, size, ...more }: CirclePreset): string {
  const { coverage, members, parts, sharedTime, wished } = more;
  const cited = more.studies.map((key) => `${studies[key].cite} (${studies[key].design}): ${studies[key].found}`);
  return [
    opening(name, purpose),
    [
      `${String(weights.coverage).padStart(5)}  coverage: What a circle covers together of its members' needs: what a lead has counts ${coverage.lead}, what only another member has ${coverage.member}.`,
      `${String(weights.pairs).padStart(5)}  pairs: How its members get on with one another.`,
      `A circle is worth ${members.mean} of the mean fit of its members and ${members.worst} of the fit of its worst-off one.\n`,
    ].join("\n"),
    section("Rules", [
      `${size.min} to ${size.max} members.`,
      ...Object.entries(parts).map(
        ([part, { atLeast, because }]) => `At least ${atLeast} who can be ${part}: ${because}`,
      ),
      `At least ${sharedTime.starts} starts a week that all who lead, and ${sharedTime.members} of the members, can make in the worst week.`,
      `Nobody up to ${more.line.depth} steps up or down one's reporting line.`,
    ]),
    section("Wishes, not rules", [
      `Members from ${wished.departments} departments or more, over ${wished.levels} levels at most.`,
    ]),
    section("What is known", [...more.evidence, ...cited]),
    section("Mind", more.cautions),
  ].join("\n");
}

function opening(name: string, purpose: string): string {
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return `${title}\n${"=".repeat(title.length)}\n${purpose}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${"-".repeat(title.length)}\n${lines.map((line) => `- ${line}\n`).join("")}`;
}

function rulesInWords({ availability, band, line, distance, teaching }: Partial<PresetRules>): string[] {
  return [
    ...(availability ? [`At least ${availability.atLeast} minutes in common in the worst week.`] : []),
    ...(band ? [`Levels of the second role above the first: ${bandInWords(band)}.`] : []),
    ...(line
      ? [
          line.depth === 1
            ? "Not one's own manager."
            : `Nobody up to ${line.depth} steps up or down one's reporting line.`,
        ]
      : []),
    ...(distance ? [distance.least === 1 ? "Another department." : "Another team."] : []),
    ...(teaching ? ["The second is ahead in at least one skill that the first wants."] : []),
  ];
}

function bandInWords({ least, most }: LevelBand): string {
  if (least === undefined) return most === undefined ? "any" : `${signed(most)} at most`;
  return most === undefined ? `${signed(least)} or more` : `${signed(least)} to ${signed(most)}`;
}

function signed(levels: number): string {
  return levels > 0 ? `+${levels}` : String(levels);
}

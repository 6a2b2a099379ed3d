import { frozenCopy } from "../../cohort/frozen.js";
import type { LevelBand } from "../level-band.js";
import type { Preset, PresetCriterion, PresetRules } from "./preset.js";

/**
 * The same preset for a program whose roles stand in the other order: who learns, who gives feedback, and above and below
 * change sides; what a pair is worth does not. The first role of a program is the side that is served, so choose the order
 * by that, and turn the preset if need be.
 *
 * @example
 * ```ts
 * reverseMentoring.rules.band; // { "most": -1 }
 * turned(reverseMentoring).rules.band; // { "least": 1 }
 * ```
 */
export function turned<C extends PresetCriterion, R extends keyof PresetRules>(preset: Preset<C, R>): Preset<C, R>;
export function turned(preset: Preset): Preset {
  const { settings, rules } = preset;
  const { goals, skills, communication, seniority } = settings;
  const turnedSettings = {
    ...(goals && { goals: { ...goals, learner: otherSide(goals.learner ?? "first") } }),
    ...(skills && { skills: { ...skills, learner: otherSide(skills.learner ?? "first") } }),
    ...(communication?.giver && { communication: { ...communication, giver: otherSide(communication.giver) } }),
    ...(seniority && { seniority: corners(seniority) }),
  };
  return frozenCopy({
    ...preset,
    settings: { ...settings, ...turnedSettings },
    rules: { ...rules, ...(rules.band && { band: bandBelow(rules.band) }) },
  });
}

function otherSide(side: "first" | "second"): "first" | "second" {
  return side === "first" ? "second" : "first";
}

function corners([a, b, c, d]: readonly [number, number, number, number]) {
  return [below(d), below(c), below(b), below(a)] as const;
}

function bandBelow({ least, most }: LevelBand): LevelBand {
  return {
    ...(most === undefined ? {} : { least: below(most) }),
    ...(least === undefined ? {} : { most: below(least) }),
  };
}

/** As many levels below; 0 and not -0, which JSON does not know. */
function below(levels: number): number {
  return 0 - levels;
}

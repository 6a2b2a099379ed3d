import { frozenCopy } from "../../cohort/frozen.js";
import { cautions, evidence, personalityCaution, slopes, usualReasons, usualSettings } from "./common.js";
import type { Preset, PresetCriterion, PresetLearner, PresetRules, PresetWords } from "./preset.js";

/** Makes a preset of what it says for itself and what all presets share; frozen all the way down. */
export function preset<const C extends PresetCriterion, R extends keyof PresetRules, const L extends PresetLearner>(
  words: PresetWords<C, R, L>,
): Preset<C, R, L extends "each" ? L : "first" | "second">;
export function preset(
  words: PresetWords<PresetCriterion, keyof PresetRules, PresetLearner>,
): Preset<PresetCriterion, keyof PresetRules, PresetLearner> {
  const { learner, reasons, settings, admission = [], cautions: own, ...rest } = words;
  const parts = <T>(from: Readonly<Record<PresetCriterion, T>>) => picked(from, Object.keys(words.weights));
  const asked = "personality" in words.weights ? [personalityCaution] : [];
  return frozenCopy({
    ...rest,
    reasons: parts({ ...usualReasons, ...reasons }),
    settings: picked({ ...usualSettings(learner), ...settings }, Object.keys(words.weights)),
    admission: ["Everybody takes part of their own will and knows what is asked of them.", ...admission],
    evidence,
    cautions: [...own, ...asked, ...cautions],
    slopes: parts(slopes),
  });
}

/** The named parts in the order of the names; all of the parts that are there to be picked have a name. */
function picked<T extends object>(from: T, names: readonly string[]): T;
function picked(from: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

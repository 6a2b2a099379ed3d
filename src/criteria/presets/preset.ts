import type { CommunicationScale } from "../../cohort/instruments/styles.js";
import type { CoverageSettings } from "../coverage.js";
import type { LevelBand } from "../level-band.js";
import type { OrgDistanceSettings } from "../org-distance.js";
import type { OutOfLineSettings } from "../out-of-line.js";
import type { StudyName } from "./studies.js";

/** What presets weigh; a preset leaves out what counts nothing for its purpose, so that nobody is asked for it. */
export type PresetCriterion =
  | "preference"
  | "goals"
  | "skills"
  | "values"
  | "personality"
  | "learning"
  | "interests"
  | "communication"
  | "availability"
  | "seniority"
  | "orgDistance";

/** Who learns: the person of the first role, of the second, or each from the other. */
export type PresetLearner = "first" | "second" | "each";

/** Settings of the measure that stands behind each criterion: `coverage(preset.settings.goals)` and so on. */
export interface PresetSettings<L extends PresetLearner = "first" | "second"> {
  /** Of `preference()`, which takes none. */
  readonly preference: Readonly<Record<never, never>>;
  /** Of `coverage`: what somebody would like help with, most important first. */
  readonly goals: CoverageSettings<L>;
  /** Of `coverage`. */
  readonly skills: CoverageSettings<L>;
  /** Of `profile(settings.scales, settings)`, on scales of `ipipViaR`. */
  readonly values: {
    readonly scales: readonly ("Creativity" | "Prudence" | "Teamwork" | "Valour" | "Judgment")[];
    readonly deadBand: number;
    readonly apart: number;
  };
  /** Of `profile(settings.scales, settings)`, on scales of `miniIpip`. */
  readonly personality: {
    readonly scales: readonly ("Conscientiousness" | "Intellect/Imagination")[];
    readonly deadBand: number;
    readonly apart: number;
  };
  /** Of `both`, on the mean of `ipipViaR`'s Love of learning and Curiosity. */
  readonly learning: { readonly of: string };
  /** Of `overlap`. */
  readonly interests: { readonly enough: number };
  /** Of `agreement(communicationStyle, settings)`; with a `giver` where one of the two gives feedback and guidance. */
  readonly communication: {
    readonly scales: readonly Extract<
      CommunicationScale,
      "Feedback" | "Rhythm" | "Presence" | "Guidance" | "Replies"
    >[];
    readonly giver?: "first" | "second";
  };
  /** Of `hours({ programme, ...settings })`, in minutes. */
  readonly availability: { readonly session: number; readonly enough: number };
  /** The corners of `gap`, in levels that the second person stands above the first. */
  readonly seniority: readonly [number, number, number, number];
  /** Of `orgDistance`. */
  readonly orgDistance: OrgDistanceSettings;
}

/** Settings of the rules that a preset suggests, each for a builder of requirements. */
export interface PresetRules {
  /** Of `hours({ programme, ...rule })`, in minutes: less than one meeting a week in the worst week is no pair. */
  readonly availability: { readonly session: number; readonly atLeast: number };
  /** Of `levelBand`. */
  readonly band: LevelBand;
  /** Of `notInLine`. */
  readonly line: OutOfLineSettings;
  /** The least `orgDistance()`: `atLeast(rule.least, orgDistance())`. */
  readonly distance: { readonly least: number };
  /** The least `coverage(settings.skills)`: `atLeast(rule.least, coverage(settings.skills))`. */
  readonly teaching: { readonly least: number };
}

/** Why a criterion has its weight. */
export interface PresetReason {
  readonly because: string;
  /** Names in `studies`; empty where the weight is a judgement alone. */
  readonly studies: readonly StudyName[];
}

/**
 * What is known about a kind of programme, as plain frozen data: `C` names its criteria, `R` its rules. Nothing in it runs;
 * a program takes the parts that it wants and overrides what it knows better.
 *
 * @example
 * ```ts
 * const { weights, settings, rules: rule } = microMentoring;
 * const minutes = { ...weights, skills: 40 };
 * minutes.skills; // 40
 * coverage(settings.skills).settings.expertsCountLess; // true
 * rule.availability.atLeast; // 30
 * ```
 */
export interface Preset<
  C extends PresetCriterion = PresetCriterion,
  R extends keyof PresetRules = keyof PresetRules,
  L extends PresetLearner = "first" | "second",
> {
  readonly name: string;
  /** What the programme is for, and who the two roles are. */
  readonly purpose: string;
  /** They sum to 100. */
  readonly weights: { readonly [K in C]: number };
  readonly reasons: { readonly [K in C]: PresetReason };
  readonly settings: Pick<PresetSettings<L>, C>;
  readonly rules: Pick<PresetRules, R>;
  /** What no rule between two people can say: who is admitted. */
  readonly admission: readonly string[];
  /** What the numbers can deliver, and what they cannot. */
  readonly evidence: readonly string[];
  readonly cautions: readonly string[];
  /**
   * For learning from outcomes: the correlation that is expected between each criterion, asked before the match, and the
   * quality of the relationship after three months. Guesses to start from, in [-1, 1].
   */
  readonly slopes: { readonly [K in C]: number };
}

/** What a preset says for itself; the rest follows from what all presets share. */
export interface PresetWords<C extends PresetCriterion, R extends keyof PresetRules, L extends PresetLearner> {
  readonly name: string;
  readonly purpose: string;
  readonly learner: L;
  readonly weights: { readonly [K in C]: number };
  /** Reasons of its own, where the usual ones do not say why this weight is higher or lower. */
  readonly reasons: { readonly [K in NoInfer<C>]?: PresetReason };
  readonly settings: Partial<PresetSettings<NoInfer<L>>>;
  readonly rules: { readonly [K in R]: PresetRules[K] };
  readonly admission?: readonly string[];
  readonly cautions: readonly string[];
}

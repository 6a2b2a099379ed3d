import type { PresetCriterion, PresetLearner, PresetReason, PresetSettings } from "./preset.js";

/*
 * What all presets share. Source: domain knowledge, sections 0, 1.2, 1.3 (forms), 1.4 (reasons, slopes), 1.6, 2.3 and 2.4.
 * All weights are judgements with a reason, not findings.
 */

/** Why a criterion counts at all, and about how much. */
export const usualReasons: Readonly<Record<PresetCriterion, PresetReason>> = {
  preference: {
    because:
      "A say in the match is the one factor with an experiment in mentoring behind it. Not above 18: sought-after mentors get crowded, and wishes can repeat likeness of the surface.",
    studies: ["kendall2015", "allen2006", "deng2022"],
  },
  goals: {
    because:
      "Reviews recommend to match by what people need to develop, and programmes that aim at a need do better than friendly company; direct evidence on pairs at work is thin.",
    studies: ["deng2022", "christensen2020"],
  },
  skills: {
    because:
      "To complete each other predicts the quality of a relationship about as well as to be alike, so that goals and skills together weigh about as much as likeness.",
    studies: ["alonso2023"],
  },
  values: {
    because:
      "Felt likeness matters much, but what questionnaires measure before people meet is not what they feel later: a modest weight.",
    studies: ["eby2013", "mitchell", "montoya2008", "joel2017"],
  },
  personality: {
    because:
      "One study of 68 pairs, others that contradict it, and an intrusive question: 5 at most, and 0 is as good.",
    studies: ["menges2016", "maghbouli2017"],
  },
  learning: {
    because: "Two who both want to learn do well in some studies, not in others; mostly an effect of single people.",
    studies: ["godshalk2003", "lentz"],
  },
  interests: {
    because: "Something in common to begin with; a small effect, found among young people.",
    studies: ["raposa2018"],
  },
  communication: {
    because: "Different expectations come before matches end, and how often people meet goes with support.",
    studies: ["star", "eby2013"],
  },
  availability: {
    because: "To meet at all is the best supported part of the process; this counts on top of the least shared time.",
    studies: ["eby2013", "microsoft2019"],
  },
  seniority: {
    because: "Rank makes no difference to the quality of a relationship; it counts where the programme needs position.",
    studies: ["tuma2024", "raabe2003"],
  },
  orgDistance: {
    because: "Studies do not agree on near or far: a tie-breaker, in the direction that the purpose asks for.",
    studies: [],
  },
};

/** What correlation with later quality is expected of each criterion; of org distance 0 ± .05, of either sign. */
export const slopes: Readonly<Record<PresetCriterion, number>> = {
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

/** What is known about scores of compatibility as such. */
export const evidence: readonly string[] = [
  "Scores made before two people meet predict little of what becomes of them: a correlation of .10 to .25 is plausible, and the best of ten candidates gains 0.3 standard deviations at most.",
  "The large figures of the literature (.38 to .59) are about likeness that people feel inside a relationship, not about questionnaires.",
  "Research on matching by what participants are like is called insufficient by the National Mentoring Resource Center, which reviews it.",
  "Which criteria count matters more than how much: these weights correlate .73 to .93 with equal ones.",
  "A programme of 30 to 150 pairs cannot test a single weight: to see a correlation of .20 takes 194 rated pairs.",
  "Telling both people what they have in common helps by itself: show them the reasons.",
];

/** What holds for every preset. */
export const cautions: readonly string[] = [
  "A fit compares pairs with each other. It is no probability, and nobody should be shown one as if it were.",
  "Nothing protected is scored, nor what stands for it: not gender, origin, age, health, religion, names, photos, schools. Such answers are sealed, for the audit alone.",
  "A person decides: let both sides decline, and offer a new match without blame.",
];

/** Said where personality is asked. */
export const personalityCaution =
  "Personality counts 5 at most and may be 0: leave it out where people would rather not be asked.";

/** Three sessions in the worst week are worth 1, so that there is a choice; one is the least. */
export const minutes = (session: number) => ({
  settings: { session, enough: 3 * session },
  rule: { session, atLeast: session },
});

/** More than nothing: the smallest difference that a fit shows. */
export const something = 0.000_001;

/** Settings that hold unless a preset says otherwise. */
export function usualSettings<L extends PresetLearner>(learner: L): PresetSettings<L> {
  const giver = learner === "each" ? {} : { giver: learner === "first" ? ("second" as const) : ("first" as const) };
  return {
    preference: {},
    goals: { learner, ranked: true },
    skills: { learner },
    values: { scales: ["Creativity", "Prudence", "Teamwork", "Valour", "Judgment"], deadBand: 0.15, apart: 0.4 },
    personality: { scales: ["Conscientiousness", "Intellect/Imagination"], deadBand: 0.15, apart: 0.4 },
    learning: { of: "love of learning" },
    interests: { enough: 3 },
    communication: { scales: ["Feedback", "Rhythm", "Presence", "Guidance", "Replies"], ...giver },
    availability: minutes(60).settings,
    seniority: [-2, 0, 2, 4],
    orgDistance: { best: "far" },
  };
}

import { frozenCopy } from "../../cohort/frozen.js";

/** What is known from elsewhere, and how far it carries. */
export interface Study {
  /** Authors, year, place. */
  readonly cite: string;
  /** Year of publication; absent where our notes do not have it. */
  readonly year?: number;
  /** How it was found out, with the number of people where known: what a reader needs in order to doubt it. */
  readonly design: string;
  /** What was found, in our words. */
  readonly found: string;
}

/*
 * Of most papers only the abstract was read; figures are those of the abstract. The key in the comment is that of the
 * sources in the domain knowledge (section 8).
 */

/** The studies that presets lean on, by a short name. */
export const studies = /* @__PURE__ */ study({
  // S1
  eby2013: {
    cite: "Eby et al. 2013, Psychological Bulletin 139:441–476",
    year: 2013,
    design: "meta-analysis of correlations, mostly asked of the same people at the same time",
    found:
      "Felt similarity of deep traits goes with what mentees report of the relationship (.38 to .59); how often people meet goes with support (.25).",
  },
  // S6
  allen2006: {
    cite: "Allen, Eby & Lentz 2006, Journal of Applied Psychology 91:567",
    year: 2006,
    design: "survey of formal programmes",
    found: "People who feel that they had a say in the match report better mentoring, on both sides.",
  },
  // S7
  kendall2015: {
    cite: "Kendall & Smith-Jentsch 2015, International Journal of Mentoring and Coaching XIII(4)",
    year: 2015,
    design: "experiment, 65 pairs meeting online",
    found: "Those who chose felt more similar and got more support, because mentees did more of their part.",
  },
  // S14
  menges2016: {
    cite: "Menges 2016, Group & Organization Management 41:98",
    year: 2016,
    design: "one field study, 68 pairs",
    found: "Alike in openness went with more support of both kinds, alike in conscientiousness with personal support.",
  },
  // S14c
  maghbouli2017: {
    cite: "Maghbouli et al. 2017, Thrita",
    year: 2017,
    design: "one study of medical students",
    found: "Unlike personalities went with more satisfaction.",
  },
  // S15
  mitchell: {
    cite: "Mitchell, thesis",
    design: "a thesis, of which a summary was read",
    found: "Measured similarity of personality hardly leads to felt similarity; it may depend on the trait.",
  },
  // S16
  tuma2024: {
    cite: "Tuma & Dolan 2024, CBE—Life Sciences Education",
    year: 2024,
    design: "565 doctoral students",
    found: "Rank of the mentor and demographic likeness did not matter for quality; felt likeness did.",
  },
  // S19
  alonso2023: {
    cite: "Alonso, Marshall, Porter & Kraiger 2023, Journal of Managerial Psychology",
    year: 2023,
    design: "survey of both partners of 145 pairs",
    found:
      "Being alike and completing each other predict the quality of the relationship about equally, for both partners.",
  },
  // S21
  deng2022: {
    cite: "Deng, Gulseren & Turner 2022, Leadership & Organization Development Journal",
    year: 2022,
    design: "review",
    found: "Recommends asking what mentees need to develop, and letting both sides have a say.",
  },
  // S22a
  godshalk2003: {
    cite: "Godshalk & Sosik 2003, Journal of Vocational Behavior 63:417",
    year: 2003,
    design: "survey, 217 pairs",
    found: "Pairs in which both want to learn do best; the same data show an effect of single people too.",
  },
  // S22c
  lentz: {
    cite: "Lentz, dissertation, University of South Florida",
    design: "survey, 93 pairs",
    found: "Expectations about learning orientation were mostly not met.",
  },
  // S24
  montoya2008: {
    cite: "Montoya, Horton & Kirchner 2008, Journal of Social and Personal Relationships 25:889",
    year: 2008,
    design: "meta-analysis",
    found: "Measured likeness matters before people know each other and fades in existing relationships.",
  },
  // S26
  joel2017: {
    cite: "Joel, Eastwick & Finkel 2017",
    year: 2017,
    design: "machine learning on more than 100 questions before speed dates",
    found: "Who likes and who is liked can be predicted; which two like each other cannot.",
  },
  // S28d
  gallen: {
    cite: "Gallen & Wasserman, CEPR column",
    design: "study of how students choose mentors, of which a summary was read",
    found: "Choices by surface features fall away when information on a mentor's quality is shown.",
  },
  // S29c
  christensen2020: {
    cite: "Christensen et al. 2020, Journal of Youth and Adolescence",
    year: 2020,
    design: "meta-analysis, young people",
    found: "Programmes that aim at a need have about twice the effect of those that offer friendship.",
  },
  // S29a
  raposa2018: {
    cite: "Raposa et al. 2018, Journal of Community Psychology",
    year: 2018,
    design: "records of more than 9,000 matches of young people",
    found: "Shared interests go with how long matches last, shared dislikes more than shared likes.",
  },
  // S30b
  sandvik2020: {
    cite: "Sandvik, Saouma, Seegert & Stanton 2020, Quarterly Journal of Economics 135:1635",
    year: 2020,
    design: "experiment in a sales call centre, partners drawn by lot",
    found: "Structured meetings raised sales by 15 %, most for those whose partner performed well.",
  },
  // S31
  microsoft2019: {
    cite: "Microsoft, in Harvard Business Review 2019",
    year: 2019,
    design: "a company's own survey of newcomers",
    found:
      "One meeting in 90 days: 56 % said that their buddy helped them become productive; more than eight: 97 %. Buddies were close to the role.",
  },
  // S34c
  star: {
    cite: "STAR project, US Office of Juvenile Justice",
    design: "records and interviews, young people",
    found: "Different expectations and misunderstandings come before matches end; about 30 % ended within a year.",
  },
  // S36
  raabe2003: {
    cite: "Raabe & Beehr 2003, Journal of Organizational Behavior 24:271",
    year: 2003,
    design: "61 formal pairs",
    found: "Mentors two levels up made no difference to attitudes or leaving; managers and colleagues did.",
  },
  // S37
  chaudhuri2021: {
    cite: "Chaudhuri, Park & Johnson 2021, European Journal of Training and Development",
    year: 2021,
    design: "review of 54 studies of reverse mentoring, mostly of cases and ideas",
    found: "It is used to pass on technology and to include people; sizes of effects are not known.",
  },
  // S38
  kuperminc: {
    cite: "Kuperminc & Deutsch, group mentoring review",
    design: "review, young people",
    found: "Evidence on mentoring in groups is thin.",
  },
  // S39
  wisner2022: {
    cite: "Wisner 2022, dissertation, Michigan State University",
    year: 2022,
    design: "one model of short, single meetings, which fitted badly",
    found: "Satisfaction follows the quality of the advice, and that the expertise behind it.",
  },
});

/** The short name of a study. */
export type StudyName = keyof typeof studies;

function study<const K extends string>(given: Readonly<Record<K, Study>>): Readonly<Record<K, Study>> {
  return frozenCopy(given);
}

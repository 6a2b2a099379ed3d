import { type Instrument, type InstrumentItem, instrument } from "./instrument.js";
import { accuracy } from "./labels.js";

/** The five scales of the Mini-IPIP, under the names of their key. */
export type MiniIpipScale =
  | "Extraversion"
  | "Agreeableness"
  | "Conscientiousness"
  | "Neuroticism"
  | "Intellect/Imagination";

const [E, A, C, N, O] = [
  "Extraversion",
  "Agreeableness",
  "Conscientiousness",
  "Neuroticism",
  "Intellect/Imagination",
] as const;

// The number, key and words of each item: Donnellan, Oswald, Baird & Lucas 2006; key at ipip.ori.org/MiniIPIPKey.htm.
const key: readonly (readonly [MiniIpipScale, "+" | "-", string])[] = [
  [E, "+", "Am the life of the party."],
  [A, "+", "Sympathize with others' feelings."],
  [C, "+", "Get chores done right away."],
  [N, "+", "Have frequent mood swings."],
  [O, "+", "Have a vivid imagination."],
  [E, "-", "Don't talk a lot."],
  [A, "-", "Am not interested in other people's problems."],
  [C, "-", "Often forget to put things back in their proper place."],
  [N, "-", "Am relaxed most of the time."],
  [O, "-", "Am not interested in abstract ideas."],
  [E, "+", "Talk to a lot of different people at parties."],
  [A, "+", "Feel others' emotions."],
  [C, "+", "Like order."],
  [N, "+", "Get upset easily."],
  [O, "-", "Have difficulty understanding abstract ideas."],
  [E, "-", "Keep in the background."],
  [A, "-", "Am not really interested in others."],
  [C, "-", "Make a mess of things."],
  [N, "-", "Seldom feel blue."],
  [O, "-", "Do not have a good imagination."],
];

/**
 * Mini-IPIP: twenty items for the Big Five, four each, in the public domain. Asked unless others are named:
 * Conscientiousness and Intellect/Imagination (items 3, 5, 8, 10, 13, 15, 18, 20), the two for which a study of mentoring
 * pairs found anything. Factor V is the lexical Intellect/Imagination, not the Openness of other inventories. Neuroticism
 * asks about moods, which is close to health, and needs a stated reason.
 *
 * E, A, C and N have two items for and two against; Intellect/Imagination has one for and three against, so that people who
 * agree with everything get too little of it unless acquiescence is corrected; for that at least two of the balanced scales
 * must be asked.
 */
export const miniIpip: Instrument<MiniIpipScale, "Conscientiousness" | "Intellect/Imagination", "Neuroticism"> =
  instrument({
    id: "mini-ipip",
    name: "Mini-IPIP",
    licence: "public domain",
    source: "ipip.ori.org/MiniIPIPKey.htm; Donnellan, Oswald, Baird & Lucas 2006",
    validated: true,
    range: [1, 5],
    labels: accuracy,
    scales: {
      Extraversion: { alphas: [0.77] },
      Agreeableness: { alphas: [0.7] },
      Conscientiousness: { alphas: [0.69] },
      Neuroticism: { alphas: [0.68], note: "Asks about moods: close to data about health." },
      "Intellect/Imagination": { alphas: [0.65], note: "One item for and three against." },
    },
    usual: [C, O],
    onlyForReason: [N],
    items: key.map(
      ([scale, sign, text], at): InstrumentItem<MiniIpipScale> => ({
        id: `m${at + 1}`,
        number: at + 1,
        text,
        scale,
        key: sign,
      }),
    ),
  });

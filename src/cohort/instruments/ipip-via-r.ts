import { type Instrument, type InstrumentItem, instrument } from "./instrument.js";
import { accuracy } from "./labels.js";

// Two items for and two against each scale, in this order. Source: ipip.ori.org, IPIP-VIA-R key.
const key = {
  "Love of learning": [
    "Am a true life-long learner",
    "Am thrilled when I learn something new",
    "Don't like to learn new things",
    "Don't read nonfiction books for fun",
  ],
  Curiosity: [
    "Am excited by many different activities",
    "Can find something of interest in any situation",
    "Am not all that curious about the world",
    "Have few interests",
  ],
  Teamwork: [
    "Am an extremely loyal person",
    "Support my teammates or fellow group members",
    "Am not good at working with a group",
    "Prefer to do everything alone",
  ],
  Fairness: [
    "Treat all people equally",
    "Believe that everyone's rights are equally important",
    "Take advantage of others",
    "Treat others differently if I don't like them",
  ],
  Perseverance: [
    "Don't quit a task before it is finished",
    "Finish things despite obstacles in the way",
    "Don't finish what I start",
    "Give up easily",
  ],
  Integrity: [
    "Am trusted to keep secrets",
    "Keep my promises",
    "Lie to get myself out of trouble",
    "Cheat on people who have trusted me",
  ],
  Judgment: [
    "Weigh the pro's and the con's",
    "Am valued by my friends for my good judgment",
    "Don't tend to think things through critically",
    "Don't think about different possibilities when making decisions",
  ],
  Leadership: [
    "Am good at helping people work well together",
    "Am told that I am a strong but fair leader",
    "Have difficulty getting others to work together",
    "Am not good at taking charge of a group",
  ],
  Creativity: [
    "Come up with new ways to do things",
    "Am an original thinker",
    "Am not considered to have new and different ideas",
    "Have no special urge to do something original",
  ],
  Prudence: [
    "Believe it is always better to be safe than sorry",
    "Make careful choices",
    "Act before thinking through the consequences",
    "Like taking risks",
  ],
  Valour: [
    "Have taken frequent stands in the face of strong opposition",
    "Don't hesitate to express an unpopular opinion",
    "Do not stand up for my beliefs",
    "Don't speak my mind freely when there might be negative results",
  ],
} as const;

/** The eleven scales of the IPIP-VIA-R that are of use at work; Valour is speaking up. */
export type ViaScale = keyof typeof key;

const names: readonly ViaScale[] = [
  "Love of learning",
  "Curiosity",
  "Teamwork",
  "Fairness",
  "Perseverance",
  "Integrity",
  "Judgment",
  "Leadership",
  "Creativity",
  "Prudence",
  "Valour",
];

const items = names.flatMap((scale, group) =>
  key[scale].map(
    (text, at): InstrumentItem<ViaScale> => ({
      id: `${scale.toLowerCase().replaceAll(" ", "-")}-${at + 1}`,
      number: group * key[scale].length + at + 1,
      text,
      scale,
      key: at < 2 ? "+" : "-",
    }),
  ),
);

/**
 * Eleven scales of the IPIP-VIA-R, four items each (two for, two against), in the public domain. Asked unless others are
 * named: Creativity, Prudence, Teamwork, Valour and Judgment, in which people differ without one end being the better one
 * (values and working style), and Love of learning and Curiosity. Hardly anybody admits to little Integrity or Fairness, so
 * that comparing them says nothing. The numbers of items are those of this list, by scale.
 */
export const ipipViaR: Instrument<
  ViaScale,
  "Love of learning" | "Curiosity" | "Teamwork" | "Judgment" | "Creativity" | "Prudence" | "Valour",
  never
> = instrument({
  id: "ipip-via-r",
  name: "IPIP-VIA-R",
  licence: "public domain",
  source: "ipip.ori.org, IPIP-VIA-R scales",
  validated: true,
  range: [1, 5],
  labels: accuracy,
  scales: {
    "Love of learning": { note: "Stands in for a learning goal orientation, which it is not." },
    Curiosity: { alphas: [0.72, 0.56] },
    Teamwork: { alphas: [0.54, 0.57] },
    Fairness: { alphas: [0.67, 0.63], note: "Socially desirable: people hardly differ." },
    Perseverance: {},
    Integrity: { note: "Socially desirable: people hardly differ." },
    Judgment: {},
    Leadership: {},
    Creativity: {},
    Prudence: {},
    Valour: { note: "Speaking up." },
  },
  usual: ["Love of learning", "Curiosity", "Teamwork", "Judgment", "Creativity", "Prudence", "Valour"],
  onlyForReason: [],
  items,
});

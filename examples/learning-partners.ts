// The people of the examples for peers and rounds, in the words of their survey: questions, rules and weights. Change them here
// for your own.
import {
  asked,
  choice,
  choices,
  closeness,
  coverage,
  different,
  email,
  hours,
  inZone,
  overlap,
  type PersonOf,
  scale,
  skills,
  timeZone,
  week,
} from "pairwright";
import { z } from "zod";

const TOPICS = [
  "Data analysis (SQL, spreadsheets)",
  "Python",
  "Writing for decisions",
  "Giving feedback",
  "Product discovery",
  "Presenting, in person or on video",
  "Project planning",
  "Career planning",
] as const;
const TEAMS = ["Engineering", "Product", "Design", "People", "Finance", "Sales", "Support"] as const;
const PASTIMES = [
  "Cooking",
  "Hiking",
  "Board games",
  "Music",
  "Reading, mostly fiction",
  "Running",
  "Gardening",
  "Cinema",
] as const;

/** The programme: partners need an hour in every week of it, also after clocks have changed for one and not yet for the other. */
const PROGRAMME = { from: "2026-09-28", to: "2026-11-20" };

export const Person = z.object({
  id: email("Email Address"),
  name: asked("What is your name?", z.string()),
  team: choice("Which team are you in?", TEAMS),
  zone: timeZone("Your time zone"),
  goals: skills("What would you like to learn?", { known: TOPICS }).optional(),
  offers: skills("What could you help somebody with?", { known: TOPICS }).optional(),
  pace: scale("How often would you like to meet?", { from: 1, to: 5 }).optional(),
  week: week("When could you usually meet, on your own clock?", { zone: "another question" }),
  pastimes: choices("What do you enjoy besides work?", PASTIMES, { other: true }).optional(),
});

type Somebody = PersonOf<typeof Person>;

/** What any two who meet must have. */
export const rules = {
  "an hour a week in common": {
    by: hours({ programme: PROGRAMME, atLeast: 60 }),
    of: (p: Somebody) => inZone(p.week, p.zone),
  },
};

/** What makes two people good partners. */
export const criteria = {
  // Asked both ways: what each would like to learn, and what the other can help with. Both have to get something.
  topics: {
    by: coverage(),
    one: (p: Somebody) => p.goals,
    other: (p: Somebody) => p.offers,
    both: "harmonic" as const,
  },
  times: { by: hours({ programme: PROGRAMME, enough: 240 }), of: (p: Somebody) => inZone(p.week, p.zone) },
  pace: { by: closeness([1, 5], { deadBand: 1 }), of: (p: Somebody) => p.pace },
  pastimes: { by: overlap({ enough: 2 }), of: (p: Somebody) => p.pastimes },
  team: { by: different(), of: (p: Somebody) => p.team },
};

export const weights = {
  topics: 45, // what it is for
  times: 20, // meeting at all matters most; four shared hours in the worst week are as good as more
  pace: 15, // different expectations are what relationships break on
  pastimes: 10, // something in common to start from
  team: 10, // a slight preference for a view from elsewhere
};

// The programme of the examples, in the words of the survey: questions, rules and weights. Change them here for your own.
import {
  asked,
  atLeast,
  choice,
  choices,
  closeness,
  coverage,
  different,
  email,
  hours,
  inZone,
  overlap,
  pairs,
  preference,
  scale,
  skills,
  timeZone,
  week,
  wishes,
} from "pairwright";
import { z } from "zod";

const TOPICS = [
  "Data analysis (SQL, spreadsheets)",
  "Python",
  "Writing for decisions",
  "Leading without authority",
  "Giving feedback",
  "Product discovery",
  "Presenting, in person or on video",
  "Project planning",
  "Career planning",
] as const;

/** How well a mentor could teach a topic, from 0 (not at all) to 5 (sets the practice); from 3 on they teach it. */
const LEVELS = {
  "Not yet": 1,
  "A little": 2,
  "On my own": 3,
  "Well enough to help others": 4,
  "I set the practice": 5,
};

/** The term: pairs need an hour in every week of it, also after clocks have changed on one side and not yet on the other. */
export const TERM = { from: "2026-09-28", to: "2026-12-18" };

const DEPARTMENTS = ["Engineering", "Product", "Design", "People", "Finance", "Sales", "Support"] as const;
const LANGUAGES = ["English", "German", "Portuguese", "Spanish", "French", "Polish"] as const;
const PASTIMES = [
  "Cooking",
  "Hiking",
  "Board games",
  "Music",
  "Reading, mostly fiction",
  "Running",
  "Gardening",
  "Cinema",
  "Photography",
  "Knitting",
] as const;

const Person = z.object({
  id: email("Email Address"),
  name: asked(["What is your name?", "Name"], z.string()),
  department: choice(["Which department are you in?", "Department"], DEPARTMENTS),
  pace: scale("How fast do you want to go?", { from: 1, to: 5 }).optional(),
  directness: scale("How direct should feedback be?", { from: 1, to: 5 }).optional(),
  zone: timeZone(["Your time zone", "Time zone"]),
  week: week(["When could you usually meet, on your own clock?", "When could you meet?"], { zone: "another question" }),
  languages: choices("Which languages could you meet in?", LANGUAGES),
  pastimes: choices("What do you enjoy besides work?", PASTIMES, { other: true }).optional(),
});

const Mentee = Person.extend({
  manager: email("Your manager's email address").optional(),
  goals: skills("What would you like to learn?", { known: TOPICS }),
  wishes: wishes("Is there a mentor whom you would like?").optional(),
});

const Mentor = Person.extend({
  topics: skills("How well could you teach each of these?", { known: TOPICS, levels: LEVELS }),
  places: asked("How many mentees could you take on?", z.int().min(0).default(1)),
});

/** One-on-one mentoring of one term. */
export const programme = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: (mentor) => mentor.places },
  rules: {
    "not their own manager": ({ mentee, mentor }) => mentee.manager !== mentor.id,
    "an hour a week in common": {
      by: hours({ programme: TERM, atLeast: 60 }),
      mentee: (p) => inZone(p.week, p.zone),
      mentor: (p) => inZone(p.week, p.zone),
    },
    "a language in common": {
      by: atLeast(1, overlap({ enough: 1 })),
      mentee: (p) => p.languages,
      mentor: (p) => p.languages,
    },
  },
  criteria: {
    topics: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.topics },
    wishes: { by: preference(), mentee: ({ id, wishes }) => ({ id, wishes }), mentor: ({ id }) => ({ id }) },
    times: {
      by: hours({ programme: TERM, enough: 360 }),
      mentee: (p) => inZone(p.week, p.zone),
      mentor: (p) => inZone(p.week, p.zone),
    },
    pace: { by: closeness([1, 5], { deadBand: 1 }), mentee: (p) => p.pace, mentor: (p) => p.pace },
    directness: { by: closeness([1, 5], { deadBand: 1 }), mentee: (p) => p.directness, mentor: (p) => p.directness },
    pastimes: { by: overlap({ enough: 2 }), mentee: (p) => p.pastimes, mentor: (p) => p.pastimes },
    department: { by: different(), mentee: (p) => p.department, mentor: (p) => p.department },
  },
  weights: {
    topics: 35, // what the programme is for, and one of the better supported levers
    wishes: 15, // people who have a say in the match get more out of it
    times: 15, // meeting at all matters most; six shared hours in the worst week are as good as more
    pace: 10, // different expectations are what relationships break on
    directness: 10,
    pastimes: 10, // something in common to start from
    department: 5, // a slight preference for a view from elsewhere
  },
});

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
  overlap,
  pairs,
  preference,
  scale,
  skills,
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

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday"] as const;
const HOURS = ["06:00 to 10:00", "10:00 to 14:00", "14:00 to 18:00", "18:00 to 22:00"] as const;
const BLOCKS = DAYS.flatMap((day) => HOURS.map((hours) => `${day}, ${hours}`));
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
  blocks: choices("When could you meet? (UTC)", BLOCKS),
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
    "a time in common": { by: atLeast(1, overlap({ enough: 1 })), mentee: (p) => p.blocks, mentor: (p) => p.blocks },
    "a language in common": {
      by: atLeast(1, overlap({ enough: 1 })),
      mentee: (p) => p.languages,
      mentor: (p) => p.languages,
    },
  },
  criteria: {
    topics: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.topics },
    wishes: { by: preference(), mentee: ({ id, wishes }) => ({ id, wishes }), mentor: ({ id }) => ({ id }) },
    times: { by: overlap({ enough: 3 }), mentee: (p) => p.blocks, mentor: (p) => p.blocks },
    pace: { by: closeness([1, 5], { deadBand: 1 }), mentee: (p) => p.pace, mentor: (p) => p.pace },
    directness: { by: closeness([1, 5], { deadBand: 1 }), mentee: (p) => p.directness, mentor: (p) => p.directness },
    pastimes: { by: overlap({ enough: 2 }), mentee: (p) => p.pastimes, mentor: (p) => p.pastimes },
    department: { by: different(), mentee: (p) => p.department, mentor: (p) => p.department },
  },
  weights: {
    topics: 35, // what the programme is for, and one of the better supported levers
    wishes: 15, // people who have a say in the match get more out of it
    times: 15, // meeting at all matters most; three shared blocks are as good as more
    pace: 10, // different expectations are what relationships break on
    directness: 10,
    pastimes: 10, // something in common to start from
    department: 5, // a slight preference for a view from elsewhere
  },
});

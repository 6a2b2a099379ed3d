// Several formats in one run: one-on-one while places last, circles led by mentors who are free, then buddies, so that as
// few as possible go without anybody. For coordinators:
//
//   npx tsx examples/formats.ts --mentees mentees.csv --mentors mentors.csv --one-on-one 0.5 --out plans
//
// One-on-one is the programme of programme.ts; circles and buddies, which read the same answers, stand below.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  atLeast,
  circles,
  closeness,
  commonStarts,
  coverage,
  describeIntake,
  different,
  explain,
  formats,
  hours,
  intake,
  inZone,
  match,
  overlap,
  peers,
  report,
} from "pairwright";
import { readTableFile } from "pairwright/node";
import { command, numberOf, readAddresses, tell, teller, writeInto } from "./command.js";
import { programme as oneOnOne, TERM } from "./programme.js";

const { mentee: Mentee, mentor: Mentor } = oneOnOne.roles;

/** Mentees learn together, with a mentor who has no mentee of their own. */
const learningCircles = circles({
  of: Mentee,
  lead: Mentor,
  size: { min: 4, max: 6 },
  rules: {
    "not their own manager": { with: "lead", by: (member, lead) => member.manager !== lead.id },
    "only who wants to mentor": { with: "lead", by: (_, lead) => lead.places > 0 },
    "a language in common": { by: atLeast(1, overlap({ enough: 1 })), of: (p) => p.languages },
    "a language in common with the lead": {
      by: atLeast(1, overlap({ enough: 1 })),
      member: (p) => p.languages,
      lead: (p) => p.languages,
    },
  },
  meeting: {
    by: commonStarts({ programme: TERM, atLeast: 1, share: 0.8 }),
    of: (p) => inZone(p.week, p.zone),
    lead: (p) => inZone(p.week, p.zone),
  },
  criteria: {
    guidance: { by: coverage(), member: (p) => p.goals, lead: (p) => p.topics },
    pace: { by: closeness([1, 5], { deadBand: 1 }), of: (p) => p.pace },
    departments: { by: different(), of: (p) => p.department },
  },
  weights: {
    guidance: 60, // what the mentor can teach of what the circle wants to learn
    pace: 25, // different expectations are what groups break on
    departments: 15, // a preference for views from elsewhere
  },
});

/** Two mentees keep each other going. */
const buddies = peers({
  of: Mentee,
  rules: {
    "an hour a week in common": { by: hours({ programme: TERM, atLeast: 60 }), of: (p) => inZone(p.week, p.zone) },
    "a language in common": { by: atLeast(1, overlap({ enough: 1 })), of: (p) => p.languages },
  },
  criteria: {
    goals: { by: overlap({ enough: 2 }), of: (p) => p.goals.map(({ skill }) => skill) },
    pace: { by: closeness([1, 5], { deadBand: 1 }), of: (p) => p.pace },
    pastimes: { by: overlap({ enough: 2 }), of: (p) => p.pastimes },
  },
  weights: { goals: 50, pace: 30, pastimes: 20 },
});

/** The order of the formats is the order of these lines. */
const programmeOf = (share: { readonly oneOnOne: number; readonly circles: number }) =>
  formats({
    roles: { mentee: Mentee, mentor: Mentor },
    steps: {
      "one-on-one": { program: oneOnOne, as: { mentee: "mentee", mentor: "mentor" }, share: share.oneOnOne },
      circles: { program: learningCircles, as: { member: "mentee", lead: "mentor" }, share: share.circles },
      buddies: { program: buddies, as: { person: "mentee" } },
    },
  });

const HELP = `Gives as many mentees as possible a place in one of three formats, one after the other, and says why.

  npx tsx examples/formats.ts [options]

  --mentees FILE       answers of the mentees, CSV    (examples/answers/mentees.csv)
  --mentors FILE       answers of the mentors, CSV    (examples/answers/mentors.csv)
  --one-on-one SHARE   the largest share of the mentees who get a mentor of their own, 0 to 1    (0.5)
  --circles SHARE      the largest share of the mentees who sit in a circle with a mentor    (0.4)
  --must FILE          mentees and mentors who are to be one-on-one in any case
  --buddies FILE       mentees who are to be buddies in any case: the formats before leave them out
  --steps NUMBER       how many changes the search for circles tries    (200000)
  --out FOLDER         write plan.md, plan.csv and plan.json there
  --seed NUMBER        decides between plans that are equally good (2026)
  --help               this text

The lists are CSV files with an e-mail address in each column: mentee and mentor; person and with.
Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan is possible.
`;

const here = (file: string) => fileURLToPath(new URL(`answers/${file}`, import.meta.url));

function readOptions() {
  const { values } = parseArgs({
    options: {
      mentees: { type: "string", default: here("mentees.csv") },
      mentors: { type: "string", default: here("mentors.csv") },
      "one-on-one": { type: "string", default: "0.5" },
      circles: { type: "string", default: "0.4" },
      must: { type: "string" },
      buddies: { type: "string" },
      steps: { type: "string", default: "200000" },
      out: { type: "string" },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const programme = programmeOf({ oneOnOne: numberOf(options["one-on-one"]), circles: numberOf(options.circles) });
  const tables = { mentee: await readTableFile(options.mentees), mentor: await readTableFile(options.mentors) };
  const cohort = intake(programme, tables, { duplicates: "latest" });
  process.stdout.write(`${describeIntake(cohort.report)}\n\n`);

  const must = await readAddresses(options.must, "pairs", ["mentee", "mentor"], 2);
  const outcome = match(programme, cohort, {
    seed: numberOf(options.seed),
    steps: {
      "one-on-one": { must: must.map(([mentee = "", mentor = ""]) => ({ mentee, mentor })) },
      circles: { steps: numberOf(options.steps) },
      buddies: { must: await readAddresses(options.buddies, "buddies", ["person", "with"], 2) },
    },
    onProgress: teller(),
  });
  const nameOf = (people: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const names = { mentee: nameOf(cohort.people.mentee), mentor: nameOf(cohort.people.mentor) };
  process.stdout.write(`${report(outcome, { form: "text", names })}\n`);
  if (outcome.status === "infeasible") return 2;

  // The plan of each step is a plan like any other, and can be asked.
  const [pair] = outcome.steps["one-on-one"].pairs;
  const [member] = outcome.steps.circles.circles[0]?.people ?? [];
  const [one, other] = outcome.steps.buddies.groups[0]?.people ?? [];
  tell("Why: one of each format", [
    ...(pair ? [explain(outcome.steps["one-on-one"], pair, { names }).text] : []),
    ...(member
      ? [explain(outcome.steps.circles, { member }, { names: { member: names.mentee, lead: names.mentor } }).text]
      : []),
    ...(one && other ? [explain(outcome.steps.buddies, { one, other }, { names: { person: names.mentee } }).text] : []),
  ]);
  await writeInto(options.out, {
    "plan.md": report(outcome, { form: "markdown", names }),
    "plan.csv": report(outcome, { form: "csv", names }),
    "plan.json": `${JSON.stringify(outcome, null, 2)}\n`,
  });
  return 0;
}

await command(main, "npx tsx examples/formats.ts --help");

// Mentoring circles: members of one survey export meet in small groups, each led by somebody of another. For coordinators:
//
//   npm run demo:circles -- --members members.csv --leads leads.csv --out term-2 --history term-1/plan.csv
//
// The programme stands below, in the words of the surveys: change questions, rules and weights there.
import { parseArgs } from "node:util";
import {
  asked,
  atLeast,
  type CirclesPlan,
  choice,
  choices,
  circles,
  closeness,
  commonStarts,
  coverage,
  describeIntake,
  different,
  email,
  explain,
  intake,
  inZone,
  match,
  overlap,
  report,
  scale,
  skills,
  timeZone,
  week,
} from "pairwright";
import { readTableFile } from "pairwright/node";
import { z } from "zod";
import { command, here, numberOf, readAddresses, tell, teller, wordOf, writeInto } from "./command.js";

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
const TEAMS = ["Engineering", "Product", "Design", "People", "Finance", "Sales", "Support"] as const;
const LANGUAGES = ["English", "German", "Portuguese", "French"] as const;
const YEARS = ["Less than 2", "2 to 5", "More than 5"] as const;

/** The term: circles need two starts a week in every week of it, also after clocks have changed for some and not for others. */
const TERM = { from: "2026-09-28", to: "2026-12-11" };

const Member = z.object({
  id: email("Email Address"),
  name: asked("What is your name?", z.string()),
  team: choice("Which team are you in?", TEAMS),
  manager: asked("E-mail address of your manager", z.string().optional()),
  years: choice("How many years have you worked here?", YEARS),
  zone: timeZone("Your time zone"),
  goals: skills("What would you like to learn?", { known: TOPICS }).optional(),
  offers: skills("What could you help others with?", { known: TOPICS }).optional(),
  structure: scale("How much structure should meetings have?", { from: 1, to: 5 }).optional(),
  languages: choices("Which languages could you meet in?", LANGUAGES),
  week: week("When could you usually meet, on your own clock?", { zone: "another question" }),
});

const Lead = z.object({
  id: email("Email"),
  name: asked("Name", z.string()),
  team: choice("Which team are you in?", TEAMS),
  zone: timeZone("Your time zone"),
  offers: skills("What could you help a circle with?", { known: TOPICS }),
  structure: scale("How much structure should meetings have?", { from: 1, to: 5 }).optional(),
  languages: choices("Which languages could you meet in?", LANGUAGES),
  week: week("When could you usually meet, on your own clock?", { zone: "another question" }),
});

/** What can be chosen on the command line. */
interface Choices {
  readonly size: { readonly min: number; readonly max: number };
  readonly over: "unmatched" | "larger" | "smaller";
}

const programmeOf = ({ size, over }: Choices) =>
  circles({
    of: Member,
    lead: Lead,
    size,
    over,
    rules: {
      "not one's own manager": { with: "lead", by: (member, lead) => member.manager !== lead.id },
      "a language in common with the lead": {
        by: atLeast(1, overlap({ enough: 1 })),
        member: (p) => p.languages,
        lead: (l) => l.languages,
      },
      "a language in common": { by: atLeast(1, overlap({ enough: 1 })), of: (p) => p.languages },
      "no manager in the circle": (one, other) => one.manager !== other.id && other.manager !== one.id,
    },
    circleRules: {
      "two of a team at most": { atMost: 2, alike: (p) => p.team },
      "somebody who knows the house": { atLeast: 1, who: (p) => p.years === "More than 5" },
    },
    meeting: {
      by: commonStarts({ programme: TERM, atLeast: 2, share: 0.8 }),
      of: (p) => inZone(p.week, p.zone),
      lead: (l) => inZone(l.week, l.zone),
    },
    criteria: {
      guidance: { by: coverage(), member: (p) => p.goals, lead: (l) => l.offers },
      together: { by: coverage(), wants: (p) => p.goals, offers: (p) => p.offers, lead: (l) => l.offers, members: 0.7 },
      structure: { by: closeness([1, 5], { deadBand: 1 }), of: (p) => p.structure },
      "structure with the lead": {
        by: closeness([1, 5], { deadBand: 1 }),
        member: (p) => p.structure,
        lead: (l) => l.structure,
      },
      teams: { by: different(), of: (p) => p.team },
    },
    weights: {
      guidance: 30, // what the lead can help with
      together: 35, // what the circle can do for everybody's wishes, the lead and the others together
      structure: 15, // different expectations are what groups break on
      "structure with the lead": 10,
      teams: 10, // a slight preference for views from elsewhere
    },
  });

const HELP = `Divides the members of one survey export into circles, each led by somebody of another, and says why.

  npm run demo:circles -- [options]

  --members FILE   answers of the members, CSV    (examples/answers/circle-members.csv)
  --leads FILE     answers of the leads, CSV      (examples/answers/circle-leads.csv)
  --size FROM-TO   least and most members of a circle    (4-6)
  --over WHAT      what becomes of people whom these sizes leave over: unmatched, larger or smaller circles    (unmatched)
  --history FILE   a plan.csv of an earlier term: nobody meets the same people or the same lead again, and who had no
                   circle then is left out last; may be given several times
  --never FILE     people who are never in one circle
  --must FILE      members who are in one circle in any case
  --steps NUMBER   how many changes the search tries: more take longer and can find better circles
  --out FOLDER     write plan.md, plan.csv and plan.json there
  --seed NUMBER    decides where the search begins and between plans that are equally good (2026)
  --help           this text

The lists are CSV files with the columns person and with, an e-mail address in each.
Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan is possible.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      members: { type: "string", default: here("circle-members.csv") },
      leads: { type: "string", default: here("circle-leads.csv") },
      size: { type: "string", default: "4-6" },
      over: { type: "string", default: "unmatched" },
      history: { type: "string", multiple: true, default: [] },
      never: { type: "string" },
      must: { type: "string" },
      steps: { type: "string" },
      out: { type: "string" },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

/** The choices that are no files; sizes that make no sense are left to `circles`, which says so. */
function readChoices({ size, over }: ReturnType<typeof readOptions>): Choices {
  const [, least = "", most = least] = /^(\d+)(?:-(\d+))?$/.exec(size.trim()) ?? [];
  return {
    size: { min: numberOf(least), max: numberOf(most) },
    over: wordOf("--over", over, ["unmatched", "larger", "smaller"]),
  };
}

/** Reads a list of people, two in a row. */
async function readPairs(file: string | undefined): Promise<string[][]> {
  return (await readAddresses(file, "people", ["person", "with"], 2)).map((pair) => pair.filter((id) => id !== ""));
}

/** Reads an earlier plan.csv: its circles, the leads among their people, and who had none. */
async function readPlan(file: string) {
  const rows = await readAddresses(file, "an earlier plan", ["circle", "member", "leads"], 2);
  const circles = new Map<string, Set<string>>();
  const byes: string[] = [];
  for (const [circle = "", member = "", leads = ""] of rows) {
    if (circle === "" && member !== "") byes.push(member);
    if (circle === "" || member === "") continue;
    const people = circles.get(circle) ?? new Set();
    circles.set(circle, people);
    for (const id of [member, ...leads.split("; ")]) if (id !== "") people.add(id);
  }
  return { circles: [...circles.values()].map((people) => [...people]), byes };
}

type Names = { readonly member: (id: string) => string; readonly lead: (id: string) => string };

/** Three questions about the member with the lowest fit: why this circle, why not another, and who they could be with. */
function examplesOf(plan: CirclesPlan, names: Names): string[] {
  const everybody = plan.circles.flatMap(({ members }) => members);
  const [first, ...others] = [...everybody].sort((one, other) => one.fit - other.fit);
  if (first === undefined) return [];
  const { id } = first;
  const elsewhere = plan.circles.flatMap(({ people }, at) =>
    people.includes(id) ? [] : [explain(plan, { member: id, circle: at + 1 }, { names })],
  );
  const together = others.map(({ id: other }) => explain(plan, { one: id, other }, { names }));
  return [
    explain(plan, { member: id }, { names }),
    // The one that costs something says more than one that cannot be.
    elsewhere.find(({ exchange }) => exchange !== undefined) ?? elsewhere[0],
    together.find(({ change }) => change !== undefined) ?? together.find(({ verdict }) => verdict !== "chosen"),
  ].flatMap((reasons) => (reasons === undefined ? [] : [reasons.text]));
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const programme = programmeOf(readChoices(options));
  const tables = { member: await readTableFile(options.members), lead: await readTableFile(options.leads) };
  const cohort = intake(programme, tables, { duplicates: "latest" });
  process.stdout.write(`${describeIntake(cohort.report)}\n\n`);

  const earlier = await Promise.all(options.history.map(readPlan));
  const outcome = match(programme, cohort, {
    seed: numberOf(options.seed),
    history: earlier.flatMap((plan) => plan.circles),
    byes: earlier.flatMap((plan) => plan.byes),
    never: await readPairs(options.never),
    must: await readPairs(options.must),
    ...(options.steps === undefined ? {} : { steps: numberOf(options.steps) }),
    onProgress: teller(),
  });
  const nameOf = (people: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const names = { member: nameOf(cohort.people.member), lead: nameOf(cohort.people.lead) };
  process.stdout.write(`${report(outcome, { form: "text", names })}\n`);
  if (outcome.status === "infeasible") return 2;

  tell("Why, and why not: three questions", examplesOf(outcome, names));
  await writeInto(options.out, {
    "plan.md": report(outcome, { form: "markdown", names, reasons: true }),
    "plan.csv": report(outcome, { form: "csv", names }),
    "plan.json": `${JSON.stringify(outcome, null, 2)}\n`,
  });
  return 0;
}

await command(main, "npm run demo:circles -- --help");

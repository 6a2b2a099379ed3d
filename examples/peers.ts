// Learning partners: the people of one survey export teach one another, two by two. For coordinators:
//
//   npx tsx examples/peers.ts --people peers.csv --out round-2 --history round-1/plan.csv
//
// The programme stands below, in the words of the survey: change questions, rules and weights there.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  asked,
  choice,
  choices,
  closeness,
  coverage,
  describeIntake,
  different,
  email,
  explain,
  hours,
  intake,
  inZone,
  match,
  overlap,
  PairwrightError,
  type PeersPlan,
  peers,
  report,
  scale,
  skills,
  timeZone,
  week,
} from "pairwright";
import { readTableFile } from "pairwright/node";
import { z } from "zod";
import { command, numberOf, readAddresses, tell, writeInto } from "./command.js";

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

/** The round: partners need an hour in every week of it, also after clocks have changed for one and not yet for the other. */
const ROUND = { from: "2026-09-28", to: "2026-11-20" };

const Person = z.object({
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

const programmeOf = (odd: "trio" | "bye") =>
  peers({
    of: Person,
    rules: {
      "an hour a week in common": { by: hours({ programme: ROUND, atLeast: 60 }), of: (p) => inZone(p.week, p.zone) },
    },
    criteria: {
      // Asked both ways: what each would like to learn, and what the other can help with. Both have to get something.
      topics: { by: coverage(), one: (p) => p.goals, other: (p) => p.offers, both: "harmonic" },
      times: { by: hours({ programme: ROUND, enough: 240 }), of: (p) => inZone(p.week, p.zone) },
      pace: { by: closeness([1, 5], { deadBand: 1 }), of: (p) => p.pace },
      pastimes: { by: overlap({ enough: 2 }), of: (p) => p.pastimes },
      team: { by: different(), of: (p) => p.team },
    },
    weights: {
      topics: 45, // what the round is for
      times: 20, // meeting at all matters most; four shared hours in the worst week are as good as more
      pace: 15, // different expectations are what relationships break on
      pastimes: 10, // something in common to start from
      team: 10, // a slight preference for a view from elsewhere
    },
    odd,
  });

const HELP = `Pairs the people of one survey export with each other, and says why.

  npx tsx examples/peers.ts [options]

  --people FILE    answers, CSV    (examples/answers/peers.csv)
  --odd WHAT       what becomes of an odd number: trio (one group of three) or bye (one person waits)    (trio)
  --history FILE   a plan.csv of an earlier round: its groups do not meet again, and who waited then waits last;
                   may be given several times
  --never FILE     people who are not to meet
  --must FILE      people who are to meet in any case
  --out FOLDER     write plan.md, plan.csv and plan.json there
  --seed NUMBER    decides between plans that are equally good (2026)
  --help           this text

The lists are CSV files with the columns person and with, an e-mail address in each; a third one may stand under and.
Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan is possible.
`;

const here = (file: string) => fileURLToPath(new URL(`answers/${file}`, import.meta.url));

function readOptions() {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: here("peers.csv") },
      odd: { type: "string", default: "trio" },
      history: { type: "string", multiple: true },
      never: { type: "string" },
      must: { type: "string" },
      out: { type: "string" },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

/** Reads groups: the addresses of each row. A row with one address, as of somebody left over, is a group of one. */
async function readGroups(file: string | undefined): Promise<string[][]> {
  const rows = await readAddresses(file, "groups", ["person", "with", "and"], 2);
  return rows.map((group) => group.filter((id) => id !== ""));
}

/** Three pairs that show what can be asked: one that was made, one that was not, one that is forbidden. */
function examplesOf(plan: PeersPlan, ids: readonly string[], nameOf: (id: string) => string | undefined) {
  const one = plan.groups[0]?.people[0];
  if (one === undefined) return [];
  const names = { person: nameOf };
  const others = ids.filter((id) => id !== one);
  const wanted = ["chosen", "not chosen", "forbidden"];
  const together = new Set(plan.groups[0]?.people);
  const found = new Map<string, string>();
  for (const other of others) {
    // What a pair would cost is found by solving again, so only those are asked about that are shown.
    if (found.has(together.has(other) ? "chosen" : "not chosen") && found.has("forbidden")) continue;
    const { verdict, text } = explain(plan, { one, other }, { names });
    if (!found.has(verdict)) found.set(verdict, text);
  }
  return wanted.flatMap((verdict) => found.get(verdict) ?? []);
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.odd !== "trio" && options.odd !== "bye") {
    const remedy = "Use trio or bye.";
    const message = "there is no such choice.";
    throw new PairwrightError("peers", [
      { code: "odd", where: "--odd", value: JSON.stringify(options.odd), message, remedy },
    ]);
  }
  const programme = programmeOf(options.odd);
  const cohort = intake(programme, { person: await readTableFile(options.people) }, { duplicates: "latest" });
  process.stdout.write(`${describeIntake(cohort.report)}\n\n`);

  const earlier = (await Promise.all((options.history ?? []).map(readGroups))).flat();
  const outcome = match(programme, cohort, {
    seed: numberOf(options.seed),
    history: earlier.filter((group) => group.length > 1),
    byes: earlier.flatMap(([id = "", ...others]) => (others.length === 0 && id !== "" ? [id] : [])),
    never: await readGroups(options.never),
    must: await readGroups(options.must),
  });
  const names = new Map(cohort.people.person.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id);
  process.stdout.write(`${report(outcome, { form: "text", names: { person: nameOf } })}\n`);
  if (outcome.status === "infeasible") return 2;

  tell("Why, and why not: three pairs", examplesOf(outcome, [...names.keys()], nameOf));
  await writeInto(options.out, {
    "plan.md": report(outcome, { form: "markdown", names: { person: nameOf }, reasons: true }),
    "plan.csv": report(outcome, { form: "csv", names: { person: nameOf } }),
    "plan.json": `${JSON.stringify(outcome, null, 2)}\n`,
  });
  return 0;
}

await command(main, "npx tsx examples/peers.ts --help");

// One-on-one mentoring from two survey exports. For coordinators:
//
//   npm run demo -- --mentees mentees.csv --mentors mentors.csv --out plans
//
// The programme is in programme.ts, in the words of the survey: change questions, rules and weights there. To see what is
// wrong with your files before anything is matched, run check-surveys.ts.
import { parseArgs } from "node:util";
import { describeIntake, type ExplainOptions, explain, intake, match, type Plan, report } from "pairwright";
import { readTableFile } from "pairwright/node";
import { command, here, numberOf, readAddresses, tell, teller, writeInto } from "./command.js";
import { programme } from "./programme.js";

const HELP = `Matches mentees with mentors from two survey exports, and says why.

  npm run demo -- [options]

  --mentees FILE   answers of the mentees, CSV    (examples/answers/mentees.csv)
  --mentors FILE   answers of the mentors, CSV    (examples/answers/mentors.csv)
  --history FILE   pairs of earlier terms, which are not made again; a plan.csv of last term will do
  --never FILE     pairs that are not to be made
  --must FILE      pairs that are to be made in any case
  --standing FILE  pairs that stand, in mid-programme: little of them is changed for those who joined or left since; a plan.csv will do
  --change COST    what it costs to change a pair that stands, in fit from 0 to 1; without it, as few as possible are changed
  --out FOLDER     write plan.md, plan.csv and plan.json there
  --seed NUMBER    decides between plans that are equally good (2026)
  --help           this text

The lists of pairs are CSV files with the columns mentee and mentor, an e-mail address in each.
Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan is possible.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      mentees: { type: "string", default: here("mentees.csv") },
      mentors: { type: "string", default: here("mentors.csv") },
      history: { type: "string" },
      never: { type: "string" },
      must: { type: "string" },
      standing: { type: "string" },
      change: { type: "string" },
      out: { type: "string" },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

/** Reads a list of pairs; rows without two people, such as those of a plan.csv for people left over, are no pairs. */
async function readPairs(file: string | undefined) {
  const rows = await readAddresses(file, "pairs", ["mentee", "mentor"], 2);
  return rows.flatMap(([mentee = "", mentor = ""]) => (mentee !== "" && mentor !== "" ? [{ mentee, mentor }] : []));
}

/** What the plan is for: as much fit as possible in sum, less what it costs to change pairs that stand. */
async function readObjective({ standing, change }: ReturnType<typeof readOptions>) {
  if (standing === undefined) {
    if (change === undefined) return {};
    throw new Error("--change says what it costs to change pairs that stand: name their file with --standing as well.");
  }
  const perChange = change === undefined ? ("fewest first" as const) : numberOf(change);
  return { objective: { standing: await readPairs(standing), perChange } };
}

/** Three pairs that show what can be asked: one that was made, one that was not, one that is forbidden. */
function examplesOf(
  plan: Plan<"mentee" | "mentor">,
  mentors: readonly { readonly id: string }[],
  names: ExplainOptions<"mentee" | "mentor">["names"],
) {
  const made = plan.pairs[0];
  if (made === undefined) return [];
  const others = mentors.map(({ id }) => explain(plan, { mentee: made.mentee, mentor: id }, names ? { names } : {}));
  const first = (verdict: string) => others.find((reasons) => reasons.verdict === verdict);
  return [first("chosen"), first("not chosen"), first("forbidden")].flatMap((reasons) => (reasons ? [reasons] : []));
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const cohort = intake(
    programme,
    { mentee: await readTableFile(options.mentees), mentor: await readTableFile(options.mentors) },
    { duplicates: "latest" },
  );
  process.stdout.write(`${describeIntake(cohort.report)}\n\n`);

  const outcome = match(programme, cohort, {
    seed: numberOf(options.seed),
    history: await readPairs(options.history),
    never: await readPairs(options.never),
    must: await readPairs(options.must),
    ...(await readObjective(options)),
    onProgress: teller(),
  });
  const nameOf = (people: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const names = { mentee: nameOf(cohort.people.mentee), mentor: nameOf(cohort.people.mentor) };
  process.stdout.write(`${report(outcome, { form: "text", names })}\n`);
  if (outcome.status === "infeasible") return 2;

  tell(
    "Why, and why not: three pairs",
    examplesOf(outcome, cohort.people.mentor, names).map(({ text }) => text),
  );
  await writeInto(options.out, {
    "plan.md": report(outcome, { form: "markdown", names, reasons: true }),
    "plan.csv": report(outcome, { form: "csv", names }),
    "plan.json": `${JSON.stringify(outcome, null, 2)}\n`,
  });
  return 0;
}

await command(main, "npm run demo -- --help");

// Learning partners: the people of one survey export teach one another, two by two. For coordinators:
//
//   npx tsx examples/peers.ts --people peers.csv --out round-2 --history round-1/plan.csv
//
// The programme is in learning-partners.ts, in the words of the survey: change questions, rules and weights there.
import { parseArgs } from "node:util";
import { describeIntake, explain, intake, match, type PeersPlan, peers, report } from "pairwright";
import { readTableFile } from "pairwright/node";
import { command, here, numberOf, readGroups, tell, wordOf, writeInto } from "./command.js";
import { criteria, Person, rules, weights } from "./learning-partners.js";

const programmeOf = (odd: "trio" | "bye") => peers({ of: Person, rules, criteria, weights, odd });

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
  const programme = programmeOf(wordOf("--odd", options.odd, ["trio", "bye"]));
  const cohort = intake(programme, { person: await readTableFile(options.people) }, { duplicates: "latest" });
  process.stdout.write(`${describeIntake(cohort.report)}\n\n`);

  const earlier = (await Promise.all((options.history ?? []).map(readGroups))).flat().map(({ people }) => people);
  const idsIn = async (file: string | undefined) => (await readGroups(file)).map(({ people }) => people);
  const outcome = match(programme, cohort, {
    seed: numberOf(options.seed),
    history: earlier.filter((group) => group.length > 1),
    byes: earlier.flatMap(([id = "", ...others]) => (others.length === 0 && id !== "" ? [id] : [])),
    never: await idsIn(options.never),
    must: await idsIn(options.must),
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

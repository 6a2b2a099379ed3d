// Coffee rounds: everybody of one survey export meets somebody else in every round, and nobody twice as long as that can be.
// For coordinators:
//
//   npx tsx examples/rounds.ts --people peers.csv --rounds 6 --out autumn
//   npx tsx examples/rounds.ts --people peers.csv --rounds 6 --history autumn/plan.csv --out winter
//
// The programme is in learning-partners.ts, in the words of the survey: change questions, rules and weights there.
import { parseArgs } from "node:util";
import {
  describeIntake,
  explain,
  intake,
  match,
  type RoundsPlan,
  report,
  rounds,
  roundsWithoutRepeat,
} from "pairwright";
import { readTableFile } from "pairwright/node";
import { command, here, type ListedGroup, numberOf, readGroups, tell, teller, wordOf, writeInto } from "./command.js";
import { criteria, Person, rules, weights } from "./learning-partners.js";

const HELP = `Plans several rounds in which people meet in pairs or small circles, and says what is possible and why.

  npx tsx examples/rounds.ts [options]

  --people FILE    answers, CSV    (examples/answers/peers.csv)
  --rounds NUMBER  how many rounds    (4)
  --size NUMBER    people of a group: 2 are pairs, 3 and more are circles    (2)
  --over WHAT      what becomes of people who are over: larger (some groups have one more), smaller (one fewer; not of pairs),
                   or bye (they sit the round out, in turn)    (larger)
  --history FILE   a plan.csv of earlier rounds: who met then meets again last, and who sat out then sits out last;
                   may be given several times
  --never FILE     people who are not to meet
  --steps NUMBER   how long to search: exchanges that are tried    (300000)
  --out FOLDER     write plan.md, plan.csv and plan.json there
  --seed NUMBER    decides between plans that are equally good (2026)
  --help           this text

The lists are CSV files with the columns person and with, an e-mail address in each; more may stand under and, and 2, …
Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan is possible.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: here("peers.csv") },
      rounds: { type: "string", default: "4" },
      size: { type: "string", default: "2" },
      over: { type: "string", default: "larger" },
      history: { type: "string", multiple: true },
      never: { type: "string" },
      steps: { type: "string", default: "300000" },
      out: { type: "string" },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

/** Who had turns in earlier rounds: who sat one out, or sat in a group of another size than the program's. */
const turnsIn = (earlier: readonly ListedGroup[], size: number) =>
  earlier.flatMap(({ people, status }) => {
    const hadOne = people.length === 1 ? status === "bye" : people.length !== size;
    return hadOne ? people : [];
  });

/** Three pairs that show what can be asked: one who meet, one who do not, one who are kept apart; and one person. */
function examplesOf(plan: RoundsPlan, nameOf: (id: string) => string | undefined): string[] {
  const one = plan.people[0]?.id;
  if (one === undefined) return [];
  const options = { names: { person: nameOf } };
  const others = [...plan.people.slice(1), ...plan.unmatched].map(({ id }) =>
    explain(plan, { one, other: id }, options),
  );
  const pairs = ["chosen", "not chosen", "forbidden"].flatMap(
    (verdict) => others.find((reasons) => reasons.verdict === verdict)?.text ?? [],
  );
  return [...pairs, explain(plan, { person: one }, options).text];
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const size = numberOf(options.size);
  const over = wordOf("--over", options.over, ["larger", "smaller", "bye"]);
  const programme = rounds({ of: Person, size, rounds: numberOf(options.rounds), over, rules, criteria, weights });
  const cohort = intake(programme, { person: await readTableFile(options.people) }, { duplicates: "latest" });
  process.stdout.write(`${describeIntake(cohort.report)}\n\n`);

  const earlier = (await Promise.all((options.history ?? []).map(readGroups))).flat();
  const told = {
    seed: numberOf(options.seed),
    steps: numberOf(options.steps),
    history: earlier.map(({ people }) => people).filter(({ length }) => length > 1),
    byes: turnsIn(earlier, size),
    never: (await readGroups(options.never)).map(({ people }) => people),
  };
  const before = roundsWithoutRepeat(programme, cohort, told);
  process.stdout.write(
    `Before round 1: no plan has more than ${before.atMost} rounds without somebody meeting somebody again.\n\n`,
  );
  const outcome = match(programme, cohort, { ...told, onProgress: teller() });
  const names = new Map(cohort.people.person.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id);
  process.stdout.write(`${report(outcome, { form: "text", names: { person: nameOf } })}\n`);
  if (outcome.status === "infeasible") return 2;

  tell("Why, and why not: three pairs, and one person", examplesOf(outcome, nameOf));

  await writeInto(options.out, {
    "plan.md": report(outcome, { form: "markdown", names: { person: nameOf } }),
    "plan.csv": report(outcome, { form: "csv", names: { person: nameOf } }),
    "plan.json": `${JSON.stringify(outcome, null, 2)}\n`,
  });
  return 0;
}

await command(main, "npx tsx examples/rounds.ts --help");

// A coordinator's round: the plan is proposed, a person decides. For coordinators:
//
//   npx tsx examples/review.ts --by "Your name" --ledger decisions.ledger
//
// Each pair is shown, the most fragile first; answer on one line. What was decided is kept in the ledger, so that you can stop
// and go on tomorrow, and the same decisions give the same plan. Without a conversation: --decisions decisions.json.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  approve,
  compare,
  type HookOptions,
  intake,
  type Ledger,
  ledger,
  letters,
  match,
  type Proposal,
  type ProposalAnswer,
  readDecisions,
  report,
  review,
  settled,
} from "pairwright";
import { openLedger, readTableFile } from "pairwright/node";
import { command, here, numberOf, tell, teller, writeInto } from "./command.js";
import { programme } from "./programme.js";

const HELP = `Goes through a plan with you: each pair, the most fragile first, is kept or parted, and you see what that costs.

  npx tsx examples/review.ts [options]

  --by NAME          who decides; asked for in a conversation
  --ledger FILE      where decisions are kept, and read again next time; in memory only without it
  --decisions FILE   decisions as JSON, instead of a conversation
  --approve REASON   approve the plan at the end, and write letters with --out
  --out FOLDER       write plan.md, plan.csv, review.json and the letters there
  --mentees FILE     answers of the mentees, CSV    (examples/answers/mentees.csv)
  --mentors FILE     answers of the mentors, CSV    (examples/answers/mentors.csv)
  --seed NUMBER      decides between plans that are equally good (2026)
  --help             this text

Answer each pair with one letter and the reason: "k they know each other", "p they share a manager"; "a" shows more other
ways, "s" stops. Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan is left.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      by: { type: "string", default: "" },
      ledger: { type: "string" },
      decisions: { type: "string" },
      approve: { type: "string" },
      out: { type: "string" },
      mentees: { type: "string", default: here("mentees.csv") },
      mentors: { type: "string", default: here("mentors.csv") },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

/** The answer on a line, or nothing where it cannot be read. */
function answerOn(line: string, by: string): ProposalAnswer | undefined {
  const [, letter = "", because = ""] = /^\s*(\S)(?:\s+(.*?))?\s*$/.exec(line) ?? [];
  if (letter === "a") return { answer: "alternatives" };
  if (letter === "s") return { answer: "stop" };
  if (because === "" || (letter !== "k" && letter !== "p")) return undefined;
  return { answer: letter === "k" ? "keep" : "part", by, because };
}

/** Asks on the terminal; a line that cannot be read is asked for again, and the end of the input stops. */
function conversation(by: string, called: (role: string, id: string) => string) {
  const reader = createInterface({ input: process.stdin });
  const lines = reader[Symbol.asyncIterator]();
  const hook = async ({ number, people, fit, reasons, alternatives }: Proposal): Promise<ProposalAnswer> => {
    tell(`${number}. ${people.map(({ role, id }) => called(role, id)).join(" with ")}, fit ${fit.toFixed(3)}`, [
      ...reasons,
      ...alternatives.map(({ text }) => `Or: ${text}`),
    ]);
    for (;;) {
      process.stdout.write("\nKeep (k), part (p), more other ways (a), stop (s)? ");
      const { value, done } = await lines.next();
      if (done === true) return { answer: "stop" };
      process.stdout.write(`${value}\n`);
      const answer = answerOn(value, by);
      if (answer !== undefined) return answer;
      process.stdout.write('Please write k or p and why, such as "k they know each other".\n');
    }
  };
  return { hook, close: () => reader.close() };
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
  const before = match(programme, cohort, { seed: numberOf(options.seed), onProgress: teller() });
  const nameOf = (people: readonly { readonly id: string; readonly name: string }[]) => {
    const found = new Map(people.map(({ id, name }) => [id, name]));
    return (id: string) => found.get(id) ?? id;
  };
  const names = { mentee: nameOf(cohort.people.mentee), mentor: nameOf(cohort.people.mentor) };
  const called = (role: string, id: string) => (role === "mentee" ? names.mentee(id) : names.mentor(id));

  const file = options.ledger === undefined ? undefined : openLedger(options.ledger);
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const decided: Ledger = file ?? ledger({ random });
  try {
    if (options.decisions !== undefined) decided.appendAll(readDecisions(await readFile(options.decisions, "utf8")));
    else {
      const { hook, close } = conversation(options.by, called);
      // Each answer is on the disk before the next question.
      const onDecided: HookOptions["onDecided"] = (decisions) => decided.appendAll(decisions);
      const talk = await review(before, hook, { decisions: decided, costs: false, names, onDecided });
      close();
      process.stdout.write(`\n${talk.text}\n`);
    }
  } finally {
    file?.close();
  }

  const found = review(before, decided);
  tell("What was decided, and what it costs", found.text);
  const { outcome } = found;
  if (outcome.status === "infeasible") return 2;
  if (before.status !== "infeasible") tell("Before and after", compare({ before, after: outcome }).text);
  process.stdout.write(`\n${report(outcome, { names })}\n`);

  const approved =
    options.approve === undefined ? undefined : approve(settled(outcome), { by: options.by, because: options.approve });
  const written = approved === undefined ? [] : letters(approved, { names, programme: "Mentoring" }).letters;
  if (approved !== undefined) {
    tell("Approved", [
      `${approved.approval.by}, because: ${approved.approval.because}`,
      `${written.length} letters can be sent.`,
    ]);
  }
  await writeInto(options.out, {
    "plan.md": report(outcome, { form: "markdown", names }),
    "plan.csv": report(outcome, { form: "csv", names }),
    "review.json": `${JSON.stringify(found, null, 2)}\n`,
    ...Object.fromEntries(written.map(({ text }, at) => [`letter ${at + 1}.txt`, `${text}\n`])),
  });
  return 0;
}

await command(main, "npx tsx examples/review.ts --help");

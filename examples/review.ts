// A coordinator's round: the plan is proposed, a person decides. For coordinators:
//
//   npx tsx examples/review.ts --by "Your name" --ledger decisions.ledger --out out
//
// The plan comes first, then each pair, the most fragile first. Before anything is decided you see what it would cost and who would
// move. What was decided is in the ledger at once, so that you can stop and go on tomorrow, and the same decisions give the same
// plan. In the end you approve the plan, and letters and calendar files are written. Without a conversation: --decisions FILE.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  approve,
  compare,
  type Decision,
  firmness,
  intake,
  type Ledger,
  ledger,
  match,
  PairwrightError,
  planFingerprint,
  type Review,
  readDecisions,
  report,
  review,
  settled,
} from "pairwright";
import { openLedger, readTableFile } from "pairwright/node";
import { command, here, numberOf, tell, teller } from "./command.js";
import { programme, TERM } from "./programme.js";
import { readDates } from "./review/dates.js";
import { type Keyboard, openKeyboard } from "./review/keyboard.js";
import { type People, peopleOf } from "./review/people.js";
import { round } from "./review/round.js";
import { toSend, writeFolders } from "./review/send.js";
import { TYPED } from "./review/typed.js";
import { following, type Mentoring } from "./review/what-if.js";

const HELP = `Goes through a plan with you: the plan first, then each pair, the most fragile first. You see what a decision would cost
before you take it; what you decided is kept, and the plan is made around it.

  npx tsx examples/review.ts [options]

  --by NAME          who decides; asked for in a conversation
  --ledger FILE      where decisions are kept, and read again next time; in memory only without it
  --decisions FILE   decisions as JSON, instead of a conversation
  --approve REASON   approve the plan at the end; asked for in a conversation
  --out FOLDER       write the plan there, and once it is approved letters, agreements and calendar files
  --contact ADDRESS  where participants ask, in the letters
  --first FROM..TO   when pairs meet for the first time: two dates; the next two weeks, or the first two of the term
  --now MOMENT       when the calendar files are made, such as 2026-09-21T08:00:00Z; the clock's time
  --mentees FILE     answers of the mentees, CSV    (examples/answers/mentees.csv)
  --mentors FILE     answers of the mentors, CSV    (examples/answers/mentors.csv)
  --seed NUMBER      decides between plans that are equally good (2026)
  --help             this text

What can be typed at a pair:

${TYPED}

WHY is a reason in your words. Ends with 0 when there is a plan, 1 when something in the files or options is wrong, 2 when no plan
is left, 130 after Ctrl-C.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      by: { type: "string", default: "" },
      ledger: { type: "string" },
      decisions: { type: "string" },
      approve: { type: "string" },
      out: { type: "string" },
      contact: { type: "string" },
      first: { type: "string" },
      now: { type: "string" },
      mentees: { type: "string", default: here("mentees.csv") },
      mentors: { type: "string", default: here("mentors.csv") },
      seed: { type: "string", default: "2026" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

type Options = ReturnType<typeof readOptions>;

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  readDates(options, TERM.from);
  const cohort = intake(
    programme,
    { mentee: await readTableFile(options.mentees), mentor: await readTableFile(options.mentors) },
    { duplicates: "latest" },
  );
  const people = peopleOf(cohort.people);
  const plan: Mentoring = match(programme, cohort, { seed: numberOf(options.seed), onProgress: teller() });
  const file = options.ledger === undefined ? undefined : openLedger(options.ledger);
  for (const { text } of file?.told ?? []) process.stdout.write(`${text}\n`);
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const keyboard = options.decisions === undefined ? openKeyboard() : undefined;
  try {
    return await decided(plan, file ?? ledger({ random }), { people, options, keyboard });
  } finally {
    keyboard?.close();
    file?.close();
  }
}

interface With {
  readonly people: People;
  readonly options: Options;
  /** Absent where decisions come from a file. */
  readonly keyboard: Keyboard | undefined;
}

async function decided(plan: Mentoring, kept: Ledger, given: With): Promise<number> {
  const { people, options, keyboard } = given;
  const { names } = people;
  let { by } = options;
  const start = review(plan, kept, { costs: false, names });
  if (keyboard === undefined) {
    const added = await readFromFile(plan, kept, options.decisions ?? "", people);
    if (typeof added === "number") return added;
  } else {
    showPlan(start, people);
    if (by === "" && !start.isApproved) by = ((await keyboard.ask("\nYour name? ")) ?? "").trim();
    const talk = by === "" ? undefined : await round({ plan, decided: kept, people, keyboard, by });
    if (keyboard.wasInterrupted()) return stopped(kept, options);
    if (talk !== undefined) process.stdout.write(`\n${talk.text}\n`);
    // Such as a full disk: what could be written down is in the ledger.
    if (talk?.ended === "failed") return 1;
  }

  const found = review(plan, kept, { names });
  tell("What was decided, and what it costs", found.text);
  if (found.outcome.status === "infeasible") return 2;
  if (plan.status !== "infeasible") {
    tell("Against the plan that nobody decided about", [compare(plan, found, { names }).changes.after?.text ?? ""]);
  }
  const approved = await approvedBy(found, kept, by, given);
  if (keyboard?.wasInterrupted()) return stopped(kept, options);
  await write(found, approved, given);
  return 0;
}

/** The plan as a coordinator looks at it first: what it comes to, which pairs hang by a thread, who has nobody. */
function showPlan({ outcome, isApproved, text }: Review<Mentoring>, { names, called }: People): void {
  if (outcome.status === "infeasible") {
    tell("There is no plan", text);
    return;
  }
  const { pairs, text: summary } = firmness(outcome, { names });
  const free = pairs.filter(({ must }) => !must);
  const alone = (role: "mentee" | "mentor") => outcome.unmatched.filter((one) => one.role === role).map(called);
  const { matched, people } = outcome.totals;
  tell("The plan", [
    `${matched.mentee} of ${people.mentee} mentees and ${matched.mentor} of ${people.mentor} mentors have a partner, in ${outcome.pairs.length} pairs; fit in sum ${outcome.totals.fit.toFixed(3)}.${isApproved ? " It is approved." : ""}`,
    summary,
    [
      "The most fragile pairs, and what parting them would cost:",
      ...free.slice(0, 8).map(({ pair, parting: { cost } }) => {
        const two = `${names.mentee(pair.mentee) ?? pair.mentee} with ${names.mentor(pair.mentor) ?? pair.mentor}`;
        if (cost === "impossible") return `  ${two}: cannot be parted`;
        const fit = cost.fit === 0 ? "nothing: another plan is just as good" : `${cost.fit.toFixed(3)} fit`;
        return `  ${two}: ${cost.people > 0 ? `${cost.people} more without a partner` : fit}`;
      }),
      ...(free.length > 8 ? [`  and ${free.length - 8} more`] : []),
    ].join("\n"),
    `Without a partner: ${alone("mentee").join(", ") || "no mentee"}; ${alone("mentor").join(", ") || "no mentor"}.`,
  ]);
}

/** Takes decisions from a file, all or none; a number is the code to end with. */
async function readFromFile(plan: Mentoring, kept: Ledger, file: string, people: People): Promise<number | undefined> {
  const given = readDecisions(await readFile(file, "utf8"));
  // The same file twice decides nothing twice.
  const known = new Set(kept.decisions().map(({ decision }) => JSON.stringify(decision)));
  const added = given.filter((decision) => !known.has(JSON.stringify(decision)));
  const next = kept.entries().length + 1;
  const then = review(plan, following(kept.decisions(), next, added), { costs: false, names: people.names });
  const at = (entry: number) => `decisions[${given.indexOf(added[entry - next] as Decision)}]`;
  const isNew = ({ entry }: { readonly entry: number }) => entry >= next;
  const found = [
    ...then.refused.map(({ entry, text, remedy }) => ({ entry, text, remedy })),
    ...then.conflicts.map(({ entries, text, remedies }) => ({
      entry: entries.at(-1) ?? 0,
      text,
      remedy: remedies.join(" "),
    })),
    ...then.unfit,
    ...then.aboutPeopleWhoLeft.map(({ entry, text }) => ({ entry, text, remedy: "Look the id up in the answers." })),
  ].filter(isNew);
  if (found.length > 0) {
    throw new PairwrightError(
      "decisions",
      found.map(({ entry, text, remedy }) => {
        return { code: "decision-idle", where: at(entry), value: "", message: text, remedy };
      }),
    );
  }
  if (then.outcome.status === "infeasible") {
    tell("Nothing was kept: there is no plan with these decisions", then.text);
    return 2;
  }
  if (added.length < given.length) {
    process.stdout.write(`${given.length - added.length} of ${given.length} decisions were in the ledger already.\n`);
  }
  kept.appendAll(added);
  return undefined;
}

/** Who approved the plan before, or does now; nothing where nobody does. */
async function approvedBy(found: Review<Mentoring>, kept: Ledger, by: string, { options, keyboard }: With) {
  const plan = settled(found.outcome);
  if (found.isApproved) {
    for (const { decision } of [...found.inForce].reverse()) {
      // Other plans may have been approved since.
      const isOfThis = decision.decision === "approve" && decision.plan === planFingerprint(plan);
      if (isOfThis) return approve(plan, decision);
    }
  }
  const asked = options.approve === undefined && by !== "" ? keyboard : undefined;
  const because =
    options.approve ?? (await asked?.ask("\nApprove this plan? Write why, or nothing to leave it open: "));
  if (because === undefined || because.trim() === "") return undefined;
  const approved = approve(plan, { by, because: because.trim() });
  kept.append(approved.approval);
  return approved;
}

async function write(
  found: Review<Mentoring>,
  approved: Awaited<ReturnType<typeof approvedBy>>,
  { people, options }: With,
): Promise<void> {
  const { names } = people;
  const { outcome } = found;
  const contact = options.contact === undefined ? {} : { contact: options.contact };
  const dates = readDates(options, TERM.from);
  const sent =
    approved === undefined
      ? undefined
      : toSend(approved, people, { programme: "Mentoring", domain: "example.org", ...contact, ...dates });
  if (approved !== undefined) {
    const { by, because } = approved.approval;
    tell("Approved", [`${by}, because: ${because}`, ...(sent?.told ?? [])]);
  }
  if (options.out === undefined) return;
  const plan = {
    "plan.md": report(outcome, { form: "markdown", names }),
    "plan.csv": report(outcome, { form: "csv", names }),
    "review.json": `${JSON.stringify(found, null, 2)}\n`,
  };
  const written = await writeFolders(options.out, {
    folders: { ...sent?.folders, "": { ...plan, ...sent?.folders[""] } },
  });
  process.stdout.write(`\nWritten: ${written.join("; ")}\n`);
}

function stopped(kept: Ledger, { ledger: file }: Options): number {
  const count = kept.decisions().length;
  const where = file === undefined ? "and nothing is kept: there is no --ledger" : `kept in ${file}`;
  process.stdout.write(`Stopped. ${count} ${count === 1 ? "decision" : "decisions"}, ${where}.\n`);
  return 130;
}

await command(main, "npx tsx examples/review.ts --help");

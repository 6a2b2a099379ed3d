// What the survey files hold, what is wrong with them and what to fix first, before anything is matched. For coordinators:
//
//   npm run check-surveys -- --mentees mentees.csv --mentors mentors.csv --out check
//
// Nothing is matched and nothing is changed. The programme is in programme.ts.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type Cohort,
  dataUse,
  dataUseReport,
  describeIntake,
  type IntakeReport,
  lint,
  lintReport,
  type Mapping,
  type Mistake,
  notice,
  PairwrightError,
  queuedSkills,
  readMapping,
  safeIntake,
  suggestMapping,
  type Table,
  zoneWarnings,
} from "pairwright";
import { readTableFile, writeReports } from "pairwright/node";
import { command } from "./command.js";
import { programme, TERM } from "./programme.js";

type Role = keyof typeof programme.roles;
const ROLES = ["mentee", "mentor"] as const satisfies readonly Role[];

const HELP = `Reads two survey exports and says what was read, what is wrong and what to fix first. Nothing is matched.

  npm run check-surveys -- [options]

  --mentees FILE          answers of the mentees             (examples/answers/mentees.csv)
  --mentors FILE          answers of the mentors             (examples/answers/mentors.csv)
  --mentee-mapping FILE   which column fills which field, as --out wrote it and you corrected it
  --mentor-mapping FILE   the same for the mentors
  --out FOLDER            write findings, the use of data, the notice for participants and proposed mappings there
  --help                  this text

Ends with 0 when the files can be matched as they are, 1 when something has to be fixed first.
`;

/** Enough of a list to see what it is about. */
const LISTED = 25;

const here = (file: string) => fileURLToPath(new URL(`answers/${file}`, import.meta.url));

function readOptions() {
  const { values } = parseArgs({
    options: {
      mentees: { type: "string", default: here("mentees.csv") },
      mentors: { type: "string", default: here("mentors.csv") },
      "mentee-mapping": { type: "string" },
      "mentor-mapping": { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function heading(words: string): void {
  print("", words, "=".repeat(words.length));
}

/** Does work on a file; what is wrong with it is gathered, so that one bad file does not hide what is wrong with the other. */
async function gathering<T>(mistakes: Mistake[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PairwrightError)) throw error;
    mistakes.push(...error.mistakes);
    return undefined;
  }
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** How the file was understood, before its questions mean anything. */
function describeTable(table: Table): string[] {
  const { file, dialect, encoding, delimiter, rows, setAside, blankRows, headerRows, titleRows, warnings } = table;
  const reasons = [...new Set(setAside.map(({ reason }) => reason))].map((reason) => {
    const rowsOf = setAside.filter((one) => one.reason === reason).map(({ row }) => row);
    return `  ${rowsOf.length} set aside (${reason}): rows ${rowsOf.slice(0, LISTED).join(", ")}`;
  });
  return [
    `${file}: ${rows.length} answers in ${table.headers.length} columns; written by ${dialect === "plain" ? "no survey tool that is known" : dialect}, ${encoding}, ${delimiter === "none" ? "one cell a row" : `cells apart by ${JSON.stringify(delimiter)}`}, ${counted(headerRows, "header row")}${titleRows > 0 ? ` below ${counted(titleRows, "title row")}` : ""}, ${counted(blankRows, "blank row")}.`,
    ...reasons,
    ...warnings.map((warning) => `  ${warning}`),
  ];
}

/** What to do with columns that no field asks for, and which of them nobody may score by. */
function describeProposal(role: Role, table: Table, report: IntakeReport): string[] {
  const unused = new Set(report.sources.filter((source) => source.role === role).flatMap((source) => source.unused));
  const used = new Set(
    report.sources.flatMap((source) => source.columns.map(({ field }) => `${source.role}.${field}`)),
  );
  const { lines, undecided, missing } = suggestMapping(programme.roles[role], table);
  const open = lines.filter(({ columns }) => columns.some((column) => unused.has(column)));
  const named = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(", ");
  return [
    ...open
      .filter(({ use }) => use === "sealed")
      .map(
        ({ columns, why }) =>
          `  ${named(columns)}: keep it out of every score; seal it for the audit (${why.join("; ")}).`,
      ),
    ...open
      .filter(({ use }) => use === "field")
      .map(({ columns, field, why }) => `  ${named(columns)}: probably the field ${field} (${why.join("; ")}).`),
    ...undecided.map(({ columns, why, candidates }) => {
      const fields = candidates.map(({ field }) => field).join(" or ");
      return `  ${named(columns)}: ${fields === "" ? "" : `${fields}? `}${why}`;
    }),
    ...missing
      .filter(({ field }) => !used.has(`${role}.${field}`))
      .map(({ field, required, near }) => {
        const nearest = near.length === 0 ? "" : `; nearest is ${named(near.map(({ column }) => column))}`;
        return `  ${field}: ${required ? "needed, and " : ""}no column was found for it${nearest}.`;
      }),
  ];
}

/** Every mistake with its place, and what to fix first: what concerns whole files and columns, then what occurs most. */
function tellMistakes(mistakes: readonly Mistake[]): void {
  heading(`What is wrong: ${mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`}`);
  for (const { where, value, message, remedy } of mistakes) {
    print(`- ${where}${value === undefined ? "" : ` is ${value}`}: ${message} ${remedy}`);
  }
  const kinds = new Map<string, Mistake[]>();
  for (const mistake of mistakes) kinds.set(mistake.code, [...(kinds.get(mistake.code) ?? []), mistake]);
  const isOfRow = ({ where }: Mistake) => /, row \d/.test(where);
  const order = [...kinds.values()].sort((a, b) => {
    const [first, second] = [a.some(isOfRow), b.some(isOfRow)];
    return Number(first) - Number(second) || b.length - a.length;
  });
  heading("What to fix first");
  for (const [at, [first, ...rest]] of order.slice(0, LISTED).entries()) {
    if (first === undefined) continue;
    print(
      `${at + 1}. ${first.where}: ${first.remedy}${rest.length > 0 ? ` And ${rest.length} more of this kind.` : ""}`,
    );
  }
}

/** What the answers mean for the programme, once they can be read. */
function tellCohort(cohort: Cohort<typeof programme.roles>): Record<string, string> {
  const found = lint(programme, cohort);
  print("", lintReport(found).trimEnd());
  const zones = new Set(ROLES.flatMap((role) => cohort.people[role].map(({ zone }) => zone)));
  const warnings = zoneWarnings(TERM, [...zones]);
  if (warnings.length > 0) {
    heading("Time zones");
    print(...warnings.map((warning) => `- ${warning}`));
  }
  const queue = queuedSkills(cohort);
  if (queue.length > 0) {
    heading("Skills that wait for your decision");
    for (const { text, where } of queue.slice(0, LISTED))
      print(`- "${text}"${where === undefined ? "" : ` (${where})`}`);
    if (queue.length > LISTED) print(`… and ${queue.length - LISTED} more`);
  }
  const use = dataUse(programme, cohort);
  print("", dataUseReport(use).trimEnd());
  const { text, missing } = notice(programme, { cohort, form: "markdown" });
  heading("The notice for participants");
  print(
    `It is generated from the programme${missing.length > 0 ? `; these blanks are yours to fill in: ${missing.join(", ")}` : ""}. --out writes it.`,
  );
  return {
    "findings.md": lintReport(found, { form: "markdown" }),
    "findings.json": `${JSON.stringify(found, null, 2)}\n`,
    "data-use.md": dataUseReport(use, { form: "markdown" }),
    "notice.md": text,
  };
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const mistakes: Mistake[] = [];
  const tables = new Map<Role, Table>();
  const mappings: { [K in Role]?: Mapping } = {};
  for (const role of ROLES) {
    const table = await gathering(mistakes, () => readTableFile(options[`${role}s`]));
    if (table !== undefined) tables.set(role, table);
    const file = options[`${role}-mapping`];
    if (file === undefined) continue;
    const mapping = await gathering(mistakes, async () => readMapping(await readFile(file, "utf8")));
    if (mapping !== undefined) mappings[role] = mapping;
  }
  heading("What was read");
  for (const table of tables.values()) print(...describeTable(table));
  const [mentee, mentor] = [tables.get("mentee"), tables.get("mentor")];
  const files: Record<string, string> = {};
  for (const [role, table] of tables) {
    files[`${role}-mapping.json`] =
      `${JSON.stringify(suggestMapping(programme.roles[role], table).mapping, null, 2)}\n`;
  }
  if (mentee !== undefined && mentor !== undefined && mistakes.length === 0) {
    const result = safeIntake(programme, { mentee, mentor }, { duplicates: "latest", mappings });
    const report = result.ok ? result.cohort.report : result.report;
    print("", describeIntake(report));
    for (const [role, table] of tables) {
      const proposed = describeProposal(role, table, report);
      if (proposed.length > 0) print("", `Columns of ${table.file} for you to look at:`, ...proposed);
    }
    if (result.ok) Object.assign(files, tellCohort(result.cohort));
    else mistakes.push(...result.mistakes);
  }
  if (mistakes.length > 0) tellMistakes(mistakes);
  if (options.out !== undefined) {
    const written = await writeReports(options.out, files);
    print("", `Written: ${written.join(", ")}`);
  }
  heading(mistakes.length === 0 ? "The files can be matched as they are." : "Fix these and check again.");
  return mistakes.length === 0 ? 0 : 1;
}

await command(main, "npm run check-surveys -- --help");

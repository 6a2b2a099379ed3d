// What the ready programmes weigh, and why. For coordinators:
//
//   npm run presets -- onboarding
//
// A preset is where a programme starts from: take its numbers, and change those that you know better.
import { parseArgs } from "node:util";
import { type CirclePreset, describePreset, presets, projectTeams, type ReadablePreset } from "pairwright";
import { command } from "./command.js";

const HELP = `Prints what a ready programme weighs, its rules, and what is known about it.

  npm run presets              the list of programmes
  npm run presets -- NAME      one of them, or all whose name contains the word

Ends with 0, or with 1 when there is no such programme.
`;

const known: readonly (ReadablePreset | CirclePreset)[] = [...Object.values(presets), projectTeams];

/** The programmes by name, in the order of the list. */
function list(): string {
  const width = Math.max(...known.map(({ name }) => name.length));
  return known.map(({ name, purpose }) => `  ${name.padEnd(width)}  ${purpose}\n`).join("");
}

function main(): number {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const wanted = positionals.join(" ").trim().toLowerCase();
  if (wanted === "") {
    process.stdout.write(list());
    return 0;
  }
  const found = known.filter(({ name }) => name.includes(wanted));
  if (found.length === 0) {
    process.stderr.write(`There is no programme named "${wanted}". There are:\n${list()}`);
    return 1;
  }
  process.stdout.write(found.map(describePreset).join("\n"));
  return 0;
}

await command(main, "npm run presets -- --help");

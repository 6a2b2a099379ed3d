import ts from "typescript";
import { expect, it } from "vitest";
import { root } from "../sources.js";

/*
 * What a program of a usual size costs the compiler, in counts: time differs between machines, counts do not. Each budget
 * is what was counted (82,461 and 33,118 for two roles, zod's share included) plus a tenth. Whoever makes the types dearer moves the
 * number in the same commit, where a reviewer sees it; whoever makes them cheaper lowers it.
 */
const budgets = [
  ["mentoring", { instantiations: 91_000, types: 36_500 }],
  ["buddies", { instantiations: 91_000, types: 36_500 }],
] as const;

it.each(budgets)("a program of a usual size does not get dearer to compile unnoticed: %s", (name, budget) => {
  const fixture = `${root}tests/types/fixtures/${name}.ts`;
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [fixture] }, ts.sys, root);
  const program = ts.createProgram([fixture], options);
  // Of what the fixture imports, only what its own check asks for is counted: that is what users pay.
  const errors = program
    .getSemanticDiagnostics(program.getSourceFile(fixture))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(errors).toEqual([]);
  const counted = { instantiations: program.getInstantiationCount(), types: program.getTypeCount() };
  process.stdout.write(`compile cost of the fixture ${name}: ${JSON.stringify(counted)}\n`);
  expect(counted.instantiations).toBeGreaterThan(0);
  expect(counted.instantiations).toBeLessThanOrEqual(budget.instantiations);
  expect(counted.types).toBeLessThanOrEqual(budget.types);
});

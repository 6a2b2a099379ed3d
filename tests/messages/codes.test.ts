import ts from "typescript";
import { expect, it } from "vitest";
import { nodesOf, parsed, placeOf, type Source, sourcesIn } from "../sources.js";

/** Where each code of a mistake is used; a code that is not written out at the call is listed as undefined. */
function codesOf(source: Source): { readonly code: string | undefined; readonly place: string }[] {
  return nodesOf(source)
    .filter(ts.isCallExpression)
    .filter((call) => call.expression.getText() === "mistake")
    .map((call) => {
      const [code] = call.arguments;
      const text = code !== undefined && ts.isStringLiteral(code) ? code.text : undefined;
      return { code: text, place: placeOf(source, call) };
    });
}

/** Every text that is written out in a file: `"weight"`, `weight` as a whole template, and what a template begins with. */
function textsOf(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isStringLiteralLike(node)) return [node.text];
    return ts.isTemplateExpression(node) ? [node.head.text] : [];
  });
}

const used = sourcesIn("src").flatMap(codesOf);

it("a mistake's code is written out where the mistake is made, in kebab-case", () => {
  expect(used.length).toBeGreaterThan(0);
  const wrong = used.filter(({ code }) => code === undefined || !/^[a-z]+(-[a-z0-9]+)*$/.test(code));
  expect(wrong).toEqual([]);
});

it("every code is expected by a test", () => {
  const tests = sourcesIn("tests").filter(({ path }) => path.endsWith(".test.ts"));
  // Either the code alone, or the code with its place behind: "row-length at scores[1]".
  const expected = new Set(tests.flatMap(textsOf).flatMap((text) => [text, text.split(" at ")[0]]));
  const untested = used.filter(({ code }) => code !== undefined && !expected.has(code));
  expect(untested.map(({ code, place }) => `${code} (${place})`)).toEqual([]);
});

it("a code that is computed is noticed", () => {
  const source = parsed("src/a.ts", "mistake(code, where, message, remedy); mistake(`a`, b, c, d);");
  expect(codesOf(source).map(({ code }) => code)).toEqual([undefined, undefined]);
});

/** An argument as it stands in the source, or what the constant of that name in the same function was made of. */
function worded(call: ts.CallExpression, argument: ts.Expression | undefined): string {
  if (argument === undefined) return "";
  if (!ts.isIdentifier(argument)) return argument.getText();
  for (let scope: ts.Node = call; scope !== undefined && !ts.isSourceFile(scope); scope = scope.parent) {
    const made = ts.isBlock(scope) ? constant(scope, argument.text) : undefined;
    if (made !== undefined) return made;
  }
  return `(${argument.text}, given by the caller)`;
}

function constant(block: ts.Block, name: string): string | undefined {
  for (const statement of block.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((one) => one.name.getText() === name);
    if (found?.initializer !== undefined) return found.initializer.getText();
  }
  return undefined;
}

it("every message is stored, so that a changed one is seen and read", async () => {
  const lines = sourcesIn("src").flatMap((source) =>
    nodesOf(source)
      .filter(ts.isCallExpression)
      .filter((call) => call.expression.getText() === "mistake")
      .map((call) => {
        const [code, , message, remedy] = call.arguments;
        const told = [worded(call, message), worded(call, remedy)].map((text) => text.replaceAll(/\s+/g, " "));
        return `${code?.getText()} (${source.path})\n  ${told.join("\n  ")}\n`;
      }),
  );
  await expect(lines.sort().join("\n")).toMatchFileSnapshot("messages.txt");
});

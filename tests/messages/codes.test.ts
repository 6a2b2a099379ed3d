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

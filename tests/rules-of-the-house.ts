import { builtinModules } from "node:module";
import ts from "typescript";
import { importsOf, nodesOf, placeOf, type Source, target } from "./sources.js";

/*
 * What holds in src/, as functions from sources to complaints: tests/architecture.test.ts runs them over the sources, and
 * over small wrong ones, so that a rule that cannot complain is noticed.
 */

/** Files of src/ that every folder may import; definition.ts belongs to program.ts alone. */
const shared = new Set(["src/errors.ts", "src/measure.ts", "src/program.ts", "src/random.ts", "src/version.ts"]);

/** Doors besides program.ts and cohort/ that read JSON which somebody else may have written, and so need schemas. */
const jsonDoors: readonly string[] = ["src/review/decision-schemas.ts", "src/review/ledger-schemas.ts"];

/** src/index.ts and everything in src/node and src/workbook stand outside the pipeline and may import any part of it. */
const isEntry = (path: string) => path === "src/index.ts" || /^src\/(?:node|workbook)\//.test(path);

const folderOf = (path: string) => path.split("/").slice(1, -1)[0] ?? "";

type Rule = (source: Source) => string[];

/** A file imports its own folder, folders earlier in the alphabet, and the shared files; nobody imports an index.ts. */
export const order: Rule = (source) => {
  if (isEntry(source.path)) return [];
  const own = folderOf(source.path);
  return targetsOf(source).flatMap((path) => {
    const other = folderOf(path);
    if (path.endsWith("/index.ts")) return [`${source.path} imports ${path}, which is for those outside`];
    if (isEntry(path)) return [`${source.path} imports ${path}, which is outside the pipeline`];
    if (other === "")
      return own === "" || shared.has(path) ? [] : [`${source.path} imports ${path}, which is not shared`];
    if (own === "") return [`${source.path} stands before all folders, but imports ${path}`];
    return other <= own ? [] : [`${source.path} imports ${path}, which comes later`];
  });
};

/** Relative imports name an existing file with its extension. */
export function missing(sources: readonly Source[]): string[] {
  const known = new Set(sources.map((source) => source.path));
  return sources.flatMap((source) =>
    targetsOf(source).flatMap((path) =>
      known.has(path) ? [] : [`${source.path} imports ${path}, which is not there`],
    ),
  );
}

/** Each circle of imports, types included, as the path round it. */
export function cycles(sources: readonly Source[]): string[] {
  const next = new Map(sources.map((source) => [source.path, targetsOf(source)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
    if (done.has(path) || trail.includes(path)) return;
    for (const following of next.get(path) ?? []) walk(following, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return found;
}

/** What a program is made of: the schema of a person, and the nouns. */
const schemas: readonly string[] = ["src/person.ts", "src/program.ts"];

/** Schemas are the business of the doors. */
export const zodAtTheDoor: Rule = (source) => {
  const mayParse =
    schemas.includes(source.path) || folderOf(source.path) === "cohort" || jsonDoors.includes(source.path);
  return mayParse ? [] : packagesOf(source, ["zod"]).map((name) => `${source.path} imports ${name}`);
};

/** A browser has none of Node's modules. */
export const noNode: Rule = (source) => {
  if (source.path.startsWith("src/node/")) return [];
  const found = packagesOf(source, builtinModules).concat(importsOf(source).filter((name) => name.startsWith("node:")));
  return found.map((name) => `${source.path} imports ${name}`);
};

/** Where protected answers lie, and who may open it: those who seal, and the audit, which gives figures of groups only. */
const vault = "src/cohort/sealed/vault.ts";
const mayOpen = (path: string) => path.startsWith("src/cohort/sealed/") || path.startsWith("src/report/audit/");

/** Only the audit reads protected answers, and nobody hands the reader on; the type alone may go anywhere. */
export const sealedAnswers: Rule = (source) => {
  if (source.path === vault) return [];
  return nodesOf(source).flatMap((node) => {
    const name = ts.isStringLiteralLike(node) ? target(source.path, node.text) : undefined;
    if (name !== vault || isTypeOnly(node.parent)) return [];
    const handedOn = !ts.isImportDeclaration(node.parent);
    return mayOpen(source.path) && !handedOn
      ? []
      : [`${placeOf(source, node)}: ${handedOn ? "hands on" : "opens"} the vault`];
  });
};

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true;
}

/** Kernels know numbers only, and say where they come from. */
export const kernels: Rule = (source) => {
  if (folderOf(source.path) !== "kernels") return [];
  const known = (path: string) => folderOf(path) === "kernels" || path === "src/random.ts" || path === "src/errors.ts";
  const complaints = targetsOf(source).flatMap((path) => (known(path) ? [] : [`${source.path} imports ${path}`]));
  const isTable = source.path.endsWith("/index.ts");
  if (!isTable && !/^\/\/ Source: \S/m.test(source.tree.text))
    complaints.push(`${source.path} has no line "// Source: …"`);
  return complaints;
};

/** One concept per file. */
export const size: Rule = (source) => {
  const most = folderOf(source.path) === "kernels" ? 400 : 250;
  const lines = source.tree.text.trimEnd().split("\n").length;
  return lines <= most ? [] : [`${source.path} has ${lines} lines, at most ${most} are allowed`];
};

/** Chance, the clock, the locale and the screen: what makes two runs differ, or prints. */
export const sameEverywhere: Rule = (source) =>
  complain(source, (node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const read = node.getText().replaceAll(/\s|\?/g, "");
      const banned = ["Math.random", "Date.now", "performance.now", "crypto.randomUUID", "crypto.getRandomValues"];
      if (banned.some((name) => read === name || read === `globalThis.${name}`)) return read;
      if (/^(globalThis\.)?console\./.test(read)) return read;
      if (/^(localeCompare|toLocale\w+)$/.test(node.name.text)) return `.${node.name.text}`;
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length)
      return "new Date()";
    if (ts.isNewExpression(node) && node.expression.getText() === "Intl.Collator") return "new Intl.Collator";
    if (ts.isCallExpression(node) && node.expression.getText() === "Date") return "Date()";
    return undefined;
  });

/** Operations that IEEE 754 defines to the last bit; powers, logarithms and angles differ between engines. */
const exact = new Set("abs ceil clz32 floor fround imul max min round sign sqrt trunc".split(" "));

/** Where scores are made and summed, only operations that give the same bits on every machine. */
export const exactArithmetic: Rule = (source) => {
  if (!["criteria", "fit", "kernels", "lint", "plan"].includes(folderOf(source.path))) return [];
  return complain(source, (node) => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "Math") {
      return exact.has(node.name.text) || /^[A-Z]/.test(node.name.text) ? undefined : node.getText();
    }
    const operator = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
    const isPower =
      operator === ts.SyntaxKind.AsteriskAsteriskToken || operator === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
    if (!isPower || !ts.isBinaryExpression(node)) return undefined;
    // 2 ** 53 and the like are constants of the language, not arithmetic on scores.
    return ts.isNumericLiteral(node.left) && ts.isNumericLiteral(node.right) ? undefined : node.getText();
  });
};

/** Holes in the types that biome does not see. */
export const wholeTypes: Rule = (source) => {
  const double = complain(source, (node) => {
    const isDouble =
      ts.isAsExpression(node) &&
      ts.isAsExpression(node.expression) &&
      node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
    return isDouble ? "as unknown as" : undefined;
  });
  const silenced = [...source.tree.text.matchAll(/@ts-(ignore|nocheck|expect-error)/g)].map(
    (m) => `${source.path}: ${m[0]}`,
  );
  return double.concat(silenced);
};

/** Tests that do not run show nothing. */
export const everyTestRuns: Rule = (source) =>
  complain(source, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !/^(only|skip|todo|fails)$/.test(node.name.text)) return undefined;
    return /^(describe|it|test)\b/.test(node.expression.getText()) ? node.getText() : undefined;
  });

function complain(source: Source, judge: (node: ts.Node) => string | undefined): string[] {
  return nodesOf(source).flatMap((node) => {
    const found = judge(node);
    return found === undefined ? [] : [`${placeOf(source, node)}: ${found}`];
  });
}

function targetsOf(source: Source): string[] {
  return importsOf(source).flatMap((name) => target(source.path, name) ?? []);
}

/** Imports of these packages, or of a path inside one of them. */
function packagesOf(source: Source, names: readonly string[]): string[] {
  return importsOf(source).filter((name) => names.some((known) => name === known || name.startsWith(`${known}/`)));
}

import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The folder of the checkout, with a slash at the end. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** One TypeScript file; `path` is relative to the checkout, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** Every TypeScript file below a folder of the checkout, in the order of their paths. */
export function sourcesIn(folder: string): Source[] {
  return readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => parsed(path, readFileSync(root + path, "utf8")));
}

/** A file from its text. */
export function parsed(path: string, text: string): Source {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Every node of a file, parents before their children. */
export function nodesOf(source: Source): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return nodes;
}

/** What a file imports or re-exports, in any of the forms that TypeScript has; types included. */
export function importsOf(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
    if (ts.isExternalModuleReference(node)) return textOf(node.expression);
    if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : [];
    if (ts.isCallExpression(node) && isModuleCall(node.expression)) return textOf(node.arguments[0]);
    // A worker's or an asset's file: new URL("./worker.js", import.meta.url).
    if (ts.isNewExpression(node) && node.expression.getText() === "URL")
      return textOf(node.arguments?.[0]).filter(isRelative);
    return [];
  });
}

/** The path of the source that a relative import means, such as `src/plan/match.ts`; undefined for packages. */
export function target(from: string, specifier: string): string | undefined {
  if (!isRelative(specifier)) return undefined;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");
}

/** The line of a node as a reader counts them. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function isModuleCall(called: ts.Expression): boolean {
  return called.kind === ts.SyntaxKind.ImportKeyword || called.getText() === "require";
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith(".");
}

function textOf(node: ts.Node | undefined): string[] {
  return node !== undefined && ts.isStringLiteralLike(node) ? [node.text] : [];
}

import { type Mistake, mistake, suggestion } from "../errors.js";
import type { Archive } from "./archive.js";
import { damagedWorkbook } from "./limits.js";
import { attribute, eachTag, plainMarkup, unescaped } from "./markup.js";

/** A sheet of cells; charts and macros are no sheets here. */
export interface SheetEntry {
  readonly name: string;
  /** The part that holds it. */
  readonly path: string;
  readonly hidden: boolean;
}

/** What a workbook says about its parts. */
export interface Contents {
  readonly sheets: readonly SheetEntry[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** Whether days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/**
 * Reads what sheets a workbook has, and where.
 *
 * Source: ECMA-376 part 1, 18.2.19 (sheet), 18.2.28 (workbookPr), and part 2, 9.3 (relationships).
 */
export function contentsOf(archive: Archive, file: string, mistakes: Mistake[]): Contents {
  const [workbook, relations] = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"].map((path) => {
    const bytes = archive.part(path);
    return bytes === undefined ? undefined : plainMarkup(bytes, `${file}, part ${path}`);
  });
  if (workbook === undefined || relations === undefined) {
    const isDocument = archive.names.some((name) => /^(?:word\/|ppt\/|content\.xml$|xl\/workbook\.bin$)/.test(name));
    mistakes.push(
      isDocument || !archive.names.includes("[Content_Types].xml")
        ? noWorkbook(file)
        : damagedWorkbook(file, "its list of sheets is missing"),
    );
    return { sheets: [], sharedStrings: undefined, styles: undefined, from1904: false };
  }
  const paths = new Map<string, { readonly kind: string; readonly path: string }>();
  eachTag(relations, (tag) => {
    if (tag.name !== "Relationship" || tag.kind === "close") return undefined;
    const [id, type, target] = ["Id", "Type", "Target"].map((name) => attribute(relations, tag, name) ?? "");
    if (id !== undefined && type !== undefined && target !== undefined && !paths.has(id)) {
      paths.set(id, { kind: type.slice(type.lastIndexOf("/") + 1), path: resolved(target) });
    }
    return undefined;
  });
  const pathOf = (kind: string) => [...paths.values()].find((one) => one.kind === kind)?.path;
  const sheets: SheetEntry[] = [];
  let from1904: boolean | undefined;
  eachTag(workbook, (tag) => {
    if (tag.kind === "close") return undefined;
    if (tag.name === "workbookPr") from1904 ??= /^(?:1|true)$/.test(attribute(workbook, tag, "date1904") ?? "");
    if (tag.name !== "sheet") return undefined;
    const found = paths.get(attribute(workbook, tag, "id") ?? "");
    const name = attribute(workbook, tag, "name") ?? "";
    const hidden = (attribute(workbook, tag, "state") ?? "visible") !== "visible";
    if (found?.kind === "worksheet") sheets.push({ name: unescaped(name), path: found.path, hidden });
    return undefined;
  });
  return { sheets, sharedStrings: pathOf("sharedStrings"), styles: pathOf("styles"), from1904: from1904 ?? false };
}

/** The sheets that may hold the answers, in the order in which they are tried. */
export function candidates(
  sheets: readonly SheetEntry[],
  wanted: string | undefined,
  file: string,
  mistakes: Mistake[],
): readonly SheetEntry[] {
  if (wanted === undefined) {
    const visible = sheets.filter(({ hidden }) => !hidden);
    if (sheets.length === 0 && mistakes.length === 0) mistakes.push(damagedWorkbook(file, "it has no sheet of cells"));
    return visible.length > 0 ? visible : sheets;
  }
  const found = sheets.filter(({ name }) => name.trim().toLowerCase() === wanted.trim().toLowerCase());
  const names = sheets.map(({ name }) => name);
  if (found.length === 0 && mistakes.length === 0) {
    mistakes.push(mistake("unknown-sheet", file, "the workbook has no such sheet.", suggestion(wanted, names), wanted));
  }
  return found.slice(0, 1);
}

function noWorkbook(file: string): Mistake {
  const remedy = 'Export the answers as "CSV UTF-8" or as an Excel workbook (.xlsx), and read that file.';
  return mistake("no-workbook", file, "this is an archive, but no Excel workbook of the kind .xlsx.", remedy);
}

/** Paths are written from the folder of the workbook, or from the root with a slash. */
function resolved(target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : `xl/${target}`).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

import { attribute, eachTag } from "./markup.js";

/** How the number of a cell is shown, where that changes what it says. */
export type Shown = "percent" | "elapsed" | { readonly digits: number };

/** The number formats of a workbook. */
export interface Formats {
  /** For each style of cells, the id of its number format. */
  readonly styles: readonly number[];
  /** The codes of formats that are not built in. */
  readonly codes: ReadonlyMap<number, string>;
}

/** A spreadsheet program allows no longer code; longer ones would only be there to keep a reader busy. */
const longest = 255;

/** Reads the number formats. Source: ECMA-376 part 1, 18.8.10 (cellXfs), 18.8.30 (numFmt). */
export function formatsOf(xml: string): Formats {
  const codes = new Map<number, string>();
  const base: (number | undefined)[] = [];
  const styles: number[] = [];
  let list = "";
  eachTag(xml, (tag) => {
    if (tag.name === "cellStyleXfs" || tag.name === "cellXfs") list = tag.kind === "open" ? tag.name : "";
    if (tag.kind === "close") return undefined;
    const whole = (name: string) => {
      const text = attribute(xml, tag, name);
      return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    };
    if (tag.name === "numFmt") {
      const [id, code = ""] = [whole("numFmtId"), attribute(xml, tag, "formatCode")];
      if (id !== undefined && code.length <= longest) codes.set(id, code);
    }
    if (tag.name === "xf" && list === "cellStyleXfs") base.push(whole("numFmtId"));
    if (tag.name === "xf" && list === "cellXfs") styles.push(whole("numFmtId") ?? base[whole("xfId") ?? -1] ?? 0);
    return undefined;
  });
  return { styles, codes };
}

/** How a style shows numbers: as a share of a hundred, as hours that may be more than a day, or with zeros in front. */
export function shownBy(formats: Formats, style: number): Shown | undefined {
  const id = formats.styles[style] ?? 0;
  const code = formats.codes.get(id) ?? builtIn[id] ?? "";
  // What stands in quotes or behind a backslash is only shown, and the first section is that of positive numbers.
  const [bare = ""] = code.replace(/"[^"]*"|\\./g, "").split(";", 1);
  if (/\[h+\]/i.test(bare)) return "elapsed";
  if (bare.includes("%")) return "percent";
  return /^0{2,20}$/.test(bare) ? { digits: bare.length } : undefined;
}

/** Source: ECMA-376 part 1, 18.8.30, the formats that are in no file. */
const builtIn: Readonly<Record<number, string>> = { 9: "0%", 10: "0.00%", 46: "[h]:mm:ss" };

/** The text of a number as a spreadsheet shows it when there is room: 15 digits, a point, no separators of thousands. */
export function numberText(value: number, shown: Shown | undefined): string {
  if (shown === "percent") return `${rounded(value * 100)}%`;
  if (typeof shown === "object" && Number.isSafeInteger(value) && value >= 0)
    return String(value).padStart(shown.digits, "0");
  return rounded(value);
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(15)) + 0); // + 0 makes one zero of the two
}

/**
 * The text of a day or time as ISO 8601 without a zone: `2026-10-30`, `2026-10-30T18:05:12`, `18:05:12`, to the nearest
 * second. Spreadsheets keep the wall clock of their owner and no zone.
 */
export function dateText(date: Date, shown: Shown | undefined, from1904: boolean): string {
  const dayZero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const seconds = Math.round((date.getTime() - dayZero) / 1000);
  if (!Number.isSafeInteger(seconds)) return "";
  if (shown === "elapsed") return clock(seconds);
  if (seconds >= 0 && seconds < day) return clock(seconds);
  // In 1900, spreadsheets count a 29 February that never was, and the days before it are one too low.
  const repaired = !from1904 && seconds > 0 && seconds < 60 * day ? seconds + day : seconds;
  const text = new Date(dayZero + repaired * 1000).toISOString().slice(0, 19);
  return text.endsWith("T00:00:00") ? text.slice(0, 10) : text;
}

const day = 86_400;

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

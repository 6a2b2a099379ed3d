import { mistake, PairwrightError } from "../errors.js";
import { damagedWorkbook } from "./limits.js";

/** A tag of an XML text. */
export interface Tag {
  /** Without the prefix of a namespace. */
  readonly name: string;
  /** With its prefix, as it is written. */
  readonly written: string;
  readonly kind: "open" | "close" | "alone";
  /** Positions of `<` and of what stands behind `>`. */
  readonly start: number;
  readonly end: number;
}

/**
 * The XML of a part, made plain: no comments, CDATA sections as text, characters of more than 16 bits written out. Entities
 * that a document type would declare (and could make grow without end) do not exist in workbooks and are refused.
 *
 * @throws PairwrightError for text that is not UTF-8 or UTF-16, for document types, and for comments that never end.
 */
export function plainMarkup(bytes: Uint8Array, where: string): string {
  const xml = decodedMarkup(bytes, where);
  const pieces: string[] = [];
  let copied = 0;
  for (let at = xml.indexOf("<!"); at !== -1; at = xml.indexOf("<!", copied)) {
    pieces.push(xml.slice(copied, at));
    const isComment = xml.startsWith("<!--", at);
    if (!isComment && !xml.startsWith("<![CDATA[", at)) {
      const remedy = "Do not trust this file; ask for it again.";
      const message = "the workbook declares a document type, which no spreadsheet program writes.";
      throw new PairwrightError("readWorkbook", [mistake("workbook-document-type", where, message, remedy)]);
    }
    const end = xml.indexOf(isComment ? "-->" : "]]>", at + (isComment ? 4 : 9));
    if (end === -1) throw new PairwrightError("readWorkbook", [damagedWorkbook(where, "a comment never ends")]);
    if (!isComment) pieces.push(escaped(xml.slice(at + 9, end)));
    copied = end + 3;
  }
  const bare = copied === 0 ? xml : pieces.join("") + xml.slice(copied);
  return bare.includes("&#") ? bare.replace(/&#(x[\da-f]{1,8}|\d{1,8});/gi, wideCharacter) : bare;
}

function decodedMarkup(bytes: Uint8Array, where: string): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  try {
    return new TextDecoder(isWide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PairwrightError("readWorkbook", [damagedWorkbook(where, "its text is neither UTF-8 nor UTF-16")]);
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The parser of the workbook reader knows numbered characters of 16 bits only; emoji have more. */
function wideCharacter(reference: string, number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  return code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

/**
 * Calls `visit` with every tag of a plain XML text, in order; the text between tags is not looked at. Ends early when
 * `visit` gives false. Cost: one pass.
 */
export function eachTag(xml: string, visit: (tag: Tag) => boolean | undefined): void {
  for (let start = xml.indexOf("<"); start !== -1; start = xml.indexOf("<", start)) {
    const end = tagEnd(xml, start);
    const isClosing = xml[start + 1] === "/";
    const written = nameAt(xml, start + (isClosing ? 2 : 1), end);
    const kind = isClosing ? "close" : xml[end - 2] === "/" ? "alone" : "open";
    if (visit({ name: written.slice(written.indexOf(":") + 1), written, kind, start, end }) === false) return;
    start = end;
  }
}

/** The position behind the `>` that ends a tag; `>` inside quotes does not. */
function tagEnd(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const letter = xml[at];
    if (letter === ">") return at + 1;
    if (letter === '"' || letter === "'") {
      const close = xml.indexOf(letter, at + 1);
      if (close === -1) return xml.length;
      at = close;
    }
  }
  return xml.length;
}

function nameAt(xml: string, start: number, end: number): string {
  let at = start;
  while (at < end && !isBlankOrEnd(xml.charCodeAt(at))) at++;
  return xml.slice(start, at);
}

function isBlankOrEnd(code: number): boolean {
  return code <= 0x20 || code === 0x2f || code === 0x3e;
}

/** The value of an attribute of a tag, as it is written but for the five entities of XML; the prefix may be any. */
export function attribute(xml: string, tag: Tag, name: string): string | undefined {
  let at = tag.start + 1 + tag.written.length;
  while (at < tag.end) {
    while (at < tag.end && isBlankOrEnd(xml.charCodeAt(at))) at++;
    const equals = xml.indexOf("=", at);
    if (equals === -1 || equals >= tag.end) return undefined;
    const found = xml.slice(at, equals).trim();
    let quote = equals + 1;
    while (quote < tag.end && isBlankOrEnd(xml.charCodeAt(quote))) quote++;
    const close = xml.indexOf(xml[quote] ?? "", quote + 1);
    if (close === -1 || close >= tag.end) return undefined;
    if (found.slice(found.indexOf(":") + 1) === name && !found.startsWith("xmlns")) {
      return unescaped(xml.slice(quote + 1, close));
    }
    at = close + 1;
  }
  return undefined;
}

/** The text that the five entities of XML and numbered characters stand for. */
export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, word) => {
    if (word !== undefined) return entities[String(word).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

import type { About, DialectColumn } from "./dialect.js";

/** A column of a Qualtrics export before its text is taken apart. */
export interface RawColumn {
  readonly name: string;
  readonly text: string;
  readonly importId: string | undefined;
  readonly about: About | undefined;
}

const selectedChoice = " - Selected Choice";

/**
 * Takes the texts of a Qualtrics export apart: `Question - Choice` and `Question - Choice - Text` into question and part,
 * `Question - Selected Choice` into the question alone. Both may contain " - " themselves, so the question is what the
 * columns of one question have in common.
 */
export function labelled(raw: readonly RawColumn[]): readonly DialectColumn[] {
  const groups = new Map<string, RawColumn[]>();
  for (const column of raw) {
    const base = baseOf(column);
    if (base === undefined) continue;
    const group = groups.get(base);
    if (group) group.push(column);
    else groups.set(base, [column]);
  }
  const stems = new Map([...groups].map(([base, group]) => [base, stemOf(group)]));
  return raw.map((column): DialectColumn => {
    const ids = {
      ...(column.name === "" ? {} : { name: column.name }),
      ...(column.importId === undefined ? {} : { importId: column.importId }),
    };
    if (column.about !== undefined) return { question: column.text, ...ids, about: column.about };
    return { ...takenApart(column.text, stems.get(baseOf(column) ?? "")), ...ids };
  });
}

/** What the columns of one question share: `QID1` of `QID1_2`, `1_QID1` of a loop; without ImportIds `Q1` of `Q1_2`. */
function baseOf({ name, importId, about }: RawColumn): string | undefined {
  if (about !== undefined) return undefined;
  const found = /^((?:\d+_)?QID\d+)(?:[_#-]|$)/.exec(importId ?? "");
  if (found) return found[1];
  if (importId !== undefined) return undefined;
  return /^(.{1,200}?)(?:_\d+)*(?:_TEXT)?$/s.exec(name.slice(0, 300))?.[1];
}

/** The question that the texts of a group begin with. */
function stemOf(group: readonly RawColumn[]): string | undefined {
  const whole = group.find(({ text }) => text.endsWith(selectedChoice));
  if (whole !== undefined) return whole.text.slice(0, -selectedChoice.length);
  const [first] = group;
  if (first === undefined) return undefined;
  if (group.length === 1) return lonelyQuestion(first);
  const texts = group.map(({ text }) => text);
  return commonQuestion(texts, first.importId === undefined);
}

function takenApart(text: string, stem: string | undefined): { readonly question: string; readonly part?: string } {
  if (text.endsWith(selectedChoice)) return { question: text.slice(0, -selectedChoice.length) };
  if (stem === undefined || stem === "" || !text.startsWith(stem)) return { question: text };
  const rest = /^ ?- ?(.+)$/s.exec(text.slice(stem.length));
  return rest?.[1] === undefined ? { question: text } : { question: stem, part: rest[1] };
}

/** The longest beginning of all texts that is followed by " - " in each of them, or by "-" in legacy exports. */
function commonQuestion(texts: readonly string[], legacy: boolean): string | undefined {
  const [first = "", ...others] = texts;
  let length = first.length;
  for (const text of others) {
    let at = 0;
    while (at < length && at < text.length && text[at] === first[at]) at++;
    length = at;
  }
  const common = first.slice(0, length);
  const end = Math.max(common.lastIndexOf(" - "), common.endsWith(" -") ? length - 2 : -1);
  if (end > 0) return common.slice(0, end);
  const close = legacy ? common.lastIndexOf("-") : -1;
  return close > 0 && texts.every((text) => text.length > close + 1) ? common.slice(0, close) : undefined;
}

/** A question with one field, `What is your age? - Age (years)`: only a numbered column has a label of its own. */
function lonelyQuestion({ text, importId, name }: RawColumn): string | undefined {
  const isNumbered = /(?:_\d+(?:_TEXT)?$|#choiceId=)/.test(importId ?? name);
  const end = text.lastIndexOf(" - ");
  return isNumbered && end > 0 ? text.slice(0, end) : undefined;
}

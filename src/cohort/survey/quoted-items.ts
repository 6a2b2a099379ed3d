/** Lists of more items are no answer of a person. */
const most = 1000;

/**
 * The items of a list such as `Design, "Research, applied"`: an item with a comma is in quotes, a quote inside it is
 * doubled. Undefined where nothing is in quotes or the text is no such list. Cost: linear.
 */
export function quotedItems(text: string): readonly string[] | undefined {
  const items: string[] = [];
  let quoted = false;
  let at = 0;
  while (at <= text.length) {
    while (text[at] === " ") at++;
    const item = text[at] === '"' ? inQuotes(text, at) : untilComma(text, at);
    if (item === undefined || items.length === most) return undefined;
    quoted ||= text[at] === '"';
    items.push(item.text);
    at = item.end + 1;
  }
  return quoted ? items.filter((item) => item !== "") : undefined;
}

interface Item {
  readonly text: string;
  /** Where the comma after it stands, or the end of the text. */
  readonly end: number;
}

function inQuotes(text: string, open: number): Item | undefined {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return undefined;
  let end = close + 1;
  while (text[end] === " ") end++;
  if (end < text.length && text[end] !== ",") return undefined;
  return {
    text: text
      .slice(open + 1, close)
      .replaceAll('""', '"')
      .trim(),
    end,
  };
}

function untilComma(text: string, start: number): Item | undefined {
  const comma = text.indexOf(",", start);
  const end = comma === -1 ? text.length : comma;
  const item = text.slice(start, end).trim();
  return item.includes('"') ? undefined : { text: item, end };
}

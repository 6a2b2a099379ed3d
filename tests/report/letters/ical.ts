// A reader of calendar files that knows nothing of how they are written: RFC 5545, sections 3.1 to 3.4, as far as a file with
// events needs it. It refuses what the grammar does not allow instead of being kind.
export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

/** Reads a file; throws where it breaks the grammar. */
export function readCalendar(text: string): Component {
  const octets = new TextEncoder().encode(text);
  const raw: number[][] = [[]];
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]!;
    if (octet === 13) {
      if (octets[at + 1] !== 10) throw new Error("CR without LF");
      raw.push([]);
      at++;
    } else if (octet === 10) throw new Error("LF without CR");
    else raw.at(-1)!.push(octet);
  }
  if (raw.pop()!.length > 0) throw new Error("the last line does not end");
  const lines: number[][] = [];
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (const line of raw) {
    if (line.length > 75) throw new Error(`a line of ${line.length} octets`);
    decoder.decode(Uint8Array.from(line)); // a fold within a character would not be UTF-8
    if (line[0] === 32 || line[0] === 9) lines.at(-1)!.push(...line.slice(1));
    else lines.push([...line]);
  }
  const properties = lines.map((line) => readLine(decoder.decode(Uint8Array.from(line))));
  const [component, rest] = readComponent(properties);
  if (rest.length > 0) throw new Error("something behind the end");
  return component;
}

function readLine(line: string): Property {
  if (/(?!\t)[\p{Cc}]/u.test(line)) throw new Error("a control character");
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0];
  if (name === undefined) throw new Error(`no name: ${line}`);
  let rest = line.slice(name.length);
  const parameters: Record<string, string> = {};
  while (rest.startsWith(";")) {
    const found = /^;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:,]*))/.exec(rest);
    if (found === null) throw new Error(`no parameter: ${rest}`);
    const given = found[2] ?? found[3] ?? "";
    // RFC 6868: ^^ is ^, ^' is a quotation mark, ^n a line break.
    parameters[found[1]!] = given.replace(
      /\^([\^'n])/g,
      (_, sign: string) => ({ "^": "^", "'": '"', n: "\n" })[sign] ?? "",
    );
    rest = rest.slice(found[0].length);
  }
  if (!rest.startsWith(":")) throw new Error(`no value: ${line}`);
  return { name: name.toUpperCase(), parameters, value: rest.slice(1) };
}

function readComponent([begin, ...rest]: readonly Property[]): [Component, readonly Property[]] {
  if (begin?.name !== "BEGIN") throw new Error("no BEGIN");
  const properties: Property[] = [];
  const components: Component[] = [];
  let left: readonly Property[] = rest;
  for (;;) {
    const [next] = left;
    if (next === undefined) throw new Error("no END");
    if (next.name === "END") {
      if (next.value !== begin.value) throw new Error(`END:${next.value} of ${begin.value}`);
      return [{ name: begin.value, properties, components }, left.slice(1)];
    }
    if (next.name === "BEGIN") {
      const [inner, after] = readComponent(left);
      components.push(inner);
      left = after;
      continue;
    }
    properties.push(next);
    left = left.slice(1);
  }
}

/** The text that a value of type TEXT stands for; throws for a sign that had to be escaped, and for an unknown escape. */
export function readText(value: string): string {
  if (/^(?:[^\\;,]|\\[\\;,nN])*$/.exec(value) === null) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}

/** The instant of a date-time in UTC, in milliseconds. */
export function readMoment(value: string): number {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (found === null) throw new Error(`no moment in UTC: ${value}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

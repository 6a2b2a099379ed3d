// Names of files that people recognise, and a table for a mail merge.

type Person = { readonly role: string; readonly id: string };

/** A file that is called after people, once: "Ada and Grace.txt", and with the addresses where the names come twice. */
export function fileName(
  people: readonly Person[],
  called: (person: Person) => string,
  ending: string,
  taken: Set<string>,
): string {
  const plain = (texts: readonly string[]) =>
    texts
      .map((text) =>
        text
          .replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
          .trim()
          .slice(0, 80),
      )
      .join(" and ")
      .replace(/^\.+/, "");
  const names = plain(people.map(called));
  const ids = people.map(({ role, id }) => `${role} ${id}`);
  const wanted = [`${names}.${ending}`, `${names} (${plain(ids)}).${ending}`];
  // Some disks take "Ada" and "ada" for the same.
  const free = wanted.find((name) => !taken.has(name.toLowerCase()) && names !== "") ?? `${taken.size}.${ending}`;
  taken.add(free.toLowerCase());
  return free;
}

/** A table as CSV, in which no cell is a formula. */
export function cellsOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^\s*[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

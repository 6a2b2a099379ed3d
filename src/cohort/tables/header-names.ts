/** Gives repeated and nameless headers names of their own, none of which is the name of another column. */
export function distinct(questions: readonly string[]): string[] {
  const taken = new Set(questions);
  const seen = new Set<string>([""]);
  const next = new Map<string, number>();
  const fresh = (base: string, first: number) => {
    let number = next.get(base) ?? first;
    while (taken.has(numbered(base, number))) number++;
    next.set(base, number + 1);
    taken.add(numbered(base, number));
    return numbered(base, number);
  };
  return questions.map((question, at) => {
    if (question === "") return fresh(`column ${at + 1}`, 1);
    if (seen.has(question)) return fresh(question, 2);
    seen.add(question);
    return question;
  });
}

function numbered(base: string, number: number): string {
  return number === 1 ? base : `${base} #${number}`;
}

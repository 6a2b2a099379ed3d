/**
 * Which pairs are allowed, and for each forbidden pair which rules forbid it. Rows are the people of the first role,
 * columns those of the second; both in the order of the cohort. Written by the passes and, for floors, by `fit/`;
 * nobody writes after that.
 */
export interface Eligibility {
  readonly rows: number;
  readonly columns: number;
  /** The names of the rules; a rule is known by its position. */
  readonly rules: readonly string[];
  /**
   * Whether rows and columns are the same people, who are paired with each other: what is forbidden one way is then forbidden
   * both ways, and a pair stands twice.
   */
  readonly mirrored: boolean;
  /** 32-bit words per pair: one bit per rule. */
  readonly words: number;
  /** `rows * columns * words` entries, row-major; all words of a pair are 0 when it is allowed. */
  readonly forbiddenBy: Uint32Array;
}

/** Everything allowed. Costs 4 bytes per pair and 32 rules. */
export function everythingAllowed(
  rows: number,
  columns: number,
  rules: readonly string[],
  mirrored = false,
): Eligibility {
  const words = Math.max(1, Math.ceil(rules.length / 32));
  return { rows, columns, rules, mirrored, words, forbiddenBy: new Uint32Array(rows * columns * words) };
}

/** Notes that the rule at this position forbids the pair; both ways where the pair stands twice. */
export function forbid(eligibility: Eligibility, rule: number, row: number, column: number): void {
  const { forbiddenBy, columns, words, mirrored } = eligibility;
  const at = (row * columns + column) * words + (rule >>> 5);
  forbiddenBy[at] = (forbiddenBy[at] ?? 0) | (1 << (rule & 31));
  if (!mirrored) return;
  const back = (column * columns + row) * words + (rule >>> 5);
  forbiddenBy[back] = (forbiddenBy[back] ?? 0) | (1 << (rule & 31));
}

/** Whether no rule forbids the pair. */
export function isAllowed(eligibility: Eligibility, row: number, column: number): boolean {
  const { words, forbiddenBy } = eligibility;
  const at = (row * eligibility.columns + column) * words;
  for (let word = 0; word < words; word++) if (forbiddenBy[at + word] !== 0) return false;
  return true;
}

/** The positions of all rules that forbid the pair; empty when it is allowed. */
export function rulesAgainst(eligibility: Eligibility, row: number, column: number): number[] {
  const at = (row * eligibility.columns + column) * eligibility.words;
  return eligibility.rules.flatMap((_, rule) => {
    const bits = eligibility.forbiddenBy[at + (rule >>> 5)] ?? 0;
    return (bits >>> (rule & 31)) & 1 ? [rule] : [];
  });
}

/**
 * How many pairs each rule forbids, by position; a pair that stands twice counts once, and nobody is a pair with themselves.
 * Cost: one look at every pair, more only for forbidden ones.
 */
export function forbiddenCounts({ rules, words, forbiddenBy, columns, mirrored }: Eligibility): Float64Array {
  const counts = new Float64Array(rules.length);
  for (let at = 0; at < forbiddenBy.length; at++) {
    const bits = forbiddenBy[at] ?? 0;
    if (bits === 0) continue;
    const pair = Math.floor(at / words);
    if (mirrored && pair % columns <= Math.floor(pair / columns)) continue;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const rule = (at % words) * 32 + 31 - Math.clz32(rest & -rest);
      counts[rule] = (counts[rule] ?? 0) + 1;
    }
  }
  return counts;
}

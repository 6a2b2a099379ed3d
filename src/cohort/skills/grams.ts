/** How alike a text is to one of many, by its number; both in [0, 1]. */
export interface Likeness {
  readonly at: number;
  /** Twice the shared trigrams over the trigrams of both (Dice 1945, Ecology 26(3)), each trigram counted once. */
  readonly dice: number;
  /** The cosine of the trigrams, rare ones counting more. */
  readonly cosine: number;
}

/** The trigrams of many texts, as lists of the texts that have them. */
export interface GramIndex {
  readonly numbers: ReadonlyMap<string, number>;
  /** List `g` is entries `starts[g]` to `starts[g + 1] - 1`: numbers of texts, ascending. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  /** How much each trigram counts. */
  readonly weights: Int32Array;
  /** Trigrams of each text. */
  readonly sizes: Int32Array;
  /** The sum of the squared weights of each text. */
  readonly squares: Float64Array;
}

/**
 * Makes lists of trigrams, so that comparing a text with all of them costs only what they share.
 *
 * Source: inverted lists of n-grams (Zobel and Moffat 2006, ACM Computing Surveys 38(2)). A trigram weighs
 * 1 + floor(log2(texts / texts that have it)), a whole number, so that sums are exact and every machine agrees.
 */
export function gramIndex(texts: readonly string[]): GramIndex {
  const numbers = new Map<string, number>();
  const all = texts.map((text) => gramsOf(text).map((gram) => numberOf(gram, numbers)));
  const frequency = new Int32Array(numbers.size);
  for (const own of all) for (const gram of own) frequency[gram] = (frequency[gram] ?? 0) + 1;
  const starts = new Int32Array(numbers.size + 1);
  for (const [gram, count] of frequency.entries()) starts[gram + 1] = (starts[gram] ?? 0) + count;
  const next = starts.slice();
  const entries = new Int32Array(starts[numbers.size] ?? 0);
  for (const [at, own] of all.entries()) {
    for (const gram of own) {
      const place = next[gram] ?? 0;
      entries[place] = at;
      next[gram] = place + 1;
    }
  }
  const weights = frequency.map((count) => rarity(texts.length, count));
  const squares = Float64Array.from(all, (own) => own.reduce((sum, gram) => sum + squared(weights[gram]), 0));
  return { numbers, starts, entries, weights, sizes: Int32Array.from(all, (own) => own.length), squares };
}

/** The texts whose Dice or cosine likeness is at least `least`, in their order. Cost: the lists of the text's trigrams. */
export function alike(text: string, index: GramIndex, least: number): readonly Likeness[] {
  const own = gramsOf(text);
  const shared = new Int32Array(index.sizes.length);
  const dots = new Float64Array(index.sizes.length);
  let square = 0;
  for (const gram of own) {
    const number = index.numbers.get(gram);
    // A trigram that nobody has is as rare as can be.
    const weight = number === undefined ? rarity(index.sizes.length, 1) : (index.weights[number] ?? 0);
    square += squared(weight);
    if (number === undefined) continue;
    const end = index.starts[number + 1] ?? 0;
    for (let place = index.starts[number] ?? 0; place < end; place++) {
      const at = index.entries[place] ?? 0;
      shared[at] = (shared[at] ?? 0) + 1;
      dots[at] = (dots[at] ?? 0) + squared(weight);
    }
  }
  const found: Likeness[] = [];
  for (let at = 0; at < shared.length; at++) {
    const count = shared[at] ?? 0;
    if (count === 0) continue;
    const dice = (2 * count) / (own.length + (index.sizes[at] ?? 0));
    const cosine = (dots[at] ?? 0) / Math.sqrt(square * (index.squares[at] ?? 0));
    if (dice >= least || cosine >= least) found.push({ at, dice, cosine });
  }
  return found;
}

/** The distinct trigrams of a text with two blanks before it and one after it, so that its beginning counts most. */
export function gramsOf(text: string): readonly string[] {
  const padded = `  ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
  return [...grams];
}

function numberOf(gram: string, numbers: Map<string, number>): number {
  const known = numbers.get(gram);
  if (known !== undefined) return known;
  numbers.set(gram, numbers.size);
  return numbers.size - 1;
}

function rarity(texts: number, having: number): number {
  return 32 - Math.clz32(Math.max(1, Math.floor(texts / having)));
}

function squared(weight = 0): number {
  return weight * weight;
}

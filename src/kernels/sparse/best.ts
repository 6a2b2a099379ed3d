// Source: C. A. R. Hoare, "Algorithm 65: FIND", Communications of the ACM 4 (1961), p. 321, to find the k-th largest; the
// buffer of several times k numbers above a rising threshold makes one reading enough.
// Cost: time O(numbers) on every input, near one comparison each where few rise above the threshold; memory O(k).
// Ties: the row's numbers are read in a circle from a place that moves with the row, and of equal ones at the threshold the
// first read are taken, so that rows whose scores are all equal do not all choose the same few columns. Departures: none.

/** Buffer for the best numbers of a row; made once. */
export interface Buffer {
  readonly most: number;
  readonly worth: Float64Array;
  readonly column: Int32Array;
  readonly spare: Float64Array;
  /** After `bestOf`: how many were taken, and a number that no other exceeds (-Infinity when all were taken). */
  count: number;
  bound: number;
}

/** Room for the `most` best of a row. */
export function bufferFor(most: number): Buffer {
  const size = 4 * most + 1;
  return {
    most,
    worth: new Float64Array(size),
    column: new Int32Array(size),
    spare: new Float64Array(size),
    count: 0,
    bound: Number.NEGATIVE_INFINITY,
  };
}

/** Finds the columns of most worth = score - price in one row; those of forbidden pairs (NaN) and of price Infinity never. */
export function bestOf(buffer: Buffer, scores: Float64Array, at: number, price: Float64Array, from: number): void {
  buffer.count = 0;
  buffer.bound = Number.NEGATIVE_INFINITY;
  collect(buffer, scores, at, price, from, price.length);
  collect(buffer, scores, at, price, 0, from);
  if (buffer.count > buffer.most) cut(buffer);
}

function collect(
  buffer: Buffer,
  scores: Float64Array,
  at: number,
  price: Float64Array,
  from: number,
  to: number,
): void {
  const { worth, column } = buffer;
  const size = worth.length;
  let count = buffer.count;
  let bound = buffer.bound;
  for (let place = from; place < to; place++) {
    const found = scores[at + place]! - price[place]!;
    if (!(found > bound)) continue;
    worth[count] = found;
    column[count++] = place;
    if (count < size) continue;
    buffer.count = count;
    cut(buffer);
    count = buffer.count;
    bound = buffer.bound;
  }
  buffer.count = count;
}

/** Keeps the `most` best; the bound becomes the least of them. */
function cut(buffer: Buffer): void {
  const { most, worth, column, spare, count } = buffer;
  for (let place = 0; place < count; place++) spare[place] = worth[place]!;
  const least = largest(spare, count, most);
  let above = 0;
  for (let place = 0; place < count; place++) if (worth[place]! > least) above++;
  let ties = most - above;
  let kept = 0;
  for (let place = 0; place < count; place++) {
    if (worth[place]! < least || (worth[place] === least && ties-- <= 0)) continue;
    worth[kept] = worth[place]!;
    column[kept++] = column[place]!;
  }
  buffer.count = kept;
  buffer.bound = least;
}

/** The k-th largest of the first `count` numbers, which are put in another order. */
function largest(numbers: Float64Array, count: number, k: number): number {
  let low = 0;
  let high = count - 1;
  const wanted = k - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! > pivot) left++;
      while (numbers[right]! < pivot) right--;
      if (left > right) break;
      const held = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = held;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return numbers[wanted]!;
}

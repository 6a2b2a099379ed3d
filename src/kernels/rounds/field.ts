// Source: finite fields as polynomials over the integers modulo a prime: R. Lidl and H. Niederreiter, "Finite Fields"
// (Cambridge 1997), sections 1.3 and 2.1; an element is the whole number whose digits in base p are its coefficients.
// Cost: time and memory O(order^2), for the two tables. Ties: the least irreducible polynomial in that numbering.
// Departures: none.

/** Addition and multiplication of a field as tables, row-major; 0 and 1 are its zero and one. */
export interface Field {
  readonly order: number;
  readonly sum: Int32Array;
  readonly product: Int32Array;
}

/** The prime of which a number is a power, undefined where it is none. */
export function primeOf(order: number): number | undefined {
  if (order < 2) return undefined;
  let prime = 2;
  while (order % prime !== 0) prime++;
  let rest = order;
  while (rest % prime === 0) rest /= prime;
  return rest === 1 ? prime : undefined;
}

/** The field of a prime power; undefined where the order is none. */
export function fieldOf(order: number): Field | undefined {
  const prime = primeOf(order);
  if (prime === undefined) return undefined;
  const sum = new Int32Array(order * order);
  const times = new Int32Array(order * order);
  for (let one = 0; one < order; one++) {
    for (let other = 0; other < order; other++) sum[one * order + other] = added(one, other, prime);
  }
  // A monic polynomial of the field's degree is irreducible exactly when no product of two elements vanishes modulo it.
  for (let tail = 0; tail < order; tail++) {
    if (fill(times, order, prime, tail)) return Object.freeze({ order, sum, product: times });
  }
  throw new Error(`there is a field of order ${order}, and none was found`);
}

function added(one: number, other: number, prime: number): number {
  let total = 0;
  for (let place = 1; one > 0 || other > 0; place *= prime) {
    total += ((one + other) % prime) * place;
    one = Math.floor(one / prime);
    other = Math.floor(other / prime);
  }
  return total;
}

/** Multiplies modulo x^degree + tail; false where two elements that are not 0 have the product 0. */
function fill(times: Int32Array, order: number, prime: number, tail: number): boolean {
  for (let one = 1; one < order; one++) {
    for (let other = 1; other < order; other++) {
      const product = multiplied(one, other, order, prime, tail);
      if (product === 0) return false;
      times[one * order + other] = product;
    }
  }
  return true;
}

/** Schoolbook multiplication, the highest coefficient of the second factor first. */
function multiplied(one: number, other: number, order: number, prime: number, tail: number): number {
  let total = 0;
  for (let place = order / prime; place >= 1; place /= prime) {
    total = shifted(total, order, prime, tail);
    const digit = Math.floor(other / place) % prime;
    for (let time = 0; time < digit; time++) total = added(total, one, prime);
  }
  return total;
}

/** An element times x, reduced. */
function shifted(element: number, order: number, prime: number, tail: number): number {
  const high = Math.floor(element / (order / prime));
  let total = (element % (order / prime)) * prime;
  // x^degree is the negative of the tail, and p - 1 times something is its negative.
  for (let time = 0; time < (high * (prime - 1)) % prime; time++) total = added(total, tail, prime);
  return total;
}

// What takes too long is not begun: how long a contender will take, from what smaller instances took it.

/** Milliseconds from which on a time says something about growth. */
const telling = 50;

interface Seen {
  readonly size: number;
  readonly milliseconds: number;
}

/** Remembers the runs of everybody on every kind of scores. */
export class Forecast {
  private readonly seen = new Map<string, Seen[]>();

  /** A run took so long; infinite where it failed, so that nothing larger is tried. The last word on a size counts. */
  note(name: string, scores: string, size: number, milliseconds: number): void {
    const key = `${name} on ${scores}`;
    const others = (this.seen.get(key) ?? []).filter((one) => one.size !== size);
    this.seen.set(key, [...others, { size, milliseconds }]);
  }

  /**
   * Milliseconds for one run of a size, by the growth between the two largest smaller sizes; by the cube where there is
   * only one, or where they are so short that their growth is chance. Undefined where nothing is known.
   */
  of(name: string, scores: string, size: number): number | undefined {
    const known = (this.seen.get(`${name} on ${scores}`) ?? []).filter((one) => one.size < size);
    const [before, last] = known.slice(-2);
    if (before === undefined) return undefined;
    if (last === undefined) return before.milliseconds * (size / before.size) ** 3;
    const growth = last.milliseconds < telling ? 3 : growthOf([before, last]);
    return last.milliseconds * (size / last.size) ** Math.min(4, Math.max(2, growth));
  }
}

/** The exponent of the power of size that time grows by: least squares of its logarithm on that of size. */
export function growthOf(known: readonly Seen[]): number {
  const sizes = known.map(({ size }) => Math.log(size));
  const times = known.map(({ milliseconds }) => Math.log(milliseconds));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const [middle, usual] = [mean(sizes), mean(times)];
  const together = sizes.reduce((sum, size, at) => sum + (size - middle) * (times[at]! - usual), 0);
  return together / sizes.reduce((sum, size) => sum + (size - middle) * (size - middle), 0);
}

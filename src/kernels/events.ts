// Source: the binary heap of J. W. J. Williams, "Algorithm 232: heapsort", Communications of the ACM 7 (1964), pp. 347-348,
// of things that will happen at a known moment.
// Cost: time O(log events) to add or take one, memory O(events), kept for the next search. Ties: of two at the same moment
// the lower number comes first, so that a run does not depend on the order in which they were added. Departures: none.

/** What will happen, the earliest at the root; `what` is a number that the owner understands. */
export interface Events {
  count: number;
  at: Float64Array;
  what: Int32Array;
}

/** An empty heap; it grows by itself. */
export function noEvents(): Events {
  return { count: 0, at: new Float64Array(64), what: new Int32Array(64) };
}

/** Adds one. */
export function add(events: Events, at: number, what: number): void {
  if (events.count === events.at.length) grow(events);
  const { at: times, what: names } = events;
  let place = events.count++;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const time = times[above]!;
    if (time < at || (time === at && names[above]! <= what)) break;
    times[place] = time;
    names[place] = names[above]!;
    place = above;
  }
  times[place] = at;
  names[place] = what;
}

/** Takes the earliest away and gives its number; there must be one. */
export function takeFirst(events: Events): number {
  const first = events.what[0]!;
  dropFirst(events);
  return first;
}

/** Takes the earliest away; there must be one. */
export function dropFirst(events: Events): void {
  const { at: times, what: names } = events;
  const last = --events.count;
  const at = times[last]!;
  const what = names[last]!;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= last) break;
    if (below + 1 < last && isBefore(times, names, below + 1, below)) below++;
    const time = times[below]!;
    if (at < time || (at === time && what <= names[below]!)) break;
    times[place] = time;
    names[place] = names[below]!;
    place = below;
  }
  times[place] = at;
  names[place] = what;
}

function isBefore(times: Float64Array, names: Int32Array, one: number, other: number): boolean {
  return times[one]! < times[other]! || (times[one] === times[other] && names[one]! < names[other]!);
}

function grow(events: Events): void {
  const at = new Float64Array(2 * events.at.length);
  const what = new Int32Array(2 * events.what.length);
  at.set(events.at);
  what.set(events.what);
  events.at = at;
  events.what = what;
}

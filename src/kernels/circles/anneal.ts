// Source: simulated annealing: S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, "Optimization by simulated annealing", Science
// 220 (1983), pp. 671-680, with the rule of Metropolis et al. (`chance-table.ts`), on moves, exchanges of two, chains of two
// and rotations of three; levels are ours.
//
// Levels are never mixed: a change that breaks fewer rules is made. One that breaks more must pass a draw of its own, at a
// temperature of rules (`slack`), and so must one that loses priority; and beside that the loss in worth must pass at the
// temperature of worth. So a search walks through choices that break a rule now and then, and what is kept is compared level
// by level.
//
// Cost: see `state.ts`; memory O(1). Ties: a change that changes nothing is made. Departures: none.
import { chances, logarithms, next } from "./chance-table.js";
import { isFlexible } from "./sizes.js";
import { out, type State, shift, weigh } from "./state.js";

/** Temperatures of one stretch of the search: of rules and priorities, in broken rules, and of worth. */
export interface Heat {
  readonly slack: number;
  readonly worth: number;
}

/** A change that is looked at: person i goes to the circle of person i + 1, the last one to `to`. */
export class Changes {
  private readonly person = new Int32Array(3);
  private count = 0;
  private to = out;
  private broken = 0;
  private priority = 0;
  private worth = 0;
  /** The state of the stream of chance. */
  stream: number;
  private readonly isTight: boolean;
  private readonly priorityUnit: number;

  constructor(
    readonly state: State,
    stream: number,
  ) {
    this.stream = stream;
    const { sizes, people, priority } = state.problem;
    let places = 0;
    for (const min of sizes.min) places += min;
    this.isTight = places === people && !isFlexible(state.problem);
    let sum = 0;
    for (const one of priority) sum += one;
    this.priorityUnit = Math.max(1, sum / Math.max(1, people));
  }

  /** Tries so many changes; `seen` is told whenever the state is as good as ever or better at the level of rules. */
  run(heat: Heat, steps: number, seen: (state: State) => void): number {
    const { state } = this;
    let made = 0;
    for (let step = 0; step < steps; step++) {
      if (!this.draw() || !this.measure()) continue;
      if (!this.passes(heat)) continue;
      this.make();
      made++;
      if (this.broken < 0 || this.priority > 0 || this.worth > 0) seen(state);
    }
    return made;
  }

  /** The mean size of what an exchange changes in worth here; 0 where none changes anything. */
  meanChange(samples: number): number {
    let sum = 0;
    let found = 0;
    for (let sample = 0; sample < samples; sample++) {
      if (!this.draw() || !this.measure() || this.worth === 0) continue;
      sum += Math.abs(this.worth);
      found++;
    }
    return found === 0 ? 0 : sum / found;
  }

  /** Draws a change; false where it is none. */
  private draw(): boolean {
    const { state, person } = this;
    const { people, circles, circleOf } = state;
    const kind = this.below(8);
    person[0] = this.below(people);
    const from = circleOf[person[0]]!;
    if (kind < 2) {
      if (this.isTight) return false;
      // One more than there are circles: out of all.
      this.count = 1;
      this.to = this.below(circles + 1) - 1;
      return this.to !== from && this.mayGrow(this.to);
    }
    person[1] = this.below(people);
    const second = circleOf[person[1]]!;
    if (second === from) return false;
    this.count = 2;
    this.to = from;
    if (kind < 6) return true;
    if (kind === 6) {
      if (this.isTight) return true;
      this.to = this.below(circles + 1) - 1;
      return this.to === from || (this.to !== second && this.mayGrow(this.to));
    }
    person[2] = this.below(people);
    const third = circleOf[person[2]]!;
    if (third === from || third === second) return true;
    this.count = 3;
    return true;
  }

  private mayGrow(circle: number): boolean {
    return circle === out || this.state.size[circle]! < this.state.problem.sizes.max[circle]!;
  }

  /** What the change would bring; false where it cannot be told apart from none. */
  private measure(): boolean {
    const { state, person, count, to } = this;
    const { circleOf, problem } = state;
    const isRound = to === circleOf[person[0]!]!;
    this.broken = 0;
    this.priority = 0;
    this.worth = 0;
    for (let at = 0; at < count; at++) {
      const one = person[at]!;
      const from = circleOf[one]!;
      const goes = at + 1 < count ? circleOf[person[at + 1]!]! : to;
      const joins = at > 0 ? person[at - 1]! : isRound ? person[count - 1]! : out;
      if (from !== out) this.add(from, one, joins);
      if (from === out && goes !== out) {
        this.broken -= problem.mustJoin[one]!;
        this.priority += problem.priority[one]!;
      } else if (from !== out && goes === out) {
        this.broken += problem.mustJoin[one]!;
        this.priority -= problem.priority[one]!;
      }
    }
    if (!isRound && to !== out) this.add(to, out, person[count - 1]!);
    return true;
  }

  private add(circle: number, leaves: number, joins: number): void {
    const { state } = this;
    weigh(state, circle, leaves, joins);
    this.broken += state.faults - state.brokenOf[circle]!;
    this.worth += state.worth - state.worthOf[circle]!;
  }

  private passes({ slack, worth }: Heat): boolean {
    if (this.broken < 0) return true;
    if (this.broken > 0 && -this.broken <= slack * this.logarithm()) return false;
    if (this.broken === 0 && this.priority > 0) return true;
    if (this.priority < 0 && this.priority <= slack * this.priorityUnit * this.logarithm()) return false;
    return this.worth >= 0 || this.worth > worth * this.logarithm();
  }

  private make(): void {
    const { state, person, count, to } = this;
    const { circleOf } = state;
    const [second, third] = [circleOf[person[1]!]!, circleOf[person[2]!]!];
    // The targets were read before anybody moves.
    if (count > 1) shift(state, person[0]!, second);
    if (count > 2) shift(state, person[1]!, third);
    shift(state, person[count - 1]!, to);
  }

  private below(limit: number): number {
    this.stream = next(this.stream);
    return Math.floor(((this.stream >>> 0) / 4_294_967_296) * limit);
  }

  private logarithm(): number {
    return logarithms[this.below(chances)]!;
  }
}

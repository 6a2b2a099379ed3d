// Source: simulated annealing: S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, "Optimization by simulated annealing", Science
// 220 (1983), pp. 671-680, with the rule of Metropolis et al. (`chance-table.ts`), on moves, exchanges of two, chains of two
// and rotations of three, and where circles are unlike, on whole circles (`whole.ts`); levels are ours.
//
// Levels are never mixed: a change that breaks fewer rules is made. One that breaks more must pass a draw of its own, at a
// temperature of rules (`slack`), and so must one that loses priority; and beside that the loss in worth must pass at the
// temperature of worth. So a search walks through choices that break a rule now and then, and what is kept is compared level
// by level.
//
// Cost: see `state.ts` and `whole.ts`; memory O(people). Ties: a change that changes nothing is made. Departures: none.
import { chances, logarithms, next } from "./chance-table.js";
import { isFlexible, isOptional } from "./sizes.js";
import { classesOf } from "./solution.js";
import { out, type State, shift, weigh } from "./state.js";
import { dissolve, type Effect, emptyTrail, handOver, measureHandOver, open, type Trail, takeBack } from "./whole.js";

/** Temperatures of one stretch of the search: of rules and priorities, in broken rules, and of worth. */
export interface Heat {
  readonly slack: number;
  readonly worth: number;
}

/** Of so many tries one concerns whole circles; and of so many of these, one opens a circle and one dissolves one. Measured. */
const perWhole = 16;
const perOpening = 16;

/** A change that is looked at: person i goes to the circle of person i + 1, the last one to `to`. */
export class Changes {
  private readonly person = new Int32Array(3);
  private count = 0;
  private to = out;
  private readonly effect: Effect = { broken: 0, priority: 0, worth: 0 };
  /** The state of the stream of chance. */
  stream: number;
  private readonly isTight: boolean;
  private readonly priorityUnit: number;
  /** The class of each circle, see `classesOf`. */
  private readonly classes: Int32Array;
  private readonly hasUnlike: boolean;
  private readonly hasOptional: boolean;
  private readonly trail: Trail;
  private readonly chance = (limit: number): number => this.below(limit);

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
    this.classes = classesOf(state.problem);
    this.hasOptional = sizes.min.some((_, circle) => isOptional(state.problem, circle));
    this.hasUnlike = this.classes.some((first) => first > 0);
    this.trail = emptyTrail(people);
  }

  /** Tries so many changes; `seen` is told whenever the state is as good as ever or better at the level of rules. */
  run(heat: Heat, steps: number, seen: (state: State) => void): number {
    const { state, effect, hasUnlike, hasOptional } = this;
    const isVaried = hasUnlike || hasOptional;
    let made = 0;
    for (let step = 0; step < steps; step++) {
      if (isVaried && this.below(perWhole) === 0) {
        if (!this.changeWhole(heat)) continue;
      } else {
        if (!this.draw() || !this.measure()) continue;
        if (!this.passes(heat)) continue;
        this.make();
      }
      made++;
      if (effect.broken < 0 || effect.priority > 0 || effect.worth > 0) seen(state);
    }
    return made;
  }

  /** Tries a change of whole circles, and makes it where it passes. */
  private changeWhole(heat: Heat): boolean {
    const { state, effect, trail } = this;
    const kind = this.hasOptional ? this.below(perOpening) : perOpening;
    if (kind > 1) {
      const [one, other] = [this.below(state.circles), this.below(state.circles)];
      if (this.classes[one] === this.classes[other] || state.size[one]! + state.size[other]! === 0) return false;
      measureHandOver(state, one, other, effect);
      if (!this.passes(heat)) return false;
      handOver(state, one, other, trail);
      return true;
    }
    const { broken, priority, total } = state;
    const isDone = kind === 0 ? open(state, this.chance, trail) : dissolve(state, this.chance, trail);
    if (!isDone) return false;
    effect.broken = state.broken - broken;
    effect.priority = state.priority - priority;
    effect.worth = state.total - total;
    if (this.passes(heat)) return true;
    takeBack(state, trail);
    return false;
  }

  /** The mean size of what an exchange changes in worth here; 0 where none changes anything. */
  meanChange(samples: number): number {
    let sum = 0;
    let found = 0;
    for (let sample = 0; sample < samples; sample++) {
      if (!this.draw() || !this.measure() || this.effect.worth === 0) continue;
      sum += Math.abs(this.effect.worth);
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
    const { state, person, count, to, effect } = this;
    const { circleOf, problem } = state;
    const isRound = to === circleOf[person[0]!]!;
    effect.broken = 0;
    effect.priority = 0;
    effect.worth = 0;
    for (let at = 0; at < count; at++) {
      const one = person[at]!;
      const from = circleOf[one]!;
      const goes = at + 1 < count ? circleOf[person[at + 1]!]! : to;
      const joins = at > 0 ? person[at - 1]! : isRound ? person[count - 1]! : out;
      if (from !== out) this.add(from, one, joins);
      if (from === out && goes !== out) {
        effect.broken -= problem.mustJoin[one]!;
        effect.priority += problem.priority[one]!;
      } else if (from !== out && goes === out) {
        effect.broken += problem.mustJoin[one]!;
        effect.priority -= problem.priority[one]!;
      }
    }
    if (!isRound && to !== out) this.add(to, out, person[count - 1]!);
    return true;
  }

  private add(circle: number, leaves: number, joins: number): void {
    const { state, effect } = this;
    weigh(state, circle, leaves, joins);
    effect.broken += state.faults - state.brokenOf[circle]!;
    effect.worth += state.worth - state.worthOf[circle]!;
  }

  private passes(heat: Heat): boolean {
    const { broken, priority, worth } = this.effect;
    if (broken < 0) return true;
    if (broken > 0 && -broken <= heat.slack * this.logarithm()) return false;
    if (broken === 0 && priority > 0) return true;
    if (priority < 0 && priority <= heat.slack * this.priorityUnit * this.logarithm()) return false;
    return worth >= 0 || worth > heat.worth * this.logarithm();
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

import type { CirclesProgram, PersonSchema } from "../program.js";
import { type CircleShape, circleShape } from "./circle-sizes.js";
import { counted } from "./conflicts.js";

type Sized = Pick<CirclesProgram<PersonSchema, PersonSchema, string, string>, "size" | "count" | "over" | "leads">;

/** A program whose circles hold no more members than may have a place, and what that makes of them. */
export interface LimitedCircles<P extends Sized> {
  readonly program: P;
  readonly shape: CircleShape;
}

/**
 * Lets at most so many members have a place: of all numbers of circles, and largest sizes that go with them, those that hold
 * most people without holding more than that; of these the number that `count` asks for. Which members they are is left to
 * the solver. Not exact: circles of one largest size may hold fewer than the limit (of 11 people in two circles 10), and
 * another choice of sizes may be worth more. Cost O(members).
 */
export function limitedCircles<P extends Sized>(
  program: P,
  members: number,
  leads: number,
  most: number,
): LimitedCircles<P> {
  if (most >= members) return { program, shape: circleShape(program, members, leads) };
  const { size, count } = program;
  const led = program.leads === 0 ? most : Math.floor(leads / program.leads);
  const largest = Math.min(led, Math.floor(most / size.min), typeof count === "number" ? count : most);
  let [circles, places] = [0, 0];
  for (let tried = 1; tried <= largest; tried++) {
    const held = tried * Math.min(size.max, Math.floor(most / tried));
    if (held < places || (held === places && count === "fewest")) continue;
    [circles, places] = [tried, held];
  }
  const max = circles === 0 ? size.max : Math.min(size.max, Math.floor(most / circles));
  const limited = { ...program, size: { min: size.min, max }, count: circles, over: "unmatched" as const };
  const whole = circleShape(limited, members, leads);
  const allowed = `At most ${most} of ${counted(members, "member")} may have a place`;
  const few =
    led === 0 ? "there are too few leads for a circle." : `that is too few for a circle of ${size.min} at least.`;
  const sizes = size.min === max ? `of ${max}` : `of ${size.min} to ${max}`;
  const text =
    circles === 0
      ? few
      : `${counted(circles, "circle")} ${sizes}, which ${circles === 1 ? "holds" : "hold"} ${places} at most.`;
  return { program: limited, shape: { ...whole, limit: most, text: `${allowed}: ${text}` } };
}

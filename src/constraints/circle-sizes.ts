import type { CirclesProgram, PersonSchema } from "../program.js";
import { counted } from "./conflicts.js";

/** How many circles there are to be, and of which sizes: decided by counting, before anybody is looked at. */
export interface CircleShape {
  /** How many circles; 0 where there are too few people or leads. */
  readonly circles: number;
  /** How many circles there can be where rules keep this number from holding everybody. */
  readonly most: number;
  /** Least and most members of a circle: those of the program, or others where `over` had to be used. */
  readonly min: number;
  readonly max: number;
  /** How many members have a place in so many circles of these sizes. */
  readonly places: number;
  /** At most so many members may have a place; absent where that limits nothing. */
  readonly limit?: number;
  /** All of it in a sentence or two. */
  readonly text: string;
}

type Sized = Pick<CirclesProgram<PersonSchema, PersonSchema, string, string>, "size" | "count" | "over" | "leads">;

/**
 * Counts circles: of all numbers that leads and least sizes allow, those that hold most people, and of these the one that
 * `count` asks for. Where that leaves people over, and `over` says so, the sizes give way by as little as it takes.
 * Cost O(members).
 */
export function circleShape(program: Sized, members: number, leads: number): CircleShape {
  const { size, count, over } = program;
  const limit = program.leads === 0 ? members : Math.floor(leads / program.leads);
  const cap = typeof count === "number" ? Math.min(limit, count) : limit;
  const most = Math.min(cap, Math.floor(members / size.min));
  let circles = 0;
  let places = 0;
  for (let tried = 1; tried <= most; tried++) {
    const held = Math.min(members, tried * size.max);
    if (held < places || (held === places && count === "fewest")) continue;
    [circles, places] = [tried, held];
  }
  const shape = { circles, most, ...size, places };
  if (places === members) return { ...shape, text: worded(program, members, leads, shape) };
  const other =
    over === "larger" ? larger(members, most) : over === "smaller" ? smaller(program, members, cap) : undefined;
  if (other === undefined) return { ...shape, text: worded(program, members, leads, shape) };
  const given = { ...shape, ...other, places: members };
  return { ...given, text: worded(program, members, leads, given) };
}

/** As many circles as there can be, so that each is as little larger as can be. */
function larger(members: number, most: number): Partial<CircleShape> | undefined {
  return most === 0 ? undefined : { circles: most, max: Math.ceil(members / most) };
}

/** As few circles as hold everybody, so that each is as little smaller as can be; two people at least. */
function smaller({ size }: Sized, members: number, cap: number): Partial<CircleShape> | undefined {
  const circles = Math.ceil(members / size.max);
  const min = Math.floor(members / Math.max(1, circles));
  return circles > cap || min < 2 ? undefined : { circles, most: Math.min(cap, Math.floor(members / min)), min };
}

function worded(
  { size, count, leads: perCircle }: Sized,
  members: number,
  leads: number,
  { circles, min, max, places }: Omit<CircleShape, "text">,
): string {
  const people = counted(members, "member");
  const limit = perCircle === 0 ? members : Math.floor(leads / perCircle);
  const led = `as many as ${counted(leads, "lead")} can lead${perCircle === 2 ? ", two each" : ""}`;
  if (circles === 0) {
    if (members === 0) return "There are no members.";
    if (limit === 0) return `There are too few leads for a circle: ${leads}, and each takes ${perCircle}.`;
    return `${people} ${members === 1 ? "is" : "are"} too few for a circle of ${size.min} at least.`;
  }
  const sizes = min === max ? `of ${min}` : `of ${min} to ${max}`;
  const filled = `as many as ${people} fill with ${min} at least in each`;
  const why =
    max > size.max
      ? `larger than the ${size.max} at most that were wanted, so that nobody is left over`
      : min < size.min
        ? `smaller than the ${size.min} at least that were wanted, so that nobody is left over`
        : count === circles
          ? "as many as were asked for"
          : count === "fewest" && places === members
            ? `as few as hold everybody with ${max} at most in each`
            : circles === limit && perCircle > 0
              ? led
              : filled;
  const left = members - places;
  const over =
    left === 0
      ? ""
      : ` They hold ${places} at most, so ${counted(left, "member is", "members are")} left over${circles === limit && perCircle > 0 ? ": there are no leads for another circle" : ""}.`;
  return `${people} in ${counted(circles, "circle")} ${sizes}: ${why}.${over}`;
}

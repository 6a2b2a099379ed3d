import type { z } from "zod";
import { plainReader } from "../survey/plain.js";
import { askedOf, type Reader } from "../survey/question.js";

/** A field of a role's schema, and how it is found and read in a survey. */
export interface Field {
  readonly name: string;
  /** Headers under which it is asked; none where the field's own name is the header. */
  readonly questions: readonly string[];
  readonly reader: Reader;
  /** Whether the schema refuses a person without it. */
  readonly required: boolean;
  /** A missing answer is an absent key, except where the schema says that null is its way to be missing. */
  readonly missingIsNull: boolean;
}

/**
 * The fields of a person's schema, in order; undefined when the schema is not an object at heart. Refinements, transforms,
 * `.readonly()` and the like around the object are looked through.
 */
export function fieldsOf(schema: z.core.$ZodType): readonly Field[] | undefined {
  const shape = shapeOf(schema);
  return shape === undefined ? undefined : Object.entries(shape).map(([name, field]) => fieldOf(name, field));
}

/** The schema of each field of a person's schema; undefined when the schema is not an object at heart. */
export function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  for (const layer of layersOf(schema)) {
    const { def } = (layer as z.core.$ZodTypes)._zod;
    if (def.type === "object") return def.shape;
  }
  return undefined;
}

function fieldOf(name: string, schema: z.core.$ZodType): Field {
  const layers = layersOf(schema);
  const known = layers.map(askedOf);
  const kinds = layers.map((layer) => (layer as z.core.$ZodTypes)._zod.def.type);
  const heart = layers.at(-1) ?? schema;
  const required = !kinds.some((kind) => spares.has(kind));
  return {
    name,
    questions: known.find((layer) => layer.questions !== undefined)?.questions ?? [],
    reader: known.find((layer) => layer.reader !== undefined)?.reader ?? plainReader(heart),
    required: required && !kinds.includes("nullable"),
    missingIsNull: required && kinds.includes("nullable"),
  };
}

/** Kinds of schema that can do without an answer. */
const spares: ReadonlySet<string> = new Set([
  "optional",
  "default",
  "prefault",
  "catch",
  "any",
  "unknown",
  "undefined",
  "void",
  "transform",
]);

/** A schema and what it wraps, from the outside to the heart: the schema that sees the cell first. */
function layersOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const layers = [schema];
  for (let inner = insideOf(schema); inner !== undefined; inner = insideOf(inner)) layers.push(inner);
  return layers;
}

function insideOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (askedOf(schema).reader !== undefined) return undefined;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "nonoptional":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
      return def.innerType;
    case "pipe":
      return def.in;
    case "lazy":
      return def.getter();
    default:
      return undefined;
  }
}

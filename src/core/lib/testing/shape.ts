// The shape of a stored format in a few words of JSON: keys and types, from its zod schema or from written values, so that
// a test can tell when it changes.

import { listEntryOf, tableValueOf } from "../listSchema.ts";
import { z } from "../zod.ts";

export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

/**
 * Keys and types that a schema lets through. Bounds, checks and transforms are left out; optional keys end with "?". Throws
 * on a kind of schema that no stored format has.
 */
export function shapeOfSchema(schema: z.ZodType): Shape {
  const entry = listEntryOf(schema);
  if (entry) return [shapeOfSchema(entry)];
  const value = tableValueOf(schema);
  if (value) return { record: shapeOfSchema(value) };
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape as z.ZodRawShape).map(([key, each]): [string, Shape] =>
      each instanceof z.ZodOptional
        ? [`${key}?`, shapeOfSchema(each.unwrap() as z.ZodType)]
        : [key, shapeOfSchema(each as z.ZodType)],
    );
    return sorted(entries);
  }
  if (schema instanceof z.ZodArray) return [shapeOfSchema(schema.element as z.ZodType)];
  if (schema instanceof z.ZodTuple) return { tuple: schema.def.items.map((each) => shapeOfSchema(each as z.ZodType)) };
  if (schema instanceof z.ZodNullable) return { either: ["null", shapeOfSchema(schema.unwrap() as z.ZodType)] };
  if (schema instanceof z.ZodUnion) return { either: schema.options.map((each) => shapeOfSchema(each as z.ZodType)) };
  if (schema instanceof z.ZodRecord) return { record: shapeOfSchema(schema.valueType as z.ZodType) };
  if (schema instanceof z.ZodMap) return { map: shapeOfSchema(schema.valueType as z.ZodType) };
  if (schema instanceof z.ZodEnum) return schema.options.map(String).sort().join(" | ");
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((value) => JSON.stringify(value)).join(" | ");
  if (schema instanceof z.ZodPipe) {
    // Of what a transform makes of what is stored, the check that follows it tells more.
    const [given, made] = [schema.in as z.ZodType, schema.out as z.ZodType];
    return shapeOfSchema(made instanceof z.ZodTransform ? given : made);
  }
  if (schema instanceof z.ZodDefault) return shapeOfSchema(schema.unwrap() as z.ZodType);
  const { type } = schema.def;
  // A check written by hand, or a format of its own within this one, says what it is in its description.
  if (schema.description) return schema.description;
  if (["number", "string", "boolean", "null", "unknown"].includes(type)) return type;
  throw new Error(`no shape for a schema of type "${type}": describe it, or add the type to shapeOfSchema`);
}

/** Keys and types of a value as it is written; lists and maps have the shapes of all that is in them. */
export function shapeOfValue(value: unknown): Shape {
  if (value === null) return "null";
  if (Array.isArray(value)) return ["array", ...distinct(value.map(shapeOfValue))];
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  if (value instanceof Map) return { map: distinct([...value.values()].map(shapeOfValue)) };
  if (typeof value !== "object") return typeof value;
  return sorted(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, shapeOfValue(each)]])),
  );
}

function sorted(entries: [string, Shape][]): Shape {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function distinct(shapes: Shape[]): Shape[] {
  const texts = new Map(shapes.map((shape) => [JSON.stringify(shape), shape]));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shape]) => shape);
}

import { z } from "zod";

/** A key that no schema knows, with the names that would have been known in its place. */
export interface UnknownKey {
  readonly path: readonly PropertyKey[];
  readonly known: readonly string[];
}

type Finder = (input: unknown, path: readonly PropertyKey[]) => UnknownKey[];

/** Prepared once for each schema; `null`: there is no object in it whose keys could be unknown. */
const finders = new WeakMap<z.core.$ZodType, Finder | null>();

/**
 * The keys of `input`, at any depth, that its schema would drop in silence. Objects that are open on purpose (loose ones,
 * records, any JSON) have none; of a union the first member that takes the value counts, as in parsing, and where none does, the
 * one that knows most of its keys.
 */
export function findUnknownKeys(schema: z.core.$ZodType, input: unknown): UnknownKey[] {
  return finderOf(schema)?.(input, []) ?? [];
}

function finderOf(schema: z.core.$ZodType): Finder | null {
  const prepared = finders.get(schema);
  if (prepared !== undefined) return prepared;
  // Until it is prepared: a schema that holds itself asks for it again when there is input.
  finders.set(schema, (input, path) => finders.get(schema)?.(input, path) ?? []);
  const finder = hasShape(schema) ? prepare(schema) : null;
  finders.set(schema, finder);
  return finder;
}

function prepare(schema: z.core.$ZodType): Finder | null {
  if (schema instanceof z.ZodObject) return inObject(schema);
  if (schema instanceof z.ZodUnion) return inUnion(schema.def.options);
  const [inner] = partsOf(schema);
  const find = inner ? finderOf(inner) : null;
  return schema instanceof z.ZodArray || schema instanceof z.ZodRecord ? inEach(find) : find;
}

/** Is there an object with names of its own in it? Any JSON, for one, holds itself and none. */
function hasShape(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): boolean {
  if (schema instanceof z.ZodObject) return true;
  if (seen.has(schema)) return false;
  seen.add(schema);
  return partsOf(schema).some((part) => hasShape(part, seen));
}

/** What a schema is made of: the members of a union, else one or nothing. */
function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.def.options;
  if (schema instanceof z.ZodArray) return [schema.def.element];
  if (schema instanceof z.ZodRecord) return [schema.def.valueType];
  if (schema instanceof z.ZodLazy) return [schema.def.getter()];
  // What a preprocessing makes of the input is not looked into: only its outcome has a shape.
  if (schema instanceof z.ZodPipe) return [schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in];
  const { innerType } = (schema as z.ZodType).def as { readonly innerType?: z.core.$ZodType };
  return innerType ? [innerType] : [];
}

function inObject({ shape, def: { catchall } }: z.ZodObject): Finder {
  const isOpen = catchall !== undefined && !(catchall instanceof z.ZodNever);
  const known = Object.keys(shape);
  const inside = known.flatMap((key) => {
    const find = finderOf((shape as Record<string, z.core.$ZodType>)[key]!);
    return find ? [[key, find] as const] : [];
  });
  return (input, path) => {
    if (!isObject(input)) return [];
    const names = isOpen ? [] : Object.keys(input).filter((key) => !Object.hasOwn(shape, key));
    return [
      ...names.map((key) => ({ path: [...path, key], known })),
      ...inside.flatMap(([key, find]) => (Object.hasOwn(input, key) ? find(input[key], [...path, key]) : [])),
    ];
  };
}

/** In the entries of a list or of a record. */
function inEach(find: Finder | null): Finder | null {
  if (!find) return null;
  return (input, path) => {
    if (Array.isArray(input)) return input.flatMap((entry, index) => find(entry, [...path, index]));
    return isObject(input) ? Object.entries(input).flatMap(([key, entry]) => find(entry, [...path, key])) : [];
  };
}

function inUnion(options: readonly z.core.$ZodType[]): Finder | null {
  if (options.every((option) => finderOf(option) === null)) return null;
  return (input, path) => {
    // Before one that takes the value is looked for, which costs a parse each.
    if (typeof input !== "object" || input === null) return [];
    const taken = options.find((option) => z.safeParse(option, input).success);
    if (taken) return finderOf(taken)?.(input, path) ?? [];
    return nearest(options.flatMap((option) => finderOf(option) ?? []).map((find) => find(input, path)));
  };
}

/** Of several readings the one with the fewest unknown keys; any of the others' names may have been meant. */
function nearest(readings: readonly UnknownKey[][]): UnknownKey[] {
  const best = readings.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return best.map(({ path }) => ({
    path,
    known: readings.flat().flatMap((other) => (other.path.join() === path.join() ? other.known : [])),
  }));
}

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

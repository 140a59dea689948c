import { allSchemas, resolveSchema, type Schema } from "./schema.js";

/** Every schema with its number: short enough to travel with a completion, and the same each time the server runs. */
interface Numbered {
  readonly schemas: readonly Schema[];
  readonly numbers: ReadonlyMap<Schema, number>;
}

let numbered: Numbered | undefined;

function number(): Numbered {
  const numbers = new Map<Schema, number>();
  const schemas: Schema[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    const schema = Array.isArray(node) ? undefined : resolveSchema(node);
    if (schema !== undefined && !numbers.has(schema)) {
      numbers.set(schema, schemas.length);
      schemas.push(schema);
    }
    Object.values(node).forEach(visit);
  };
  allSchemas.forEach(visit);
  return { schemas, numbers };
}

/** The number of a schema; undefined for one that is not part of schemas/. */
export function schemaNumber(schema: Schema): number | undefined {
  return (numbered ??= number()).numbers.get(schema);
}

/** The schema with a number; undefined for anything else. */
export function schemaOfNumber(value: unknown): Schema | undefined {
  return typeof value === "number" ? (numbered ??= number()).schemas[value] : undefined;
}

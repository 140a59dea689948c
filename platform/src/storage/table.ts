import type { JSValue } from "node-sqlite3-wasm";
import type { Database, Parameters, Row } from "./database.js";

/** How one property of a record is kept: in which columns, and how it is written and read. */
export interface Field<Value> {
  readonly columns: readonly string[];
  /** @throws TypeError when a column is missing or of another type: a mistake in a statement, never in data */
  read(row: Row): Value;
  /** Values of the columns, in their order. */
  write(value: Value): readonly JSValue[];
}

type Fields = Readonly<Record<string, Field<unknown>>>;

/** The records of a table with these fields. */
export type RecordOf<Shape extends Fields> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Field<infer Value> ? Value : never;
};

/** A table as data: which statements it takes and how its rows are read follow from its fields. */
export class Table<Shape extends Fields> {
  readonly #name: string;
  readonly #fields: Shape;
  readonly #insert: string;

  constructor(name: string, fields: Shape) {
    this.#name = name;
    this.#fields = fields;
    const columns = Object.values(fields).flatMap((field) => field.columns);
    const values = columns.map((column) => `:${column}`);
    this.#insert = `INSERT INTO ${name} (${columns.join(", ")}) VALUES (${values.join(", ")})`;
  }

  /** The columns of some fields, all unless told which, for a SELECT from the table under an alias. */
  columns(alias: string, names: readonly (keyof Shape)[] = Object.keys(this.#fields)): string {
    return names
      .flatMap((name) => this.#fields[name]?.columns ?? [])
      .map((column) => `${alias}.${column}`)
      .join(", ");
  }

  insert(database: Database, record: RecordOf<Shape>): void {
    database.run(this.#insert, this.#write(record));
  }

  /** Writes some fields of the row with this `id`. */
  update(database: Database, id: string, changes: Partial<RecordOf<Shape>>): void {
    const written = this.#write(changes);
    const assignments = Object.keys(written).map((column) => `${column} = :${column}`);
    if (assignments.length === 0) return;
    database.run(`UPDATE ${this.#name} SET ${assignments.join(", ")} WHERE id = :id`, {
      ...written,
      id,
    });
  }

  read(row: Row): RecordOf<Shape>;
  read<Name extends keyof Shape>(row: Row, names: readonly Name[]): Pick<RecordOf<Shape>, Name>;
  read(row: Row, names: readonly (keyof Shape)[] = Object.keys(this.#fields)): unknown {
    return Object.fromEntries(names.map((name) => [name, this.#fields[name]?.read(row)]));
  }

  #write(record: Partial<RecordOf<Shape>>): Parameters {
    const written: Record<string, JSValue> = {};
    for (const [name, value] of Object.entries(record)) {
      const field = this.#fields[name];
      const values = field?.write(value) ?? [];
      for (const [index, column] of (field?.columns ?? []).entries()) {
        written[column] = values[index] ?? null;
      }
    }
    return written;
  }
}

export function text(column: string): Field<string> {
  return { columns: [column], read: (row) => readText(row, column), write: (value) => [value] };
}

export function optionalText(column: string): Field<string | undefined> {
  return {
    columns: [column],
    read: (row) => (row[column] === null ? undefined : readText(row, column)),
    write: (value) => [value ?? null],
  };
}

export function integer(column: string): Field<number> {
  return { columns: [column], read: (row) => readInteger(row, column), write: (value) => [value] };
}

export function flag(column: string): Field<boolean> {
  return {
    columns: [column],
    read: (row) => readInteger(row, column) !== 0,
    write: (value) => [value ? 1 : 0],
  };
}

/** A value kept as JSON text, which has no NUL character: a bound text would end at one. */
export function json<Value>(column: string, read: (value: unknown) => Value): Field<Value> {
  return {
    columns: [column],
    read: (row) => {
      const stored = row[column];
      return read(stored === null ? undefined : (JSON.parse(readText(row, column)) as unknown));
    },
    write: (value) => [value === undefined ? null : JSON.stringify(value)],
  };
}

export function readText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Column ${column} is no text.`);
  return value;
}

export function readInteger(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`Column ${column} is no number.`);
  return value;
}

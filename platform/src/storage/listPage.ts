import type { Filter, ListRequest } from "../listRequest.js";
import type { Database, Parameters, Row } from "./database.js";
import { readInteger } from "./table.js";

/** A collection as SQL; every text in here is ours, everything a caller sends is bound. */
export interface Collection {
  /** Tables and joins, without the word FROM. */
  readonly from: string;
  readonly columns: string;
  /** Which rows are in the collection at all. */
  readonly where: string;
  /** Values of the parameters that occur in `where` and `from`. */
  readonly parameters: Parameters;
  /** SQL expression per filter and sort field of the API. */
  readonly expressions: ReadonlyMap<string, string>;
  /** Values of the parameters that occur in `columns` or `expressions`, such as the present time. */
  readonly expressionParameters?: Parameters;
  /** Unique column that counts up, which settles the order of what was created in the same millisecond. */
  readonly sequence: string;
}

export interface StoredPage {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** One page of a collection: filtered, sorted (newest first unless asked otherwise), counted. */
export function listPage(
  database: Database,
  collection: Collection,
  request: ListRequest,
): StoredPage {
  const filters = filterClauses(collection, request);
  const where = [collection.where, ...filters.clauses].join(" AND ");
  const bound = { ...collection.parameters, ...filters.parameters };
  const source = `FROM ${collection.from} WHERE ${where}`;
  const count = database.get(`SELECT count(*) AS total ${source}`, used(source, collection, bound));
  const page = `SELECT ${collection.columns} ${source} ORDER BY ${orderClause(collection, request)}
    LIMIT :limit OFFSET :offset`;
  const rows = database.all(page, {
    ...used(page, collection, bound),
    limit: request.pageSize,
    offset: (request.pageNumber - 1) * request.pageSize,
  });
  return { rows, total: count === undefined ? 0 : readInteger(count, "total") };
}

/** SQLite refuses a value for a parameter that a statement does not have. */
function used(sql: string, collection: Collection, bound: Parameters): Parameters {
  const all = { ...collection.expressionParameters, ...bound };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => new RegExp(`:${name}\\b`).test(sql)),
  );
}

function filterClauses(collection: Collection, request: ListRequest) {
  const clauses: string[] = [];
  const parameters: Record<string, string | number> = {};
  for (const [index, filter] of request.filters.entries()) {
    const names = filter.values.map((value, position) => {
      const name = `filter${index}_${position}`;
      parameters[name] = value;
      return `:${name}`;
    });
    const expressions = filter.fields.map((field) => expressionOf(collection, field));
    const alternatives = expressions.map((expression) =>
      condition(expression, filter.match, names),
    );
    clauses.push(`(${alternatives.join(" OR ")})`);
  }
  return { clauses, parameters };
}

function condition(expression: string, match: Filter["match"], names: readonly string[]): string {
  switch (match) {
    case "equals":
      return `${expression} IN (${names.join(", ")})`;
    case "prefix":
      return names
        .map((name) => `substr(${expression}, 1, length(${name})) = ${name}`)
        .join(" OR ");
    case "contains":
      return names.map((name) => `instr(lower(${expression}), lower(${name})) > 0`).join(" OR ");
  }
}

const newestFirst: ListRequest["sort"] = [{ field: "createdAt", order: "desc" }];

function orderClause(collection: Collection, request: ListRequest): string {
  const sort = request.sort.length > 0 ? request.sort : newestFirst;
  const entries = sort.map(
    ({ field, order }) => `${expressionOf(collection, field)} ${order === "asc" ? "ASC" : "DESC"}`,
  );
  const last = sort.at(-1)?.order === "asc" ? "ASC" : "DESC";
  return [...entries, `${collection.sequence} ${last}`].join(", ");
}

/** @throws when a route allows a filter or sort field that its collection does not have */
function expressionOf(collection: Collection, field: string): string {
  const expression = collection.expressions.get(field);
  if (expression === undefined) throw new Error(`The collection has no field ${field}.`);
  return expression;
}

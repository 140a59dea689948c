import { badRequest } from "./apiError.js";

/** How one query parameter of a list operation filters. */
type FilterShape =
  | { readonly field: string; readonly kind: "prefix" }
  | { readonly field: string; readonly kind: "boolean" }
  | { readonly field: string; readonly kind: "oneOf"; readonly values: readonly string[] };

/** What a list operation may be asked, as data: it drives reading the query, and describes it. */
export interface ListShape {
  readonly filters: readonly FilterShape[];
  readonly sortFields: readonly string[];
}

type Match =
  | { readonly kind: "prefix"; readonly values: readonly string[] }
  | { readonly kind: "oneOf"; readonly values: readonly (string | number)[] };

/** What a list operation was asked. */
export interface ListRequest {
  readonly filters: readonly { readonly field: string; readonly match: Match }[];
  readonly sort: readonly { readonly field: string; readonly order: "asc" | "desc" }[];
  /** Starts at 1. */
  readonly pageNumber: number;
  readonly pageSize: number;
}

const defaultPageSize = 25;
const maxPageSize = 1000;
/** Beyond this a page's offset could not be computed exactly. */
const maxPageNumber = 1_000_000_000;
/** Far more than there are statuses; keeps a statement's parameters countable. */
const maxValues = 50;

/**
 * Reads a query. Lists come as repeated keys or joined by commas; a sort entry is `<field>:<asc|desc>`, where a bare
 * field means ascending. Parameters that the operation does not know are ignored.
 * @throws ApiError 400 naming the parameter whose value is not allowed
 */
export function readListRequest(shape: ListShape, query: URLSearchParams): ListRequest {
  return {
    filters: shape.filters.flatMap((filter) => readFilter(filter, query)),
    sort: listOf(query, "sort").map((entry) => readSortEntry(entry, shape.sortFields)),
    pageNumber: readCount(query, "pageNumber", 1, maxPageNumber),
    pageSize: readCount(query, "pageSize", defaultPageSize, maxPageSize),
  };
}

function readFilter(shape: FilterShape, query: URLSearchParams): ListRequest["filters"] {
  const { field } = shape;
  if (shape.kind === "prefix") {
    // A name may hold a comma, so a prefix is never split.
    const values = query.getAll(field).filter((value) => value !== "");
    if (values.length === 0) return [];
    for (const value of values) refuseControlCharacters(field, value);
    return [{ field, match: { kind: "prefix", values: values.slice(0, maxValues) } }];
  }
  const values = listOf(query, field);
  if (values.length === 0) return [];
  if (shape.kind === "boolean") {
    const flags = values.map((value) => readBoolean(field, value));
    return [{ field, match: { kind: "oneOf", values: flags } }];
  }
  for (const value of values) {
    if (!shape.values.includes(value)) {
      throw badRequest(`"${value}" is no ${field}; allowed are ${shape.values.join(", ")}.`);
    }
  }
  return [{ field, match: { kind: "oneOf", values: [...new Set(values)] } }];
}

/** Python clients send `True`. */
function readBoolean(field: string, value: string): 0 | 1 {
  if (/^true$/i.test(value)) return 1;
  if (/^false$/i.test(value)) return 0;
  throw badRequest(`"${value}" is no value for ${field}; allowed are true and false.`);
}

function readSortEntry(entry: string, fields: readonly string[]) {
  const [field = "", order = "asc", ...rest] = entry.split(":");
  if (!fields.includes(field) || rest.length > 0) {
    throw badRequest(
      `Cannot sort by "${entry}"; allowed are ${fields.join(", ")}, each followed by :asc or :desc.`,
    );
  }
  if (order !== "asc" && order !== "desc") {
    throw badRequest(`"${order}" is no sort order; allowed are asc and desc.`);
  }
  return { field, order } as const;
}

function readCount(query: URLSearchParams, name: string, fallback: number, limit: number): number {
  const value = query.get(name);
  if (value === null || value === "") return fallback;
  const count = Number(value);
  if (!/^\d{1,10}$/.test(value) || count < 1 || count > limit) {
    throw badRequest(`"${value}" is no ${name}; it is a whole number from 1 to ${limit}.`);
  }
  return count;
}

function listOf(query: URLSearchParams, name: string): readonly string[] {
  const entries = query
    .getAll(name)
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
  if (entries.length > maxValues) throw badRequest(`${name} has more than ${maxValues} values.`);
  return entries;
}

function refuseControlCharacters(name: string, value: string): void {
  if (/\p{Cc}/u.test(value)) throw badRequest(`${name} contains a control character.`);
}

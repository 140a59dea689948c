import type { QueryParameter } from "../../schemas/pressApi/endpoint.js";
import { badRequest } from "./apiError.js";

/** One condition on the items of a list: any of the fields with any of the values. */
export interface Filter {
  readonly fields: readonly string[];
  readonly match: "prefix" | "equals" | "contains";
  readonly values: readonly (string | number)[];
}

/** What a list operation was asked. */
export interface ListRequest {
  readonly filters: readonly Filter[];
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
export function readListRequest(
  parameters: readonly QueryParameter[],
  query: URLSearchParams,
): ListRequest {
  return {
    filters: parameters.flatMap((parameter) => readFilter(parameter, query)),
    sort: parameters.flatMap((parameter) =>
      parameter.type === "sort"
        ? listOf(query, parameter.name).map((entry) => readSortEntry(entry, parameter.fields))
        : [],
    ),
    pageNumber: readCount(query, "pageNumber", 1, maxPageNumber),
    pageSize: readCount(query, "pageSize", defaultPageSize, maxPageSize),
  };
}

/**
 * The parameters that have exactly one of some values, by name.
 * @throws ApiError 400 when one is missing or has another value
 */
export function readChoices(
  parameters: readonly QueryParameter[],
  query: URLSearchParams,
): ReadonlyMap<string, string> {
  const choices = new Map<string, string>();
  for (const parameter of parameters) {
    if (parameter.type !== "choice") continue;
    const { name, values } = parameter;
    const value = query.get(name);
    if (value === null) throw badRequest(`${name} is missing; it is ${values.join(" or ")}.`);
    refuseUnknown(name, value, values);
    choices.set(name, value);
  }
  return choices;
}

function readFilter(parameter: QueryParameter, query: URLSearchParams): readonly Filter[] {
  const { name } = parameter;
  switch (parameter.type) {
    case "prefix":
      return textFilter([name], "prefix", textsOf(query, name));
    case "equals":
      return textFilter([name], "equals", textsOf(query, name));
    case "search":
      return textFilter(parameter.fields, "contains", textsOf(query, name));
    case "boolean":
      return someValues(
        name,
        listOf(query, name).map((value) => readBoolean(name, value)),
      );
    case "choices": {
      const values = listOf(query, name);
      for (const value of values) refuseUnknown(name, value, parameter.values);
      return someValues(name, [...new Set(values)]);
    }
    case "choice":
    case "sort":
    case "integer":
      return [];
  }
}

/** A text may hold a comma, so it is never split. */
function textsOf(query: URLSearchParams, name: string): readonly string[] {
  const values = query.getAll(name).filter((value) => value !== "");
  for (const value of values) refuseControlCharacters(name, value);
  return values.slice(0, maxValues);
}

function textFilter(
  fields: readonly string[],
  match: Filter["match"],
  values: readonly string[],
): readonly Filter[] {
  return values.length === 0 ? [] : [{ fields, match, values }];
}

function someValues(name: string, values: readonly (string | number)[]): readonly Filter[] {
  return values.length === 0 ? [] : [{ fields: [name], match: "equals", values }];
}

function refuseUnknown(name: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw badRequest(`"${value}" is no ${name}; allowed are ${allowed.join(", ")}.`);
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

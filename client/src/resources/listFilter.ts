import { endpoints } from "../../../schemas/pressApi/endpoints.js";
import { revisionStatuses } from "../../../schemas/pressApi/queryParameters.js";
import type { QueryParameter } from "../../../schemas/pressApi/endpoint.js";

/** The views of the platform; a change of what they show is told by this name. */
export type Area = "specs" | "deployments";

/** What a list is narrowed to, by the name of the field. Only fields of `filterFields` and `createdBy`. */
export type ListFilter = Readonly<Record<string, FilterValue>>;

export type FilterValue = string | boolean | readonly string[];

/** One thing that a list can be narrowed by. */
export interface FilterField {
  readonly name: string;
  /** `choices`: any of `values`. `search`: the text anywhere. `people`: any of those that are seen in the list. */
  readonly type: "choices" | "boolean" | "prefix" | "search" | "people";
  readonly values: readonly string[];
  /** Fields of the metadata that a search looks at. */
  readonly fields: readonly string[];
}

/** The query that a list is asked with, and what is left to be looked for in its answer. */
export interface ListQuery {
  /** `blocks`: the SDK's own operation. `all`: the one for blocks and apps, which knows other filters. */
  readonly operation: "blocks" | "all";
  readonly query: Readonly<Record<string, FilterValue>>;
  readonly rest: ListFilter;
}

/** What filters look at. */
export interface FilteredItem {
  readonly kind: string;
  readonly status?: string;
  readonly scope?: string;
  readonly featured?: boolean;
  readonly metadata: { readonly name: string } & Readonly<Record<string, unknown>>;
}

const operations = {
  specs: { blocks: endpoints.listSpecs.query, all: endpoints.listAllSpecs.query },
  deployments: {
    blocks: endpoints.listDeployments.query,
    all: endpoints.listAllDeployments.query,
  },
} as const satisfies Record<Area, Record<ListQuery["operation"], readonly QueryParameter[]>>;

/** Apps are bundles of blocks; these views show blocks. */
const notABlock = "app";
/** Narrows what is shown below a deployment, not the deployments. */
const byRevision: FilterField = {
  name: "revisionStatus",
  type: "choices",
  values: revisionStatuses,
  fields: [],
};
const byPeople: FilterField = { name: "createdBy", type: "people", values: [], fields: [] };

/** Everything that an operation of the API can narrow the list to, and the names of those who made the items. */
export function filterFields(area: Area): readonly FilterField[] {
  const { blocks, all } = operations[area];
  const fields = new Map<string, FilterField>();
  for (const parameter of [...blocks, ...all]) {
    const field = filterField(parameter);
    if (field !== undefined && !fields.has(field.name)) fields.set(field.name, field);
  }
  const below = area === "deployments" ? [byRevision] : [];
  return [...fields.values(), ...below, byPeople];
}

function filterField(parameter: QueryParameter): FilterField | undefined {
  const { name } = parameter;
  switch (parameter.type) {
    case "choices": {
      const values = parameter.values.filter((value) => value !== notABlock);
      return { name, type: "choices", values, fields: [] };
    }
    case "search":
      return { name, type: "search", values: [], fields: parameter.fields };
    case "boolean":
    case "prefix":
      return { name, type: parameter.type, values: [], fields: [] };
    default:
      return undefined;
  }
}

/** The orders that the list can have, as entries of the query: `name:asc`. */
export function sortOrders(area: Area): readonly string[] {
  const sort = operations[area].blocks.find((parameter) => parameter.type === "sort");
  return (sort?.fields ?? []).flatMap((field) => [`${field}:asc`, `${field}:desc`]);
}

/** Reads a filter that was stored, perhaps by another version; what does not fit any more is dropped. */
export function readFilter(area: Area, stored: unknown): ListFilter {
  if (typeof stored !== "object" || stored === null) return {};
  const values = new Map<string, unknown>(Object.entries(stored));
  const kept = filterFields(area).flatMap((field): [string, FilterValue][] => {
    const value = readValue(field, values.get(field.name));
    return value === undefined ? [] : [[field.name, value]];
  });
  const sort = values.get("sort");
  if (typeof sort === "string" && sortOrders(area).includes(sort)) kept.push(["sort", sort]);
  return Object.fromEntries(kept);
}

function readValue({ type, values }: FilterField, value: unknown): FilterValue | undefined {
  if (type === "boolean") return typeof value === "boolean" ? value : undefined;
  if (type === "prefix" || type === "search") {
    return typeof value === "string" && value !== "" ? value : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((one) => typeof one === "string");
  const known = type === "people" ? texts : texts.filter((one) => values.includes(one));
  return known.length > 0 ? known : undefined;
}

/** What is no condition on the items of the list itself. */
const aside: ReadonlySet<string> = new Set(["sort", byRevision.name]);

/** Whether the filter can hide items of the list; an order hides nothing. */
export function isFiltering(filter: ListFilter): boolean {
  return Object.keys(filter).some((name) => !aside.has(name));
}

/** How to read a filtered list: with the operation that knows most of the filter. */
export function listQuery(area: Area, filter: ListFilter): ListQuery {
  const names = (operation: ListQuery["operation"]) =>
    new Set<string>(operations[area][operation].map(({ name }) => name));
  const covered = (known: ReadonlySet<string>) =>
    Object.keys(filter).filter((name) => known.has(name)).length;
  const [blocks, all] = [names("blocks"), names("all")];
  const operation = covered(all) > covered(blocks) ? "all" : "blocks";
  const known = operation === "all" ? all : blocks;
  const { sort } = filter;
  const entries = Object.entries(filter).filter(([name]) => !aside.has(name));
  return {
    operation,
    query: {
      ...(operation === "all" && { kind: blockKinds(area) }),
      ...Object.fromEntries(entries.filter(([name]) => known.has(name))),
      ...(typeof sort === "string" && { sort: [sort] }),
    },
    rest: Object.fromEntries(entries.filter(([name]) => !known.has(name))),
  };
}

/** The query for the revisions of a deployment. */
export function revisionQuery(filter: ListFilter): { readonly status?: readonly RevisionStatus[] } {
  const wanted = filter[byRevision.name];
  if (!Array.isArray(wanted)) return {};
  return { status: revisionStatuses.filter((status) => wanted.includes(status)) };
}

type RevisionStatus = (typeof revisionStatuses)[number];

function blockKinds(area: Area): readonly string[] {
  return filterFields(area).find(({ name }) => name === "kind")?.values ?? [];
}

/** Whether an item passes the part of a filter that the platform was not asked for. */
export function passes(area: Area, rest: ListFilter, item: FilteredItem): boolean {
  return filterFields(area).every((field) => {
    const wanted = rest[field.name];
    return wanted === undefined || fits(field, wanted, item);
  });
}

function fits(field: FilterField, wanted: FilterValue, item: FilteredItem): boolean {
  const text = (name: string) => textIn(item, name);
  switch (field.type) {
    case "boolean":
      return (item.featured === true) === wanted;
    case "prefix":
      return text(field.name).startsWith(String(wanted));
    case "search": {
      const part = String(wanted).toLowerCase();
      return field.fields.some((name) => text(name).toLowerCase().includes(part));
    }
    case "people":
      return Array.isArray(wanted) && wanted.includes(text("createdBy"));
    case "choices":
      return Array.isArray(wanted) && wanted.includes(choiceOf(field.name, item));
  }
}

function choiceOf(name: string, item: FilteredItem): string {
  if (name === "kind") return item.kind;
  if (name === "scope") return item.scope ?? "";
  return item.status ?? textIn(item, "status");
}

function textIn({ metadata }: FilteredItem, name: string): string {
  const value = metadata[name];
  return typeof value === "string" ? value : "";
}

const words: Readonly<Record<string, string>> = {
  status: "status",
  kind: "kind",
  scope: "scope",
  createdBy: "by",
  revisionStatus: "revisions",
  name: "name begins with",
  title: "title begins with",
  term: "contains",
};

/** A filter in words, such as `status failed or warning · name begins with "or" · oldest first`; empty without one. */
export function describeFilter(filter: ListFilter): string {
  return Object.entries(filter)
    .map(([name, value]) => describeValue(name, value))
    .join(" · ");
}

export function describeValue(name: string, value: FilterValue): string {
  if (name === "sort") return `sorted by ${describeOrder(String(value))}`;
  if (typeof value === "boolean") return value ? "featured" : "not featured";
  const word = words[name] ?? name;
  if (typeof value === "string") return `${word} "${value}"`;
  return `${word} ${value.map((one) => one.replaceAll("_", " ")).join(" or ")}`;
}

/** `createdAt:desc` → `creation, newest first`. */
export function describeOrder(order: string): string {
  const [field = "", direction] = order.split(":");
  if (field === "createdAt") {
    return direction === "asc" ? "creation, oldest first" : "creation, newest first";
  }
  const name = field === "createdBy" ? "creator" : field;
  return direction === "asc" ? name : `${name}, from the end`;
}

import {
  describeFilter,
  describeOrder,
  describeValue,
  filterFields,
  sortOrders,
  type Area,
  type FilterField,
  type FilterValue,
  type ListFilter,
} from "../../resources/listFilter.js";
import { Cancelled } from "../../ui/cancelled.js";
import { displayText } from "../../ui/displayText.js";
import type { Choice } from "../../ui/prompts.js";
import type { Services } from "../services.js";

type Step = FilterField | "sort" | "clear" | "done";

const titles: Readonly<Record<Area, string>> = {
  specs: "Filter Specs",
  deployments: "Filter Deployments",
};

const labels: Readonly<Record<string, string>> = {
  status: "Status",
  featured: "Featured",
  name: "Name",
  title: "Title",
  scope: "Scope",
  kind: "Kind",
  term: "Text",
  createdBy: "Created by",
  revisionStatus: "Revisions",
};

/**
 * Asks for filters one after the other, each of which holds at once, until the user has done. Escape in the question of a
 * filter leads back to the list of filters.
 */
export async function filterList(services: Services, area: Area): Promise<void> {
  const { prompts, store } = services;
  for (;;) {
    const filter = store.settings.filter(area);
    const now = describeFilter(filter);
    const step = await prompts.pick<Step>({
      title: titles[area],
      placeholder: now === "" ? "Filter by what? Now: nothing" : `Filter by what? Now: ${now}`,
      choices: steps(area, filter),
    });
    if (step === "done") return;
    if (step === "clear") {
      await clearFilters(services, area);
      return;
    }
    const next = await orBack(filter, () => askStep(services, area, step));
    await store.settings.setFilter(area, next);
  }
}

/** Shows everything again; the order stays. */
export async function clearFilters({ store }: Services, area: Area): Promise<void> {
  const { sort } = store.settings.filter(area);
  await store.settings.setFilter(area, sort === undefined ? {} : { sort });
}

/** Asks for a text that is looked for in the whole list; an empty one shows everything again. */
export async function searchList({ prompts, store }: Services, area: Area): Promise<void> {
  const filter = store.settings.filter(area);
  const field = filterFields(area).find(({ type }) => type === "search");
  if (field === undefined) return;
  const text = await prompts.input({
    title: area === "specs" ? "Search Specs" : "Search Deployments",
    prompt: `Text in ${field.fields.join(", ")}; empty shows all`,
    value: textOf(filter[field.name]),
  });
  await store.settings.setFilter(area, withValue(filter, field.name, text.trim()));
}

function steps(area: Area, filter: ListFilter): readonly Choice<Step>[] {
  const { sort } = filter;
  const fields = filterFields(area).map((field) => ({
    label: labels[field.name] ?? field.name,
    description: valueText(field.name, filter[field.name]),
    value: field,
  }));
  return [
    { label: "Done", description: "the view shows what is chosen", value: "done" },
    ...fields,
    {
      label: "Sort",
      description: typeof sort === "string" ? describeOrder(sort) : "creation, newest first",
      value: "sort",
    },
    { label: "Clear Filters", description: "show everything", value: "clear" },
  ];
}

function valueText(name: string, value: FilterValue | undefined): string {
  return value === undefined ? "any" : displayText(describeValue(name, value));
}

async function orBack(filter: ListFilter, ask: () => Promise<ListFilter>): Promise<ListFilter> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Cancelled) return filter;
    throw error;
  }
}

async function askStep(
  services: Services,
  area: Area,
  step: FilterField | "sort",
): Promise<ListFilter> {
  const filter = services.store.settings.filter(area);
  if (step === "sort") {
    const order = await services.prompts.pick({
      title: `${titles[area]}: Sort`,
      placeholder: "In which order?",
      choices: sortOrders(area).map((value) => ({ label: describeOrder(value), value })),
    });
    return withValue(filter, "sort", order);
  }
  return withValue(filter, step.name, await askValue(services, area, step));
}

async function askValue(
  services: Services,
  area: Area,
  field: FilterField,
): Promise<FilterValue | undefined> {
  const { prompts, store } = services;
  const label = labels[field.name] ?? field.name;
  const title = `${titles[area]}: ${label}`;
  const present = store.settings.filter(area)[field.name];
  switch (field.type) {
    case "boolean":
      return prompts.pick<boolean | undefined>({
        title,
        placeholder: `${label} or not?`,
        choices: [
          { label: "Any", value: undefined },
          { label: "Yes", value: true },
          { label: "No", value: false },
        ],
      });
    case "prefix":
    case "search":
      return prompts.input({
        title,
        prompt:
          field.type === "prefix" ? `${label} begins with` : `Text in ${field.fields.join(", ")}`,
        value: textOf(present),
      });
    case "choices":
    case "people":
      return prompts.pickMany({
        title,
        placeholder: "Which ones? None means any.",
        choices: valuesOf(services, area, field).map((value) => ({
          label: displayText(value.replaceAll("_", " ")),
          isPicked: Array.isArray(present) && present.includes(value),
          value,
        })),
      });
  }
}

/** The platform tells no list of people: those are offered who are seen in the list, and those chosen before. */
function valuesOf({ store }: Services, area: Area, field: FilterField): readonly string[] {
  if (field.type !== "people") return field.values;
  const list = area === "specs" ? store.specs() : store.deployments();
  const seen = list?.state?.items.map(({ metadata }) => metadata.createdBy) ?? [];
  const chosen = store.settings.filter(area)[field.name];
  const people = new Set([...seen, ...(typeof chosen === "object" ? chosen : [])]);
  return [...people].flatMap((name) => (name === undefined || name === "" ? [] : [name])).sort();
}

/** Nothing, an empty text and no choice take the field out of the filter. */
function withValue(filter: ListFilter, name: string, value: FilterValue | undefined): ListFilter {
  const others = Object.entries(filter).filter(([other]) => other !== name);
  const isNothing = value === undefined || (typeof value !== "boolean" && value.length === 0);
  return Object.fromEntries(isNothing ? others : [...others, [name, value]]);
}

function textOf(value: FilterValue | undefined): string {
  return typeof value === "string" ? value : "";
}

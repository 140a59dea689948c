import {
  describeFilter,
  isFiltering,
  type Area,
  type ListFilter,
} from "../resources/listFilter.js";
import type { CollectionState } from "../resources/pagedCollection.js";
import type { ResourceStore } from "../resources/resourceStore.js";
import { displayText } from "../ui/displayText.js";
import { timeOfDay } from "./timeOfDay.js";

/**
 * How a view stands; package.json has a welcome text for those in which it is empty. `ready`: it has lines.
 * `failed`, `offline`, `forbidden` and `unauthorized` have a line that tells more, with lines of before or without.
 */
export type ViewState =
  | "signedOut"
  | "loading"
  | "ready"
  | "empty"
  | "filteredOut"
  | "offline"
  | "forbidden"
  | "unauthorized"
  | "failed";

/** What stands around the lines of a view. */
export interface ViewPresentation {
  readonly state: ViewState;
  /** Beside the title: who acts, and how old the lines are when they may be old. */
  readonly description: string;
  /** Above the lines; the editor shows no welcome text below a message. */
  readonly message?: string;
  readonly badge?: { readonly value: number; readonly tooltip: string };
}

export interface Presented {
  readonly area: Area;
  /** The acting account in words; undefined when nobody is signed in. */
  readonly account: string | undefined;
  /** Undefined before the first read has ended. */
  readonly list: CollectionState<unknown> | undefined;
  readonly filter: ListFilter;
  /** Deployments that need a look. */
  readonly marked: number;
}

export function viewPresentation(presented: Presented): ViewPresentation {
  const { area, account, list, filter, marked } = presented;
  const state = viewState(presented);
  const message = messageFor(area, state, filter);
  const age = list?.failure === undefined ? undefined : ageOf(list);
  const filterText = state === "filteredOut" ? describeFilter(filter) : undefined;
  const parts = [filterText, account, age].filter((part) => part !== undefined);
  return {
    state,
    description: displayText(parts.join(" · ")),
    ...(message !== undefined && { message: displayText(message) }),
    ...(marked > 0 && { badge: badgeFor(marked) }),
  };
}

function viewState({ account, list, filter }: Presented): ViewState {
  if (account === undefined) return "signedOut";
  if (list === undefined) return "loading";
  if (list.failure !== undefined) return failureState(list.failure.kind);
  if (list.items.length > 0 || list.hasMore) return "ready";
  return isFiltering(filter) ? "filteredOut" : "empty";
}

function failureState(kind: NonNullable<CollectionState<unknown>["failure"]>["kind"]): ViewState {
  switch (kind) {
    case "network":
    case "timeout":
      return "offline";
    case "forbidden":
      return "forbidden";
    case "unauthorized":
    case "invalidKey":
      return "unauthorized";
    default:
      return "failed";
  }
}

function ageOf({ readAt }: CollectionState<unknown>): string | undefined {
  return readAt === undefined ? undefined : `as of ${timeOfDay(readAt)}`;
}

function messageFor(area: Area, state: ViewState, filter: ListFilter): string | undefined {
  if (state === "loading") return `Reading the ${area}…`;
  const text = describeFilter(filter);
  return text === "" || state === "filteredOut" || state === "signedOut" ? undefined : text;
}

function badgeFor(value: number): { readonly value: number; readonly tooltip: string } {
  return {
    value,
    tooltip: value === 1 ? "1 deployment needs a look" : `${value} deployments need a look`,
  };
}

/** What is to stand around a view of the platform now. */
export function presentView(
  store: ResourceStore,
  area: Area,
  account: string | undefined,
): ViewPresentation {
  const collection = area === "specs" ? store.specs() : store.deployments();
  const deployments = area === "deployments" ? (store.deployments()?.state?.items ?? []) : [];
  return viewPresentation({
    area,
    account: collection === undefined ? undefined : account,
    list: collection?.state,
    filter: store.settings.filter(area),
    marked: deployments.filter((deployment) => store.driftOf(deployment).length > 0).length,
  });
}

import { paginate } from "../api/paginate.js";
import type { CallOptions, PressClient } from "../api/pressClient.js";
import type { DeploymentSummary, Metadata, Page, SpecSummary } from "../api/resources.js";

export interface KindAndName {
  readonly blockKind: string;
  readonly name: string;
}

const pageSize = 100;

/** The specs of exactly that kind and name: more than one when other tenants share theirs. Rejects with `PressError`. */
export function findSpecs(
  client: PressClient,
  wanted: KindAndName,
  options: CallOptions = {},
): Promise<readonly SpecSummary[]> {
  return findExactly(wanted, (pageNumber) =>
    client.listSpecs({ name: wanted.name, pageNumber, pageSize }, options),
  );
}

/** The deployments of exactly that kind and name. Rejects with `PressError`. */
export function findDeployments(
  client: PressClient,
  wanted: KindAndName,
  options: CallOptions = {},
): Promise<readonly DeploymentSummary[]> {
  return findExactly(wanted, (pageNumber) =>
    client.listDeployments({ name: wanted.name, pageNumber, pageSize }, options),
  );
}

/** The platform's name filter takes every name that starts alike. */
async function findExactly<
  Item extends { readonly id: string; readonly kind: string; readonly metadata: Metadata },
>(
  { blockKind, name }: KindAndName,
  readPage: (pageNumber: number) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of paginate(readPage, ({ id }) => id)) {
    if (item.kind === blockKind && item.metadata.name === name) found.push(item);
  }
  return found;
}

import { PressError } from "../api/errors.js";
import type { CallOptions, PressClient } from "../api/pressClient.js";
import type { DeclaredParameters, DeploymentSummary } from "../api/resources.js";
import type { DeploymentInForce } from "./contract/brokenDeployments.js";

type Reader = Pick<
  PressClient,
  "listSpecDeployments" | "describeDeployment" | "describeSpecRelease"
>;

export interface DeploymentsOfSpec {
  readonly deployments: readonly DeploymentInForce[];
  /** How many more there are, which were not looked at. */
  readonly unread: number;
}

/** Each is a request of its own. */
const mostDeployments = 30;

/** The deployments of a spec with the values in force; undefined when the platform does not tell. */
export async function deploymentsInForce(
  client: Reader,
  specId: string,
  options: CallOptions,
): Promise<DeploymentsOfSpec | undefined> {
  try {
    const page = await client.listSpecDeployments(specId, { pageSize: 100 }, options);
    const read = page.items.slice(0, mostDeployments);
    const declarations = new Map<string, DeclaredParameters>();
    const deployments: DeploymentInForce[] = [];
    for (const summary of read) {
      deployments.push(await inForce({ client, specId, declarations }, summary, options));
    }
    return { deployments, unread: (page.totalCount ?? page.items.length) - read.length };
  } catch (thrown) {
    if (thrown instanceof PressError && thrown.kind !== "cancelled") return undefined;
    throw thrown;
  }
}

async function inForce(
  context: {
    readonly client: Reader;
    readonly specId: string;
    /** By version; read once each. */
    readonly declarations: Map<string, DeclaredParameters>;
  },
  { id, metadata }: DeploymentSummary,
  options: CallOptions,
): Promise<DeploymentInForce> {
  const { client, specId, declarations } = context;
  const { latestRevision, spec } = await client.describeDeployment(id, options);
  const version = (latestRevision?.release ?? spec?.release)?.version;
  const known = version === undefined ? {} : declarations.get(version);
  const declared =
    known ?? (await client.describeSpecRelease(specId, version ?? "", options)).parameters ?? {};
  if (version !== undefined) declarations.set(version, declared);
  return { id, name: metadata.name, declared, parameters: latestRevision?.parameters ?? {} };
}

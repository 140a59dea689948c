import type { DeploymentBody, PressClient } from "../../api/pressClient.js";
import type { DeploymentSummary } from "../../api/resources.js";
import { findDeployments } from "../findByName.js";
import type { Finding } from "../reconcile.js";
import type { Change } from "./change.js";

export interface NewDeployment {
  /** Kind of the spec, which the deployment shares. */
  readonly blockKind: string;
  readonly body: DeploymentBody;
  /** Values of hidden parameters, which no message may repeat. */
  readonly secrets?: readonly string[];
}

export function deploymentChange(
  client: PressClient,
  { blockKind, body, secrets }: NewDeployment,
): Change<{ readonly deploymentId: string }> {
  const { name } = body.metadata;
  const version = body.spec.release?.version;
  return {
    kind: "createDeployment",
    what: `deployment "${name}"`,
    subject: { blockKind, name, specId: body.spec.id, ...(version !== undefined && { version }) },
    ...(secrets && { secrets }),
    idsOf: (made) => made,
    send: async (options) => ({ deploymentId: (await client.createDeployment(body, options)).id }),
    lookUp: async (): Promise<Finding<{ readonly deploymentId: string }>> => {
      const [deployment, ...others] = await findDeployments(client, { blockKind, name });
      if (deployment === undefined) return { state: "absent" };
      return others.length === 0 && isOfSameRelease(deployment, body.spec)
        ? { state: "found", found: { deploymentId: deployment.id } }
        : { state: "different" };
    },
  };
}

/** What one side does not say is no difference. */
export function isOfSameRelease(
  { spec, latestRevision }: DeploymentSummary,
  wanted: { readonly id: string; readonly release?: { readonly version?: string } },
): boolean {
  const version = spec?.release?.version ?? latestRevision?.release?.version;
  const isSameSpec = spec === undefined || spec.id === wanted.id;
  const wantedVersion = wanted.release?.version;
  return isSameSpec && (version === undefined || (wantedVersion ?? version) === version);
}

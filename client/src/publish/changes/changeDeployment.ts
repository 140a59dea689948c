import type { Wire } from "../../../../schemas/pressApi/wire.js";
import type { PressClient } from "../../api/pressClient.js";
import { hiddenValues } from "../deploymentFile.js";
import { carryOut } from "./carryOut.js";
import type { ChangeOptions, ChangeResult } from "./change.js";
import { checkNotOvertaken, patchChange } from "./patchChange.js";
import type { ParameterPatch, PatchedParameters } from "./patchChange.js";
import { redeployChange } from "./redeployChange.js";
import { revisionChange } from "./revisionChange.js";
import type { MadeRevision } from "./revisionChange.js";

interface DeploymentRequest {
  readonly client: PressClient;
  readonly deploymentId: string;
}

/** Deploys a release anew. The newest revision is noted first, by which a new one is told when the answer is lost. */
export async function createRevision(
  { client, deploymentId, body }: DeploymentRequest & { readonly body: Wire<"createRevisionBody"> },
  options: ChangeOptions = {},
): Promise<ChangeResult<MadeRevision>> {
  const call = callOf(options);
  const deployment = await client.describeDeployment(deploymentId, call);
  const version = body.release?.version ?? deployment.spec?.release?.version;
  const { spec } = deployment;
  const declared =
    spec === undefined || version === undefined
      ? {}
      : ((await client.describeSpecRelease(spec.id, version, call)).parameters ?? {});
  const secrets = hiddenValues(declared, body.parameters);
  return carryOut(revisionChange(client, { deployment, body, secrets }), options);
}

/** Deploys the newest revision again, when the deployment is still in a state for that. */
export async function redeploy(
  { client, deploymentId }: DeploymentRequest,
  options: ChangeOptions = {},
): Promise<ChangeResult<{ readonly deploymentId: string }>> {
  const deployment = await client.describeDeployment(deploymentId, callOf(options));
  return carryOut(redeployChange(client, deployment), options);
}

/** Changes run parameters, unless somebody else changed them meanwhile; tells which ones hold afterwards. */
export async function patchParameters(
  { client, ...patch }: { readonly client: PressClient } & ParameterPatch,
  options: ChangeOptions = {},
): Promise<ChangeResult<PatchedParameters>> {
  await checkNotOvertaken(client, patch, options.signal);
  return carryOut(patchChange(client, patch), options);
}

function callOf({ signal }: ChangeOptions): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

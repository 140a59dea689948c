import { conflict, notFound, unprocessable } from "../apiError.js";
import { isInProgress, statusAt } from "../lifeCycle.js";
import type { Services } from "../services.js";
import type { StoredDeployment } from "../storage/deploymentStore.js";
import { randomUUID } from "node:crypto";
import { ownDeployment } from "./access.js";
import type { Call } from "./call.js";
import { deploymentSummary, platformId } from "./representations.js";

/** The deployment of an app with the blocks it consists of. */
export function describeAppDeployment(services: Services, call: Call) {
  const deployment = ownDeployment(services, call);
  if (deployment.kind !== "app") {
    throw notFound(`"${deployment.name}" is the deployment of a block, not of an app.`);
  }
  const now = services.clock.now();
  const latest = services.revisions.latest(deployment.id);
  const summary = deploymentSummary(deployment, latest, now);
  const blocks = services.deployments.childrenOf(deployment.id).map((block) => ({
    deploymentId: block.id,
    platformId: platformId(block, now),
    kind: block.kind,
    name: block.name,
    status: statusAt(block.transition, now),
  }));
  return { ...summary, latestRevision: { ...summary.latestRevision, blocks } };
}

/** Starts what a deployment has put in place and what its release wants to be started. */
export function executeResources(services: Services, call: Call) {
  const deployment = ownDeployment(services, call);
  refuseUnready(deployment, services.clock.now());
  const blocks =
    deployment.kind === "app" ? services.deployments.childrenOf(deployment.id) : [deployment];
  const executeResponse = blocks.flatMap((block) => {
    const version = services.revisions.latest(block.id)?.version;
    const release =
      version === undefined ? undefined : services.releases.find(block.specId, version);
    if (release?.autoRunOnDeploy !== true) return [];
    return [{ blockSpecId: block.specId, version, executionId: randomUUID(), status: "executed" }];
  });
  return { executeResponse };
}

/** @throws ApiError 409 while the deployment changes, 422 when there is nothing that could be started */
function refuseUnready({ name, transition }: StoredDeployment, now: number): void {
  const status = statusAt(transition, now);
  if (isInProgress(transition, now)) {
    throw conflict(
      `The deployment "${name}" is ${status}; it can be executed when that has ended.`,
    );
  }
  if (status === "deployed" || status === "warning") return;
  throw unprocessable(`The deployment "${name}" is ${status}, so it has nothing to execute.`);
}

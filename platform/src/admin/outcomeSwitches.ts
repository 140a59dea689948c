import { deploymentStatuses } from "../../../schemas/pressApi/queryParameters.js";
import { badRequest, notFound } from "../apiError.js";
import { changes, endingsOf, ofRevision, settled } from "../lifeCycle.js";
import { own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";

/**
 * Decides how coming changes of deployments end: `{ change, outcome, deployment?, times? }`.
 * @throws ApiError 400
 */
export function planOutcome({ courses }: Services, body: JsonRecord) {
  const change = changes.find((known) => known === (own(body, "change") ?? "deploying"));
  if (change === undefined) throw badRequest(`"change" is ${changes.join(" or ")}.`);
  const outcome = endingsOf(change).find((known) => known === own(body, "outcome"));
  if (outcome === undefined) {
    throw badRequest(`"outcome" of ${change} is one of ${endingsOf(change).join(", ")}.`);
  }
  const deployment = own(body, "deployment");
  if (deployment !== undefined && typeof deployment !== "string") {
    throw badRequest('"deployment" is the id or name of a deployment.');
  }
  const times = own(body, "times") ?? 1;
  if (typeof times !== "number" || !Number.isInteger(times) || times < 1) {
    throw badRequest('"times" is a whole number from 1.');
  }
  courses.plan({ change, outcome, deployment, times });
  return { change, outcome, deployment, times };
}

/**
 * Gives a deployment a status at once, such as one whose resource was damaged: `{ status }`.
 * @throws ApiError 400, or 404 without such a deployment
 */
export function setStatus(services: Services, id: string, body: JsonRecord) {
  const status = deploymentStatuses.find((known) => known === own(body, "status"));
  if (status === undefined) {
    throw badRequest(`"status" is one of ${deploymentStatuses.join(", ")}.`);
  }
  if (services.deployments.findAny(id) === undefined) {
    throw notFound(`There is no deployment "${id}".`);
  }
  const transition = settled(status, services.clock.now());
  services.database.transact(() => {
    services.deployments.begin(id, transition);
    services.revisions.begin(id, ofRevision(transition));
  });
  return { id, status };
}

import { randomUUID } from "node:crypto";
import { conflict, notFound, unprocessable } from "../apiError.js";
import { FieldReader, refuseInvalid } from "../fieldReader.js";
import { isInProgress, ofRevision, statusAt } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { checkArguments, describeArguments, readArguments, type Arguments } from "../parameters.js";
import { own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";
import type { DeploymentSelection, StoredDeployment } from "../storage/deploymentStore.js";
import type { StoredRelease } from "../storage/releaseStore.js";
import type { StoredSpec } from "../storage/specStore.js";
import { ownBlockDeployment, visibleBlockSpec, visibleSpec } from "./access.js";
import type { Call, ListAnswer } from "./call.js";
import { changeMetadata, readMetadata, type NamedMetadata } from "./metadata.js";
import { releaseOf } from "./releaseOperations.js";
import { deploymentSummary } from "./representations.js";

function deploymentPage(
  services: Services,
  selection: DeploymentSelection,
  request: ListRequest,
): ListAnswer {
  const now = services.clock.now();
  const { deployments, total } = services.deployments.list(selection, now, request);
  const latest = services.revisions.latestOf(deployments.map(({ id }) => id));
  const items = deployments.map((deployment) =>
    deploymentSummary(deployment, latest.get(deployment.id), now),
  );
  return { items, total };
}

export function listDeployments(services: Services, call: Call, request: ListRequest) {
  return deploymentPage(services, { tenant: call.tenant, apps: "left out" }, request);
}

export function listAllDeployments(services: Services, call: Call, request: ListRequest) {
  return deploymentPage(services, { tenant: call.tenant, apps: "included" }, request);
}

export function listSpecDeployments(services: Services, call: Call, request: ListRequest) {
  const { id: specId } = visibleSpec(services, call);
  return deploymentPage(services, { tenant: call.tenant, apps: "included", specId }, request);
}

export function describeDeployment(services: Services, call: Call) {
  return deploymentDetails(services, ownBlockDeployment(services, call));
}

/** A deployment with the values in force, hidden ones masked. */
function deploymentDetails(services: Services, deployment: StoredDeployment) {
  const latest = services.revisions.latest(deployment.id);
  const summary = deploymentSummary(deployment, latest, services.clock.now());
  if (latest === undefined) return summary;
  const declared = services.releases.find(deployment.specId, latest.version)?.parameters;
  const parameters = describeArguments(declared, latest.arguments);
  return { ...summary, latestRevision: { ...summary.latestRevision, parameters } };
}

interface DeploymentContent extends NamedMetadata {
  readonly specId: string;
  readonly version: string | undefined;
  readonly notes: string | undefined;
  readonly arguments: Arguments;
}

function readDeployment(body: JsonRecord): DeploymentContent {
  const reader = new FieldReader();
  const named = readMetadata(reader.record(body, "metadata", "/body"), reader);
  const spec = reader.record(body, "spec", "/body");
  const release = reader.optionalRecord(spec, "release", "/body/spec") ?? {};
  const revision = reader.optionalRecord(body, "revision", "/body") ?? {};
  const content = {
    ...named,
    specId: reader.name(spec, "id", "/body/spec"),
    version: reader.optionalName(release, "version", "/body/spec/release"),
    notes: reader.optionalText(revision, "notes", "/body/revision"),
    arguments: readArguments(own(body, "parameters")),
  };
  reader.check();
  return content;
}

export function createDeployment(services: Services, call: Call, body: JsonRecord) {
  const content = readDeployment(body);
  const spec = visibleBlockSpec(services, call, content.specId);
  const release = releaseOf(services, spec, content.version);
  refuseUnavailable(spec);
  refuseInvalid(checkArguments(release.parameters, content.arguments, "/body/parameters"));
  refuseTakenName(services, { ...spec, tenant: call.tenant, name: content.name });
  const id = randomUUID();
  services.database.transact(() => storeDeployment(services, call, { id, content, spec, release }));
  return { id };
}

interface DeploymentName {
  readonly tenant: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * @param id of the deployment that may have the name
 * @throws ApiError 409 when another deployment has it
 */
function refuseTakenName(services: Services, deployment: DeploymentName, id?: string): void {
  const { tenant, kind, name } = deployment;
  const holder = services.deployments.idOfName(tenant, kind, name);
  if (holder === undefined || holder === id) return;
  throw conflict(
    `A ${kind} deployment named "${name}" already exists; choose another name or create a revision of it.`,
  );
}

/** @throws ApiError 422 when the spec is retired */
export function refuseUnavailable(spec: StoredSpec): void {
  if (spec.status === "available") return;
  throw unprocessable(
    `The block spec "${spec.name}" is ${spec.status}; only an available one can be deployed.`,
  );
}

interface DeploymentParts {
  readonly id: string;
  readonly content: DeploymentContent;
  readonly spec: StoredSpec;
  readonly release: StoredRelease;
}

function storeDeployment(services: Services, call: Call, parts: DeploymentParts): void {
  const { id, content, spec, release } = parts;
  const { name, title, metadata } = content;
  const created = { createdAt: services.clock.now(), createdBy: call.tenant };
  const transition = services.courses.begin("deploying", { id, name });
  services.deployments.insert({
    id,
    tenant: call.tenant,
    kind: spec.kind,
    name,
    title,
    metadata,
    specId: spec.id,
    parentId: undefined,
    transition,
    ...created,
  });
  services.revisions.insert({
    deploymentId: id,
    number: 1,
    version: release.version,
    notes: content.notes,
    arguments: content.arguments,
    transition: ofRevision(transition),
    ...created,
  });
}

export function updateDeploymentMetadata(services: Services, call: Call, body: JsonRecord) {
  const deployment = ownBlockDeployment(services, call);
  const reader = new FieldReader();
  const named = changeMetadata(deployment.metadata, body, { reader, pointer: "/body" });
  reader.check();
  refuseTakenName(services, { ...deployment, name: named.name }, deployment.id);
  services.deployments.update(deployment.id, named);
  return describeDeployment(services, call);
}

export function deleteDeployment(services: Services, call: Call) {
  const deployment = ownBlockDeployment(services, call);
  const now = services.clock.now();
  if (isInProgress(deployment.transition, now)) {
    const status = statusAt(deployment.transition, now);
    throw unprocessable(
      `The block deployment "${deployment.name}" is ${status}; it can be deleted when that has ended.`,
    );
  }
  services.deployments.begin(deployment.id, services.courses.begin("deleting", deployment));
  return {};
}

const redeployable = ["failed", "warning"];

export function redeploy(services: Services, call: Call) {
  const deployment = ownBlockDeployment(services, call);
  const status = statusAt(deployment.transition, services.clock.now());
  if (!redeployable.includes(status)) {
    throw conflict(
      `The block deployment "${deployment.name}" is ${status}; it can be redeployed when it is ${redeployable.join(" or ")}.`,
    );
  }
  if (services.revisions.latest(deployment.id) === undefined) {
    throw notFound(`The block deployment "${deployment.name}" has no revision.`);
  }
  const transition = services.courses.begin("redeploying", deployment);
  services.database.transact(() => {
    services.deployments.begin(deployment.id, transition);
    services.revisions.begin(deployment.id, ofRevision(transition));
  });
  return describeDeployment(services, call);
}

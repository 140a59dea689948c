import { randomUUID } from "node:crypto";
import { conflict, unprocessable } from "../apiError.js";
import { FieldReader, refuseInvalid } from "../fieldReader.js";
import { beginDeleting, beginDeploying, isInProgress, statusAt } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { checkArguments, describeArguments, readArguments, type Arguments } from "../parameters.js";
import { own, type JsonRecord } from "../record.js";
import { validate } from "../schemaValidation.js";
import type { Services } from "../services.js";
import type { StoredRelease } from "../storage/releaseStore.js";
import type { StoredSpec } from "../storage/specStore.js";
import { ownDeployment, visibleSpec } from "./access.js";
import type { Call } from "./call.js";
import { releaseOf } from "./releaseOperations.js";
import { deploymentSummary, page } from "./representations.js";

export function listDeployments(services: Services, call: Call, request: ListRequest) {
  const now = services.clock.now();
  const { deployments, total } = services.deployments.list(call.tenant, now, request);
  const items = deployments.map((deployment) =>
    deploymentSummary(deployment, services.revisions.latest(deployment.id), now),
  );
  return page({ list: "deployments", count: "deploymentCount" }, { items, total }, request);
}

export function describeDeployment(services: Services, call: Call) {
  const deployment = ownDeployment(services, call);
  const latest = services.revisions.latest(deployment.id);
  const summary = deploymentSummary(deployment, latest, services.clock.now());
  if (latest === undefined) return summary;
  const declared = services.releases.find(deployment.specId, latest.version)?.parameters;
  const parameters = describeArguments(declared, latest.arguments);
  return { ...summary, latestRevision: { ...summary.latestRevision, parameters } };
}

interface DeploymentContent {
  readonly metadata: JsonRecord;
  readonly name: string;
  readonly title: string;
  readonly specId: string;
  readonly version: string | undefined;
  readonly notes: string | undefined;
  readonly arguments: Arguments;
}

function readDeployment(body: JsonRecord): DeploymentContent {
  const reader = new FieldReader();
  const metadata = reader.record(body, "metadata", "/body");
  const spec = reader.record(body, "spec", "/body");
  const release = reader.optionalRecord(spec, "release", "/body/spec") ?? {};
  const revision = reader.optionalRecord(body, "revision", "/body") ?? {};
  const content = {
    metadata,
    name: reader.name(metadata, "name", "/body/metadata"),
    title: reader.optionalName(metadata, "title", "/body/metadata") ?? "",
    specId: reader.name(spec, "id", "/body/spec"),
    version: reader.optionalName(release, "version", "/body/spec/release"),
    notes: reader.optionalText(revision, "notes", "/body/revision"),
    arguments: readGivenArguments(body, reader),
  };
  reader.check();
  return content;
}

/** Reads `parameters` of a deployment or revision; mistakes go to the reader. */
export function readGivenArguments(body: JsonRecord, reader: FieldReader): Arguments {
  const parameters = reader.optionalRecord(body, "parameters", "/body") ?? {};
  reader.optionalRecord(parameters, "build", "/body/parameters");
  reader.optionalRecord(parameters, "run", "/body/parameters");
  return readArguments(own(body, "parameters"));
}

export function createDeployment(services: Services, call: Call, body: JsonRecord) {
  refuseInvalid(validate("createDeployment", { body }));
  const content = readDeployment(body);
  const spec = visibleSpec(services, call, content.specId);
  const release = releaseOf(services, spec, content.version);
  refuseUnavailable(spec);
  refuseInvalid(checkArguments(release.parameters, content.arguments, "/body/parameters"));
  if (services.deployments.hasName(call.tenant, spec.kind, content.name)) {
    throw conflict(
      `A ${spec.kind} deployment named "${content.name}" already exists; choose another name or create a revision of it.`,
    );
  }
  const id = randomUUID();
  services.database.transact(() => storeDeployment(services, call, { id, content, spec, release }));
  return { id };
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
  const now = services.clock.now();
  const transition = beginDeploying(now, services.transitionMilliseconds);
  const created = { createdAt: now, createdBy: call.tenant };
  services.deployments.insert({
    id,
    tenant: call.tenant,
    kind: spec.kind,
    name: content.name,
    title: content.title,
    metadata: content.metadata,
    specId: spec.id,
    transition,
    ...created,
  });
  services.revisions.insert({
    deploymentId: id,
    number: 1,
    version: release.version,
    notes: content.notes,
    arguments: content.arguments,
    transition,
    ...created,
  });
}

export function deleteDeployment(services: Services, call: Call) {
  const deployment = ownDeployment(services, call);
  const now = services.clock.now();
  if (isInProgress(deployment.transition, now)) {
    const status = statusAt(deployment.transition, now);
    throw unprocessable(
      `The block deployment "${deployment.name}" is ${status}; it can be deleted when that has ended.`,
    );
  }
  services.database.transact(() =>
    services.deployments.begin(deployment.id, beginDeleting(now, services.transitionMilliseconds)),
  );
  return {};
}

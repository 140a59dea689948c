import { conflict, notFound } from "../apiError.js";
import { FieldReader, refuseInvalid } from "../fieldReader.js";
import { isInProgress, ofRevision, statusAt } from "../lifeCycle.js";
import type { ListRequest } from "../listRequest.js";
import { carryOver, checkArguments, noArguments, readArguments } from "../parameters.js";
import { own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";
import { ownBlockDeployment, visibleBlockSpec } from "./access.js";
import type { Call, ListAnswer } from "./call.js";
import { refuseUnavailable } from "./deploymentOperations.js";
import { releaseOf } from "./releaseOperations.js";
import { revisionDetails, revisionSummary } from "./representations.js";

export function listDeploymentRevisions(
  services: Services,
  call: Call,
  request: ListRequest,
): ListAnswer {
  const deployment = ownBlockDeployment(services, call);
  const now = services.clock.now();
  const { revisions, total } = services.revisions.list(deployment.id, now, request);
  return { items: revisions.map((revision) => revisionSummary(revision, deployment, now)), total };
}

export function describeDeploymentRevision(services: Services, call: Call) {
  const deployment = ownBlockDeployment(services, call);
  const text = call.parameter("revision");
  const revision = /^[1-9]\d{0,8}$/.test(text)
    ? services.revisions.find(deployment.id, Number(text))
    : undefined;
  if (revision === undefined) {
    throw notFound(`The block deployment "${deployment.name}" has no revision "${text}".`);
  }
  const declared = services.releases.find(deployment.specId, revision.version)?.parameters;
  return {
    id: deployment.id,
    ...revisionDetails(revision, deployment, { declared, now: services.clock.now() }),
  };
}

export function createDeploymentRevision(services: Services, call: Call, body: JsonRecord) {
  const deployment = ownBlockDeployment(services, call);
  const reader = new FieldReader();
  const wanted = reader.optionalRecord(body, "release", "/body") ?? {};
  const version = reader.optionalName(wanted, "version", "/body/release");
  const revision = reader.optionalRecord(body, "revision", "/body") ?? {};
  const notes = reader.optionalText(revision, "notes", "/body/revision");
  const given = readArguments(own(body, "parameters"));
  reader.check();
  const now = services.clock.now();
  if (isInProgress(deployment.transition, now)) {
    const status = statusAt(deployment.transition, now);
    throw conflict(
      `The block deployment "${deployment.name}" is ${status}; a revision can be created when that has ended.`,
    );
  }
  const spec = visibleBlockSpec(services, call, deployment.specId);
  const release = releaseOf(services, spec, version);
  refuseUnavailable(spec);
  const before = services.revisions.latest(deployment.id);
  const values = carryOver(release.parameters, before?.arguments ?? noArguments, given);
  refuseInvalid(checkArguments(release.parameters, values, "/body/parameters"));
  const number = services.revisions.lastNumber(deployment.id) + 1;
  const transition = services.courses.begin("deploying", deployment);
  services.database.transact(() => {
    services.deployments.begin(deployment.id, transition);
    services.revisions.insert({
      deploymentId: deployment.id,
      number,
      version: release.version,
      notes,
      arguments: values,
      transition: ofRevision(transition),
      createdAt: now,
      createdBy: call.tenant,
    });
  });
  return { id: deployment.id, revision: String(number) };
}

import { compare } from "semver";
import { conflict, notFound, unprocessableAt } from "../apiError.js";
import { FieldReader, refuseInvalid } from "../fieldReader.js";
import type { ListRequest } from "../listRequest.js";
import { validateFile } from "../schemaValidation.js";
import type { Services } from "../services.js";
import type { StoredRelease } from "../storage/releaseStore.js";
import type { StoredSpec } from "../storage/specStore.js";
import { ownSpec, visibleBlockSpec } from "./access.js";
import type { Call, ListAnswer, SpecForm } from "./call.js";
import { checkArtifact, readReleaseContent, storeRelease } from "./releaseContent.js";
import { releaseDetails, releaseSummary } from "./representations.js";

export function listSpecReleases(services: Services, call: Call, request: ListRequest): ListAnswer {
  const spec = visibleBlockSpec(services, call);
  const { releases, total } = services.releases.list(spec.id, request);
  return { items: releases.map(releaseSummary), total };
}

export function describeSpecRelease(services: Services, call: Call) {
  const spec = visibleBlockSpec(services, call);
  return releaseDetails(releaseOf(services, spec, call.parameter("version")));
}

/**
 * @param version the newest one when undefined
 * @throws ApiError 404 when the spec has no such release
 */
export function releaseOf(
  services: Services,
  spec: StoredSpec,
  version: string | undefined,
): StoredRelease {
  const release =
    version === undefined
      ? services.releases.latest(spec.id)
      : services.releases.find(spec.id, version);
  if (release !== undefined) return release;
  throw notFound(`The block spec "${spec.name}" has no release ${version ?? ""}`.trimEnd() + ".");
}

export function createSpecRelease(services: Services, call: Call, form: SpecForm) {
  const spec = ownSpec(services, call);
  refuseInvalid(validateFile("createRelease", { body: form.body, ...form.siblings }));
  const reader = new FieldReader();
  const content = readReleaseContent(form, reader);
  reader.check();
  checkArtifact(content.config, form.artifact, services.releases.latest(spec.id)?.config);
  checkVersion(services, spec, content.version);
  services.database.transact(() =>
    storeRelease(services, call, spec.id, { ...content, artifact: form.artifact }),
  );
  return { id: spec.id, release: { version: content.version } };
}

/** @throws ApiError 409 when the version exists, 422 when it is not greater than the newest one */
function checkVersion(services: Services, spec: StoredSpec, version: string): void {
  const standing = services.releases.standing(spec.id, version);
  if (standing === undefined) return;
  if (standing.version === version) {
    const time = new Date(standing.createdAt).toISOString();
    throw conflict(
      `Release ${version} of "${spec.name}" already exists (created ${time} by ${standing.createdBy}); releases cannot be changed, so raise the version.`,
    );
  }
  if (compare(version, standing.version) > 0) return;
  throw unprocessableAt(
    "/body/release/version",
    `Release ${version} is not greater than ${standing.version}, the newest release of "${spec.name}".`,
  );
}

import { randomUUID } from "node:crypto";
import { conflict, unprocessable } from "../apiError.js";
import { FieldReader, refuseInvalid } from "../fieldReader.js";
import type { ListRequest } from "../listRequest.js";
import { own } from "../record.js";
import { validate } from "../schemaValidation.js";
import type { Services } from "../services.js";
import { ownSpec, visibleSpec } from "./access.js";
import type { Call, SpecForm } from "./call.js";
import { checkArtifact, readReleaseContent, storeRelease } from "./releaseContent.js";
import { page, specDetails, specSummary } from "./representations.js";

export function listSpecs(services: Services, call: Call, request: ListRequest) {
  const { specs, total } = services.specs.list(call.tenant, request);
  const items = specs.map((spec) => specSummary(spec, services.releases.latest(spec.id)));
  return page({ list: "specs", count: "specCount" }, { items, total }, request);
}

export function describeSpec(services: Services, call: Call) {
  const spec = visibleSpec(services, call);
  return specDetails(spec, services.releases.latest(spec.id));
}

export function createSpec(services: Services, call: Call, form: SpecForm) {
  refuseInvalid(validate("createSpec", { body: form.body, ...form.siblings }));
  const reader = new FieldReader();
  const kind = reader.name(form.body, "kind", "/body");
  const metadata = reader.record(form.body, "metadata", "/body");
  const name = reader.name(metadata, "name", "/body/metadata");
  const title = reader.optionalName(metadata, "title", "/body/metadata") ?? "";
  const featured = reader.optionalFlag(form.siblings, "featured", "") ?? false;
  const tenants = reader.optionalNames(form.siblings, "tenants", "");
  const scope = readScope(form, reader);
  const content = readReleaseContent(form, reader);
  reader.check();
  checkArtifact(form.artifact);
  if (services.specs.hasName(call.tenant, kind, name)) {
    throw conflict(
      `A ${kind} spec named "${name}" already exists; choose another name or create a release of it.`,
    );
  }
  const id = randomUUID();
  services.database.transact(() => {
    services.specs.insert({
      id,
      tenant: call.tenant,
      kind,
      name,
      title,
      metadata,
      status: "available",
      scope,
      tenants: scope === "shared" ? tenants : [],
      featured,
      createdAt: services.clock.now(),
      createdBy: call.tenant,
    });
    storeRelease(services, call, id, { ...content, artifact: form.artifact });
  });
  return { id };
}

export const scopes = ["private", "public", "shared"] as const;

function readScope(form: SpecForm, reader: FieldReader): string {
  const scope = own(form.siblings, "scope") ?? "private";
  if (typeof scope === "string" && scopes.some((known) => known === scope)) return scope;
  reader.add({ pointer: "/scope", message: `"scope" is one of ${scopes.join(", ")}.` });
  return "private";
}

export function deleteSpec(services: Services, call: Call) {
  const spec = ownSpec(services, call);
  const count = services.deployments.countOfSpec(spec.id);
  if (count > 0) {
    const deployments = count === 1 ? "1 deployment" : `${count} deployments`;
    throw unprocessable(
      `The block spec "${spec.name}" has ${deployments}, so it cannot be deleted; delete them first.`,
    );
  }
  services.database.transact(() => services.specs.delete(spec.id));
  services.artifacts.removeExcept(services.releases.artifacts());
  return {};
}

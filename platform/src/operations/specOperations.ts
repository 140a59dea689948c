import { randomUUID } from "node:crypto";
import { conflict, unprocessable } from "../apiError.js";
import { FieldReader, refuseInvalid } from "../fieldReader.js";
import type { ListRequest } from "../listRequest.js";
import { own, type JsonRecord } from "../record.js";
import { validateFile } from "../schemaValidation.js";
import type { Services } from "../services.js";
import type { Apps } from "../storage/specStore.js";
import { ownSpec, visibleBlockSpec } from "./access.js";
import type { Call, ListAnswer, SpecForm } from "./call.js";
import { changeMetadata, readMetadata } from "./metadata.js";
import { checkArtifact, readReleaseContent, storeRelease } from "./releaseContent.js";
import { specDetails, specSummary } from "./representations.js";

function specPage(
  services: Services,
  call: Call,
  query: { readonly apps: Apps; readonly request: ListRequest },
): ListAnswer {
  const { specs, total } = services.specs.list(call.tenant, query);
  const latest = services.releases.latestOf(specs.map(({ id }) => id));
  return { items: specs.map((spec) => specSummary(spec, latest.get(spec.id))), total };
}

export function listSpecs(services: Services, call: Call, request: ListRequest) {
  return specPage(services, call, { apps: "left out", request });
}

export function listAllSpecs(services: Services, call: Call, request: ListRequest) {
  return specPage(services, call, { apps: "included", request });
}

export function describeSpec(services: Services, call: Call) {
  const spec = visibleBlockSpec(services, call);
  return specDetails(spec, services.releases.latest(spec.id), services.specs.tenantsOf(spec.id));
}

export function createSpec(services: Services, call: Call, form: SpecForm) {
  refuseInvalid(validateFile("createSpec", { body: form.body, ...form.siblings }));
  const reader = new FieldReader();
  const kind = reader.name(form.body, "kind", "/body");
  const named = readMetadata(reader.record(form.body, "metadata", "/body"), reader);
  const featured = reader.optionalFlag(form.siblings, "featured", "") ?? false;
  const tenants = reader.optionalNames(form.siblings, "tenants", "");
  const scope = reader.optionalName(form.siblings, "scope", "") ?? "private";
  const content = readReleaseContent(form, reader);
  reader.check();
  checkArtifact(content.config, form.artifact);
  refuseTakenName(services, { tenant: call.tenant, kind, name: named.name });
  const id = randomUUID();
  services.database.transact(() => {
    services.specs.insert({
      ...named,
      id,
      tenant: call.tenant,
      kind,
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

interface SpecName {
  readonly tenant: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * @param id of the spec that may have the name
 * @throws ApiError 409 when another spec has it
 */
function refuseTakenName(services: Services, { tenant, kind, name }: SpecName, id?: string): void {
  const holder = services.specs.idOfName(tenant, kind, name);
  if (holder === undefined || holder === id) return;
  throw conflict(
    `A ${kind} spec named "${name}" already exists; choose another name or create a release of it.`,
  );
}

export function updateSpecMetadata(services: Services, call: Call, body: JsonRecord) {
  const spec = ownSpec(services, call);
  const reader = new FieldReader();
  const given = reader.optionalRecord(body, "metadata", "/body") ?? {};
  const named = changeMetadata(spec.metadata, given, { reader, pointer: "/body/metadata" });
  const status = reader.optionalName(given, "status", "/body/metadata") ?? spec.status;
  const featured = reader.optionalFlag(body, "featured", "/body") ?? spec.featured;
  const scope = reader.optionalName(body, "scope", "/body") ?? spec.scope;
  const tenants = reader.optionalNames(body, "tenants", "/body");
  reader.check();
  refuseTakenName(services, { ...spec, name: named.name }, spec.id);
  const areTenantsGiven = own(body, "tenants") !== undefined;
  services.database.transact(() =>
    services.specs.update(spec.id, {
      ...named,
      status,
      featured,
      scope,
      ...(scope !== "shared" ? { tenants: [] } : areTenantsGiven ? { tenants } : {}),
    }),
  );
  return describeSpec(services, call);
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
  services.specs.delete(spec.id);
  services.database.afterCommit(() =>
    services.artifacts.removeExcept(services.releases.artifacts()),
  );
  return {};
}

import { randomUUID } from "node:crypto";
import { conflict, notFound } from "../apiError.js";
import { FieldReader } from "../fieldReader.js";
import { settled } from "../lifeCycle.js";
import { noArguments } from "../parameters.js";
import { own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";
import type { StoredDeployment } from "../storage/deploymentStore.js";

/** What an app is made of. */
export interface AppContent {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** What the app declares for itself. */
  readonly parameters: unknown;
  readonly blocks: readonly StoredDeployment[];
}

/**
 * Makes an app of block deployments that exist: `{ name, deployments: [id…], title?, summary?, parameters? }`. The API
 * has no operation for that, but shows what comes of it.
 * @throws ApiError 404 without such a deployment, 409 when it is part of an app or the name is taken, 422
 */
export function bundleApp(services: Services, body: JsonRecord) {
  const reader = new FieldReader();
  const name = reader.name(body, "name", "");
  const content = {
    name,
    title: reader.optionalName(body, "title", "") ?? name,
    summary: reader.optionalText(body, "summary", "") ?? "An app of several blocks",
    parameters: own(body, "parameters") ?? {},
  };
  const ids = reader.optionalNames(body, "deployments", "");
  if (ids.length === 0) {
    reader.add({ pointer: "/deployments", message: '"deployments" is a list of ids.' });
  }
  reader.check();
  const blocks = ids.map((id) => freeBlock(services, id));
  const tenant = blocks[0]?.tenant ?? "";
  if (services.deployments.idOfName(tenant, "app", name) !== undefined) {
    throw conflict(`An app named "${name}" already exists.`);
  }
  return { id: storeApp(services, { ...content, blocks }) };
}

function freeBlock(services: Services, id: string): StoredDeployment {
  const deployment = services.deployments.findAny(id);
  if (deployment === undefined || deployment.kind === "app") {
    throw notFound(`There is no block deployment "${id}".`);
  }
  if (deployment.parentId === undefined) return deployment;
  throw conflict(`The block deployment "${deployment.name}" is part of an app already.`);
}

const version = "1.0.0";

/**
 * Stores the spec of an app with a release, and its deployment with a revision.
 * @returns the id of the deployment
 */
export function storeApp(services: Services, { blocks, ...content }: AppContent): string {
  const { name, title, summary, parameters } = content;
  const [specId, id, now] = [randomUUID(), randomUUID(), services.clock.now()];
  const tenant = blocks[0]?.tenant ?? "";
  const created = { createdAt: now, createdBy: tenant };
  const named = {
    tenant,
    kind: "app",
    name,
    title,
    metadata: { name, title, summary },
    ...created,
  };
  const config = blocks.map((block) => {
    const used = services.revisions.latest(block.id)?.version;
    return { id: block.specId, release: { version: used }, autoRunOnDeploy: false };
  });
  services.database.transact(() => {
    services.specs.insert({
      ...named,
      id: specId,
      status: "available",
      scope: "private",
      tenants: [],
      featured: false,
    });
    services.releases.insert({
      id: randomUUID(),
      specId,
      version,
      notes: undefined,
      config,
      parameters,
      autoRunOnDeploy: false,
      artifact: undefined,
      ...created,
    });
    const transition = settled("deployed", now);
    services.deployments.insert({ ...named, id, specId, parentId: undefined, transition });
    services.revisions.insert({
      deploymentId: id,
      number: 1,
      version,
      notes: undefined,
      arguments: noArguments,
      transition,
      ...created,
    });
    for (const block of blocks) services.deployments.update(block.id, { parentId: id });
  });
  return id;
}

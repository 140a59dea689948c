import { randomUUID } from "node:crypto";
import { storeApp } from "../admin/bundleApp.js";
import { ofRevision, settled, type Transition } from "../lifeCycle.js";
import { readArguments } from "../parameters.js";
import type { Services } from "../services.js";
import {
  sampleApps,
  samples,
  type SampleApp,
  type SampleDeployment,
  type SampleRelease,
  type SampleSpec,
} from "./samples.js";

const day = 86_400_000;
const blockKinds = ["workflow", "service", "webapp"];
/** How long the sample that is being deployed takes to get there: long enough to be seen. */
const slowDeployment = 300_000;

/** Fills an empty platform with specs and deployments to look at, as if they had come to be over the last months. */
export function addSamples(services: Services, tenant: string): void {
  services.database.transact(() => {
    for (const sample of samples) addSample(services, tenant, sample);
    for (const app of sampleApps) addApp(services, tenant, app);
  });
}

function addSample(services: Services, tenant: string, sample: SampleSpec): void {
  const id = randomUUID();
  const owner = sample.tenant ?? tenant;
  const now = services.clock.now();
  services.specs.insert({
    id,
    tenant: owner,
    kind: sample.kind,
    name: sample.metadata.name,
    title: sample.metadata.title,
    metadata: { ...sample.metadata },
    status: sample.status ?? "available",
    scope: sample.scope ?? "private",
    tenants: sample.tenants ?? [],
    featured: sample.featured ?? false,
    createdAt: now - (sample.releases[0]?.daysAgo ?? 0) * day,
    createdBy: owner,
  });
  for (const release of sample.releases) addRelease(services, { id, tenant: owner }, release);
  for (const deployment of sample.deployments ?? []) {
    addDeployment(services, { id, kind: sample.kind, tenant: owner }, deployment);
  }
}

function addRelease(
  services: Services,
  spec: { readonly id: string; readonly tenant: string },
  sample: SampleRelease,
): void {
  services.releases.insert({
    id: randomUUID(),
    specId: spec.id,
    version: sample.version,
    notes: sample.notes,
    config: sample.config,
    parameters: sample.parameters ?? {},
    autoRunOnDeploy: sample.autoRunOnDeploy ?? false,
    artifact: undefined,
    createdAt: services.clock.now() - sample.daysAgo * day,
    createdBy: spec.tenant,
  });
}

interface SpecReference {
  readonly id: string;
  readonly kind: string;
  readonly tenant: string;
}

function addDeployment(services: Services, spec: SpecReference, sample: SampleDeployment): void {
  const id = randomUUID();
  const now = services.clock.now();
  const { name, title, summary, revisions } = sample;
  const transition: Transition =
    sample.status === "deploying"
      ? { during: "deploying", settlesAt: now + slowDeployment, outcome: "deployed" }
      : settled(sample.status, now);
  services.deployments.insert({
    id,
    tenant: spec.tenant,
    kind: spec.kind,
    name,
    title,
    metadata: { name, title, summary },
    specId: spec.id,
    parentId: undefined,
    transition,
    createdAt: now - (revisions[0]?.daysAgo ?? 0) * day,
    createdBy: spec.tenant,
  });
  for (const [index, { version, notes, build, run, daysAgo }] of revisions.entries()) {
    services.revisions.insert({
      deploymentId: id,
      number: index + 1,
      version,
      notes,
      arguments: readArguments({ build, run }),
      transition: ofRevision(transition),
      createdAt: now - daysAgo * day,
      createdBy: spec.tenant,
    });
  }
}

function addApp(services: Services, tenant: string, { deployments, ...app }: SampleApp): void {
  const ids = deployments.flatMap((name) =>
    blockKinds.flatMap((kind) => services.deployments.idOfName(tenant, kind, name) ?? []),
  );
  const blocks = ids.flatMap((id) => services.deployments.findAny(id) ?? []);
  storeApp(services, { ...app, parameters: {}, blocks });
}

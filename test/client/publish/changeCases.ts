import type { PressClient } from "../../../client/src/api/pressClient.js";
import type { Change } from "../../../client/src/publish/changes/change.js";
import { deleteChange } from "../../../client/src/publish/changes/deleteChange.js";
import { deploymentChange } from "../../../client/src/publish/changes/deploymentChange.js";
import {
  deploymentMetadataChange,
  specMetadataChange,
} from "../../../client/src/publish/changes/metadataChange.js";
import { patchChange } from "../../../client/src/publish/changes/patchChange.js";
import { publishChange } from "../../../client/src/publish/changes/publishChange.js";
import { redeployChange } from "../../../client/src/publish/changes/redeployChange.js";
import { revisionChange } from "../../../client/src/publish/changes/revisionChange.js";
import type {
  ChangeKind,
  ChangeSubject,
} from "../../../client/src/publish/journal/journalEntry.js";
import { hiddenValues } from "../../../client/src/publish/deploymentFile.js";
import { planPublish } from "../../../client/src/publish/planPublish.js";
import { adminToken } from "../../support/platformProcess.js";
import { blockFile, type PlatformFixture } from "./platformFixture.js";

/** A change that can be made now, and how often it is in effect. */
export interface ChangeCase {
  /** The change as a client that goes through the proxy makes it. */
  readonly change: AnyChange;
  /** As the platform itself tells: how many objects there are, or 1 when what was to be is so. */
  readonly effects: () => Promise<number>;
}

/** Whatever it makes; only its own `idsOf` is given that. */
type AnyChange = Omit<Change<unknown>, "idsOf"> & { idsOf(made: never): ChangeSubject };

type Prepare = (press: PlatformFixture) => Promise<ChangeCase>;

/** Values of hidden parameters that the cases send: long and short, and no texts at all. */
export const hiddenCanaries = {
  token: "canary-hidden-7c1f",
  code: "zq7",
  pin: 48151623,
  list: ["q3x"],
};
const parameters = {
  run: [
    { name: "limit", type: "number", required: false, defaultValue: 1, title: "Limit" },
    { name: "token", type: "string", required: false, hideValue: true, title: "Token" },
    { name: "code", type: "string", required: false, hideValue: true, title: "Code" },
    { name: "pin", type: "number", required: false, hideValue: true, title: "Pin" },
    { name: "list", type: "string_array", required: false, hideValue: true, title: "List" },
  ],
};

const hiddenTexts = hiddenValues(parameters, { run: hiddenCanaries });

/** Publishes a spec past the proxy. */
export async function givenSpec({
  witness,
  newName,
}: Given): Promise<{ id: string; name: string }> {
  const name = newName();
  const { body } = blockFile(name);
  const { id } = await witness.createSpec({ body, parameters });
  return { id, name };
}

interface Given {
  readonly witness: PressClient;
  readonly newName: () => string;
}

const given = (press: PlatformFixture): Given => ({
  witness: press.witness,
  newName: () => press.newName(),
});

export const deploymentBody = (name: string, specId: string) => ({
  metadata: { name, summary: "For tests" },
  spec: { id: specId, release: { version: "1.0.0" } },
  revision: { notes: "First" },
  parameters: { run: { limit: 2, ...hiddenCanaries } },
});

/** Deploys past the proxy; the deployment is deployed, or what `status` says. */
export async function givenDeployment(
  press: PlatformFixture,
  status = "deployed",
): Promise<{ id: string; name: string; specId: string }> {
  const spec = await givenSpec(given(press));
  const name = press.newName();
  const { id } = await press.witness.createDeployment(deploymentBody(name, spec.id));
  await press.platform.advance(60);
  if (status !== "deployed") await setStatus(press, id, status);
  return { id, name, specId: spec.id };
}

async function setStatus(press: PlatformFixture, id: string, status: string): Promise<void> {
  const answer = await fetch(`${press.platform.address}/admin/deployments/${id}`, {
    method: "PATCH",
    headers: { authorization: adminToken, "content-type": "application/json" },
    body: JSON.stringify({ status }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function publishCase(press: PlatformFixture, name: string, version: string) {
  const content = blockFile(name, version);
  const plan = await planPublish({ client: press.witness, content });
  return publishChange(press.client, plan, undefined);
}

export async function specsNamed({ witness }: PlatformFixture, name: string): Promise<string[]> {
  const { items } = await witness.listSpecs({ name });
  return items.filter(({ metadata }) => metadata.name === name).map(({ id }) => id);
}

export async function deploymentsNamed(press: PlatformFixture, name: string): Promise<string[]> {
  const { items } = await press.witness.listDeployments({ name });
  return items.filter(({ metadata }) => metadata.name === name).map(({ id }) => id);
}

const gone = async (read: Promise<unknown>) =>
  (await read.then(
    () => false,
    () => true,
  ))
    ? 1
    : 0;

/** One case per kind of change. */
export const changeCases: Readonly<Record<ChangeKind, Prepare>> = {
  createSpec: async (press) => {
    const name = press.newName();
    return {
      change: await publishCase(press, name, "1.0.0"),
      effects: async () => (await specsNamed(press, name)).length,
    };
  },
  createRelease: async (press) => {
    const { id, name } = await givenSpec(given(press));
    return {
      change: await publishCase(press, name, "1.1.0"),
      effects: async () => (await press.witness.listSpecReleases(id)).items.length - 1,
    };
  },
  createDeployment: async (press) => {
    const spec = await givenSpec(given(press));
    const name = press.newName();
    const body = deploymentBody(name, spec.id);
    return {
      change: deploymentChange(press.client, { blockKind: "workflow", body, secrets: hiddenTexts }),
      effects: async () => (await deploymentsNamed(press, name)).length,
    };
  },
  createRevision: async (press) => {
    const { id } = await givenDeployment(press);
    const deployment = await press.witness.describeDeployment(id);
    const body = {
      revision: { notes: "Second" },
      parameters: { run: { limit: 9, ...hiddenCanaries } },
    };
    return {
      change: revisionChange(press.client, { deployment, body, secrets: hiddenTexts }),
      effects: async () => (await press.witness.listDeploymentRevisions(id)).items.length - 1,
    };
  },
  redeploy: async (press) => {
    const { id } = await givenDeployment(press, "failed");
    const deployment = await press.witness.describeDeployment(id);
    return {
      change: redeployChange(press.client, deployment),
      effects: async () =>
        (await press.witness.describeDeployment(id)).status === "redeploying" ? 1 : 0,
    };
  },
  patchParameters: async (press) => {
    const { id, name } = await givenDeployment(press);
    const values = { limit: 5, ...hiddenCanaries };
    const patch = {
      deployment: { id, name },
      values,
      hidden: new Set(Object.keys(hiddenCanaries)),
    };
    return {
      change: patchChange(press.client, patch),
      effects: async () => {
        const { latestRevision } = await press.witness.describeDeployment(id);
        return latestRevision?.parameters?.run?.["limit"] === 5 ? 1 : 0;
      },
    };
  },
  updateSpecMetadata: async (press) => {
    const { id, name } = await givenSpec(given(press));
    return {
      change: specMetadataChange(
        press.client,
        { id, name },
        { metadata: { title: "New" }, featured: true },
      ),
      effects: async () => {
        const { metadata, featured } = await press.witness.describeSpec(id);
        return metadata.title === "New" && featured === true ? 1 : 0;
      },
    };
  },
  updateDeploymentMetadata: async (press) => {
    const { id, name } = await givenDeployment(press);
    return {
      change: deploymentMetadataChange(press.client, { id, name }, { title: "New" }),
      effects: async () =>
        (await press.witness.describeDeployment(id)).metadata.title === "New" ? 1 : 0,
    };
  },
  deleteSpec: async (press) => {
    const { id, name } = await givenSpec(given(press));
    return {
      change: deleteChange(press.client, { type: "spec", id, name }),
      effects: () => gone(press.witness.describeSpec(id)),
    };
  },
  deleteDeployment: async (press) => {
    const { id, name } = await givenDeployment(press);
    return {
      change: deleteChange(press.client, { type: "deployment", id, name }),
      effects: async () => {
        const status = await press.witness.describeDeployment(id).then(
          (one) => one.status,
          () => "gone",
        );
        return status === "deleting" || status === "gone" ? 1 : 0;
      },
    };
  },
};

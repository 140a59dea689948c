import type { Wire } from "../../../../schemas/pressApi/wire.js";
import type { PressClient } from "../../api/pressClient.js";
import type { Deployment, Revision } from "../../api/resources.js";
import { textsIn } from "../../api/transport/textsIn.js";
import type { Finding } from "../reconcile.js";
import type { Change } from "./change.js";
import { isShown, own } from "./sameContent.js";

export interface NewRevision {
  readonly deployment: Pick<Deployment, "id" | "metadata" | "latestRevision">;
  readonly body: Wire<"createRevisionBody">;
  /** Values of hidden parameters, which no message may repeat and the platform does not show. */
  readonly secrets?: readonly string[];
}

export interface MadeRevision {
  readonly deploymentId: string;
  readonly revision: string;
}

/** A revision has no name: the newest one before the change is noted, and a single newer one is looked at. */
export function revisionChange(
  client: PressClient,
  { deployment, body, secrets = [] }: NewRevision,
): Change<MadeRevision> {
  const { id: deploymentId, metadata } = deployment;
  const before = Number(deployment.latestRevision?.revision ?? 0);
  return {
    kind: "createRevision",
    what: `revision of "${metadata.name}"`,
    subject: { deploymentId, name: metadata.name, revision: String(before) },
    secrets,
    idsOf: (made) => made,
    send: async (options) => {
      const { revision } = await client.createDeploymentRevision(deploymentId, body, options);
      return { deploymentId, revision };
    },
    lookUp: async (): Promise<Finding<MadeRevision>> => {
      const newer: string[] = [];
      for await (const { revision } of client.listDeploymentRevisions(deploymentId)) {
        if (Number(revision) > before) newer.push(revision);
      }
      const [revision, ...others] = newer;
      if (revision === undefined) return { state: "absent" };
      if (others.length > 0) return { state: "different" };
      const shown = await client.describeDeploymentRevision(deploymentId, revision);
      return isSame(body, shown, new Set(secrets))
        ? { state: "found", found: { deploymentId, revision } }
        : { state: "different" };
    },
  };
}

function isSame(
  { release, revision, parameters }: NewRevision["body"],
  shown: Revision,
  hidden: ReadonlySet<string>,
): boolean {
  const isSameRelease =
    release?.version === undefined || isShown(release.version, shown.release?.version);
  const isSameNotes = revision?.notes === undefined || isShown(revision.notes, shown.notes);
  const values = (list: "build" | "run") => {
    const used = shown.parameters?.[list] ?? {};
    return Object.entries(parameters?.[list] ?? {}).every(
      ([name, value]) =>
        textsIn(value, 1).some((text) => hidden.has(text)) || isShown(value, own(used, name)),
    );
  };
  return isSameRelease && isSameNotes && values("build") && values("run");
}

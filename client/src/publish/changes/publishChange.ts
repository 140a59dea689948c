import { PressError } from "../../api/errors.js";
import type { ArtifactFile, PressClient } from "../../api/pressClient.js";
import { findSpecs } from "../findByName.js";
import type { NewReleasePlan, NewSpecPlan, PublishPlan } from "../planPublish.js";
import type { Finding } from "../reconcile.js";
import type { Change } from "./change.js";
import { isShown } from "./sameContent.js";

/** What a publish makes: the id of the spec that has the release. */
export interface PublishedRelease {
  readonly specId: string;
  readonly version: string;
}

/** A plan as a change; `artifact` is the packed one. */
export function publishChange(
  client: PressClient,
  plan: PublishPlan,
  artifact: ArtifactFile | undefined,
): Change<PublishedRelease> {
  const { version, name, blockKind } = plan;
  const common = {
    what: `release ${version} of "${name}"`,
    idsOf: ({ specId }: PublishedRelease) => ({ specId, version }),
  };
  return plan.action === "createSpec"
    ? {
        ...common,
        kind: "createSpec",
        subject: { blockKind, name, version, otherIds: plan.otherIds },
        send: async (options) => {
          const { id } = await client.createSpec(plan.content, artifact, options);
          return { specId: id, version };
        },
        lookUp: () => lookUpSpec(client, plan),
      }
    : {
        ...common,
        kind: "createRelease",
        subject: { specId: plan.specId, blockKind, name, version },
        send: async (options) => {
          await client.createSpecRelease(plan.specId, plan.content, artifact, options);
          return { specId: plan.specId, version };
        },
        lookUp: () => compareRelease(client, plan, plan.specId),
      };
}

/** Specs that were there before belong to other tenants. */
async function lookUpSpec(
  client: PressClient,
  plan: NewSpecPlan,
): Promise<Finding<PublishedRelease>> {
  const found = await findSpecs(client, plan);
  const [spec, ...others] = found.filter(({ id }) => !plan.otherIds.includes(id));
  if (spec === undefined) return { state: "absent" };
  return others.length > 0 ? { state: "different" } : compareRelease(client, plan, spec.id);
}

async function compareRelease(
  client: PressClient,
  { version, content }: NewSpecPlan | NewReleasePlan,
  specId: string,
): Promise<Finding<PublishedRelease>> {
  try {
    const { config } = await client.describeSpecRelease(specId, version);
    return isShown(content.body["config"] ?? null, config)
      ? { state: "found", found: { specId, version } }
      : { state: "different" };
  } catch (thrown) {
    if (thrown instanceof PressError && thrown.kind === "notFound") return { state: "absent" };
    throw thrown;
  }
}

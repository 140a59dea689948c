import { isRecord } from "../api/guards.js";
import type { DeploymentBody, PressClient } from "../api/pressClient.js";
import type { DeclaredParameters } from "../api/resources.js";
import { textsIn } from "../api/transport/textsIn.js";
import type { NewDeployment } from "./changes/deploymentChange.js";
import { PublishError } from "./publishError.js";

/**
 * Reads the content of a create-deployment file. What the platform's schema asks for beyond name and spec is checked
 * there. Throws `PublishError`.
 */
export function readDeploymentFile(file: unknown): DeploymentBody {
  const body = isRecord(file) ? file["body"] : undefined;
  if (isDeploymentBody(body)) return body;
  const metadata = isRecord(body) ? body["metadata"] : undefined;
  const isNamed = isRecord(metadata) && typeof metadata["name"] === "string";
  throw new PublishError(
    isNamed
      ? 'The file has no "body.spec.id"; name the spec that is deployed.'
      : 'The file has no "body.metadata.name"; name the deployment.',
  );
}

function isDeploymentBody(body: unknown): body is DeploymentBody {
  if (!isRecord(body)) return false;
  const { metadata, spec } = body;
  return (
    isRecord(metadata) &&
    typeof metadata["name"] === "string" &&
    isRecord(spec) &&
    typeof spec["id"] === "string"
  );
}

/** Asks the platform for what a deployment file does not say: the kind of its spec, and which of its values are hidden. */
export async function completeDeployment(
  client: PressClient,
  body: DeploymentBody,
  signal?: AbortSignal,
): Promise<NewDeployment> {
  const options = signal === undefined ? {} : { signal };
  const spec = await client.describeSpec(body.spec.id, options);
  const version = body.spec.release?.version ?? spec.latestRelease?.version;
  const declared =
    version === undefined
      ? {}
      : ((await client.describeSpecRelease(spec.id, version, options)).parameters ?? {});
  return { blockKind: spec.kind, body, secrets: hiddenValues(declared, body.parameters) };
}

/** The texts and numbers given for parameters whose values are hidden, at any depth. */
export function hiddenValues(
  declared: DeclaredParameters,
  given: DeploymentBody["parameters"],
): readonly string[] {
  return (["build", "run"] as const).flatMap((list) => {
    const values = given?.[list] ?? {};
    return (declared[list] ?? []).flatMap(({ name, hideValue }) =>
      hideValue === true && Object.hasOwn(values, name) ? textsIn(values[name], 1) : [],
    );
  });
}

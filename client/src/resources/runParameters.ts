import { PressError } from "../api/errors.js";
import type { DeclaredParameters, Deployment } from "../api/resources.js";
import type { PlatformReader } from "./platformReader.js";

/** A run parameter of a deployment with its value in force. */
export interface RunParameter {
  readonly name: string;
  /** What it is called for people, where the release tells. */
  readonly title?: string;
  readonly type?: string;
  /** The value as the platform shows it. Undefined for a hidden one, whatever the platform shows. */
  readonly value?: unknown;
  readonly isHidden: boolean;
}

export interface RunParametersReading {
  /** The revision whose values they are; undefined when the platform does not tell. */
  readonly revision: string | undefined;
  readonly parameters: readonly RunParameter[];
}

/** The values that may be seen, by name. */
export function shownValues({
  parameters,
}: RunParametersReading): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
}

/** Reads the values in force as they may be shown. Rejects with `PressError`. */
export async function readRunParameters(
  client: PlatformReader,
  deploymentId: string,
  signal: AbortSignal,
): Promise<RunParametersReading> {
  // `getParameters` would give the hidden values in clear text: it is for the code that runs.
  const deployment = await client.describeDeployment(deploymentId, { signal });
  const declared = await declaredBy(client, deployment, signal);
  const { latestRevision } = deployment;
  const parameters = Object.entries(latestRevision?.parameters?.run ?? {}).map(([name, value]) =>
    runParameter(name, value, declared),
  );
  return { revision: latestRevision?.revision, parameters };
}

function runParameter(
  name: string,
  value: unknown,
  declared: DeclaredParameters | undefined,
): RunParameter {
  const own = declared?.run?.find((parameter) => parameter.name === name);
  const isHidden = own?.hideValue === true;
  return {
    name,
    ...(own?.title !== undefined && { title: own.title }),
    ...(own !== undefined && { type: own.type }),
    ...(!isHidden && { value }),
    isHidden,
  };
}

/** Undefined when the release cannot be read: then the platform's own masks have to do. */
async function declaredBy(
  client: PlatformReader,
  { spec, latestRevision }: Deployment,
  signal: AbortSignal,
): Promise<DeclaredParameters | undefined> {
  const version = latestRevision?.release?.version ?? spec?.release?.version;
  if (spec === undefined || version === undefined) return undefined;
  try {
    return (await client.describeSpecRelease(spec.id, version, { signal })).parameters;
  } catch (error) {
    if (error instanceof PressError && error.kind !== "cancelled") return undefined;
    throw error;
  }
}

import { isDeepStrictEqual } from "node:util";
import { PressError } from "../../api/errors.js";
import type { PressClient } from "../../api/pressClient.js";
import { textsIn } from "../../api/transport/textsIn.js";
import { PublishError } from "../publishError.js";
import type { Finding } from "../reconcile.js";
import type { Change } from "./change.js";
import { own } from "./sameContent.js";

type Values = Readonly<Record<string, unknown>>;

export interface ParameterPatch {
  readonly deployment: { readonly id: string; readonly name: string };
  /** The values that change, by name. */
  readonly values: Values;
  /** The values as they were when the user decided; what changed since stops the patch. */
  readonly seen?: Values;
  /** Names of the parameters whose values the platform masks. */
  readonly hidden?: ReadonlySet<string>;
}

/** What holds after a patch, by name. `hidden` values cannot be compared. */
export interface PatchedParameters {
  readonly applied: readonly string[];
  readonly notApplied: readonly string[];
  readonly hidden: readonly string[];
}

/** Throws `PublishError` when somebody changed the parameters meanwhile; hidden values are not told. */
export async function checkNotOvertaken(
  client: PressClient,
  { deployment, values, seen, hidden = new Set() }: ParameterPatch,
  signal?: AbortSignal,
): Promise<void> {
  if (seen === undefined) return;
  const now = await read(client, deployment.id, signal);
  const changed = Object.keys(values).find(
    (name) => !hidden.has(name) && !isDeepStrictEqual(own(now, name), own(seen, name)),
  );
  if (changed === undefined) return;
  const text = (of: Values) => {
    const value = own(of, changed);
    return value === undefined ? "not set" : JSON.stringify(value);
  };
  throw new PublishError(
    `The parameter "${changed}" of "${deployment.name}" changed meanwhile from ${text(seen)} to ${text(now)}; look at it and decide again.`,
  );
}

export function patchChange(client: PressClient, patch: ParameterPatch): Change<PatchedParameters> {
  const { deployment, values, hidden = new Set<string>() } = patch;
  const { id: deploymentId, name } = deployment;
  const secrets = Object.entries(values).flatMap(([parameter, value]) =>
    hidden.has(parameter) ? textsIn(value, 1) : [],
  );
  const compare = async () => compareValues(values, await read(client, deploymentId), hidden);
  return {
    kind: "patchParameters",
    what: `parameters of "${name}"`,
    subject: { deploymentId, name },
    secrets,
    idsOf: () => ({ deploymentId }),
    send: async (options) => {
      await client.patchParameters(deploymentId, { ...values }, options);
      return compare().catch(undecided);
    },
    lookUp: async (): Promise<Finding<PatchedParameters>> => {
      const found = await compare();
      const { applied, notApplied } = found;
      if (applied.length === 0 && notApplied.length > 0) return { state: "absent" };
      // Hidden values alone cannot be told from what was there before.
      const isWhole = applied.length > 0 && notApplied.length === 0;
      return isWhole ? { state: "found", found } : { state: "different" };
    },
  };
}

/** The platform's yes is not taken for the values; while they cannot be read, nobody knows. */
function undecided(thrown: unknown): never {
  if (!(thrown instanceof PressError)) throw thrown;
  throw new PressError(thrown.message, { ...thrown.details, outcome: "unknown" });
}

function read(client: PressClient, deploymentId: string, signal?: AbortSignal): Promise<Values> {
  return client
    .describeDeployment(deploymentId, { ...(signal && { signal }) })
    .then(({ latestRevision }) => latestRevision?.parameters?.run ?? {});
}

function compareValues(
  sent: Values,
  shown: Values,
  hidden: ReadonlySet<string>,
): PatchedParameters {
  const names = Object.keys(sent);
  const visible = names.filter((name) => !hidden.has(name));
  const holds = (name: string) => isDeepStrictEqual(own(shown, name), own(sent, name));
  return {
    applied: visible.filter((name) => holds(name)),
    notApplied: visible.filter((name) => !holds(name)),
    hidden: names.filter((name) => hidden.has(name)),
  };
}

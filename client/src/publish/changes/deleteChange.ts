import type { CallOptions } from "../../api/callOptions.js";
import { PressError } from "../../api/errors.js";
import type { PressClient } from "../../api/pressClient.js";
import type { Finding } from "../reconcile.js";
import type { Change } from "./change.js";

export interface Deletion {
  readonly type: "spec" | "deployment";
  readonly id: string;
  readonly name: string;
}

/** `gone`: it is not there any more. `wasGone`: it was not there when asked. `deleting`: the platform is still at it. */
export interface Deleted {
  readonly state: "gone" | "wasGone" | "deleting";
}

export function deleteChange(client: PressClient, { type, id, name }: Deletion): Change<Deleted> {
  const isSpec = type === "spec";
  return {
    kind: isSpec ? "deleteSpec" : "deleteDeployment",
    what: `${type} "${name}"`,
    subject: isSpec ? { specId: id, name } : { deploymentId: id, name },
    idsOf: () => (isSpec ? { specId: id } : { deploymentId: id }),
    send: (options) =>
      send(options, (given) => client[isSpec ? "deleteSpec" : "deleteDeployment"](id, given)),
    lookUp: async (): Promise<Finding<Deleted>> => {
      try {
        if (isSpec) {
          await client.describeSpec(id);
          return { state: "absent" };
        }
        const { status } = await client.describeDeployment(id);
        return status === "deleting"
          ? { state: "found", found: { state: "deleting" } }
          : { state: "absent" };
      } catch (thrown) {
        if (!isNotFound(thrown)) throw thrown;
        return { state: "found", found: { state: "gone" } };
      }
    },
  };
}

/** What was gone already is what was wanted. */
async function send(
  options: CallOptions,
  remove: (options: CallOptions) => Promise<void>,
): Promise<Deleted> {
  try {
    await remove(options);
    return { state: "gone" };
  } catch (thrown) {
    if (!isNotFound(thrown)) throw thrown;
    return { state: "wasGone" };
  }
}

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof PressError && thrown.kind === "notFound";
}

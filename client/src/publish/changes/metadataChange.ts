import { isDeepStrictEqual } from "node:util";
import type { Wire } from "../../../../schemas/pressApi/wire.js";
import type { PressClient } from "../../api/pressClient.js";
import type { Metadata } from "../../api/resources.js";
import { isRecord } from "../../api/guards.js";
import type { Finding } from "../reconcile.js";
import type { Change } from "./change.js";
import { own } from "./sameContent.js";

interface Named {
  readonly id: string;
  readonly name: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function specMetadataChange(
  client: PressClient,
  { id: specId, name }: Named,
  update: Wire<"specMetadataUpdate">,
): Change<{ readonly specId: string }> {
  const made = { specId };
  const { metadata = {}, ...others } = update;
  return {
    kind: "updateSpecMetadata",
    what: `metadata of "${name}"`,
    subject: { specId, name },
    idsOf: () => made,
    send: async (options) => {
      await client.updateSpecMetadata(specId, update, options);
      return made;
    },
    lookUp: async () => {
      const spec = await client.describeSpec(specId);
      const sent = { ...others, ...metadata };
      return finding({ ...fieldsOf(spec), ...fieldsOf(spec.metadata) }, sent, made);
    },
  };
}

export function deploymentMetadataChange(
  client: PressClient,
  { id: deploymentId, name }: Named,
  update: Wire<"deploymentMetadataUpdate">,
): Change<{ readonly deploymentId: string }> {
  const made = { deploymentId };
  return {
    kind: "updateDeploymentMetadata",
    what: `metadata of "${name}"`,
    subject: { deploymentId, name },
    idsOf: () => made,
    send: async (options) => {
      await client.updateDeploymentMetadata(deploymentId, update, options);
      return made;
    },
    lookUp: async () => {
      const { metadata } = await client.describeDeployment(deploymentId);
      return finding(fieldsOf(metadata), fieldsOf(update), made);
    },
  };
}

function fieldsOf(value: Metadata | object): Fields {
  return isRecord(value) ? value : {};
}

/** Tenants are not shown by every platform. */
function finding<Made>(shown: Fields, sent: Fields, made: Made): Finding<Made> {
  const fields = Object.entries(sent).filter(
    ([name, value]) =>
      value !== undefined && (name !== "tenants" || own(shown, name) !== undefined),
  );
  const held = fields.filter(([name, value]) => isDeepStrictEqual(own(shown, name), value));
  if (held.length === fields.length) return { state: "found", found: made };
  return { state: held.length === 0 ? "absent" : "different" };
}

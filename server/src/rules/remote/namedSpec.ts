import { asMapping, asText, valueOf } from "../../model/readNode.js";
import type { BlockFile, Text } from "../../model/spec.js";
import type { RemoteFacts, RemoteSpec } from "../../protocol.js";

/** The spec and the release that a file takes from the platform, as far as it says so. */
export interface NamedSpec {
  readonly id?: Text | undefined;
  readonly version?: Text | undefined;
}

/** What a create-deployment file names; nothing for other files, which do not name a spec. */
export function namedSpec({ kind, body }: BlockFile): NamedSpec {
  if (kind !== "create-deployment") return {};
  const spec = asMapping(valueOf(body, "spec"));
  return {
    id: asText(valueOf(spec, "id")),
    version: asText(valueOf(asMapping(valueOf(spec, "release")), "version")),
  };
}

export function findSpec(
  remote: RemoteFacts | undefined,
  id: string | undefined,
): RemoteSpec | undefined {
  const wanted = id?.toLowerCase();
  return remote?.specs.find((spec) => spec.id.toLowerCase() === wanted);
}

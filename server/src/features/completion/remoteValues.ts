import type { DocumentPath } from "../../document/path.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import type { RemoteFacts, RemoteSpec } from "../../protocol.js";
import { findSpec } from "../../rules/remote/namedSpec.js";
import { literal } from "./insertText.js";
import type { Proposal } from "./proposal.js";
import { quoted, type Quote } from "./quoted.js";

/** What is known of the platform and of the file in which something of it is named. */
export interface RemoteSource {
  readonly remote: RemoteFacts | undefined;
  readonly file: BlockFile | undefined;
}

/** The ids, versions and types of the platform that may stand at a path; undefined where none may, or none is known. */
export function remoteValues(
  path: DocumentPath,
  { remote, file }: RemoteSource,
  quote: Quote,
): readonly Proposal[] | undefined {
  if (remote === undefined || file === undefined) return undefined;
  const place = path.map(String).join("/");
  if (file.kind === "create-deployment") {
    if (place === "body/spec/id") return remote.specs.map((spec) => specProposal(spec, quote));
    if (place === "body/spec/release/version") {
      const spec = asMapping(valueOf(file.body, "spec"));
      return releaseProposals(findSpec(remote, asText(valueOf(spec, "id"))?.text), quote);
    }
  }
  const isStep = /^body\/config\/steps\/[^/]+\/resources\/instanceTypeId$/.test(place);
  return isStep ? instanceTypeProposals(remote) : undefined;
}

/** Found by the name of the spec; the id is written. */
function specProposal({ id, kind, name, newestRelease }: RemoteSpec, quote: Quote): Proposal {
  const release = newestRelease ?? "no release";
  return {
    label: name,
    kind: "value",
    detail: `${kind}, ${release}, ${id}`,
    snippet: literal(quoted(id, quote)),
  };
}

function releaseProposals(
  spec: RemoteSpec | undefined,
  quote: Quote,
): readonly Proposal[] | undefined {
  const newest = spec?.newestRelease === undefined ? [] : [spec.newestRelease];
  return (spec?.releases ?? newest).map((version, index) => ({
    label: version,
    kind: "value",
    ...(index === 0 && { detail: "newest release" }),
    snippet: literal(quoted(version, quote)),
  }));
}

function instanceTypeProposals({ instanceTypes }: RemoteFacts): readonly Proposal[] | undefined {
  return instanceTypes?.map(({ id, name }) => ({
    label: String(id),
    kind: "value",
    ...(name !== undefined && { detail: name }),
    snippet: String(id),
  }));
}

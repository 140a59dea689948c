import { asMapping, asText, valueOf } from "../../../model/readNode.js";
import type { RemoteFacts, RemoteSpec } from "../../../protocol.js";
import { findSpec } from "../../../rules/remote/namedSpec.js";
import { textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** The ids, versions and types of the platform that may stand at a place, as far as the platform told them. */
export function remoteValues(place: Place): readonly Proposal[] {
  const remote = place.remote();
  if (remote === undefined) return [];
  const at = place.path.join("/");
  if (place.kind === "create-deployment") {
    if (at === "body/spec/id") return remote.specs.map((spec) => specProposal(place, spec));
    if (at === "body/spec/release/version") {
      const spec = asMapping(valueOf(place.file()?.body, "spec"));
      return releaseProposals(place, findSpec(remote, asText(valueOf(spec, "id"))?.text));
    }
  }
  const isStep = /^body\/config\/steps\/[^/]+\/resources\/instanceTypeId$/.test(at);
  return isStep ? instanceTypeProposals(remote) : [];
}

/** Found by the name of the spec; the id is written. */
function specProposal(place: Place, { id, kind, name, newestRelease }: RemoteSpec): Proposal {
  const release = newestRelease ?? "no release";
  const detail = `${kind}, ${release}, ${id}`;
  return { label: name, kind: "value", detail, snippet: textSnippet(place, id) };
}

function releaseProposals(place: Place, spec: RemoteSpec | undefined): readonly Proposal[] {
  const newest = spec?.newestRelease === undefined ? [] : [spec.newestRelease];
  return (spec?.releases ?? newest).map((version, index) => ({
    label: version,
    kind: "value",
    ...(index === 0 && { detail: "newest release" }),
    snippet: textSnippet(place, version),
  }));
}

function instanceTypeProposals({ instanceTypes = [] }: RemoteFacts): readonly Proposal[] {
  return instanceTypes.map(({ id, name }) => ({
    label: String(id),
    kind: "value",
    ...(name !== undefined && { detail: name }),
    snippet: [String(id)],
  }));
}

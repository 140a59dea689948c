import { asText } from "../../../model/readNode.js";
import { referenceOf } from "../../../schema/lookup.js";
import { textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** Names of secrets and credentials that this file and others of the workspace use already. */
export function platformNames(place: Place): readonly Proposal[] {
  const kind = referenceOf(place.schemas);
  if (kind !== "secret" && kind !== "credential") return [];
  const { secrets, credentials } = place.workspaceNames();
  const written = writtenText(place);
  return [...(kind === "secret" ? secrets : credentials)]
    .filter((name) => name !== written)
    .map((name) => ({
      label: name,
      kind: "secret",
      snippet: textSnippet(place, name),
      detail: kind,
    }));
}

/** What stands at the cursor is no name that is in use: it is being written. */
function writtenText({ cursor }: Place): string | undefined {
  return cursor.kind === "key" ? undefined : asText(cursor.node)?.text;
}

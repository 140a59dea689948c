import type { ReleaseComparison } from "../../publish/compareWithRelease.js";
import { proposeVersion } from "../../publish/contract/proposeVersion.js";
import { comparisonText } from "../../remoteDocuments/comparisonText.js";
import type { BlockFile } from "../../ui/editor.js";
import type { Services } from "../services.js";

/** Shows what a block file changes of a release, as a list. */
export async function showFileContract(
  { documents, editor }: Services,
  request: {
    readonly file: BlockFile;
    /** Of the spec. */
    readonly name: string;
    readonly version: string;
    readonly comparison: ReleaseComparison;
  },
): Promise<void> {
  const { file, name, version, comparison } = request;
  const { changes, affected, impact } = comparison;
  const proposed = proposeVersion(version, impact);
  const text = comparisonText({
    before: `${name} ${version}`,
    after: file.name,
    changes,
    affected,
    ...(proposed === undefined ? {} : { proposed }),
  });
  await editor.showDocument(documents.keep(`${name} ${version} - ${file.name}.txt`, text));
}

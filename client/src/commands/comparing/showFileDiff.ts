import type { PressClient } from "../../api/pressClient.js";
import type { Release } from "../../api/resources.js";
import { publishedLike } from "../../remoteDocuments/publishedLike.js";
import { renderYaml } from "../../remoteDocuments/renderYaml.js";
import { displayText } from "../../ui/displayText.js";
import type { BlockFile } from "../../ui/editor.js";
import type { ReadBlock } from "../readBlockFile.js";
import type { Services } from "../services.js";

/** Shows a release beside a block file, in the file's own layout; a template beside what it renders to. */
export async function showFileDiff(
  { documents, editor, prompts }: Services,
  remote: { readonly client: PressClient; readonly specId: string; readonly release: Release },
  local: { readonly file: BlockFile; readonly block: ReadBlock<string> },
): Promise<void> {
  const { client, specId, release } = remote;
  const { file, block } = local;
  const spec = await prompts.progress("Reading the spec", (_report, signal) =>
    client.describeSpec(specId, { signal }),
  );
  const rendered = block.isRendered ? renderYaml(block.content) : undefined;
  const text = publishedLike(
    { text: rendered ?? file.text(), content: block.content },
    { spec, release },
  );
  const { name } = spec.metadata;
  const left = documents.keep(`${name}@${release.version}.block.yaml`, text);
  const right =
    rendered === undefined ? file.uri : documents.keep(`${name}.rendered.block.yaml`, rendered);
  const title = `${displayText(`${name} ${release.version}`)} ↔ ${displayText(file.name)}`;
  await editor.showDiff({ left, right, title });
}

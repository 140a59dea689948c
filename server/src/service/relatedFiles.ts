import type { BlockDocument } from "../features/blockDocument.js";
import type { OtherFiles } from "../features/related/otherFiles.js";
import type { Asked } from "../features/related/relatedNames.js";
import { checkOptions, type CheckOptions } from "../project/checkOptions.js";
import type { Ask } from "./ask.js";

/** A question about a document and the files around it, all as they are at this moment. */
export function askedWithFiles(block: BlockDocument, ask: Ask): Asked {
  return { block, files: otherFiles(ask) };
}

/** The files of the workspace as they are at this moment. */
export function otherFiles({ settings, workspace }: Ask): OtherFiles {
  const now = { settings: settings(), workspace: workspace() };
  const known = new Map<string, CheckOptions>();
  const optionsOf = (uri: string): CheckOptions => {
    const options = known.get(uri) ?? checkOptions(uri, now.settings, now.workspace);
    known.set(uri, options);
    return options;
  };
  return {
    besideOf: (uri) => optionsOf(uri).beside,
    associationsOf: (uri) => optionsOf(uri).files,
  };
}

import type { BlockDocument } from "../features/blockDocument.js";
import type { Asked } from "../features/related/relatedNames.js";
import { checkOptions, type CheckOptions } from "../project/checkOptions.js";
import type { Ask } from "./ask.js";

/** A question about a document and the files around it, all as they are at this moment. */
export function askedWithFiles(block: BlockDocument, { settings, workspace }: Ask): Asked {
  const now = { settings: settings(), workspace: workspace() };
  const known = new Map<string, CheckOptions>();
  const optionsOf = (uri: string): CheckOptions => {
    const options = known.get(uri) ?? checkOptions(uri, now.settings, now.workspace);
    known.set(uri, options);
    return options;
  };
  return {
    block,
    files: {
      besideOf: (uri) => optionsOf(uri).beside,
      associationsOf: (uri) => optionsOf(uri).files,
    },
  };
}

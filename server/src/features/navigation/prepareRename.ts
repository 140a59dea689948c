import type { Range } from "vscode-languageserver-types";
import { wordRange } from "../names/wordRange.js";
import type { Asked } from "../related/relatedNames.js";
import { toRange } from "../toRange.js";
import { renamableAt, type Refusal } from "./renamable.js";

export interface PreparedRename {
  readonly range: Range;
  /** The present name. */
  readonly placeholder: string;
}

/** The name at an offset as it would be renamed, or why it cannot. */
export function prepareRename(asked: Asked, offset: number): PreparedRename | Refusal {
  const at = renamableAt(asked, offset);
  if ("refusal" in at) return at;
  const { text } = asked.block;
  return { range: toRange(text, wordRange(text.getText(), at)), placeholder: at.name };
}

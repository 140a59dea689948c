import type { SyntaxTree } from "../../document/syntaxNode.js";
import type { BlockFile } from "../../model/spec.js";
import { specMarker } from "../../rules/deployment/deployedSpec.js";
import type { Occurrence } from "./occurrence.js";

/** The name of the block that a file describes, or the path in the comment that tells which block it deploys. */
export function specNames(tree: SyntaxTree, file: BlockFile): readonly Occurrence[] {
  const { kind, name, root } = file;
  const common = { kind: "spec", name: "" } as const;
  if (kind === "create-spec" && name) {
    const { range } = name;
    return [{ ...common, role: "declaration", form: "scalar", range, whole: root.range }];
  }
  const marker = kind === "create-spec" ? undefined : specMarker(tree);
  return marker ? [{ ...common, role: "reference", form: "word", range: marker.range }] : [];
}

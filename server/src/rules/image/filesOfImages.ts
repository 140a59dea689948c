import type { MappingNode } from "../../document/syntaxNode.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import type { Text } from "../../model/spec.js";
import { findPath, type FilesBeside } from "../beside/filesBeside.js";
import { namedPairsAt } from "../read/mappingAt.js";
import type { FilePart } from "../rule.js";

/** The images to be built that a part of a file defines: a shared one each, that of a step, that of a service. */
export function builtImagesIn({ pair, path }: FilePart): readonly MappingNode[] {
  const place = path.slice(0, 3).join("/");
  if (place === "body/config/image") return mappings([asMapping(pair.value)]);
  if (place === "body/config/images") {
    return mappings(namedPairsAt(pair.value).map(({ value }) => asMapping(value)));
  }
  const isStep = place === "body/config/steps" && path.length === 4;
  return isStep ? mappings([asMapping(valueOf(asMapping(pair.value), "image"))]) : [];
}

function mappings(nodes: readonly (MappingNode | undefined)[]): readonly MappingNode[] {
  return nodes.filter((node) => node !== undefined);
}

/** The text of a path that is written out. */
export function pathOf(image: MappingNode, key: "dockerfile" | "context"): Text | undefined {
  const path = asText(valueOf(image, key));
  return path && path.text.trim() !== "" ? path : undefined;
}

/** Whether the folder that an image is built in is known not to be there. */
export function isContextMissing(
  image: MappingNode,
  beside: FilesBeside,
  artifactFolder: string,
): boolean {
  const context = pathOf(image, "context");
  return (
    context !== undefined &&
    !isOutside(context.text) &&
    findPath(beside, [artifactFolder], context.text)?.kind !== "folder"
  );
}

/** Whether a path does not lie in the artifact, or depends on the machine. */
export function isOutside(path: string): boolean {
  return /^[/~]|\\|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(path);
}

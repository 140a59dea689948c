import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { asMapping, isUnknown, pairOf, valueOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { configOf, isGiven } from "../knownValues.js";

/** What a file says about images that are built from the artifact. */
export interface BuiltImages {
  /** The key of an image that must be built, best the one in the step that needs it; undefined when none is seen. */
  readonly first?: PairNode;
  /** Whether all places in which an image could be built can be read. */
  readonly isComplete: boolean;
}

/** Images to build: those of `config.images`, of the steps, and of a service. */
export function builtImages(file: BlockFile): BuiltImages {
  const config = configOf(file);
  const images = pairOf(config, "images");
  const hasShared = (asMapping(images?.value)?.pairs ?? []).length > 0;
  const steps = [...(file.workflow?.steps.parts.values() ?? [])];
  const own = [config, ...steps.map(({ node }) => node)].find((node) => isGiven(node, "image"));
  const first = pairOf(own, "image") ?? (hasShared ? images : undefined);
  return { ...(first && { first }), isComplete: isReadable(file, config) };
}

function isReadable(file: BlockFile, config: MappingNode | undefined): boolean {
  if (!config || ["images", "steps"].some((key) => isUnknown(valueOf(config, key)))) return false;
  const steps = file.workflow?.steps;
  if (!steps) return true;
  return (
    steps.complete &&
    [...steps.parts.values()].every(({ node, type }) => node !== undefined || type !== undefined)
  );
}

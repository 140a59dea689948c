import type { Release } from "../../api/resources.js";
import type { BlockContent } from "../blockContent.js";
import type { BlockContract } from "./contractTree.js";

/** What of a release on the platform others depend on. */
export function contractOfRelease(release: Release, blockKind: string): BlockContract {
  const { config, parameters, autoRunOnDeploy, artifact } = release;
  return {
    blockKind,
    config,
    parameters,
    ...(autoRunOnDeploy === undefined ? {} : { autoRunOnDeploy }),
    ...(artifact && { artifact: artifact.id === undefined ? {} : { id: artifact.id } }),
  };
}

/** What of a block file others depend on, once it is published. A release file takes the kind of its spec. */
export function contractOfBlock(block: BlockContent, blockKind: string): BlockContract {
  const { body, parameters, autoRunOnDeploy } = block.content;
  return {
    blockKind: block.blockKind ?? blockKind,
    config: body["config"],
    parameters,
    ...(autoRunOnDeploy === undefined ? {} : { autoRunOnDeploy }),
    ...(block.artifact && { artifact: {} }),
  };
}

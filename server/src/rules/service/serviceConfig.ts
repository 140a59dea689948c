import type { MappingNode } from "../../document/syntaxNode.js";
import type { BlockFile } from "../../model/spec.js";
import { valueOf } from "../../model/readNode.js";
import { configOf } from "../knownValues.js";

/** The config of a service: of a spec whose kind says so, or of a release without steps. */
export function serviceConfigOf(file: BlockFile): MappingNode | undefined {
  const config = configOf(file);
  if (file.kind === "create-spec") return file.blockKind?.text === "service" ? config : undefined;
  const isWorkflow = ["steps", "images", "triggers"].some((key) => valueOf(config, key));
  return file.kind === "create-release" && !isWorkflow ? config : undefined;
}

import type { MappingNode, SyntaxTree } from "../document/syntaxNode.js";
import { buildParameters } from "./buildParameters.js";
import { buildStepGraph } from "./buildStepGraph.js";
import { buildSteps } from "./buildSteps.js";
import { asMapping, asText, isNull, namedPartsOf, openIf, valueOf } from "./readNode.js";
import type { BlockFile, DocumentKind, Workflow } from "./spec.js";

/** The meaning of a block file; undefined when there is nothing to read. Tolerates everything else. */
export function buildBlockFile(tree: SyntaxTree, kind: DocumentKind): BlockFile | undefined {
  const { root } = tree;
  if (!root) return undefined;
  const mapping = asMapping(root);
  const body = asMapping(valueOf(mapping, "body"));
  const metadata = asMapping(valueOf(body, "metadata"));
  const blockKind = asText(valueOf(body, "kind"));
  const name = asText(valueOf(metadata, "name"));
  const version = asText(valueOf(asMapping(valueOf(body, "release")), "version"));
  const workflow = declaresWorkflow(kind, body)
    ? buildWorkflow(body, tree.hasTemplateStatements)
    : undefined;
  return {
    kind,
    root,
    ...(body && { body }),
    ...(blockKind && { blockKind }),
    ...(name && { name }),
    ...(version && { version }),
    ...(workflow && { workflow }),
    parameters: mapping && declaresParameters(kind) ? buildParameters(mapping) : [],
  };
}

function declaresParameters(kind: DocumentKind): boolean {
  return kind === "create-spec" || kind === "create-release";
}

/** A spec says so; a release does by having steps; a spec whose kind is missing or misspelt is taken for one with steps. */
function declaresWorkflow(kind: DocumentKind, body: MappingNode | undefined): boolean {
  if (!declaresParameters(kind)) return false;
  if (asText(valueOf(body, "kind"))?.text === "workflow") return true;
  const others = new Set(["service", "webapp"]);
  if (others.has(asText(valueOf(body, "kind"))?.text ?? "")) return false;
  return valueOf(asMapping(valueOf(body, "config")), "steps") !== undefined;
}

/** @param isTemplated Whether template statements may add steps, images and outputs. */
function buildWorkflow(body: MappingNode | undefined, isTemplated: boolean): Workflow | undefined {
  const config = asMapping(valueOf(body, "config"));
  if (!config) return undefined;
  const steps = buildSteps(config, isTemplated);
  const parents = new Map(
    [...steps.parts].map(([name, step]) => [
      name,
      (step.parents?.items ?? []).map(({ text }) => text),
    ]),
  );
  const images = valueOf(config, "images");
  return {
    range: config.range,
    steps,
    images: openIf(
      isTemplated || (images !== undefined && !asMapping(images) && !isNull(images)),
      namedPartsOf(config, "images", (name, pair) => ({ name, range: pair.range })),
    ),
    graph: buildStepGraph(parents),
  };
}

import type { WorkflowFacts } from "../../../model/workflowFacts.js";
import { referenceOf, schemasBelow } from "../../../schema/lookup.js";
import { openVariants, skeletonOf } from "../../../schema/skeleton.js";
import { inheritableOutputs } from "./names.js";
import { namedKey } from "./keys.js";
import { partBelow } from "./parts.js";
import { keysBeside, textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** Steps that are waited for and images that are used, but are not there: their names as keys. */
export function missingNames(place: Place): readonly Proposal[] {
  const { facts, path, schemas, layout } = place;
  if (facts === undefined || path.length !== 3 || path[1] !== "config") return [];
  const named =
    path[2] === "steps" ? namedSteps(facts) : path[2] === "images" ? namedImages(facts) : [];
  const below = schemasBelow(schemas, "name");
  const keys = openVariants(below).length > 0 ? [] : skeletonOf(below);
  const value = keys.length > 0 ? partBelow(keys, layout) : nothingBelow(place);
  return [...new Set(named)].map((name) => ({
    ...namedKey(place, { name, kind: path[2] === "steps" ? "step" : "image" }, value),
    detail: "named but not there",
  }));
}

function namedSteps({ steps }: WorkflowFacts): readonly string[] {
  return [...steps.values()].flatMap(({ parents }) => parents.filter((name) => !steps.has(name)));
}

function namedImages({ steps, images }: WorkflowFacts): readonly string[] {
  return [...steps.values()].flatMap(({ imageRef }) =>
    imageRef === undefined || images.names.has(imageRef) ? [] : imageRef,
  );
}

function nothingBelow({ layout }: Place) {
  if (layout.style === "flow") return [" { ", { hasProposals: true }, " }"];
  const start = layout.lineBreak + " ".repeat(layout.column + layout.unit);
  return [start, { hasProposals: true }];
}

/** Variables for the outputs that a step can inherit, named as variables of the environment are. */
export function inheritedVariables(place: Place): readonly Proposal[] {
  const { facts, path, schemas } = place;
  const step = String(path[3]);
  const isInherit = path[2] === "steps" && path.at(-1) === "inherit";
  if (!isInherit || facts === undefined) return [];
  if (referenceOf(schemasBelow(schemas, "name")) !== "output") return [];
  const present = keysBeside(place);
  return inheritableOutputs(facts, step).flatMap(({ name, owner }): Proposal[] => {
    const variable = name.toUpperCase().replaceAll(/[^A-Z0-9_]/g, "_");
    if (present.has(variable)) return [];
    const value = [" ", ...textSnippet({ ...place, cursor: { ...place.cursor, text: "" } }, name)];
    return [
      {
        ...namedKey(place, { name: variable, kind: "variable" }, value),
        detail: `${name}, output of ${owner}`,
      },
    ];
  });
}

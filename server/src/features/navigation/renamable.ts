import { locate } from "../../document/locate.js";
import { quote } from "../../rules/quote.js";
import type { Occurrence } from "../names/occurrence.js";
import { identityIn } from "../related/places.js";
import { declaringNames, type Asked } from "../related/relatedNames.js";
import { kindNames } from "./newName.js";

/** Why something cannot be done, as one sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

/** The name at an offset, if it can be renamed. */
export function renamableAt(asked: Asked, offset: number): Occurrence | Refusal {
  const at = asked.block.names.at(offset);
  if (at === undefined) return { refusal: reasonWithoutName(asked, offset) };
  if (at.kind === "spec") {
    return {
      refusal:
        at.role === "declaration"
          ? "The name of a spec is what the platform knows it by, so it is changed where it stands and published, not renamed."
          : "This is the path of a file, which is changed by moving the file.",
    };
  }
  return isDeclared(asked, at) ? at : { refusal: reasonWithoutDeclaration(at) };
}

function reasonWithoutName({ block }: Asked, offset: number): string {
  const node = locate(block.around(offset).tree.root, offset);
  const entry = node.trail.at(-1);
  const scalar = node.isKey ? entry?.pair?.key : entry?.node;
  if (scalar?.kind === "scalar" && scalar.value.type === "unknown") {
    return `The text ${quote(scalar.text)} is only known once the template is rendered, so it cannot be renamed.`;
  }
  return "Only the names of steps, images, output parameters, parameters, anchors and template variables can be renamed.";
}

function isDeclared(asked: Asked, at: Occurrence): boolean {
  const { uri } = asked.block.text;
  const isDeclaration = ({ role }: Occurrence) => role === "declaration";
  if (asked.block.names.of(at).some(isDeclaration)) return true;
  return declaringNames(asked, at).some((file) =>
    file.of(identityIn(file, { ...at, uri })).some(isDeclaration),
  );
}

function reasonWithoutDeclaration({ kind, name }: Occurrence): string {
  if (kind === "variable") {
    return `Nothing is known to set the template variable ${quote(name)}; a project file tells which file has the values of a template.`;
  }
  if (kind === "parameter") {
    return `No parameter ${quote(name)} is declared in this file, nor in one that a comment "# peak-press-spec:" names.`;
  }
  return `Nothing declares the ${kindNames[kind]} ${quote(name)}, so there is nothing to rename.`;
}

import { quote } from "../../rules/quote.js";
import type { BlockDocument } from "../blockDocument.js";
import type { NameIdentity } from "../names/occurrence.js";
import { ownerOfInherited } from "../names/names.js";
import type { FileNames } from "../related/fileNames.js";
import { article, kindNames } from "./newName.js";

interface Candidate {
  readonly files: readonly FileNames[];
  /** What is to be renamed. */
  readonly identities: readonly NameIdentity[];
  readonly newName: string;
}

/** Why a name would mean something else than it should, as a sentence; undefined where it is free. */
export function findClash(block: BlockDocument, candidate: Candidate): string | undefined {
  const { identities, files, newName } = candidate;
  const [first] = identities;
  if (!first) return undefined;
  for (const kind of competitors[first.kind] ?? [first.kind]) {
    const others = files.flatMap((file) => file.named(kind, newName));
    const owned = others.filter(({ owner }) =>
      first.kind === "output" || first.kind === "environment"
        ? kind === "variable" || identities.some((identity) => identity.owner === owner)
        : true,
    );
    if (owned.length === 0) continue;
    const isDeclared = owned.some(({ role }) => role === "declaration");
    const what = kindNames[kind];
    return isDeclared
      ? `There is ${article(what)} ${what} ${quote(newName)} already.`
      : `The name ${quote(newName)} is used already as that of ${article(what)} ${what}, which would then be this one.`;
  }
  return first.kind === "output" ? findAmbiguity(block, candidate) : undefined;
}

/** Kinds of names that are looked for in one place: a placeholder of a request may be either. */
const competitors: Readonly<Partial<Record<NameIdentity["kind"], readonly NameIdentity["kind"][]>>> =
  { variable: ["variable", "environment"], environment: ["environment", "variable"] };

/** A step that inherits an output by its name gets it from the first step before it that has one of this name. */
function findAmbiguity(
  { pieces, facts }: BlockDocument,
  { identities, newName }: Candidate,
): string | undefined {
  if (!facts) return undefined;
  const owners = identities.flatMap(({ owner }) => owner ?? []);
  const rivals = new Set(facts.outputOwners(newName));
  const oldName = identities[0]?.name;
  for (const step of pieces.all.flatMap((piece) => piece.steps())) {
    const name = step.name.text;
    const isAmbiguous = step.inherits.some(({ output: { text: output } }) => {
      if (output !== newName && output !== oldName) return false;
      const before = facts.graph.ancestors(name);
      if (output === newName) return owners.some((owner) => before.has(owner));
      const owner = ownerOfInherited(facts, { step: name, output });
      return (
        owner !== undefined &&
        owners.includes(owner) &&
        [...rivals].some((rival) => before.has(rival))
      );
    });
    if (isAmbiguous) {
      return `The step ${quote(name)} inherits by name, and could not tell ${quote(newName)} of this step from that of another.`;
    }
  }
  return undefined;
}

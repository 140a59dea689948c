import type { OffsetRange } from "../../document/syntaxNode.js";
import { quote } from "../../rules/quote.js";
import type { BlockDocument } from "../blockDocument.js";
import { ownerOfInherited } from "../names/names.js";
import type { NameIdentity, NameKind } from "../names/occurrence.js";
import type { FileNames, LocatedName } from "../related/fileNames.js";
import { article, kindNames } from "./newName.js";

interface Candidate {
  readonly files: readonly FileNames[];
  /** What is to be renamed; several share one kind and one name. */
  readonly identities: readonly NameIdentity[];
  readonly newName: string;
}

/** Why a name would mean something else than it should, as a sentence; undefined where it is free. */
export function findClash(block: BlockDocument, candidate: Candidate): string | undefined {
  const { identities, files, newName } = candidate;
  const [first] = identities;
  if (!first) return undefined;
  for (const kind of competitors[first.kind] ?? [first.kind]) {
    const others = files
      .flatMap((file) => file.named(kind, newName))
      .filter((other) => isRival(other, candidate));
    if (others.length > 0) return describeClash(others, kind, newName);
  }
  return first.kind === "output" ? findAmbiguity(block, candidate) : undefined;
}

/** Kinds of names that are looked for in one place: a placeholder of a request may be either. */
const competitors: Readonly<Partial<Record<NameKind, readonly NameKind[]>>> = {
  variable: ["variable", "environment"],
  environment: ["environment", "variable"],
};
/** Kinds of names that another owner may have as well. */
const owned: ReadonlySet<NameKind> = new Set<NameKind>(["output", "environment"]);

function isRival(other: LocatedName, { identities, files }: Candidate): boolean {
  const isSameOwner = identities.some(({ owner }) => owner === other.owner);
  if (other.kind === "variable" && identities[0]?.kind === "variable") {
    return isSameOwner || takesOver(other, identities, files);
  }
  if (other.kind === "parameter") {
    const hides = other.form === "word" ? hidesInReference : hidesInCondition;
    return isSameOwner || hides(other, identities, files);
  }
  return isSameOwner || !owned.has(other.kind) || identities[0]?.kind !== other.kind;
}

/**
 * Whether a condition would find another parameter than it does: it looks for a name in its own list first. `other` is in
 * the other list.
 */
function hidesInCondition(
  other: LocatedName,
  identities: readonly NameIdentity[],
  files: readonly FileNames[],
): boolean {
  const isOwnList = (list: string | undefined) => identities.some(({ owner }) => owner === list);
  if (other.writtenIn !== undefined && isOwnList(other.writtenIn)) return true;
  const uses = identities.flatMap((identity) => files.flatMap((file) => file.of(identity)));
  return uses.some(({ writtenIn }) => writtenIn !== undefined && !isOwnList(writtenIn));
}

/**
 * Whether a `@param:` reference would find another parameter than it does: it means a build parameter, and a run parameter
 * where there is no other. `other` is in the other list.
 */
function hidesInReference(
  other: LocatedName,
  _identities: readonly NameIdentity[],
  files: readonly FileNames[],
): boolean {
  const declared = files.flatMap((file) => file.of(other));
  return other.owner === "run" || !declared.some(({ role }) => role === "declaration");
}

/** Whether one of two variables in different blocks would be taken for the other. */
function takesOver(
  other: LocatedName,
  identities: readonly NameIdentity[],
  files: readonly FileNames[],
): boolean {
  const own = identities.flatMap((identity) => files.flatMap((file) => file.of(identity)));
  return own.some((each) => captures(each, other) || captures(other, each));
}

/** Whether a place lies in the block of another variable and its own block does not. */
function captures(variable: LocatedName, place: LocatedName): boolean {
  if (variable.owner === undefined || variable.uri !== place.uri) return false;
  // A block that is made of several files may reach anywhere.
  if (!variable.scope) return true;
  const isInner = place.scope !== undefined && isWithin(place.scope, variable.scope);
  return isWithin(place.range, variable.scope) && !isInner;
}

function isWithin(inner: OffsetRange, outer: OffsetRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function describeClash(others: readonly LocatedName[], kind: NameKind, newName: string): string {
  const what = `${article(kindNames[kind])} ${kindNames[kind]}`;
  return others.some(({ role }) => role === "declaration")
    ? `There is ${what} ${quote(newName)} already.`
    : `The name ${quote(newName)} is used already as that of ${what}, which would then be this one.`;
}

/** A step that inherits an output by its name gets it from the first step before it that has one of this name. */
function findAmbiguity(
  { pieces, facts }: BlockDocument,
  { identities, newName }: Candidate,
): string | undefined {
  if (!facts) return undefined;
  const owners = new Set(identities.map(({ owner }) => owner));
  const rivals = facts.outputOwners(newName);
  const oldName = identities[0]?.name;
  const isAmbiguous = (step: string, output: string): boolean => {
    const before = facts.graph.ancestors(step);
    if (output === newName) return [...before].some((each) => owners.has(each));
    const isOwn = output === oldName && owners.has(ownerOfInherited(facts, { step, output }));
    return isOwn && rivals.some((rival) => before.has(rival));
  };
  for (const step of pieces.all.flatMap((piece) => piece.steps())) {
    const name = step.name.text;
    if (step.inherits.some(({ output }) => isAmbiguous(name, output.text))) {
      return `The step ${quote(name)} inherits by name, and could not tell ${quote(newName)} of this step from that of another.`;
    }
  }
  return undefined;
}

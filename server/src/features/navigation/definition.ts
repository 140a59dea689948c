import type { LocationLink } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import { findPath, startFolders, type FilesBeside } from "../../rules/beside/filesBeside.js";
import { specFolders, specMarker } from "../../rules/deployment/deployedSpec.js";
import { followIncludes, isDynamic, templateNames } from "../../rules/template/includes.js";
import type { Occurrence } from "../names/occurrence.js";
import type { LocatedName } from "../related/fileNames.js";
import { identityIn, textsAround } from "../related/places.js";
import { declaringNames, type Asked } from "../related/relatedNames.js";
import { toRange, touches } from "../toRange.js";

/**
 * Where the name at an offset is declared: in the document, in what it includes, in the block that it deploys or in the
 * file with its variables. Of a path to another file, that file. Empty when there is no name or nothing declares it.
 */
export function definition(asked: Asked, offset: number): LocationLink[] {
  const { text, names } = asked.block;
  const texts = textsAround(asked);
  const linkTo = (from: OffsetRange, target: Target): readonly LocationLink[] => {
    const targetText = texts(target.uri);
    return targetText ? [linkBetween(text, from, { ...target, text: targetText })] : [];
  };
  const at = names.at(offset);
  const declared = at ? declarationsOf(asked, at) : [];
  if (at && declared.length > 0) {
    const from = at.touch ?? at.range;
    return declared.flatMap((each) => linkTo(from, { whole: each.range, ...each }));
  }
  const file = fileNamedAt(asked, offset);
  return file ? [...linkTo(file.from, { uri: file.uri, range: start, whole: start })] : [];
}

const start: OffsetRange = { start: 0, end: 0 };

interface Target {
  readonly uri: string;
  readonly range: OffsetRange;
  readonly whole: OffsetRange;
}

function linkBetween(
  text: TextDocument,
  from: OffsetRange,
  target: Target & { readonly text: TextDocument },
): LocationLink {
  return {
    originSelectionRange: toRange(text, from),
    targetUri: target.uri,
    targetRange: toRange(target.text, target.whole),
    targetSelectionRange: toRange(target.text, target.range),
  };
}

function declarationsOf(asked: Asked, at: Occurrence): readonly LocatedName[] {
  const { names, text } = asked.block;
  const isDeclaration = ({ role }: Occurrence) => role === "declaration";
  const own = names.of(at).filter(isDeclaration);
  if (own.length > 0) return own.map((each) => ({ ...each, uri: text.uri }));
  return declaringNames(asked, at).flatMap((file) =>
    file.of(identityIn(file, { ...at, uri: text.uri })).filter(isDeclaration),
  );
}

interface NamedFile {
  /** Where its path is written. */
  readonly from: OffsetRange;
  readonly uri: string;
}

/** The file whose path stands at an offset: in an include tag, or in the comment that names the deployed block. */
function fileNamedAt(asked: Asked, offset: number): NamedFile | undefined {
  const { block, files } = asked;
  const beside = files.besideOf(block.text.uri);
  const { tree } = block.around(offset);
  return beside && (markedFileAt(tree, beside, offset) ?? includedFileAt(tree, beside, offset));
}

function markedFileAt(
  tree: SyntaxTree,
  beside: FilesBeside,
  offset: number,
): NamedFile | undefined {
  const marker = specMarker(tree);
  if (!marker || !touches(marker.range, offset)) return undefined;
  const place = findPath(beside, specFolders(beside), marker.text);
  return place?.kind === "file" ? { from: marker.range, uri: place.uri } : undefined;
}

function includedFileAt(
  tree: SyntaxTree,
  beside: FilesBeside,
  offset: number,
): NamedFile | undefined {
  const names = templateNames(tree);
  const include = names.includes.find(({ range }) => touches(range, offset));
  if (!include || isDynamic(include.target)) return undefined;
  const direct = findPath(beside, startFolders(beside), include.target);
  // Folders of files that were included before are looked at as well.
  const followed = () => followIncludes(names, beside).find((each) => each.include === include);
  const uri = direct?.kind === "file" ? direct.uri : followed()?.files[0]?.uri;
  return uri === undefined ? undefined : { from: include.range, uri };
}

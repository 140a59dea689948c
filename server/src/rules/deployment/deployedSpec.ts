import { parseDocument } from "../../document/parseDocument.js";
import type { SyntaxTree } from "../../document/syntaxNode.js";
import { buildBlockFile } from "../../model/buildBlockFile.js";
import { detectDocumentKind } from "../../model/documentKind.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import type { BlockFile, ParameterDeclaration, Text } from "../../model/spec.js";
import { findPath, startFolders, type FilesBeside } from "../beside/filesBeside.js";
import { oncePerText } from "../beside/recentTexts.js";
import { hasKnownNamesIn } from "../parameter/declarations.js";
import type { RuleContext } from "../rule.js";

const marker = /^#\s*peak-press-spec:\s*(.*?)\s*$/;
const markerLines = 10;

/** The path in a comment such as `# peak-press-spec: forecast.block.yaml`, in one of the first ten lines. */
export function specMarker({ text, comments }: SyntaxTree): Text | undefined {
  for (const { start, end } of comments) {
    if (text.slice(0, start).split(/\r\n|\n|\r/).length > markerLines) return undefined;
    const source = text.slice(start, end);
    const path = marker.exec(source.trimEnd())?.[1];
    if (path === undefined || path === "") continue;
    const from = start + source.indexOf(path, source.indexOf(":") + 1);
    return { text: path, range: { start: from, end: from + path.length } };
  }
  return undefined;
}

/** What is at the path of a marker. */
export type MarkedSpec =
  | { readonly found: "nothing" | "other" }
  | { readonly found: "another-release"; readonly version: string }
  | { readonly found: "spec"; readonly file: BlockFile };

/** Undefined where it cannot be known: without files, and for a template with statements. */
export function readMarkedSpec(
  { file, beside }: Pick<RuleContext, "file" | "beside">,
  path: string,
): MarkedSpec | undefined {
  if (!beside) return undefined;
  const place = findPath(beside, specFolders(beside), path);
  const text = place?.kind === "file" ? beside.readText(place.uri) : undefined;
  if (place === undefined || text === undefined) return { found: "nothing" };
  const { spec, isTemplate } = readSpec(text);
  if (isTemplate) return undefined;
  if (!spec) return { found: "other" };
  const version = spec.version?.text;
  const isOther = version !== undefined && (wantedRelease(file) ?? version) !== version;
  return isOther ? { found: "another-release", version } : { found: "spec", file: spec };
}

/** Beside the file first, as links in texts are, then in the workspace folder. */
export function specFolders(beside: FilesBeside): readonly string[] {
  return startFolders(beside).toReversed();
}

/** The release that a deployment or revision takes, where it says so. */
function wantedRelease({ body, kind }: BlockFile): string | undefined {
  if (kind !== "create-deployment" && kind !== "create-revision") return undefined;
  const owner = kind === "create-deployment" ? asMapping(valueOf(body, "spec")) : body;
  return asText(valueOf(asMapping(valueOf(owner, "release")), "version"))?.text;
}

const readSpec = oncePerText((text: string) => {
  const tree = parseDocument(text);
  const kind = detectDocumentKind(tree);
  const isSpec = kind === "create-spec" || kind === "create-release";
  const spec = isSpec ? buildBlockFile(tree, kind) : undefined;
  return { isTemplate: tree.hasTemplateStatements, spec };
});

/** The declared parameters of the block that a file belongs to. */
export interface DeployedParameters {
  readonly build: ReadonlyMap<string, ParameterDeclaration>;
  readonly run: ReadonlyMap<string, ParameterDeclaration>;
  /** Whether all names of a list are known. */
  readonly isComplete: Readonly<Record<"build" | "run", boolean>>;
  /** The path that tells where they are declared. */
  readonly marker: Text;
}

/** Undefined where no marker leads to the block. */
export function deployedParameters(
  context: Pick<RuleContext, "tree" | "file" | "beside">,
): DeployedParameters | undefined {
  const path = context.beside && specMarker(context.tree);
  if (!path) return undefined;
  const spec = readMarkedSpec(context, path.text);
  if (spec?.found !== "spec") return undefined;
  const { file } = spec;
  const named = (list: "build" | "run") =>
    new Map(
      file.parameters.flatMap((each): [string, ParameterDeclaration][] =>
        each.list === list && each.name ? [[each.name.text, each]] : [],
      ),
    );
  return {
    build: named("build"),
    run: named("run"),
    isComplete: {
      build: hasKnownNamesIn(file, "build"),
      run: hasKnownNamesIn(file, "run"),
    },
    marker: path,
  };
}

import { lineStartOf } from "../../document/lineStart.js";
import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import { specFolders } from "../../rules/deployment/deployedSpec.js";
import type { FilesBeside } from "../../rules/beside/filesBeside.js";
import { ruleSummaries } from "../../rules/ruleIds.js";
import { schemaNames, rootSchema } from "../../schema/schema.js";
import { pathsIn } from "./sources/paths.js";
import type { Proposal } from "./proposal.js";

/** A comment that this extension reads, and what of it is being written. */
interface CommentCursor {
  readonly range: OffsetRange;
  readonly text: string;
  readonly proposals: readonly Proposal[];
}

const markerLines = 10;

/** What can be written in comments that mean something here; undefined in all others. */
export function commentProposals(
  { text, comments }: SyntaxTree,
  offset: number,
  beside: () => FilesBeside | undefined,
): CommentCursor | undefined {
  const comment = comments.find(({ start, end }) => start < offset && offset <= end);
  if (comment === undefined) return undefined;
  const before = text.slice(comment.start, offset);
  const word = /[^\s,]*$/.exec(before)?.[0] ?? "";
  const behind = /^[^\s,]*/.exec(text.slice(offset, comment.end))?.[0] ?? "";
  const range = { start: offset - word.length, end: offset + behind.length };
  const at = (proposals: readonly Proposal[]) => ({ range, text: word + behind, proposals });
  if (/^#\s*press-blocks-disable-(?:line|next-line|file)\s(?!.*\s--\s)/.test(before)) {
    return at(ruleIds());
  }
  if (text.slice(0, comment.start).split("\n").length > markerLines) return undefined;
  if (lineStartOf(text, comment.start) !== comment.start) return undefined;
  if (/^#\s*peak-press:\s+[a-z-]*$/.test(before)) return at(kindsOfFiles());
  return /^#\s*peak-press-spec:\s+\S*$/.test(before) ? at(specFiles(word, beside())) : undefined;
}

function ruleIds(): readonly Proposal[] {
  return [...ruleSummaries.keys()].map((id) => ({
    label: id,
    kind: "value",
    snippet: [id],
    about: { is: "rule", id },
  }));
}

function kindsOfFiles(): readonly Proposal[] {
  return schemaNames
    .filter((name) => name !== "project-file")
    .map((name) => ({
      label: name,
      kind: "value",
      snippet: [name],
      detail: rootSchema(name).title,
    }));
}

function specFiles(written: string, beside: FilesBeside | undefined): readonly Proposal[] {
  if (!beside) return [];
  const folder = /^.*\//s.exec(written)?.[0] ?? "";
  const fits = (name: string) => /\.ya?ml(?:\.j2)?$/i.test(name);
  const own = beside.uri.slice(beside.uri.lastIndexOf("/") + 1);
  return pathsIn(beside, folder, { folders: specFolders(beside), files: true, fits })
    .filter(({ path }) => path !== own)
    .map(({ path, isFolder }) => ({
      label: path,
      kind: isFolder ? "folder" : "file",
      snippet: [path],
      ...(isFolder && { hasMore: true }),
    }));
}

import type { CollectedFiles } from "../artifact/collectFiles.js";
import type { DialectDifference, Exclusion } from "../artifact/exclusions.js";
import { folderTree } from "../artifact/folderTree.js";
import type { TreeNode } from "../artifact/folderTree.js";
import type { IgnoreLine } from "../artifact/ignore/ignoreLine.js";
import { displayText } from "../ui/displayText.js";
import { formatBytes } from "../ui/formatBytes.js";
import type { ReviewRequest } from "../ui/prompts.js";

type ReviewLine = ReviewRequest["lines"][number];

const dialectNames = { sdk: "the Peak SDK", docker: "Docker" } as const;
const mostDifferences = 100;

/** What goes out and what stays, in a few words. */
export function artifactSummary(files: CollectedFiles | undefined): string {
  if (files === undefined) return "no files";
  const { files: list, totalBytes, excludedCount, differences, unfollowedLinks } = files;
  const parts = [`${list.length} files, ${formatBytes(totalBytes)}`];
  if (excludedCount > 0) parts.push(`${excludedCount} left out by ignore rules`);
  if (differences.length > 0) {
    parts.push(`differs from ${otherDialect(files)}: ${counted(differences.length, "file")}`);
  }
  if (unfollowedLinks.length > 0) {
    parts.push(`${counted(unfollowedLinks.length, "link")} not followed`);
  }
  return parts.join(", ");
}

/**
 * The artifact line by line: what another tool would pack differently, what the ignore files leave out, what is worth
 * knowing about them, then every folder and file that goes out.
 */
export function artifactLines(files: CollectedFiles | undefined): readonly ReviewLine[] {
  if (files === undefined) return [];
  const other = otherDialect(files);
  return [
    ...files.differences.slice(0, mostDifferences).map((file) => differenceLine(file, other)),
    ...files.exclusions.map(exclusionLine),
    ...files.hints.map(({ source, message }) => ({
      label: lineLabel(source),
      description: displayText(message),
    })),
    ...files.reservedNames.map((path) => ({
      label: displayText(path),
      description: "has a name that Windows cannot have",
    })),
    ...files.unfollowedLinks.map((path) => ({
      label: displayText(path),
      description: "is a link to a folder, which is not followed",
    })),
    ...treeLines(folderTree(files.files)),
  ];
}

function otherDialect({ dialect }: CollectedFiles): string {
  return dialectNames[dialect === "sdk" ? "docker" : "sdk"];
}

function differenceLine({ path, isPacked }: DialectDifference, other: string): ReviewLine {
  const description = isPacked
    ? `goes out, but ${other} would leave it out`
    : `stays, but ${other} would pack it`;
  return { label: displayText(path), description };
}

function exclusionLine({ source, files, folders }: Exclusion): ReviewLine {
  const parts = [
    ...(folders > 0 ? [counted(folders, "folder")] : []),
    ...(files > 0 ? [counted(files, "file")] : []),
  ];
  return { label: lineLabel(source), description: `leaves out ${parts.join(" and ")}` };
}

function lineLabel({ file, line, text }: IgnoreLine): string {
  return displayText(`${file}, line ${line}: ${text}`);
}

function treeLines(node: TreeNode): readonly ReviewLine[] {
  return (node.children ?? []).flatMap((child) => {
    const size = formatBytes(child.size);
    const label = displayText(child.path);
    if (child.children === undefined) return [{ label, description: size }];
    const description = `${size} in ${counted(child.fileCount, "file")}`;
    return [{ label, description }, ...treeLines(child)];
  });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

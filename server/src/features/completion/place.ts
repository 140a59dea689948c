import type { Cursor, NoCursor } from "../../document/cursor.js";
import type { DocumentPath } from "../../document/path.js";
import type { MappingNode, SyntaxNode, SyntaxTree } from "../../document/syntaxNode.js";
import type { BlockFile } from "../../model/spec.js";
import type { WorkflowFacts } from "../../model/workflowFacts.js";
import type { RemoteFacts } from "../../protocol.js";
import type { FilesBeside } from "../../rules/beside/filesBeside.js";
import type { Schema, SchemaName } from "../../schema/schema.js";
import type { WorkspaceNames } from "../workspaceNames.js";
import type { Layout } from "./layout.js";
import type { Proposal } from "./proposal.js";
import { quoted, quoteOf } from "./quoted.js";

/** What is known around the cursor; what takes time is found out when it is asked for. */
export interface Surroundings {
  readonly cursor: Exclude<Cursor, NoCursor>;
  readonly kind: SchemaName;
  readonly root: SyntaxNode | undefined;
  readonly tree: SyntaxTree;
  readonly layout: Layout;
  readonly facts: WorkflowFacts | undefined;
  /** Where parameters are declared; without the steps. */
  file(): BlockFile | undefined;
  /** The files beside the document; undefined when nothing is known of them. */
  beside(): FilesBeside | undefined;
  /** Names that the workspace's block files use for what the platform keeps. */
  workspaceNames(): WorkspaceNames;
  /** What a platform told; undefined when nothing is known of any. */
  remote(): RemoteFacts | undefined;
}

/** A spot where a value or the keys of a mapping may be written. */
export interface Place extends Surroundings {
  /** Leads to the value or the mapping. */
  readonly path: DocumentPath;
  readonly schemas: readonly Schema[];
}

/** What one source has to propose at a place; nothing where it knows nothing of it. */
export type Provider = (place: Place) => readonly Proposal[];

/** A text as a value, in the quotes that stand at the cursor already. */
export function textSnippet({ cursor }: Surroundings, text: string): readonly string[] {
  return [quoted(text, quoteOf(cursor.text))];
}

/** The mapping whose keys are written, as far as it is there. */
export function mappingAtCursor({ cursor }: Surroundings): MappingNode | undefined {
  return cursor.kind === "key" || cursor.kind === "value" ? cursor.mapping : undefined;
}

/** The keys that the mapping at the cursor has beside the one that is being written. */
export function keysBeside({ cursor }: Surroundings): ReadonlySet<string> {
  if (cursor.kind !== "key") return new Set();
  const others = cursor.mapping?.pairs.filter((pair) => pair !== cursor.pair) ?? [];
  return new Set(others.map(({ key }) => key.text));
}

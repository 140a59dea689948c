import type { ReadBlockResult, ReadRenderedParams } from "../../../server/src/protocol.js";
import { isRecord } from "../api/guards.js";
import { Emitter, type Subscribe } from "../emitter.js";
import { contentDigest, textDigest } from "../publish/publishedRecords.js";

/** A block file of the workspace. */
export interface BlockFileEntry {
  readonly uri: string;
  /** Name of the workspace folder that holds it. */
  readonly folder: string;
  /** Below that folder, with slashes. */
  readonly path: string;
}

/** How many findings of the severities that count. */
export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** What is known of a block file. */
export interface BlockFileReading extends BlockFileEntry {
  /** An id such as `create-spec`; undefined when the file is none or cannot be read. */
  readonly kind?: string;
  readonly blockKind?: string;
  readonly name?: string;
  readonly version?: string;
  /** Undefined when the file cannot be read. */
  readonly text?: string;
  readonly content?: string;
  /** Undefined where nobody has looked. */
  readonly problems?: ProblemCount;
}

export interface BlockFilePorts {
  /** All block files of the workspace folders, in no particular order. */
  find(): Promise<readonly BlockFileEntry[]>;
  /** The text as it is in the editor or stored; undefined when it cannot be read or is too large. */
  readText(uri: string): Promise<string | undefined>;
  /** What the editor shows for a file that is open; undefined for one that is not. */
  problems(uri: string): ProblemCount | undefined;
  /** Reads a text as a block. Rejects when nobody can. */
  readBlock(params: ReadRenderedParams): Promise<ReadBlockResult>;
  readonly onListenerError: (error: unknown) => void;
}

/** The block files of the workspace. Nothing is looked for before somebody asks. */
export class BlockFiles {
  readonly #ports: BlockFilePorts;
  readonly #changed: Emitter<void>;
  readonly #readings = new Map<string, Promise<BlockFileReading>>();
  #entries: Promise<readonly BlockFileEntry[]> | undefined;

  constructor(ports: BlockFilePorts) {
    this.#ports = ports;
    this.#changed = new Emitter(ports.onListenerError);
  }

  get onDidChange(): Subscribe<void> {
    return this.#changed.event;
  }

  /** Looks for the files the first time. The files in the order of folders and paths. */
  async load(): Promise<readonly BlockFileReading[]> {
    this.#entries ??= this.#ports.find();
    const entries = [...(await this.#entries)].sort(compareEntries);
    return Promise.all(entries.map((entry) => this.#reading(entry)));
  }

  /** Files were made or removed, or everything is to be looked at again. */
  refresh(): void {
    if (this.#entries === undefined) return;
    this.#entries = undefined;
    this.#readings.clear();
    this.#changed.fire();
  }

  /** Some files have another text or other problems. */
  invalidate(uris: readonly string[]): void {
    const known = uris.filter((uri) => this.#readings.delete(uri));
    if (known.length > 0) this.#changed.fire();
  }

  #reading(entry: BlockFileEntry): Promise<BlockFileReading> {
    const known = this.#readings.get(entry.uri) ?? this.#read(entry);
    this.#readings.set(entry.uri, known);
    return known;
  }

  async #read(entry: BlockFileEntry): Promise<BlockFileReading> {
    const text = await this.#ports.readText(entry.uri);
    if (text === undefined) return entry;
    const isTemplate = hasTags(text);
    const block = await this.#block(entry.uri, text);
    const seen = this.#ports.problems(entry.uri);
    // The tags of a template are taken for text here, so that its errors would be false alarms.
    const problems = seen ?? (block && !isTemplate ? errorsOf(block) : undefined);
    return {
      ...entry,
      ...factsOf(block),
      text: textDigest(text),
      ...(block?.content !== undefined && !isTemplate && { content: contentDigest(block.content) }),
      ...(problems && { problems }),
    };
  }

  async #block(uri: string, text: string): Promise<ReadBlockResult | undefined> {
    try {
      return await this.#ports.readBlock({ uri, languageId: "press-block", text });
    } catch {
      // Without a language server the files are listed all the same.
      return undefined;
    }
  }
}

function hasTags(text: string): boolean {
  return /\{[{%#]/.test(text);
}

function errorsOf({ errors }: ReadBlockResult): ProblemCount {
  return { errors: errors.length, warnings: 0 };
}

function factsOf(
  block: ReadBlockResult | undefined,
): Pick<BlockFileReading, "kind" | "blockKind" | "name" | "version"> {
  if (block === undefined) return {};
  const body = recordIn(block.content, "body");
  const texts = {
    kind: block.kind,
    blockKind: body?.["kind"],
    name: recordIn(body, "metadata")?.["name"],
    version: recordIn(body, "release")?.["version"],
  };
  return Object.fromEntries(
    Object.entries(texts).filter(([, value]) => typeof value === "string" && !hasTags(value)),
  );
}

function recordIn(value: unknown, key: string): Record<string, unknown> | undefined {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : undefined;
}

function compareEntries(one: BlockFileEntry, other: BlockFileEntry): number {
  const [a, b] = [one, other].map(({ folder, path }) => `${folder}\n${path}`);
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

/**
 * Files beside the document that is asked about: project files, what an artifact holds, what a template includes.
 *
 * Whoever answers a question takes one `WorkspaceSnapshot` and asks it as often as it likes: its answers never change. A
 * file that changes makes a new snapshot only when it was asked for before, so "nothing has changed" is a comparison of
 * two references.
 */

/** What can be asked about files. Files are named by URI; unreadable ones do not exist. */
export interface FileReader {
  /** Undefined for what does not exist, is a folder, is too large or cannot be read. */
  readText(uri: string): string | undefined;
  /** Undefined for what does not exist. */
  stat(uri: string): FileStat | undefined;
  /** The entries of a folder by name; empty for what is none. */
  list(uri: string): readonly FolderEntry[];
}

export interface FileStat {
  readonly kind: "file" | "folder";
  /** In bytes; 0 for folders. */
  readonly size: number;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: FileStat["kind"];
}

/** All files at one moment. */
export interface WorkspaceSnapshot extends FileReader {
  /** URIs of the folders that the editor has open. */
  readonly roots: readonly string[];
}

export interface Workspace {
  /** The same object until a file changes that it, or one before it, was asked for. */
  snapshot(): WorkspaceSnapshot;
  /** Told of files and folders that were made, changed or removed. */
  didChange(uris: readonly string[]): void;
  /** Told that anything may have changed: asks again for all that was asked for. */
  didChangeAnything(): void;
  setRoots(roots: readonly string[]): void;
  /** Called when there is a new snapshot. */
  onDidChange(listener: () => void): void;
}

export interface WorkspaceOptions {
  readonly roots?: readonly string[];
  /** The text of a file that is open in the editor, saved or not. */
  readonly openText?: (uri: string) => string | undefined;
}

/** A workspace over a reader that is asked once for each answer, until it is told of a change. */
export function createWorkspace(files: FileReader, options: WorkspaceOptions = {}): Workspace {
  const reader: FileReader = {
    readText: (uri) => options.openText?.(uri) ?? files.readText(uri),
    stat: (uri) => files.stat(uri),
    list: (uri) => files.list(uri),
  };
  let roots = options.roots ?? [];
  let answers = noAnswers();
  let current: WorkspaceSnapshot | undefined;
  const listeners: (() => void)[] = [];
  const renew = (next: Answers) => {
    answers = next;
    current = undefined;
    for (const listener of listeners) listener();
  };
  return {
    snapshot: () => (current ??= snapshotOf(answers, reader, roots)),
    didChange: (uris) => {
      const left = without(answers, uris);
      if (left) renew(left);
    },
    didChangeAnything: () => {
      const fresh = askedAgain(answers, reader);
      if (JSON.stringify(entriesOf(fresh)) !== JSON.stringify(entriesOf(answers))) renew(fresh);
    },
    setRoots: (folders) => {
      roots = folders;
      renew({ ...answers });
    },
    onDidChange: (listener) => void listeners.push(listener),
  };
}

/** What was asked for, by normal URI, with the URI as it was asked for. */
type Known<Answer> = ReadonlyMap<string, { readonly uri: string; readonly answer: Answer }>;

interface Answers {
  readonly text: Known<string | undefined>;
  readonly stat: Known<FileStat | undefined>;
  readonly list: Known<readonly FolderEntry[]>;
}

const noAnswers = (): Answers => ({ text: new Map(), stat: new Map(), list: new Map() });

/** The same questions, asked anew. */
function askedAgain({ text, stat, list }: Answers, reader: FileReader): Answers {
  const again = <Answer>(known: Known<Answer>, find: (uri: string) => Answer) =>
    new Map([...known].map(([key, { uri }]) => [key, { uri, answer: find(uri) }]));
  return {
    text: again(text, (uri) => reader.readText(uri)),
    stat: again(stat, (uri) => reader.stat(uri)),
    list: again(list, (uri) => reader.list(uri)),
  };
}

function entriesOf({ text, stat, list }: Answers): unknown {
  return [[...text], [...stat], [...list]];
}

function snapshotOf(
  { text, stat, list }: Answers,
  reader: FileReader,
  roots: readonly string[],
): WorkspaceSnapshot {
  return {
    roots,
    readText: (uri) => ask(text, uri, () => reader.readText(uri)),
    stat: (uri) => ask(stat, uri, () => reader.stat(uri)),
    list: (uri) => ask(list, uri, () => reader.list(uri)),
  };
}

function ask<Answer>(known: Known<Answer>, uri: string, find: () => Answer): Answer {
  const key = normalUri(uri);
  const asked = known.get(key);
  if (asked) return asked.answer;
  const answer = find();
  // Kept where it was looked for: a snapshot gives the same answer each time, also "there is no such file".
  (known as Map<string, { uri: string; answer: Answer }>).set(key, { uri, answer });
  return answer;
}

/** The answers that do not depend on these files; undefined when that is all of them. */
function without(answers: Answers, uris: readonly string[]): Answers | undefined {
  const changed = new Set(uris.map(normalUri));
  const isConcerned = (key: string) => isOrIsBelow(key, changed);
  const folders = new Set([...changed].map(parentUri));
  const next: Answers = {
    text: withoutKeys(answers.text, isConcerned),
    stat: withoutKeys(answers.stat, isConcerned),
    list: withoutKeys(answers.list, (key) => folders.has(key) || isConcerned(key)),
  };
  const size = ({ text, stat, list }: Answers) => text.size + stat.size + list.size;
  return size(next) === size(answers) ? undefined : next;
}

function withoutKeys<Answer>(
  known: Known<Answer>,
  isDropped: (key: string) => boolean,
): Known<Answer> {
  return new Map([...known].filter(([key]) => !isDropped(key)));
}

/** Whether a file or a folder on the way to it is among others. */
function isOrIsBelow(uri: string, others: ReadonlySet<string>): boolean {
  for (let at = uri; at !== ""; at = parentUri(at)) if (others.has(at)) return true;
  return false;
}

/** The folder that holds a file or folder; empty for the topmost one. */
export function parentUri(uri: string): string {
  const path = /^[a-z][a-z\d+.-]*:\/\/[^/]*\//i.exec(uri)?.[0] ?? "";
  const plain = uri.endsWith("/") ? uri.slice(0, -1) : uri;
  const end = plain.lastIndexOf("/");
  if (plain.length < path.length || end === -1) return "";
  return end < path.length ? (plain.length === path.length - 1 ? "" : path) : plain.slice(0, end);
}

/** A path below a folder, both without a slash at their ends. The path may go up (`..`), never out of the root. */
export function joinUri(folder: string, path: string): string {
  const root = /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(folder)?.[0] ?? "";
  const names = folder
    .slice(root.length)
    .split("/")
    .filter((name) => name !== "");
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(encodeURIComponent(name));
  }
  return `${root}/${names.join("/")}`;
}

/** Whether two URIs name the same file, however their characters are written. */
export function isSameUri(a: string, b: string): boolean {
  return a === b || normalUri(a) === normalUri(b);
}

/** Editors and Node write the same URI in several ways: `c%3A` for `c:`, a slash at its end. */
function normalUri(uri: string): string {
  const plain =
    uri.length > 1 && uri.endsWith("/") && !/:\/\/\/?$/.test(uri) ? uri.slice(0, -1) : uri;
  try {
    return decodeURIComponent(plain).replace(/^file:\/\/\/([A-Z]):/, (_, drive: string) => {
      return `file:///${drive.toLowerCase()}:`;
    });
  } catch {
    return plain;
  }
}

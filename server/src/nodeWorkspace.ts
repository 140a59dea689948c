// The workspace's files on this machine's disk.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FileReader, FileStat } from "./workspace.js";

/** In bytes; what is larger is no text that anybody wrote. */
const largestText = 4 * 1024 * 1024;

/** Reads the disk at each question. What is no `file:` URI, or cannot be read, does not exist. */
export const nodeFiles: FileReader = {
  readText: (uri) =>
    orElse(undefined, () => {
      const path = fileURLToPath(uri);
      const stat = statSync(path);
      return stat.isFile() && stat.size <= largestText ? readFileSync(path, "utf8") : undefined;
    }),
  stat: (uri) =>
    orElse(undefined, () => {
      const stat = statSync(fileURLToPath(uri));
      if (stat.isDirectory()) return { kind: "folder", size: 0 };
      return stat.isFile() ? { kind: "file", size: stat.size } : undefined;
    }),
  list: (uri) =>
    orElse([], () => {
      const entries = readdirSync(fileURLToPath(uri), { withFileTypes: true });
      return entries.map((entry) => {
        const kind: FileStat["kind"] = entry.isDirectory() ? "folder" : "file";
        return { name: entry.name, kind };
      });
    }),
};

function orElse<Answer>(fallback: Answer, find: () => Answer): Answer {
  try {
    return find();
  } catch {
    return fallback;
  }
}

import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A file's text, `->` and where a link leads, or `x` and the text of an executable file. */
export type TreeContent = Readonly<Record<string, string>>;

/** An empty project folder for every test of a file. */
export class ProjectFolder {
  folder = "";

  constructor() {
    beforeEach(async () => {
      this.folder = await realpath(await mkdtemp(path.join(tmpdir(), "press-project-")));
    });
    afterEach(() => rm(this.folder, { recursive: true, force: true }));
  }

  async write(content: TreeContent): Promise<void> {
    for (const [name, text] of Object.entries(content)) {
      const filePath = path.join(this.folder, name);
      await mkdir(path.dirname(filePath), { recursive: true });
      if (text.startsWith("->")) await symlink(text.slice(2), filePath);
      else await writeFile(filePath, text);
      if (text.startsWith("x ")) await chmod(filePath, 0o755);
    }
  }
}

/** The same text for every file that is only there. */
export function files(...names: readonly string[]): TreeContent {
  return Object.fromEntries(names.map((name) => [name, "text"]));
}

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the language server and the command line once for all files of protocol tests; vitest calls it before them. */
export default function buildServer(): void {
  execFileSync(process.execPath, ["esbuild.mjs", "--only=server,cli"], {
    cwd: project,
    stdio: "inherit",
  });
}

// npm run platform: the local platform alone, with the options given after `--`.
import "./launch/nodeVersion.mjs";
import { printFailure } from "./launch/failure.mjs";
import { endInOrder, end, start } from "./launch/processes.mjs";
import { build, installPackages } from "./launch/project.mjs";
import { inProject } from "./launch/root.mjs";

try {
  await installPackages();
  await build();
  const args = ["--exit-with-stdin", ...process.argv.slice(2)];
  const child = start(process.execPath, [inProject("dist/platform.cjs"), ...args], {
    stdio: ["pipe", "inherit", "inherit"], // so that it ends with us, however we end
  });
  endInOrder(() => end(child));
  child.once("exit", (code) => process.exit(code ?? 1));
} catch (error) {
  printFailure(error);
  process.exit(1);
}

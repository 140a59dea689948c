// npm run bench:hostile -- growth | random [--inputs=20000] [--seed=1]
// What hostile texts cost, and whether the server lives through them.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { measureGrowths } from "./growth.mjs";
import { sendDamaged } from "./random.mjs";

const root = path.join(import.meta.dirname, "../..");
const [what = "growth", ...rest] = process.argv.slice(2);
const option = (/** @type {string} */ name, /** @type {number} */ usual) =>
  Number(rest.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual);

execFileSync("node", ["esbuild.mjs", "--only=server", "--minify"], { cwd: root, stdio: "inherit" });
const server = { command: ["node", path.join(root, "dist/server.cjs"), "--stdio"] };

if (what === "growth") {
  process.exitCode = (await measureGrowths(server, option("pieces", 2000))) ? 0 : 1;
} else {
  const files = ["valid", "faulty"].flatMap((kind) => {
    const folder = path.join(root, "test/fixtures/specs", kind);
    return readdirSync(folder).map((name) => path.join(folder, name));
  });
  const inputs = option("inputs", 20_000);
  const { exits, unanswered, slowest } = await sendDamaged(server, {
    inputs,
    seed: option("seed", 1),
    files,
  });
  console.log(
    `${inputs} inputs: ${exits} exits, ${unanswered} unanswered requests; the slowest took ${Math.round(slowest.milliseconds)} ms.`,
  );
  process.exitCode = exits + unanswered === 0 ? 0 : 1;
}

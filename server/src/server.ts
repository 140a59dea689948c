// Entry of the language server: `node server.cjs --stdio` or, as a forked child, `--node-ipc`.
import { createConnection } from "vscode-languageserver/node";
import { serve } from "./connection.js";
import { prepareEngine } from "./engine.js";
import { surviveUncaughtErrors } from "./uncaughtErrors.js";

prepareEngine();
const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];
if (!process.argv.some((argument) => transports.includes(argument.split("=", 1)[0] ?? ""))) {
  process.stderr.write(`The language server needs a transport: one of ${transports.join(", ")}.\n`);
  process.exit(2);
}
const connection = createConnection();
surviveUncaughtErrors((message) => connection.console.error(message));
serve(connection);

import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver/node";

export const serverFile = fileURLToPath(new URL("../../dist/server.cjs", import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  stderr(): string;
  /** Ends it at once, when it has not ended by itself. */
  kill(): Promise<void>;
}

/** Starts the built server as an editor does. */
export function startServer(transport: "stdio" | "node-ipc"): ServerProcess {
  return transport === "stdio" ? startOverStdio() : startOverIpc();
}

function startOverStdio(): ServerProcess {
  const child = spawn(process.execPath, [serverFile, "--stdio"]);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    silent,
  );
  return own(child, connection);
}

function startOverIpc(): ServerProcess {
  const child = fork(serverFile, ["--node-ipc"], { silent: true, execArgv: [] });
  const connection = createProtocolConnection(
    new IPCMessageReader(child),
    new IPCMessageWriter(child),
    silent,
  );
  return own(child, connection);
}

/** The connection's own complaints about a server that was ended on purpose. */
const ignore = () => undefined;
const silent = { error: ignore, warn: ignore, info: ignore, log: ignore };

function own(child: ChildProcess, connection: ProtocolConnection): ServerProcess {
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | string);
  child.stdin?.on("error", () => {
    // Writing to a server that has ended is what some tests do.
  });
  connection.listen();
  return {
    child,
    connection,
    ended,
    stderr: () => stderr,
    async kill() {
      connection.dispose();
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    },
  };
}

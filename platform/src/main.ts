import { readOptions, usage, type PlatformOptions } from "./options.js";
import { startPlatform, type RunningPlatform } from "./platform.js";

const exitCodes = { ended: 0, failed: 1, wrongOptions: 2 } as const;

const print = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  let options: PlatformOptions | "help";
  try {
    options = readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    complain(`${sentence(error)} See --help.`);
    process.exitCode = exitCodes.wrongOptions;
    return;
  }
  if (options === "help") {
    print(usage);
    return;
  }
  try {
    const platform = await startPlatform(options, complain);
    endOn(platform, options);
    announce(platform, options);
  } catch (error) {
    complain(sentence(error));
    process.exitCode = exitCodes.failed;
  }
}

/** Ends the process in order on a signal, and with the parent if that is wanted. */
function endOn(platform: RunningPlatform, options: PlatformOptions): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    platform.stop().then(
      () => process.exit(exitCodes.ended),
      (error: unknown) => {
        complain(sentence(error));
        process.exit(exitCodes.failed);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  // A reader that has gone away is no reason to end without order.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  if (options.exitWithStdin) {
    for (const event of ["end", "close", "error"]) process.stdin.on(event, end);
    process.stdin.resume();
  }
}

function announce(platform: RunningPlatform, options: PlatformOptions): void {
  const { address, ownKey } = platform;
  if (options.json) {
    const data = options.dataFolder;
    print(JSON.stringify({ event: "listening", address, pid: process.pid, data }));
    return;
  }
  print(`The local platform listens on ${address} and keeps its data in ${options.dataFolder}.`);
  if (ownKey?.isNew === true) {
    print(`Its API key, shown only this once and kept in ${ownKey.filePath}: ${ownKey.key}`);
  } else if (ownKey !== undefined) {
    print(`Its API key is in ${ownKey.filePath}.`);
  }
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n", 1).join("");
}

void main();

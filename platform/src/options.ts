import path from "node:path";
import { parseArgs } from "node:util";
import { parseKeys } from "./apiKeys.js";

export interface PlatformOptions {
  /** 0 means any free port. */
  readonly port: number;
  /** Absolute path of the folder that holds database, artifacts and key. */
  readonly dataFolder: string;
  readonly seed: boolean;
  readonly reset: boolean;
  readonly exitWithStdin: boolean;
  readonly json: boolean;
  /** API key → tenant; undefined means that the platform makes a key of its own. */
  readonly keys: ReadonlyMap<string, string> | undefined;
  readonly adminToken: string | undefined;
  /** How long deploying and deleting take. */
  readonly transitionMilliseconds: number;
}

export const usage = `Usage: platform [options]

  --port N            port on 127.0.0.1; 0, the default, takes a free one
  --data FOLDER       where everything is kept (default: .press-blocks/platform)
  --seed              fill an empty platform with sample specs and deployments
  --reset             forget everything kept in the folder before starting
  --transition S      seconds that deploying and deleting take (default: 3)
  --json              tell in JSON lines what happens
  --exit-with-stdin   end when the standard input ends
  --help              show this

PRESS_PLATFORM_KEYS holds the API keys as a JSON map from key to tenant; without it the platform
makes a key and keeps it in FOLDER/key. PRESS_PLATFORM_ADMIN holds the administration token: with
it the clock stands still and is advanced by POST /admin/clock.
`;

/**
 * Reads command line and environment.
 * @returns "help" when only the usage is wanted
 * @throws Error with one sentence when an option is wrong
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): PlatformOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "0" },
      data: { type: "string", default: path.join(".press-blocks", "platform") },
      seed: { type: "boolean", default: false },
      reset: { type: "boolean", default: false },
      transition: { type: "string", default: "3" },
      json: { type: "boolean", default: false },
      "exit-with-stdin": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  if (values.data === "") throw new Error("--data needs the path of a folder.");
  const keys = environment["PRESS_PLATFORM_KEYS"];
  const adminToken = environment["PRESS_PLATFORM_ADMIN"];
  return {
    port: readNumber("--port", values.port, { limit: 65_535, unit: "a port" }),
    dataFolder: path.resolve(values.data),
    seed: values.seed,
    reset: values.reset,
    exitWithStdin: values["exit-with-stdin"],
    json: values.json,
    keys: keys === undefined || keys === "" ? undefined : parseKeys(keys),
    adminToken: adminToken === "" ? undefined : adminToken,
    transitionMilliseconds:
      readNumber("--transition", values.transition, {
        limit: 86_400,
        unit: "a number of seconds",
      }) * 1000,
  };
}

function readNumber(
  name: string,
  value: string,
  { limit, unit }: { readonly limit: number; readonly unit: string },
): number {
  const number = Number(value);
  if (/^\d{1,6}$/.test(value) && number <= limit) return number;
  throw new Error(`${name} is ${unit} from 0 to ${limit}, not "${value}".`);
}

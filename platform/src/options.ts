import path from "node:path";
import { parseArgs } from "node:util";
import { parseKeys, type KeyHolder } from "./apiKeys.js";

export interface PlatformOptions {
  /** 0 means any free port. */
  readonly port: number;
  /** Absolute path of the folder that holds database, artifacts and key. */
  readonly dataFolder: string;
  readonly seed: boolean;
  readonly reset: boolean;
  readonly exitWithStdin: boolean;
  readonly json: boolean;
  /** Undefined means that the platform makes a key of its own. */
  readonly keys: ReadonlyMap<string, KeyHolder> | undefined;
  /** Opens the administration; undefined means that there is none. */
  readonly adminToken: string | undefined;
  /** A standing clock only moves when the administrator advances it. */
  readonly clock: "running" | "standing";
  /** Requests that a tenant may send within a minute; undefined means any number. */
  readonly requestsPerMinute: number | undefined;
  /** How long deploying and deleting take. */
  readonly transitionMilliseconds: number;
}

export const usage = `Usage: platform [options]

  --port N            port on 127.0.0.1; 0, the default, takes a free one
  --data FOLDER       where everything is kept (default: .press-blocks/platform)
  --seed              fill an empty platform with sample specs and deployments
  --reset             forget everything kept in the folder before starting
  --transition S      seconds that deploying and deleting take (default: 3)
  --rate-limit N      requests that a tenant may send per minute (default: any number)
  --clock KIND        running, or standing until POST /admin/clock advances it (default: running,
                      or standing with an administration token)
  --json              tell in JSON lines what happens
  --exit-with-stdin   end when the standard input ends
  --help              show this

PRESS_PLATFORM_KEYS holds the API keys as a JSON map from key to tenant, or to
{"tenant": …, "access": "full" | "read" | "none"}; without it the platform makes a key and keeps it
in FOLDER/key. PRESS_PLATFORM_ADMIN holds the administration token: only with it are there
addresses under /admin, which make time pass, requests fail and deployments end badly.
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
      "rate-limit": { type: "string" },
      clock: { type: "string" },
      json: { type: "boolean", default: false },
      "exit-with-stdin": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  if (values.data === "") throw new Error("--data needs the path of a folder.");
  const keys = environment["PRESS_PLATFORM_KEYS"];
  const token = environment["PRESS_PLATFORM_ADMIN"];
  const adminToken = token === "" ? undefined : token;
  const rateLimit = values["rate-limit"];
  return {
    port: readNumber("--port", values.port, { limit: 65_535, unit: "a port" }),
    dataFolder: path.resolve(values.data),
    seed: values.seed,
    reset: values.reset,
    exitWithStdin: values["exit-with-stdin"],
    json: values.json,
    keys: keys === undefined || keys === "" ? undefined : parseKeys(keys),
    adminToken,
    clock: readClock(values.clock, adminToken),
    requestsPerMinute:
      rateLimit === undefined
        ? undefined
        : readNumber("--rate-limit", rateLimit, { limit: 999_999, unit: "a number of requests" }),
    transitionMilliseconds:
      readNumber("--transition", values.transition, {
        limit: 86_400,
        unit: "a number of seconds",
      }) * 1000,
  };
}

function readClock(
  kind: string | undefined,
  adminToken: string | undefined,
): PlatformOptions["clock"] {
  if (kind === undefined) return adminToken === undefined ? "running" : "standing";
  if (kind === "standing" && adminToken === undefined) {
    throw new Error("--clock standing needs PRESS_PLATFORM_ADMIN, or time would never pass.");
  }
  if (kind === "running" || kind === "standing") return kind;
  throw new Error(`--clock is running or standing, not "${kind}".`);
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

import type { Connection } from "../resources/connections.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Services } from "./services.js";

/** The active account's connection. Throws `ExpectedError` when nobody is signed in. */
export function requireConnection(services: Services): Connection {
  const connection = services.connections.active();
  if (connection !== undefined) return connection;
  throw new ExpectedError("Nobody is signed in: sign in to a platform, or start the local one.", [
    { title: "Sign In", command: "pressBlock.signIn" },
    { title: "Start Local Platform", command: "pressBlock.startLocalPlatform" },
  ]);
}

import type {
  ClientCapabilities,
  Connection,
  ServerCapabilities,
} from "vscode-languageserver/node";
import type { ServiceAccess } from "./requestGuard.js";
import type { ServiceLoader } from "./serviceLoader.js";

/** What requests are answered with and announced to. */
export interface FeatureHost {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly access: ServiceAccess;
  /** What the client sent beside its capabilities; may be anything. */
  readonly options: unknown;
  /** Tells when answers may be others. */
  readonly loader: Pick<ServiceLoader, "onDidChange">;
}

/** Registers what answers a request, and returns what announces it. */
export type AddFeature = (host: FeatureHost) => Partial<ServerCapabilities>;

import type {
  ClientCapabilities,
  Connection,
  ServerCapabilities,
} from "vscode-languageserver/node";
import type { ServiceAccess } from "./requestGuard.js";

/** What requests are answered with and announced to. */
export interface FeatureHost {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly access: ServiceAccess;
  /** What the client sent beside its capabilities; may be anything. */
  readonly options: unknown;
}

/** Registers what answers a request, and returns what announces it. */
export type AddFeature = (host: FeatureHost) => Partial<ServerCapabilities>;

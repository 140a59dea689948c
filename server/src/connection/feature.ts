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
}

/** Registers what answers a request, and returns what announces it. */
export type AddFeature = (host: FeatureHost) => Partial<ServerCapabilities>;

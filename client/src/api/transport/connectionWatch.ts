import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

export interface ConnectionListener {
  /** The request has a socket whose connection, or TLS handshake, is under way. */
  onConnecting(): void;
  /** From now on the other side may read the request. */
  onConnected(socket: Socket): void;
}

const channel = "http.client.request.start";
const watched = new AsyncLocalStorage<ConnectionListener>();

/**
 * Tells the listener how the connection of the one HTTP request of `work` comes about. The HTTP client hands out no
 * socket, and an agent of ours would take the place of the editor's, which knows the proxies; so the request is taken
 * from Node's diagnostics channel. A connection of which nothing is heard may or may not exist.
 */
export async function watchConnection<Result>(
  listener: ConnectionListener,
  work: () => Promise<Result>,
): Promise<Result> {
  const onRequest = (message: unknown) => {
    if (watched.getStore() === listener) follow(socketOf(message), listener);
  };
  subscribe(channel, onRequest);
  try {
    return await watched.run(listener, work);
  } finally {
    unsubscribe(channel, onRequest);
  }
}

function follow(socket: Socket | null, listener: ConnectionListener): void {
  if (socket === null) return;
  if (isReady(socket)) {
    listener.onConnected(socket);
    return;
  }
  listener.onConnecting();
  socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", () =>
    listener.onConnected(socket),
  );
}

function isReady(socket: Socket): boolean {
  if (socket.connecting) return false;
  return !(socket instanceof TLSSocket) || socket.getProtocol()?.startsWith("TLS") === true;
}

function socketOf(message: unknown): Socket | null {
  const { request } = message as { readonly request: ClientRequest };
  return request.socket;
}

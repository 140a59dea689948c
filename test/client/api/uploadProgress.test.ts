import { once } from "node:events";
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { AddressInfo } from "node:net";
import path from "node:path";
import tls from "node:tls";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import { UploadWatch } from "../../../client/src/api/transport/uploadWatch.js";
import { authority, valid } from "./support/certificates.js";
import { RawServer } from "./support/rawServer.js";

let folder: string;
let filePath: string;
const size = 16 * 1024 * 1024;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-upload-"));
  filePath = path.join(folder, "artifact.zip");
  await writeFile(filePath, Buffer.alloc(size));
});

afterEach(() => rm(folder, { recursive: true }));

it("tells how much of an upload has left, also while the platform takes no more", async () => {
  const told: number[] = [];
  let goOn = (): void => undefined;
  const server = await RawServer.start((socket) => {
    // Reads no more until some was reported, so that most of it still waits here.
    socket.pause();
    goOn = () => {
      const answer = JSON.stringify({ id: "1" });
      let received = 0;
      socket.on("data", (bytes: Buffer) => {
        received += bytes.length;
        // What came along with the head is not counted.
        if (received < size - 1024 * 1024) return;
        received = -Infinity;
        socket.write(
          `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`,
        );
      });
      socket.resume();
    };
  });
  try {
    const client = createPressClient({
      baseUrl: `http://${server.host}`,
      getKey: () => Promise.resolve("key-of-a-test"),
      userAgent: "press-blocks-test",
    });
    const artifact = { filePath, name: "artifact.zip", contentType: "application/zip" };
    const onUpload = (sentBytes: number) => {
      told.push(sentBytes);
      goOn();
    };
    await client.createSpec({ body: {} }, artifact, { onUpload });
    expect(told[0]).toBeGreaterThan(0);
    expect(told[0]).toBeLessThan(size);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  } finally {
    await server.stop();
  }
});

it("tells it under TLS, too", async () => {
  // Nobody reads, so that most of what is written has to wait here.
  const server = tls.createServer(valid, (socket) => socket.on("error", () => undefined).pause());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = tls.connect({ host: "127.0.0.1", port, ca: authority });
  await once(socket, "secureConnect");
  const content = Buffer.alloc(size);
  const sent = await new Promise<number>((onUpload) => {
    const body = { content, contentType: "application/zip", uploadBytes: size };
    new UploadWatch({ body, uploadBytes: size, onUpload }).begin(socket);
    socket.write(content);
  });
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(size);
  socket.destroy();
  server.close();
});

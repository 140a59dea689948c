import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import { RawServer } from "./support/rawServer.js";

let folder: string;
let filePath: string;
const size = 24 * 1024 * 1024;

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

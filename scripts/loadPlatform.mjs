// How many lists a second the local platform answers: node scripts/loadPlatform.mjs [seconds]. It must be built.
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { startLocalPlatform } from "./launch/localPlatform.mjs";

const seconds = Math.min(Number(process.argv[2] ?? 5), 60);
const connections = 32;
const data = mkdtempSync(path.join(tmpdir(), "press-load-"));
const platform = await startLocalPlatform(data);
try {
  // What HTTP itself costs here, to compare with.
  await measure("/health");
  await measure("/v1/blocks/specs/");
  await measure("/v1/blocks/deployments/?status=deployed&sort=name:asc");
} finally {
  await platform.stop();
  rmSync(data, { recursive: true, force: true });
}

/** @param {string} address path and query */
async function measure(address) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const url = new URL(address, platform.address);
  const headers = { authorization: platform.env["PRESS_BLOCKS_LOCAL_KEY"] };
  const counts = { answered: 0, failed: 0 };
  const ask = () =>
    new Promise((resolve) => {
      const done = (/** @type {boolean} */ isGood) => {
        counts[isGood ? "answered" : "failed"] += 1;
        resolve(undefined);
      };
      const call = http.get(url, { agent, headers }, (response) => {
        response.resume();
        response.on("end", () => done(response.statusCode === 200));
      });
      call.on("error", () => done(false));
    });
  const start = performance.now();
  const end = start + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) await ask();
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  const rate = Math.round(counts.answered / ((performance.now() - start) / 1000));
  console.log(`${address}: ${rate} requests/s, ${counts.failed} failed`);
}

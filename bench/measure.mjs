// What is measured of one server, each function one measure.
import { setTimeout as pause } from "node:timers/promises";
import { LspClient } from "./lspClient.mjs";

const uri = "file:///bench/bench.block.yaml";
const textDocument = { uri };

/** Waits until a server uses no processor time. */
async function settle(/** @type {LspClient} */ client) {
  for (let before = -1; before !== client.processorTime();) {
    before = client.processorTime();
    await pause(150);
  }
}

/** @param {{ languageId: string }} contestant */
async function opened(contestant, /** @type {string} */ text) {
  const client = new LspClient(contestant);
  const begin = performance.now();
  await client.initialize();
  const start = performance.now() - begin;
  await settle(client);
  const cpuBefore = client.processorTime();
  const beforeOpen = performance.now();
  const first = client.published(() => true);
  const { languageId } = contestant;
  client.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  await first;
  const open = performance.now() - beforeOpen;
  await settle(client);
  return { client, start, open, openProcessor: client.processorTime() - cpuBefore };
}

/** Opens a block, types in it, asks about it, and ends. All times in milliseconds. */
export async function measureServer(
  contestant,
  { text, places, expected },
  /** @type {number} */ keystrokes,
) {
  const { client, ...times } = await opened(contestant, text);
  try {
    const lines = text.split("\n");
    const recall = expected.filter(({ line }) =>
      client.diagnostics.some((each) => covers(each, line)),
    ).length;
    const typist = createTypist(client, lines, contestant);
    const isSeen = (isWrong) => (all) =>
      all.some((each) => covers(each, places.scalar)) === isWrong;
    const typing = await typist.type(places.scalar, keystrokes, {
      before: (isWrong) => client.published(isSeen(isWrong)),
    });
    const requests = {};
    for (const [name, method, more] of features(lines, places)) {
      const ask = () => client.request(method, { textDocument, ...more });
      requests[name] = (
        await typist.type(places.scalar, Math.min(keystrokes, 20), { after: ask })
      ).latencies;
      await settle(client);
    }
    return { ...times, recall, typing, requests, memory: client.memory() };
  } finally {
    client.end();
  }
}

function features(
  /** @type {string[]} */ lines,
  /** @type {{ reference: number }} */ { reference },
) {
  const character = (lines[reference] ?? "").indexOf("[") + 3;
  const position = { line: reference, character };
  return [
    ["completion", "textDocument/completion", { position }],
    ["hover", "textDocument/hover", { position: { line: reference, character: 10 } }],
    ["definition", "textDocument/definition", { position }],
    ["highlight", "textDocument/documentHighlight", { position }],
    ["references", "textDocument/references", { position, context: { includeDeclaration: true } }],
    ["symbols", "textDocument/documentSymbol", {}],
  ];
}

function covers(/** @type {any} */ { range }, /** @type {number} */ line) {
  return (
    range.start.line <= line && line <= range.end.line && range.end.line - range.start.line < 3
  );
}

/** Types a letter behind a number, which makes it a text, and takes it back. */
function createTypist(
  /** @type {LspClient} */ client,
  /** @type {string[]} */ lines,
  { pause: debounce = 0 },
) {
  let version = 1;
  return {
    /** `before` begins to wait before the letter is sent, `after` asks right after it. */
    async type(line, times, { before: listen, after: ask }) {
      const latencies = [];
      const character = (lines[line] ?? "").length;
      await settle(client);
      const before = client.processorTime();
      for (let index = 0; index < times; index += 1) {
        const isWrong = index % 2 === 0;
        const start = { line, character };
        const end = { line, character: character + (isWrong ? 0 : 1) };
        const done = listen?.(isWrong);
        const begin = performance.now();
        const contentChanges = [{ range: { start, end }, text: isWrong ? "x" : "" }];
        client.notify("textDocument/didChange", {
          textDocument: { uri, version: ++version },
          contentChanges,
        });
        await (done ?? ask());
        latencies.push(Math.max(0, performance.now() - begin - (done ? debounce : 0)));
      }
      await settle(client);
      return { latencies, processor: (client.processorTime() - before) / times };
    },
  };
}

/** Processor time from opening a text to the first diagnostics. */
export async function measureOpening(contestant, /** @type {string} */ text) {
  const { client, openProcessor } = await opened(contestant, text);
  client.end();
  return openProcessor;
}

/** Growth of resident memory over many edits, in megabytes. */
export async function measureGrowth(contestant, { text, places }, /** @type {number} */ edits) {
  const { client } = await opened(contestant, text);
  const lines = text.split("\n");
  const typist = createTypist(client, lines, contestant);
  const ask = () =>
    client.request("textDocument/hover", { textDocument, position: { line: 0, character: 1 } });
  await typist.type(places.scalar, Math.ceil(edits / 10), { after: ask });
  const before = client.memory();
  await typist.type(places.scalar, edits, { after: ask });
  const growth = client.memory() - before;
  client.end();
  return growth;
}

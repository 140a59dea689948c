// What is measured of one server, each function one measure. Times in milliseconds, memory in megabytes.
import { setTimeout as pause } from "node:timers/promises";
import { LspClient } from "./lspClient.mjs";

/** Less use of the processor is that of a server at rest, in milliseconds. */
const rest = 2;

/** Waits until a server does nothing. */
async function settle(/** @type {LspClient} */ client) {
  for (let before = -Infinity; client.processorTime() - before > rest;) {
    before = client.processorTime();
    await pause(150);
  }
}

/** @param {import("./contestants.mjs").Contestant} contestant */
async function opened(contestant, /** @type {string} */ text) {
  const client = new LspClient(contestant);
  const begin = performance.now();
  await client.initialize();
  const start = performance.now() - begin;
  await settle(client);
  const before = client.processorTime();
  const beforeOpen = performance.now();
  const first = client.published(() => true);
  const { languageId, uri } = contestant;
  client.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  await first;
  const open = performance.now() - beforeOpen;
  await settle(client);
  return { client, start, open, openProcessor: client.processorTime() - before };
}

/** What is asked right after a keystroke, with the capability that a server announces for it. */
const requests = [
  ["completion", "textDocument/completion", "completionProvider"],
  ["hover", "textDocument/hover", "hoverProvider"],
  ["definition", "textDocument/definition", "definitionProvider"],
  ["highlight", "textDocument/documentHighlight", "documentHighlightProvider"],
  ["references", "textDocument/references", "referencesProvider"],
  ["rename", "textDocument/rename", "renameProvider"],
  ["symbols", "textDocument/documentSymbol", "documentSymbolProvider"],
  ["folding", "textDocument/foldingRange", "foldingRangeProvider"],
  ["semantic tokens", "textDocument/semanticTokens/full", "semanticTokensProvider"],
  ["formatting", "textDocument/formatting", "documentFormattingProvider"],
];

export const requestNames = requests.map(([name]) => name);

/**
 * Opens a file, types in it, asks about it, and ends.
 * @param {import("./contestants.mjs").Contestant} contestant
 * @param {{ pieces: number, keystrokes: number, budget: number }} extent `budget`: milliseconds for each measure, after
 *   which two keystrokes are enough
 */
export async function measureServer(contestant, { pieces, keystrokes, budget }) {
  const { text, places, expected } = contestant.generate(pieces, 24);
  const { client, ...times } = await opened(contestant, text);
  try {
    const recall = expected.filter(({ line }) =>
      client.diagnostics.some((each) => covers(each, line)),
    ).length;
    const typist = createTypist(client, text, contestant);
    const isSeen = (isWrong) => (all) =>
      all.some((each) => covers(each, places.scalar)) === isWrong;
    const typing = await typist.type(places.scalar, {
      times: keystrokes,
      budget,
      before: (isWrong) => client.published(isSeen(isWrong)),
    });
    const answers = await askEverything(client, typist, {
      text,
      places,
      uri: contestant.uri,
      extent: { times: Math.min(keystrokes, 20), budget },
    });
    const found = { recall, expected: expected.length };
    return { ...times, ...found, typing, answers, memory: client.memory() };
  } finally {
    client.end();
  }
}

async function askEverything(client, typist, { text, places, uri, extent }) {
  const answers = {};
  for (const [name, method, capability] of requests) {
    if (!client.capabilities[capability]) continue;
    const params = { textDocument: { uri }, ...paramsOf(text, places) };
    let isEmpty = true;
    const ask = async () => {
      const answer = await client.request(method, params);
      const list = answer?.items ?? answer?.data ?? answer?.changes ?? answer;
      isEmpty = list === null || Object.keys(list).length === 0;
    };
    const { latencies } = await typist.type(places.scalar, { ...extent, after: ask });
    answers[name] = { latencies, isEmpty };
    await settle(client);
  }
  return answers;
}

/** All that any of the requests needs; a server takes what it knows. */
function paramsOf(/** @type {string} */ text, { reference }) {
  const character = (text.split("\n")[reference] ?? "").indexOf("[") + 3;
  return {
    position: { line: reference, character },
    context: { includeDeclaration: true, triggerKind: 1 },
    newName: "another-name",
    options: { tabSize: 2, insertSpaces: true },
  };
}

function covers(/** @type {any} */ { range }, /** @type {number} */ line) {
  return (
    range.start.line <= line && line <= range.end.line && range.end.line - range.start.line < 3
  );
}

/** Types a letter behind a number, which makes it a text, and takes it back. */
function createTypist(
  /** @type {LspClient} */ client,
  /** @type {string} */ text,
  { pause: debounce = 0, uri },
) {
  let version = 1;
  const lines = text.split("\n");
  /** Sends one change, as the server wants it: what has changed, or everything. */
  const press = (/** @type {number} */ line, /** @type {boolean} */ isWrong) => {
    const written = lines[line] ?? "";
    const start = { line, character: written.length };
    const end = { line, character: written.length + (isWrong ? 0 : 1) };
    const whole = () => lines.with(line, isWrong ? `${written}x` : written).join("\n");
    const change = client.wantsWholeTexts
      ? { text: whole() }
      : { range: { start, end }, text: isWrong ? "x" : "" };
    version += 1;
    const textDocument = { uri, version };
    client.notify("textDocument/didChange", { textDocument, contentChanges: [change] });
  };
  return {
    /** `before` begins to wait before the letter is sent, `after` asks right after it. */
    async type(line, { times, budget, before: listen, after: ask }) {
      const latencies = [];
      await settle(client);
      const before = client.processorTime();
      const deadline = performance.now() + budget;
      // An even number, so that the text is as before.
      while (latencies.length < times && (latencies.length < 2 || performance.now() < deadline)) {
        for (const isWrong of [true, false]) {
          const done = listen?.(isWrong);
          const begin = performance.now();
          press(line, isWrong);
          await (done ?? ask());
          latencies.push(Math.max(0, performance.now() - begin - (done ? debounce : 0)));
        }
      }
      await settle(client);
      return { latencies, processor: (client.processorTime() - before) / latencies.length };
    },
  };
}

/** Processor time from opening a text to the first diagnostics. */
export async function measureOpening(contestant, /** @type {string} */ text) {
  const { client, openProcessor } = await opened(contestant, text);
  client.end();
  return openProcessor;
}

/** Growth of resident memory over many edits. */
export async function measureGrowth(contestant, /** @type {number} */ edits) {
  const { text, places } = contestant.generate(100, 0);
  const { client } = await opened(contestant, text);
  const typist = createTypist(client, text, contestant);
  const textDocument = { uri: contestant.uri };
  const ask = () =>
    client.request("textDocument/hover", { textDocument, position: { line: 0, character: 1 } });
  await typist.type(places.scalar, { times: edits / 10, budget: Infinity, after: ask });
  const before = client.memory();
  await typist.type(places.scalar, { times: edits, budget: Infinity, after: ask });
  const growth = client.memory() - before;
  client.end();
  return growth;
}

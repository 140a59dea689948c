// Damaged block files, one after the other, against one server: it must answer each request and never end.
import { readFileSync } from "node:fs";
import { LspClient } from "../lspClient.mjs";
import { generators } from "./generators.mjs";

const uri = "file:///bench/hostile.block.yaml";
const textDocument = { uri };

/** The same numbers each time (mulberry32). @param {number} seed */
function randomSource(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pieces = [
  ..."\n|\r|\t|  |- |: |[|]|{|}|\"|'|>|&a |*a|!t |#|,|?|@|%|`|\\|~".split("|"),
  ..."|-\n~<<: *a~---\n~...\n~{{ x }}~{{~}}~{%~%}~{% if a %}\n~{% endif %}\n~{#".split("~"),
  ..."\uFEFF \uD83D \u0000 \u2028 \u0085 __proto__: 1\n body: steps: parents: <<<<<<<\n".split(" "),
];

/** @param {(below: number) => number} below @param {readonly string[]} samples */
function damaged(below, samples) {
  const pick = (/** @type {readonly string[]} */ from) => from[below(from.length)] ?? "";
  if (below(12) === 0) return pick(Object.values(generators).map((make) => make(1 + below(60))));
  let text = pick(samples);
  for (let edit = below(8); edit >= 0; edit -= 1) {
    const lines = text.split(/(?<=\n)/);
    const line = below(lines.length);
    const at = below(text.length + 1);
    const edits = [
      () => text.slice(0, at) + pick(pieces) + text.slice(at + below(8)),
      () => text.slice(0, at) + String.fromCharCode(below(0x10000)) + text.slice(at + 1),
      () => lines.toSpliced(line, 1 + below(3)).join(""),
      () => lines.toSpliced(below(lines.length), 0, lines[line] ?? "").join(""),
      () =>
        lines
          .with(line, (below(2) === 0 ? " " : "") + (lines[line] ?? "").slice(below(2)))
          .join(""),
      () => text.slice(0, at) + pick(samples).slice(below(400)),
    ];
    text = edits[below(edits.length)]?.() ?? text;
  }
  return text.slice(0, 100_000);
}

const questions = ["hover", "completion", "definition", "references", "documentHighlight"];

/**
 * @param {{ command: string[] }} server
 * @param {{ inputs: number, seed: number, files: readonly string[] }} options
 */
export async function sendDamaged(server, { inputs, seed, files }) {
  const below = randomSource(seed);
  const samples = files.map((file) => readFileSync(file, "utf8"));
  const client = new LspClient(server);
  await client.initialize();
  let version = 0;
  let unanswered = 0;
  let slowest = { milliseconds: 0, text: "" };
  for (let input = 0; input < inputs && !client.isGone; input += 1) {
    const text = damaged(below, samples);
    if (input % 50 === 0) {
      if (input > 0) client.notify("textDocument/didClose", { textDocument });
      const opened = { uri, languageId: "press-block", version: ++version, text };
      client.notify("textDocument/didOpen", { textDocument: opened });
    } else {
      const changed = { uri, version: ++version };
      client.notify("textDocument/didChange", {
        textDocument: changed,
        contentChanges: [{ text }],
      });
    }
    const position = { line: below(60), character: below(40) };
    const method = `textDocument/${questions[below(questions.length)]}`;
    const begin = performance.now();
    const answers = await Promise.allSettled([
      client.request("pressBlock/readBlock", { uri }),
      client.request("textDocument/documentSymbol", { textDocument }),
      client.request(method, { textDocument, position, context: { includeDeclaration: true } }),
    ]);
    const milliseconds = performance.now() - begin;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text };
    unanswered += answers.filter(({ status }) => status === "rejected").length;
    if ((input + 1) % 1000 === 0) console.error(`${input + 1} inputs, ${unanswered} unanswered`);
  }
  const exits = client.isGone ? 1 : 0;
  client.end();
  return { exits, unanswered, slowest };
}

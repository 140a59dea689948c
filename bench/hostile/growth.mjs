// How the processor time of the server grows when a hostile text becomes ten times as long.
import { LspClient } from "../lspClient.mjs";
import { generators } from "./generators.mjs";

const uri = "file:///bench/hostile.block.yaml";

/** Processor time of opening a text and asking for all that is known of it, in milliseconds; the least of some times. */
async function cost(/** @type {LspClient} */ client, /** @type {string} */ text) {
  let least = Infinity;
  for (let time = 0; time < 3; time += 1) {
    const before = client.processorTime();
    const textDocument = { uri, languageId: "press-block", version: 1, text };
    client.notify("textDocument/didOpen", { textDocument });
    await client.request("pressBlock/readBlock", { uri });
    await client.request("textDocument/documentSymbol", { textDocument: { uri } });
    least = Math.min(least, client.processorTime() - before);
    client.notify("textDocument/didClose", { textDocument: { uri } });
  }
  return least;
}

/** Prints a table; answers whether all growths are within what is allowed. */
export async function measureGrowths(/** @type {{ command: string[] }} */ server, small = 2000) {
  const allowed = 15;
  /** What cannot be told from nothing by a clock that counts hundredths of seconds. */
  const least = 20;
  let isWithin = true;
  console.log(`| pieces | ${small}: ms | ${small * 10}: ms | growth |\n| --- | --: | --: | --: |`);
  for (const [name, make] of Object.entries(generators)) {
    const client = new LspClient(server);
    await client.initialize();
    await cost(client, make(200));
    const [few, many] = [await cost(client, make(small)), await cost(client, make(small * 10))];
    const growth = many / Math.max(least, few);
    isWithin &&= growth <= allowed && !client.isGone;
    console.log(
      `| ${name} | ${few} | ${many} | ${growth.toFixed(1)}${growth > allowed ? " !" : ""} |`,
    );
    client.end();
  }
  return isWithin;
}

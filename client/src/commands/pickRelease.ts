import type { PressClient } from "../api/pressClient.js";
import type { Page, SpecSummary } from "../api/resources.js";
import type { TargetOf } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Services } from "./services.js";

/** More than this is not to be scrolled through; the views find it page by page. */
const mostPages = 20;
const pageSize = 100;

/** Asks for a spec of the platform. Throws `ExpectedError` when there is none. */
export async function pickSpec(
  { prompts }: Services,
  client: PressClient,
  title: string,
): Promise<TargetOf<"spec">> {
  const specs = await prompts.progress("Reading the specs", (_report, signal) =>
    everything((pageNumber) => client.listSpecs({ pageNumber, pageSize }, { signal })),
  );
  if (specs.length === 0) {
    throw new ExpectedError("This platform has no specs yet; publish a block file first.");
  }
  const spec = await prompts.pick({
    title,
    placeholder: "Which spec?",
    choices: specs.map((item) => ({
      label: displayText(item.metadata.name),
      description: displayText(`${item.kind} · ${item.latestRelease?.version ?? "no release"}`),
      detail: displayText(item.metadata.summary ?? ""),
      value: item,
    })),
  });
  return specTarget(spec);
}

/** Asks for a release of a spec that is asked for first. */
export async function pickRelease(
  services: Services,
  client: PressClient,
): Promise<TargetOf<"release">> {
  const { prompts } = services;
  const spec = await pickSpec(services, client, "Deploy (1 of 2)");
  const releases = await prompts.progress("Reading the releases", (_report, signal) =>
    everything((pageNumber) =>
      client.listSpecReleases(spec.id, { pageNumber, pageSize }, { signal }),
    ),
  );
  const [newest] = releases;
  if (newest === undefined) {
    throw new ExpectedError(`${displayText(spec.name)} has no release that could be deployed.`);
  }
  const { version } = await prompts.pick({
    title: "Deploy (2 of 2)",
    placeholder: `Which release of ${displayText(spec.name)}?`,
    choices: releases.map((release) => ({
      label: displayText(release.version),
      description: displayText(release.notes ?? ""),
      value: release,
    })),
  });
  const { id: specId, name: specName, blockKind } = spec;
  return { kind: "release", specId, specName, blockKind, version };
}

async function everything<Item>(
  readPage: (pageNumber: number) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let number = 1; number <= mostPages; number += 1) {
    const page = await readPage(number);
    items.push(...page.items);
    if (number >= page.pageCount) break;
  }
  return items;
}

function specTarget(spec: SpecSummary): TargetOf<"spec"> {
  return { kind: "spec", id: spec.id, name: spec.metadata.name, blockKind: spec.kind };
}

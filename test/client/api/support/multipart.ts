import type { ReceivedRequest } from "../scriptedServer.js";

export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly text: string;
}

/** The parts of a multipart request in their order, read from its bytes. */
export function partsOf({ headers, body }: ReceivedRequest): readonly Part[] {
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(
    headers["content-type"] ?? "",
  )?.[1];
  if (boundary === undefined) throw new Error("The request is no multipart form.");
  const pieces = body.split(`--${boundary}`);
  if (pieces.at(0) !== "" || pieces.at(-1)?.trim() !== "--")
    throw new Error("The form has no end.");
  return pieces.slice(1, -1).map(readPart);
}

function readPart(piece: string): Part {
  const end = piece.indexOf("\r\n\r\n");
  const head = piece.slice(2, end);
  const disposition =
    /^content-disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?/im.exec(head);
  const contentType = /^content-type: (.*)$/im.exec(head)?.[1]?.trim();
  const filename = disposition?.[2];
  return {
    name: disposition?.[1] ?? "",
    ...(filename === undefined ? {} : { filename }),
    ...(contentType === undefined ? {} : { contentType }),
    text: Buffer.from(piece.slice(end + 4, -2), "latin1").toString(),
  };
}

import type { Arguments, Expression, NamedArgument } from "./syntax.js";
import type { TokenStream } from "./tokenStream.js";

/** Reads `(a, b, name=c, *d, **e)`. */
export function parseArguments(
  stream: TokenStream,
  parser: { readonly expression: () => Expression },
): Arguments {
  stream.expect("(");
  const positional: Expression[] = [];
  const named: NamedArgument[] = [];
  const spreads: { spread?: Expression; spreadNamed?: Expression } = {};
  for (let count = 0; !stream.skip(")"); count += 1) {
    if (count > 0) stream.expect(",");
    if (stream.skip(")")) break;
    if (stream.skip("*")) spreads.spread = parser.expression();
    else if (stream.skip("**")) spreads.spreadNamed = parser.expression();
    else if (isNamed(stream)) {
      const name = stream.name();
      stream.expect("=");
      named.push({ name, value: parser.expression() });
    } else if (named.length > 0) {
      throw stream.error("an argument without a name follows one with a name");
    } else positional.push(parser.expression());
  }
  return { positional, named, ...spreads };
}

function isNamed({ current, next }: TokenStream): boolean {
  return current?.kind === "name" && next?.kind === "operator" && next.text === "=";
}

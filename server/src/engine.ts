import { setFlagsFromString } from "node:v8";

/**
 * The flag that makes V8 wait longer before it compiles a function for speed; undefined where it is not needed.
 *
 * A language server works in short bursts, a run of the command line ends soon. With the usual setting the engine spends
 * more time on optimising what runs while a file is opened than the opening itself takes. V8 13 and later have a quick compiler between
 * the interpreter and the optimising one, and do well by themselves.
 *
 * @param version Of V8, such as `11.3.244.8-node.38`.
 */
export function patienceFlag(version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major === 11) return "--interrupt-budget=1000000";
  return major === 12 ? "--invocation-count-for-turbofan=40000" : undefined;
}

/** Sets the engine up for short work; to be called before any. */
export function prepareEngine(): void {
  const flag = patienceFlag(process.versions.v8);
  if (flag !== undefined) setFlagsFromString(flag);
}

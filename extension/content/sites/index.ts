// The adapters, by host. Their shape is checked when the tests run, by check.ts.
import facebook from "./facebook.json";
import linkedin from "./linkedin.json";
import type { Adapter } from "../../types/adapter.ts";

export const ADAPTERS: readonly Adapter[] = [facebook as Adapter, linkedin as Adapter];

/** The adapter of a host. Development builds know the demonstration pages, under `localhost`, too. */
export function adapterFor(hostname: string): Adapter | undefined {
  const host = __DEV__ ? hostname.replace(/\.localhost$/, ".com") : hostname;
  return ADAPTERS.find(({ hosts }) => hosts.includes(host));
}

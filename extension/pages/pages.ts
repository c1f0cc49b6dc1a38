/** Starts the Rust of the popup and of the options. The module is in this script: the pages connect to nothing. */
import { initSync, mount } from "@vaglio/pages";
import module from "@vaglio/pages.wasm";

initSync({ module });
mount(document.documentElement.dataset["page"] ?? "");

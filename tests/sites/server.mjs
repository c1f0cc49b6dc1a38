// Serves the demonstration pages, each network on its own host name, with the kind of headers the real ones send.
//
//   node tests/sites/server.mjs [--port 8787] [--root dist/sites]
//
// http://www.facebook.localhost:PORT/camera.maremma.demo · http://www.linkedin.localhost:PORT/company/camera-maremma-demo/posts/
// The real host names are served too, for tests that map them to this machine.
import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, networks, writeBundles } from "./build.mjs";
import { firstLoad as facebook } from "./facebook/document.mjs";
import { firstLoad as linkedin } from "./linkedin/document.mjs";
import { drawing } from "./shared/drawings.mjs";

const documents = { facebook, linkedin };

/** No `unsafe-eval`, no `wasm-unsafe-eval`, a nonce for scripts, and a closed list of Trusted Types policies. */
export function contentSecurityPolicy(nonce) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default react-policy",
  ].join("; ");
}

function networkOf(host = "") {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return networks.find((network) => name === `www.${network}.localhost` || name === `www.${network}.com`);
}

/** Where somebody who typed plain `localhost` finds the two hosts. */
function directory(port) {
  const pages = [
    `http://www.facebook.localhost:${port}/camera.maremma.demo`,
    `http://www.linkedin.localhost:${port}/company/camera-maremma-demo/posts/`,
  ];
  const items = pages.map((page) => `<li><a href="${page}">${page}</a></li>`).join("");
  return `<!doctype html><html lang="it"><meta charset="utf-8"><title>Pagine di prova</title><h1>Pagine di prova</h1><ul>${items}</ul>`;
}

async function filesIn(root) {
  const wanted = networks.flatMap((network) => [`${network}.js`, `${network}.css`]);
  const present = await Promise.all(wanted.map((name) => stat(join(root, name)).then(() => true, () => false)));
  if (present.includes(false)) await writeBundles(root);
  return new Map(await Promise.all(wanted.map(async (name) => [name, await readFile(join(root, name))])));
}

/**
 * Starts the server on the loopback interface. Port 0 takes a free one. With `root` the bundles there are served (and built there
 * when missing); without it they are built in memory. Gives `{ port, url(network, path), close() }`.
 */
export async function start({ port = 0, root } = {}) {
  const files = root ? await filesIn(root) : await bundle();
  const server = createServer((request, response) => {
    try {
      respond(request, response);
    } catch (error) {
      response.writeHead(400, { "content-type": "text/plain" }).end(String(error.message)); // a malformed address
    }
  });
  const respond = (request, response) => {
    const send = (status, type, body, headers = {}) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const network = networkOf(request.headers.host);
    const url = new URL(request.url, `http://${request.headers.host ?? "localhost"}`);
    if (request.method !== "GET" && request.method !== "HEAD") return send(405, "text/plain", "method not allowed");
    if (!network) return send(200, "text/html; charset=utf-8", directory(server.address().port));
    if (url.pathname.startsWith("/static/")) {
      const name = basename(url.pathname);
      const file = files.get(name);
      if (file) return send(200, `${name.endsWith(".css") ? "text/css" : "text/javascript"}; charset=utf-8`, file);
      const svg = drawing(url);
      return svg ? send(200, "image/svg+xml; charset=utf-8", svg) : send(404, "text/plain", "not found");
    }
    if (url.pathname === "/favicon.ico") return send(204, "image/x-icon", "");
    const nonce = randomBytes(16).toString("base64url");
    const { html } = documents[network](url, nonce);
    send(200, "text/html; charset=utf-8", html, {
      "content-security-policy": contentSecurityPolicy(nonce),
      "cross-origin-opener-policy": "same-origin-allow-popups",
      "referrer-policy": "origin-when-cross-origin",
      "x-frame-options": "DENY",
    });
  };
  await new Promise((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", listening);
  });
  const actual = server.address().port;
  return {
    port: actual,
    url: (network, path = "/") => `http://www.${network}.localhost:${actual}${path}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const option = (name) => {
    const at = process.argv.indexOf(name);
    return at > 0 ? process.argv[at + 1] : undefined;
  };
  const { port } = await start({ port: Number(option("--port") ?? 8787), root: option("--root") });
  console.log(`listening on ${port}`);
}

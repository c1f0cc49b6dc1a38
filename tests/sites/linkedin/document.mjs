// The first load of the demonstration LinkedIn: as for people who are logged in, without canonical address or identity metadata.
export function firstLoad(url, nonce) {
  return {
    html: `<!DOCTYPE html>
<html lang="it" dir="ltr"><head><meta charset="utf-8"><title>Pagina di prova</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/linkedin.css" nonce="${nonce}">
<script src="/static/linkedin.js" defer nonce="${nonce}"></script></head><body><div id="root"></div></body></html>`,
  };
}

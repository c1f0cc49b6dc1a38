// The composer of posts, in an open shadow root where style sheets of the page do not reach.
import { useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Editable } from "../shared/editable.jsx";
import { nameOf, store } from "./site.js";
import css from "./composer.shadow.css";

/** The host stays in the document; the composer is in it while `open`. */
export function Composer({ account, open, onClose }) {
  const host = useRef(null);
  const [root, setRoot] = useState(null);
  useLayoutEffect(() => {
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, []);
  return (
    <div ref={host} id="interop-outlet" data-testid="interop-shadowdom">
      {root && open && createPortal(<Share account={account} onClose={onClose} />, root)}
    </div>
  );
}

function Share({ account, onClose }) {
  const editor = useRef(null);
  const [empty, setEmpty] = useState(true);
  const publish = () => {
    store.publish({ id: store.nextId(), account, when: "ora", whenLong: "ora", likes: 0, shares: 0, text: editor.current.text().trim() });
    onClose();
  };
  return (
    <div className="artdeco-modal-overlay">
      <div className="artdeco-modal share-box-v2__modal" role="dialog" aria-labelledby="share-title">
        <header><h2 id="share-title">{nameOf(account)}</h2><button type="button" aria-label="Chiudi" onClick={onClose}>✕</button></header>
        <div className="ql-container"><Editable editor={editor} className="ql-editor" aria-label="Editor di testo per la creazione di contenuti" aria-multiline="true" aria-placeholder="Di cosa vorresti parlare?" onInput={(text) => setEmpty(!text.trim())} /></div>
        <footer className="share-box_actions"><button type="button" className="share-actions__primary-action artdeco-button" disabled={empty} onClick={publish}>Pubblica</button></footer>
      </div>
    </div>
  );
}

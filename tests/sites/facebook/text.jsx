// Text as Facebook draws it: a block a line, emoji as pictures, invisible characters, the rest of a long text absent until asked for.
import { Fragment } from "react";
import { Link } from "../shared/router.jsx";
import { cutAt, emojiCode, pieces, withInvisible } from "../shared/text.js";
import { store } from "./site.js";
import c from "./styles.hashed.css";

function Piece({ piece, seed }) {
  switch (piece.kind) {
    case "link": return <a href={piece.value.startsWith("http") ? piece.value : `http://${piece.value}`} target="_blank" rel="nofollow noreferrer" role="link" className={c("link")}>{piece.value}</a>;
    case "hashtag": return <Link href={`/hashtag/${encodeURIComponent(piece.value.slice(1))}`} role="link" className={c("link")}>{piece.value}</Link>;
    case "emoji": return <span className={c("emoji")}><img alt={piece.value} src={`/static/emoji/${emojiCode(piece.value)}`} width="16" height="16" referrerPolicy="origin-when-cross-origin" /></span>;
    default: return seed ? withInvisible(piece.value, seed) : piece.value;
  }
}

/**
 * The text of a post or comment. `longest` and `shown` are lengths in UTF-16 code units; `lead` is drawn before the text (a mention).
 * Entries whose identifier is divisible by three get invisible characters.
 */
export function Text({ entry, longest, shown, lead }) {
  const { id, text, version, open } = entry;
  const cut = open ? undefined : cutAt(text, longest, shown);
  const lines = (cut === undefined ? text : text.slice(0, cut)).split("\n");
  const seed = Number(id.slice(-6)) % 3 === 0 && text.length < 10_000 ? id : "";
  return (
    <div key={version}>
      {lines.map((line, index) => (
        <div key={index} dir="auto" className={c("line")}>
          {index === 0 && lead}
          {pieces(line).map((piece, at) => <Fragment key={at}><Piece piece={piece} seed={seed && `${seed} ${index} ${at}`} /></Fragment>)}
          {cut !== undefined && index === lines.length - 1 && (
            <>… <div role="button" tabIndex={0} className={c("more")} onClick={() => store.edit(id, (now) => ({ ...now, open: true }))}>Altro…</div></>
          )}
        </div>
      ))}
    </div>
  );
}

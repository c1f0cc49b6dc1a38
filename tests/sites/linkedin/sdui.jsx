// The newer renderer, of feeds and profiles: hashed classes, `componentkey`, `data-testid`.
import { Fragment, memo, useRef } from "react";
import { Editable } from "../shared/editable.jsx";
import { landmark } from "../shared/landmarks.js";
import { Link } from "../shared/router.jsx";
import { useSubject } from "../shared/subject.js";
import { pieces } from "../shared/text.js";
import { commentUrn, updateHref } from "./routes.mjs";
import { avatarOf, comment as publish, headlineOf, nameOf, profileHref, store } from "./site.js";
import c from "./styles.hashed.css";

/** The whole text is in the document; style clips it, and the button is glued to its end. `longest` in UTF-16 code units. */
function Expandable({ entry, longest }) {
  const { id, text, version, open } = entry;
  const clipped = !open && (text.length > longest || text.split("\n").length > 4);
  const lines = text.split("\n");
  return (
    <span key={version} data-testid="expandable-text-box" className={c(clipped ? "text clipped" : "text")} dir="auto">
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {pieces(line).map(({ kind, value }, at) => {
            if (kind === "link") return <a key={at} href={value} target="_blank" rel="noreferrer" className={c("link")}>{value}</a>;
            if (kind === "hashtag") return <Link key={at} href={`/search/results/all/?keywords=${encodeURIComponent(value)}`} className={c("link")}><strong>{value}</strong></Link>;
            return value;
          })}
        </Fragment>
      ))}
      {clipped && <button type="button" data-testid="expandable-text-button" className={c("more")} onClick={() => store.edit(id, (now) => ({ ...now, open: true }))}>…altro</button>}
    </span>
  );
}

const Comment = memo(function Comment({ post, comment }) {
  const urn = commentUrn(post, comment);
  const name = nameOf(comment.author);
  const replies = comment.replies ?? [];
  return (
    <div componentkey={`replaceableComment_${urn}`} id={`replaceableComment_${urn}`}>
      <div className={c("comment")}>
        <Link href={profileHref(comment.author)} tabIndex={-1} aria-hidden="true"><img src={avatarOf(comment.author)} alt="" className={c("comment-avatar")} /></Link>
        <div className={c("comment-body")}>
          <div className={c("comment-head")}>
            <Link href={profileHref(comment.author)}><p className={c("name")}>{name}{comment.author === post.account && <span className={c("badge")}>Autore</span>}</p><p className={c("headline")}>{headlineOf(comment.author)}</p></Link>
            <p className={c("when")}>{comment.when}</p>
            <button type="button" aria-label={`Visualizza altre opzioni per il commento di ${name}.`} className={c("dots")}>···</button>
          </div>
          <p className={c("comment-text")}><Expandable entry={comment} longest={200} /></p>
          <div className={c("comment-actions")}>
            <button type="button" aria-label={`Stato del pulsante di reazione: nessuna reazione al commento di ${name}`}>Consiglia</button>
            <button type="button">Rispondi</button>
          </div>
        </div>
      </div>
      {replies.length > 0 && <div data-testid={`${comment.id}-replyList`} className={c("replies")}>{replies.map((reply) => <Comment key={reply.id} post={post} comment={reply} />)}</div>}
    </div>
  );
});

function CommentBox({ post }) {
  const editor = useRef(null);
  const send = () => {
    const text = editor.current.text().trim();
    if (!text) return;
    editor.current.clear();
    publish(post, text);
  };
  return (
    <div className={c("comment-box")}>
      <button type="button" aria-label="Apri il menu per cambiare identità quando interagisci con questo post" className={c("identity")}><img src={avatarOf(post.account)} alt="" /></button>
      <div className={c("comment-field")}>
        <Editable editor={editor} className={`tiptap ProseMirror ${c("editor")}`} aria-label="Editor di testo per la creazione di un commento" aria-placeholder="Aggiungi un commento…" />
        <button type="button" onClick={send} className={c("submit")}>Commenta</button>
      </div>
    </div>
  );
}

const Post = memo(function Post({ post, feedType }) {
  const subject = useSubject(post);
  const name = nameOf(post.account);
  const key = `${Number(post.id.slice(-6)).toString(36)}Qz7FeedType_${feedType}`;
  const count = post.comments.reduce((sum, comment) => sum + 1 + (comment.replies?.length ?? 0), 0);
  return (
    <div ref={landmark(post.id)} role="listitem" componentkey={`expanded${key}`} data-sdui-anchor-id={key} className={c("slot")}>
      <div componentkey={`update-card-focus${key}`} className={c("card")}>
        <h2 className={c("hidden")}>Post nel feed</h2>
        <div className={c("post-head")}>
          <Link href={profileHref(post.account)} tabIndex={-1} aria-hidden="true"><img src={avatarOf(post.account)} alt="" className={c("post-avatar")} /></Link>
          <Link href={profileHref(post.account)} className={c("who")}>
            <p className={c("name")}>{name}</p>
            <p className={c("headline")}>{headlineOf(post.account)}</p>
            <p className={c("headline")}>{post.when} •</p>
          </Link>
          <button type="button" aria-label={`Apri il menu dei controlli per il post di ${name}`} className={c("dots")}>···</button>
          <button type="button" aria-label={`Nascondi il post di ${name}`} className={c("dots")}>✕</button>
        </div>
        <p className={c("message")}><Expandable entry={post} longest={300} /></p>
        {post.picture && <img className={c("picture")} alt={post.picture.alt}
          src={`/static/poster/${encodeURIComponent(post.picture.title)}?subtitle=${encodeURIComponent(post.picture.subtitle)}&motif=${post.picture.motif}`} />}
        <div className={c("counts")}><span>{post.likes} reazioni</span><Link href={updateHref(post)}>{count} commenti · {post.shares} diffusioni</Link></div>
        <div className={c("buttons")}>{["Consiglia", "Commenta", "Diffondi", "Invia"].map((label) => <button type="button" key={label}>{label}</button>)}</div>
        <CommentBox post={post} />
        <div data-testid={`${post.id}-commentLists`} className={c("comments")}>{post.comments.map((comment) => <Comment key={comment.id} post={subject} comment={comment} />)}</div>
      </div>
    </div>
  );
});

/** `feedType` as it stands in the keys of the cards; `onShare` opens the composer, where the viewer may publish. */
export function Feed({ posts, feedType, onShare }) {
  return (
    <div data-testid="mainFeed" role="list" data-component-type="LazyColumn">
      {onShare && (
        <div role="listitem" data-sdui-anchor-id="sharebox" className={c("slot")}>
          <div className={c("card share")}><button type="button" onClick={onShare} className={`share-box-feed-entry__trigger ${c("share-trigger")}`}>Avvia un post</button></div>
        </div>
      )}
      {posts.map((post) => <Post key={post.id} post={post} feedType={feedType} />)}
    </div>
  );
}

// A post, in a feed or in its dialog.
import { memo, useId, useRef, useState } from "react";
import { Editable } from "../shared/editable.jsx";
import { landmark } from "../shared/landmarks.js";
import { Link, navigate } from "../shared/router.jsx";
import { useSubject } from "../shared/subject.js";
import { random } from "../shared/text.js";
import { Thread } from "./comment.jsx";
import { permalink } from "./routes.mjs";
import { actingOn, avatarOf, nameOf, profileHref, store, viewer } from "./site.js";
import { Text } from "./text.jsx";
import c from "./styles.hashed.css";

const inFeed = 4; // comments shown before "Visualizza altri commenti"

/** The time of a post: letters out of order in the document, put back in order by style; a link that is a stub until it is pointed at. */
function PostTime({ post }) {
  const [known, setKnown] = useState(false);
  const next = random(post.id);
  const letters = Array.from(post.when, (letter, order) => ({ letter, order })).sort(() => next() - 0.5);
  const reveal = () => setKnown(true);
  return (
    <a href={known ? `${permalink(post)}?__cft__[0]=AZ` : "?__cft__[0]=AZ"} role="link" tabIndex={0} aria-label={post.when} className={c("post-time")}
      onMouseEnter={reveal} onFocus={reveal} onClick={(event) => { event.preventDefault(); navigate(permalink(post)); }}>
      <span>{letters.map(({ letter, order }) => <span key={order} style={{ order }}>{letter === " " ? "\u00A0" : letter}</span>)}</span>
    </a>
  );
}

function CommentForm({ post }) {
  const acting = actingOn(post.account);
  const label = `Commenta come ${nameOf(acting)}`;
  const send = (text) => store.append(post.id, [{
    id: store.nextId(), author: acting === viewer.person ? "mario.rossi.77" : acting, when: "Adesso", whenLong: "pochi secondi fa", text,
  }]);
  const editor = useRef(null);
  return (
    <div className={c("comment-form")}>
      <img src={avatarOf(acting)} alt="" />
      <form role="presentation" onSubmit={(event) => event.preventDefault()}>
        <Editable editor={editor} enterSubmits onSubmit={send} aria-label={label} aria-placeholder={label} data-lexical-editor="true" className={c("comment-editor")} />
        <div role="button" tabIndex={0} aria-label="Commenta" className={c("send")}
          onClick={() => { const text = editor.current.text().trim(); if (text) { editor.current.clear(); send(text); } }}>➤</div>
      </form>
    </div>
  );
}

/** `whole`: with every comment, as in the dialog. */
export const Post = memo(function Post({ post, position, total, whole = false }) {
  const [all, setAll] = useState(false);
  const subject = useSubject(post);
  const title = useId();
  const message = useId();
  const comments = whole || all ? post.comments : post.comments.slice(0, inFeed);
  const hidden = post.comments.length - comments.length;
  const count = post.comments.reduce((sum, comment) => sum + 1 + (comment.replies?.length ?? 0), 0);
  const feedUnit = position && { "aria-posinset": position, "aria-setsize": total };
  return (
    <div ref={whole ? undefined : landmark(post.id)} className={c("post-slot")} {...feedUnit} aria-describedby={message} aria-labelledby={title}>
      <div className={c("post")}>
        <div className={c("post-head")}>
          <Link href={profileHref(post.account)} aria-hidden="true" tabIndex={-1} className={c("post-avatar")}><img src={avatarOf(post.account)} alt="" /></Link>
          <div>
            <div data-ad-rendering-role="profile_name"><h3 id={title} className={c("post-author")}><span><Link href={profileHref(post.account)} role="link"><strong><span>{nameOf(post.account)}</span></strong></Link></span></h3></div>
            <div className={c("post-sub")}><PostTime post={post} /><span aria-hidden="true"> · </span><span title="Tutti" className={c("globe")} /></div>
          </div>
          <div role="button" tabIndex={0} aria-label="Azioni per questo post" aria-haspopup="menu" className={c("post-menu")}>···</div>
        </div>
        {post.coloured
          ? <div id={message} className={c("coloured")}><Text entry={post} longest={480} shown={360} /></div>
          : <div id={message} data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message" className={c("message")}>
              <span dir="auto"><Text entry={post} longest={480} shown={360} /></span></div></div>}
        {post.picture && !whole && (
          <img className={c("picture")} alt={post.picture.alt}
            src={`/static/poster/${encodeURIComponent(post.picture.title)}?subtitle=${encodeURIComponent(post.picture.subtitle)}&motif=${post.picture.motif}`} />
        )}
        <div className={c("counts")}>
          <span className={c("likes")}><span aria-hidden="true" className={c("like-dot")} />{post.likes}</span>
          <span>{count} {count === 1 ? "commento" : "commenti"} · {post.shares} condivisioni</span>
        </div>
        <div className={c("buttons")}>
          <div data-ad-rendering-role="like_button" role="button" tabIndex={0}>Mi piace</div>
          <div role="button" tabIndex={0} aria-label="Lascia un commento" onClick={() => navigate(permalink(post))}><span data-ad-rendering-role="comment_button">Commenta</span></div>
          <div role="button" tabIndex={0} aria-label="Condividi"><span data-ad-rendering-role="share_button">Condividi</span></div>
        </div>
        <div className={c("comments")}>
          {post.comments.length > 1 && <div role="button" tabIndex={0} aria-haspopup="menu" className={c("sort")}>{whole ? "Tutti i commenti ▾" : "Più pertinenti ▾"}</div>}
          {comments.map((comment) => <Thread key={comment.id} post={subject} comment={comment} />)}
          {hidden > 0 && <div role="button" tabIndex={0} className={c("unfold")} onClick={() => setAll(true)}><span>Visualizza altri commenti ({hidden})</span></div>}
        </div>
        <CommentForm post={post} />
      </div>
    </div>
  );
});

// A comment with its replies. Replies stand beside their comment, or inside it: both happen on Facebook.
import { memo, useState } from "react";
import { Link } from "../shared/router.jsx";
import { permalink } from "./routes.mjs";
import { authorHref, avatarOf, commentHref, nameOf, profileHref } from "./site.js";
import { Text } from "./text.jsx";
import c from "./styles.hashed.css";

const longest = 320;
const shown = 240;

export const Comment = memo(function Comment({ post, comment, parent, children }) {
  const name = nameOf(comment.author);
  const label = `${parent ? "Risposta" : "Commento"} di ${name}${parent ? ` al commento di ${nameOf(parent.author)}` : ""} ${comment.whenLong}`;
  const profile = authorHref(post, comment);
  const lead = comment.mention && (
    <><Link href={profileHref(comment.mention, post.group)} role="link" className={c("mention")}>{nameOf(comment.mention)}</Link> </>
  );
  return (
    <div role="article" aria-label={label} tabIndex={-1} className={c(parent ? "comment reply" : "comment")}>
      <div className={c("comment-row")}>
        <Link href={profile} role="link" tabIndex={0} aria-hidden="true" className={c("comment-avatar")}><img src={avatarOf(comment.author)} alt="" /></Link>
        <div className={c("comment-body")}>
          <div className={c("bubble-row")}>
            <div className={c("bubble")}>
              <span className={c("comment-author")}>
                <Link href={profile} role="link" tabIndex={0}><span><span dir="auto">{name}</span></span></Link>
                {comment.author === post.account && <span className={c("badge")}>Autore</span>}
              </span>
              <div className={c("comment-text")}><span dir="auto" lang="it"><Text entry={comment} longest={longest} shown={shown} lead={lead} /></span></div>
            </div>
            <div role="button" tabIndex={0} aria-label="Nascondi o segnala" aria-haspopup="menu" className={c("comment-menu")}>···</div>
          </div>
          <ul className={c("comment-actions")}>
            <li><Link href={commentHref(permalink(post), comment, parent)} role="link" tabIndex={0}>{comment.when}</Link></li>
            <li><div role="button" tabIndex={0}>Mi piace</div></li>
            <li><div role="button" tabIndex={0}>Rispondi</div></li>
          </ul>
        </div>
      </div>
      {children}
    </div>
  );
});

/** A comment and what answers it. */
export const Thread = memo(function Thread({ post, comment }) {
  const [unfolded, setUnfolded] = useState(false);
  const replies = comment.replies ?? [];
  const folded = comment.foldedReplies && !unfolded && replies.length > 0;
  const nested = folded ? [] : replies.filter((reply) => reply.nested);
  const beside = folded ? [] : replies.filter((reply) => !reply.nested);
  const draw = (reply) => <Comment key={reply.id} post={post} comment={reply} parent={comment} />;
  return (
    <div className={c("thread")}>
      <Comment post={post} comment={comment}>{nested.length > 0 ? nested.map(draw) : undefined}</Comment>
      {folded && (
        <div role="button" tabIndex={0} className={c("unfold")} onClick={() => setUnfolded(true)}>
          <span>Visualizza altre risposte ({replies.length})</span>
        </div>
      )}
      {beside.map(draw)}
    </div>
  );
});

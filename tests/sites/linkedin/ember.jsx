// The older renderer, of the page of one post: readable classes, URNs in `data-urn` and `data-id`, text doubled for screen readers.
import { Fragment, memo, useRef, useState } from "react";
import { Editable } from "../shared/editable.jsx";
import { landmark } from "../shared/landmarks.js";
import { Link } from "../shared/router.jsx";
import { useSubject } from "../shared/subject.js";
import { pieces } from "../shared/text.js";
import { commentUrn } from "./routes.mjs";
import { actingOn, avatarOf, comment as publish, headlineOf, nameOf, profileHref, store } from "./site.js";
import "./ember.css";

function Hashtag({ value }) {
  return (
    <Link href={`/search/results/all/?keywords=${encodeURIComponent(value)}`} className="feed-shared-text-view__hyperlink">
      <span className="visually-hidden">hashtag</span><span><span aria-hidden="true">#</span>{value.slice(1)}</span>
    </Link>
  );
}

/** The whole text is in the document; style clips it. `longest` in UTF-16 code units. */
function ShowMore({ entry, longest }) {
  const { id, text, version, open } = entry;
  const clipped = !open && text.length > longest;
  return (
    <div className={`feed-shared-inline-show-more-text${clipped ? " feed-shared-inline-show-more-text--collapsed" : ""}`}>
      <div className="update-components-text" key={version}>
        <span className="break-words"><span dir="ltr">
          {text.split("\n").map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              {pieces(line).map(({ kind, value }, at) => {
                if (kind === "link") return <a key={at} href={value} target="_blank" rel="noreferrer">{value}</a>;
                return kind === "hashtag" ? <Hashtag key={at} value={value} /> : value;
              })}
            </Fragment>
          ))}
        </span></span>
      </div>
      {clipped && (
        <button type="button" className="feed-shared-inline-show-more-text__see-more-less-toggle see-more" onClick={() => store.edit(id, (now) => ({ ...now, open: true }))}
          aria-label="vedi altro, mostra visivamente contenuti già rilevati dai lettori di schermo"><span>… altro</span></button>
      )}
    </div>
  );
}

const Comment = memo(function Comment({ post, comment, reply = false }) {
  const name = nameOf(comment.author);
  const [earlier, setEarlier] = useState(!comment.foldedReplies);
  const replies = comment.replies ?? [];
  return (
    <article className={`comments-comment-entity${reply ? " comments-comment-entity--reply" : ""}`} data-id={commentUrn(post, comment)}>
      <div className="comments-comment-meta__container">
        <div className="comments-comment-meta__actor">
          <Link href={profileHref(comment.author)} className="comments-comment-meta__image-link" aria-label={`Visualizza il profilo di ${name}`}><img src={avatarOf(comment.author)} alt="" /></Link>
          <Link href={profileHref(comment.author)} className="comments-comment-meta__description-container">
            <h3 className="comments-comment-meta__description">
              <span className="comments-comment-meta__description-title"><span aria-hidden="true">{name}</span><span className="visually-hidden">Visualizza il profilo di {name}</span></span>
              {comment.author === post.account && <span className="comments-comment-meta__badge">Autore</span>}
            </h3>
            <div className="comments-comment-meta__description-subtitle">{headlineOf(comment.author)}</div>
          </Link>
        </div>
        <div className="comments-comment-meta__info">
          <time className="comments-comment-meta__data">{comment.whenLong.replace(" fa", "")}</time>
          <button type="button" aria-label={`Visualizza altre opzioni per il commento di ${name}.`}>···</button>
        </div>
      </div>
      <section className="comments-comment-entity__content"><ShowMore entry={comment} longest={240} /></section>
      <div className="comments-comment-social-bar">
        <button type="button" aria-label={`Consiglia il commento di ${name}`}>Consiglia</button>
        <button type="button" aria-label={`Rispondi al commento di ${name}`}>Rispondi</button>
      </div>
      {replies.length > 0 && (
        <div className="comments-replies-list">
          {!earlier && <button type="button" className="comments-load-previous" onClick={() => setEarlier(true)}>Carica le risposte precedenti al commento di {name}</button>}
          {(earlier ? replies : replies.slice(-1)).map((answer) => <Comment key={answer.id} post={post} comment={answer} reply />)}
        </div>
      )}
    </article>
  );
});

function CommentBox({ post }) {
  const editor = useRef(null);
  const send = (event) => {
    event.preventDefault();
    const text = editor.current.text().trim();
    if (!text) return;
    editor.current.clear();
    publish(post, text);
  };
  return (
    <form className="comments-comment-box__form" onSubmit={send}>
      <button type="button" className="content-admin-identity-toggle-button" aria-label="Apri il menu per cambiare identità quando interagisci con questo post"><img src={avatarOf(actingOn(post.account))} alt="" /></button>
      <div className="ql-container"><Editable editor={editor} className="ql-editor" aria-label="Editor di testo per la creazione di contenuti" aria-placeholder="Aggiungi un commento…" /></div>
      <button type="submit" className="comments-comment-box__submit-button--cr artdeco-button">Commenta</button>
    </form>
  );
}

export function PostDetail({ post }) {
  const subject = useSubject(post);
  const name = nameOf(post.account);
  return (
    <div id="ember3" className="ember-view application-outlet">
      <div ref={landmark(post.id)} className="feed-shared-update-v2 ember-view" role="article" data-urn={`urn:li:activity:${post.id}`}>
        <h2 className="visually-hidden">Post nel feed</h2>
        <div className="update-components-actor__container">
          <Link href={profileHref(post.account)} className="update-components-actor__image" aria-hidden="true" tabIndex={-1}><img src={avatarOf(post.account)} alt="" /></Link>
          <Link href={profileHref(post.account)} className="update-components-actor__meta-link" aria-label={`Visualizza: ${name}`}>
            <span className="update-components-actor__title"><span dir="ltr"><span aria-hidden="true">{name}</span><span className="visually-hidden">{name}</span></span></span>
            <span className="update-components-actor__description"><span aria-hidden="true">{headlineOf(post.account)}</span><span className="visually-hidden">{headlineOf(post.account)}</span></span>
          </Link>
          <span className="update-components-actor__sub-description"><span aria-hidden="true">{post.when} • </span><span className="visually-hidden">{post.whenLong} fa • Visibile a tutti</span></span>
          <button type="button" className="feed-shared-control-menu__trigger" aria-label={`Apri il menu dei controlli per il post di ${name}`}>···</button>
        </div>
        <div className="feed-shared-update-v2__description"><ShowMore entry={post} longest={320} /></div>
        <div className="social-details-social-counts"><span>{post.likes} reazioni</span><span>{post.comments.length} commenti · {post.shares} diffusioni</span></div>
        <div className="feed-shared-social-action-bar">{["Consiglia", "Commenta", "Diffondi", "Invia"].map((label) => <button type="button" key={label}>{label}</button>)}</div>
        <CommentBox post={post} />
        <div className="comments-comments-list">{post.comments.map((comment) => <Comment key={comment.id} post={subject} comment={comment} />)}</div>
      </div>
    </div>
  );
}

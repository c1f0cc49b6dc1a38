// The demonstration LinkedIn: two renderers in one application, as on the real one.
import { useEffect, useState } from "react";
import { Link, usePath } from "../shared/router.jsx";
import { start } from "../shared/start.jsx";
import { usePosts } from "../shared/store.js";
import { Composer } from "./composer.jsx";
import { PostDetail } from "./ember.jsx";
import { MessagingOverlay, MessagingPage } from "./messaging.jsx";
import { route } from "./routes.mjs";
import { Feed } from "./sdui.jsx";
import { accounts, avatarOf, currentPost, feedOf, headlineOf, nameOf, store, viewer } from "./site.js";
import c from "./styles.hashed.css";

function Header() {
  return (
    <header className={c("banner")}>
      <div className={c("banner-inner")}>
        <Link href="/feed/" aria-label="Pagina iniziale" className={c("mark")}><span /></Link>
        <input type="search" placeholder="Cerca" aria-label="Cerca" className={c("search")} />
        <nav aria-label="Navigazione principale" className={c("menu")}>
          <Link href="/feed/">Home</Link>
          <Link href={`/company/${viewer.acting}/posts/`}>La tua pagina</Link>
          <Link href="/in/giulia-bianchi-demo/">Rete</Link>
          <Link href="/messaging/">Messaggistica</Link>
        </nav>
        <span className={c("demo")}>Pagina di prova</span>
        <img src={avatarOf(viewer.person)} alt={viewer.person} className={c("me")} />
      </div>
    </header>
  );
}

function CompanyCard({ id }) {
  return (
    <section className={c("card top")}>
      <img src={`/static/cover/${encodeURIComponent(id)}`} alt="" className={c("cover")} />
      <img src={avatarOf(id)} alt="" className={c("portrait")} />
      <h1>{nameOf(id)}</h1>
      <p className={c("headline")}>{headlineOf(id)}</p>
      <div className={c("tabs")}><a aria-current="page">Post</a><a>Chi siamo</a><a>Eventi</a></div>
    </section>
  );
}

/** No h1 on the newer profiles: the name is an h2 in a card with a telling identifier. */
function PersonCard({ id }) {
  const key = (part) => `com.linkedin.sdui.profile.card.refACoAAB${id.length}${part}`;
  return (
    <>
      <section id={key("Topcard")} componentkey={key("Topcard")} className={c("card top")}>
        <img src={`/static/cover/${encodeURIComponent(id)}`} alt="" className={c("cover")} />
        <img src={avatarOf(id)} alt="" className={c("portrait round")} />
        <h2>{nameOf(id)}</h2>
        <p className={c("headline")}>{headlineOf(id)}</p>
        <div className={c("tabs")}><button type="button" className={c("submit")}>Collegati</button></div>
      </section>
      <section id={key("About")} componentkey={key("About")} className={c("card about")}><h2>Informazioni</h2><p><span data-testid="expandable-text-box">{accounts[id]?.about}</span></p></section>
    </>
  );
}

function Side({ account }) {
  return (
    <aside className={c("side")}>
      <section className={c("card about")}><h2>{nameOf(account)}</h2><p>{accounts[account]?.about ?? "Contenuti inventati, a scopo di prova."}</p></section>
    </aside>
  );
}

const feedTypes = { feed: "MAIN_FEED_RELEVANCE", company: "COMPANY_FEED", person: "MEMBER_SHARES" };

function Application() {
  const here = route(usePath());
  const posts = feedOf(here, usePosts(store));
  const [sharing, setSharing] = useState(false);
  const name = here.account ? nameOf(here.account) : "Pagina di prova";
  useEffect(() => { document.title = name; }, [name]);
  return (
    <>
      <Header />
      {here.kind === "messaging" ? <MessagingPage /> : (
        <>
          <div className={c("columns")}>
            <Side account={here.account ?? viewer.acting} />
            <main className={c("column")}>
              {here.kind === "company" && <CompanyCard id={here.account} />}
              {here.kind === "person" && <PersonCard id={here.account} />}
              {here.kind === "update"
                ? posts.map((post) => <PostDetail key={post.id} post={post} />)
                : <Feed key={here.account ?? here.kind} posts={posts} feedType={feedTypes[here.kind]} onShare={here.kind === "feed" || here.account === viewer.acting ? () => setSharing(true) : undefined} />}
            </main>
          </div>
          <MessagingOverlay />
        </>
      )}
      <Composer account={viewer.acting} open={sharing} onClose={() => setSharing(false)} />
    </>
  );
}

start({ store, application: <Application />, currentPost });

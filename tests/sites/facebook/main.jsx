// The demonstration Facebook.
import { useEffect } from "react";
import { Link, navigate, usePath } from "../shared/router.jsx";
import { start } from "../shared/start.jsx";
import { usePosts } from "../shared/store.js";
import { VirtualFeed } from "../shared/virtual-feed.jsx";
import { ChatDrawer, Messages } from "./chat.jsx";
import { Post } from "./post.jsx";
import { route } from "./routes.mjs";
import { accounts, avatarOf, currentPost, feedOf, groups, nameOf, store, viewer } from "./site.js";
import c from "./styles.hashed.css";

function Header() {
  return (
    <div role="banner" className={c("banner")}>
      <Link href="/" aria-label="Pagina iniziale" className={c("mark")}><span /></Link>
      <input type="search" placeholder="Cerca" aria-label="Cerca" className={c("search")} />
      <nav aria-label="Menu principale" className={c("menu")}>
        <Link href="/">Home</Link>
        <Link href={`/${viewer.acting}`}>Pagina</Link>
        <Link href="/groups/1234">Gruppi</Link>
        <Link href="/messages/t/1">Messaggi</Link>
      </nav>
      <span className={c("demo")}>Pagina di prova</span>
      <img src={avatarOf(viewer.person)} alt={viewer.person} className={c("me")} />
    </div>
  );
}

function Intro({ here }) {
  const account = accounts[here.account];
  const group = groups[here.group];
  const name = group?.name ?? nameOf(here.account);
  const tabs = group ? ["Discussione", "Persone", "Foto"] : account?.kind === "page" ? ["Post", "Informazioni", "Foto", "Eventi"] : ["Post", "Informazioni", "Amici", "Foto"];
  return (
    <div className={c("intro")}>
      <div className={c("intro-inner")}>
        <img src={`/static/cover/${encodeURIComponent(here.account ?? name)}`} alt="" className={c("cover")} />
        <div className={c("who")}>
          <img src={group ? `/static/avatar/${encodeURIComponent(name)}` : avatarOf(here.account)} alt="" className={c("portrait")} />
          <div>
            <h1>{name}</h1>
            <p>{group ? `Gruppo pubblico · ${group.members}` : account?.kind === "page" ? `${account.followers} follower · ${account.category}` : "128 amici"}</p>
          </div>
          <div role="button" tabIndex={0} className={c("follow")}>{group ? "Iscritto" : account?.kind === "page" ? "Segui già" : "Amici"}</div>
        </div>
        <div role="tablist" className={c("tabs")}>{tabs.map((tab, index) => <a key={tab} role="tab" aria-selected={index === 0} tabIndex={index === 0 ? 0 : -1}>{tab}</a>)}</div>
      </div>
    </div>
  );
}

function Aside({ here }) {
  const account = accounts[here.account];
  return (
    <aside className={c("aside")}>
      <h2>In breve</h2>
      <p>{account?.about ?? "Contenuti inventati, a scopo di prova."}</p>
      {account?.category && <p><Link href={`/pages/category/${encodeURIComponent(account.category)}`}>Pagina · {account.category}</Link></p>}
      {account?.id === "100090000000001" && <p>urp@lg.camcom.it<br />www.lg.camcom.it</p>}
    </aside>
  );
}

function PostDialog({ post, back }) {
  useEffect(() => {
    document.documentElement.classList.add(c("locked"));
    return () => document.documentElement.classList.remove(c("locked"));
  }, []);
  return (
    <div className={c("veil")}>
      <div role="dialog" aria-labelledby="post-title" className={c("dialog")}>
        <div className={c("dialog-head")}>
          <h2 id="post-title">Post di {nameOf(post.account)}</h2>
          <div role="button" tabIndex={0} aria-label="Chiudi" onClick={() => navigate(back)}>✕</div>
        </div>
        <div className={c("dialog-body")}><Post post={post} whole /></div>
      </div>
    </div>
  );
}

function Application() {
  const here = route(usePath());
  const posts = usePosts(store);
  const feed = feedOf(here, posts);
  const open = here.post && feed.find((post) => post.id === here.post);
  const place = here.kind === "group" ? `/groups/${here.group}` : here.kind === "profile" ? `/${here.account}` : "/";
  useEffect(() => {
    document.title = groups[here.group]?.name ?? (here.account ? nameOf(here.account) : "Pagina di prova");
  }, [here.group, here.account]);
  return (
    <div className={c("application")}>
      <Header />
      {here.kind === "messages" ? <Messages id={here.chat} /> : (
        <>
          {here.kind !== "home" && <Intro here={here} />}
          <div className={c("columns")}>
            <Aside here={here} />
            <div role="main" data-pagelet="ProfileTimeline" className={c("column")}>
              <VirtualFeed key={place} items={feed} role="feed">
                {(post, index) => <Post key={post.id} post={post} position={index + 1} total={feed.length} />}
              </VirtualFeed>
            </div>
          </div>
          {open && <PostDialog post={open} back={place} />}
          <ChatDrawer />
        </>
      )}
    </div>
  );
}

start({ store, application: <Application />, currentPost });

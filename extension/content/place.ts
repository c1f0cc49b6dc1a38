// What a page is, and so what may be read there. Order of decision: private, official, group, one's own profile, others.
import type { Account } from "../types/settings.ts";
import type { Kind } from "../types/messages.ts";
import type { Identity, Site } from "./adapter.ts";

/** A page as this configuration sees it. */
export interface Place {
  kind: Kind;
  /** The official account, in comparable form. */
  account?: string;
  /** The post that the address names. */
  post?: string | undefined;
  /** The address does not tell whose page this is: its post will, and has not yet for certain. */
  pending: boolean;
  /** Every identifier that counts as official here. */
  official: ReadonlySet<string>;
}

/** The identifiers of the institution on this network, in comparable form. */
export function officialOn(site: Site, accounts: readonly Account[]): Set<string> {
  return new Set(accounts.filter(({ network }) => network === site.data.network).map(({ id }) => site.normal(id)));
}

/** Decides from the address; from the document only where the address cannot tell. Reads no text. */
export function classify(site: Site, url: URL, official: ReadonlySet<string>, document: Document): Place {
  const address = site.address(url);
  const place = (kind: Kind): Place => ({ kind, post: address.post, pending: false, official });
  if (address.kind === "private" || address.kind === "unknown") return place(address.kind);
  if (address.kind === "page") {
    if (official.size === 0) return place(profile(site, document));
    if (address.owner) return owned(site, address.post, official, document);
    const account = address.account;
    if (account !== undefined) {
      if (official.has(account)) return { ...place("official"), account };
      for (const id of document.head ? site.headIdentities(document.head, url) : []) {
        // The address bears another name of the same account.
        if (official.has(id)) return { ...place("official"), account: id, official: new Set([...official, account]) };
      }
    }
    return place(profile(site, document));
  }
  return place(address.kind);
}

/** A page of one post, whose author the address does not name. */
function owned(site: Site, post: string | undefined, official: ReadonlySet<string>, document: Document): Place {
  const unknown: Place = { kind: "unknown", post, pending: true, official };
  if (!document.body) return unknown;
  for (const found of site.find(document.body)) {
    if (found?.kind !== "post") continue;
    const parts = site.parts(found);
    const id = site.id(found, parts);
    if (id !== undefined && post !== undefined && id !== post) continue;
    const author = site.author(found, parts);
    if (!author) continue;
    // A post without identifier may be one of the page before: what it says is not the last word.
    const pending = id === undefined;
    if (belongsByAuthor(unknown, author)) return { kind: "official", account: author.id, post, pending, official };
    return { kind: "other", post, pending, official };
  }
  return unknown;
}

function profile(site: Site, document: Document): Kind {
  return site.shows("own", document) || site.shows("person", document) ? "personal" : "other";
}

/**
 * Whether an item is an official account's, by its own address. Only then, or when its post is, may its text be read: an
 * item whose owner is not known is treated as private. During in-page navigation the page before is still there, and so
 * are feeds behind a dialog.
 */
export function belongsByLink(site: Site, place: Place, link: URL | undefined): boolean {
  if (!link) return false;
  const { account, post } = site.address(link);
  if (account !== undefined) return place.official.has(account);
  return place.kind === "official" && post !== undefined && post === place.post;
}

/** Whether its author is an official account. */
export function belongsByAuthor(place: Place, author: Identity | undefined): boolean {
  return author !== undefined && author.institution && place.official.has(author.id);
}

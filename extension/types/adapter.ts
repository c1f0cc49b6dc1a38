// The shape of a site adapter (content/sites/*.json): what a network's pages look like, as data.
// Every fact bears its source: "capture YYYY-MM" (counted in a saved page), "tools YYYY" (used by public tools at that
// date), "known" (general knowledge), "guess" (inferred, to be verified).
import type { Language, Network } from "./generated.ts";

/** How much a selector can be trusted when a site changes: structure first, then labels by language, then visible text. */
export const TIERS = ["structure", "label", "text"] as const;
export type Tier = (typeof TIERS)[number];

export interface Fact {
  source: string;
}

/** Elements, by selector. `{name}` in a selector of tier "label" stands for each label of that name in each language. */
export interface Located extends Fact {
  tier: Tier;
  selector: string;
  /** Only elements whose whole text is one of the labels of this name. */
  labels?: string;
  /** Not those inside an element like this that is itself inside the item. */
  notInside?: string;
}

/** Elements that hold an item. */
export interface Container extends Located {
  /** The element must own (hold, and be the nearest container of) an element like this outside its text. */
  owns?: string;
  /** The elements found lie inside the item, which is their smallest ancestor that also holds an element like this. */
  climb?: string;
  /** With `climb`: the first element found in a post is the post's own, and is passed over. */
  later?: boolean;
}

/** A value read from an attribute by the group `id` of a pattern. On "href", the pattern sees path and query. */
export interface Extract extends Located {
  attribute: string;
  pattern: string;
}

export const ITEM_KINDS = ["post", "quoted", "reply", "comment"] as const;
/** In the order in which they claim an element. "quoted": a shared post inside another, by its own author. */
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface ItemRule {
  containers: Container[];
  /** Where the text is: the first entry with an own element counts, all its outermost elements in order. */
  text: Located[];
  /** Links to the author: the first that the identity rules understand. */
  author: Located[];
  /** An attribute that names the author where no link does: for people who repair adapters, never to decide. */
  authorName?: Extract[];
  /** Identifier of the item. */
  id: Extract[];
  /** Links to the item. */
  permalink: Located[];
  /** Identifier of the item that it answers. */
  parent?: Extract[];
  /** Without such an identifier: the nearest item of these kinds around it. */
  nestedIn?: ItemKind[];
  /** Only the beginning of the text is in the page when this is in it. */
  truncated: Located[];
}

export const PLACE_KINDS = ["private", "page", "group", "personal", "other"] as const;

/**
 * What an address is. First match wins; an address that none matches is unknown, and nothing there is read.
 * The pattern sees the decoded path and query; its groups `account` and `post` are identifiers.
 * "page": official when `account` is configured. `owner`: the address does not tell whose it is, the page does.
 */
export interface PlaceRule extends Fact {
  kind: (typeof PLACE_KINDS)[number];
  pattern: string;
  owner?: boolean;
}

/** An identifier in the address of a profile. The pattern sees path and query. */
export interface IdentityRule extends Fact {
  pattern: string;
  /** Whether such an identifier may be an institution's. Others are never compared with the configuration. */
  institution: boolean;
  /** Put before the identifier, so that two name spaces never meet. */
  prefix?: string;
}

/** An identifier of the page's owner in the head of the first document, valid only while the head is about this address. */
export interface HeadRule extends Fact {
  selector: string;
  attribute: string;
  pattern: string;
  /** An element whose attribute must have the path of the address. */
  about: { selector: string; attribute: string };
}

/** Where a person writes. Data for the check before publishing. */
export interface Composer extends Fact {
  surface: "post" | "comment" | "bio";
  /** The editable element. */
  editor: string;
  kind: "lexical" | "quill" | "prosemirror" | "textarea";
  within?: string;
  notWithin?: string;
  /** The open shadow root that holds it. */
  shadow?: string;
  /** Controls that publish, and the labels or texts that they bear. */
  submit: { selector: string; labels?: string }[];
  /** Keys that publish, "Enter" or "Control+Enter". */
  keys: string[];
  attachments: string[];
}

export interface Adapter {
  network: Network;
  about: string;
  /** When somebody last went through the facts, as YYYY-MM. */
  checked: string;
  hosts: string[];
  /** Characters that the network ignores in identifiers. */
  ignored?: string;
  labels: Record<Language, Record<string, string[]>>;
  places: PlaceRule[];
  identities: IdentityRule[];
  head: HeadRule[];
  /** Private areas: nothing inside is ever read, whatever the page. */
  excluded: Located[];
  /** The element that React (or Ember) owns and keeps: observed instead of the whole document. */
  roots: Located[];
  /** Elements that cover the page: while one holds a post, what lies behind is neither counted nor walked through. */
  dialogs: Located[];
  /** Elements that are no part of a text although inside it. */
  drop: Located[];
  /** Shown only on one's own profile. */
  own: Located[];
  /** Shown only on a person's profile. */
  person: Located[];
  items: Record<ItemKind, ItemRule>;
  composers: Composer[];
  /** Whose name a comment will bear. */
  acting: Located[];
  health: {
    /** Milliseconds after the navigation within which a post should have appeared. */
    after: number;
  };
}

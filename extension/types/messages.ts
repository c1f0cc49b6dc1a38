// What content scripts, the background and the popup say to each other. Each end checks what it receives.
import { isCount, isRecord, isText, listOf, oneOf, optional, type Guard } from "./check.ts";
import {
  ACTINGS, ACTIONS, ATTRIBUTES, AUDIENCES, BANDS, CATEGORIES, ENTITIES, LANGUAGES, MEDIUMS, NETWORKS, SEVERITIES, SURFACES, WHOSES,
  type Attachment, type Citation, type Consequence, type Finding, type Interpretation, type Language, type Network, type Place,
  type Step, type Submission, type Verdict, type Version,
} from "./generated.ts";
import { isReadings, type Readings } from "./settings.ts";

/** The name of the port between a page and the background. */
export const PORT = "vaglio";

/** The most submissions in a message. */
export const BATCH = 50;

export const KINDS = ["official", "personal", "group", "private", "unknown", "other"] as const;
/** What a page is: only on an official one is anything read. */
export type Kind = (typeof KINDS)[number];

export const HEALTH = ["ok", "empty", "changed"] as const;
/** Whether the adapter still knows the page: "empty", no post was recognised; "changed", posts without text or author. */
export type Health = (typeof HEALTH)[number];

/** What the popup says of a page. */
export interface PageState {
  network: Network;
  kind: Kind;
  /** The configured identifier, on an official page. */
  account?: string | undefined;
  findings: number;
  /** Texts of which the page holds only the beginning. */
  incomplete: number;
  health: Health;
  enabled: boolean;
}

/** What is asked of the engine. */
export interface Request {
  pack: string;
  /** The revision of what is imported: the engine must hold at least that. */
  imported: number;
  language: Language;
  readings: Readings;
  submissions: Submission[];
}

export type ToBackground = ({ type: "check"; seq: number } & Request) | { type: "page"; page: PageState };

export type ToContent =
  /** `stale`: something imported was compiled by another version of the extension. */
  | { type: "verdicts"; seq: number; verdicts: Verdict[]; stale?: true | undefined }
  /** `missing`: the pack is neither built in nor imported. */
  | { type: "failed"; seq: number; error: string; missing?: true | undefined };

/** A public post of the institution itself. */
export interface OwnPost {
  text: string;
  /** Its address, where the page says it. */
  url?: string | undefined;
}

/** The most posts that a page remembers at once, and the longest text of one. */
export const POSTS = 500;
const LONGEST_POST = 100_000;

/** From the page to the background: what the institution published here. */
export interface Remember {
  type: "remember";
  pack: string;
  posts: OwnPost[];
}

/** How many were not known yet; null when they could not be kept. */
export interface Remembered {
  added: number | null;
}

/** What the popup is told: also how many the page shows only in part. */
export interface RememberedHere extends Remembered {
  partial: number;
}

const isFlag: Guard<boolean> = (value): value is boolean => typeof value === "boolean";

/** More than any text has attached, and more than any institution says of itself beside a text. */
const MOST_ATTACHED = 100;
const MOST_PUBLISHED = 1000;
/** The engine counts in 32 bits. */
const MOST_CASES = 0xffff_ffff;

/** At most `most` members, all of which pass `guard`. */
const fewOf = <T>(guard: Guard<T>, most: number): Guard<T[]> => (value): value is T[] =>
  Array.isArray(value) && value.length <= most && value.every(guard);

const isAttachment: Guard<Attachment> = (value): value is Attachment =>
  isRecord(value) && oneOf(MEDIUMS)(value["kind"]) && optional(isText)(value["alt"]);

const isDate: Guard<string> = (value): value is string => isText(value) && /^\d{4}-\d{2}-\d{2}/.test(value) && value.length <= 40;

const isHistory: Guard<Record<string, number>> = (value): value is Record<string, number> =>
  isRecord(value) &&
  Object.entries(value).every(([category, cases]) => oneOf(CATEGORIES)(category) && isCount(cases) && cases <= MOST_CASES);

const isSubmission: Guard<Submission> = (value): value is Submission =>
  isRecord(value) &&
  optional(oneOf(AUDIENCES))(value["audience"]) &&
  optional(oneOf(NETWORKS))(value["network"]) &&
  optional(oneOf(SURFACES))(value["surface"]) &&
  isText(value["text"]) &&
  optional(isText)(value["pack"]) &&
  optional(isText)(value["parent"]) &&
  optional(isDate)(value["date"]) &&
  optional(isText)(value["author"]) &&
  optional(oneOf(ACTINGS))(value["acting"]) &&
  optional(isFlag)(value["native_share"]) &&
  optional(fewOf(isAttachment, MOST_ATTACHED))(value["attachments"]) &&
  optional(fewOf(isText, MOST_PUBLISHED))(value["published"]) &&
  optional(isHistory)(value["history"]) &&
  optional(isFlag)(value["incomplete"]);

const isPageState: Guard<PageState> = (value): value is PageState =>
  isRecord(value) &&
  oneOf(NETWORKS)(value["network"]) &&
  oneOf(KINDS)(value["kind"]) &&
  optional(isText)(value["account"]) &&
  isCount(value["findings"]) &&
  isCount(value["incomplete"]) &&
  oneOf(HEALTH)(value["health"]) &&
  isFlag(value["enabled"]);

const isPlace: Guard<Place> = (value): value is Place =>
  isRecord(value) && isCount(value["start"]) && isCount(value["end"]) && value["start"] < value["end"];

const isVersion: Guard<Version> = (value): value is Version =>
  isRecord(value) && isText(value["id"]) && isText(value["clause"]) && isText(value["text"]);

const isInterpretation: Guard<Interpretation> = (value): value is Interpretation =>
  isRecord(value) && isVersion(value["applied"]) && listOf(isVersion)(value["others"]);

const isCitation: Guard<Citation> = (value): value is Citation =>
  isRecord(value) && isText(value["rule"]) && isText(value["clause"]) && optional(isInterpretation)(value["reading"]);

const isFinding: Guard<Finding> = (value): value is Finding =>
  isRecord(value) &&
  optional(isText)(value["rule"]) &&
  optional(isText)(value["clause"]) &&
  optional(isFlag)(value["own"]) &&
  oneOf(CATEGORIES)(value["category"]) &&
  optional(oneOf(ATTRIBUTES))(value["attribute"]) &&
  optional(oneOf(ENTITIES))(value["entity"]) &&
  optional(oneOf(WHOSES))(value["whose"]) &&
  optional(isPlace)(value["span"]) &&
  oneOf(SEVERITIES)(value["severity"]) &&
  typeof value["confidence"] === "number" &&
  oneOf(BANDS)(value["band"]) &&
  isText(value["message"]) &&
  isText(value["why"]) &&
  optional(isText)(value["reason"]) &&
  optional(listOf(isCitation))(value["also"]) &&
  optional(isInterpretation)(value["reading"]) &&
  optional(isText)(value["advice"]) &&
  optional(isText)(value["reply"]);

const isStep: Guard<Step> = (value): value is Step =>
  isRecord(value) &&
  oneOf(ACTIONS)(value["action"]) &&
  isFlag(value["duty"]) &&
  isText(value["rule"]) &&
  isText(value["clause"]) &&
  isText(value["text"]) &&
  optional(isText)(value["contact"]) &&
  optional(isInterpretation)(value["reading"]);

const isConsequence: Guard<Consequence> = (value): value is Consequence => isRecord(value) && listOf(isStep)(value["steps"]);

const isVerdict: Guard<Verdict> = (value): value is Verdict =>
  isRecord(value) &&
  listOf(isFinding)(value["findings"]) &&
  optional(isConsequence)(value["consequence"]);

/** A message that a page may send to the background. */
export const isToBackground: Guard<ToBackground> = (value): value is ToBackground => {
  if (!isRecord(value)) return false;
  if (value["type"] === "page") return isPageState(value["page"]);
  return (
    value["type"] === "check" &&
    isCount(value["seq"]) &&
    isText(value["pack"]) &&
    isCount(value["imported"]) &&
    oneOf(LANGUAGES)(value["language"]) &&
    isReadings(value["readings"]) &&
    fewOf(isSubmission, BATCH)(value["submissions"])
  );
};

/** A message that the background may send to a page. */
export const isToContent: Guard<ToContent> = (value): value is ToContent => {
  if (!isRecord(value) || !isCount(value["seq"])) return false;
  if (value["type"] === "failed") return isText(value["error"]) && optional(isFlag)(value["missing"]);
  return value["type"] === "verdicts" && listOf(isVerdict)(value["verdicts"]) && optional(isFlag)(value["stale"]);
};

const isOwnPost: Guard<OwnPost> = (value): value is OwnPost =>
  isRecord(value) && isText(value["text"]) && value["text"] !== "" && value["text"].length <= LONGEST_POST && optional(isText)(value["url"]);

/** A page's wish to keep the institution's own posts. */
export const isRemember: Guard<Remember> = (value): value is Remember =>
  isRecord(value) && value["type"] === "remember" && isText(value["pack"]) && listOf(isOwnPost)(value["posts"]) && value["posts"].length <= POSTS;

/** The background's answer to it. */
export const isRemembered: Guard<Remembered> = (value): value is Remembered =>
  isRecord(value) && (value["added"] === null || isCount(value["added"]));

/** The popup's wish that the page remembers; the answer is a {@link RememberedHere}. */
export function isRememberWish(value: unknown): value is { type: "remember!" } {
  return isRecord(value) && value["type"] === "remember!";
}

/** The popup's question; the answer is a {@link PageState}. */
export function isStateQuestion(value: unknown): value is { type: "state?" } {
  return isRecord(value) && value["type"] === "state?";
}

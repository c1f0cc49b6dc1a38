// Generated from the Rust types by `vaglio-build types`: change those, not this file.

/**
 * As whom somebody writes.
 */
export const ACTINGS = ["personal", "institution"] as const;
export type Acting = (typeof ACTINGS)[number];

/**
 * A step that a moderator may take, mildest first.
 */
export const ACTIONS = ["redirect", "warn", "remove", "report_platform", "block", "block_now", "report_police", "report_judicial"] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * What is attached to a text.
 */
export type Attachment = { 
/**
 * What it is.
 */
kind: Medium, 
/**
 * Its text alternative.
 */
alt?: string, };

/**
 * The protected trait that `hate` attacks.
 */
export const ATTRIBUTES = ["gender", "race", "ethnicity", "language", "religion", "political_opinion", "sexual_orientation", "age", "condition"] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/**
 * Who writes: decides which rules of a pack apply.
 */
export const AUDIENCES = ["ext", "emp", "team", "profile", "page"] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * How sure a finding is, for a reader.
 */
export const BANDS = ["sure", "review"] as const;
export type Band = (typeof BANDS)[number];

/**
 * What a text, a profile or a page does.
 */
export const CATEGORIES = ["insult", "vulgarity", "blasphemy", "threat", "hate", "sexual", "minor_sexual", "political", "advertising", "spam", "illegal", "misleading", "personal_data", "special_data", "privacy_harm", "copyright", "trademark", "personal_case", "help_desk", "off_topic", "trolling", "defamation", "internal_correspondence", "third_party_info", "unpublished_work", "pending_decision", "specific_case", "announcement_ahead", "reworked_official", "contradicts_official", "offence_to_body", "comment_on_body", "colleague_privacy", "disrespect_colleague", "speaks_for_body", "disparages_peer", "premises_media", "logo_use", "logo_deformed", "unauthorised_channel", "unverified_source", "risky_link", "credential_leak", "missing_disclaimer", "missing_role", "missing_institution_mention", "unofficial_role", "impersonation", "legal_dispute", "party_position", "no_institutional_link", "stale_news", "missing_source", "missing_alt_text", "personal_opinion", "answers_provocation", "style_mismatch", "shares_personal_account", "wrong_account", "brand_mismatch", "image_quality"] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * A rule and where it comes from.
 */
export type Citation = { 
/**
 * Identifier.
 */
rule: string, 
/**
 * Citation in words.
 */
clause: string, 
/**
 * How the rule is read, where its document says more than one thing.
 */
reading?: Interpretation, 
/**
 * Added by the institution to the pack: it stands in no document.
 */
own?: boolean, };

/**
 * The steps that the policy offers, mildest first.
 */
export type Consequence = { 
/**
 * At least one.
 */
steps: Array<Step>, };

/**
 * What personal data a text holds.
 */
export const ENTITIES = ["email", "phone", "address", "fiscal_code", "vat_number", "iban", "payment_card", "id_document", "plate", "birth_date", "full_name", "protocol_number", "username_link"] as const;
export type Entity = (typeof ENTITIES)[number];

/**
 * One thing found: a proposal to a person.
 */
export type Finding = { 
/**
 * The rule of the pack; absent when the pack has no clause for the category.
 */
rule?: string, 
/**
 * Its citation, in words.
 */
clause?: string, 
/**
 * The rule was added by the institution to the pack: it stands in no document.
 */
own?: boolean, 
/**
 * What the text does.
 */
category: Category, 
/**
 * The protected trait.
 */
attribute?: Attribute, 
/**
 * The kind of data.
 */
entity?: Entity, 
/**
 * Whose data.
 */
whose?: Whose, 
/**
 * Where; absent for the whole text.
 */
span?: Place, 
/**
 * How much it weighs.
 */
severity: Severity, 
/**
 * How sure, 0 to 1.
 */
confidence: number, 
/**
 * Sure, or to be reviewed.
 */
band: Band, 
/**
 * What it is, in one line.
 */
message: string, 
/**
 * What moved the decision, in words.
 */
why: string, 
/**
 * The reason of the rule, in plain language.
 */
reason?: string, 
/**
 * Other rules of the pack that it breaks.
 */
also?: Array<Citation>, 
/**
 * How the rule is read, where its document says more than one thing.
 */
reading?: Interpretation, 
/**
 * What to do.
 */
advice?: string, 
/**
 * An answer that a moderator may copy.
 */
reply?: string, };

/**
 * A document that disagrees with itself: what is taken to hold, and what is not.
 */
export type Interpretation = { 
/**
 * What is taken to hold.
 */
applied: Version, 
/**
 * What the document says elsewhere.
 */
others: Array<Version>, };

/**
 * A language in which packs speak to people.
 */
export const LANGUAGES = ["it", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What is attached to a text.
 */
export const MEDIUMS = ["image", "video", "link"] as const;
export type Medium = (typeof MEDIUMS)[number];

/**
 * A social network.
 */
export const NETWORKS = ["facebook", "linkedin", "x", "youtube", "instagram"] as const;
export type Network = (typeof NETWORKS)[number];

/**
 * A stretch of the original text, in UTF-16 code units, half-open, on character boundaries.
 */
export type Place = { 
/**
 * First code unit.
 */
start: number, 
/**
 * One past the last.
 */
end: number, };

/**
 * How much a finding weighs, lightest first.
 */
export const SEVERITIES = ["advice", "notice", "warning", "grave"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * One step, for a person to take.
 */
export type Step = { 
/**
 * What to do.
 */
action: Action, 
/**
 * The document obliges; otherwise it leaves the choice.
 */
duty: boolean, 
/**
 * The rule that says so.
 */
rule: string, 
/**
 * Its citation.
 */
clause: string, 
/**
 * What it means here, in words.
 */
text: string, 
/**
 * Whom to write to.
 */
contact?: string, 
/**
 * How that rule is read, where its document says more than one thing.
 */
reading?: Interpretation, };

/**
 * A text as somebody wrote it, with what is known of where it stands. Only `text` is required.
 */
export type Submission = { 
/**
 * The text itself.
 */
text: string, 
/**
 * Who wrote it: decides which rules apply. External users if left out.
 */
audience?: Audience, 
/**
 * On which network.
 */
network?: Network, 
/**
 * Under which institution's policy.
 */
pack?: string, 
/**
 * Where in the page. A comment if left out.
 */
surface?: Surface, 
/**
 * The text of the post that it answers.
 */
parent?: string, 
/**
 * ISO date of writing.
 */
date?: string, 
/**
 * Opaque identifier or handle of the author.
 */
author?: string, 
/**
 * As whom it is written.
 */
acting?: Acting, 
/**
 * A native share of somebody's content; the text is what the sharer adds.
 */
native_share?: boolean, 
/**
 * What is attached.
 */
attachments?: Array<Attachment>, 
/**
 * What the institution has published, beyond what its pack holds.
 */
published?: Array<string>, 
/**
 * The author's cases so far, by category.
 */
history?: { [key in string]: number }, 
/**
 * The page holds only the beginning of the text.
 */
incomplete?: boolean, };

/**
 * Where in a page a text stands.
 */
export const SURFACES = ["comment", "reply", "post", "caption", "bio", "name", "draft", "mention", "review"] as const;
export type Surface = (typeof SURFACES)[number];

/**
 * The judgement of one submission. Empty when nothing breaks the policy.
 */
export type Verdict = { 
/**
 * What was found, in order of place; findings on the whole text last.
 */
findings: Array<Finding>, 
/**
 * What the policy lets a moderator do.
 */
consequence?: Consequence, };

/**
 * One of the things that a document says of the same matter.
 */
export type Version = { 
/**
 * Identifier of the reading.
 */
id: string, 
/**
 * Its citation, in words.
 */
clause: string, 
/**
 * What it says.
 */
text: string, };

/**
 * Whose the personal data is.
 */
export const WHOSES = ["own", "third"] as const;
export type Whose = (typeof WHOSES)[number];

// Generated from the Rust types by `vaglio-build types`: change those, not this file.

/**
 * A language in which packs speak to people.
 */
export const LANGUAGES = ["It", "En"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * Who writes: decides which rules of a pack apply.
 */
export const AUDIENCES = ["Ext", "Emp", "Team", "Profile", "Page"] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * A social network.
 */
export const NETWORKS = ["Facebook", "Linkedin", "X", "Youtube", "Instagram"] as const;
export type Network = (typeof NETWORKS)[number];

/**
 * Where in a page a text stands.
 */
export const SURFACES = ["Comment", "Reply", "Post", "Caption", "Bio", "Name", "Draft", "Mention", "Review"] as const;
export type Surface = (typeof SURFACES)[number];

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
 * The author's cases so far, by category.
 */
history?: { [key in string]: number }, 
/**
 * The page holds only the beginning of the text.
 */
incomplete?: boolean, };

/**
 * Whose the personal data is.
 */
export const WHOSES = ["Own", "Third"] as const;
export type Whose = (typeof WHOSES)[number];

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
clause: string, };

/**
 * What a text, a profile or a page does.
 */
export const CATEGORIES = ["Insult", "Vulgarity", "Blasphemy", "Threat", "Hate", "Sexual", "MinorSexual", "Political", "Advertising", "Spam", "Illegal", "Misleading", "PersonalData", "SpecialData", "PrivacyHarm", "Copyright", "Trademark", "PersonalCase", "HelpDesk", "OffTopic", "Trolling", "Defamation", "InternalCorrespondence", "ThirdPartyInfo", "UnpublishedWork", "PendingDecision", "SpecificCase", "AnnouncementAhead", "ReworkedOfficial", "ContradictsOfficial", "OffenceToBody", "CommentOnBody", "ColleaguePrivacy", "DisrespectColleague", "SpeaksForBody", "DisparagesPeer", "PremisesMedia", "LogoUse", "LogoDeformed", "UnauthorisedChannel", "UnverifiedSource", "RiskyLink", "CredentialLeak", "MissingDisclaimer", "MissingRole", "MissingInstitutionMention", "UnofficialRole", "Impersonation", "LegalDispute", "PartyPosition", "NoInstitutionalLink", "StaleNews", "MissingSource", "MissingAltText", "PersonalOpinion", "AnswersProvocation", "StyleMismatch", "SharesPersonalAccount", "WrongAccount", "BrandMismatch", "ImageQuality"] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * How much a finding weighs, lightest first.
 */
export const SEVERITIES = ["Advice", "Notice", "Warning", "Grave"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * The protected trait that `hate` attacks.
 */
export const ATTRIBUTES = ["Gender", "Race", "Ethnicity", "Language", "Religion", "PoliticalOpinion", "SexualOrientation", "Age", "Condition"] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/**
 * How sure a finding is, for a reader.
 */
export const BANDS = ["Sure", "Review"] as const;
export type Band = (typeof BANDS)[number];

/**
 * What personal data a text holds.
 */
export const ENTITIES = ["Email", "Phone", "Address", "FiscalCode", "VatNumber", "Iban", "PaymentCard", "IdDocument", "Plate", "BirthDate", "FullName", "ProtocolNumber", "UsernameLink"] as const;
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
 * What to do.
 */
advice?: string, 
/**
 * An answer that a moderator may copy.
 */
reply?: string, };

/**
 * A step that a moderator may take, mildest first.
 */
export const ACTIONS = ["Redirect", "Warn", "Remove", "ReportPlatform", "Block", "BlockNow", "ReportPolice", "ReportJudicial"] as const;
export type Action = (typeof ACTIONS)[number];

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
contact?: string, };

/**
 * The steps that the policy offers, mildest first.
 */
export type Consequence = { 
/**
 * At least one.
 */
steps: Array<Step>, };

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

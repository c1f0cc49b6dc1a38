//! The names that packs, submissions and verdicts share.

use serde::{Deserialize, Serialize};
use vaglio_signals::names;

names! {
    /// Who writes: decides which rules of a pack apply.
    #[derive(Default)]
    pub enum Audience {
        /// External users of the institution's channels.
        #[default]
        Ext = "ext",
        /// Staff on their personal accounts.
        Emp = "emp",
        /// Those who publish for the institution.
        Team = "team",
        /// A personal profile: bio, job title, name.
        Profile = "profile",
        /// The identity of a page, group, channel or blog.
        Page = "page",
    }
}

names! {
    /// A social network.
    pub enum Network {
        /// Facebook.
        Facebook = "facebook",
        /// LinkedIn.
        Linkedin = "linkedin",
        /// X, once Twitter.
        X = "x",
        /// YouTube.
        Youtube = "youtube",
        /// Instagram.
        Instagram = "instagram",
    }
}

names! {
    /// Where in a page a text stands.
    #[derive(Default)]
    pub enum Surface {
        /// A comment to a post.
        #[default]
        Comment = "comment",
        /// An answer to a comment.
        Reply = "reply",
        /// A post.
        Post = "post",
        /// The caption of a picture or video.
        Caption = "caption",
        /// The description of a profile or page.
        Bio = "bio",
        /// A display name or handle.
        Name = "name",
        /// A text that is being written.
        Draft = "draft",
        /// A post of others that mentions or tags the institution.
        Mention = "mention",
        /// A review.
        Review = "review",
    }
}

names! {
    /// As whom somebody writes.
    pub enum Acting {
        /// As a person.
        Personal = "personal",
        /// As the institution.
        Institution = "institution",
    }
}

names! {
    /// What is attached to a text.
    pub enum Medium {
        /// A picture.
        Image = "image",
        /// A video.
        Video = "video",
        /// A link with its preview.
        Link = "link",
    }
}

names! {
    /// When a question of the checklist is asked.
    pub enum Occasion {
        /// A picture is attached.
        Image = "image",
        /// A video is attached.
        Video = "video",
        /// A link is in the text or attached.
        Link = "link",
        /// Others' content is shared.
        Share = "share",
        /// It answers somebody.
        Reply = "reply",
        /// It tells of an event.
        Event = "event",
        /// It is about the account itself: its name, picture, password, settings.
        Account = "account",
    }
}

names! {
    /// How a name of the institution is used.
    pub enum NameUse {
        /// The official name.
        Official = "official",
        /// A short name, as in handles.
        Short = "short",
        /// A name that it no longer bears.
        Former = "former",
        /// Another way in which staff name their employer.
        Employer = "employer",
    }
}

names! {
    /// How much a finding weighs, lightest first.
    #[derive(Default)]
    pub enum Severity {
        /// A counsel of the document.
        Advice = "advice",
        /// To be looked at.
        #[default]
        Notice = "notice",
        /// To be removed.
        Warning = "warning",
        /// To be acted on at once.
        Grave = "grave",
    }
}

names! {
    /// How sure a finding is, for a reader.
    pub enum Band {
        /// Sure enough to propose an action.
        Sure = "sure",
        /// To be read by a person first.
        Review = "review",
    }
}

names! {
    /// What a rule is about.
    pub enum Kind {
        /// A finding in a text.
        Text = "text",
        /// A finding on a personal profile.
        Profile = "profile",
        /// A finding on the identity of a page, group, channel or blog.
        Page = "page",
        /// A finding on a picture or video frame.
        Image = "image",
        /// What follows from findings, and after how many cases.
        Ladder = "ladder",
        /// Facts: accounts, hours, contacts, licence, topics.
        Context = "context",
        /// Where the policy applies and where it does not.
        Scope = "scope",
        /// An item of the publishing checklist.
        Check = "check",
        /// Advice beside a finding, and a training card.
        Guide = "guide",
    }
}

names! {
    /// A step that a moderator may take, mildest first.
    pub enum Action {
        /// Point to the competent office.
        Redirect = "redirect",
        /// Warn the author.
        Warn = "warn",
        /// Remove the content.
        Remove = "remove",
        /// Report to the platform.
        ReportPlatform = "report_platform",
        /// Block the author.
        Block = "block",
        /// Block the author without waiting for further cases.
        BlockNow = "block_now",
        /// Report to the police.
        ReportPolice = "report_police",
        /// Report to the judicial authority.
        ReportJudicial = "report_judicial",
    }
}

names! {
    /// A language in which packs speak to people.
    #[derive(Default)]
    pub enum Language {
        /// Italian.
        #[default]
        It = "it",
        /// English.
        En = "en",
    }
}

names! {
    /// Where a policy applies and what it leaves free: the effect of a rule of kind `scope`.
    pub enum Effect {
        /// Also to accounts and networks opened later than the document.
        AppliesToFutureAccounts = "applies_to_future_accounts",
        /// Staff are bound on any network where they talk about the body.
        AppliesOnAnyNetwork = "applies_on_any_network",
        /// External users only comment, where comments are open.
        UsersOnlyComment = "users_only_comment",
        /// Moderation comes after publication.
        ModerationAfterPublication = "moderation_after_publication",
        /// Moderation may also come before publication.
        ModerationBeforePublication = "moderation_before_publication",
        /// A finding is a proposal to a person, never an automatic removal.
        ProposalOnly = "proposal_only",
        /// Only those whom the body authorised publish in its name.
        AuthorisedPublishersOnly = "authorised_publishers_only",
        /// One office runs all channels.
        OneVoice = "one_voice",
        /// All staff are bound.
        BindsAllStaff = "binds_all_staff",
        /// Staff are bound by the external rules too.
        ExternalRulesBindStaff = "external_rules_bind_staff",
        /// The employees' rules bind the members of the team too.
        StaffRulesBindTheTeam = "staff_rules_bind_the_team",
        /// Sharing what the official channels published is free.
        OfficialSharesAreFree = "official_shares_are_free",
        /// Content of approved stakeholders is shared without approval.
        ApprovedStakeholdersAreFree = "approved_stakeholders_are_free",
        /// The institution's own promotion is not advertising by a user.
        OwnCampaignsAreFree = "own_campaigns_are_free",
        /// Heritage and curiosities are exempt from the checks on news.
        HeritageIsFree = "heritage_is_free",
        /// Private messages are never read.
        PrivateMessagesExcluded = "private_messages_excluded",
        /// The institutional accounts are in scope.
        InstitutionalAccountsIncluded = "institutional_accounts_included",
        /// Answers in the body's name from personal profiles are in scope.
        RepliesInTheBodysNameIncluded = "replies_in_the_bodys_name_included",
        /// Personal content on one's own profiles is in scope.
        PersonalContentIncluded = "personal_content_included",
        /// Institutional and personal accounts are kept apart.
        AccountsKeptApart = "accounts_kept_apart",
        /// Access of staff for work needs an assessment.
        StaffAccessIsAssessed = "staff_access_is_assessed",
        /// Who may use networks during working hours is said.
        WorkingHoursAreLimited = "working_hours_are_limited",
    }
}

names! {
    /// Speech that a rule leaves free by its own words.
    pub enum Exception {
        /// Criticism of services, decisions and policies, however harsh.
        Criticism = "criticism",
        /// Union speech.
        Union = "union",
        /// A native share of what the official channels published.
        OfficialShare = "official_share",
        /// A public event, at the workplace too.
        PublicEvent = "public_event",
        /// What an authorisation covers.
        Authorised = "authorised",
        /// What is in the public domain already.
        AlreadyPublic = "already_public",
        /// Uses that the law allows (quotation, parody, reporting).
        LegalUse = "legal_use",
        /// The institution's own published contacts.
        InstitutionContacts = "institution_contacts",
        /// The institution's own campaigns.
        OwnCampaign = "own_campaign",
        /// Content of approved stakeholders.
        ApprovedStakeholder = "approved_stakeholder",
        /// Heritage and curiosities about the body.
        Heritage = "heritage",
        /// The writer speaks for nobody else, and says so.
        Disclaimer = "disclaimer",
    }
}

names! {
    /// How the institution may be reached.
    pub enum ContactKind {
        /// E-mail address, certified ones included.
        Email = "email",
        /// Telephone number.
        Phone = "phone",
        /// Host name: its pages and mailboxes are the institution's.
        Domain = "domain",
        /// Web address.
        Url = "url",
        /// Postal address.
        Address = "address",
        /// Codice fiscale, partita IVA or IBAN of the institution.
        Code = "code",
    }
}

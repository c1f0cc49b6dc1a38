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

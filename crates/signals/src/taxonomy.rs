//! The names a finding may bear: the interface between engine, packs, corpora and reports.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have one stable name in data, so that the name is written once.
/// For the crates above too; the caller has serde's two derives in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! names {
    ($(#[$meta:meta])* $vis:vis enum $type:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        $vis enum $type { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl $type {
            /// Every value, in the order of the taxonomy.
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// The stable name, as it stands in corpora, packs and verdicts.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),* }
            }

            /// The value with this stable name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

names! {
    /// What a text, a profile or a page does.
    pub enum Category {
        /// Demeans a person, a group, staff, a company or the institution.
        Insult = "insult",
        /// Foul or scurrilous words, disguised and dialectal ones included.
        Vulgarity = "vulgarity",
        /// A deity, the Madonna, saints or the host joined to an insult.
        Blasphemy = "blasphemy",
        /// Announces or wishes harm.
        Threat = "threat",
        /// Attacks, dehumanises, excludes or stereotypes people for a protected trait.
        Hate = "hate",
        /// Obscene or pornographic content, sexual offers or comments.
        Sexual = "sexual",
        /// Sexualises minors, or offers or asks for such material.
        MinorSexual = "minor_sexual",
        /// Propaganda for or against parties, movements, candidates, governments.
        Political = "political",
        /// Promotes goods, services, one's own firm or private interest.
        Advertising = "advertising",
        /// Scam or junk.
        Spam = "spam",
        /// Offers, promotes, asks for or incites illegal acts.
        Illegal = "illegal",
        /// States as fact what is false or unverifiable in a way that deceives or alarms.
        Misleading = "misleading",
        /// Someone's data is in the text.
        PersonalData = "personal_data",
        /// Health, beliefs, membership, sex life, origin, judicial data of an identifiable person.
        SpecialData = "special_data",
        /// Facts about a third party without public relevance, or that harm a private reputation.
        PrivacyHarm = "privacy_harm",
        /// Pirated works, unlicensed copies.
        Copyright = "copyright",
        /// Marks used to deceive, counterfeit goods.
        Trademark = "trademark",
        /// Asks the channel to handle one's own file, with particulars.
        PersonalCase = "personal_case",
        /// Asks for assistance that belongs to an office.
        HelpDesk = "help_desk",
        /// Does not concern the post it answers.
        OffTopic = "off_topic",
        /// Written only to disturb.
        Trolling = "trolling",
        /// Charges the institution or named people with specific wrongdoing as fact.
        Defamation = "defamation",
        /// Reveals, quotes, forwards or shows internal mail, chats, memos, minutes.
        InternalCorrespondence = "internal_correspondence",
        /// Reveals what the writer knows by work about others.
        ThirdPartyInfo = "third_party_info",
        /// Reveals inner work that is not public yet.
        UnpublishedWork = "unpublished_work",
        /// Reveals decisions to be taken or measures in ongoing proceedings.
        PendingDecision = "pending_decision",
        /// Talks about a case handled at work.
        SpecificCase = "specific_case",
        /// Announces first what the body has not announced.
        AnnouncementAhead = "announcement_ahead",
        /// Rewrites, changes or adds to an official content presented as the body's.
        ReworkedOfficial = "reworked_official",
        /// Contradicts, twists or hints at something about what the body published.
        ContradictsOfficial = "contradicts_official",
        /// Offends the body so as to harm its image or efficiency.
        OffenceToBody = "offence_to_body",
        /// Comments on the body instead of reporting.
        CommentOnBody = "comment_on_body",
        /// Says what a colleague works on, their absences, health, evaluations, private life.
        ColleaguePrivacy = "colleague_privacy",
        /// Belittles one's manager or colleagues.
        DisrespectColleague = "disrespect_colleague",
        /// Gives the impression of speaking for the body.
        SpeaksForBody = "speaks_for_body",
        /// Speaks ill of a competing or peer body.
        DisparagesPeer = "disparages_peer",
        /// Shows or announces photos or video of premises or staff.
        PremisesMedia = "premises_media",
        /// The mark is used on a personal account.
        LogoUse = "logo_use",
        /// The mark is stretched, sheared, recoloured, with parts moved.
        LogoDeformed = "logo_deformed",
        /// Opens or announces a page, group, blog, channel in the body's name.
        UnauthorisedChannel = "unauthorised_channel",
        /// Shares a doubtful or false news item as fact.
        UnverifiedSource = "unverified_source",
        /// Shares a link that may harm.
        RiskyLink = "risky_link",
        /// Shows passwords, codes, badges, access details.
        CredentialLeak = "credential_leak",
        /// A bio that names the employer lacks the statement that opinions are personal.
        MissingDisclaimer = "missing_disclaimer",
        /// The employer is named, the job title is not.
        MissingRole = "missing_role",
        /// The employer is named, its official account is not mentioned.
        MissingInstitutionMention = "missing_institution_mention",
        /// A role that the body does not confer.
        UnofficialRole = "unofficial_role",
        /// A page, handle or name that passes for the body.
        Impersonation = "impersonation",
        /// Talks about disputes, lawsuits, statements usable against the body.
        LegalDispute = "legal_dispute",
        /// Relays positions of parties or movements.
        PartyPosition = "party_position",
        /// A news post without a link to the institutional site.
        NoInstitutionalLink = "no_institutional_link",
        /// The news is neither happening now nor due shortly.
        StaleNews = "stale_news",
        /// Relays others' content without naming the source.
        MissingSource = "missing_source",
        /// An image or video without caption or summary.
        MissingAltText = "missing_alt_text",
        /// First-person opinions in the institution's voice.
        PersonalOpinion = "personal_opinion",
        /// A reply that feeds a quarrel.
        AnswersProvocation = "answers_provocation",
        /// Length, tone or form unfit for the network.
        StyleMismatch = "style_mismatch",
        /// Relays content of a personal account.
        SharesPersonalAccount = "shares_personal_account",
        /// Private content on the institutional account, or the reverse.
        WrongAccount = "wrong_account",
        /// The institutional avatar or cover is not the current logo.
        BrandMismatch = "brand_mismatch",
        /// Portrait, dark, backlit, blurred, too few pictures.
        ImageQuality = "image_quality",
    }
}

names! {
    /// What a text tells of itself that a pack may take as a reason to leave it free.
    pub enum Circumstance {
        /// Criticises services, decisions or policies without demeaning anyone.
        Criticism = "criticism",
        /// Union speech.
        Union = "union",
        /// A public event.
        PublicEvent = "public_event",
        /// An authorisation is stated.
        Authorised = "authorised",
        /// What it tells is public already, and it says where.
        AlreadyPublic = "already_public",
        /// A use that the law allows (quotation, parody, reporting).
        LegalUse = "legal_use",
        /// The institution's own campaign.
        OwnCampaign = "own_campaign",
        /// Heritage and curiosities about the body.
        Heritage = "heritage",
        /// The writer speaks for nobody else, and says so.
        Disclaimer = "disclaimer",
    }
}

impl Category {
    /// The last category of external users; those before it too.
    const LAST_EXTERNAL: Category = Category::Defamation;
    /// The last category of employees.
    const LAST_EMPLOYEE: Category = Category::CredentialLeak;
    /// The last category of profiles and pages.
    const LAST_PROFILE: Category = Category::Impersonation;

    /// Whether it is a category of external users' texts, which are judged alike for everyone.
    pub fn is_external(self) -> bool {
        self <= Category::LAST_EXTERNAL || self == Category::MissingSource
    }

    /// Whether it is a category of employees' texts.
    pub fn is_employee(self) -> bool {
        self > Category::LAST_EXTERNAL && self <= Category::LAST_EMPLOYEE
    }

    /// Whether it is a category of profiles and pages.
    pub fn is_profile(self) -> bool {
        self > Category::LAST_EMPLOYEE && self <= Category::LAST_PROFILE
    }

    /// Whether it is a category of the team's drafts.
    pub fn is_team(self) -> bool {
        self > Category::LAST_PROFILE
    }
}

/// A set of categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Categories(u128);

impl Categories {
    /// Those for which `wanted` holds.
    pub fn that(wanted: impl Fn(Category) -> bool) -> Categories {
        let all = Category::ALL.iter().filter(|&&category| wanted(category));
        Categories(all.fold(0, |set, &category| set | 1 << category as u32))
    }

    /// Whether a category is among them.
    pub fn has(self, category: Category) -> bool {
        self.0 & 1 << category as u32 != 0
    }
}

names! {
    /// The protected trait that `hate` attacks.
    pub enum Attribute {
        /// Gender.
        Gender = "gender",
        /// Race.
        Race = "race",
        /// Ethnicity.
        Ethnicity = "ethnicity",
        /// Language.
        Language = "language",
        /// Religion.
        Religion = "religion",
        /// Political opinion.
        PoliticalOpinion = "political_opinion",
        /// Sexual orientation, with gender identity.
        SexualOrientation = "sexual_orientation",
        /// Age.
        Age = "age",
        /// Disability, illness, appearance, social or economic condition, origin by region.
        Condition = "condition",
    }
}

names! {
    /// What personal data a text holds.
    pub enum Entity {
        /// E-mail address.
        Email = "email",
        /// Telephone number.
        Phone = "phone",
        /// Postal address.
        Address = "address",
        /// Codice fiscale.
        FiscalCode = "fiscal_code",
        /// Partita IVA.
        VatNumber = "vat_number",
        /// IBAN.
        Iban = "iban",
        /// Payment card number.
        PaymentCard = "payment_card",
        /// Identity card, passport, driving licence.
        IdDocument = "id_document",
        /// Vehicle plate.
        Plate = "plate",
        /// Date of birth.
        BirthDate = "birth_date",
        /// A private person's name, with a fact about them.
        FullName = "full_name",
        /// Protocol number of a personal file.
        ProtocolNumber = "protocol_number",
        /// Link or handle that leads to a person.
        UsernameLink = "username_link",
    }
}

names! {
    /// Whose the personal data is.
    pub enum Whose {
        /// The writer's own.
        Own = "own",
        /// Someone else's.
        Third = "third",
    }
}

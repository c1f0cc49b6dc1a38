//! JSON Schema of the format, so that editors complete and check packs.

use schemars::Schema;

use crate::format::{AdditionsFile, PackFile, RuleFile};

/// The schemas of the files of packs and of additions to them.
pub struct Schemas {
    /// Of `pack.toml`.
    pub pack: Schema,
    /// Of `rules/<id>.toml`.
    pub rule: Schema,
    /// Of the `pack.toml` of additions.
    pub additions: Schema,
}

/// The schemas, generated from the types that read the files.
pub fn json_schema() -> Schemas {
    Schemas {
        pack: schemars::schema_for!(PackFile),
        rule: schemars::schema_for!(RuleFile),
        additions: schemars::schema_for!(AdditionsFile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn required(schema: &Schema) -> Vec<String> {
        let mut keys: Vec<String> = schema
            .get("required")
            .and_then(|keys| keys.as_array())
            .into_iter()
            .flatten()
            .filter_map(|key| key.as_str().map(str::to_owned))
            .collect();
        keys.sort();
        keys
    }

    fn sorted(keys: &[&str]) -> Vec<String> {
        let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        keys.sort();
        keys
    }

    #[test]
    fn required_keys_are_those_that_the_reader_asks_for() {
        let schemas = json_schema();
        assert_eq!(required(&schemas.pack), sorted(PackFile::REQUIRED));
        assert_eq!(required(&schemas.rule), sorted(RuleFile::REQUIRED));
        assert_eq!(
            required(&schemas.additions),
            sorted(AdditionsFile::REQUIRED)
        );
    }

    #[test]
    fn unknown_keys_are_refused_and_categories_enumerated() {
        let rule = serde_json::to_string(&json_schema().rule).unwrap();
        assert!(rule.contains("\"additionalProperties\":false"));
        assert!(rule.contains("blasphemy") && rule.contains("report_judicial"));
    }
}

//! The guide for pack authors shows a pack that loads.

use std::fs;
use std::path::Path;

use vaglio_policy::{Pack, SourceFile};

#[test]
fn the_guides_examples_make_a_pack() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/pack-authors.md");
    let guide = fs::read_to_string(guide).unwrap();
    let blocks: Vec<&str> = guide
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let [head, rule, reading, additions] = blocks[..] else {
        panic!("{} examples in the guide", blocks.len());
    };
    let reading = reading.replace("\"policy\"", "\"external\"");
    for rule in [rule.to_owned(), format!("{rule}\n{reading}")] {
        let files = [file("pack.toml", head), file("rules/lg-e05h.toml", &rule)];
        let pack = Pack::load(&files).unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(pack.rules[0].clause.it, "Policy esterna, art. 5, c. 9");
        let more = pack.with_additions(&[file("pack.toml", additions)]);
        let more = more.unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(more.watch().count(), 1);
    }
}

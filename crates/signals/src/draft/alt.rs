//! Pictures and video without a text that stands for them.

use vaglio_text::Reading;

use super::{DraftContext, recognition};
use crate::phrase;
use crate::recognition::Recognition;
use crate::taxonomy::Category;

/// Words of a text that says what the picture shows.
const SUMMARIES: &[&str] = &[
    "nella foto",
    "nelle foto",
    "in foto",
    "nell immagine",
    "nelle immagini",
    "nell infografica",
    "nella grafica",
    "nel grafico",
    "nella locandina",
    "nel video",
    "nel filmato",
    "nello scatto",
    "l immagine mostra",
    "la foto mostra",
    "il video mostra",
    "la foto ritrae",
    "l immagine ritrae",
    "le foto ritraggono",
    "immagine raffigura",
    "foto raffigura",
    "descrizione immagine",
    "descrizione dell immagine",
    "descrizione della foto",
    "descrizione del video",
    "descrizione foto",
    "descrizione video",
    "didascalia",
    "alttext",
    "testo alternativo",
    "alt text",
    "alt",
    "trascrizione",
    "sottotitol*",
    "sottotitolato",
    "in primo piano",
    "da sinistra",
    "a sinistra",
    "a destra nella",
];
/// What editors and networks write by themselves.
const AUTOMATIC: &[&str] = &[
    "potrebbe essere un",
    "potrebbe essere una",
    "may be an image",
    "may be a",
    "nessuna descrizione",
    "no photo description",
    "image may contain",
    "l immagine puo contenere",
    "immagine senza descrizione",
];
/// Words that say only that there is a picture.
const EMPTY: &[&str] = &[
    "immagine",
    "foto",
    "image",
    "photo",
    "picture",
    "video",
    "logo",
    "img",
    "screenshot",
    "allegato",
    "senza titolo",
    "untitled",
    "copertina",
    "banner",
    "post",
    "grafica",
    "whatsapp",
    "dsc",
    "schermata",
];

/// Adds `missing_alt_text` once, when an image or video has no text of its own and the draft does
/// not say what it shows. A file name, a single empty word and what networks write by themselves are
/// no text.
pub fn missing_alt_text(
    reading: &Reading<'_>,
    context: &DraftContext<'_>,
    out: &mut Vec<Recognition>,
) {
    let missing = |alt: &Option<String>| alt.as_deref().is_none_or(|alt| !says_something(alt));
    if !context.media.iter().any(missing) || phrase::any(reading, SUMMARIES) {
        return;
    }
    let sure = if reading.tokens().len() < 4 {
        0.92
    } else {
        0.8
    };
    out.push(recognition(
        Category::MissingAltText,
        None,
        sure,
        "draft.missing_alt_text",
    ));
}

fn says_something(alt: &str) -> bool {
    let reading = Reading::of(alt);
    let lower = alt.trim().to_ascii_lowercase();
    let file = [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4", ".heic", ".mov", ".svg",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending))
        && !lower.contains(' ');
    let words = (0..reading.tokens().len())
        .map(|token| reading.token_text(token))
        .filter(|word| word.bytes().any(|b| b.is_ascii_alphabetic()) && !EMPTY.contains(word))
        .count();
    !file && words > 0 && !phrase::any(&reading, AUTOMATIC)
}

// Comments made to measure, always the same: one in ten breaks the policy, the others do not.
import { random } from "./text.js";

const lawful = [
  "Grazie dell'informazione.", "Buongiorno a tutti.", "Le date sono confermate?", "Bella iniziativa, complimenti.", "Il modulo si trova sul sito?",
  "Aspettavo questa notizia da tempo.", "Gli orari dello sportello sono scomodi per chi lavora.", "L'anno scorso l'attesa è stata troppo lunga.",
  "Bene, ma si può fare di meglio.", "La procedura resta complicata, anche se il personale è gentile.", "Qualcuno ha già partecipato?",
  "Il servizio è lento e i tempi sono vergognosi.", "Condivido il post con i colleghi.", "Ottimo lavoro 👏", "Speriamo che duri.",
  "Sono un artigiano e la novità mi interessa.", "Peccato per il poco preavviso.", "Serve anche la tessera sanitaria?", "La sede di Livorno apre alle nove.",
  "Sono d'accordo solo in parte.", "Il bando precedente era scritto meglio.", "Finalmente una risposta chiara.", "Ho letto il regolamento e mi pare ragionevole.",
];

const breaking = [
  ["Siete dei buffoni incapaci.", "insult"], ["Branco di imbecilli, vergognatevi.", "insult"], ["Ma che cazzo di servizio è questo.", "vulgarity"],
  ["Che c4zz0 di orari sono.", "vulgarity"], ["Vi veniamo a prendere uno per uno.", "threat"], ["Chiamatemi al 347 1234567.", "personal_data"],
  ["Scrivete a luca.neri@posta.example per i dettagli.", "personal_data"], ["Porco dio che attesa.", "blasphemy"],
];

/** `count` comments `{ id, author, when, whenLong, text, expect }` from the `first`th on, by authors taken from `authors`. */
export function generated(count, authors, first = 0) {
  const comments = [];
  for (let index = first; index < first + count; index += 1) {
    const next = random(`comment ${index}`);
    const pick = (list) => list[Math.floor(next() * list.length)];
    const sentences = Array.from({ length: 1 + Math.floor(next() ** 2 * 5) }, () => pick(lawful));
    const [text, category] = index % 10 === 3 ? pick(breaking) : [];
    if (text) sentences[Math.floor(next() * sentences.length)] = text;
    const hours = 1 + Math.floor(next() * 22);
    comments.push({
      id: `777${String(index + 1).padStart(6, "0")}`,
      author: pick(authors),
      when: `${hours} h`,
      whenLong: hours === 1 ? "un'ora fa" : `${hours} ore fa`,
      text: sentences.join(" "),
      expect: category ? [category] : [],
    });
  }
  return comments;
}

const filler = "La pratica è stata lunga e il sito lento, ma alla fine lo sportello ha risolto tutto. ";

function long(middle) {
  const half = filler.repeat(Math.ceil(50_000 / filler.length)).slice(0, 50_000 - Math.ceil(middle.length / 2));
  return `${half}${middle}${half}`.slice(0, 100_000).padEnd(100_000, ".");
}

/** What a page may throw at whoever reads it. Written in code since JSON files should stay valid Unicode. */
export function hostile(authors) {
  const texts = [
    ["<script>window.__hacked = true</script><img src=x onerror=\"window.__hacked = true\"> <b>grassetto</b> &amp; &lt;i&gt;", []],
    ["javascript:alert(1) \"><svg onload=window.__hacked=true> siete dei buffoni <!-- -->", ["insult"]],
    ["مرحبا بكم في السوق، شكرا على المعلومات 🌿", []],
    ["شكرا! Il mercatino è bello ma chi lo organizza è un imbecille. \u202Bتحياتي\u202C", ["insult"]],
    ["Ottimo servizio \ud83d davvero, complimenti", []],
    ["Metà emoji \udc4d e poi siete dei buffoni \ud83d", ["insult"]],
    ["c\u0336a\u0336z\u0336z\u0336o\u0336 che attesa", ["vulgarity"]],
    ["\u200B\u200B\u2060\uFEFF", []],
    ["🎉".repeat(400), []],
    [long(""), []],
    [long(" Siete dei buffoni incapaci. "), ["insult"]],
  ];
  return texts.map(([text, expect], index) => ({
    id: `666${String(index + 1).padStart(6, "0")}`, author: authors[index % authors.length], when: "1 h", whenLong: "un'ora fa", text, expect,
  }));
}

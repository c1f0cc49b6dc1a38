// The pictures of the demonstration pages, drawn on request: avatars, covers, posters and emoji. All are ours; none is a file.

const escape = (text) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const palettes = [
  ["#27548a", "#4b86c4"], ["#8a3d27", "#cf7a55"], ["#2b6a4d", "#58a883"], ["#6a3a7c", "#a877b8"],
  ["#7a5a12", "#c79c3c"], ["#1f6470", "#4fa3ae"], ["#8b2d54", "#c9688f"], ["#44506b", "#7f8cab"],
];

function paletteOf(seed) {
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return palettes[((sum ^ (sum >>> 7)) >>> 0) % palettes.length];
}

function svg(width, height, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`;
}

function gradient([dark, light]) {
  return `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>`;
}

const font = 'font-family="Segoe UI, Helvetica, Arial, sans-serif"';

function avatar(name) {
  const initials = name.split(/[\s.]+/).filter((part) => /^\p{Lu}/u.test(part)).map((part) => part[0]).slice(0, 2).join("");
  return svg(80, 80, `${gradient(paletteOf(name))}<rect width="80" height="80" fill="url(#g)"/>
    <text x="40" y="52" text-anchor="middle" fill="#fff" font-size="32" font-weight="600" ${font}>${escape(initials)}</text>`);
}

/** The invented mark of the demonstration chamber: a tower over the sea, no real coat of arms. */
function chamber() {
  return svg(80, 80, `<rect width="80" height="80" fill="#123f63"/><path d="M28 56V30h-3v-9h6v4h4v-4h10v4h4v-4h6v9h-3v26z" fill="#fff"/>
    <rect x="36" y="42" width="8" height="14" rx="4" fill="#123f63"/><path d="M8 62q8-6 16 0t16 0 16 0 16 0" fill="none" stroke="#e9b949" stroke-width="4" stroke-linecap="round"/>`);
}

function cover(name) {
  const [dark, light] = name.startsWith("camera") ? ["#1c5d86", "#f3c98b"] : paletteOf(name);
  return svg(1100, 260, `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="#fdf1dd"/></linearGradient></defs>
    <rect width="1100" height="260" fill="url(#s)"/><circle cx="820" cy="120" r="46" fill="#fff6da"/>
    <path d="M0 170 180 96l150 62 170-84 210 92 180-58 210 70v82H0z" fill="${dark}" opacity=".35"/>
    <path d="M0 196 140 150l220 44 190-52 240 58 310-44v104H0z" fill="${dark}" opacity=".6"/>
    <path d="M0 216q70-14 140 0t140 0 140 0 140 0 140 0 140 0 140 0 140 0v44H0z" fill="${dark}"/>`);
}

const motifs = {
  key: '<circle cx="0" cy="0" r="46" fill="none" stroke="#fff" stroke-width="20"/><path d="M44 0h120M120 0v40M156 0v30" stroke="#fff" stroke-width="20" stroke-linecap="round"/>',
  screen: '<rect x="-70" y="-60" width="190" height="120" rx="10" fill="none" stroke="#fff" stroke-width="12"/><path d="M-20 92h90M-50 20l34-34 30 22 46-48" stroke="#fff" stroke-width="12" fill="none" stroke-linecap="round" stroke-linejoin="round"/>',
  stalls: '<path d="M-80-30h200l-14-46H-66zM-70-30v100M110-30v100M-80 30h200" stroke="#fff" stroke-width="12" fill="none" stroke-linejoin="round"/>',
  calendar: '<rect x="-70" y="-60" width="180" height="150" rx="12" fill="none" stroke="#fff" stroke-width="12"/><path d="M-70-14h180M-24-84v40M64-84v40M-20 40l26 26 50-52" stroke="#fff" stroke-width="12" fill="none" stroke-linecap="round"/>',
  school: '<path d="M-90-10 20-66l110 56L20 46zM-40 20v56q60 36 120 0V20M130-10v76" fill="none" stroke="#fff" stroke-width="12" stroke-linejoin="round" stroke-linecap="round"/>',
};

function poster(title, subtitle, motif) {
  return svg(680, 300, `${gradient(paletteOf(title))}<rect width="680" height="300" fill="url(#g)"/>
    <g opacity=".92" transform="translate(500 140)">${motifs[motif] ?? ""}</g>
    <text x="36" y="140" fill="#fff" font-size="38" font-weight="700" ${font}>${escape(title)}</text>
    <text x="36" y="182" fill="#fff" font-size="22" opacity=".92" ${font}>${escape(subtitle)}</text>
    <rect x="36" y="206" width="92" height="6" fill="#fff" opacity=".8"/>`);
}

function emoji(codes) {
  const characters = codes.split("-").map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join("");
  return svg(32, 32, `<text x="16" y="26" text-anchor="middle" font-size="26" font-family="Noto Color Emoji, Apple Color Emoji, Segoe UI Emoji, sans-serif">${characters}</text>`);
}

/** The drawing of a `/static/…` address, or nothing. */
export function drawing(url) {
  const [, , kind, name = ""] = decodeURIComponent(url.pathname).split("/");
  switch (kind) {
    case "avatar": return name === "camera" ? chamber() : avatar(name);
    case "cover": return cover(name);
    case "poster": return poster(name, url.searchParams.get("subtitle") ?? "", url.searchParams.get("motif"));
    case "emoji": return /^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/.test(name) ? emoji(name) : undefined;
    default: return undefined;
  }
}

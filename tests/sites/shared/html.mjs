/** Text as it may stand in HTML, attributes included. */
export const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** JSON that cannot end the script element it stands in. */
export const inlineJson = (data) => JSON.stringify(data).replace(/</g, "\\u003c");

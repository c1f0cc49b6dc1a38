// A contenteditable that React leaves alone, as the editors of the networks do.
import { useLayoutEffect, useRef } from "react";

/**
 * `onSubmit(text)` is called for a plain Enter when `enterSubmits`; `editor` gives the parent `{ text(), clear() }`.
 * Other attributes go to the element.
 */
export function Editable({ editor, enterSubmits = false, onSubmit, onInput, ...attributes }) {
  const element = useRef(null);
  const handle = {
    text: () => element.current.innerText.replace(/\n$/, ""),
    clear: () => empty(element.current),
  };
  useLayoutEffect(() => empty(element.current), []);
  if (editor) editor.current = handle;
  const onKeyDown = (event) => {
    if (!enterSubmits || event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const text = handle.text().trim();
    if (!text) return;
    handle.clear();
    onSubmit(text);
  };
  return (
    <div ref={element} contentEditable="true" suppressContentEditableWarning role="textbox" spellCheck="true" tabIndex={0}
      onKeyDown={onKeyDown} onInput={() => onInput?.(handle.text())} {...attributes} />
  );
}

function empty(element) {
  const paragraph = document.createElement("p");
  paragraph.append(document.createElement("br"));
  element.replaceChildren(paragraph);
}

// Private conversations: the page, and the bubbles that float over every other page. Nothing here may be read by anybody.
import { useRef, useState } from "react";
import { Editable } from "../shared/editable.jsx";
import { chats } from "./site.js";
import "./messaging.css";

function Conversation({ chat }) {
  const [messages, setMessages] = useState(chat.messages);
  const editor = useRef(null);
  const send = () => {
    const text = editor.current.text().trim();
    if (!text) return;
    editor.current.clear();
    setMessages((now) => [...now, { mine: true, text }]);
  };
  return (
    <>
      <ul className="msg-s-message-list msg-s-message-list-content">
        {messages.map((message, index) => (
          <li key={index} className={`msg-s-message-list__event${message.mine ? " msg-s-message-list__event--mine" : ""}`}>
            <div className="msg-s-event-listitem"><p className="msg-s-event-listitem__body">{message.text}</p></div>
          </li>
        ))}
      </ul>
      <div className="msg-form">
        <Editable editor={editor} className="msg-form__contenteditable" aria-label="Scrivi un messaggio…" />
        <button type="button" className="msg-form__send-button" onClick={send}>Invia</button>
      </div>
    </>
  );
}

export function MessagingOverlay() {
  return (
    <aside className="msg-overlay-container" aria-label="Messaggistica">
      <div className="msg-overlay-conversation-bubble">
        <header className="msg-overlay-bubble-header"><h2>{chats[0].with}</h2></header>
        <Conversation chat={chats[0]} />
      </div>
      <div className="msg-overlay-list-bubble">
        <header className="msg-overlay-bubble-header"><h2>Messaggistica</h2></header>
        <ul>{chats.map((chat) => <li key={chat.id} className="msg-conversation-card"><strong>{chat.with}</strong><p className="msg-conversation-card__message-snippet">{chat.messages[0].text}</p></li>)}</ul>
      </div>
    </aside>
  );
}

export function MessagingPage() {
  return <div className="msg-page"><h1>Messaggistica</h1><h2>{chats[0].with}</h2><Conversation chat={chats[0]} /></div>;
}

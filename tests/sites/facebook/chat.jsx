// Private conversations: the page of messages and the drawer that floats over every other page. Nothing here may be read by anybody.
import { useState } from "react";
import { Editable } from "../shared/editable.jsx";
import { Link } from "../shared/router.jsx";
import { chats } from "./site.js";
import c from "./styles.hashed.css";

function Conversation({ chat }) {
  const [messages, setMessages] = useState(chat.messages);
  return (
    <>
      <div role="grid" aria-label={`Messaggi nella conversazione con ${chat.with}`} className={c("bubbles")}>
        {messages.map((message, index) => (
          <div key={index} role="row" className={c(message.mine ? "chat-row mine" : "chat-row")}>
            <div role="gridcell" className={c("chat-bubble")}><div dir="auto">{message.text}</div></div>
          </div>
        ))}
      </div>
      <Editable enterSubmits onSubmit={(text) => setMessages((now) => [...now, { mine: true, text }])} data-lexical-editor="true" aria-label="Messaggio" aria-placeholder="Aa" className={c("chat-editor")} />
    </>
  );
}

export function ChatDrawer() {
  const [open, setOpen] = useState(true);
  const [chat] = chats;
  return (
    <div data-pagelet="ChatTabs" role="complementary" aria-label="Conversazioni aperte" className={c("drawer")}>
      <div className={c("chat-tab")}>
        <div className={c("chat-head")}>
          <img src={`/static/avatar/${encodeURIComponent(chat.with)}`} alt="" /><strong>{chat.with}</strong>
          <div role="button" tabIndex={0} aria-label={open ? "Riduci la chat" : "Apri la chat"} onClick={() => setOpen(!open)}>{open ? "–" : "+"}</div>
        </div>
        {open && <Conversation chat={chat} />}
      </div>
    </div>
  );
}

export function Messages({ id }) {
  const chat = chats.find((candidate) => candidate.id === id) ?? chats[0];
  return (
    <div className={c("messages")}>
      <div role="navigation" aria-label="Elenco delle conversazioni" className={c("chat-list")}>
        <h1>Chat</h1>
        {chats.map((other) => <Link key={other.id} href={`/messages/t/${other.id}`}><img src={`/static/avatar/${encodeURIComponent(other.with)}`} alt="" /><span>{other.with}</span></Link>)}
      </div>
      <div role="main" className={c("chat-main")}><h2>{chat.with}</h2><Conversation key={chat.id} chat={chat} /></div>
    </div>
  );
}

// <rich-text><textarea name="html"></textarea></rich-text>: a toolbar and an editor over the textarea, which keeps the
// value and is what the form sends. Without this script the textarea itself is the editor.
import { Editor } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import StarterKit from "@tiptap/starter-kit";
import { say as flash } from "../say.js";
import { cleaned, fenced } from "./pasting.js";
import { icon, say } from "./words.js";

const BUTTONS = [
  ["bold", "bold", (chain) => chain.toggleBold(), "bold"],
  ["italic", "italic", (chain) => chain.toggleItalic(), "italic"],
  ["heading", "heading-2", (chain) => chain.toggleHeading({ level: 2 }), ["heading", { level: 2 }]],
  ["subheading", "heading-3", (chain) => chain.toggleHeading({ level: 3 }), ["heading", { level: 3 }]],
  ["bullets", "list", (chain) => chain.toggleBulletList(), "bulletList"],
  ["numbers", "list-ordered", (chain) => chain.toggleOrderedList(), "orderedList"],
  ["quote", "quote", (chain) => chain.toggleBlockquote(), "blockquote"],
  ["link", "link", null, "link"],
];

// An editor is made when its block comes near: a hundred of them at once would keep the page waiting. Until then the text
// itself stands there, and a click or a Tab into it makes the editor.
const near = new IntersectionObserver(
  (seen) => seen.forEach((one) => one.isIntersecting && one.target.wake()),
  { rootMargin: "600px 0px" },
);

class RichText extends HTMLElement {
  #editor = null;

  connectedCallback() {
    if (this.#editor || this.querySelector(".rich-text-asleep")) return; // moved, not made: its own markup is no content
    const area = this.querySelector("textarea");
    if (!area) return;
    const text = Object.assign(document.createElement("div"), { className: "rich-text-asleep prose", tabIndex: 0 });
    text.setAttribute("role", "textbox");
    text.setAttribute("aria-multiline", "true");
    text.setAttribute("aria-label", this.dataset.label);
    text.innerHTML = area.value; // as the server cleaned it, or as she typed it herself
    text.addEventListener("focus", () => this.focus());
    area.hidden = true;
    this.querySelector("label").hidden = true;
    this.append(text);
    near.observe(this);
  }

  wake() {
    near.unobserve(this);
    if (this.#editor || !this.isConnected) return;
    this.querySelector(".rich-text-asleep")?.remove();
    const area = this.querySelector("textarea");
    const name = this.dataset.label;
    const host = document.createElement("div");
    host.className = "rich-text-page prose";
    this.#editor = new Editor({
      element: host,
      injectCSS: false,
      content: area.value,
      extensions: [
        StarterKit.configure({
          heading: { levels: [2, 3] },
          link: { openOnClick: false, autolink: true, protocols: ["http", "https", "mailto", "tel"] },
          codeBlock: false,
          horizontalRule: false,
          strike: false,
          underline: false,
        }),
        Placeholder.configure({ placeholder: area.placeholder }),
      ],
      editorProps: {
        attributes: { role: "textbox", "aria-multiline": "true", "aria-label": name },
        transformPastedHTML: (html) => this.#paste(html),
        handlePaste: (view, event) => this.#pasteFiles(event) || this.#pasteCode(event),
        handleKeyDown: (view, event) => this.#slash(view, event),
      },
      onUpdate: ({ editor }) => {
        area.value = editor.isEmpty ? "" : editor.getHTML();
        area.dispatchEvent(new Event("input", { bubbles: true }));
      },
      onBlur: () => area.dispatchEvent(new Event("change", { bubbles: true })),
      onTransaction: () => this.#show(),
    });
    this.append(this.#toolbar(name), host);
    this.#show();
  }

  disconnectedCallback() {
    // When it is only moved it is back before the next turn.
    setTimeout(() => {
      if (this.isConnected) return;
      near.unobserve(this);
      this.#editor?.destroy();
      this.#editor = null;
    });
  }

  focus() {
    this.wake();
    this.#editor?.commands.focus("end");
  }

  write(text) {
    this.#editor.chain().focus().insertContent(text).run();
  }

  #toolbar(name) {
    const bar = document.createElement("div");
    bar.className = "rich-text-bar";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", say("toolbar", { name }));
    BUTTONS.forEach(([word, picture, deed], n) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button quiet icon-only";
      button.dataset.word = word;
      button.title = say(word);
      button.setAttribute("aria-label", say(word));
      button.tabIndex = n ? -1 : 0;
      button.append(icon(picture));
      button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
      button.addEventListener("click", () => (deed ? deed(this.#editor.chain().focus()).run() : this.#link()));
      bar.append(button);
    });
    bar.addEventListener("keydown", (event) => {
      const stops = [...bar.querySelectorAll("button, input")];
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (event.key === "Escape") this.#editor.commands.focus();
      if (!step || event.target.matches("input")) return;
      event.preventDefault();
      const next = stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length];
      for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1;
      next.focus();
    });
    return bar;
  }

  #show() {
    for (const button of this.querySelectorAll(".rich-text-bar button[data-word]")) {
      const sort = BUTTONS.find(([word]) => word === button.dataset.word)[3];
      const on = Array.isArray(sort) ? this.#editor.isActive(...sort) : this.#editor.isActive(sort);
      button.setAttribute("aria-pressed", String(on));
    }
  }

  #link() {
    const bar = this.querySelector(".rich-text-bar");
    if (bar.querySelector("form, .rich-text-link")) return;
    const box = document.createElement("span");
    box.className = "rich-text-link";
    const field = Object.assign(document.createElement("input"), {
      type: "url",
      value: this.#editor.getAttributes("link").href ?? "",
      placeholder: "https://",
    });
    field.setAttribute("aria-label", say("address"));
    const done = () => {
      box.remove();
      this.#editor.commands.focus();
    };
    field.addEventListener("input", (event) => event.stopPropagation());
    field.addEventListener("change", (event) => event.stopPropagation());
    field.addEventListener("blur", () => box.remove());
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") done();
      if (event.key !== "Enter") return;
      event.preventDefault();
      const chain = this.#editor.chain().focus().extendMarkRange("link");
      const href = field.value.trim();
      if (href) chain.setLink({ href: /^[a-z]+:/i.test(href) ? href : `https://${href}` }).run();
      else chain.unsetLink().run();
      done();
    });
    box.append(field);
    bar.append(box);
    field.focus();
  }

  #paste(html) {
    const { html: clean, tables, codes, pictures } = cleaned(html);
    if (codes.length) this.#codes(codes);
    if (tables.length) this.dispatchEvent(new CustomEvent("tables-pasted", { bubbles: true, detail: tables }));
    if (pictures) flash(say("pictures_left", { n: pictures }));
    return clean;
  }

  #codes(codes) {
    this.dispatchEvent(new CustomEvent("codes-pasted", { bubbles: true, detail: codes }));
  }

  // Code between back-ticks becomes a block of its own; what stands around it is text.
  #pasteCode(event) {
    const data = event.clipboardData;
    const found = data && fenced(data.getData("text/plain").replace(/\r\n/g, "\n"));
    if (!found) return false;
    event.preventDefault();
    if (found.rest) this.#editor.commands.insertContent(found.rest.split(/\n\n+/).map((words) => ({ type: "paragraph", content: [{ type: "text", text: words.replace(/\n/g, " ") }] })));
    this.#codes(found.codes);
    return true;
  }

  // A picture from the clipboard becomes a block of its own; with text beside it (as Word does) the text is what counts.
  #pasteFiles(event) {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!files.length || event.clipboardData.getData("text/html") || event.clipboardData.getData("text/plain")) return false;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("picture-pasted", { bubbles: true, detail: files[0] }));
    return true;
  }

  // The text itself, to find in; and where to go when something was found.
  get text() {
    return this.#editor ? this.#editor.state.doc.textBetween(0, this.#editor.state.doc.content.size, "\n") : (this.querySelector(".rich-text-asleep")?.textContent ?? "");
  }

  reveal(needle, nth) {
    this.wake();
    const places = [];
    this.#editor.state.doc.descendants((node, at) => {
      if (!node.isText) return;
      const text = node.text.toLowerCase();
      for (let from = text.indexOf(needle); from >= 0; from = text.indexOf(needle, from + needle.length)) places.push(at + from);
    });
    const from = places[Math.min(nth, places.length - 1)];
    if (from === undefined) return;
    this.#editor.chain().setTextSelection({ from, to: from + needle.length }).scrollIntoView().run();
    const { view } = this.#editor;
    const [start, end] = [view.domAtPos(from), view.domAtPos(from + needle.length)];
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    globalThis.CSS?.highlights?.set("found", new Highlight(range)); // seen while one stays in the search field
  }

  #slash(view, event) {
    const { $from, empty } = view.state.selection;
    if (event.key !== "/" || !empty || $from.parent.textContent) return false;
    return !this.dispatchEvent(new CustomEvent("slash", { bubbles: true, cancelable: true }));
  }
}

customElements.define("rich-text", RichText);

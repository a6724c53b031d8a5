// What is pasted from Word or from the web, as far as a text block can say it: headings, lists in lists, bold, italic, links,
// quotes and code. Tables are told apart, pictures are counted: what does not come along is named, never lost in silence.
const KEPT = new Set(["P", "H2", "H3", "UL", "OL", "LI", "STRONG", "EM", "A", "BLOCKQUOTE", "CODE", "BR"]);
const RENAMED = { B: "strong", I: "em", H1: "h2", H4: "h3", H5: "h3", H6: "h3", PRE: "p", DT: "p", DD: "p", TT: "code", KBD: "code", SAMP: "code" };
const GONE = "style, script, meta, link, title, xml, head, noscript, iframe, object, svg, button, input, select, textarea";
const BLOCKS = "p, h2, h3, ul, ol, blockquote, table";
const LINK = /^(https?:|mailto:|tel:)/i;

export function cleaned(html) {
  // Styles are read, never applied, and handlers never made: under other names, for our policy refuses both aloud.
  const tame = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\s(style|on\w+)\s*=/gi, " data-$1=");
  const page = new DOMParser().parseFromString(tame, "text/html");
  const body = page.body;
  for (const part of body.querySelectorAll(GONE)) part.remove();
  comments(page, body);
  const pictures = [...body.querySelectorAll("img")].filter((one) => !/^(1|0)$/.test(one.getAttribute("width") ?? ""));
  for (const picture of body.querySelectorAll("img")) picture.replaceWith(picture.alt && picture.alt.length > 3 ? `[${picture.alt}] ` : "");
  wordLists(page, body);
  const codes = [...body.querySelectorAll("pre")].filter((one) => one.textContent.trim().includes("\n")).map(code);
  for (const one of body.querySelectorAll("pre")) if (one.textContent.trim().includes("\n")) one.remove();
  const tables = [...body.querySelectorAll("table")].filter((one) => !one.querySelector("table")).map(rows).filter((one) => one.length > 1 && one[0].length > 1);
  if (tables.length) for (const table of body.querySelectorAll("table")) if (!table.querySelector("table")) table.remove();
  for (const part of [...body.querySelectorAll("*")].reverse()) simpler(page, part);
  for (const part of body.querySelectorAll("p, h2, h3, li, blockquote")) if (!part.textContent.trim() && !part.querySelector("br")) part.remove();
  for (const item of body.querySelectorAll("ul > ul, ol > ol, ul > ol, ol > ul")) (item.previousElementSibling ?? item.parentElement).append(item); // Google Docs nests lists beside items
  return { html: body.innerHTML, tables, codes, pictures: pictures.length };
}

function code(block) {
  const [, syntax = ""] = /language-([\w+#-]+)/.exec(`${block.className} ${block.querySelector("code")?.className ?? ""}`) ?? [];
  return { syntax, code: block.textContent };
}

// Code between three back-ticks, apart from the text around it; null when there is none.
export function fenced(text) {
  const codes = [];
  const rest = text.replace(/^[ \t]*(```+|~~~+)[ \t]*([\w+#-]*)[^\n]*\n([\s\S]*?)\n[ \t]*\1[ \t]*$/gm, (_all, _fence, syntax, inside) => {
    codes.push({ syntax, code: inside });
    return "";
  });
  return codes.length ? { rest: rest.replace(/\n{3,}/g, "\n\n").trim(), codes } : null;
}

function comments(page, body) {
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const one of found) one.remove();
}

// Word writes a list as paragraphs that say their level, with the bullet in the text.
function wordLists(page, body) {
  let lists = []; // the list that is open at each level
  let last = "";
  for (const part of [...body.querySelectorAll("p, h1, h2, h3, h4, table, ul, ol")]) {
    const [, name = "", deep = 0] = /mso-list:\s*(\w+)\s+level(\d)/i.exec(part.getAttribute("data-style") ?? "") ?? [];
    const level = Number(deep);
    if (!level || part.tagName !== "P") {
      if (part.parentElement === body || !part.closest("li")) lists = [];
      continue;
    }
    const mark = [...part.querySelectorAll("span")].find((one) => /mso-list:\s*Ignore/i.test(one.getAttribute("data-style") ?? ""));
    const numbered = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(mark?.textContent ?? "");
    mark?.remove();
    const item = page.createElement("li");
    item.append(...part.childNodes);
    lists = name === last ? lists.slice(0, level) : [];
    last = name;
    if (!lists[level - 1]) {
      const list = page.createElement(numbered ? "ol" : "ul");
      const above = lists.findLast(Boolean);
      if (above) above.lastElementChild.append(list);
      else part.before(list);
      lists[level - 1] = list;
    }
    lists[level - 1].append(item);
    part.remove();
  }
}

function rows(table) {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()));
}

// Bold and italic that are a style become what they mean; what has no place hands over its content.
function simpler(page, part) {
  const style = part.getAttribute("data-style") ?? "";
  const name = RENAMED[part.tagName] ?? part.tagName.toLowerCase();
  const light = /font-weight:\s*(normal|400)/i.test(style); // Google Docs wraps everything in a bold that is not
  const kept = KEPT.has(name.toUpperCase()) && !(name === "strong" && light);
  const href = part.getAttribute("href") ?? "";
  let fresh;
  if (name === "a" && !LINK.test(href)) fresh = page.createDocumentFragment();
  else if (kept) fresh = page.createElement(name);
  else if (/^(div|section|article|center|address|figure|figcaption)$/.test(name) && !part.querySelector(BLOCKS) && part.textContent.trim()) fresh = page.createElement("p");
  else fresh = page.createDocumentFragment();
  if (name === "a" && fresh.setAttribute) fresh.setAttribute("href", href);
  const inside = [...part.childNodes];
  let holder = fresh;
  if (!part.querySelector(BLOCKS) && /^(span|font|a)$/.test(part.tagName.toLowerCase())) {
    for (const [says, tag] of [[/font-weight:\s*(bold|[6-9]00)/i, "strong"], [/font-style:\s*italic/i, "em"]]) {
      if (!says.test(style) || !part.textContent.trim()) continue;
      const around = page.createElement(tag);
      holder.append(around);
      holder = around;
    }
  }
  holder.append(...inside);
  part.replaceWith(fresh);
}

// A lesson taken elsewhere: one step at a time, questions answered here, and what was done told to the system around it
// as SCORM 1.2 asks. Without such a system it works just the same, and keeps nothing.
(function () {
  "use strict";
  const MOST = 4000; // characters of suspend_data that every system keeps
  const began = Date.now();
  const words = document.body.dataset;
  const steps = Array.from(document.querySelectorAll("section[data-step]"));
  const questions = Array.from(document.querySelectorAll("form[data-question]"));
  const nav = document.querySelector("nav");
  const [back, on] = nav.querySelectorAll("button");
  const where = nav.querySelector("span");
  const api = find(window) || (window.opener && find(window.opener));
  let kept = { at: 0, seen: [], answers: {}, right: {} };
  const mark = Number.parseInt(words.mark, 10) || 0; // percent, of a test; 0 for practice
  const clock = document.querySelector(".clock");
  let before = 0; // seconds, in sittings that went before
  let allowed = 0; // seconds; 0 for as long as one likes
  let ended = false;

  function find(from) {
    for (let at = from, n = 0; n < 12; n += 1, at = at.parent) {
      try {
        if (at.API) return at.API;
      } catch (_elsewhere) {
        return null;
      }
      if (at === at.parent) return null;
    }
    return null;
  }

  const get = (name) => (api ? String(api.LMSGetValue(name)) : "");
  const set = (name, value) => api && api.LMSSetValue(name, String(value));

  function begin() {
    if (api) {
      api.LMSInitialize("");
      try {
        kept = Object.assign(kept, JSON.parse(get("cmi.suspend_data") || "{}"));
      } catch (_broken) {
        // what was kept is not ours: begin anew
      }
      const status = get("cmi.core.lesson_status");
      if (status === "not attempted" || status === "") set("cmi.core.lesson_status", "incomplete");
      const place = Number.parseInt(get("cmi.core.lesson_location"), 10);
      if (place > 0) kept.at = place - 1;
      before = seconds(get("cmi.core.total_time"));
      allowed = mark ? seconds(get("cmi.student_data.max_time_allowed")) : 0;
    }
    allowed = allowed || (Number.parseInt(words.minutes, 10) || 0) * 60;
    for (const form of questions) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (mark && (kept.over || form.dataset.question in kept.right)) return;
        answer(form, read(form));
        keep();
      });
      const given = kept.answers[form.dataset.question];
      if (given) {
        write(form, given);
        answer(form, given);
      } else if (mark && form.dataset.question in kept.right) {
        close(form); // its answer went when there was too much to keep
      }
    }
    back.addEventListener("click", () => go(kept.at - 1));
    on.addEventListener("click", () => go(kept.at + 1));
    nav.hidden = false;
    go(Math.min(Math.max(kept.at, 0), steps.length - 1), true);
    if (allowed) {
      tick();
      setInterval(tick, 1000);
    }
    addEventListener("pagehide", end);
    addEventListener("beforeunload", end);
  }

  function go(to, first) {
    kept.at = to;
    if (!kept.seen.includes(to)) kept.seen.push(to);
    steps.forEach((step, n) => (step.hidden = n !== to));
    back.hidden = to === 0;
    on.hidden = to === steps.length - 1;
    where.textContent = words.where.replace("{n}", to + 1).replace("{all}", steps.length);
    if (!first) {
      steps[to].focus();
      scrollTo(0, 0);
    }
    keep();
  }

  function keep() {
    let text = JSON.stringify(kept);
    if (text.length > MOST) text = JSON.stringify({ ...kept, answers: {} });
    set("cmi.suspend_data", text.slice(0, MOST));
    set("cmi.core.lesson_location", kept.at + 1);
    const judged = questions.filter((form) => form.dataset.judged);
    if (judged.length) {
      const shares = judged.map((form) => kept.right[form.dataset.question] || 0);
      // A question of a test is right or it is not, and a score is never rounded up to a pass.
      const right = mark ? shares.filter((share) => share === 1).length : shares.reduce((sum, share) => sum + share, 0);
      const score = (right / judged.length) * 100;
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", mark ? Math.floor(score + 1e-9) : Math.round(score));
      if (mark && finished()) {
        const passed = score + 1e-9 >= mark;
        set("cmi.core.lesson_status", passed ? "passed" : "failed");
        const result = (passed ? words.passed : words.failed).replace("{right}", right).replace("{all}", judged.length);
        clock.textContent = kept.over ? `${words.over} ${result}` : result;
      }
    }
    if (!mark && finished()) set("cmi.core.lesson_status", "completed");
    set("cmi.core.exit", finished() ? "" : "suspend");
    if (api) api.LMSCommit("");
  }

  function finished() {
    const answered = questions.every((form) => form.dataset.question in kept.right);
    return Boolean(kept.over) || (kept.seen.length === steps.length && answered);
  }

  function spent() {
    return before + Math.floor((Date.now() - began) / 1000);
  }

  // What is left, said when a minute has gone; at the end what was answered stands, and the rest closes.
  function tick() {
    if (finished()) return;
    const left = allowed - spent();
    if (left > 0) {
      const said = words.left.replace("{n}", Math.ceil(left / 60));
      if (clock.textContent !== said) clock.textContent = said;
      return;
    }
    kept.over = true;
    questions.forEach(close);
    keep();
  }

  function seconds(span) {
    const parts = /^(\d+):(\d+):(\d+)/.exec(span);
    return parts ? parts.slice(1).reduce((sum, part) => sum * 60 + Number(part), 0) : 0;
  }

  function close(form) {
    form.querySelector("fieldset").disabled = true;
  }

  function end() {
    if (ended || !api) return;
    ended = true;
    const now = Math.floor((Date.now() - began) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    set("cmi.core.session_time", `${String(Math.floor(now / 3600)).padStart(4, "0")}:${two(Math.floor(now / 60) % 60)}:${two(now % 60)}`);
    api.LMSFinish("");
  }

  // What was chosen or written, field by field.
  function read(form) {
    const boxes = Array.from(form.querySelectorAll("input[type=radio], input[type=checkbox]"));
    if (boxes.length) return boxes.filter((box) => box.checked).map((box) => box.value);
    return Array.from(form.querySelectorAll("input, select, textarea")).map((field) => field.value);
  }

  function write(form, given) {
    const boxes = Array.from(form.querySelectorAll("input[type=radio], input[type=checkbox]"));
    for (const box of boxes) box.checked = given.includes(box.value);
    if (!boxes.length) Array.from(form.querySelectorAll("input, select, textarea")).forEach((field, n) => (field.value = given[n] || ""));
  }

  function answer(form, given) {
    const key = JSON.parse(document.getElementById(`key-${form.dataset.question}`).textContent);
    const { share, lines } = judge(key, given);
    kept.answers[form.dataset.question] = given;
    kept.right[form.dataset.question] = share;
    const result = form.querySelector(".result");
    result.replaceChildren();
    if (form.dataset.judged) {
      const verdict = document.createElement("strong");
      verdict.textContent = share === 1 ? words.right : share > 0 ? words.partly : words.wrong;
      result.append(verdict);
    }
    for (const line of lines.filter(Boolean)) {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      result.append(paragraph);
    }
    result.hidden = false;
    if (mark) close(form);
  }

  // How much of it is right, 0..1, and what there is to say.
  function judge(key, given) {
    if (key.options) {
      const wrong = key.options.some((option) => option.right !== given.includes(option.id));
      const told = key.options.filter((option) => given.includes(option.id) || option.right);
      return { share: wrong ? 0 : 1, lines: told.map((option) => `${option.right ? "✓" : "✗"} ${option.text}. ${option.why}`) };
    }
    if (key.parts) {
      const good = key.parts.map((part, n) => part.accepted.some((one) => plain(one) === plain(given[n] || "")));
      const lines = key.parts.map((part, n) => `${good[n] ? "✓" : "✗"} ${part.name ? `${part.name}: ` : ""}${part.accepted[0]}. ${part.why || ""}`);
      return { share: good.filter(Boolean).length / (good.length || 1), lines: [...lines, key.why] };
    }
    if (key.open) return { share: 1, lines: [key.why] };
    const mine = given[0] || "";
    const slip = key.slips.find((one) => plain(one.text) === plain(mine));
    const good = key.value === null ? key.accepted.some((one) => plain(one) === plain(mine)) : numbers(mine).some((one) => Math.abs(one - key.value) <= key.tolerance + 1e-9);
    return { share: good ? 1 : 0, lines: [`✓ ${key.shown}`, good || !slip ? "" : slip.why, key.why] };
  }

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[-\s]+/g, " ").replace(/["'‘’“”.,;:!?()]/g, "").trim();
  }

  // "2,5" and "2.5" are one; "1.250" may be a thousand.
  function numbers(text) {
    const bare = (text.match(/-?[\d.,\s]+/) || [""])[0].replace(/\s/g, "");
    const readings = [bare.replace(",", "."), bare.replace(/\./g, "").replace(",", "."), bare.replace(/,/g, "")];
    return readings.filter(Boolean).map(Number).filter(Number.isFinite);
  }

  begin();
})();

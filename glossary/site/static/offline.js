// The search in a folder of pages: it reads the small files that are beside them, as
// scripts, since a page that was opened from a disk may read nothing else.

const box = document.getElementById("hits");
const said = document.getElementById("hits-count");
const more = document.getElementById("more-hits");
const AT_ONCE = 30;

// ---- files of the index

const waiting = new Map();
const files = new Map();
window.glossaryIndex = { put: (name, content) => waiting.get(name)?.(content) };

const file = (name) => {
    if (!files.has(name)) {
        files.set(name, new Promise((resolve, reject) => {
            const script = document.createElement("script");
            waiting.set(name, resolve);
            script.onerror = () => (name.startsWith("t-") ? resolve(null) : reject(new Error(name)));
            script.src = `${box.dataset.index}${encodeURIComponent(name)}.js`;
            document.head.append(script);
        }));
    }
    return files.get(name);
};

// ---- what is looked for

const shardOf = (text, cjk) => {
    const characters = [...text].slice(0, cjk.test(text[0]) ? 1 : 2);
    return `t-${characters.map((c) => c.codePointAt(0).toString(16)).join("-")}`;
};

// A lone letter may begin many files: those are not read for it.
const shard = async (text, cjk) => (await file(shardOf(text, cjk))) ?? { terms: {}, pieces: {} };

const together = (lists) => lists.reduce((kept, list) => {
    const here = new Set(list);
    return kept.filter((number) => here.has(number));
});

const beginning = (postings, text) => [
    ...new Set(Object.keys(postings).filter((k) => k.startsWith(text)).flatMap((k) => postings[k])),
];

// The numbers of entries: those that are it, those that begin so, those that hold it.
const find = async (query, about) => {
    const cjk = new RegExp(`^[${about.cjk}]`);
    const run = new RegExp(`[${about.cjk}]+`, "g");
    const joiners = new Set(about.joiners);
    const text = query.normalize("NFKC").toLowerCase();
    const key = [...text].filter((c) => !joiners.has(c)).join("") || text.trim();
    if (!key) return [];
    const { terms } = await shard(key, cjk);
    const exact = Object.hasOwn(terms, key) ? terms[key] : [];
    const lists = [];
    for (const part of key.match(run) ?? []) {
        const pairs = [...part].map((_, i, all) => all.slice(i, i + 2).join(""));
        if (pairs.length > 1) pairs.pop(); // the term may go on after it
        for (const pair of pairs) {
            const { pieces } = await shard(pair, cjk);
            lists.push(pairs.length > 1 || pair.length > 1 ? pieces[pair] ?? [] : beginning(pieces, pair));
        }
    }
    for (const word of text.replace(run, " ").match(/[\p{L}\p{N}]+/gu) ?? []) {
        lists.push(beginning((await shard(word, cjk)).pieces, word));
    }
    const holding = lists.length ? together(lists) : [];
    const found = [exact, beginning(terms, key), holding].map((l) => l.toSorted?.((a, b) => a - b) ?? [...l].sort((a, b) => a - b));
    return [...new Set(found.flat())];
};

// The noun of a Korean word that was typed with its particle.
const bare = (query, about) => {
    const particle = new RegExp(`^${about.particle}$`);
    for (let length = 2; length < query.length; length += 1) {
        if (particle.test(query.slice(length))) return query.slice(0, length);
    }
    return "";
};

// ---- what is shown

const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
};

const hit = ([path, ko, en, ja, , status, reliability]) => {
    const columns = [["ko", ko], ["en", en], ["ja", ja]].map(([lang, terms], i) => {
        const shown = terms || (i ? "" : path);
        const inside = i ? shown : element("a", { href: box.dataset.entries + path.split("/").map(encodeURIComponent).join("/") }, shown);
        return element("span", { lang: terms ? lang : "", className: "offline-term" }, inside);
    });
    const state = element("span", { className: `offline-state ${status}` }, box.dataset[status]);
    if (reliability) {
        const meaning = box.dataset.stars.replace("{stars}", reliability).replace("{meaning}", box.dataset[`meaning-${reliability}`]);
        const stars = element("span", { className: "stars", title: meaning, role: "img", ariaLabel: meaning });
        stars.textContent = "★".repeat(reliability) + "☆".repeat(4 - reliability);
        state.append(" ", stars);
    }
    return element("li", {}, ...columns, state);
};

let numbers = [];
let shown = 0;
let turn = 0;

const show = async (about) => {
    const mine = turn;
    const next = numbers.slice(shown, shown + AT_ONCE);
    const rows = await Promise.all(next.map(async (number) => {
        const part = await file(`d-${Math.floor(number / about.size)}`);
        return part[number % about.size];
    }));
    if (mine !== turn) return;
    const first = box.querySelectorAll("li").length;
    const list = box.querySelector("ol") ?? box.appendChild(element("ol", { className: "offline-hits" }));
    list.append(...rows.map(hit));
    shown += next.length;
    more.hidden = shown >= numbers.length;
    if (first) list.children[first]?.querySelector("a")?.focus();
};

const say = (message, values) => {
    said.textContent = message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

const search = async (query, subject, called) => {
    turn += 1;
    const mine = turn;
    const about = await file("index");
    let without = "";
    let found;
    if (query) {
        found = await find(query, about);
        const noun = found.length ? "" : bare(query, about);
        if (noun) {
            found = await find(noun, about);
            if (found.length) without = box.dataset.without;
        }
    } else {
        found = Object.hasOwn(about.subjects, subject) ? await file(`s-${about.subjects[subject]}`) : [];
    }
    if (mine !== turn) return;
    numbers = found;
    shown = 0;
    box.replaceChildren();
    const count = numbers.length.toLocaleString(document.documentElement.lang);
    const message = { 0: box.dataset.none, 1: box.dataset.one }[numbers.length] ?? box.dataset.count;
    say(message + without, { query: query || called, count });
    await show(about);
};

const failed = () => say(box.dataset.failed, {});

more.addEventListener("click", async () => show(await file("index")).catch(failed));

const asked = new URLSearchParams(location.search);
const input = document.querySelector(".search-box input");
const query = (asked.get("q") ?? "").trim();
const subject = asked.get("subject") ?? "";
input.value = query;
const named = [...document.querySelectorAll("[data-subject]")].find((a) => a.dataset.subject === subject);
if (query || subject) search(query, subject, named?.textContent ?? box.dataset.nowhere).catch(failed);
else input.focus();

// What is typed is looked for at once; the address keeps up, for a bookmark.
let later = 0;
input.addEventListener("input", (event) => {
    clearTimeout(later);
    if (event.isComposing) return;
    later = setTimeout(() => {
        const typed = input.value.trim();
        if (typed) search(typed, "", "").catch(failed);
    }, 120);
});
input.form.addEventListener("submit", (event) => {
    const typed = input.value.trim();
    if (!typed) return;
    event.preventDefault();
    clearTimeout(later);
    try {
        history.replaceState(null, "", `?${new URLSearchParams({ q: typed })}`);
    } catch {
        // a page from a disk may not change its address everywhere
    }
    search(typed, "", "").catch(failed);
});

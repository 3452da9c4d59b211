// Suggestions under the search box: a combobox with a list box, after the ARIA Authoring
// Practices (editable combobox with list autocomplete). The form works without it.

const DELAY = 60; // ms of rest before asking; keys come 100 to 200 ms apart
const LANGUAGES = ["ko", "en", "ja"];
let boxes = 0;

for (const input of document.querySelectorAll("input[data-suggest]")) {
    if (input.dataset.suggest) combobox(input);
}

function combobox(input) {
    const id = `suggestions-${++boxes}`;
    const list = Object.assign(document.createElement("ul"), { id, hidden: true, className: "suggestions-list" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.heading);
    const said = Object.assign(document.createElement("div"), { className: "hidden-text" });
    said.setAttribute("role", "status");
    input.after(list);
    input.form.append(said);
    for (const [name, value] of Object.entries({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-controls": id,
        "aria-expanded": "false",
    })) input.setAttribute(name, value);

    let asked = null; // the request that is under way
    let timer = 0;
    let active = -1;
    let answered = null; // the text that the list is about

    const options = () => [...list.children];

    function close() {
        clearTimeout(timer);
        asked?.abort();
        list.hidden = true;
        activate(-1);
        input.setAttribute("aria-expanded", "false");
    }

    function activate(place) {
        options().forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
        active = place;
        if (place < 0) {
            input.removeAttribute("aria-activedescendant");
        } else {
            input.setAttribute("aria-activedescendant", options()[place].id);
            options()[place].scrollIntoView({ block: "nearest" });
        }
    }

    function show(text, suggestions) {
        answered = text;
        list.replaceChildren(...suggestions.map((suggestion, i) => option(suggestion, `${id}-${i}`)));
        const any = suggestions.length > 0;
        list.hidden = !any;
        input.setAttribute("aria-expanded", String(any));
        activate(-1);
        said.textContent = any
            ? input.dataset.count.replace("{count}", suggestions.length)
            : input.dataset.none;
    }

    async function ask() {
        const text = input.value.trim();
        asked?.abort();
        if (!text) {
            said.textContent = "";
            answered = null;
            return close();
        }
        if (text === answered && !list.hidden) return;
        asked = new AbortController();
        const { signal } = asked;
        try {
            const address = `${input.dataset.suggest}?${new URLSearchParams({ q: text })}`;
            const response = await fetch(address, { signal });
            if (!response.ok) return close();
            const { suggestions } = await response.json();
            if (!signal.aborted && document.activeElement === input) show(text, suggestions);
        } catch (error) {
            if (error.name !== "AbortError") close(); // no network: the form still works
        }
    }

    // Korean is composed in the box syllable by syllable, and `input` comes at each jamo.
    input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, DELAY);
    });

    input.addEventListener("keydown", (event) => {
        // Keys that belong to an input method are not for the list: Enter may end a syllable.
        if (event.isComposing || event.keyCode === 229) return;
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const count = list.hidden ? 0 : options().length;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            if (!count) return ask();
            const step = event.key === "ArrowDown" ? 1 : -1;
            // From the box to the first or the last, from those back to the box.
            activate(((active + 1 + step + count + 1) % (count + 1)) - 1);
        } else if (event.key === "Enter" && count && active >= 0) {
            event.preventDefault();
            location.assign(options()[active].dataset.href);
        } else if (event.key === "Escape" && count) {
            event.preventDefault(); // a second one empties the box
            close();
        }
    });

    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus
    list.addEventListener("click", (event) => {
        const chosen = event.target.closest("[role=option]");
        if (!chosen) return;
        if (event.ctrlKey || event.metaKey) window.open(chosen.dataset.href, "_blank", "noopener");
        else location.assign(chosen.dataset.href);
    });
}

function option(suggestion, id) {
    const item = Object.assign(document.createElement("li"), { id });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = suggestion.url;
    for (const language of LANGUAGES) {
        if (!suggestion[language]) continue;
        const term = Object.assign(document.createElement("bdi"), {
            lang: language,
            textContent: suggestion[language],
        });
        if (item.childElementCount) item.append(" ");
        item.append(term);
    }
    if (!item.childElementCount) item.textContent = suggestion.concept;
    return item;
}

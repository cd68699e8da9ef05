// Streamlit's own words are English (its issue 1353). They are said in the page's language where they stand, so that
// an eye, a keyboard and a screen reader meet the same words. What is data, such as the name of a file, is left alone.
(phrases => {
    const FILES = '[data-testid^="stFile"], [data-testid="stTooltipContent"]', BOXES = ':is([data-testid^="stSelectbox"], [data-testid^="stMultiSelect"])';
    const SKIP = '[data-testid="stSkipToContent"]', SCOPE = `${FILES}, ${BOXES}, ${SKIP}`;
    const DATA = '[data-testid="stFileChipName"], [data-testid="stIconMaterial"], [data-testid="stWidgetLabel"]';
    const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];
    const known = Object.fromEntries(Object.entries(phrases).map(([where, pairs]) =>
        [where, pairs.map(([pattern, told]) => [new RegExp(`^(?:${pattern})$`, 's'), told])]));
    // What stood there in English, so that another language can be said later.
    const state = window.kpiOwnWords ??= {english: new WeakMap(), said: new WeakMap()};
    const say = (text, where) => {
        for (const [pattern, told] of known[where]) {
            const found = pattern.exec(text.trim());
            if (found) return text.replace(text.trim(), () => told.replace(/\{(\d)\}/g, (_, place) => found[place]));
        }
        return null;
    };
    const kept = (map, node, name) => map.get(node)?.[name];
    const keep = (map, node, name, text) => map.set(node, {...map.get(node), [name]: text});
    const replace = (node, where, name, now, write) => {
        const english = kept(state.said, node, name) === now ? kept(state.english, node, name) : now;
        const told = say(english, where);
        if (told === null || told === now) return;
        keep(state.english, node, name, english);
        keep(state.said, node, name, told);
        write(told);
    };
    const sayText = node => {
        const part = node.parentElement;
        if (!part?.closest(SCOPE) || part.closest(DATA)) return;
        // What can be chosen in a box is data; the one thing Streamlit says among it is that there is nothing.
        const where = part.closest(SKIP) ? 'skip' : part.closest(FILES) ? 'files' : 'choices';
        replace(node, where, 'text', node.data, told => { node.data = told; });
    };
    const sayElement = part => {
        if (!part.closest(SCOPE) || part.closest(DATA)) return;
        const where = part.closest(FILES) ? 'files' : 'boxes';
        for (const name of ATTRIBUTES)
            if (part.hasAttribute(name))
                replace(part, where, name, part.getAttribute(name), told => part.setAttribute(name, told));
    };
    const sayAll = root => {
        if (root.nodeType === Node.TEXT_NODE) return sayText(root);
        if (root.nodeType !== Node.ELEMENT_NODE || !(root.closest(SCOPE) || root.querySelector(SCOPE))) return;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = root; node; node = walker.nextNode())
            node.nodeType === Node.TEXT_NODE ? sayText(node) : sayElement(node);
    };
    state.observer?.disconnect();
    state.observer = new MutationObserver(changes => {
        for (const change of changes) {
            if (change.type === 'characterData') sayText(change.target);
            else if (change.type === 'attributes') sayElement(change.target);
            else change.addedNodes.forEach(sayAll);
        }
    });
    state.observer.observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
    });
    sayAll(document.body);
})

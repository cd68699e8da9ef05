// The script that draws charts is most of what there is to fetch, and the first page has no need of it: it is fetched
// once that page stands, so that the first chart does not wait for it.
(script => {
    if (window.kpiFetchedAhead) return;
    window.kpiFetchedAhead = true;
    const hint = document.createElement('link');
    Object.assign(hint, {rel: 'prefetch', as: 'script', crossOrigin: 'anonymous', href: new URL(script, document.baseURI)});
    document.head.append(hint);
})

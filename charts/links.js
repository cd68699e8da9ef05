// A click on a link within the dashboard changes the page without loading it anew: the address is changed and
// Streamlit is told so as by the browser's own back button. Opening in a new tab, and links elsewhere, stay as
// they are; without this script every link still works, only slower.
if (!window.kpiLinks) {
    window.kpiLinks = true;
    const menus = () => document.querySelectorAll('details.kpi-menu[open]');
    // Streamlit's link over the page leads to the whole of it, the menus included.
    const toTheFinding = event => {
        const finding = document.querySelector('.kpi-h1');
        if (!finding) return;
        event.preventDefault();
        finding.tabIndex = -1;
        finding.focus({focusVisible: true});
    };
    document.addEventListener('click', event => {
        for (const menu of menus())
            if (!menu.contains(event.target)) menu.open = false;
        if (event.target.closest?.('[data-testid="stSkipToContent"]')) return toTheFinding(event);
        const link = event.target.closest?.('a.kpi-link, .js-plotly-plot a');
        if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        const asked = link.getAttribute('href') ?? link.getAttribute('xlink:href');
        const target = new URL(asked, document.baseURI);
        if (target.origin !== location.origin || link.hasAttribute('download')) return;
        event.preventDefault();
        for (const menu of menus()) menu.open = false;
        history.pushState(null, '', target);
        window.dispatchEvent(new PopStateEvent('popstate'));
        document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    });
    document.addEventListener('keydown', event => {
        if (event.key !== 'Escape') return;
        for (const menu of menus()) {
            menu.open = false;
            menu.querySelector('summary').focus();
        }
    });
}
